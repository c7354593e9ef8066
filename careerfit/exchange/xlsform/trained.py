"""The result of a train quiz: how many were right, and for each answer what is true."""

from collections.abc import Iterator

from careerfit.exchange.xlsform.arithmetic import ref
from careerfit.exchange.xlsform.rows import Label, Row, group
from careerfit.exchange.xlsform.speech import Speech, note
from careerfit.model.quiz import Item, Quiz
from careerfit.scoring.plan import Plan
from careerfit.telling.refuting import refutation
from careerfit.telling.trained import claim, limits


def trained(speech: Speech, quiz: Quiz, plan: Plan) -> Iterator[Iterator[Row]]:
    """Counts, then a screen for each answered item, and the limits."""
    yield _counts(speech, quiz, plan)
    for item in quiz.items:
        rows = _verdicts(speech, item)
        yield group(f"result___{item.id}", _claim(speech, item), rows, f"${{{item.id}}} != ''")
    yield group("limits", speech.say("trained.limits"), _limits(speech, quiz))


def _counts(speech: Speech, quiz: Quiz, plan: Plan) -> Iterator[Row]:
    answered, right = ref("answered", "all"), ref("right", "all")
    said = speech.say("trained.headline", right=right, of=len(quiz.items), answered=answered)
    yield note("result_all", said)
    for role in plan.roles:
        scale = role.values.get("knowledge")
        if scale and len(plan.scales) > 1:
            right, of = ref("right", scale), ref("answered", scale)
            title = speech.title(role.id)
            said = speech.say("forms.right_of_answered", role=title, right=right, answered=of)
            yield note(f"result_{role.id}", said, f"{of} > 0")


def _claim(speech: Speech, item: Item) -> Label:
    return {
        language: claim(item, speech.catalogue, voice) for language, voice in speech.voices.items()
    }


def _verdicts(speech: Speech, item: Item) -> Iterator[Row]:
    """What is said after each of the answers; one of them is shown."""
    for option in range(1, len(item.labels) + 1):
        said = {
            language: refutation(item, option, speech.catalogue, voice)
            for language, voice in speech.voices.items()
        }
        yield note(f"verdict___{item.id}___{option}", said, f"${{{item.id}}} = '{option}'")


def _limits(speech: Speech, quiz: Quiz) -> Iterator[Row]:
    said = (tuple(limits(quiz, speech.catalogue, voice)) for voice in speech.voices.values())
    for number, sentences in enumerate(zip(*said, strict=True), 1):
        yield note(f"limit_{number}", dict(zip(speech.voices, sentences, strict=True)))
