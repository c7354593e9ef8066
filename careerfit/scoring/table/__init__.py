"""Many answer sheets at once: the plan as dataframe expressions, the same integers as sheet.py."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerfit.errors import Fault, MissingExtraError
from careerfit.scoring.plan import Plan

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def score_table(
    frame: "IntoFrameT",
    plan: Plan,
    *,
    id: str = "id",
    keep: Sequence[str] = (),
    seconds: str | None = None,
    flags: bool = False,
    bands: bool = False,
    ranks: Sequence[str] = (),
    within: Sequence[str] = (),
) -> "IntoFrameT":
    """Score a table of sheets, one a row; the same kind of frame comes back, lazy if it was.

    `frame`: a Polars frame (lazy or not), a DuckDB relation or a Spark frame. It has a column for
    each item of the plan, named as the item, of any integer type: option numbers from 1, null where
    the item is missing. An item without a column is missing everywhere. A value that is no option
    of its item is missing too, and counted.

    The columns that come back, in this order:

    - `id`, then `keep`, as they came;
    - `answered`, `missing`, `unknown` (Int16): how many items have one of their options ("don't
      know" too), have none, and, of these, hold a value that is no option;
    - for each scale `<scale>` (Int16, 0..10000, null where too little was answered), with `bands`
      `<scale>__low` and `<scale>__high` (Int16; scales of Likert items only),
      `<scale>__answered` (Int16), and for a keyed scale `<scale>__right` (Int16);
    - for each role and each of its values that the plan measures, `<role>__interest`,
      `__readiness`, `__learning`, `__realism`, `__knowledge` (Int16, 0..10000 or null; left out
      where a scale already has this name), then `<role>__ok` (Boolean): none of them is null;
    - with `flags` `longest_run` and `no_variation` (Boolean), and `too_fast` if `seconds` names
      the integer column with the time that the whole sheet took;
    - for each name in `ranks` `<name>__rank` (Int64): 1 + how many rows have a higher value, among
      the rows that are equal in the columns `within`; null where the value is null.

    Nothing is computed before a lazy frame is collected or written; ranks then hold all rows in
    memory, the rest does not. Set `spark.sql.codegen.hugeMethodLimit=8000` for Spark, or it tries
    to compile what is too long. Spark takes no dots in the names of the id and kept columns.

    Raises AnswersError, for all columns at once: an id, kept or other named column that is not
    there; no column of this plan's items; an item's column that does not hold integers; a name
    that would come back twice; ranks of a quiz whose purpose is not `select`, or of no score.
    Raises MissingExtraError without narwhals.
    """
    try:
        from careerfit.scoring.table.columns import Wanted
        from careerfit.scoring.table.scoring import scored
    except ImportError as error:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "screen"})) from error
    wanted = Wanted(id, tuple(keep), seconds, flags, bands, tuple(ranks), tuple(within))
    return scored(frame, plan, wanted)
