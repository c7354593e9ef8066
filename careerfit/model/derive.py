"""A quiz source and the profiles become a complete quiz: nothing is typed twice."""

from collections.abc import Iterator, Mapping

from careerfit.model.profile import Profile
from careerfit.model.quiz import MIN_SCALE, Item, Quiz, QuizSource, Scale, Section
from careerfit.model.text import Text, exported
from careerfit.model.trait import Trait


def derive(
    source: QuizSource,
    profiles: Mapping[str, Profile],
    traits: Mapping[str, Trait],
    form: str,
) -> Quiz:
    """One form of the quiz with every item written out.

    Raises KeyError where the quiz names a form, role, trait or item that does not exist;
    the catalogue has checked these names before.
    """
    roles = source.roles or tuple(profiles)
    items = (
        *_task_items(source, profiles, roles, source.forms[form].tasks),
        *_trait_items(source, traits, form),
        *_expectation_items(source, profiles, roles, source.forms[form].expectations),
    )
    return Quiz(source, form, roles, items, tuple(_scales(items)), _not_covered(items, roles))


def _trait_items(source: QuizSource, traits: Mapping[str, Trait], form: str) -> Iterator[Item]:
    """Trait items, dealt out in rounds so that one trait's items do not follow each other."""
    asked = source.forms[form].traits
    for turn in range(max(map(len, asked.values()), default=0)):
        for trait, slugs in asked.items():
            if turn < len(slugs):
                item = traits[trait].items[slugs[turn]]
                statement = f"{trait}/items/{slugs[turn]}"
                text = _stem(source, "traits", item.text)
                yield Item(
                    id=f"{trait}__{slugs[turn]}",
                    statement=statement,
                    text=text,
                    options=source.stems["traits"].options,
                    reversed=item.reversed,
                    section="traits",
                    owner=trait,
                )


def _task_items(
    source: QuizSource, profiles: Mapping[str, Profile], roles: tuple[str, ...], many: int
) -> Iterator[Item]:
    for turn in range(many):
        for role in roles:
            tasks = list(profiles[role].tasks.items())
            if turn < len(tasks):
                slug, task = tasks[turn]
                yield _role_item(source, role, "tasks", slug, task.text, reverse=False)


def _expectation_items(
    source: QuizSource, profiles: Mapping[str, Profile], roles: tuple[str, ...], many: int
) -> Iterator[Item]:
    for role in roles:
        for slug, said in list(profiles[role].expectations.items())[:many]:
            yield _role_item(
                source, role, "expectations", slug, said.expectation, reverse=not said.matches
            )


def _role_item(
    source: QuizSource, role: str, section: Section, slug: str, text: Text, *, reverse: bool
) -> Item:
    statement = f"{role}/{section}/{slug}"
    return Item(
        id=exported(statement),
        statement=statement,
        text=_stem(source, section, text),
        options=source.stems[section].options,
        reversed=reverse,
        section=section,
        owner=role,
    )


def _stem(source: QuizSource, section: Section, sentence: Text) -> Text:
    """The sentence inside the section's stem, in every language both have."""
    stem = source.stems[section].text
    if stem is None:
        return sentence
    both = {
        language: stem.root[language].replace("{statement}", _inside(words))
        for language, words in sentence.root.items()
        if language in stem.root
    }
    return Text(both) if both else sentence


def _inside(sentence: str) -> str:
    """A sentence as a part of another: no full stop, small first letter.

    Acronyms and the English pronoun "I" keep their capital.
    """
    bare = sentence.rstrip().removesuffix(".")
    if bare[1:2].isupper() or bare.partition(" ")[0] == "I":
        return bare
    return bare[:1].lower() + bare[1:]


def _scales(items: tuple[Item, ...]) -> Iterator[Scale]:
    """Items of one owner and section, where there are enough to add up."""
    groups: dict[tuple[Section, str], list[str]] = {}
    for item in items:
        groups.setdefault((item.section, item.owner), []).append(item.id)
    for (section, owner), ids in groups.items():
        if len(ids) >= MIN_SCALE:
            name = owner if section == "traits" else f"{owner}__{section}"
            yield Scale(name, section, owner, tuple(ids))


def _not_covered(items: tuple[Item, ...], roles: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Per section that the form asks about: the roles that have nothing in it."""
    asked = {item.section for item in items} - {"traits"}
    return {
        section: tuple(
            role
            for role in roles
            if not any(item.owner == role and item.section == section for item in items)
        )
        for section in sorted(asked)
    }
