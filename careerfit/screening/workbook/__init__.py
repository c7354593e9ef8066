"""An order as a workbook that a person decides in: Order, Reasons, Items, Method."""

from pathlib import Path

from careerfit.screening.material import Screened
from careerfit.screening.workbook import items, method, order, reasons
from careerfit.screening.workbook.book import Book


def write(screened: Screened, path: Path) -> None:
    """Write the workbook; the same order gives the same bytes.

    How many rows it may have is the caller's to check.
    """
    with Book(screened, path) as book:
        for sheet in (order, reasons, items, method):
            sheet.write(screened, book)
