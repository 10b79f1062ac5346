"""Dates, sizes and unknowns in words, as far as they are known and no further."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Final, Literal

from casetracker.model.partial_date import PartialDate
from casetracker.reports.languages import SOURCE, Label, say, say_in, say_many, spoken_now
from casetracker.text import safe_line
from casetracker.views.common import SizeView

NOT_REPORTED: Final = Label("not reported")
NOT_CHECKED: Final = Label("not yet checked")
DOES_NOT_APPLY: Final = Label("does not apply")
_LANGUAGES: Final[Mapping[str, Label]] = {
    "ar": Label("Arabic"),
    "az": Label("Azerbaijani"),
    "de": Label("German"),
    "en": Label("English"),
    "fa": Label("Persian"),
    "fr": Label("French"),
    "hy": Label("Armenian"),
    "ka": Label("Georgian"),
    "ru": Label("Russian"),
    "tr": Label("Turkish"),
}
_SCRIPTS: Final[Mapping[str, Label]] = {
    "Arab": Label("Arabic letters"),
    "Armn": Label("Armenian letters"),
    "Cyrl": Label("Cyrillic letters"),
    "Geor": Label("Georgian letters"),
    "Latn": Label("Latin letters"),
}
# Below this many a percentage says more than the people behind it can carry.
SMALLEST_SHARE: Final = 20

_PART: Final = re.compile(r"(\d{2}[\dX]{2})(?:-(\d\d|XX)(?:-([\dX]{2}))?)?([?~%]?)")

_Grain = Literal["day", "month", "year", "decade", "range"]
_Form = Literal["on", "in", "on or before", "on or after", "in or before", "in or after", "span"]


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a date: what it names, and how sure the source was."""

    grain: _Grain
    first: date
    last: date
    is_about: bool
    is_unsure: bool

    @property
    def name(self) -> str:
        """The name of the day, month, year or decade, with `about` where the source said so."""
        return say("about {date}", date=self.plain) if self.is_about else self.plain

    @property
    def plain(self) -> str:
        """The name of the first day, month, year or decade."""
        if self.grain == "month":
            return month_words(self.first)
        if self.grain == "year":
            return str(self.first.year)
        if self.grain == "decade":
            return say("the {year}s", year=self.first.year)
        return day_words(self.first)

    @property
    def form(self) -> _Form:
        """`on` for a day, `in` for anything longer."""
        return "on" if self.grain in ("day", "range") else "in"


@dataclass(frozen=True, slots=True)
class _Named:
    """A date in words: how it stands in a sentence, and the words by themselves."""

    form: _Form
    words: str
    is_unsure: bool = False

    @property
    def phrase(self) -> str:
        """The words as a sentence has them."""
        return self._doubted(say(_PHRASES[self.form].english, date=self.words))

    @property
    def label(self) -> str:
        """The words as a table has them: bare where they name one day, month, year or decade."""
        if self.form in _BARE:
            return self._doubted(self.words)
        told = say_in("cell", _PHRASES[self.form].english)
        return self._doubted(told.format(date=self.words))

    def _doubted(self, words: str) -> str:
        return say("{date} (uncertain)", date=words) if self.is_unsure else words


_PHRASES: Final[Mapping[_Form, Label]] = {
    "on": Label("on {date}"),
    "in": Label("in {date}"),
    "on or before": Label("on or before {date}"),
    "on or after": Label("on or after {date}"),
    "in or before": Label("in or before {date}"),
    "in or after": Label("in or after {date}"),
    "span": Label("{date}"),
}
_BARE: Final = ("on", "in")


def date_words(partial: PartialDate | None) -> str:
    """The date as a phrase for a sentence: `on 27 May 2021`, `in December 2020`, `about 2019`.

    Nothing is completed: a month stays a month, an open side stays open. A date that nobody gives is
    `on a date not reported`.
    """
    named = _named(partial)
    return say("on a date not reported") if named is None else named.phrase


def date_label(partial: PartialDate | None) -> str:
    """The date for a table cell: `27 May 2021`, `on or before 11 June 2021`, `not reported`."""
    named = _named(partial)
    return NOT_REPORTED if named is None else named.label


def since_words(partial: PartialDate | None) -> str:
    """The date after `from`: `27 May 2021`, `on or before 11 June 2021`, `a date not reported`."""
    named = _named(partial)
    return say("a date not reported") if named is None else named.label


def is_plain(partial: PartialDate) -> bool:
    """Whether its label is bare: one day, month, year or decade, and not about that."""
    named = _named(partial)
    return named is None or named.form in _BARE


def date_machine(partial: PartialDate | None) -> str | None:
    """The value for an HTML `datetime` attribute; None where it is no plain day, month or year."""
    if partial is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", partial.edtf) is None:
        return None
    return partial.edtf


def day_words(day: date) -> str:
    """One day in words: `27 May 2021`."""
    return _formatted(day, "d MMMM") + f" {day.year}"


def month_words(day: date) -> str:
    """The month of a day in words: `May 2021`."""
    return f"{_formatted(day, 'LLLL')} {day.year}"


def short_month_words(day: date) -> str:
    """The month of a day in few letters: `May 2021`."""
    return f"{_formatted(day, 'LLL')} {day.year}"


def _formatted(day: date, pattern: str) -> str:
    """A part of a date in the language spoken, by a pattern of the locale data."""
    code = spoken_now()
    if code == SOURCE:
        month = MONTHS[day.month - 1]
        return {"d MMMM": f"{day.day} {month}", "LLLL": month, "LLL": month[:3]}[pattern]
    # Only here: English, which most reports are written in, does without.
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, pattern, locale=code)


MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def moment_words(moment: datetime) -> str:
    """A moment in words, to the minute: `27 May 2021, 14:05 UTC`."""
    zone = moment.tzname() or say("no time zone")
    return f"{day_words(moment.date())}, {moment:%H:%M} {zone}"


def size_words(size: SizeView) -> str:
    """How many people were stated, with their unit, else as persons; `not reported` without a number."""
    number = _stated(size, "" if size.unit else "person")
    if number is None:
        return say("number not reported") + (f", {_unit(size.unit)}" if size.unit else "")
    return f"{number} {_unit(size.unit)}" if size.unit else number


def _unit(unit: str) -> str:
    """What a source counts, in its own word: a quotation in any language but English."""
    return unit if spoken_now() == SOURCE else f"\u201c{unit}\u201d"


def _stated(size: SizeView, counted: str) -> str | None:
    """A number as it was stated, of what is counted where a word is given for it."""

    def told(number: int) -> str:
        return number_of(number, counted) if counted else str(number)

    if size.maximum is None:
        return None if size.minimum is None else say("at least {number}", number=told(size.minimum))
    if size.minimum == size.maximum:
        return told(size.maximum)
    if size.minimum is None:
        return say("at most {number}", number=told(size.maximum))
    return say("{low} to {high}", low=size.minimum, high=told(size.maximum))


def count_of(count: object, total: object) -> str:
    """A count with its denominator: `9 of 13`."""
    return say("{count} of {total}", count=count, total=total)


def share_of(count: int, total: int) -> str:
    """A count with its denominator, and its percentage where there are enough people for one."""
    counted = count_of(count, total)
    if total < SMALLEST_SHARE:
        return counted
    return say("{counted} ({percent} %)", counted=counted, percent=round(100 * count / total))


def language_words(code: str | None) -> str:
    """A language by its name: `Armenian`; by its code where we have no name for it."""
    if not code:
        return NOT_REPORTED
    return _LANGUAGES.get(code.partition("-")[0].casefold(), safe_line(code))


def script_words(code: str | None) -> str:
    """The letters of a spelling by their name: `Cyrillic letters`."""
    return _SCRIPTS.get(code, safe_line(code)) if code else NOT_REPORTED


def number_of(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 source`, `2 sources`."""
    return say_many(f"{{count}} {one}", f"{{count}} {many or one + 's'}", count)


def in_a_row(words: Sequence[str]) -> str:
    """Words as a list in a sentence: `court, judge and articles`."""
    told = [str(word) for word in words]
    if len(told) < 2:  # noqa: PLR2004 - a list needs two to have an `and`
        return "".join(told)
    return say("{list} and {last}", list=", ".join(told[:-1]), last=told[-1])


def shorten_words(text: str, words: int) -> str:
    """The text cut after so many words, with an ellipsis where something was left out."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + "\u2026"


def _named(partial: PartialDate | None) -> _Named | None:
    """The date in words; None where there is none, or none that can be read."""
    if partial is None:
        return None
    start_text, slash, end_text = partial.edtf.partition("/")
    start, end = _part(start_text), _part(end_text)
    if not slash:
        named = None if start is None else _single(start)
    elif start is None and end is not None:
        form: _Form = "on or before" if end.form == "on" else "in or before"
        named = _Named(form, _edge(end, is_start=False))
    elif end is None and start is not None:
        form = "on or after" if start.form == "on" else "in or after"
        named = _Named(form, _edge(start, is_start=True))
    else:
        named = None if start is None or end is None else _span(start, end)
    is_unsure = any(part is not None and part.is_unsure for part in (start, end))
    return None if named is None else replace(named, is_unsure=is_unsure)


def _single(part: _Part) -> _Named:
    if part.grain == "range":
        return _between(part.first, part.last, is_about=part.is_about)
    return _Named("span" if part.is_about else part.form, part.name)


def _span(start: _Part, end: _Part) -> _Named:
    if (start.first, start.last, start.grain) == (end.first, end.last, end.grain):
        return _single(replace(start, is_about=start.is_about or end.is_about))
    if start.is_about or end.is_about or start.grain != end.grain or start.grain == "decade":
        return _from_to(_edge(start, is_start=True), _edge(end, is_start=False))
    if start.grain == "month" and start.first.year == end.first.year:
        return _from_to(_formatted(start.first, "LLLL"), end.plain)
    if start.grain in ("month", "year"):
        return _from_to(start.plain, end.plain)
    return _between(start.first, end.last)


def _from_to(first: str, last: str) -> _Named:
    return _Named("span", say("between {first} and {last}", first=first, last=last))


def _edge(part: _Part, *, is_start: bool) -> str:
    day = part.plain
    if part.grain == "range":
        day = day_words(part.first if is_start else part.last)
    return say("about {day}", day=day) if part.is_about else day


def _between(first: date, last: date, *, is_about: bool = False) -> _Named:
    if first == last:
        return _Named("on", day_words(first))
    start = day_words(first)
    if first.year == last.year:
        start = _formatted(first, "d MMMM")
        if first.month == last.month:
            start = str(first.day)
    if is_about:
        start = say("about {day}", day=start)
    return _from_to(start, day_words(last))


def _part(text: str) -> _Part | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    bounds = PartialDate.parse(text)
    if bounds.earliest is None or bounds.latest is None:
        return None
    return _Part(
        _grain(year, month, day),
        bounds.earliest,
        bounds.latest,
        mark in ("~", "%"),
        mark in ("?", "%"),
    )


def _grain(year: str, month: str | None, day: str | None) -> _Grain:
    if year.endswith("XX"):
        return "range"
    if year.endswith("X"):
        return "decade"
    is_whole_month = day in (None, "XX")
    if month in (None, "XX"):
        return "year" if is_whole_month else "range"
    if is_whole_month:
        return "month"
    return "range" if day is not None and "X" in day else "day"


def in_runs(refs: Sequence[str]) -> str:
    """References in their order, those that follow one another as "D-0001 to D-0004"."""
    numbered = sorted({(int(ref.partition("-")[2]), ref) for ref in refs})
    runs = groupby(enumerate(numbered), key=lambda each: each[1][0] - each[0])
    return ", ".join(_run([ref for _, (_, ref) in run]) for _, run in runs)


def _run(refs: Sequence[str]) -> str:
    if len(refs) < 3:  # noqa: PLR2004 - two are told one by one
        return ", ".join(refs)
    return say("{first} to {last}", first=refs[0], last=refs[-1])
