"""A term as a person types it: `prison 6 years`, `life`, `fine 500 manats`."""

import re
from dataclasses import dataclass
from typing import Final

TERM_FORM: Final = "prison 6 years, suspended 18 months, life, death or fine 500 manats"
_TERM: Final = re.compile(
    r"(?P<kind>prison|life|death|suspended|fine|house arrest|community service)?"
    r"(?: ?(?P<amount>[0-9]{1,9}(?:[.,]5)?) (?P<unit>[^0-9()]{1,40}))?"
)
_UNITS: Final = ("years", "months", "weeks", "days", "hours")
_MEASURED: Final = frozenset(["prison", "fine"])
_WHOLE: Final = frozenset(["life", "death"])
_LONGEST: Final = 100_000


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
