"""Print every benchmark: `python -m benchmarks [--json]`."""

import json
import sys

from benchmarks.scoring import one_sheet
from benchmarks.start import first_question, version

BENCHMARKS = (version, first_question, one_sheet)


def main() -> None:
    figures = [figure for benchmark in BENCHMARKS for figure in benchmark()]
    if "--json" in sys.argv:
        print(json.dumps([figure.__dict__ for figure in figures], indent=1))
        return
    print(f"{'what':44} {'measured':>12} {'against':>12} {'ratio':>6}  goal")
    for figure in figures:
        print(
            f"{figure.what:44} {figure.measured:9.1f} {figure.unit:2} "
            f"{figure.against:9.1f} {figure.unit:2} {figure.ratio:6.2f}  "
            f"<= {figure.goal:.2f} x {figure.peer}"
        )


main()
