"""`python -m casetracker` is the same as `casetracker`."""

from casetracker.cli.main import main

main()
