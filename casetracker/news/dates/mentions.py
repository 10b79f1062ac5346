"""Where a text speaks of a date, and in which words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from casetracker.news.dates.patterns import MONTH, PATTERNS
from casetracker.news.language.words import word_set
from casetracker.news.values import value

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan. января yanvar",
            "february feb feb. февраля fevral",
            "march mar mar. марта mart",
            "april apr apr. апреля aprel",
            "may мая may",
            "june jun jun. июня iyun",
            "july jul jul. июля iyul",
            "august aug aug. августа avqust",
            "september sept sep sept. sep. сентября sentyabr",
            "october oct oct. октября oktyabr",
            "november nov nov. ноября noyabr",
            "december dec dec. декабря dekabr",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue",
            "wednesday wed",
            "thursday thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}


class _Starting(NamedTuple):
    """The patterns that may begin with a word as one alternation, and the kind of each."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    is_alone: bool
    """Whether the word is a date by itself, whatever stands behind it."""
    within: frozenset[str]
    """How the words behind it begin, as the patterns spell them."""


_LETTERS: Final = re.compile(r"[^\W\d_]+")


def _starting(*words: str) -> _Starting:
    chosen = [(kind, pattern) for kind, starts, pattern in PATTERNS if {*words} & {*starts.split()}]
    numbered = (_numbered(index, pattern) for index, (_, pattern) in enumerate(chosen))
    found = re.compile("|".join(numbered), re.IGNORECASE)
    is_alone = "9" in words or any(found.match(word) for word in words)
    within = {
        letters[:2]
        for _, pattern in chosen
        for letters in _LETTERS.findall(re.sub(r"\\\w", " ", pattern))
    }
    return _Starting(found, tuple(kind for kind, _ in chosen), is_alone, frozenset(within))


def _numbered(index: int, pattern: str) -> str:
    """A pattern as one alternative of many: its own group, its separator's name made unique."""
    unique = pattern.replace("(?P<sep>", f"(?P<sep{index}>").replace("(?P=sep)", f"(?P=sep{index})")
    return f"(?P<k{index}>{unique})"


_DIGITS: Final = _starting("9")
_MONTH_NAMES: Final = _starting("month")
_BY_WORD: Final = {
    **dict.fromkeys((name.rstrip(".") for name in MONTHS), _MONTH_NAMES),
    **{word: _starting(word) for _, starts, _ in PATTERNS for word in starts.split()},
    "may": _starting("month", "may"),
}
_WORD: Final = re.compile(r"\w+")
_ALONE: Final = tuple(re.compile(pattern, re.IGNORECASE) for _, _, pattern in PATTERNS)
_MONTH_WORD: Final = re.compile(MONTH, re.IGNORECASE)
_YEAR_BEFORE: Final = word_set(
    "in since of by until till from during year for and early late mid through"
)


@value()
class DateMention:
    """A date in the words of the text; offsets count in the document's text."""

    kind: str
    wording: str
    start: int
    end: int


def find_dates(
    text: str, start: int, end: int, words: Iterable[tuple[int, str]] | None = None
) -> Iterator[DateMention]:
    """The dates named in a stretch of text, in order; none overlaps another.

    `words` are those that `opening_of` gives of the stretch, with their offsets, where the caller has them.
    """
    words = _words(text, start, end) if words is None else words
    held: DateMention | None = None
    for mention in _each(text, start, end, words):
        if held is not None and _is_one_date(held, mention, text):
            wording = text[held.start : mention.end]
            held = DateMention(mention.kind, wording, held.start, mention.end)
            continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held


@lru_cache(maxsize=4096)
def opening_of(word: str) -> str | None:
    """What a date may begin with in a word in lower case: "friday" of "friday's", "mid" of "mid-march"."""
    if "'" in word or "-" in word:
        word = word.partition("'")[0].partition("-")[0] or "-"
    return word if word[0].isdigit() or word in _BY_WORD else None


def mention_of(wording: str) -> DateMention | None:
    """The date that a whole wording is, whose extent is known already."""
    for index, (kind, _, _) in enumerate(PATTERNS):
        match = _ALONE[index].search(wording)
        if match is not None:
            return DateMention(kind, wording, 0, len(wording))
    month = _MONTH_WORD.search(wording)
    if month is not None:
        return DateMention("month", wording, 0, len(wording))
    return None


def _is_one_date(first: DateMention, second: DateMention, text: str) -> bool:
    """Whether a weekday and the day beside it are one date: "Friday, June 11"."""
    if first.kind == "earlier" and text[first.end : second.start] in (
        ", in ",
        ", on ",
        " in ",
        " on ",
    ):
        return True  # "had come back earlier, in May,": the second tells it
    if first.kind == "earlier" and second.kind == "month_span":
        return text[first.end : second.start] in (", ", " ")  # "Earlier, in April and May,"
    return (
        first.kind == "weekday"
        and second.kind in ("day", "iso", "numeric")
        and text[first.end : second.start] in (", ", " ", ", the ", " (", " the ")
    )


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text, start, end):
        yield match.start(), match.group().lower()


def _each(
    text: str, start: int, end: int, words: Iterable[tuple[int, str]]
) -> Iterator[DateMention]:
    """Each date; patterns are tried only where a word stands that they may begin with."""
    position = start
    for first, lower in words:
        starting = _DIGITS if lower[0].isdigit() else _BY_WORD.get(lower)
        if first < position or starting is None:
            continue
        if not starting.is_alone and not _may_go_on(text, first + len(lower), starting.within):
            continue
        match = starting.pattern.match(text, first, end)
        if match is None:
            continue
        kind = next(
            kind for index, kind in enumerate(starting.kinds) if match[f"k{index}"] is not None
        )
        mention = _trimmed(kind, match, text)
        if mention is not None and _is_date(mention, text, start):
            yield mention
            position = max(mention.end, first + 1)
        else:
            position = max(match.end(), first + 1)


def _may_go_on(text: str, end: int, within: frozenset[str]) -> bool:
    """Whether a date may go on with the next word: its first letters spare most looks at the patterns."""
    behind = text[end : end + 7].lower()
    if behind.startswith(" the "):
        behind = behind[4:]  # what "of the" goes on with: no date ends there
    letters = behind[1:3]
    return behind[:1] != " " or not letters.isalpha() or letters in within


def _trimmed(kind: str, match: re.Match[str], text: str) -> DateMention | None:
    """The mention without the preposition that only helped to know a month by."""
    first = match.start()
    if kind == "month":
        word = _MONTH_WORD.search(text, first, match.end())
        lead = re.split(r"[\s-]", match.group())[0].lower()
        if word is None or not text[word.start()].isupper():
            return None
        if lead in _BEFORE_NAMES and _SURNAME.match(text, match.end()):
            return None  # "and Jan Test was fined"
        if lead not in ("last", "next", "this", "that", "following", "early", "mid", "late"):
            first = word.start()
    if kind == "offset" and match.group().lower().startswith(("in ", "within ")):
        return (
            None
            if _is_month_count(text, match)
            else DateMention(kind, match.group(), first, match.end())
        )
    return DateMention(kind, text[first : match.end()], first, match.end())


_HEADS: Final = re.compile(r":\s|\s[-\u2013\u2014]\s")
_BEFORE_NAMES: Final = ("and", "by", "for")
_SURNAME: Final = re.compile(r"\s(?-i:[^\W\d_a-z])[\w'\u2019-]+")


def _is_month_count(text: str, match: re.Match[str]) -> bool:
    """Whether "in two days" tells how long something took, not when."""
    return text[match.end() : match.end() + 3].startswith((" of", "-"))


def _is_date(mention: DateMention, text: str, start: int) -> bool:
    if mention.kind == "year":
        before = text[start : mention.start].split()[-1:]
        if not before or not before[0].strip("*\u2022\u00b7-"):
            return _HEADS.match(text, mention.end) is not None  # "2018: Ana Test released on bail"
        return before[0].lower().strip("(,") in _YEAR_BEFORE
    if mention.kind in ("day", "span", "span_day_first", "month_year"):
        month = _MONTH_WORD.search(mention.wording)
        if month is not None and month.group().lower() in ("may", "march", "mar"):
            return month.group()[0].isupper()
    if mention.kind == "earlier":
        before = text[start : mention.start].split()[-1:]
        if before and before[0].lower() in ("a", "an", "the", "his", "her", "their", "its"):
            return False  # "an earlier trial"
        return not text[mention.end : mention.end + 5].lower().startswith((" than", " vers"))
    return True
