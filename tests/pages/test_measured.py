"""An indicator's own counts on the page of its service.

M1 nothing appears without a table of counts, or with a record that does not say what is counted
M2 a picture with a title and a description, and the same in a table; text is text
M3 a table that cannot be true stops the site
M4 a browser shows it on a phone, and axe finds nothing to object to
"""

import dataclasses
import re
from pathlib import Path

import pytest

from careerfit.catalogue import Catalogue
from careerfit.errors import CareerfitError
from careerfit.model.text import Text
from careerfit.pages.render import render
from tests.pages.axe import violations
from tests.pages.conftest import mkdocs, served

HOSTILE = '</svg><script>alert(1)</script> {{ 7*7 }} "><img src=x>'
ROWS = (
    "period,area,numerator,denominator,disaggregation\n2023,Jombang,10,40,\n"
    "2024,Jombang,175,12931,\n2024,Jombang,54,6000,sex: women\n2024,Jombang,121,6931,sex: men\n"
)
SAID = {
    "numerator": "Korban yang dilayani.",
    "denominator": "Korban yang tercatat.",
    "period": "Tahun.",
    "area": "Kabupaten.",
}


@pytest.fixture
def defined(shipped: Catalogue, tmp_path: Path) -> Catalogue:
    """A catalogue in a folder of its own, whose indicator says what it counts."""
    (tmp_path / "profiles" / "services").mkdir(parents=True)
    service = shipped.services["reintegrasi_sosial"]
    words = {name: Text({"id": said, "en": said}) for name, said in SAID.items()}
    indicator = service.indicator.model_copy(update=words)
    changed = service.model_copy(update={"indicator": indicator})
    services = {**shipped.services, "reintegrasi_sosial": changed}
    return dataclasses.replace(shipped, folder=tmp_path, services=services)


def counted(catalogue: Catalogue, rows: str) -> Catalogue:
    place = catalogue.folder / "profiles/services/reintegrasi_sosial.csv"
    place.write_text(rows, encoding="utf-8")
    return catalogue


def page(catalogue: Catalogue, language: str = "id") -> str:
    pages = {each.path: each.markdown for each in render(catalogue, language)}
    return pages["layanan/reintegrasi_sosial.md"]


def test_m1_nothing_without_counts(shipped, defined):
    assert "<svg" not in page(shipped)
    assert "<svg" not in page(defined)


def test_m1_counts_of_nothing_named_are_refused(shipped, defined):
    plain = dataclasses.replace(counted(defined, ROWS), services=shipped.services)
    with pytest.raises(CareerfitError) as caught:
        page(plain)
    assert [fault.code for fault in caught.value.faults] == ["computing.incomplete"]


@pytest.mark.parametrize(("language", "share"), [("id", "1,35"), ("en", "1.35")])
def test_m2_bars_of_the_totals_and_a_table_of_all(defined, language, share):
    found = page(counted(defined, ROWS), language).replace("&#46;", ".")
    widths = re.findall(r'<rect x="0" y="21" width="([0-9.]+)"', found)
    assert widths == ["100.00", "5.40"]
    assert len(re.findall(r"\| Jombang \{", found)) == 4
    assert share in found
    assert "<title " in found
    assert "<desc " in found
    assert "Korban yang tercatat." in found
    assert "style=" not in found


def test_m2_text_is_text(defined):
    rows = (
        f'period,area,numerator,denominator\n2024,"{HOSTILE.replace(chr(34), chr(34) * 2)}",1,2\n'
    )
    found = page(counted(defined, rows))
    assert "<script>alert" not in found
    assert "<img" not in found
    assert "{{" not in found
    assert found.count("</svg>") == 1


def test_m2_very_many_totals_are_a_table_only(defined):
    rows = "".join(f"{year},A,1,2\n" for year in range(1990, 2021))
    found = page(counted(defined, f"period,area,numerator,denominator\n{rows}"))
    assert "<svg" not in found
    assert found.count("| 50") + found.count("50,00") >= 31


def test_m3_a_table_that_cannot_be_true(defined):
    with pytest.raises(CareerfitError) as caught:
        page(counted(defined, "period,area,numerator,denominator\n2024,A,3,2\n"))
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("profiles/services/reintegrasi_sosial.csv", 2)


def test_m3_a_link_is_not_followed(defined, tmp_path):
    (tmp_path / "elsewhere.csv").write_text(ROWS, encoding="utf-8")
    place = defined.folder / "profiles/services/reintegrasi_sosial.csv"
    place.symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(CareerfitError):
        page(defined)


@pytest.mark.clients
def test_m4_in_a_browser(browser, workspace):
    place = workspace / "profiles/services/reintegrasi_sosial.yaml"
    record = place.read_text(encoding="utf-8")
    for name, said in SAID.items():
        record = record.replace(f"\n  {name}: null\n", f"\n  {name}: {{id: {said}, en: {said}}}\n")
    place.write_text(record, encoding="utf-8")
    place.with_suffix(".csv").write_text(ROWS, encoding="utf-8")
    done = mkdocs("build", "--strict", folder=workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(workspace / "site") as address:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        seen = context.new_page()
        seen.goto(f"{address}layanan/reintegrasi_sosial/")
        chart = seen.get_by_role("img", name="Persentase:")
        assert chart.locator("text").all_text_contents() == [
            "2023, Jombang: 25,00 %",
            "2024, Jombang: 1,35 %",
        ]
        box = chart.bounding_box()
        assert box["width"] <= 390
        assert box["height"] > 60
        assert violations(seen) == []
        context.close()
