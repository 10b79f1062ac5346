"""The process that fills in a user's templates: little memory, little time, and then it is gone.

Reads one JSON object from stdin (`context`, `kind`, `format`, `folder`), writes the report to stdout.
Exit code 3: the reason stands on stderr in one line.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import Final

from casetracker.errors import CasetrackerError
from casetracker.reports.outputs import produced

MEMORY: Final = 768 * 1024 * 1024
PROCESSOR_SECONDS: Final = 20
LARGEST: Final = 50_000_000
REFUSED: Final = 3


def limit() -> None:
    """Bind this process to its share of memory and time; systems without limits have the clock alone."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Fill in one template; gives the exit code."""
    limit()
    asked = json.load(sys.stdin.buffer)
    try:
        content = produced(asked["context"], asked["kind"], asked["format"], Path(asked["folder"]))
    except CasetrackerError as error:
        sys.stderr.write(str(error))
        return REFUSED
    except MemoryError:
        sys.stderr.write("the template takes more memory than a report may")
        return REFUSED
    if len(content) > LARGEST:
        sys.stderr.write(f"the template gives more than {LARGEST // 1_000_000} MB")
        return REFUSED
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
