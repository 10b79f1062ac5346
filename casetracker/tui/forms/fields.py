"""What a form asks: fields with their checks, and the values that were typed. No widgets."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final

from casetracker.clock import today
from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate, refuse_ahead
from casetracker.procedure.clocks.durations import Duration

DATE_HINT: Final = "2021, 2021-06, 2021-06-11, 2021-06~ about, ../2021-06-11 by"
_REF: Final = re.compile(r"[CGPDSK]-\d{1,9}|G-\d{1,9} in C-\d{1,9}", re.IGNORECASE)
_CLAIM: Final = re.compile(r"K-\d{1,9}", re.IGNORECASE)
_CASE: Final = re.compile(r"C-\d{1,9}", re.IGNORECASE)
_SPOKEN: Final = re.compile(r"(\d{1,4})\s*(day|week|month|year|hour)s?", re.IGNORECASE | re.ASCII)
_SHOWN: Final = 7
LARGEST: Final = 1_000_000_000


class Kind(StrEnum):
    """What a field takes: a date is of what has happened, `AHEAD` one that may be still to come."""

    TEXT = "text"
    DATE = "date"
    AHEAD = "ahead"
    DAY = "day"
    CHOICE = "choice"
    COUNT = "count"
    REFS = "refs"
    CLAIM = "claim"
    CASE = "case"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: its name in the values, its label, a hint, what it takes and what it holds at first.

    `meanings` says of each of the choices, in their order, what it stands for; empty where they speak
    for themselves.
    """

    name: str
    label: str
    hint: str = ""
    kind: Kind = Kind.TEXT
    value: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False
    longest: int = 300
    meanings: tuple[str, ...] = ()


Between = Callable[[Mapping[str, str]], tuple[str, str] | None]


def _nothing_between(_: Mapping[str, str]) -> tuple[str, str] | None:
    return None


@dataclass(frozen=True, slots=True)
class Form:
    """A form: which job it does, about which records, and the state of the record that was seen.

    `together` gives (field, fault) of what is wrong between fields that are right one by one.
    One begins to type at the first field, or at the first empty one where `starts_empty` says so.
    """

    job: str
    title: str
    fields: tuple[FormField, ...]
    subject: tuple[str, ...] = ()
    seen: Any = field(default=None, compare=False)
    together: Between = field(default=_nothing_between, compare=False)
    starts_empty: bool = False

    @property
    def start(self) -> str:
        """The field at which one begins to type."""
        empty = (each.name for each in self.fields if self.starts_empty and not each.value)
        return next(empty, self.fields[0].name)

    @property
    def key(self) -> str:
        """What a draft of it is kept under: the job, and the records that it is about."""
        whom = next((each.value for each in self.fields if each.name == "whom"), "")
        return ":".join((self.job, *(self.subject or ((whom,) if whom else ()))))

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold at first."""
        return {each.name: each.value for each in self.fields}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was sent: the trimmed values by name, with choices as they are spelled."""

    job: str
    subject: tuple[str, ...]
    values: Mapping[str, str]
    seen: Any = None

    def text(self, name: str) -> str | None:
        """A value; None where the field was left empty."""
        return self.values.get(name) or None

    def date(self, name: str = "date") -> PartialDate | None:
        """A value as a partial date."""
        value = self.text(name)
        return None if value is None else PartialDate.parse(value)

    def number(self, name: str) -> int | None:
        """A value as a whole number."""
        value = self.text(name)
        return None if value is None else int(value)

    def length(self, name: str) -> Duration | None:
        """A value as a length of time."""
        value = self.text(name)
        return None if value is None else length_of(value)

    def several(self, name: str) -> tuple[str, ...]:
        """A value as a list, parted by commas."""
        return tuple(part.strip() for part in self.values.get(name, "").split(",") if part.strip())


def filled(form: Form, typed: Mapping[str, str]) -> Filled:
    """The form with what was typed; call it where `faults_in` found nothing."""
    values = {each.name: _as_kept(each, typed[each.name]) for each in form.fields}
    return Filled(form.job, form.subject, values, form.seen)


def _as_kept(each: FormField, typed: str) -> str:
    text = typed.strip()
    return chosen(text, each.choices) or text if each.kind is Kind.CHOICE else text


def faults_in(form: Form, typed: Mapping[str, str]) -> dict[str, str | None]:
    """By field what is wrong with its value and what would do; None where it is right."""
    faults = {each.name: fault_in(each, typed[each.name]) for each in form.fields}
    if not any(faults.values()):
        between = form.together({name: text.strip() for name, text in typed.items()})
        if between is not None:
            faults[between[0]] = between[1]
    return faults


def fault_in(each: FormField, typed: str) -> str | None:
    """What is wrong with a value and what would do; None where it is right."""
    text = typed.strip()
    if not text:
        return f"{each.label} is needed: {_wanted(each)}" if each.is_required else None
    return _CHECKS[each.kind](each, text)


def _wanted(each: FormField) -> str:
    """What would do in a field that is empty."""
    if each.hint or each.kind is not Kind.CHOICE:
        return each.hint or "a few words will do"
    more = ", …" if len(each.choices) > _SHOWN else ""
    return f"{', '.join(each.choices[:_SHOWN])}{more}"


def help_of(each: FormField, typed: str) -> str:
    """What a field takes; for a date also how what was typed is understood."""
    told = each.hint
    word = chosen(typed.strip(), each.choices) if each.meanings else None
    if word is not None:
        told = each.meanings[each.choices.index(word)]
    if each.kind is Kind.CHOICE:
        more = ", …" if len(each.choices) > _SHOWN else ""
        shown = ", ".join(each.choices[:_SHOWN])
        told = (
            f"{shown}{more}  (↓ next, → completes)"
            if not told
            else f"{told}  (↓ next, → completes)"
        )
    if each.kind in (Kind.DATE, Kind.AHEAD) and typed.strip() and fault_in(each, typed) is None:
        date = PartialDate.parse(typed)
        told = f"from {date.earliest or 'any day'} to {date.latest or 'any day'}"
    if each.kind is Kind.LENGTH and typed.strip() and fault_in(each, typed) is None:
        told = f"{each.hint}; understood as {length_of(typed).text}"
    return f"{each.label}: {told}" if told else each.label


def completed(each: FormField, typed: str) -> str:
    """What was typed; where it is the beginning of one of the words that a field takes, that word."""
    found = chosen(typed.strip(), each.choices) if each.kind is Kind.CHOICE else None
    return found or typed


def chosen(text: str, choices: tuple[str, ...]) -> str | None:
    """The word itself, or the one alone that begins so."""
    wanted = re.sub(r"[ -]+", "_", text.casefold())
    whole = next((each for each in choices if each.casefold() == wanted), None)
    begun = [each for each in choices if wanted and each.casefold().startswith(wanted)]
    return whole or (begun[0] if len(begun) == 1 else None)


def _choice_fault(each: FormField, text: str) -> str | None:
    if chosen(text, each.choices) is not None:
        return None
    near = get_close_matches(text, each.choices, n=3, cutoff=0.4) or each.choices[:4]
    return f"'{text[:40]}' is none of them: try {', '.join(near)}"


def past_fault(text: str) -> str | None:
    """What is wrong with the date of what has happened; None where it is right."""
    try:
        refuse_ahead(PartialDate.parse(text), today())
    except UsageError as error:
        return str(error)
    return None


def _past_fault(each: FormField, text: str) -> str | None:
    del each
    return past_fault(text)


def _date_fault(each: FormField, text: str) -> str | None:
    del each
    try:
        PartialDate.parse(text)
    except UsageError as error:
        return str(error)
    return None


def _day_fault(each: FormField, text: str) -> str | None:
    fault = _date_fault(each, text)
    if fault is None and PartialDate.parse(text).is_day:
        return None
    return f"'{text[:40]}' is no day: write one such as 2021-06-11"


def length_of(text: str) -> Duration:
    """The length of time that is meant by `2 months` or `P2M`; raises UsageError."""
    spoken = _SPOKEN.fullmatch(text.strip())
    if spoken is None:
        return Duration.parse(text.strip().upper())
    number, unit = spoken[1], spoken[2][0].upper()
    return Duration.parse(f"PT{number}H" if unit == "H" else f"P{number}{unit}")


def _length_fault(each: FormField, text: str) -> str | None:
    del each
    try:
        length = length_of(text)
    except UsageError:
        length = None
    if length is not None and not length.is_backwards:
        return None
    return f"'{text[:40]}' is no length of time: write 2 months, 30 days, 48 hours or P2M"


def _count_fault(each: FormField, text: str) -> str | None:
    del each
    if text.isascii() and text.isdigit() and int(text) <= LARGEST:
        return None
    return f"'{text[:40]}' is no number: write a whole number such as 14"


def _refs_fault(each: FormField, text: str) -> str | None:
    del each
    parts = [part.strip() for part in text.split(",") if part.strip()]
    wrong = next((part for part in parts if not _REF.fullmatch(part)), None)
    if parts and wrong is None:
        return None
    return (
        f"'{(wrong or text)[:40]}' is no reference: write D-0001, or G-0001, or several with commas"
    )


def _claim_fault(each: FormField, text: str) -> str | None:
    del each
    return (
        None if _CLAIM.fullmatch(text) else f"'{text[:40]}' is no claim: write one such as K-0001"
    )


def _case_fault(each: FormField, text: str) -> str | None:
    del each
    return None if _CASE.fullmatch(text) else f"'{text[:40]}' is no case: write one such as C-0001"


def _text_fault(each: FormField, text: str) -> str | None:
    if len(text) <= each.longest:
        return None
    return f"{each.label} is too long: {len(text)} characters, {each.longest} at most"


_CHECKS: Final[Mapping[Kind, Callable[[FormField, str], str | None]]] = {
    Kind.TEXT: _text_fault,
    Kind.DATE: _past_fault,
    Kind.AHEAD: _date_fault,
    Kind.DAY: _day_fault,
    Kind.CHOICE: _choice_fault,
    Kind.COUNT: _count_fault,
    Kind.REFS: _refs_fault,
    Kind.CLAIM: _claim_fault,
    Kind.CASE: _case_fault,
    Kind.LENGTH: _length_fault,
}
