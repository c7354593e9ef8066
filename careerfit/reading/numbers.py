"""The numbers that JSON knows, in YAML too: nothing else is one, and none is inexact."""

import math
import re

MAX_DIGITS = 15  # every such integer is exact in JavaScript too

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def number(digits: str) -> tuple[int | float, str]:
    """The number in a JSON notation, and the fault's code if it is none that we take."""
    if _INTEGER.fullmatch(digits):
        if len(digits.lstrip("-")) > MAX_DIGITS:
            return 0, "number_too_large"
        return int(digits), ""
    if not _DECIMAL.fullmatch(digits):
        return 0, "not_a_number"
    value = float(digits) if len(digits) < 100 else math.inf
    return (value, "") if math.isfinite(value) else (0, "number_too_large")
