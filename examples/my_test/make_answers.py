"""Writes a file of answers as the form of `careerfit export gform` gives it. Nobody in it exists.

`python make_answers.py ANSWERS.csv` invents 240 students for the quiz `kenali_diri`, always the
same ones. Every row says that it is synthetic, so every file made from it does too. One question
was put into the form with its answers in the wrong order: the key audit finds it. A second word,
`mended`, writes the answers of the same people after the form was put right.
"""

import csv
import io
import math
import random
import sys
from pathlib import Path

from careerfit.catalogue import load
from careerfit.model.quiz import Item, Quiz

QUIZ, FORM = "kenali_diri", "full"
PEOPLE = 240
SEED = 240
SCHOOLS = ("SMA A", "SMA B")
BLANK = 0.005  # of all answers; nobody is forced
TURNED = "patience"  # the trait whose first question was put in wrongly
NEARNESS = 0.55  # how much of an answer the scale explains, as a loading


def rows(quiz: Quiz, *, mended: bool = False) -> list[list[str]]:
    """Header and rows, in the order in which the sheets came in."""
    chance = random.Random(SEED)  # noqa: S311 - invented people need no secrets
    header = ["Kode peserta", "Sekolah"]
    found = [[*header, *(f"{item.text.root['id']} [{item.id}]" for item in quiz.items)]]
    scale_of = {item: scale.id for scale in quiz.scales for item in scale.items}
    wrong = next(scale.items[0] for scale in quiz.scales if scale.id == TURNED)
    turned = "" if mended else wrong
    for number in range(1, PEOPLE + 1):
        person = {scale.id: chance.gauss(0, 1) for scale in quiz.scales}
        cells = [
            _cell(item, person.get(scale_of.get(item.id, ""), 0), item.id == turned, chance)
            for item in quiz.items
        ]
        found.append([f"SINTETIS-{number:03}", chance.choice(SCHOOLS), *cells])
    return found


def _cell(item: Item, level: float, turned: bool, chance: random.Random) -> str:
    """The label of an answer that a level of the scale and chance make together."""
    noise = chance.gauss(0, math.sqrt(1 - NEARNESS**2))
    if chance.random() < BLANK:
        return ""
    most = len(item.labels)
    option = round((most + 1) / 2 + 1.1 * (NEARNESS * level + noise))
    option = min(most, max(1, option))
    if item.reversed != turned:
        option = most + 1 - option
    return item.labels[option - 1].root["id"]


def as_csv(table: list[list[str]]) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


if __name__ == "__main__":
    table = rows(load().quiz(QUIZ, FORM), mended="mended" in sys.argv[2:])
    Path(sys.argv[1]).write_text(as_csv(table), encoding="utf-8")
