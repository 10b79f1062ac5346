"""What does not fit in a hearing: said, never refused."""

from collections.abc import Iterator

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import HearingResult


def odd_hearing(
    result: HearingResult,
    scheduled: PartialDate | None,
    held: PartialDate | None,
    adjourned_to: PartialDate | None,
) -> Iterator[str]:
    """Sentences on the dates of a hearing that do not fit its result or one another."""
    if result is HearingResult.NOT_HELD and held is not None:
        yield "It is said not to have been held, and has a day on which it was."
    if result is HearingResult.SCHEDULED and held is not None:
        yield "It has a day on which it was held, and no result."
    sat = held or scheduled
    if adjourned_to is not None and result is not HearingResult.ADJOURNED:
        yield "It has a day to which it was adjourned, and another result."
    if _is_before(adjourned_to, sat):
        yield "It was adjourned to a day before it."


def _is_before(first: PartialDate | None, second: PartialDate | None) -> bool:
    return (
        first is not None
        and second is not None
        and first.latest is not None
        and second.earliest is not None
        and first.latest < second.earliest
    )
