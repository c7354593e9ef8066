"""What the catalogue says, on a screen and for scripts.

V1 every role, trait and service can be shown, in both languages and at every width
V2 all sentences of a profile are there, and every editorial note; an empty section says why
V3 --json gives the content itself
V4 two roles side by side; every trait of either is named
"""

import json

import pytest

from careerfit.model.profile import SECTIONS, Profile
from careerfit.model.service import Service
from careerfit.telling.voice import Voice
from careerfit.words import say

ROLES = ("ahli_kdrt", "ahli_rehabilitasi_sosial", "penyelenggara_program")
ROLES += ("tenaga_kesehatan_on_demand",)
CALLS = [["roles"], ["trait"], ["service"], *(["show", role] for role in ROLES)]
CALLS += [["compare", "ahli_kdrt", role] for role in ROLES[1:]]
CALLS += [["service", "reintegrasi_sosial"], ["service", "dukungan_on_demand"]]
CALLS += [["trait", "empathy"], ["trait", "tele_digital_support"], ["trait", "active_listening"]]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_v1_everything_can_be_shown(run, call, columns):
    shown = [run(*call, "--lang", language, columns=columns) for language in ("id", "en")]
    assert [done.status for done in shown] == [0, 0]
    assert shown[0].out != shown[1].out
    for done in shown:
        wide = [line for line in done.out.splitlines() if len(line) > columns]
        assert wide == []


@pytest.mark.parametrize("role", ROLES)
def test_v2_no_sentence_of_a_profile_is_lost(run, shipped, role):
    profile, voice = shipped.roles[role], Voice("id")
    said = flat(run("show", role, columns=110).out)
    sentences = [voice.read(note.text) for note in profile.editorial_notes]
    sentences += map(voice.read, profile.gaps.values())
    for section in ("tasks", "suitable", "unsuitable", "facts", "path", "conditions", "people"):
        sentences += [voice.read(entry.text) for entry in getattr(profile, section).values()]
    short = [sentence for sentence in sentences if len(sentence) < 100]
    assert [sentence for sentence in short if flat(sentence) not in said] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_v2_every_field_has_a_heading(language):
    fields = {*SECTIONS, *Profile.model_fields, *Service.model_fields}
    assert all(say(f"cli.section_{field}", language) for field in fields)


def test_v2_an_indicator_says_what_it_lacks(run, shipped):
    said = flat(run("service", "reintegrasi_sosial").out)
    missing = shipped.services["reintegrasi_sosial"].indicator.missing()
    assert missing
    names = [say(f"cli.indicator_{name}", "id") for name in missing]
    assert all(name in said.partition("belum bermakna")[2] for name in names)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_v3_scripts_get_the_content(run, call):
    done = run(*call, "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)


def test_v3_a_role_is_the_profile(run, shipped):
    given = json.loads(run("show", "ahli_kdrt", "--json").out)
    assert Profile.model_validate_json(json.dumps(given)) == shipped.roles["ahli_kdrt"]


@pytest.mark.parametrize("columns", [50, 80])
def test_v4_every_trait_of_either_role_is_compared(run, shipped, columns):
    pair = ("ahli_kdrt", "tenaga_kesehatan_on_demand")
    said = flat(run("compare", *pair, columns=columns).out)
    needed = {trait for role in pair for trait in shipped.roles[role].requirements}
    heads = [shipped.traits[trait].name.root["id"].split()[0] for trait in needed]
    assert [head for head in heads if head not in said] == []
