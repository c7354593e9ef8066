"""Contacts that nobody has called, or that were looked at too long ago."""

from collections.abc import Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material

_FILE = "profiles/contacts.yaml"


def helplines(material: Material) -> Iterator[Finding]:
    """A wrong number costs the person who needs it most."""
    most = material.catalogue.jurisdiction.contact_max_age_days
    for slug, contact in material.catalogue.contacts.items():
        path = ("contacts", slug)
        if contact.verified_on is None:
            yield Finding("contact_unverified", "note", _FILE, (*path, "verified_on"))
        field = "seen_on" if contact.verified_on is None else "verified_on"
        days = (material.today - (contact.verified_on or contact.seen_on)).days
        if days > most:
            data = {"days": days, "most": most}
            yield Finding("contact_old", "safety", _FILE, (*path, field), data=data)
