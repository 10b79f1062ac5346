"""From the first last day to the one after suspensions and extensions, in one exact scenario."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.durations import Duration, shift_days
from casetracker.procedure.clocks.facts import Order
from casetracker.procedure.clocks.limits import Extension


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time during which a clock stands still; `until` is None while it does."""

    since: Bounds
    until: Bounds | None

    def shortest(self) -> tuple[date, date] | None:
        """The least that it can have been; None where it may be nothing."""
        start = self.since.latest
        end = self.until.earliest if self.until is not None else None
        return (start, end) if start is not None and end is not None and start < end else None

    def may_share_days(self, other: "Suspension") -> bool:
        """Whether some days may lie in both."""
        ours, theirs = self.longest(), other.longest()
        return (
            ours is not None and theirs is not None and ours[0] < theirs[1] and theirs[0] < ours[1]
        )

    def longest(self) -> tuple[date, date] | None:
        """The most that it can have been; None where that is open."""
        start = self.since.earliest
        end = self.until.latest if self.until is not None else None
        return (start, end) if start is not None and end is not None and start < end else None


@dataclass(frozen=True, slots=True)
class Step:
    """An extension on file: to a day, by a length, or by anything up to `longest`."""

    until: Bounds | None
    length: Duration | None
    longest: Duration | None

    @classmethod
    def of(cls, order: Order | None, link: Extension | None) -> "Step":
        """The step that an order makes along a link of the chain; either may be unknown."""
        longest = link.longest if link is not None else None
        if order is None:
            return cls(None, None, longest)
        return cls(order.until, order.length, longest)

    def least(self, due: date) -> date:
        """The first day to which it may reach."""
        if self.until is not None:
            return self.until.earliest or due
        return self.length.after(due) if self.length is not None else due

    def most(self, due: date) -> date:
        """The last day to which it may reach."""
        if self.until is not None:
            return self.until.latest or (self.longest.after(due) if self.longest else due)
        reach = self.length or self.longest
        return reach.after(due) if reach is not None else due


def walk(
    due: date,
    trigger: date,
    spans: Sequence[tuple[date, date]],
    steps: Sequence[Step],
    *,
    is_least: bool,
) -> date:
    """The last day once suspended days are added and extensions are made.

    A suspension counts where it began while the time was running; days that two of them share count
    once, and none before the trigger.
    """
    waiting = sorted(spans)
    counted_to = trigger
    for step in (None, *steps):
        if step is not None:
            due = step.least(due) if is_least else step.most(due)
        while waiting and waiting[0][0] <= due:
            start, end = waiting.pop(0)
            start = max(start, counted_to)
            if start < end:
                due = shift_days(due, (end - start).days)
                counted_to = end
    return due
