"""A select quiz's own items, with the credits of its key if there is one."""

from collections.abc import Iterator

from careerfit.model.quiz import MIN_SCALE, OWN, Form, Item, QuizSource, Scale, Section
from careerfit.model.select import Question, SelectKey, Situation


def own_items(source: QuizSource, form: Form, key: SelectKey | None) -> Iterator[Item]:
    """The situations of a form, then its questions of knowledge, in the form's order."""
    for slug in form.situations:
        situation = source.situations[slug]
        yield _item(source, "situations", slug, situation, situation.trait, key)
    for slug in form.knowledge:
        yield _item(source, "knowledge", slug, source.knowledge[slug], source.slug, key)


def own_scales(quiz: str, items: tuple[Item, ...]) -> Iterator[Scale]:
    """Per section one scale over all of it, and one per trait that enough situations show."""
    own = [item for item in items if item.section in OWN]
    for section in OWN:
        yield from _scale(section, quiz, [item for item in own if item.section == section])
    situations = [item for item in own if item.section == "situations"]
    for trait in dict.fromkeys(item.owner for item in situations):
        yield from _scale(trait, trait, [item for item in situations if item.owner == trait])


def _scale(name: str, owner: str, items: list[Item]) -> Iterator[Scale]:
    if len(items) >= MIN_SCALE:
        yield Scale(name, owner, tuple(item.id for item in items))


def _item(
    source: QuizSource,
    section: Section,
    slug: str,
    asked: Situation | Question,
    owner: str,
    key: SelectKey | None,
) -> Item:
    keyed = key.item(section, slug).options if key else None
    return Item(
        id=f"{section}__{slug}",
        statement=f"{source.slug}/{section}/{slug}",
        text=asked.text,
        labels=tuple(asked.options.values()),
        reversed=False,
        section=section,
        owner=owner,
        credits=tuple(keyed[option].credit for option in asked.options) if keyed else None,
    )
