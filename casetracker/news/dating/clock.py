"""What a date of a sentence means, seen from publication and from the date named before it."""

from dataclasses import replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadDate
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.dateline import Dated
from casetracker.news.dates.resolve import resolve
from casetracker.news.dating.days_of_others import dated_before
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.values import value

_STALE: Final = 3
_STALE_YEAR: Final = 12
_THAT_YEAR: Final = ("that year", "same year", "following year")
_SOON: Final = 2
_NEAR: Final = 12
_DAYS_AND_WEEKS: Final = ("day", "week", "hour", "morning", "afternoon", "evening", "night")
_OF_PERIOD: Final = (
    "that_period", "month_relative_year", "day_relative_year", "month", "season",
)  # fmt: skip
_FROM_ANOTHER: Final = (
    "offset",
    "period",
    "that_day",
    "deictic",
    "clock",
    "aftermath",
    *_OF_PERIOD,
)
LOOSE: Final = (
    "offset",
    "earlier",
    "period",
    "that_period",
    "lately",
    "weekend",
    "clock",
    "aftermath",
)


@value()
class _Told:
    """When the last step was, the number of its sentence, and whether that sentence itself says so."""

    date: PartialDate
    at: int
    is_worded: bool


class Clock:
    """The date named last in a document, so that "a week later" knows what it is later than."""

    def __init__(self, dated: Dated) -> None:
        self.published = dated.day
        self._anchor = Anchor(dated.day)
        self._since = 0
        self._last: _Told | None = None
        self._fine: tuple[PartialDate, int] | None = None
        """The last date that is more than a year, and the number of its sentence."""

    def resolved(
        self, date: PlacedDate, *, is_future: bool = False, is_past: bool = False
    ) -> ReadDate:
        """A date of this sentence, seen from publication and from the date before."""
        is_told_on = self._is_told_on()
        is_beside = self._anchor.is_beside
        is_needed = not self._is_stale(date) if _is_from_another(date) else is_told_on or is_beside
        previous = self._anchor.previous if is_needed else None
        seen_from = Anchor(self.published, previous, is_future, is_past, is_told_on, is_beside)
        return resolve(date.mention, seen_from)

    def _is_told_on(self) -> bool:
        """Whether the date named before is of a story of another year that may go on here."""
        previous = self._anchor.previous
        if previous is None or previous.earliest is None or self.published is None:
            return False
        is_old = previous.earliest.year < self.published.year - 1
        return is_old and self._since <= 0

    def _is_stale(self, date: PlacedDate) -> bool:
        """Whether the date named before is too far off for a time of day, or too loose for a day."""
        previous = self._anchor.previous
        if previous is None or not _is_from_another(date):
            return False
        is_of_now = date.mention.kind == "clock" or date.mention.wording.lower().endswith("the day")
        if date.mention.kind in _OF_PERIOD:
            is_year = date.mention.wording.lower().endswith(_THAT_YEAR)
            return self._since > (_STALE_YEAR if is_year else _STALE)
        if date.mention.kind == "aftermath":
            return self._since > _SOON
        if not previous.is_day:
            return self._since >= (0 if is_of_now else 1)
        return date.mention.kind == "clock" and self._since > _STALE

    def _seen_in(self, scan: Scan, date: PlacedDate, *, is_future: bool, is_past: bool) -> ReadDate:
        """A date of a sentence; "a week later" is later than the day named before it there."""
        kept, since = self._anchor, self._since
        if _is_from_another(date):
            self._look_back(scan, date)
        beside = dated_before(scan, date)
        if beside is not None:
            self._anchor = replace(
                self._anchor, previous=self.resolved(beside).partial(), is_beside=True
            )
        found = self.resolved(date, is_future=is_future, is_past=is_past)
        self._anchor, self._since = kept, since
        return found

    def _look_back(self, scan: Scan, date: PlacedDate) -> None:
        """Take the last step told of, or a date before this one in its sentence, for the date before."""
        last = self._last
        is_own = last is not None and last.is_worded and last.at == scan.number
        if last is not None and not is_own and scan.number - last.at <= self._since:
            self._anchor, self._since = replace(self._anchor, previous=last.date), 0
        for earlier in scan.dates:
            if earlier.first >= date.first:
                continue
            partial = self.resolved(earlier, is_past=True).partial()
            is_firm = earlier.mention.kind not in LOOSE or earlier.mention.kind == "period"
            if partial is not None and is_firm:
                self._anchor, self._since = replace(self._anchor, previous=partial), -1

        previous = self._anchor.previous
        is_year = previous is not None and previous.edtf.isdecimal() and self._since > 0
        if is_year and _is_fine(date) and self._is_fine_near(scan) and self._fine is not None:
            self._anchor = replace(self._anchor, previous=self._fine[0])  # no "day later" than 1962

    def happened(self, scan: Scan, date: ReadDate | None) -> None:
        """Keep when the last step that was told of was, so that "the same evening" knows its day."""
        if date is None or date.earliest is None:
            return
        partial = date.partial()
        is_first = self._last is None or self._last.at < scan.number
        if partial is not None and (not date.wording or is_first):
            self._last = _Told(partial, scan.number, is_worded=bool(date.wording))
            self._keep_fine(scan, partial)

    def _is_fine_near(self, scan: Scan) -> bool:
        return self._fine is not None and scan.number - self._fine[1] <= _NEAR

    def _keep_fine(self, scan: Scan, partial: PartialDate) -> None:
        if not partial.edtf.isdecimal():
            self._fine = (partial, scan.number)

    def is_ahead(self, date: ReadDate | None) -> bool:
        """Whether a date lies after publication."""
        return (
            date is not None
            and date.earliest is not None
            and self.published is not None
            and date.earliest > self.published
            and date.basis is not DateBasis.NONE
        )

    def is_over(self, date: ReadDate | None) -> bool:
        """Whether all of a date lies before the day of publication."""
        return (
            date is not None
            and date.latest is not None
            and self.published is not None
            and date.latest < self.published
        )


def _is_fine(date: PlacedDate) -> bool:
    """Whether a date counts in days or weeks from another: "a week later", "the same evening"."""
    words = date.mention.wording.lower().split()
    return any(word.rstrip("s") in _DAYS_AND_WEEKS for word in words)


def _is_from_another(date: PlacedDate) -> bool:
    """Whether a date is seen from the one before it: "the same day", "a week later", "at noon"."""
    return date.mention.kind in _FROM_ANOTHER
