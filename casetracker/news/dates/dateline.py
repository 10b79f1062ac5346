"""The day that a text itself says it was published on: "BAKU, June 12", "Published: 12 June 2021"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.dates.mentions import find_dates
from casetracker.news.dates.resolve import Anchor, resolve

HEAD: Final = 400
_PLACE: Final = re.compile(
    r"\s{0,8}[A-Z\u018f][A-Z\u018f\u00c0-\u00de' -]{2,30}(?:, [A-Z][A-Za-z]+)?, "
)
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
    match = _PLACE.match(head) or _LABEL.search(head)
    if match is None:
        return None
    for mention in find_dates(head, match.end(), min(len(head), match.end() + 40)):
        if mention.start - match.end() > 2 or mention.kind not in ("day", "iso", "numeric"):  # noqa: PLR2004 - at once
            return None
        resolved = resolve(mention, Anchor(given))
        return resolved.latest if resolved.earliest == resolved.latest else None
    return None
