"""What can be wrong with a database, said so that a person can act on it."""

from typing import Final

import sqlalchemy as sa

from casetracker.errors import (
    CasetrackerError,
    ConflictError,
    DatabaseError,
    RefusedError,
    UsageError,
)


class DatabaseMissingError(DatabaseError):
    """There is no database where one was looked for."""

    def __init__(self, label: str) -> None:
        """Say where it was looked for."""
        super().__init__(f"no database at {label}: make one with 'casetracker init'")


class NotADatabaseError(DatabaseError):
    """The file is something else, or is damaged."""

    def __init__(self, label: str, detail: str) -> None:
        """Say which file, and how to get the data back."""
        super().__init__(
            f"{label} is damaged or is not a casetracker database ({detail}): nothing was changed; "
            "restore the last backup, or name another file with --db"
        )


class DatabaseNewerError(DatabaseError):
    """A newer program has upgraded the database."""

    def __init__(self, label: str, revision: str) -> None:
        """Name the revision that is not known here."""
        super().__init__(
            f"{label} was made by a newer casetracker (its version is {revision}): upgrade the "
            "program; nothing was changed"
        )


class DatabaseOlderError(DatabaseError):
    """The database waits for an upgrade."""

    def __init__(self, label: str, revision: str) -> None:
        """Say how to upgrade."""
        super().__init__(
            f"{label} is at version {revision or 'none'}: run 'casetracker db upgrade' first "
            "(it keeps a copy)"
        )


class DatabaseLockedError(DatabaseError):
    """Somebody else is writing and did not finish in time."""

    def __init__(self, label: str) -> None:
        """Say what to do."""
        super().__init__(f"{label} is locked by another program: try again in a moment")


class DatabaseReadOnlyError(DatabaseError):
    """The file or the folder cannot be written."""

    def __init__(self, label: str) -> None:
        """Say what to do."""
        super().__init__(
            f"{label} cannot be written: check the rights of the file and of its folder, or open it "
            "with --read-only"
        )


class DiskFullError(DatabaseError):
    """There is no room left."""

    def __init__(self, label: str) -> None:
        """Say what was kept."""
        super().__init__(
            f"the disk of {label} is full: the last change was not made, everything before it is "
            "kept; free some space and try again"
        )


class DatabaseUnreachableError(DatabaseError):
    """The server does not answer, or refuses."""

    def __init__(self, label: str, detail: str) -> None:
        """Name the server and its words."""
        super().__init__(f"cannot open {label}: {detail}")


class RuleBrokenError(RefusedError):
    """A constraint of the database refused the change."""

    def __init__(self, rule: str) -> None:
        """Name the rule."""
        super().__init__(f"the change breaks a rule of the docket ({rule}): nothing was changed")


class PastIsFixedError(RefusedError):
    """A change was asked for while the docket is looked at as it was."""

    def __init__(self, viewpoint: str) -> None:
        """Name the viewpoint."""
        super().__init__(
            f"this is the docket {viewpoint}: it cannot be changed; leave --as-of and --known-at off"
        )


class UnstorableTextError(UsageError):
    """A text with half a character in it, as a wrongly decoded argument has."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("a text holds bytes that are no UTF-8: type it again; nothing was changed")


class NumberTooLargeError(UsageError):
    """A number that is larger than any that is given out."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("a number in the call is larger than any on file; nothing was changed")


class ChangedMeanwhileError(ConflictError):
    """Somebody saved the record after it was read."""

    def __init__(self, what: str) -> None:
        """Name the record."""
        super().__init__(
            f"{what} was changed by somebody else meanwhile: look at it again, then repeat the change"
        )


_OUT_OF_RANGE: Final = "22003"
_SERVER_STATES: Final = {"40001": "serialisation", "40P01": "deadlock", "55P03": "lock"}


_DAMAGED: Final = ("malformed", "not a database", "corrupt", "no such table", "could not decode")


def translate(error: sa.exc.SQLAlchemyError, label: str) -> CasetrackerError:
    """The error that a person can act on, for one of the database library's."""
    # Loading the mapper takes longer than a first look at the docket, and what it raises is rare.
    from sqlalchemy.orm.exc import StaleDataError  # noqa: PLC0415

    if isinstance(error, StaleDataError):
        return ChangedMeanwhileError("the record")
    if _state(error) == _OUT_OF_RANGE:
        return NumberTooLargeError()
    if isinstance(error, sa.exc.IntegrityError | sa.exc.DataError):
        return RuleBrokenError(_first_line(error))
    if not isinstance(error, sa.exc.DBAPIError):
        return DatabaseUnreachableError(label, _first_line(error))
    if _state(error) in _SERVER_STATES:
        return DatabaseLockedError(label)
    return _by_words(_first_line(error), label)


def _state(error: sa.exc.SQLAlchemyError) -> str | None:
    state: str | None = getattr(getattr(error, "orig", None), "sqlstate", None)
    return state


def _by_words(words: str, label: str) -> CasetrackerError:
    lowered = words.lower()
    if "locked" in lowered or "busy" in lowered:
        return DatabaseLockedError(label)
    if "readonly" in lowered or "read-only" in lowered or "query_only" in lowered:
        return DatabaseReadOnlyError(label)
    if "full" in lowered or "no space" in lowered:
        return DiskFullError(label)
    if any(hint in lowered for hint in _DAMAGED):
        return NotADatabaseError(label, words)
    if "unable to open" in lowered:
        return DatabaseMissingError(label)
    return DatabaseUnreachableError(label, words)


def _first_line(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return (
        str(original).strip().splitlines()[0][:200] if str(original).strip() else "no reason given"
    )
