"""What runs in a visitor's browser: scripts and styles, and what is handed to them.

Classic scripts without a build step: they work from `file://`, where modules and fetch do not.
"""

from pathlib import Path

HERE = Path(__file__).parent


def assets() -> dict[str, Path]:
    """The scripts and styles by file name, as every page finds them in its site's `assets/`."""
    found = sorted(path for path in HERE.iterdir() if path.suffix in (".css", ".js"))
    return {path.name: path for path in found}
