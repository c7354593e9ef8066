"""Roles as linked data.

J1 every role page holds its role as schema.org Occupation, in the page's language; no other page
J2 the types are schema.org's (schema-dts, tsc)
J3 codes of related occupations and dispositions are left out; gaps leave no empty field
J4 hostile text is a string of the data, and the page has one element more
J5 the site's policy stays strict: the data is no script that needs a hash
J6 the file: one role or all, every language, the same bytes; refusals
"""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import cycle

import pytest

from careerfit.catalogue import load
from careerfit.exchange.jsonld import CONTEXT, occupation, write
from careerfit.pages.csp import inline
from careerfit.pages.render import render
from careerfit.telling.voice import Voice
from tests.cli.conftest import machine, run  # noqa: F401
from tests.conftest import needs
from tests.exchange.engines import ROOT
from tests.pages.conftest import (
    ADDRESS,
    HOSTILE,
    PAYLOADS,
    SETTINGS,
    Poison,
    mkdocs,
    write_catalogue,
)

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_in(page: str) -> list[dict]:
    return [json.loads(found) for found in _DATA.findall(page)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A catalogue whose texts are hostile, and the site built from it."""
    folder = tmp_path_factory.mktemp("hostile")
    texts = cycle((*PAYLOADS, "' \u2028"))
    write_catalogue(folder, Poison(HOSTILE, texts, "1", ADDRESS))
    for part in ("quizzes", "profiles/services"):
        shutil.rmtree(folder / part)
    catalogue = load(folder)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Beranda\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    done = mkdocs("build", "--strict", folder=folder)
    assert done.returncode == 0, done.stderr
    return catalogue, folder / "site"


@pytest.mark.parametrize("language", ["id", "en"])
def test_j1_every_role_page_holds_its_role(shipped, language):
    found = {}
    for page in render(shipped, language):
        for line in page.markdown.split("\n---\n")[0].splitlines():
            if line.startswith("occupation: "):
                said = line.removeprefix("occupation: ")
                # One line in quotation marks, and nothing that a template would run.
                assert (said[0], said[-1], said.count("'"), "{{" in said) == ("'", "'", 2, False)
                found[page.path] = json.loads(said.strip("'"))
    assert found == {
        f"peran/{slug}.md": {"@context": CONTEXT, **occupation(shipped, slug, language)}
        for slug in shipped.roles
    }


def test_j1_what_it_says(shipped):
    said = occupation(shipped, "ahli_kdrt", "en")
    role, read = shipped.roles["ahli_kdrt"], Voice("en").read
    assert said["name"] == read(role.title)
    assert said["responsibilities"] == [read(task.text) for task in role.tasks.values()]
    codes = {(c["inCodeSet"]["name"], c["codeValue"]) for c in said["occupationalCategory"]}
    assert codes == {
        ("KBJI 2026", "2635.99"),
        ("ISCO-08", "2635"),
        ("ESCO", "2635.3.25"),
        ("O*NET", "21-1093.00"),
    }
    assert said["mainEntityOfPage"]["inLanguage"] == "en"
    assert (
        read(shipped.jurisdiction.gates["pelatihan_pendamping"].binds) in said["qualifications"][0]
    )


@pytest.mark.clients
def test_j2_types(shipped, tmp_path):
    if not (ROOT / "node_modules/schema-dts").exists():
        needs("schema-dts")
    roles = [occupation(shipped, slug, "id") for slug in shipped.roles]
    ((_, whole),) = write(shipped, None).items()
    assert typed(tmp_path, roles, json.loads(whole)) == ""
    wrong = typed(tmp_path, [roles[0] | {"inLanguage": "id"}, roles[1] | {"@type": "Job"}], {})
    assert "inLanguage" in wrong
    assert '"Job"' in wrong


def typed(folder, roles, graph) -> str:
    """What the compiler complains of."""
    lines = ['import type { Graph, Occupation, WithContext } from "schema-dts";']
    for number, role in enumerate(roles):
        said = json.dumps({"@context": CONTEXT, **role}, ensure_ascii=False)
        lines.append(f"export const role{number}: WithContext<Occupation> = {said};")
    if graph:
        lines.append(f"export const all: Graph = {json.dumps(graph, ensure_ascii=False)};")
    (folder / "roles.ts").write_text("\n".join(lines), encoding="utf-8")
    options = {
        "noEmit": True, "strict": True, "target": "es2022", "module": "nodenext", "types": [],
        "paths": {"schema-dts": [str(ROOT / "node_modules/schema-dts")]},
    }  # fmt: skip
    settings = {"compilerOptions": options, "files": ["roles.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    needs("node")
    compiler = ROOT / "node_modules/.bin/tsc"
    done = subprocess.run([compiler, "-p", folder], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_j3_only_what_is_sure(shipped):
    for slug, role in shipped.roles.items():
        said = occupation(shipped, slug, "id")
        related = {code.code for code in role.codes if code.match == "related"}
        sure = {code.code for code in role.codes} - related
        assert {c["codeValue"] for c in said.get("occupationalCategory", ())} == sure
        named = {skill["name"] for skill in said.get("skills", ())}
        for trait in shipped.traits.values():
            if trait.kind == "disposition":
                assert Voice("id").read(trait.name) not in named
        assert all(said.values())


def test_j3_a_gap_leaves_no_field(shipped):
    bare = shipped.roles["ahli_kdrt"].model_copy(update={"requirements": {}, "codes": ()})
    said = occupation(replace(shipped, roles={"ahli_kdrt": bare}), "ahli_kdrt", "id")
    assert not {"skills", "occupationalCategory"} & set(said)


def test_j4_hostile_text_is_a_string(hostile):
    catalogue, site = hostile
    for slug in catalogue.roles:
        (found,) = data_in((site / f"peran/{slug}/index.html").read_text(encoding="utf-8"))
        assert found == {"@context": CONTEXT, **occupation(catalogue, slug, "id")}
        assert "<script>alert" in found["name"]
    for name in ("index.html", "peran/index.html", "sifat/empathy/index.html"):
        assert data_in((site / name).read_text(encoding="utf-8")) == []


def test_j5_the_policy_stays_strict(hostile):
    page = (hostile[1] / "peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    assert page.index("application/ld+json") < page.index("</head>")
    with_it, without = inline(page), inline(_DATA.sub("", page))
    assert with_it.scripts == without.scripts
    assert with_it.refused == without.refused


def test_j6_the_file(run, tmp_path):  # noqa: F811
    target = tmp_path / "peran.jsonld"
    done = run("export", "jsonld", "-o", str(target))
    assert (done.status, done.err) == (0, "")
    graph = json.loads(target.read_bytes())["@graph"]
    shipped = load()
    assert graph == [
        occupation(shipped, slug, language) for slug in shipped.roles for language in ("id", "en")
    ]
    done = run("export", "jsonld", "--role", "ahli_kdr", "-o", str(tmp_path / "x.jsonld"))
    assert done.status == 2
    assert "ahli_kdrt" in done.err
    assert not (tmp_path / "x.jsonld").exists()
    assert write(shipped, "ahli_kdrt") == write(load(), "ahli_kdrt")
