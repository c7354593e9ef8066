"""The browser's scripts run in node: no DOM, the same files a visitor gets."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import needs

Node = Callable[..., Any]
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def node() -> Node:
    """Runs a script of this folder: values in and out as JSON. Needs node."""
    found = needs("node")

    def run(script: str, value: object) -> Any:
        done = subprocess.run(
            [found, HERE / script],
            input=json.dumps(value),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
