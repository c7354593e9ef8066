"""Print the benchmarks: `python -m benchmarks [start] [site] [table] ... [--json]`, else all."""

import json
import sys

from benchmarks.figure import Figure
from benchmarks.printing import guides
from benchmarks.quiz import code, pages
from benchmarks.reliability import hundred_thousand
from benchmarks.scoring import one_sheet
from benchmarks.screen import people
from benchmarks.site import roles
from benchmarks.start import first_question, version
from benchmarks.table import million

BENCHMARKS = {
    "start": (version, first_question),
    "scoring": (one_sheet,),
    "site": (roles,),
    "quiz": (code, pages),
    "printing": (guides,),
    "table": (million,),
    "reliability": (hundred_thousand,),
    "screen": (people,),
}


def main(arguments: list[str]) -> None:
    wanted = [name for name in arguments if name != "--json"] or list(BENCHMARKS)
    if unknown := set(wanted) - set(BENCHMARKS):
        raise SystemExit(f"{', '.join(sorted(unknown))}: not one of {', '.join(BENCHMARKS)}")
    if "--json" in arguments:
        figures = [figure for name in wanted for one in BENCHMARKS[name] for figure in one()]
        print(json.dumps([figure.__dict__ for figure in figures], indent=1, ensure_ascii=False))
        return
    print(f"{'what':44} {'measured':>12} {'against':>12} {'ratio':>6}  goal")
    for name in wanted:
        for benchmark in BENCHMARKS[name]:
            for figure in benchmark():
                print(line(figure), flush=True)


def line(figure: Figure) -> str:
    goal = (
        f"{figure.peer} (no goal)"
        if figure.goal is None
        else f"{'>=' if figure.least else '<='} {figure.goal:.2f} x {figure.peer}"
    )
    return (
        f"{figure.what:44} {figure.measured:9.1f} {figure.unit:2} "
        f"{figure.against:9.1f} {figure.unit:2} {figure.ratio:6.2f}  {goal}"
    )


main(sys.argv[1:])
