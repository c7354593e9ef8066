"""The third sheet: the items that count, and how they did."""

from careerfit.scoring.plan import FULL, mean
from careerfit.screening.items import figures
from careerfit.screening.material import Screened, slug
from careerfit.screening.method import status
from careerfit.screening.workbook.book import Book, Column

_NAMES = ("item", "about", "asked", "answered", "missing", "best", "mean", "status")
_NUMBERS = ("answered", "missing", "best", "mean")
_WIDTHS = (22, 28, 72, 11, 11, 14, 13, 14)


def write(screened: Screened, book: Book) -> None:
    """One row an item; which option is best stands in the key and not here."""
    sheet = book.sheet(screened.say("sheet_items"))
    columns = tuple(
        Column(screened.say(f"column_{name}"), width, "middle" if name in _NUMBERS else "wrap")
        for name, width in zip(_NAMES, _WIDTHS, strict=True)
    )
    book.table(sheet, columns, len(screened.items))
    for number, each in enumerate(figures(screened), 1):
        item = screened.items[each.item]
        said = (slug(item), screened.about(item), screened.voice.read(item.text))
        shares = (None if x is None else mean(100 * x, FULL) for x in (each.best, each.mean))
        state = screened.say(f"status_{status(screened, item)}")
        row = (*said, each.answered, each.missing, *shares, state)
        book.row(sheet, number, columns, row)
