"""`careerfit screen`: an order by a written policy, for a person to decide on.

C1 files become an order in five forms, with the same ranks in all of them
C2 explore and train quizzes, an open key without --demo: refused before a file is read
C3 every output says that an open key is public; a private key orders with --key
C4 what is wrong is told at once: status 2, one line each, nothing written
C5 --blind: random ids, a map that only its owner reads and that is never replaced
C6 only columns that the policy names leave the files
C7 duplicates and rows that cannot be used go by the policy and --rejects
C8 more people than a report holds: refused, naming Parquet
C9 nothing decides: the column is empty in every form
"""

import csv
import json
import re
import shutil
import stat
import zipfile
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import yaml
from python_calamine import CalamineWorkbook

from careerfit.words.complaint import line_of
from tests.screening.conftest import POLICY, QUIZ, TODAY

ROOT = Path(__file__).parents[2]
FORMS = ("hasil.xlsx", "hasil.html", "hasil.json", "hasil.csv", "hasil.parquet")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("careerfit.cli.screen._today", lambda: TODAY)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def answers(here, all_plans):
    """Writes sheets that are the worse the later they come; a cell may be named otherwise."""
    items = all_plans[QUIZ]["full"].items

    def write(ids=("K-1", "K-2", "K-3", "K-4"), file="jawaban.csv", **cells):
        rows = []
        for n, name in enumerate(ids):
            row = {"id": name, "tempat": f"T{n % 2}", "nama": f"Nama-{n}"}
            for place, item in enumerate(items):
                wanted = 0 if place < 2 * n else 10_000
                row[item.id] = item.credits.index(wanted) + 1
            rows.append(row | cells.get(name.replace("-", ""), {}))
        with (here / file).open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return file

    return write


@pytest.fixture
def rules(here):
    def write(**different):
        value = {name: said for name, said in (POLICY | different).items() if said is not None}
        (here / "aturan.yaml").write_text(yaml.safe_dump(value, sort_keys=False))
        return "aturan.yaml"

    return write


@pytest.fixture
def screen(run, answers, rules):
    """Run `screen` on four sheets with the ordinary policy."""
    answers()
    rules()

    def call(*options, files=("jawaban.csv",), quiz=QUIZ, role="ahli_kdrt", demo=True):
        named = ["--quiz", quiz, "--role", role, "--policy", "aturan.yaml"]
        return run("screen", *files, *named, *(["--demo"] if demo else []), *options, columns=200)

    return call


def outputs(*names):
    return [word for name in names for word in ("-o", name)]


def written(here):
    return sorted(path.name for path in here.iterdir()) != ["aturan.yaml", "jawaban.csv"]


def test_c1_the_same_order_in_every_form(screen, here):
    done = screen(*outputs(*FORMS))
    assert (done.status, done.err) == (0, "")
    expected = [("K-1", 1), ("K-2", 2), ("K-3", 3), ("K-4", 4)]
    assert pl.read_parquet("hasil.parquet").select("id", "rank").rows() == expected
    assert pl.read_csv("hasil.csv").select("id", "rank").rows() == expected
    result = json.loads(Path("hasil.json").read_text(encoding="utf-8"))
    assert [(each["id"], each["rank"]) for each in result["candidates"]] == expected
    rows = re.findall(r'<tr data-candidate="(K-\d)"><td class="n">(\d)</td>', _text("hasil.html"))
    assert [(name, int(rank)) for name, rank in rows] == expected
    _, *rows = CalamineWorkbook.from_path("hasil.xlsx").get_sheet_by_index(0).to_python()
    assert [(name, int(rank)) for name, rank, *_ in rows] == expected
    totals = pl.read_parquet("hasil.parquet")["total"].to_list()
    assert totals == [each["total"] for each in result["candidates"]]
    assert not list(here.glob(".*"))


def test_c1_one_table_is_written_as_it_streams(screen):
    assert screen(*outputs("hasil.parquet")).status == 0
    frame = pl.read_parquet("hasil.parquet")
    assert frame.columns[:5] == [
        "id",
        "situations",
        "situations__right",
        "situations__answered",
        "knowledge",
    ]
    assert frame.schema["id"] == pl.String
    assert not [name for name in frame.columns if name.startswith("situations__alamat")]


def test_c1_the_result_says_how_it_came_about(screen, all_plans, shipped):
    screen(*outputs("hasil.json"), "--lang", "en")
    result = json.loads(_text("hasil.json"))
    plan = all_plans[QUIZ]["full"]
    told = {name: result[name] for name in ("format", "quiz", "form", "version", "plan")}
    assert told == {"format": 1, "quiz": QUIZ, "form": "full", "version": 1, "plan": plan.hash}
    assert (result["purpose"], result["key"], result["demo"]) == ("select", "public", True)
    assert result["decisions"] == ["invite", "reserve", "not_now"]
    assert result["appeal"] == POLICY["appeal"]
    assert result["rules"]["retain_until"] == "2027-06-30"
    assert any(result["policy"] in sentence for sentence in result["method"])
    worst = result["candidates"][3]
    assert [each["points"] for each in worst["consider"]] == [10_000] * 6
    assert len(worst["questions"]) == 2
    said = result["answers"]["situations__telepon_malam"]["options"]
    first = worst["consider"][0]
    # Of the key only what somebody's answer needs: two of four options were chosen.
    assert len(said) == 2
    key = shipped.keys[QUIZ].situations["telepon_malam"].options
    assert said[str(first["option"])]["why"] in {each.reason.root["en"] for each in key.values()}
    assert worst["components"]["situations"]["right"] == 12


@pytest.mark.parametrize(
    ("quiz", "said"), [("kenali_diri", "Morgeson"), ("mitos_atau_fakta", "belajar")]
)
def test_c2_other_quizzes_order_nobody(screen, here, quiz, said):
    done = screen(*outputs("hasil.xlsx"), quiz=quiz, files=("tidak_ada.csv",))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    assert not written(here)


def test_c2_an_open_key_needs_demo(screen, here):
    done = screen(*outputs("hasil.xlsx"), demo=False, files=("tidak_ada.csv",))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--demo" in done.err
    assert not written(here)


def test_c3_every_form_names_the_open_key(screen):
    done = screen(*outputs(*FORMS), "--lang", "en")
    assert "EXAMPLE" in done.out
    assert set(pl.read_parquet("hasil.parquet")["key"]) == {"public"}
    assert set(pl.read_csv("hasil.csv")["key"]) == {"public"}
    assert json.loads(_text("hasil.json"))["key"] == "public"
    assert "EXAMPLE" in _text("hasil.html")
    with zipfile.ZipFile("hasil.xlsx") as book:
        assert "EXAMPLE" in book.read("docProps/core.xml").decode()


@pytest.fixture
def own(here):
    """A recruiter's own folder; its key lies beside it."""
    shutil.copytree(ROOT / "profiles", here / "isi/profiles")
    shutil.copytree(ROOT / "quizzes" / QUIZ, here / "isi/quizzes" / QUIZ)
    quiz, key = here / f"isi/quizzes/{QUIZ}/quiz.yaml", here / "kunci.yaml"
    (here / f"isi/quizzes/{QUIZ}/key.yaml").rename(key)
    for path, before in ((quiz, "\nkey: public"), (key, "\nselect_key: public")):
        path.write_text(path.read_text().replace(before, before.replace("public", "private")))
    return ["--catalogue", "isi"]


def test_c3_a_private_key(screen, own):
    done = screen(*own, *outputs("hasil.json"), demo=False)
    assert done.status == 2
    assert "--key" in done.err
    done = screen(*own, "--key", "kunci.yaml", *outputs("hasil.json", "hasil.csv"), demo=False)
    assert (done.status, done.err) == (0, "")
    assert "CONTOH" not in done.out
    result = json.loads(_text("hasil.json"))
    assert (result["key"], result["demo"]) == ("private", False)
    assert set(pl.read_csv("hasil.csv")["key"]) == {"private"}


def test_c4_a_policy_is_told_all_its_faults(screen, here, rules):
    rules(controller=None, retain_until="kapan-kapan", legal_basis="izin")
    done = screen(*outputs("hasil.xlsx"))
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 3
    assert all(line.startswith("aturan.yaml:") for line in done.err.splitlines())
    rules(retain_until="2026-11-01", version=3, gates=["sim_a"])
    done = screen(*outputs("hasil.xlsx"))
    assert (done.status, done.err.count("\n")) == (2, 3)
    assert not written(here)


def test_c4_the_day_is_that_of_the_run(screen, monkeypatch):
    monkeypatch.setattr("careerfit.cli.screen._today", lambda: date(2027, 7, 1))
    assert screen(*outputs("hasil.csv")).status == 2


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "hasil.docx"],
        ["-o", "hasil.csv", "-o", "hasil.csv"],
        ["-o", "jawaban.csv"],
        ["-o", "aturan.yaml"],
        ["-o", "hasil.csv", "--blind", "hasil.csv"],
        ["-o", "hasil.csv", "--mapping", "tidak_ada.yaml"],
        ["-o", "hasil.csv", "--form", "tidak_ada"],
        ["-o", "hasil.csv", "--key", "tidak_ada.yaml"],
        [],
    ],
)
def test_c4_bad_places(screen, here, options):
    before = _text("aturan.yaml"), _text("jawaban.csv")
    done = screen(*options)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert (_text("aturan.yaml"), _text("jawaban.csv")) == before
    assert not written(here)


def test_c4_an_unknown_role(screen):
    done = screen(*outputs("hasil.csv"), role="ahli_kdr")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "ahli_kdrt" in done.err


def test_c4_all_files_are_written_or_none(screen, here):
    (here / "penuh").write_text("")
    done = screen(*outputs("hasil.csv", "penuh/hasil.xlsx"))
    assert (done.status, done.out) == (2, "")
    (here / "penuh").unlink()
    assert not written(here)


def test_c4_a_trait_that_the_role_does_not_ask_for(screen, rules):
    rules(components=[{"scale": "programme_management"}, {"scale": "knowledge"}])
    said = "tidak meminta"
    assert said in screen(*outputs("hasil.csv"), role="tenaga_kesehatan_on_demand").out
    assert said not in screen(*outputs("hasil.csv"), role="penyelenggara_program").out


def test_c5_blind(screen, here, rules):
    rules(keep=["nama"], rank_within=["tempat"])
    done = screen(*outputs(*FORMS), "--blind", "peta.csv")
    assert (done.status, done.err) == (0, "")
    assert "nama" in done.out
    place = here / "peta.csv"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    with place.open() as file:
        back = {row["blind_id"]: row["id"] for row in csv.DictReader(file)}
    assert sorted(back.values()) == ["K-1", "K-2", "K-3", "K-4"]
    frame = pl.read_parquet("hasil.parquet")
    assert [back[name] for name in frame["id"]] == ["K-1", "K-3", "K-2", "K-4"]
    for name in FORMS:
        raw = (here / name).read_bytes()
        parts = [raw]
        if name.endswith("xlsx"):
            with zipfile.ZipFile(here / name) as book:
                parts = [book.read(part) for part in book.namelist()]
        assert not any(b"K-1" in part or b"Nama-" in part for part in parts), name


def test_c5_a_map_is_never_replaced(screen, here):
    (here / "peta.csv").write_text("blind_id,id\nx,K-1\n")
    done = screen(*outputs("hasil.csv"), "--blind", "peta.csv")
    assert (done.status, done.out) == (2, "")
    assert _text("peta.csv") == "blind_id,id\nx,K-1\n"
    assert not (here / "hasil.csv").exists()


def test_c6_only_named_columns(screen, rules):
    screen(*outputs("hasil.csv", "hasil.json"))
    assert "Nama-" not in _text("hasil.csv") + _text("hasil.json")
    rules(keep=["tempat"])
    screen(*outputs("hasil.csv"))
    assert pl.read_csv("hasil.csv").columns[:2] == ["id", "tempat"]
    rules(keep=["gaji"])
    done = screen(*outputs("hasil.csv"))
    assert (done.status, done.err.count("\n")) == (2, 1)


def test_c7_duplicates_by_the_policy(screen, answers, rules):
    answers(("K-1", "K-2", "K-1"))
    done = screen(*outputs("hasil.csv"))
    assert (done.status, done.out) == (2, "")
    rules(duplicates="last")
    done = screen(*outputs("hasil.csv"))
    assert done.status == 0
    assert pl.read_csv("hasil.csv").select("id", "rank").rows() == [("K-2", 1), ("K-1", 2)]
    rules(duplicates="first")
    screen(*outputs("hasil.csv"))
    assert pl.read_csv("hasil.csv")["id"].to_list() == ["K-1", "K-2"]


def test_c7_rejects(screen, answers):
    answers(("K-1", "", "K-3"))
    assert screen(*outputs("hasil.csv")).status == 2
    done = screen(*outputs("hasil.csv", "hasil.json"), "--rejects", "ditolak.csv")
    assert done.status == 0
    assert pl.read_csv("hasil.csv")["id"].to_list() == ["K-1", "K-3"]
    assert len(_text("ditolak.csv").splitlines()) == 2
    counts = json.loads(_text("hasil.json"))["counts"]
    assert (counts["rows"], counts["sheets"], counts["rejected"]) == (3, 2, 1)


def test_c7_cells_that_are_no_option_are_missing_and_told(screen, answers):
    answers(K2={"situations__alamat": "99"})
    done = screen(*outputs("hasil.json"))
    assert "“99”" in done.out
    result = json.loads(_text("hasil.json"))
    last = result["candidates"][-1]
    assert (last["id"], last["total"], last["rank"]) == ("K-2", None, None)
    assert last["missing_items"] == ["situations__alamat"]
    assert result["counts"]["unknown"] == 1


def test_c8_more_than_a_report_holds(screen, here, monkeypatch):
    monkeypatch.setattr("careerfit.cli.screen.REPORTS", {".xlsx": 3, ".html": 4, ".json": 3})
    done = screen(*outputs("hasil.xlsx", "hasil.html", "hasil.json"))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 2)
    assert ".parquet" in done.err
    assert not written(here)


def test_c8_the_limits():
    from careerfit.cli.screen import REPORTS

    assert REPORTS == {".xlsx": 200_000, ".html": 5_000, ".json": 50_000}


def test_c9_nothing_decides(screen):
    done = screen(*outputs(*FORMS))
    assert "careerfit decide" in done.out
    for name in ("decision", "decided_by", "reason"):
        assert set(pl.read_parquet("hasil.parquet")[name]) == {None}
    assert {each["decision"] for each in json.loads(_text("hasil.json"))["candidates"]} == {None}


def test_a_missing_extra_is_one_sentence(screen, here, monkeypatch):
    import careerfit.cli.answers as room

    real = room.find_spec
    monkeypatch.setattr(room, "find_spec", lambda name: None if name == "polars" else real(name))
    done = screen(*outputs("hasil.csv"))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "screen" in done.err
    assert not written(here)


def _text(name):
    return Path(name).read_text(encoding="utf-8")


def test_every_complaint_of_this_room_can_be_said():
    from careerfit.errors import Fault
    from careerfit.words import HERE

    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("cli", "screening")
        for path in (HERE.parent / folder).rglob("*.py")
    )
    codes = set(re.findall(r'ault\(\s*"screening\.([a-z_]+)"', source))
    words = json.loads((HERE / "id/screening.json").read_text(encoding="utf-8"))
    assert len(codes) > 10
    assert codes <= set(words)
    assert "Morgeson" in line_of(Fault("screening.explore_refused", data={"quiz": "x"}), "id")
