"""Parquet: filtered as it streams, whatever its size."""

from pathlib import Path

from careerfit.errors import Fault
from careerfit.exchange.answers import parquet
from careerfit.screening.erasing.wanted import Erased, ErasureError, Wanted


def erase_parquet(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a Parquet file without the person's rows.

    Raises AnswersError for a broken file, ErasureError where the column of ids is not known.
    """
    import polars as pl

    names = parquet.read(source).top[0]
    places = wanted.places(names)
    if not places:
        raise ErasureError(Fault("deciding.no_id_column", str(source)))
    scan = pl.scan_parquet(source, glob=False)
    texts = (pl.col(names[place]).cast(pl.String).str.strip_chars() for place in places)
    # A row without an id is nobody's: it stays.
    goes = pl.any_horizontal(text.is_in(sorted(wanted.ids)).fill_null(False) for text in texts)
    rows = scan.select(goes.sum()).collect(engine="streaming").item()
    if rows:
        scan.filter(~goes).sink_parquet(target, engine="streaming")
    return Erased(rows)
