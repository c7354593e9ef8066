"""The command line: it wires the rooms together and decides nothing."""

import sys


def main() -> int:
    """Run the command in `sys.argv`; the exit status is 0, 2, 130 or 143."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from careerfit import __version__

        sys.stdout.write(f"careerfit {__version__}\n")
        return 0
    from careerfit.cli.edge import run

    return run(arguments)
