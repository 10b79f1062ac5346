"""Working days of a country, by the library `holidays`, with a pack's own days over it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from casetracker.errors import InputError

_FARTHEST: Final = 60
_NEAR: Final = 2


class NoCalendarError(InputError):
    """A country that the library does not know."""

    def __init__(self, code: str) -> None:
        """Name it."""
        super().__init__(
            f"'{code[:16]}' is no country that the library 'holidays' knows holidays of:"
            " write its two letters, such as AZ, or leave it empty"
        )


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """Where holidays come from: a country's code, "" for weekends alone, and days put right."""

    code: str = ""
    add: frozenset[date] = frozenset()
    remove: frozenset[date] = frozenset()


@dataclass(slots=True)
class WorkingDays:
    """Tells working days from others. A year of the library is read once it is asked for."""

    rule: HolidayRule = field(default_factory=HolidayRule)
    _known: Any = None
    # The same days are asked for again and again: of every clock of every case.
    _walked: dict[tuple[date, int], date] = field(default_factory=dict)
    _near: dict[date, bool] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The library and its version; past holidays change between its releases."""
        if not self.rule.code:
            return "weekends only"
        # A tenth of a second to import, needed only where a last day may roll.
        from holidays.version import __version__ as version  # noqa: PLC0415

        return f"holidays {version}, {self.rule.code}"

    def check(self) -> None:
        """Raise NoCalendarError where the country is not known."""
        self._country()

    def is_working(self, day: date) -> bool:
        """Whether it is neither a weekend nor a holiday; the pack's own days win."""
        if day in self.rule.add:
            return False
        if day in self.rule.remove:
            return True
        known = self._country()
        return day.weekday() not in {5, 6} if known is None else bool(known.is_working_day(day))

    def next_working(self, day: date) -> date:
        """The day itself where it is a working day, else the next one that is."""
        return self._walk(day, 1)

    def previous_working(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        return self._walk(day, -1)

    def name_of(self, day: date) -> str:
        """Why a day is no working day."""
        known = self._country()
        name = known.get(day) if known is not None else None
        return str(name or ("a holiday of the pack" if day in self.rule.add else f"{day:%A}"))

    def is_estimated_near(self, day: date) -> bool:
        """Whether a holiday within two days is an estimate that a government may still move."""
        found = self._near.get(day)
        if found is None:
            found = self._near[day] = self._has_estimate_near(day)
        return found

    def _has_estimate_near(self, day: date) -> bool:
        known = self._country()
        if known is None:
            return False
        days = (_shifted(day, by) for by in range(-_NEAR, _NEAR + 1))
        return any("estimated" in str(known.get(near) or "") for near in days if near is not None)

    def _walk(self, day: date, step: int) -> date:
        found = self._walked.get((day, step))
        if found is None:
            found = self._walked[day, step] = self._first_working(day, step)
        return found

    def _first_working(self, day: date, step: int) -> date:
        for by in range(_FARTHEST):
            near = _shifted(day, step * by)
            if near is None:
                break
            if self.is_working(near):
                return near
        return day

    def _country(self) -> Any:
        if self._known is None and self.rule.code:
            import holidays  # noqa: PLC0415 - see above

            try:
                self._known = holidays.country_holidays(self.rule.code, language="en_US")
            except (NotImplementedError, ValueError) as error:
                raise NoCalendarError(self.rule.code) from error
        return self._known


def _shifted(day: date, by: int) -> date | None:
    """The day so many days on; None beyond the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
