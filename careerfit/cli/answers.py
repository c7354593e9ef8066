"""`careerfit answers inspect FILE`: what a file of answers is, and a mapping for it."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import AnswersError, CareerfitError, Fault, MissingExtraError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.exchange.answers.proposing import Proposal
    from careerfit.exchange.answers.table import Table
    from careerfit.model.quiz import Quiz

Output = Annotated[Path | None, Parameter(name=["--output", "-o"])]
QuizName = Annotated[str | None, Parameter(name="--quiz")]
_WIDEST = 80
_LIBRARIES = ("polars", "python_calamine", "xlsxwriter")


def inspect(
    table: Path,
    /,
    *,
    quiz: QuizName = None,
    form: str | None = None,
    output: Output = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs(*_LIBRARIES)
    from careerfit.cli.quiz import default
    from careerfit.exchange.answers.gathering import opened
    from careerfit.exchange.answers.proposing import propose

    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    found = opened(table)
    chosen = quiz_form(catalogue, name, form, found)
    try:
        proposal = propose(found, chosen)
    except AnswersError as error:
        raise CareerfitError(*error.faults, *_elsewhere(catalogue, found)) from error
    if output is not None:
        _write(proposal, output, catalogue.folder)
    if as_json:
        write_json(_for_scripts(proposal, here.voice))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(proposal, output, here.voice))


def needs(*libraries: str, extra: str = "screen") -> None:
    """Raises MissingExtraError, naming the pip line, unless all libraries are there."""
    if any(find_spec(library) is None for library in libraries):
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": extra}))


def quiz_form(catalogue: "Catalogue", name: str, form: str | None, table: "Table") -> "Quiz":
    """The form that was named, or that the sheets name, or that fits the file best."""
    from careerfit.exchange.answers.proposing import best_form

    forms = catalogue.forms(name)
    made = {made.form for made in table.made_for if made.quiz == name and made.form in forms}
    if form is None and len(made) == 1:
        form = made.pop()
    if form is not None:
        return catalogue.quiz(name, form)
    return best_form(table, (catalogue.quiz(name, each) for each in forms))


def _elsewhere(catalogue: "Catalogue", table: "Table") -> Iterator[Fault]:
    """The form of another quiz that this file seems to answer."""
    from careerfit.exchange.answers.proposing import best_form, matched

    forms = [
        catalogue.quiz(name, form) for name in catalogue.quizzes for form in catalogue.forms(name)
    ]
    best = best_form(table, forms)
    if n := matched(table, best):
        data = {"quiz": best.source.slug, "form": best.form, "n": n}
        yield Fault("answers.try_quiz", table.file, data=data)


def _write(proposal: "Proposal", path: Path, source: Path) -> None:
    """The mapping as YAML. A file that a person may have finished is not replaced."""
    from careerfit.cli.files import OutputError, write_file
    from careerfit.reading import written

    if path.exists():
        raise OutputError(Fault("answers.mapping_exists", str(path)))
    value = json.loads(proposal.mapping.model_dump_json(exclude_none=True))
    # Schema and licence are those of a catalogue's files; this one is the recruiter's own.
    text = written(value, "mapping").split("\n", 2)[2]
    write_file(path, text.encode(), source)


def _for_scripts(proposal: "Proposal", voice: Voice) -> dict[str, Any]:
    table = proposal.table
    return {
        "file": table.file,
        "kind": table.kind,
        **table.details,
        "mapping": json.loads(proposal.mapping.model_dump_json(exclude_none=True)),
        "evidence": dict(proposal.evidence),
        "labels": {
            name: [
                {"cell": one.cell, "option": one.option, "why": one.why, "sure": one.sure}
                for one in every
            ]
            for name, every in proposal.labels.items()
        },
        "unused": [{"name": name, "kind": kind} for name, kind in proposal.unused],
        "missing_items": list(proposal.missing_items),
        "notes": [{"code": code, "sentence": _say(code, d, voice)} for code, d in proposal.notes],
        "unsure": [{"code": code, "sentence": _say(code, d, voice)} for code, d in proposal.doubts],
    }


def _told(proposal: "Proposal", output: Path | None, voice: Voice) -> Iterator[str]:
    yield from _told_file(proposal, voice)
    yield from _told_columns(proposal, voice)
    for heading, said in (("notes", proposal.notes), ("unsure", proposal.doubts)):
        if said:
            yield voice.say(f"answers.told_{heading}")
        yield from (f"  {_say(code, data, voice)}" for code, data in said)
    yield _next(proposal, output, voice)


def _told_file(proposal: "Proposal", voice: Voice) -> Iterator[str]:
    """What kind of file it is."""
    table = proposal.table
    kind = voice.say(f"answers.kind_{table.kind}")
    yield voice.say("answers.told_file", file=table.file, kind=kind)
    for name, value in table.details.items():
        yield f"  {voice.say(f'answers.detail_{name}', value=_visible(value))}"
    yield f"  {voice.say('answers.told_headers', n=proposal.mapping.header_rows)}"
    if table.rejected:
        yield f"  {voice.say('answers.told_rejected', n=len(table.rejected))}"


def _told_columns(proposal: "Proposal", voice: Voice) -> Iterator[str]:
    """Which columns are items, what their cells mean, and which are not read."""
    mapping = proposal.mapping
    yield voice.say("answers.told_form", quiz=mapping.quiz, form=mapping.form)
    n, missing = len(mapping.columns), len(proposal.missing_items)
    yield f"  {voice.say('answers.told_items', n=n, of=n + missing)}"
    for evidence, many in sorted(Counter(proposal.evidence.values()).items()):
        yield f"  {voice.say(f'answers.evidence_{evidence}', n=many)}"
    if mapping.id is not None:
        yield f"  {voice.say('answers.told_id', name=one_line(mapping.id))}"
    for name, every in proposal.labels.items():
        if every:
            yield voice.say("answers.told_labels", name=name)
        for one in every:
            why = voice.say(f"answers.why_{one.why}")
            yield f"  {one_line(one.cell)} → {_option(one.option, voice)}  ({why})"
    if proposal.unused:
        yield voice.say("answers.told_unused", n=len(proposal.unused))
    for column, kind in proposal.unused:
        yield f"  {one_line(column)}  ({voice.say(f'answers.column_{kind}')})"


def _next(proposal: "Proposal", output: Path | None, voice: Voice) -> str:
    """What to do now."""
    data = {"file": proposal.table.file, "quiz": proposal.mapping.quiz}
    if output is not None:
        return voice.say("answers.next_written", mapping=output, **data)
    return voice.say("answers.next_unsure" if proposal.doubts else "answers.next_sure", **data)


def _say(code: str, data: Any, voice: Voice) -> str:
    from careerfit.model.text import Text

    said = {
        key: voice.read(value) if isinstance(value, Text) else _plain(value)
        for key, value in data.items()
    }
    return voice.say(f"answers.{code}", **said) if said else voice.say(f"answers.{code}")


def _option(option: object, voice: Voice) -> str:
    return voice.say("answers.option_missing") if option == "missing" else str(option)


def _plain(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


def one_line(text: str) -> str:
    """A cell or header on one line, without what a terminal would obey."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"


def _visible(value: str) -> str:
    return {"\t": "TAB"}.get(value, one_line(value))
