"""Drafts as an importer leaves them: Indonesian only, with the defects of their sources."""

import dataclasses
import json
from datetime import date
from typing import Any

from careerfit.catalogue import Catalogue, load
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from careerfit.review import Finding, review
from careerfit.review.material import Material

TODAY = date(2026, 11, 24)
SHIPPED = load()
PAGE = {"kind": "page", "title": {"id": "Halaman"}, "status": "seen"}


def said(id: str, en: str | None = None, **more: object) -> dict[str, object]:
    """A statement with a source."""
    return {"text": text(id, en), "sources": ["halaman#1"], **more}


def text(id: str, en: str | None = None) -> dict[str, str]:
    return {"id": id} if en is None else {"id": id, "en": en}


def role(**fields: Any) -> Profile:
    """A draft of a role; `fields` add to what every role must have."""
    whole: dict[str, Any] = {
        "schema_version": 1,
        "slug": "rancangan",
        "status": "draft",
        "title": text("Pendamping korban kekerasan dalam rumah tangga"),
        "summary": text("Menemani orang yang mengalami kekerasan."),
        "sources": {"halaman": PAGE},
        **fields,
    }
    return Profile.model_validate_json(json.dumps(whole))


def service(**indicator: Any) -> Service:
    """A draft of a service with an indicator."""
    whole: dict[str, Any] = {
        "schema_version": 1,
        "slug": "rancangan",
        "status": "draft",
        "title": text("Layanan pulang"),
        "summary": text("Mengantar orang kembali ke masyarakat."),
        "indicator": {
            "code": "1",
            "name": text("Cakupan layanan pulang"),
            "formula_status": "absent",
            "sources": ["halaman"],
            **indicator,
        },
        "sources": {"halaman": PAGE},
    }
    return Service.model_validate_json(json.dumps(whole))


def holding(*entries: Profile | Service) -> Catalogue:
    """A catalogue of these drafts and nothing else but the shipped traits and laws."""
    roles = {each.slug: each for each in entries if isinstance(each, Profile)}
    services = {each.slug: each for each in entries if isinstance(each, Service)}
    return dataclasses.replace(
        SHIPPED,
        roles=roles,
        services=services,
        quizzes={},
        keys={},
        contacts={},
        glossary={},
        accepted={},
    )


def material(*entries: Profile | Service) -> Material:
    return Material(holding(*entries), TODAY)


def found(*entries: Profile | Service) -> list[Finding]:
    """What a review finds in these drafts, and nowhere else."""
    files = {f"profiles/{_folder(each)}/{each.slug}.yaml" for each in entries}
    report = review(holding(*entries), TODAY)
    return [finding for finding in report.findings if finding.file in files]


def codes(*entries: Profile | Service) -> set[str]:
    return {finding.code for finding in found(*entries)}


def _folder(entry: Profile | Service) -> str:
    return "roles" if isinstance(entry, Profile) else "services"
