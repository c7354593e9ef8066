"""Select quizzes and their keys: each fits the other, and a private key comes from elsewhere."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerfit.catalogue.catalogue import Catalogue, known
from careerfit.catalogue.place import At, Named
from careerfit.errors import ContentError, Fault, UsageError
from careerfit.model.profile import SECTIONS
from careerfit.model.quiz import OWN, QuizSource
from careerfit.model.select import BEST, KeyedItem, Question, SelectKey, Situation
from careerfit.reading import fit, read
from careerfit.reading.document import Path_

Asked = Situation | Question


def with_key(catalogue: Catalogue, quiz: str, path: Path) -> Catalogue:
    """The same catalogue, a quiz of it keyed from a file.

    Raises UsageError for a quiz that takes no key, ContentError where the key does not fit it.
    """
    if known(catalogue.quizzes, quiz, "quiz").purpose != "select":
        raise UsageError(Fault("no_select_quiz", data={"quiz": quiz}))
    document = read(path)
    key = fit(document, SelectKey)
    at = At(document)
    found = [
        *at.languages(key, catalogue.about.languages),
        *at.citations({**catalogue.about.sources, **catalogue.jurisdiction.laws}, (), {}),
        *key_faults(catalogue, key, at, quiz),
    ]
    if faults := [fault for fault in found if fault.severity == "error"]:
        raise ContentError(*faults)
    return dataclasses.replace(catalogue, keys={**catalogue.keys, quiz: key})


def select_faults(catalogue: Catalogue, quiz: QuizSource, at: At) -> Iterator[Fault]:
    """Names that only a select quiz uses, and whether it says where its key is."""
    traits: Named = [
        (("situations", slug, "trait"), s.trait) for slug, s in quiz.situations.items()
    ]
    yield from at.unknown("trait", traits, catalogue.traits)
    gates: Named = [(("gates", index), gate) for index, gate in enumerate(quiz.gates)]
    yield from at.unknown("gate", gates, catalogue.jurisdiction.gates)
    rests: Named = [
        (("knowledge", slug, "statements", index), statement)
        for slug, question in quiz.knowledge.items()
        for index, statement in enumerate(question.statements)
    ]
    yield from at.unknown("statement", rests, tuple(_statements(catalogue)) if rests else ())
    for name, form in quiz.forms.items():
        for section in OWN:
            asked: Named = [
                (("forms", name, section, index), slug)
                for index, slug in enumerate(getattr(form, section))
            ]
            yield from at.unknown("item", asked, getattr(quiz, section))
    if quiz.purpose == "select" and quiz.key is None:
        yield at.fault("select_key_unsaid", ("purpose",))
    if quiz.purpose != "select" and quiz.key is not None:
        yield at.fault("no_select_quiz", ("key",), quiz=quiz.slug)
    if quiz.key == "public" and quiz.slug not in catalogue.keys:
        yield at.fault("key_missing", ("key",))


def _statements(catalogue: Catalogue) -> Iterator[str]:
    for slug, role in catalogue.roles.items():
        for section in SECTIONS:
            entries = getattr(role, section)
            yield from (f"{slug}/{section}/{name}" for name in entries)


def key_faults(
    catalogue: Catalogue, key: SelectKey, at: At, quiz: str | None = None
) -> Iterator[Fault]:
    """Where a key is not that of its quiz, whole; `quiz` is the one it is given for."""
    named = quiz or Path(at.document.file).parent.name
    source = catalogue.quizzes[named]
    written = {"quiz": key.quiz, "version": key.version, "select_key": key.select_key}
    expected = {"quiz": named, "version": source.version, "select_key": source.key}
    for field, said in written.items():
        if said != expected[field]:
            yield at.fault("key_of_another", (field,), written=said, expected=expected[field])
    if key.quiz == named:
        for section in OWN:
            yield from _items(getattr(source, section), getattr(key, section), section, at)


def _items(
    asked: Mapping[str, Asked], keyed: Mapping[str, KeyedItem], section: str, at: At
) -> Iterator[Fault]:
    """Every item and every option has its credit, and one of them is right."""
    yield from at.unknown("item", [((section, slug), slug) for slug in keyed], asked)
    for slug, question in asked.items():
        if slug not in keyed:
            yield at.fault("key_incomplete", (section,), name=slug)
            continue
        options, place = keyed[slug].options, (section, slug, "options")
        names: Named = [((*place, option), option) for option in options]
        yield from at.unknown("option", names, question.options)
        yield from (
            at.fault("key_incomplete", place, name=option)
            for option in question.options
            if option not in options
        )
        yield from _credits([option.credit for option in options.values()], place, at)


def _credits(credits: list[int], place: Path_, at: At) -> Iterator[Fault]:
    """A perfect sheet has all credit, and no item gives it to every option."""
    if max(credits, default=0) != BEST or min(credits) == BEST:
        yield at.fault("key_without_best", place, best=BEST)
