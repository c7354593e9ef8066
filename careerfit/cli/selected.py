"""The result of one sheet of a select quiz in the terminal."""

from careerfit.cli.paper import Paper
from careerfit.telling.material import Telling
from careerfit.telling.selected import closing, rows


def show_selected(telling: Telling, paper: Paper) -> None:
    """Prints every scale, then the gates and the limits; no order and no verdict."""
    title = telling.voice.read(telling.quiz.source.title)
    paper.strong(telling.voice.say("select.headline", quiz=title))
    paper.rows(rows(telling))
    for title, sentences in closing(telling):
        if sentences:
            paper.heading(title)
            paper.items(sentences)
