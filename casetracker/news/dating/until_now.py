"""Steps that are told of as done again and again until now: "since May", "so far"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import ReadDate
from casetracker.news.dates.resolve import as_of
from casetracker.news.dates.spans import is_loose
from casetracker.news.dating.told_tense import (
    is_going_on,
    is_since,
    is_since_it_began,
    is_told_until_now,
    lasts,
)
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.steps.event import Event, told_at

_YEAR: Final = len("2021")
_MONTH: Final = len("2021-06")


def up_to_now(
    date: ReadDate, said_on: ReadDate | None, published: dt.date | None
) -> ReadDate | None:
    """As in "have arrested 17 since Friday", "since May": up to the day, month or year when it was said."""
    now = published if said_on is None or said_on.latest is None else said_on.latest
    if now is None or date.earliest is None or date.earliest >= now:
        is_then = date.wording.lower() in _SINCE_THEN
        return as_of(now) if is_then else date
    is_day = date.edtf is None or not is_loose(date.edtf)
    length = _YEAR if date.edtf is not None and len(date.edtf) == _YEAR else _MONTH
    end = PartialDate.day(now) if is_day else PartialDate.parse(now.isoformat()[:length])
    start = date.earliest.isoformat() if is_day else date.edtf
    return replace(date, edtf=f"{start}/{end.edtf}", latest=end.latest)


def no_later_than(date: ReadDate) -> ReadDate:
    """As in "by March all six had been released": some day up to the end of what is named."""
    if date.latest is None:
        return date
    return replace(date, edtf=f"../{date.latest.isoformat()}", earliest=None)


_SINCE_THEN: Final = ("since then", "since")


def is_since_then(date: PlacedDate, words: Sequence[str]) -> bool:
    """As in "Since then 1,112 have been released": from the day named before until now."""
    return date.mention.wording.lower() in _SINCE_THEN and "have" in words


def is_lent_perfect(scan: Scan, index: int, words: Sequence[str]) -> bool:
    """As in "have been detained and 92,000 arrested since 2015": of the perfect before."""
    before = [token.lower for token in scan.tokens[max(0, index - _LENT) : index]]
    return not words and "have" in before and "and" in before[before.index("have") :]


_LENT: Final = 8


def sum_wording(scan: Scan, index: int) -> str | None:
    """The words by which a sentence gives a sum until now: "So far, the courts have convicted 108".

    None where no perfect tense goes with them before the step at a token.
    """
    tokens = scan.tokens
    if not any(token.lower in _PERFECT_TENSE for token in tokens[:index]):
        return None
    for place, token in enumerate(tokens):
        if token.lower not in _SUM_OPENERS:
            continue
        words = tuple(each.lower for each in tokens[place : place + 3])
        length = next((n for n in (3, 2, 1) if words[:n] in _SUMS), 0)
        if length:
            return scan.text[token.start : tokens[place + length - 1].end]
    return None


_PERFECT_TENSE: Final = word_set("have has 've")
_SUMS: Final = frozenset(
    [
        ("so", "far"),
        ("to", "date"),
        ("in", "all"),
        ("in", "total"),
        ("a", "total", "of"),
        ("overall",),
        ("altogether",),
    ]
)
_SUM_OPENERS: Final = frozenset(words[0] for words in _SUMS)


def is_until_now(scan: Scan, event: Event, date: PlacedDate) -> bool:
    """Whether a date tells since when something was done again and again: "have held 17 since May"."""
    index, frame = told_at(scan, event), event.frame
    words = () if frame is None else frame.words
    is_state = lasts(scan.tokens[index].lower)
    is_on = (is_going_on(words) or is_lent_perfect(scan, index, words)) and not is_state
    is_on = is_on or (frame is None and is_told_until_now(scan, date, index))
    is_on = (is_since(scan, date) and is_on) or is_since_it_began(scan.tokens, index, date)
    is_then = is_since_then(date, words) and event.trigger.kind is not ClaimKind.CUSTODY
    is_kept = date.mention.wording.lower() == "since" and event.trigger.stage == "remanded"
    return is_on or (is_then and not is_state and not is_kept)
