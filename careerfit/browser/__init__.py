"""What runs in a visitor's browser: scripts and styles, and what is handed to them.

Classic scripts without a build step: they work from `file://`, where modules and fetch do not.
"""

import json
import re
from functools import cache
from pathlib import Path

from careerfit.browser.words import travelling

HERE = Path(__file__).parent
# What one quiz needs travels as one script.
JOINED = {"quiz.js": ("sheet.js", "telling.js", "quiz.js")}
# Comments of our own files: blocks, and lines of their own. What begins with /*! stays (a licence).
_COMMENT = re.compile(r"/\*(?!!).*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)


@cache
def assets() -> dict[str, bytes]:
    """The scripts and styles by file name, as every page finds them in its site's `assets/`.

    A phone need not load what is written for those who read the code.
    """
    found = sorted(path for path in HERE.iterdir() if path.suffix in (".css", ".js"))
    own = {path.name: undressed(path.read_text(encoding="utf-8")) for path in found}
    joined = {name: "".join(own.pop(part) for part in parts) for name, parts in JOINED.items()}
    files = own | joined
    words = json.dumps(travelling(), ensure_ascii=False, separators=(",", ":"))
    files["words.js"] = f"careerfit.words={words};\n"
    return {name: code.encode() for name, code in sorted(files.items())}


def undressed(code: str) -> str:
    """A script or style of this folder without comments, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub("", code).splitlines())
    return "\n".join(filter(None, lines)) + "\n"
