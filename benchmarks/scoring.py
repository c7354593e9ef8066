"""One answer sheet of each form, against the limit of 100 microseconds."""

import random
from collections.abc import Iterator
from timeit import repeat

from benchmarks.figure import Figure
from careerfit.catalogue import load
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.sheet import score

SHEETS = 200


def one_sheet() -> Iterator[Figure]:
    catalogue = load()
    chance = random.Random(1)
    for form in catalogue.quizzes["kenali_diri"].forms:
        plan = compile_plan(catalogue.quiz("kenali_diri", form), catalogue.roles, catalogue.traits)
        # Different sheets: a scorer must not live on having seen the same one before.
        sheets = [
            {item.id: chance.randint(1, len(item.credits)) for item in plan.items}
            for _ in range(SHEETS)
        ]
        best = min(repeat(lambda s=sheets, p=plan: [score(p, a) for a in s], number=1, repeat=15))
        what = f"one sheet, {form} form ({len(plan.items)} items)"
        yield Figure(what, "µs", best / SHEETS * 1e6, "the limit", 100.0)
