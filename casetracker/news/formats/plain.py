"""Plain text: as it stands, with the publisher and the day that a line under its title tells."""

import re
from datetime import date
from typing import Final

from casetracker.model.partial_date import MONTHS_SHORT
from casetracker.news.formats.article import Article
from casetracker.news.language.words import word_set

_DAY: Final = re.compile(r"\b(\d{1,2})\s{1,2}([A-Za-z]{3})[a-z]{0,6}\s{1,2}(\d{4})\b")
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_WHOSE: Final = re.compile(
    r"([^\W\d_][\w.'\u2019&-]{0,30}(?: [^\W\d_][\w.'\u2019&-]{0,30}){0,5}), {1,3}"
    r"(\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9} \d{4})\.?"
)
_SMALL: Final = frozenset({"of", "the", "and", "for", "de", "on"})
# without one of these, who stands before the day may be an author or a town
_MEDIA: Final = word_set(
    "agency bulletin chronicle courier daily dispatch echo gazette herald inquirer journal mail media"
    " messenger monitor network news newspaper observer post press radio record report review"
    " service standard star telegraph times today tribune tv voice weekly wire"
)


def read_plain(text: str) -> Article:
    """The article of a plain text; its title is the first line where that looks like one."""
    title = _title(text)
    publisher, published = (None, None) if title is None else _whose(text)
    return Article(text=text, title=title, published=published, publisher=publisher)


def stated_day(raw: str) -> date | None:
    """The day that a line states in full: `2024-09-16` or `16 September 2024`; None where it does not."""
    iso, stated = _ISO.search(raw), _DAY.search(raw)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if stated is not None and stated[2].lower() in MONTHS_SHORT:
            return date(int(stated[3]), MONTHS_SHORT.index(stated[2].lower()) + 1, int(stated[1]))
    except ValueError:
        return None
    return None


def _title(text: str) -> str | None:
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    is_title = 0 < len(line) <= 150 and line[-1] not in '.,;:!?\u201d"' and rest.strip()  # noqa: PLR2004 - a headline's length
    return line if is_title else None


def _whose(text: str) -> tuple[str | None, date | None]:
    """The publisher and the day of a line under the title that holds nothing else."""
    lines = (line.strip() for line in text.lstrip().partition("\n")[2].split("\n", 5))
    found = _WHOSE.fullmatch(next((line for line in lines if line), "")[:200])
    day = None if found is None else stated_day(found[2])
    if found is None or day is None:
        return None, None
    words = found[1].split()
    is_name = all(word[0].isupper() or word in _SMALL for word in words)
    is_medium = any(word.lower().strip(".") in _MEDIA for word in words)
    return (found[1] if is_medium else None, day) if is_name else (None, None)
