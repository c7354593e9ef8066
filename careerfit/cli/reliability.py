"""`careerfit reliability FILES`: what many sheets say about the scales that they answer."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from careerfit.cli.answers import QuizName, needs, quiz_form
from careerfit.cli.figures import Grid, Told, figure, grid, share
from careerfit.cli.gathered import mapped, progress, warn
from careerfit.cli.keyed import Key, keyed, warn_public
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.exchange.answers.gathering import Answers
    from careerfit.model.mapping import AnswerMapping
    from careerfit.scoring.plan import Plan
    from careerfit.screening.reliability.evidence import Evidence, ScaleEvidence


def reliability(
    *sheets: Path,
    quiz: QuizName = None,
    form: str | None = None,
    mapping: Path | None = None,
    group: Annotated[str | None, Parameter(name="--group")] = None,
    duplicates: Literal["refuse", "first", "last"] | None = None,
    key: Key = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs("polars", "narwhals", "python_calamine", "xlsxwriter", "numpy", "scipy")
    from careerfit.cli.quiz import default

    if not sheets:
        name = here.voice.say("cli.value_sheets")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    given = mapped(mapping)
    catalogue = here.catalogue()
    name = default(catalogue, quiz or (given.quiz if given else None))
    catalogue = keyed(catalogue, name, key)
    run = _run(Wish(sheets, name, form, given, group, duplicates), catalogue, here)
    if as_json:
        write_json(_for_scripts(run, here.voice))
    else:
        _Told(run, here.voice).all()
    warn(run.answers, here.voice)
    warn_public(catalogue, name, here)


@dataclass(frozen=True)
class Wish:
    """What the command line asked for."""

    sheets: tuple[Path, ...]
    quiz: str
    form: str | None
    mapping: "AnswerMapping | None"
    group: str | None
    duplicates: str | None


@dataclass(frozen=True)
class Run:
    """What was found."""

    answers: "Answers"
    plan: "Plan"
    found: "Evidence"
    group: str | None


def _run(wish: Wish, catalogue: "Catalogue", here: Here) -> Run:
    import numpy as np

    from careerfit.exchange.answers.gathering import gather, tables
    from careerfit.scoring.compiling import compile_plan
    from careerfit.screening.reliability.evidence import evidence
    from careerfit.screening.reliability.matrix import sheets_of

    given = wish.mapping
    with progress(2 * len(wish.sheets), here.voice) as step:
        found = tables(wish.sheets, step=step)
        form = wish.form or (given.form if given else None)
        quiz = quiz_form(catalogue, wish.quiz, form, found[0])
        plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
        keep = (wish.group,) if wish.group else ()
        answers = gather(found, quiz, given, keep=keep, duplicates=wish.duplicates, step=step)
        frame = answers.frame.collect()
    groups = None
    if wish.group:
        groups = np.array(frame[wish.group].fill_null("").str.strip_chars().to_list(), dtype=str)
    return Run(answers, plan, evidence(sheets_of(frame, plan), plan, groups), wish.group)


def _for_scripts(run: Run, voice: Voice) -> dict[str, Any]:
    from careerfit.screening.reliability.cautions import general, of_scale

    plan = run.plan
    scales = [
        asdict(each) | {"cautions": [_caution(*one, voice) for one in of_scale(each)]}
        for each in run.found.scales
    ]
    return {
        "format": 1,
        "quiz": plan.quiz,
        "form": plan.form,
        "version": plan.version,
        "plan": plan.hash,
        "group": run.group,
        **asdict(run.found),
        "cautions": [_caution(*one, voice) for one in general(run.found)],
        "scales": scales,
    }


def _caution(code: str, data: dict[str, Any], voice: Voice) -> dict[str, str]:
    return {"code": code, "sentence": voice.say(f"evidence.caution_{code}", **data)}


class _Told(Told):
    """The report on a screen: the scales, what to be careful with, then every item."""

    def __init__(self, run: Run, voice: Voice) -> None:
        super().__init__(voice)
        self.run = run

    def all(self) -> None:
        from careerfit.screening.reliability.cautions import general

        plan, found = self.run.plan, self.run.found
        self.paper.strong(self.say("title", quiz=plan.quiz, form=plan.form, plan=plan.hash))
        self.paper.text(self.say(f"allows_{found.allows}", n=found.n))
        self._cautions(general(found))
        if any(each.consistency for each in found.scales):
            self.paper.heading(self.say("scales"))
            grid(self.paper, Grid(self._titles(_SCALE), list(self._scales())))
            self.paper.text()
            for name in ("alpha", "omega", "half", "sem"):
                self.paper.text(self.say(f"legend_{name}"))
            self._prior()
        for each in found.scales:
            self._scale(each)
        self.paper.text()
        self.paper.text(self.say("not_valid"))

    def _titles(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.say(f"column_{name}") for name in names)

    def _scales(self) -> Iterator[tuple[str, ...]]:
        for each in self.run.found.scales:
            if (of := each.consistency) is None:
                yield (each.scale, f"{each.complete}/{each.answered}", *["–"] * 6)
                continue
            interval = "–"
            if of.interval is not None:
                interval = " … ".join(figure(end, 2, self.voice) for end in of.interval)
            numbers = (of.alpha_pairwise, of.omega, of.split_half)
            yield (
                each.scale,
                f"{each.complete}/{each.answered}",
                figure(of.alpha_listwise, 2, self.voice),
                interval,
                *(figure(value, 2, self.voice) for value in numbers),
                "–" if of.sem is None else figure(100 * of.sem, 1, self.voice),
            )

    def _prior(self) -> None:
        from careerfit.screening.reliability.cautions import PRIOR_VARIANCE

        within = self.run.found.within_variance
        if within is not None:
            prior = figure(PRIOR_VARIANCE, 3, self.voice)
            self.paper.text(self.say("prior", within=figure(within, 3, self.voice), prior=prior))

    def _cautions(self, cautions: Iterator[tuple[str, dict[str, Any]]]) -> None:
        self.paper.items((self.say(f"caution_{code}", **data) for code, data in cautions), "!")

    def _scale(self, each: "ScaleEvidence") -> None:
        from careerfit.screening.reliability.cautions import of_scale

        self.paper.heading(each.scale)
        self._cautions(of_scale(each))
        full = each.consistency is not None
        titles = self._titles(_ITEM if full else _ITEM_FEW)
        rows: list[tuple[str, ...]] = []
        for item in each.items:
            chosen = " ".join(map(str, item.chosen))
            row: tuple[str, ...] = (
                _short(item.item, each),
                str(item.answered),
                str(item.missing),
                chosen,
            )
            if full:
                key = self.say(f"key_{item.key}")
                rest = figure(item.rest, 2, self.voice)
                without = figure(item.alpha_without, 2, self.voice)
                row = (*row, share(item.mean, self.voice), rest, without, key)
            rows.append(row)
        grid(self.paper, Grid(titles, rows))
        self._differing(each)

    def _differing(self, each: "ScaleEvidence") -> None:
        if not each.differing:
            return
        self.paper.text()
        n = len(each.differing)
        by_chance = {"n": n, "chance": figure(n * 0.05, 1, self.voice)}
        self.paper.text(self.say("differing", reference=each.differing[0].reference, **by_chance))
        rows: list[tuple[str, ...]] = [
            (
                _short(one.item, each),
                one.group,
                figure(one.effect, 2, self.voice),
                self.say(f"measure_{one.measure}"),
                figure(one.p, 3, self.voice),
                self.say(f"size_{one.size}"),
            )
            for one in each.differing
        ]
        grid(self.paper, Grid(self._titles(_DIFFERING), rows))


_SCALE = ("scale", "complete", "alpha", "interval", "pairwise", "omega", "half", "sem")
_ITEM_FEW = ("item", "answered", "missing", "chosen")
_ITEM = (*_ITEM_FEW, "mean", "rest", "without", "key")
_DIFFERING = ("item", "group", "effect", "measure", "p", "size")


def _short(item: str, scale: "ScaleEvidence") -> str:
    """An item's name below its scale's heading."""
    return item.removeprefix(f"{scale.scale}__")
