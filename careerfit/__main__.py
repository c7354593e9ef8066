"""`python -m careerfit` does what the command `careerfit` does."""

import sys

from careerfit.cli import main

if __name__ == "__main__":
    sys.exit(main())
