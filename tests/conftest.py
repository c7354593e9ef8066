"""What many tests share: the shipped catalogue, read once, and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# One engine; the shell has no windows and opens a page in half the time.
BROWSERS = ("chromium-headless-shell", "chromium")
CHROMIUM_FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync""".split()


def needs(program: str) -> str:
    """A program's path; a named skip on a person's machine, a failure in CI."""
    found = shutil.which(program)
    if found is None:
        missing = f"{program} is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def all_plans(shipped: Catalogue) -> dict[str, dict[str, Plan]]:
    """The plans of every quiz, by form."""
    return {
        name: {
            form: compile_plan(shipped.quiz(name, form), shipped.roles, shipped.traits)
            for form in shipped.forms(name)
        }
        for name in shipped.quizzes
    }


@pytest.fixture(scope="session")
def plans(all_plans: dict[str, dict[str, Plan]]) -> dict[str, Plan]:
    """The plans of kenali_diri, by form."""
    return all_plans["kenali_diri"]


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A browser; a named skip on a person's machine, a failure in CI."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found or needs(BROWSERS[0]))


@pytest.fixture(scope="module")
def browser(chromium: Path) -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(chromium), args=CHROMIUM_FLAGS)
