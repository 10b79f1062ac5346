"""The day that a text itself says it was published on: "BAKU, June 12", "Published: 12 June 2021"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.mentions import find_dates
from casetracker.news.dates.resolve import resolve

HEAD: Final = 600
LINES: Final = 6
SHORT: Final = 50
_MONTH_NAME: Final = "(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_PLACE: Final = re.compile(
    r"(?m)^[ \t\u00a0]{0,8}[A-Z\u018f][A-Z\u018f\u00c0-\u00de' -]{2,30}"
    rf"(?:, {_MONTH_NAME}[A-Z][A-Za-z]+)?(?: \([A-Za-z ]{{2,20}}\))?,? "
)
_TOWN: Final = re.compile(
    rf"(?m)^[ \t\u00a0]{{0,8}}{_MONTH_NAME}[A-Z\u018f]\w{{2,20}}(?: \([A-Za-z ]{{2,20}}\))?, "
)
_BEHIND_TOWN: Final = re.compile(r"\.?\s{0,2}[-\u2013\u2014:/(|]|\.\s|\s{0,2}\n")
_LABEL: Final = re.compile(
    r"(?:Published|Posted|Date|Updated|Published on)\s{0,2}:?\s{1,2}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The day that relative dates are seen from, and what a reviewer should know of it."""

    day: date | None
    published: PartialDate | None
    notes: tuple[str, ...] = ()


def dated_by(text: str, published: PartialDate | None) -> Dated:
    """The day of publication: the dateline's where there is one, else the one that was given."""
    given = published.latest if published is not None and published.is_day else None
    found = _dateline(text, given)
    if found is None:
        return Dated(given, published)
    if given is None or found == given:
        return Dated(found, published or PartialDate.day(found))
    note = f"the text is dated {found.isoformat()}, the document {given.isoformat()}"
    return Dated(found, published, (note,))


def _dateline(text: str, given: date | None) -> date | None:
    head = text[:HEAD]
    for match in (*_PLACE.finditer(head), *_LABEL.finditer(head)):
        found = _day_behind(head, match, given)
        if found is not None:
            return found
    for match in _TOWN.finditer(head):
        found = _day_behind(head, match, given, is_closed=True)
        if found is not None:
            return found
    return _dated_line(head)


def _dated_line(head: str) -> date | None:
    """The day of a line under the headline that is only a date: "Wednesday, 9 June 2021, 14:30"."""
    start = 0
    for line in head.split("\n")[:LINES]:
        dates = list(find_dates(head, start, start + len(line))) if len(line) <= SHORT else []
        start += len(line) + 1
        if len(dates) != 1 or dates[0].kind not in ("day", "iso", "numeric"):
            continue
        around = line.replace(dates[0].wording, "")
        is_bare = not re.search(r"[^\W\d_]{3}", around) and re.search(r"\d{4}", dates[0].wording)
        resolved = resolve(dates[0], Anchor(None)) if is_bare else None
        if resolved is not None and resolved.earliest == resolved.latest:
            return resolved.latest
    return None


def _day_behind(
    head: str, match: re.Match[str], given: date | None, *, is_closed: bool = False
) -> date | None:
    for mention in find_dates(head, match.end(), min(len(head), match.end() + 40)):
        if mention.start - match.end() > 2 or mention.kind not in ("day", "iso", "numeric"):  # noqa: PLR2004 - at once
            return None
        if is_closed and not _BEHIND_TOWN.match(head, mention.end):
            return None
        resolved = resolve(mention, Anchor(given))
        return resolved.latest if resolved.earliest == resolved.latest else None
    return None
