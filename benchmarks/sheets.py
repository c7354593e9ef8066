"""One way to work through a table of sheets, alone in a process: `python -m benchmarks.sheets`.

The arguments are a task, the file to read and the file to write. It prints the seconds it took,
without those for importing; what memory it took, the system says when it ends.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from careerfit.scoring.compiling import likert_credits
from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanRole, PlanValue

SHEETS, ITEMS, PER_SCALE = 1_000_000, 60, 4
ITEM_NAMES = [f"i{n}" for n in range(ITEMS)]
REVERSED = [n % PER_SCALE == PER_SCALE - 1 for n in range(ITEMS)]


def plan() -> Plan:
    """60 Likert items on 15 scales; four roles of four interests and eleven traits."""
    items = tuple(
        PlanItem(name, "likert", likert_credits(5, backwards))
        for name, backwards in zip(ITEM_NAMES, REVERSED, strict=True)
    )
    scales = tuple(
        PlanValue(f"s{n}", tuple(Part(i.id, 1, FULL) for i in items[start : start + PER_SCALE]), 60)
        for n, start in enumerate(range(0, ITEMS, PER_SCALE))
    )
    needs = ((3, 7_500), (2, 6_000), (2, 6_000), (1, 5_000), (1, 5_000), (2, 6_000))
    values, roles = [], []
    for role in range(4):
        ready = tuple(Part(f"s{4 + (role + n) % 6}", *need) for n, need in enumerate(needs))
        learn = tuple(Part(f"s{10 + (role + n) % 5}", *need) for n, need in enumerate(needs[:5]))
        values.append(PlanValue(f"r{role}__readiness", ready, 70, (ready[0].child,)))
        values.append(PlanValue(f"r{role}__learning", learn, 70, (learn[0].child,)))
        named = {"interest": f"s{role}", "readiness": values[-2].id, "learning": values[-1].id}
        roles.append(PlanRole(f"r{role}", named, ()))
    return Plan("bench", "full", 1, "select", items, scales, tuple(values), tuple(roles))


def make(many: str, out: str) -> None:
    """Random answers, one in twenty of them missing, as Parquet and as CSV."""
    import numpy as np
    import polars as pl

    chance = np.random.default_rng(1)
    columns = {"id": pl.Series(range(int(many))).cast(pl.String)}
    for name in ITEM_NAMES:
        answers = pl.Series(chance.integers(1, 6, int(many), dtype=np.int8))
        there = pl.Series(chance.random(int(many)) >= 0.05)
        columns[name] = pl.select(pl.when(there).then(answers)).to_series()
    frame = pl.DataFrame(columns)
    frame.write_parquet(f"{out}.parquet")
    frame.write_csv(f"{out}.csv")


def tenfold(read: str, out: str) -> None:
    import polars as pl

    pl.concat([pl.scan_parquet(read)] * 10).sink_parquet(out)


def copy() -> Callable[[str, str], None]:
    return lambda read, out: _sink(_scan(read), out)


def score(**wanted: Any) -> Callable[[], Callable[[str, str], None]]:
    def ready() -> Callable[[str, str], None]:
        import careerfit.scoring.table.scoring  # noqa: F401 - importing is not measured
        from careerfit import score_table

        of = plan()
        return lambda read, out: _sink(score_table(_scan(read), of, **wanted), out)

    return ready


def in_pandas() -> Callable[[str, str], None]:
    """The 15 scale means and nothing else."""
    import pandas as pd

    def run(read: str, out: str) -> None:
        frame = pd.read_parquet(read) if read.endswith("parquet") else pd.read_csv(read)
        found = {"id": frame["id"]}
        for start in range(0, ITEMS, PER_SCALE):
            own = frame[ITEM_NAMES[start : start + PER_SCALE]].copy()
            own[own.columns[-1]] = 6 - own[own.columns[-1]]
            found[f"s{start}"] = (own.mean(axis=1) - 1) / 4
        scored = pd.DataFrame(found)
        scored.to_parquet(out) if out.endswith("parquet") else scored.to_csv(out, index=False)

    return run


def in_numpy() -> Callable[[str, str], None]:
    """The 15 scale means and nothing else; NumPy reads no Parquet, so Polars does it for it."""
    import numpy as np
    import polars as pl

    def run(read: str, out: str) -> None:
        frame = _scan(read).collect()
        sheets = frame.select(ITEM_NAMES).cast(pl.Float32).to_numpy()
        sheets[:, REVERSED] = 6 - sheets[:, REVERSED]
        scales = sheets.reshape(len(sheets), -1, PER_SCALE)
        with np.errstate(invalid="ignore"):  # a scale without answers is 0/0: missing
            means = (np.nansum(scales, axis=2) / (~np.isnan(scales)).sum(axis=2) - 1) / 4
        _sink(pl.DataFrame(means).insert_column(0, frame["id"]).lazy(), out)

    return run


TASKS: dict[str, Callable[[], Callable[[str, str], None]]] = {
    "make": lambda: make,
    "tenfold": lambda: tenfold,
    "copy": copy,
    "scores": score(),
    "everything": score(flags=True, ranks=[f"r{n}__readiness" for n in range(4)]),
    "pandas": in_pandas,
    "NumPy": in_numpy,
}


def _scan(read: str) -> Any:
    import polars as pl

    if Path(read).suffix == ".parquet":
        return pl.scan_parquet(read)
    return pl.scan_csv(read, schema_overrides={"id": pl.String})


def _sink(frame: Any, out: str) -> None:
    frame.sink_parquet(out) if Path(out).suffix == ".parquet" else frame.sink_csv(out)


if __name__ == "__main__":
    task, *files = sys.argv[1:]
    work = TASKS[task]()
    started = time.perf_counter()
    work(*files)
    print(time.perf_counter() - started)
