"""The same answers as different tools export them, byte by byte as far as it matters.

Headers, time stamps and extra columns are those of the tools; people and answers are invented.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from careerfit.model.quiz import Quiz

PEOPLE = 6
MOMENTS = ("2024-12-22T11:40:00.000+07:00", "2024-12-22T11:45:30.000+07:00")
Cells = list[list[object]]


@dataclass(frozen=True)
class Export:
    """A file's rows as a tool writes them, and whether its ids are the people's."""

    rows: Cells
    has_ids: bool = True
    timed: bool = False


def options(quiz: Quiz) -> list[list[int | None]]:
    """What six people answered: every option occurs, and one question in nine is skipped."""
    return [
        [
            None if (person + place) % 9 == 0 else 1 + (3 * person + place) % len(item.labels)
            for place, item in enumerate(quiz.items)
        ]
        for person in range(PEOPLE)
    ]


def labels(quiz: Quiz, language: str = "id") -> Cells:
    return [
        [
            "" if option is None else item.labels[option - 1].spoken(language).text
            for item, option in zip(quiz.items, row, strict=True)
        ]
        for row in options(quiz)
    ]


def numbers(quiz: Quiz) -> Cells:
    return [["" if option is None else option for option in row] for row in options(quiz)]


def texts(quiz: Quiz, language: str = "id") -> list[str]:
    return [item.text.spoken(language).text for item in quiz.items]


def ids() -> list[str]:
    return [f"{7000 + person}" for person in range(PEOPLE)]


def google(quiz: Quiz, language: str = "id") -> Export:
    head = {"id": ["Cap waktu", "Alamat Email"], "en": ["Timestamp", "Email Address"]}[language]
    moments = [f"2024/12/22 {9 + p}:49:31 AM GMT+8" for p in range(PEOPLE)]
    rows = [
        [moments[p], f"orang{p}@contoh.id", *row] for p, row in enumerate(labels(quiz, language))
    ]
    return Export([[*head, *texts(quiz, language)], *rows], has_ids=False)


def google_quiz(quiz: Quiz) -> Export:
    """With points: each question has a column of points and one of feedback beside it."""
    head = ["Stempel waktu", "Skor"]
    rows = [["22/12/2024 11:49:31", "0 / 24"] for _ in range(PEOPLE)]
    for place, text in enumerate(texts(quiz)):
        head += [text, f"{text} [Skor]", f"{text} [Masukan]"]
        for person, row in enumerate(labels(quiz)):
            rows[person] += [row[place], "-- / 0", ""]
    return Export([head, *rows], has_ids=False)


def google_grid(quiz: Quiz) -> Export:
    """A grid: one question, a row of it in brackets for each item."""
    head = ["Timestamp", *(f"Seberapa sesuai denganmu? [{text}]" for text in texts(quiz))]
    rows = [["12/22/2024 11:49:31", *row] for row in labels(quiz)]
    return Export([head, *rows], has_ids=False)


def own_form(quiz: Quiz) -> Export:
    """A form made by `careerfit export`: an item's code in each title."""
    titles = [f"{t} [{i.id}]" for t, i in zip(texts(quiz), quiz.items, strict=True)]
    rows = [["2024/12/22 11:49:31 AM GMT+8", *row] for row in numbers(quiz)]
    return Export([["Timestamp", *titles], *rows], has_ids=False)


def microsoft(quiz: Quiz) -> Export:
    head = ["ID", "Start time", "Completion time", "Email", "Name"]
    start = datetime(2024, 12, 22, 11, 40, 0)
    end = datetime(2024, 12, 22, 11, 45, 30)
    rows = [
        [float(ids()[p]), start, end, "anonymous", "", *row] for p, row in enumerate(labels(quiz))
    ]
    # Microsoft Forms ends a question with a no-break space where a line was broken.
    return Export([[*head, *(f"{text}\u00a0" for text in texts(quiz))], *rows], timed=True)


def kobo(quiz: Quiz) -> Export:
    """XML names, groups with slashes, the tool's own columns at both ends."""
    head = ["start", "end", *(f"bagian/{item.id}" for item in quiz.items)]
    head += ["bagian/hari", "bagian/hari/senin", "bagian/hari/selasa", "__version__"]
    head += ["_id", "_uuid", "_submission_time", "_index"]
    rows = [
        [
            *MOMENTS,
            *row,
            "senin selasa",
            1,
            1,
            "vA",
            99 + p,
            ids()[p],
            "2024-12-22T04:46:00",
            p + 1,
        ]
        for p, row in enumerate(numbers(quiz))
    ]
    return Export([head, *rows], timed=True)


def kobo_labels(quiz: Quiz) -> Export:
    """Labels instead of names: choices of a multi-select share their header, and are joined."""
    head = ["start", "end", *texts(quiz), "Hari apa kamu bisa?", "Senin", "Selasa", "Senin"]
    rows = [
        [*MOMENTS, *row, "Senin Selasa", 1, 1, 0, ids()[p]] for p, row in enumerate(labels(quiz))
    ]
    return Export([[*head, "_uuid"], *rows], timed=True)


def odk_central(quiz: Quiz) -> Export:
    head = ["SubmissionDate", *(f"bagian-{item.id}" for item in quiz.items), "KEY", "ReviewState"]
    rows = [["2024-12-22T04:46:00.123Z", *row, ids()[p], ""] for p, row in enumerate(numbers(quiz))]
    return Export([head, *rows])


def limesurvey(quiz: Quiz, headers: str = "full") -> Export:
    """Header as the question's code, its full text, or both; grids have [rows] in brackets."""
    head = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    codes = [f"G01Q01[SQ{place:03}]" for place, _ in enumerate(quiz.items)]
    shown = {
        "full": [f"Seberapa sesuai? [{text}]" for text in texts(quiz)],
        "both": [f"{c}. {t}" for c, t in zip(codes, texts(quiz), strict=True)],
        "code": [item.id for item in quiz.items],
    }[headers]
    rows = [
        [ids()[p], "2024-12-22 11:49:31", 3, "id", "1203", *row]
        for p, row in enumerate(labels(quiz))
    ]
    return Export([[*head, *shown], *rows])


def qualtrics(quiz: Quiz) -> Export:
    """Three header rows: short names, texts, and JSON with the import ids."""
    head = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"]
    head += ["Finished", "ResponseId"]
    second = [*head[:6], "Finished", "Response ID"]
    imports = [f'{{"ImportId":"{name}"}}' for name in head]
    names = [f"Q1_{place}" for place, _ in enumerate(quiz.items, 1)]
    long = [f"Seberapa sesuai\ndenganmu? - {text}" for text in texts(quiz)]
    meta = ["2024-12-22 11:45:30", "IP Address", "", 100, 330, "True"]
    tags = [f'{{"ImportId":"QID1_{place}"}}' for place, _ in enumerate(quiz.items, 1)]
    rows = [["2024-12-22 11:40:00", *meta, ids()[p], *row] for p, row in enumerate(labels(quiz))]
    return Export([[*head, *names], [*second, *long], [*imports, *tags], *rows], timed=True)


def surveymonkey(quiz: Quiz) -> Export:
    """Two header rows: a matrix's question over its first column only, its rows below."""
    head = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address"]
    first = [*head, "Seberapa sesuai denganmu?", *([""] * (len(quiz.items) - 1))]
    second = [*([""] * len(head)), *texts(quiz)]
    rows = [
        [ids()[p], "4001", "12/22/2024 11:40:00 AM", "12/22/2024 11:45:30 AM", "", *row]
        for p, row in enumerate(labels(quiz))
    ]
    return Export([first, second, *rows], timed=True)


def surveymonkey_single(quiz: Quiz) -> Export:
    """Single questions: "Response" below each."""
    first = ["Respondent ID", "Collector ID", *texts(quiz)]
    second = ["", "", *(["Response"] * len(quiz.items))]
    rows = [[ids()[p], "4001", *row] for p, row in enumerate(labels(quiz))]
    return Export([first, second, *rows])


TOOLS: dict[str, Callable[[Quiz], Export]] = {
    "google": google,
    "google_en": lambda quiz: google(quiz, "en"),
    "google_quiz": google_quiz,
    "google_grid": google_grid,
    "own_form": own_form,
    "microsoft": microsoft,
    "kobo": kobo,
    "kobo_labels": kobo_labels,
    "odk_central": odk_central,
    "limesurvey_full": limesurvey,
    "limesurvey_both": lambda quiz: limesurvey(quiz, "both"),
    "limesurvey_code": lambda quiz: limesurvey(quiz, "code"),
    "qualtrics": qualtrics,
    "surveymonkey": surveymonkey,
    "surveymonkey_single": surveymonkey_single,
}


def as_csv(
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
    end: str = "\r\n",
    encoding: str = "utf-8",
    everything_quoted: bool = False,
) -> bytes:
    made = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if everything_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(made, delimiter=delimiter, lineterminator=end, quoting=quoting)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return made.getvalue().encode(encoding)


def as_xlsx(rows: Iterable[Sequence[object]], name: str = "Form Responses 1") -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, place, cell, moment)
                elif isinstance(cell, int | float):
                    sheet.write_number(number, place, cell)
                elif cell != "":
                    sheet.write_string(number, place, str(cell))
    return made.getvalue()


def _csv_cell(cell: object) -> object:
    if isinstance(cell, datetime):
        return f"{cell:%m/%d/%y %H:%M:%S}"
    return int(cell) if isinstance(cell, float) else cell
