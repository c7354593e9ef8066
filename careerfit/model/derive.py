"""A quiz source and the profiles become a complete quiz: nothing is typed twice."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import combinations, zip_longest

from careerfit.model.keying import own_items, own_scales
from careerfit.model.profile import Profile
from careerfit.model.quiz import MIN_SCALE, Form, Item, Quiz, QuizSource, Scale, Section
from careerfit.model.select import SelectKey
from careerfit.model.text import Text, exported
from careerfit.model.trait import Trait

Pair = tuple[str, str]


def forms(source: QuizSource, profiles: Mapping[str, Profile]) -> dict[str, Form]:
    """The forms a person can take: a form about pairs of roles becomes one for each pair."""
    found: dict[str, Form] = {}
    for name, form in source.forms.items():
        if form.whose:
            found |= {"__".join(pair): form for pair in pairs(source, profiles, form)[0]}
        else:
            found[name] = form
    return found


def pairs(
    source: QuizSource, profiles: Mapping[str, Profile], form: Form
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Pairs of roles that a scale can be made of, and those with too few items to tell apart."""
    every = tuple(combinations(sorted(source.roles or profiles), 2))
    enough = tuple(
        pair for pair in every if len(list(_whose(source, profiles, pair, form))) >= MIN_SCALE
    )
    return enough, tuple(pair for pair in every if pair not in enough)


def derive(
    source: QuizSource,
    profiles: Mapping[str, Profile],
    traits: Mapping[str, Trait],
    form: str,
    key: SelectKey | None = None,
) -> Quiz:
    """One form of the quiz with every item written out; a select quiz's key gives its credits.

    Raises KeyError where the quiz names a form, role, trait or item that does not exist;
    the catalogue has checked these names before.
    """
    asked = forms(source, profiles)[form]
    if asked.whose:
        first, second = form.split("__")
        items = _mixed(_whose(source, profiles, (first, second), asked))
        scale = Scale(form, form, tuple(item.id for item in items))
        return Quiz(source, form, (first, second), items, (scale,), {}, asked.values)
    named = source.roles or tuple(profiles)
    items = tuple(_items(source, profiles, traits, named, asked))
    items += tuple(own_items(source, asked, key))
    if source.purpose == "select":
        scales = tuple(own_scales(source.slug, items))
        return Quiz(source, form, source.roles, items, scales, {}, asked.values)
    # A derived quiz asks about the roles that it can measure and lists the others.
    covered = source.roles or _measured(profiles, items) or named
    if covered != named:
        asks = _items(source, profiles, traits, covered, asked)
        items = (*asks, *own_items(source, asked, key))
    missing = _not_covered(items, named)
    return Quiz(source, form, covered, items, tuple(_scales(items)), missing, asked.values)


def _items(
    source: QuizSource,
    profiles: Mapping[str, Profile],
    traits: Mapping[str, Trait],
    roles: tuple[str, ...],
    form: Form,
) -> Iterator[Item]:
    keyed = [
        item
        for role in roles
        for item in _keyed(source, profiles[role], form)
        if source.stems[item.section].keyed
    ]
    yield from _rounds([_tasks(source, profiles[role], form.tasks) for role in roles])
    yield from _rounds(
        [_trait_items(source, trait, traits[trait], asked) for trait, asked in form.traits.items()]
    )
    for role in roles:
        yield from _expectations(source, profiles[role], form, keyed=False)
    yield from _mixed(iter(keyed))


def _rounds(groups: list[Iterator[Item]]) -> Iterator[Item]:
    """Items dealt out in turns, so that those of one owner do not follow each other."""
    for turn in zip_longest(*groups):
        yield from (item for item in turn if item is not None)


def _mixed(items: Iterator[Item]) -> tuple[Item, ...]:
    """An order that is always the same and says nothing of the key."""
    return tuple(sorted(items, key=lambda item: sha256(item.id.encode()).digest()))


def _trait_items(
    source: QuizSource, slug: str, trait: Trait, asked: tuple[str, ...]
) -> Iterator[Item]:
    stem = source.stems["traits"]
    for name in asked:
        item = trait.items[name]
        yield Item(
            id=f"{slug}__{name}",
            statement=f"{slug}/items/{name}",
            text=_said(source, "traits", item.text, trait.name),
            labels=source.options[stem.options],
            reversed=item.reversed,
            section="traits",
            owner=slug,
        )


def _tasks(source: QuizSource, profile: Profile, many: int) -> Iterator[Item]:
    for slug, task in list(profile.tasks.items())[:many]:
        yield _item(source, profile, "tasks", slug, task.text)


def _expectations(
    source: QuizSource, profile: Profile, form: Form, *, keyed: bool
) -> Iterator[Item]:
    for slug, said in list(profile.expectations.items())[: form.expectations]:
        if source.stems["expectations"].keyed == keyed:
            right = _truth(said.matches) if keyed else None
            backwards = not keyed and not said.matches
            yield _item(
                source, profile, "expectations", slug, said.expectation, backwards, right=right
            )


def _keyed(source: QuizSource, profile: Profile, form: Form) -> Iterator[Item]:
    """True or false: what is wrong of the role, and as many facts."""
    wrong = [
        _item(source, profile, "misconceptions", slug, said.myth, right=_truth(False))
        for slug, said in list(profile.misconceptions.items())[: form.misconceptions]
    ]
    wrong += _expectations(source, profile, form, keyed=True) if form.expectations else ()
    yield from wrong
    for slug, fact in list(profile.facts.items())[: min(form.facts, len(wrong))]:
        yield _item(source, profile, "facts", slug, fact.text, right=_truth(True))


def _truth(claim: bool) -> int:
    return 1 if claim else 2


def _whose(
    source: QuizSource, profiles: Mapping[str, Profile], pair: Pair, form: Form
) -> Iterator[Item]:
    """Whose work is this: tasks that one has and the other lacks, and what tells them apart."""
    stem = source.stems["whose"]
    titles = {"first": profiles[pair[0]].title, "second": profiles[pair[1]].title}
    labels = tuple(
        Text(_filled(label, titles) or label.root) for label in source.options[stem.options]
    )
    for right, (role, other) in enumerate((pair, pair[::-1]), 1):
        profile = profiles[role]
        unshared = [
            (f"{role}/tasks/{slug}", task.text)
            for slug, task in profile.tasks.items()
            if other not in task.shared
        ]
        apart = [
            (f"{role}/distinctions/{slug}", distinction.here)
            for slug, distinction in profile.distinctions.items()
            if distinction.asked and other in distinction.others
        ]
        for statement, text in unshared[: form.whose] + apart:
            yield Item(
                id=exported(statement),
                statement=statement,
                text=_said(source, "whose", text, profile.title),
                labels=labels,
                reversed=False,
                section="whose",
                owner=role,
                right=right,
            )


def _item(
    source: QuizSource,
    profile: Profile,
    section: Section,
    slug: str,
    text: Text,
    reverse: bool = False,
    *,
    right: int | None = None,
) -> Item:
    statement = f"{profile.slug}/{section}/{slug}"
    return Item(
        id=exported(statement),
        statement=statement,
        text=_said(source, section, text, profile.title),
        labels=source.options[source.stems[section].options],
        reversed=reverse,
        section=section,
        owner=profile.slug,
        right=right,
    )


def _said(source: QuizSource, section: Section, sentence: Text, owner: Text) -> Text:
    """The sentence inside the section's stem, in every language both have."""
    stem = source.stems[section].text
    if stem is None:
        return sentence
    inside = Text({language: _inside(words) for language, words in sentence.root.items()})
    whole = _filled(stem, {"sentence": sentence, "statement": inside, "role": owner})
    return Text(whole) if whole else sentence


def _filled(text: Text, parts: Mapping[str, Text]) -> dict[str, str]:
    """A text with its {placeholders} filled, in the languages that it and its parts have."""
    filled = {}
    for language, words in text.root.items():
        wanted = {name: part for name, part in parts.items() if f"{{{name}}}" in words}
        if all(language in part.root for part in wanted.values()):
            for name, part in wanted.items():
                words = words.replace(f"{{{name}}}", part.root[language])
            filled[language] = words
    return filled


def _inside(sentence: str) -> str:
    """A sentence as a part of another: no full stop, small first letter.

    Acronyms and the English pronoun "I" keep their capital.
    """
    bare = sentence.rstrip().removesuffix(".")
    if bare[1:2].isupper() or bare.partition(" ")[0] == "I":
        return bare
    return bare[:1].lower() + bare[1:]


def _scales(items: tuple[Item, ...]) -> Iterator[Scale]:
    """Items that say the same thing of one owner, where there are enough to add up."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in items:
        groups.setdefault((_scale_name(item), item.owner), []).append(item.id)
    for (name, owner), ids in groups.items():
        if len(ids) >= MIN_SCALE:
            yield Scale(name, owner, tuple(ids))


def _scale_name(item: Item) -> str:
    if item.right is not None:
        return f"{item.owner}__knowledge"
    return item.owner if item.section == "traits" else f"{item.owner}__{item.section}"


def _measured(profiles: Mapping[str, Profile], items: tuple[Item, ...]) -> tuple[str, ...]:
    """The roles with a scale of their own, or with a need for a trait that has one.

    A draft may have too few tasks for a scale and no needs yet: it must not stop the others' quiz.
    """
    owners = {scale.owner for scale in _scales(items)}
    return tuple(
        role for role, profile in profiles.items() if owners & {role, *profile.requirements}
    )


def _not_covered(items: tuple[Item, ...], roles: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Per section that the form asks about: the roles that have nothing in it."""
    sections = {item.section for item in items} - {"traits"}
    return {
        section: tuple(
            role
            for role in roles
            if not any(item.owner == role and item.section == section for item in items)
        )
        for section in sorted(sections)
    }
