"""The fields that forms on groups share, and how what is typed in them is read."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from casetracker.model.partial_date import PartialDate
from casetracker.tui.dialogs.operation import Entry, Values
from casetracker.tui.forms.fields import past_fault

if TYPE_CHECKING:
    # Its module reads the tables: importing it here would keep the first frame waiting.
    from casetracker.services.operating import Grounds

LARGEST: Final = 10_000
_GROUP: Final = re.compile(r"[Gg]-\d{1,9}")
_MEMBER: Final = re.compile(r"[DdPp]-\d{1,9}")
_CLAIM: Final = re.compile(r"[Kk]-\d{1,9}")
_BETWEEN: Final = re.compile(r"[\s,;]+")


def listed(text: str) -> tuple[str, ...]:
    """The references in a text, in capitals."""
    return tuple(each.upper() for each in _BETWEEN.split(text.strip()) if each)


def number_fault(text: str) -> str | None:
    """What is wrong with a number of people."""
    if text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= LARGEST:  # noqa: PLR2004  digits enough
        return None
    return f"'{text[:40]}' is no number of people: write a whole number such as 14"


def member_fault(text: str) -> str | None:
    """What is wrong with references of people."""
    return _refs_fault(text, _MEMBER, "a person in a case: write D-0001, or P-0001")


def group_fault(text: str) -> str | None:
    """What is wrong with references of groups."""
    return _refs_fault(text, _GROUP, "a group: write G-0001")


def _refs_fault(text: str, pattern: re.Pattern[str], meant: str) -> str | None:
    refs = listed(text)
    bad = next((each for each in refs if not pattern.fullmatch(each)), None)
    if bad is not None:
        return f"'{bad[:40]}' is not {meant}"
    twice = next((each for each in refs if refs.count(each) > 1), None)
    return f"{twice} stands here twice" if twice is not None else None


def one_group_fault(text: str) -> str | None:
    """What is wrong with the reference of one group."""
    return "name one group only" if len(listed(text)) > 1 else group_fault(text)


def claim_fault(text: str) -> str | None:
    """What is wrong with the reference of a claim."""
    fits = _CLAIM.fullmatch(text) is not None
    return None if fits else f"'{text[:40]}' is no claim: write K-0001, or leave it empty"


def choice_fault(text: str, choices: Sequence[str]) -> str | None:
    """What is wrong with a word that must be one of several."""
    if text.lower().replace(" ", "_") in choices:
        return None
    return f"'{text[:40]}' will not do: take {', '.join(choices)}"


def chosen_word(text: str) -> str:
    """A word of a vocabulary as it is typed, as it is stored."""
    return text.strip().lower().replace(" ", "_")


def date_entry(*, is_required: bool = False, hint: str = "when it happened") -> Entry:
    """The day since when the change holds, as far as it is known."""
    shapes = "2021, 2021-06, 2021-06-11, 2021-06~ about, ../2021-06-11 by"
    return Entry("date", "Date", f"{hint}: {shapes}", check=past_fault, is_required=is_required)


def reason_entry() -> Entry:
    """Why the docket is changed."""
    return Entry(
        "reason", "Reason", "why, in a few words; it is kept with the change", is_required=True
    )


def claim_entry() -> Entry:
    """The claim that the change rests on."""
    hint = "a claim it rests on, such as K-0001; its passage becomes the source"
    return Entry("claim", "Claim", hint, check=claim_fault)


def count_entry(hint: str, *, is_required: bool = False, value: str = "") -> Entry:
    """How many people."""
    return Entry("count", "How many", hint, value, number_fault, is_required=is_required)


def members_entry(value: str = "", hint: str | None = None) -> Entry:
    """Which people are told one by one."""
    told = hint or "who is known of them: D-0001, D-0002; the others are unnamed ones"
    return Entry("members", "Who", told, value, member_fault)


def grounds(values: Values) -> "Grounds":
    """Why, since when and on which claim; runs in the database thread."""
    # The services stand ready by now: see TYPE_CHECKING above.
    from casetracker.services.operating import Grounds  # noqa: PLC0415

    date = values.get("date")
    return Grounds(
        values.get("reason"),
        PartialDate.parse(date) if date else None,
        values.get("claim") or None,
    )


def number(text: str) -> int | None:
    """The number of a field; None where it is empty."""
    return int(text) if text else None
