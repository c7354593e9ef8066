"""Print the benchmarks: `python -m benchmarks [start] [site] [table] ... [--json]`, else all."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module

from benchmarks.figure import Figure

# A group's module is imported when it runs: what this process has ever held counts as memory of
# the processes that it starts.
BENCHMARKS = {
    "start": ("start:version", "start:first_question"),
    "scoring": ("scoring:one_sheet",),
    "site": ("site:roles",),
    "quiz": ("quiz:code", "quiz:pages"),
    "printing": ("printing:guides",),
    "table": ("table:million",),
    "screen": ("screen:people",),
    "reliability": ("reliability:hundred_thousand",),
}


def main(arguments: list[str]) -> None:
    wanted = [name for name in arguments if name != "--json"] or list(BENCHMARKS)
    if unknown := set(wanted) - set(BENCHMARKS):
        raise SystemExit(f"{', '.join(sorted(unknown))}: not one of {', '.join(BENCHMARKS)}")
    if "--json" in arguments:
        figures = [figure for name in wanted for figure in run(name)]
        print(json.dumps([figure.__dict__ for figure in figures], indent=1, ensure_ascii=False))
        return
    print(f"{'what':44} {'measured':>12} {'against':>12} {'ratio':>6}  goal")
    for name in wanted:
        for figure in run(name):
            print(line(figure), flush=True)


def run(group: str) -> Iterator[Figure]:
    """The figures of a group, one after the other."""
    for place in BENCHMARKS[group]:
        module, _, name = place.partition(":")
        yield from getattr(import_module(f"benchmarks.{module}"), name)()


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
