"""A role's Word form: which languages and traits it has."""

from pathlib import Path

from careerfit.cli.init import codes
from careerfit.cli.setting import Setting


def form_of(
    path: Path | None, role: str, languages: str | None, folder: Path, here: Setting
) -> tuple[str, bytes]:
    """Name and content of the form: of a role's file, which may be a draft, or an empty one.

    Raises ContentError if the file is no profile, MissingExtraError without python-docx.
    """
    from careerfit.exchange.docx.writing import write
    from careerfit.model.about import About
    from careerfit.model.profile import Profile
    from careerfit.model.trait import Traits
    from careerfit.reading import fit, read

    value = {"slug": role}
    if path is not None:
        document = read(path, folder)
        fit(document, Profile)
        value = document.value
    declared = fit(read(folder / "profiles/catalogue.yaml", folder), About).languages
    traits = fit(read(folder / "profiles/traits.yaml", folder), Traits).traits
    names = {slug: here.voice.read(trait.name) for slug, trait in traits.items()}
    spoken = codes(languages) if languages else declared
    ((name, content),) = write(value, spoken, here.voice.language, names).items()
    return name, content
