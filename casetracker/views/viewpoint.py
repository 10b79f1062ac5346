"""From where the docket is looked at: what held on a day, and what was known at a moment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from casetracker.errors import UsageError


class DayNeededError(UsageError):
    """A date with no end, where a day is needed."""

    def __init__(self, option: str, text: str) -> None:
        """Say what would do."""
        super().__init__(f"{option} {text[:40]!r}: give a day such as 2021-06-11")


class KnownAheadError(UsageError):
    """A moment still to come, where what was known then is asked for."""

    def __init__(self, option: str, text: str) -> None:
        """Say what would do."""
        super().__init__(f"{option} {text[:40]!r} lies ahead: give a moment up to today")


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Two axes; None: now, and all that is on file.

    `as_of` is the last day that counts: what had certainly happened by then. `known_at` is the last
    moment that counts: what the docket held then, whatever was changed or undone since.
    """

    as_of: date | None = None
    known_at: datetime | None = None

    @property
    def is_now(self) -> bool:
        """Whether nothing is left out."""
        return self.as_of is None and self.known_at is None

    @property
    def day(self) -> date | None:
        """The day that it looks from; None for today."""
        return self.as_of or (self.known_at.date() if self.known_at else None)

    def __str__(self) -> str:
        """The viewpoint in words; empty for now."""
        parts = [f"as of {self.as_of}"] if self.as_of else []
        parts += [f"as known at {self.known_at:%Y-%m-%d %H:%M} UTC"] if self.known_at else []
        return ", ".join(parts)


NOW = Viewpoint()


def moment_of(option: str, text: str) -> datetime:
    """The moment that a text with a clock time means, in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(text.strip())
        # A zone may carry the first or last moments out of the calendar.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise DayNeededError(option, text) from error
