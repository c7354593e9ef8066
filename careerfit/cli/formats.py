"""`careerfit formats`: what each outside format carries, where it is scored, who sees answers."""

from dataclasses import asdict

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json


def formats(*, as_json: AsJson = False, here: Here) -> None:
    from careerfit.cli.app import COMMANDS, GROUPS
    from careerfit.cli.paper import INDENT, Paper
    from careerfit.exchange.formats import SAID
    from careerfit.exchange.formats import formats as known

    there = {*COMMANDS, *(f"{group} {name}" for group, names in GROUPS.items() for name in names)}
    found = [each for each in known() if each.command in there]
    if as_json:
        write_json([asdict(each) for each in found])
        return
    paper, say = Paper(), here.voice.say
    for each in found:
        paper.strong(f"{say(f'courses.formats_name_{each.format}')}  (careerfit {each.command})")
        values = [
            (say(f"courses.formats_{name}"), say(f"courses.formats_value_{getattr(each, name)}"))
            for name in SAID
        ]
        paper.rows([(say("courses.formats_file"), each.ending), *values], INDENT)
        paper.text()
