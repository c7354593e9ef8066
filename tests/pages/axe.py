"""axe-core in a page, as a visitor of a screen reader would be affected. For tests of any page."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_STILL = """() => {
  const moving = () => document.getAnimations().filter(
    one => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
  for (let some = moving(); some.length; some = moving()) some.forEach(one => one.finish());
}"""
_RUN = "names => axe.run(document, {runOnly: names, resultTypes: ['violations']})"
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()


@cache
def _axe() -> str:
    """Its source; a named skip on a person's machine, a failure in CI."""
    if not AXE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{AXE} is missing")
        pytest.skip(f"{AXE} is missing: npm ci")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Every fault that axe finds in what the page shows now: rule, element, what is wrong.

    All rules of TAGS, or only the named ones. What moves is brought to its end first: half-faded
    text has a contrast of its own.
    """
    page.evaluate(_STILL)
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())  # not a script element: a page's own policy would refuse it
    found = page.evaluate(_RUN, list(rules or TAGS))
    return [
        f"{fault['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
