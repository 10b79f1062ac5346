"""The only reading of the time."""

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in the machine's own time zone."""
    return datetime.now(UTC).astimezone().date()
