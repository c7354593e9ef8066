"""A scale as a row of characters: each meaning has its shape, the ends are the ends."""

import pytest

from careerfit.cli.bars import ASCII, BLOCKS, bar
from careerfit.telling.report import Measure


@pytest.mark.parametrize(
    ("measure", "shown"),
    [
        (Measure(0, 0, 0), "#---------"),
        (Measure(10_000, 10_000, 10_000), "---------#"),
        (Measure(2_000, 5_000, 7_999), "--===#==--"),
        (Measure(2_000, 5_000, 7_999, level=9_000), "--===#==-|"),
        (Measure(2_000, 5_000, 7_999, level=2_500), "--|==#==--"),
        (Measure(2_000, 5_000, 7_999, level=5_500), "--===*==--"),
    ],
)
def test_a_bar_shows_band_score_and_level(measure, shown):
    assert bar(measure, 10, ASCII) == shown


def test_all_shapes_differ():
    for glyphs in (ASCII, BLOCKS):
        shapes = (glyphs.track, glyphs.band, glyphs.score, glyphs.level, glyphs.both)
        assert len(set(shapes)) == 5


@pytest.mark.parametrize(
    ("low", "high", "percents"),
    [(0, 0, (0, 0)), (101, 9_901, (1, 100)), (5_499, 7_900, (54, 79)), (99, 100, (0, 1))],
)
def test_percents_round_outward(low, high, percents):
    assert Measure(low, low, high).percents == percents
