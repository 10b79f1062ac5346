"""From when to when a rule of a pack holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a rule holds; None where that was not read."""

    start: date | None = None
    end: date | None = None

    @property
    def words(self) -> str:
        """The days, as far as they were read."""
        start = f"from {self.start}" if self.start else ""
        end = f"to {self.end}" if self.end else ""
        return f"{start} {end}".strip() or "not known"

    def may_hold(self, since: date | None, by: date | None) -> bool:
        """Whether it may hold on a day that lies between two; None where that side is open."""
        has_begun = self.start is None or by is None or self.start <= by
        return has_begun and (self.end is None or since is None or since <= self.end)
