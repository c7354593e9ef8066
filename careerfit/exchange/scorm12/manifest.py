"""imsmanifest.xml: one organisation, one item, one page."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from careerfit.errors import Fault, UsageError

IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MOST = 255  # characters of a CMIIdentifier
_IDENTIFIER = re.compile(rf"[A-Za-z][A-Za-z0-9_.-]{{0,{MOST - 1}}}")
TITLE = 200


def manifest(name: str, version: int, title: str, page: str) -> bytes:
    """The manifest of a package called `name`. Raises UsageError where an id would be too long."""
    register_namespace("", IMSCP)
    register_namespace("adlcp", ADLCP)
    root = _part("manifest", identifier=_identifier(f"careerfit.{name}.{version}"), version="1.1")
    metadata = SubElement(root, _tag("metadata"))
    SubElement(metadata, _tag("schema")).text = "ADL SCORM"
    SubElement(metadata, _tag("schemaversion")).text = "1.2"
    whole, inside, file = (_identifier(f"{kind}.{name}") for kind in ("course", "item", "page"))
    organizations = SubElement(root, _tag("organizations"), default=whole)
    organization = SubElement(organizations, _tag("organization"), identifier=whole)
    SubElement(organization, _tag("title")).text = title[:TITLE]
    item = SubElement(organization, _tag("item"), identifier=inside, identifierref=file)
    SubElement(item, _tag("title")).text = title[:TITLE]
    resources = SubElement(root, _tag("resources"))
    resource = SubElement(
        resources,
        _tag("resource"),
        {f"{{{ADLCP}}}scormtype": "sco"},
        identifier=file,
        type="webcontent",
        href=page,
    )
    SubElement(resource, _tag("file"), href=page)
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _identifier(name: str) -> str:
    if not _IDENTIFIER.fullmatch(name):
        raise UsageError(Fault("course_id_too_long", data={"name": name[:80], "limit": MOST}))
    return name


def _tag(name: str) -> str:
    return f"{{{IMSCP}}}{name}"


def _part(name: str, **attributes: str) -> Element:
    return Element(_tag(name), attributes)
