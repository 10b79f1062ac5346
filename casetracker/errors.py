"""Every error that a user can meet, one class per failure.

CasetrackerError
├── InstallationError     exit 1: a library of the program is missing or broken
├── UsageError            exit 2: the call's own words are off
├── NotFoundError         exit 3: a reference, file or template that is not there
├── InputError            exit 4: a document that cannot be read
├── ConflictError         exit 5: somebody else changed the record since it was read
├── RefusedError          exit 6: the change would break a rule of the docket
├── DatabaseError         exit 7: locked, read-only, corrupt, newer than the program, or none at all
├── ReportError           exit 8: a template or an output file
└── IntegrityError        exit 9: what is stored is not what was recorded

Each message says what was wrong, where, and what to do, in one line. Errors are translated once, at
the edge: an exit code and one line on stderr, a toast or a dialog in the terminal interface.
"""


class CasetrackerError(Exception):
    """A failure with a message for the person at the keyboard."""

    exit_code = 1


class InstallationError(CasetrackerError):
    """A library that the program needs is missing or broken."""

    def __init__(self, what: str) -> None:
        """Say which, and how to put it right."""
        super().__init__(
            f"the installation is broken ({what}): install casetracker anew in an environment of its own"
        )


class UsageError(CasetrackerError):
    """The words of a command or the value of a field do not fit."""

    exit_code = 2


class NotFoundError(CasetrackerError):
    """Something that was named does not exist."""

    exit_code = 3


class InputError(CasetrackerError):
    """A document from outside cannot be read."""

    exit_code = 4


class ConflictError(CasetrackerError):
    """The record changed since it was shown."""

    exit_code = 5


class RefusedError(CasetrackerError):
    """The change would break a rule of the docket."""

    exit_code = 6


class DatabaseError(CasetrackerError):
    """The database cannot be used as it is."""

    exit_code = 7


class ReportError(CasetrackerError):
    """A report cannot be written."""

    exit_code = 8


class IntegrityError(CasetrackerError):
    """What is stored differs from what was recorded."""

    exit_code = 9
