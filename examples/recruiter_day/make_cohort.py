"""Writes a file of answers as the form of `careerfit export gform` gives it. Nobody in it exists.

`python make_cohort.py ANSWERS.csv` invents 240 candidates for the demonstration quiz
`seleksi_pendamping`, always the same ones. Every row says that it is synthetic, so every file
made from it does too. The file is as untidy as real ones: blanks, one candidate twice, and two
cells that are no answer of the form.
"""

import csv
import io
import math
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from careerfit.catalogue import load
from careerfit.model.quiz import Item, Quiz

QUIZ, FORM = "seleksi_pendamping", "full"
PEOPLE = 240
SEED = 240
PLACES = ("Rumah aman", "Pengaduan", "Penjangkauan")
BLANK = 0.002  # of all answers; the form does not force anybody
SHARPNESS = 2.4  # how strongly skill draws towards actions with more credit
BEGIN = datetime(2026, 11, 2, 8, 0)


def rows(quiz: Quiz) -> list[list[str]]:
    """Header and rows, in the order in which the sheets came in."""
    chance = random.Random(SEED)  # noqa: S311 - invented people need no secrets
    header = ["Cap waktu", "Kode peserta", "Formasi"]
    found = [[*header, *(f"{item.text.root['id']} [{item.id}]" for item in quiz.items)]]
    moment = BEGIN
    for number in range(1, PEOPLE + 1):
        moment += timedelta(seconds=chance.randrange(60, 5400))
        skill = chance.gauss(0.6, 0.7)
        place = chance.choices(PLACES, (5, 4, 3))[0]
        answers = [answer(item, skill, chance) for item in quiz.items]
        found.append([stamp(moment), f"SINTETIS-{number:03}", place, *answers])
    return found


def answer(item: Item, skill: float, chance: random.Random) -> str:
    """The label of the option that somebody chose, or nothing."""
    if chance.random() < BLANK:
        return ""
    weights = [math.exp(SHARPNESS * skill * credit / 100) for credit in item.credits or ()]
    return chance.choices(item.labels, weights)[0].root["id"]


def untidy(found: list[list[str]]) -> list[list[str]]:
    """What people do to a form: one sends it twice, one adds a remark, one types spaces."""
    found.append([found[-1][0], *found[18][1:]])
    found[18][7] = ""
    found[40][3] = "Tergantung keadaannya"
    found[88][6] = "-"
    found[120][1] = f" {found[120][1]} "
    found[150][9] = f"{found[150][9]}  "
    return found


def stamp(moment: datetime) -> str:
    """A moment as Google writes it."""
    return f"{moment:%Y/%m/%d} {moment.hour % 12 or 12}:{moment:%M:%S %p} GMT+7"


def as_csv(found: list[list[str]]) -> str:
    """The rows as a form exports them: every cell in quotes."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(found)
    return written.getvalue()


def main() -> None:
    (target,) = sys.argv[1:]
    text = as_csv(untidy(rows(load().quiz(QUIZ, FORM))))
    Path(target).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
