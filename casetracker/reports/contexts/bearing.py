"""Which passages bear out what: a record that tells of two moments rests on others for each."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, HearingResult, Modality
from casetracker.reports.contexts.citing import against, published_since, supporting
from casetracker.views.common import CitationView, SizeView
from casetracker.views.docket import CustodyView
from casetracker.views.proceeding import HearingView

_TELLS_OF_AN_END: Final = frozenset({ClaimKind.RELEASE, ClaimKind.TRANSFER, ClaimKind.DEATH})


def told(citations: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """The citations as those of who says that something is set or asked for: that much is asserted."""
    return tuple(replace(one, modality=Modality.ASSERTED) for one in citations)


def bearing_out(hearing: HearingView) -> tuple[CitationView, ...]:
    """What was said of a hearing; that it was set, before its day, bears out no outcome."""
    if hearing.result is HearingResult.SCHEDULED:
        return told(hearing.citations)
    day = _last_day(hearing.held or hearing.scheduled)
    return told((*published_since(hearing.citations, day), *against(hearing.citations)))


def is_over(custody: CustodyView) -> bool:
    """Whether an end of a time in custody is on file, with its day or without."""
    return custody.ended is not None or custody.how_ended is not None


def bearing_out_end(custody: CustodyView) -> tuple[CitationView, ...]:
    """What was said of how a time in custody ended: who told of the arrest before bears out no end."""
    day = _last_day(custody.ended)
    since = () if day is None else published_since(custody.citations, day)
    ends = [
        one for one in supporting(custody.citations) if one.kind in _TELLS_OF_AN_END or one in since
    ]
    return (*ends, *against(custody.citations))


def stay_told(custody: CustodyView) -> list[tuple[CitationView, ...]]:
    """What was said of a time in custody, and of how it ended where an end is on file."""
    ends = [bearing_out_end(custody)] if is_over(custody) else []
    return [custody.citations, *ends]


def stating(citations: Iterable[CitationView], size: SizeView) -> tuple[CitationView, ...]:
    """What is said of a group that has so many: nothing by those who give another number.

    Nothing at all where all who give a number give another.
    """
    support = supporting(citations)
    told = tuple(one for one in support if not is_counted_otherwise(one, size))
    has_another = len(told) < len(support)
    return () if has_another and all(one.number is None for one in told) else told


def is_counted_otherwise(one: CitationView, size: SizeView) -> bool:
    """Whether a passage gives a group another number than the one on file."""
    return one.number is not None and not _agree(one.number, size)


def _agree(one: SizeView, other: SizeView) -> bool:
    """Whether two numbers, each as far as it is bounded, can be the same."""
    pairs = ((one.minimum, other.maximum), (other.minimum, one.maximum))
    return all(least is None or most is None or least <= most for least, most in pairs)


def _last_day(happened: PartialDate | None) -> PartialDate | None:
    """The last day on which it can have been: before that, something else may have been told of."""
    last = None if happened is None else happened.latest or happened.earliest
    return None if last is None else PartialDate.day(last)
