"""Sentences of the program's own that other rooms made in English, told again in the language spoken.

Stages, rules and time limits are worded where they are computed. What this module knows it tells
again; what it does not know stays as it is, or is quoted as the record that it is. It is asked about
the program's own words only, never about a name, a title or a passage.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final

from casetracker.reports.languages import SOURCE, labels, say, say_in, say_many, spoken_now
from casetracker.reports.speech import guarded, quoted
from casetracker.reports.wording import MONTHS, count_of, day_words
from casetracker.text import safe_line

# The more special one first: the first that fits is taken.
_SENTENCES: Final = labels(
    "all defendants",
    "the case",
    "of {number} in all",
    "number of people in {ref}",
    "label of {ref}",
    "charge",
    "date not reported",
    "unknown number",
    "at least {number}",
    "at most {number}",
    "all {number} of {ref}",
    "unnamed, {ordinal} of {size}",
    "unnamed, {ordinal}",
    "passed, nothing on file",
    "It starts with: {stages}. Nothing on file says so.",
    "It starts with: {stages}. That is on file for {when}, and it runs from then on.",
    "It starts with: {stages}. A hearing is set for {when}; nothing on file says that it was held.",
    "It starts with an act that is on file for {when}, and runs from then on.",
    "It starts with an act that no stage stands for, and none is on file.",
    "The rule says no length of time (without delay): no last day is computed.",
    "Starts: {stages}, by a hearing on file, {when}.",
    "Starts: {stages}, {when}.",
    "{when} + {length} = {ends}{counting} (version valid {validity}).",
    "{when} + {length} = {ends}{counting}.",
    "{length} before {when} = {ends}{counting}.",
    "Extension {number} ({most}): reported, its length is not on file.",
    "Extension {number} ({most}): ordered, its length is not on file.",
    "Extension {number} ({most}): no order on file, not added.",
    "Extension {number} ({most}): ordered to {when}.",
    "Extension {number} ({most}): ordered, {length}, which is longer than that.",
    "Extension {number} ({most}): ordered, {length}.",
    "Suspended since {when}: no end on file, the time stands still.",
    "Suspended from {when} to {ends}: those days are added, the ones that two suspensions share once.",
    "Suspended from {when} to {ends}: those days are added.",
    "With what is on file it ends: {when}.",
    "{when} is no working day ({holiday}): it moves to {ends} [{calendar}].",
    "{when} is no working day ({holiday}): it would move to {ends},"
    " but whether it moves was not read [{calendar}].",
    "If every extension were ordered, at most: {when}.",
    "What the rule asks for is on file by the end of custody: {when}.",
    "What the rule asks for is on file by a hearing: {when}.",
    "What the rule asks for is on file: {when}.",
    "It ends with: {stages}, {when}. From then on it is for nobody,"
    " and what it asks for is not on file.",
    "On {when} that is {length} ago; nothing on file meets it.",
    "{when} is the last day.",
    "On {when}, {length} are left.",
    "for charges of the class {classes}; the gravest here is {gravest}",
    "applies if the gravest charge is {classes} (its class is not on file)",
    "hangs on the status {status}, which nobody claims on file; denied by {speaker}",
    "hangs on the status {status}, which nobody claims on file",
    "applies if the person is a {status} (claimed by {speaker}; no denial on file)",
    "applies if the person is a {status} (claimed by {speaker}; denied by {denier})",
    "no version of the rule was in force on {when}",
    "applies if {proviso}",
    "from {valid_from} to {valid_to}",
    "from {valid_from}",
    "to {valid_to}",
    "not known",
    "Not reported, but implied by {stage}: {stages}.{signed}",
    "{stage} cannot follow directly on {before}: a report is missing between them,"
    " or one of the two is wrong.{doubt}{signed}",
    "{stage} after {before} is unusual.{doubt}{signed}",
    "Return from {before} to {stage}.{doubt}",
    "{stage} is on file twice: {first}, {second}.",
    "{stage} has no date and no report date.",
)
_MOST: Final = labels("at most {length}, grade {grade}", "beyond the rule's own")
_DAYS: Final = labels(
    "a day not known", "between {first} and {last}", "on or after {day}", "by {day}"
)
_COUNTING: Final = labels(
    ", the hour is not known",
    ", the first day counted",
    ", counted from the day after",
    ", counted from the day before",
    ", whether the first day counts was not read",
)
_DOUBT: Final = labels(" The dates leave their order open.")
_SIGNED: Final = labels(" [{pack}, grade {grade}]")
_SIGNATURE: Final = labels("{pack}, grade {grade}")
_CLASSES: Final = labels("less serious", "serious", "especially serious", "minor")
_CALENDAR: Final = labels("weekends only", "a holiday of the pack")
_WEEKDAYS: Final = labels(
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
)
# What parts two conditions of one rule.
_ALSO: Final = "; applies if "
_SOME_OF: Final = re.compile(r"(\d+) of (\d+) of (C-\d+)")
_DAY: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_LENGTH: Final = re.compile(r"(\d+) (year|month|week|day|hour|minute)s?")


def retold(text: str) -> str:
    """A sentence of the program's own in the language spoken; as it is where it is not known."""
    if spoken_now() == SOURCE or not text:
        return text
    first, mark, rest = text.partition(_ALSO)
    if mark:
        return f"{retold(first)}; {retold(mark.removeprefix('; ') + rest)}"
    some = _SOME_OF.fullmatch(text)
    if some is not None:
        return say("{ref}: {counted}", ref=some[3], counted=count_of(some[1], some[2]))
    return _told(text, _SENTENCES) or text


def record_words(text: str) -> str:
    """What somebody or the program wrote into the record: guarded, and quoted in other languages."""
    if spoken_now() == SOURCE:
        return guarded(text)
    told = retold(text)
    return quoted(text) if told == text else guarded(told)


def pack_words(text: str) -> str:
    """A label or a note of a pack that we ship in the language spoken; another's stays as it is."""
    return say_in("pack", text)


def signature_words(text: str) -> str:
    """The pack, version and grade of a rule: `az 1.0, grade B`."""
    return text if spoken_now() == SOURCE else _told(text, _SIGNATURE) or text


def _told(text: str, sentences: tuple[str, ...]) -> str | None:
    """The sentence by the first pattern that fits it; None where none does."""
    for sentence in sentences:
        pattern = str.__str__(sentence)
        found = _pattern(pattern).fullmatch(text)
        if found is not None and not _is_stage(found.groupdict().get("before")):
            # A stage such as `sent to court` has the word in it that parts it from the next one.
            found = _pattern(pattern, is_greedy=True).fullmatch(text)
        if found is not None:
            values = {name: _value(name, value) for name, value in found.groupdict().items()}
            return say(str.__str__(sentence), **values)
    return None


def _is_stage(text: str | None) -> bool:
    """Whether it is a stage by its label; so is what is not there."""
    return text is None or pack_words(text[:1].lower() + text[1:]) != text[:1].lower() + text[1:]


@cache
def _pattern(sentence: str, *, is_greedy: bool = False) -> re.Pattern[str]:
    """A pattern that a sentence fits: what its places hold is as short as it can be.

    `is_greedy`: the stage that another follows is as long as it can be.
    """
    places = {**_PARTS, "before": ".+"} if is_greedy else _PARTS
    parts = re.split(r"\{(\w+)\}", sentence)
    body = "".join(
        f"(?P<{part}>{places.get(part, '.+?')})" if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
    return re.compile(body, re.DOTALL)


_PARTS: Final[Mapping[str, str]] = {
    "number": r"\d+",
    "counting": "|".join((*map(re.escape, map(str.__str__, _COUNTING)), "")),
    "doubt": "|".join((*map(re.escape, map(str.__str__, _DOUBT)), "")),
    "signed": r"(?: \[.+\])?",
    "length": r"(?:\d+ \w+(?: and \d+ \w+)*)",
}


def _value(name: str, value: str) -> str:
    made = _VALUES.get(name)
    return value if made is None else made(value)


def _days(text: str) -> str:
    told = _told(text, _DAYS)
    return _one_day(text) if told is None else told


def _one_day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found is None or found[2] not in MONTHS:
        return text
    return day_words(date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])))


def _iso_day(text: str) -> str:
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def _length(text: str) -> str:
    return say_list([_one_length(part) for part in text.split(" and ")])


def _one_length(text: str) -> str:
    found = _LENGTH.fullmatch(text)
    if found is None:
        return text
    return _UNITS[found[2]](int(found[1]))


_UNITS: Final[Mapping[str, Callable[[int], str]]] = {
    "year": lambda count: say_many("{count} year", "{count} years", count),
    "month": lambda count: say_many("{count} month", "{count} months", count),
    "week": lambda count: say_many("{count} week", "{count} weeks", count),
    "day": lambda count: say_many("{count} day", "{count} days", count),
    "hour": lambda count: say_many("{count} hour", "{count} hours", count),
    "minute": lambda count: say_many("{count} minute", "{count} minutes", count),
}


def say_list(words: list[str]) -> str:
    """Words one after the other, with an `and` before the last."""
    if len(words) < 2:  # noqa: PLR2004 - a list needs two to have an `and`
        return "".join(words)
    return say("{list} and {last}", list=", ".join(words[:-1]), last=words[-1])


def _stages(text: str) -> str:
    told = [
        one
        for part in text.split(" or ")
        for one in ([part] if pack_words(part) != part else part.split(", "))
    ]
    return "; ".join(_stage(one) for one in told)


def _stage(text: str) -> str:
    """A stage by its label, which may begin a sentence; as recorded by hand where none is named."""
    if text == "as recorded by hand":
        return say("as recorded by hand")
    return pack_words(text if pack_words(text) != text else text[:1].lower() + text[1:])


def _classes(text: str) -> str:
    return say(" or ").join(say(one) for one in text.split(" or "))


def _status(text: str) -> str:
    return say_in("LegalStatus", text)


def _calendar(text: str) -> str:
    return say(text) if text in _CALENDAR else text


def _holiday(text: str) -> str:
    """A day of the week, or a holiday by the name that its calendar has for it."""
    return say(text) if text in (*_CALENDAR, *_WEEKDAYS) else quoted(text)


def _doubt(text: str) -> str:
    return _told(text, _DOUBT) or ""


_VALUES: Final[Mapping[str, Callable[[str], str]]] = {
    "when": _days,
    "valid_from": _iso_day,
    "valid_to": _iso_day,
    "validity": retold,
    "ends": _days,
    "first": _one_day,
    "last": _one_day,
    "day": _one_day,
    "length": _length,
    "stages": _stages,
    "stage": _stage,
    "before": _stage,
    "counting": lambda text: _told(text, _COUNTING) or "",
    "most": lambda text: _told(text, _MOST) or text,
    "classes": _classes,
    "gravest": _classes,
    "status": _status,
    "proviso": pack_words,
    "calendar": _calendar,
    "holiday": _holiday,
    "doubt": _doubt,
    "signed": lambda text: _told(text, _SIGNED) or text,
    "speaker": safe_line,
    "denier": safe_line,
}
