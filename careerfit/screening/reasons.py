"""Why a total is what it is: the answers that spoke for a candidate, and those to think about."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from careerfit.model.text import Text
from careerfit.scoring.plan import FULL, HALF
from careerfit.screening.material import Row, Screened, slug

SHOWN = 3  # of each side, where a page or a cell must stay readable


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that was given: what it says, and how much (`points`, 0..10000)."""

    item: str
    option: int
    slug: str
    about: str
    asked: str
    chosen: str
    why: str  # what the key says of this option
    statements: tuple[str, ...]  # of profiles, that the item rests on
    points: int
    supports: bool
    line: str  # item, trait, answer and why, in one line
    question: str  # on the answer, for the interview; it does not say what the key thinks of it


@dataclass(frozen=True, slots=True)
class Reasons:
    """All reasons of one candidate, largest points first, and the items without an answer."""

    supports: tuple[Reason, ...]
    consider: tuple[Reason, ...]
    missing: tuple[str, ...]


class Reasoner:
    """The reasons of one candidate after another: each possible answer is put in words once."""

    def __init__(self, screened: Screened) -> None:
        self.screened = screened
        self.slugs = {name: slug(item) for name, item in screened.items.items()}
        self.said = {name: tuple(self._options(name)) for name in screened.items}

    def reasons(self, row: Row) -> Reasons:
        """What the answers in a row of the order say."""
        found: list[Reason] = []
        missing: list[str] = []
        for name, options in self.said.items():
            option = row.get(name)
            if option is None or not 1 <= option <= len(options):
                missing.append(name)
            elif (reason := options[option - 1]) is not None:
                found.append(reason)
        found.sort(key=attrgetter("points"), reverse=True)
        return Reasons(
            tuple(each for each in found if each.supports),
            tuple(each for each in found if not each.supports),
            tuple(missing),
        )

    def _options(self, name: str) -> Iterator[Reason | None]:
        """What each option says; an option of half credit says nothing."""
        screened = self.screened
        item, read = screened.items[name], screened.voice.read
        source = screened.quiz.source
        asked = getattr(source, item.section)[self.slugs[name]]
        keyed = screened.catalogue.keys[source.slug].item(item.section, self.slugs[name]).options
        reasons = [keyed[option].reason for option in asked.options]
        statements = tuple(map(read, self._statements(name)))
        for option, credit in enumerate(screened.plan.by_id[name].credits):
            if credit is None or credit == HALF:
                yield None
                continue
            said = {"slug": self.slugs[name], "about": screened.about(item)}
            chosen = {"chosen": read(item.labels[option])}
            asked = {"asked": read(item.text)}
            why = {"why": read(reasons[option])}
            yield Reason(
                name,
                option + 1,
                **said,
                **asked,
                **chosen,
                **why,
                statements=statements,
                points=abs(2 * credit - FULL),
                supports=credit > HALF,
                line=screened.say("reason_line", **said, **chosen, **why),
                question=screened.say(f"ask_{item.section}", **asked, **chosen),
            )

    def _statements(self, name: str) -> Iterator[Text]:
        """What the item rests on: a question's own statements, or the role's on its trait."""
        item, catalogue = self.screened.items[name], self.screened.catalogue
        if item.section == "knowledge":
            asked = self.screened.quiz.source.knowledge[self.slugs[name]]
            yield from map(catalogue.sentence, asked.statements)
        for statement in self.screened.role.suitable.values():
            if statement.trait == item.owner:
                yield statement.text
