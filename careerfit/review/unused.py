"""Traits that no role needs, and items that no sentence of a role stands behind."""

from collections.abc import Iterator

from careerfit.model.profile import Profile
from careerfit.review.finding import Finding
from careerfit.review.material import Material, quiz_file


def unused(material: Material) -> Iterator[Finding]:
    """Traits without a role, asked traits without a statement."""
    catalogue = material.catalogue
    needed = {trait for role in catalogue.roles.values() for trait in role.requirements}
    for trait in catalogue.traits:
        if trait not in needed:
            yield Finding("unused_trait", "note", "profiles/traits.yaml", ("traits", trait))
    for slug, quiz in catalogue.quizzes.items():
        roles = [catalogue.roles[role] for role in quiz.roles or catalogue.roles]
        spoken = {trait for role in roles for trait in _spoken_of(role)}
        seen: set[str] = set()
        for form, asked in quiz.forms.items():
            for trait in asked.traits:
                if trait not in spoken | seen:
                    seen.add(trait)
                    path = ("forms", form, "traits", trait)
                    data = {"trait": trait}
                    yield Finding("item_without_statement", "note", quiz_file(slug), path, "", data)


def _spoken_of(role: Profile) -> Iterator[str]:
    for statement in (*role.suitable.values(), *role.unsuitable.values()):
        yield statement.trait
