"""The commands, where they live, and how a command line becomes a call of one of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cyclopts import (
    App,
    CoercionError,
    CycloptsError,
    Group,
    MissingArgumentError,
    Parameter,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from careerfit.cli.help import WordsFormatter
from careerfit.cli.setting import Setting
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice
from careerfit.words import languages

# A command is imported when it is run, not before.
COMMANDS = {
    "quiz": "careerfit.cli.quiz:quiz",
    "roles": "careerfit.cli.show:roles",
    "show": "careerfit.cli.show:show",
    "compare": "careerfit.cli.compare:compare",
    "trait": "careerfit.cli.traits:trait",
    "service": "careerfit.cli.services:service",
    "init": "careerfit.cli.init:init",
    "check": "careerfit.cli.check:check",
    "review": "careerfit.cli.review:review",
    "schema": "careerfit.cli.schema:schema",
    "plan": "careerfit.cli.plan:plan",
    "score": "careerfit.cli.score:score",
    "reliability": "careerfit.cli.reliability:reliability",
    "screen": "careerfit.cli.screen:screen",
    "decide": "careerfit.cli.decide:decide",
    "explain": "careerfit.cli.explain:explain",
    "erase": "careerfit.cli.erase:erase",
    "cohort": "careerfit.cli.cohort:cohort",
    "formats": "careerfit.cli.formats:formats",
    "panel": "careerfit.cli.panel:panel",
    "fairness": "careerfit.cli.fairness:fairness",
    "dpia": "careerfit.cli.dpia:dpia",
    "forget": "careerfit.cli.forget:forget",
}
SITE_COMMANDS = {
    "build": "careerfit.cli.site:build",
    "serve": "careerfit.cli.site:serve",
    "write": "careerfit.cli.site:write",
    "csp": "careerfit.cli.csp:csp",
}
NEW_COMMANDS = {
    "role": "careerfit.cli.new:role",
    "trait": "careerfit.cli.new:trait",
    "quiz": "careerfit.cli.new:quiz",
    "service": "careerfit.cli.new:service",
}
IMPORT_COMMANDS = {
    "prose": "careerfit.cli.import_:prose",
    "indicator": "careerfit.cli.import_:indicator",
    "docx": "careerfit.cli.import_docx:docx",
}
EXPORT_COMMANDS = {
    "html": "careerfit.cli.export:html",
    "docx": "careerfit.cli.export:docx",
    "xlsform": "careerfit.cli.forms:xlsform",
    "gform": "careerfit.cli.forms:gform",
    "paper": "careerfit.cli.print:quiz",
    "jsonld": "careerfit.cli.forms:jsonld",
    "moodle": "careerfit.cli.courses:moodle",
    "gift": "careerfit.cli.courses:gift",
    "scorm12": "careerfit.cli.courses:scorm12",
    "anki": "careerfit.cli.courses:anki",
}
PRINT_COMMANDS = {
    "role": "careerfit.cli.print:role",
    "quiz": "careerfit.cli.print:quiz",
    "cards": "careerfit.cli.print:cards",
    "lesson": "careerfit.cli.print:lesson",
    "facilitator": "careerfit.cli.print:facilitator",
}
INDICATOR_COMMANDS = {
    "compute": "careerfit.cli.indicator:compute",
}
INTERVIEW_COMMANDS = {
    "score": "careerfit.cli.interview:score",
}
ANSWERS_COMMANDS = {
    "inspect": "careerfit.cli.answers:inspect",
}
GROUPS = {
    "new": NEW_COMMANDS,
    "import": IMPORT_COMMANDS,
    "export": EXPORT_COMMANDS,
    "print": PRINT_COMMANDS,
    "indicator": INDICATOR_COMMANDS,
    "answers": ANSWERS_COMMANDS,
    "interview": INTERVIEW_COMMANDS,
    "site": SITE_COMMANDS,
}
_GLOBALS = ("--lang", "--catalogue")


def application(voice: Voice) -> App:
    """All commands, with their help in one language."""
    app = App(
        name="careerfit",
        help=voice.say("cli.help_careerfit"),
        usage=voice.say("cli.usage_careerfit"),
        help_epilogue=voice.say("cli.help_globals"),
        help_format="plaintext",
        help_formatter=WordsFormatter(voice),
        version_flags=[],
        default_parameter=Parameter(negative=(), show_default=False, show_choices=False),
        group_commands=Group(voice.say("cli.panel_commands")),
        group_arguments=Group(voice.say("cli.panel_arguments")),
        group_parameters=Group(voice.say("cli.panel_options")),
    )
    for order, (name, path) in enumerate(COMMANDS.items()):
        _add(app, name, path, voice, name, order)
    for order, (name, commands) in enumerate(GROUPS.items(), len(COMMANDS)):
        app.command(_group(name, commands, voice, order))
    app["--help"].show = False  # the epilogue names it, with the other global options
    return app


def _group(name: str, commands: Mapping[str, str], voice: Voice, order: int) -> App:
    """A command that has commands of its own."""
    group = App(
        name=name,
        help=voice.say(f"cli.help_{name}"),
        usage=voice.say(f"cli.usage_{name}"),
        version_flags=[],
        group_commands=Group(voice.say("cli.panel_commands")),
        sort_key=order,
    )
    if name == "interview":
        # The group is a command itself: what follows is a role.
        from careerfit.cli.interview import interview

        group.default(interview)
    for place, (inner, path) in enumerate(commands.items()):
        _add(group, inner, path, voice, f"{name}_{inner}", place)
    return group


def _add(app: App, name: str, path: str, voice: Voice, key: str, order: int) -> None:
    words = {"help": voice.say(f"cli.help_{key}"), "usage": voice.say(f"cli.usage_{key}")}
    app.command(path, name=name, sort_key=order, **words)


def split(arguments: list[str], language: str) -> tuple[Setting, list[str]]:
    """The global options, which may stand anywhere, and the rest of the command line."""
    options: dict[str, str] = {}
    rest: list[str] = []
    left = iter(arguments)
    for word in left:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *left]
        elif name not in _GLOBALS:
            rest.append(word)
        elif not equals and (value := next(left, "")) == "":
            raise UsageError(Fault("cli.missing_value", data={"name": name}))
        else:
            options[name] = value
    folder = Path(options["--catalogue"]) if "--catalogue" in options else None
    return Setting(Voice(_known(options.get("--lang", language))), folder), rest


def _known(language: str) -> str:
    if language not in languages():
        data = {"name": language, "known": ", ".join(languages())}
        raise UsageError(Fault("cli.unknown_language", data=data))
    return language


def dispatch(tokens: list[str], setting: Setting) -> int:
    """Run one command. Raises CareerfitError for every fault of the person who typed it."""
    app = application(setting.voice)
    try:
        command, bound, ignored = app.parse_args(tokens, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        raise UsageError(_fault(error, tokens, setting.voice)) from error
    given = {name: setting for name in ignored if name == "here"}
    return int(command(*bound.args, **bound.kwargs, **given) or 0)


def _fault(error: CycloptsError, tokens: list[str], voice: Voice) -> Fault:
    from careerfit.reading.fit import nearest

    match error:
        case UnknownCommandError():
            name = (error.unused_tokens or tokens)[0]
            known = tuple(_commands(tokens, name))
            data = {"name": name, "nearest": nearest(name, known), "known": ", ".join(known)}
            return Fault("cli.unknown_command", data=data)
        case UnknownOptionError():
            name = error.token.keyword or error.token.value
            options = tuple(n for a in error.argument_collection for n in a.names)
            return Fault(
                "cli.unknown_option", data={"name": name, "nearest": nearest(name, options)}
            )
        case MissingArgumentError():
            return Fault("cli.missing_value", data={"name": _label(error, voice)})
        case CoercionError():
            value = error.token.value if error.token else ""
            return Fault("cli.bad_value", data={"name": _label(error, voice), "value": value})
        case RepeatArgumentError():
            return Fault(
                "cli.option_twice", data={"name": error.token.keyword or _label(error, voice)}
            )
        case UnusedCliTokensError():
            return Fault(
                "cli.too_many_arguments", data={"names": " ".join(error.unused_tokens or ())}
            )
    return Fault("cli.bad_command_line", data={"command": "careerfit"})


def _label(error: CycloptsError, voice: Voice) -> str:
    """An option's own name, or what stands for an argument in the usage line."""
    if error.argument is None:
        return ""
    name: str = error.argument.name
    positional = error.argument.index is not None
    return voice.say(f"cli.value_{name.lstrip('-').lower()}") if positional else name


def _commands(tokens: list[str], unknown: str) -> Iterator[str]:
    """The commands that could stand where the unknown one does."""
    inside = tokens[: tokens.index(unknown)] if unknown in tokens else []
    group = next((name for name in GROUPS if name in inside), "")
    yield from GROUPS[group] if group else (*COMMANDS, *GROUPS)
