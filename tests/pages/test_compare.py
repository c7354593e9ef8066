"""Comparing roles on the site, and finding them by trait and service.

M1 a pair that names each other has a page of its own, linked from both role guides
M2 any two roles stand side by side; without JavaScript all stand one below the other
M4 with many roles the page stays small and says how else to compare
M3 a role is listed under its essential traits and its services
"""

import dataclasses

import pytest

from careerfit.pages.render import SIDE_BY_SIDE, named_pairs, render


def test_m1_pairs_that_name_each_other_have_a_page(shipped):
    pairs = [(first.slug, second.slug) for first, second in named_pairs(shipped)]
    assert pairs == [("ahli_kdrt", "penyelenggara_program")]
    pages = {page.path: page.markdown for page in render(shipped, "id")}
    name = "banding/ahli_kdrt__penyelenggara_program.md"
    assert name in pages
    for slug in pairs[0]:
        assert f"../{name}" in pages[f"peran/{slug}.md"]


@pytest.mark.parametrize("language", ["", "en/"])
def test_m2_any_two_roles_stand_side_by_side(browser, address, language):
    page = browser.new_page()
    page.goto(f"{address}{language}banding/")
    shown = page.locator(".side:visible")
    assert shown.count() == 2
    page.locator("select").nth(0).select_option(index=3)
    page.locator("select").nth(1).select_option(index=1)
    titles = [each.get_attribute("data-title") for each in page.locator(".side:visible").all()]
    options = page.locator("select").nth(0).locator("option").all_text_contents()
    assert titles == [options[3], options[1]]


def test_m2_the_same_role_twice_is_shown_once(browser, address):
    page = browser.new_page()
    page.goto(f"{address}banding/")
    page.locator("select").nth(1).select_option(index=0)
    assert page.locator(".side:visible").count() == 1


def test_m2_without_javascript_every_role_is_there(browser, address, shipped):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}banding/")
    assert page.locator(".side:visible").count() == len(shipped.roles)
    assert page.locator("select").count() == 0


def test_m3_a_role_is_found_by_trait_and_service(browser, address, shipped):
    page = browser.new_page()
    page.goto(f"{address}tanda/")
    article = page.locator("article")
    text = article.inner_text()
    for trait in ("empathy", "communication"):
        assert shipped.traits[trait].name.root["id"] in text
    assert article.locator("a[href*='peran/ahli_kdrt']").count() >= 2
    assert article.locator("a[href*='layanan/reintegrasi_sosial']").count() == 1


def comparisons(catalogue, number: int) -> str:
    """The page of a catalogue with so many roles, alike and in no quiz or service."""
    role = catalogue.roles["ahli_rehabilitasi_sosial"]
    roles = {f"peran_{n}": role.model_copy(update={"slug": f"peran_{n}"}) for n in range(number)}
    some = dataclasses.replace(catalogue, roles=roles, services={}, quizzes={})
    return next(page.markdown for page in render(some, "id") if page.path == "banding/index.md")


def test_m4_many_roles_are_not_put_on_one_page(shipped):
    assert comparisons(shipped, SIDE_BY_SIDE).count('class="side"') == SIDE_BY_SIDE
    many = comparisons(shipped, SIDE_BY_SIDE + 1)
    assert 'class="side"' not in many
    assert "compare.js" not in many
    assert f"Ada {SIDE_BY_SIDE + 1} peran" in many
    assert "](../peran/index.md)" in many
    assert "](../sifat/index.md)" in many
