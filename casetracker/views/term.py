"""A term in words, `prison, 6 years`, and as a person types it: `prison 6 years`, `fine 500 manats`."""

import re
from dataclasses import dataclass
from typing import Final

from casetracker.model.vocabulary import SentenceUnit

TERM_FORM: Final = "prison 6 years, suspended 18 months, life, death or fine 500 manats"
_TERM: Final = re.compile(
    r"(?P<kind>prison|life|death|suspended|fine|house arrest|community service)?"
    r"(?:,? ?(?P<amount>[0-9]{1,9}(?:[.,]5)?) (?P<unit>[^0-9()]{1,40}))?"
)
_UNITS: Final = ("years", "months", "weeks", "days", "hours")
_MEASURED: Final = frozenset(["prison", "fine"])
_WHOLE: Final = frozenset(["life", "death"])
_LONGEST: Final = 100_000


def unit_words(unit: SentenceUnit | None, currency: str | None) -> str | None:
    """What the amount of a sentence on file counts, in the plural: `years`, `manats`."""
    if unit is SentenceUnit.MONEY:
        return currency or "(currency not reported)"
    return None if unit is None else unit.value


def term_text(kind: str, amount: float | None, unit: str | None) -> str:
    """A term in words: `prison, 6 years`, `suspended, 1 year`, `life`; `unit` as in `unit_words`."""
    words = kind.replace("_", " ")
    if amount is None or unit is None:
        return words
    one = unit.removesuffix("s") if amount == 1 and unit in _UNITS else unit
    return f"{words}, {amount:.10g} {one}"


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """What was typed: of what kind, and how much of what where that is said."""

    kind: str
    amount: float | None
    unit: str | None


def typed_term(text: str) -> TypedTerm | None:
    """The term that a text says; None where it says none."""
    told = _TERM.fullmatch(" ".join(text.lower().split()))
    kind = told["kind"].replace(" ", "_") if told and told["kind"] else "prison"
    if told is None or (kind in _MEASURED and told["amount"] is None):
        return None
    if told["amount"] is None:
        return TypedTerm(kind, None, None)
    amount, unit = float(told["amount"].replace(",", ".")), told["unit"]
    if kind == "fine":
        return None if f"{unit.removesuffix('s')}s" in _UNITS else TypedTerm(kind, amount, unit)
    unit = f"{unit.removesuffix('s')}s"
    is_fit = kind not in _WHOLE and unit in _UNITS and amount <= _LONGEST
    return TypedTerm(kind, amount, unit) if is_fit else None
