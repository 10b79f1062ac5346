"""How long a term is: amounts with their halves, units, and the kind that the words around them tell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.measures import MONEY, UNITS

_PAST: Final = word_set("ago old later earlier before after since")
_CONDITIONAL: Final = word_set("suspended probation conditional conditionally")
_MONTHS: Final = 12
_DECIMAL: Final = re.compile(r"[0-9]{1,6}\.[0-9]{1,2}")
HALF: Final = ["and", "a", "half"]


def amount_at(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """A number with its halves, and the index after it; the upper bound of a range."""
    whole, is_half, _ = tokens[index].lower.partition("-and-a-half")
    if is_half:
        counted = number_at([replace(tokens[index], lower=whole)], 0)
        return None if counted is None else (float(counted.minimum or 0) + 0.5, index + 1)
    if _DECIMAL.fullmatch(tokens[index].text):
        return float(tokens[index].text), index + 1
    number = number_at(tokens, index)
    if number is None:
        return None
    most = number.maximum if number.maximum is not None else number.minimum
    if most is None:
        return None
    amount, end = float(most), number.last
    words = [token.lower for token in tokens[end : end + 3]]
    if words == HALF:
        return amount + 0.5, end + 3
    if words[:1] == ["\u00bd"]:
        return amount + 0.5, end + 1
    return amount, end


def measured(tokens: Sequence[Token], amount: float, end: int) -> tuple[ReadSentence, int] | None:
    """The term or fine of an amount whose unit stands at a token, and the index after it; or None."""
    if tokens[end : end + 1] and tokens[end].lower == "-":
        end += 1
    if tokens[end : end + 1] and tokens[end].lower in _SCALES:
        amount, end = amount * _SCALES[tokens[end].lower], end + 1
    if end >= len(tokens):
        return None
    if tokens[end].lower in _MORE and end + 1 < len(tokens):
        end += 1
    unit = tokens[end].lower
    if unit in MONEY:
        return ReadSentence("fine", amount, unit), end + 1
    if [token.lower for token in tokens[end : end + 2]] == ["base", "units"]:
        return ReadSentence("fine", amount, "base units"), end + 2
    after = tokens[end + 1].lower if end + 1 < len(tokens) else ""
    if (
        unit not in UNITS
        or (tokens[end].is_quoted and UNITS[unit] == "hours")  # "twelve hours of violence"
        or _is_past(tokens, end + 1)
        or (after == "-" and _is_age(tokens, end + 2))
    ):
        return None
    term = ReadSentence(kind_at(tokens, end), amount, UNITS[unit])
    if term.unit == "years":
        joined = plus_months(tokens, end + (2 if after in ("and", ",") else 1), term)
        if joined is not None:
            return joined
    return term, end + 1


def plus_months(
    tokens: Sequence[Token], index: int, term: ReadSentence
) -> tuple[ReadSentence, int] | None:
    """As in "six years, three months", "7 years 6 months"; None for "two years, six men"."""
    more = amount_at(tokens, index) if index < len(tokens) else None
    if more is None or more[1] >= len(tokens):
        return None
    is_months = UNITS.get(tokens[more[1]].lower) == "months"
    return (_with_months(term, more[0]), more[1] + 1) if is_months else None


def _is_past(tokens: Sequence[Token], index: int) -> bool:
    """As in "two years ago", "ten days after the arrest"; not "40 months after pleading guilty"."""
    if index >= len(tokens) or tokens[index].lower not in _PAST:
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if tokens[index].lower == "before":
        return not following.endswith("ing")  # "was jailed for two years before fleeing"
    return tokens[index].lower != "after" or following not in _ADMITTING


_SCALES: Final = {"thousand": 1_000.0, "million": 1_000_000.0, "billion": 1_000_000_000.0}
_MORE: Final = word_set("more further additional extra")
_ADMITTING: Final = word_set("pleading admitting confessing being")


def _is_age(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].lower == "old"


def _with_months(term: ReadSentence, months: float) -> ReadSentence:
    """Years and months in one measure: 7.5 years where it is a half, else months."""
    years = term.amount or 0.0
    if months * 2 == _MONTHS:
        return replace(term, amount=years + 0.5)
    return replace(term, amount=years * _MONTHS + months, unit="months")


_BEHIND_TERM: Final = 7


def kind_at(tokens: Sequence[Token], end: int) -> str:
    """What kind of punishment a length is of, by the words around its unit: prison where none tells."""
    around = [token.lower for token in tokens[max(0, end - 6) : end + 6]]
    behind = [token.lower for token in tokens[end + 1 : end + _BEHIND_TERM]]
    if {(",", "suspended"), ("all", "suspended"), ("both", "suspended")} & set(pairwise(behind)):
        return "suspended"
    if "," in around[7:]:
        around = around[: 7 + around[7:].index(",")]
    words = set(around)
    if words & _CONDITIONAL:
        return "suspended"
    if words & {"house", "home"} and words & {"arrest", "confinement"}:
        return "house_arrest"
    if words & {"freedom", "liberty"} and words & {"restricted", "restriction", "limitation"}:
        return "suspended"
    is_work = "community" in words or (
        words & {"unpaid", "correctional", "corrective"} and "work" in words
    )
    return "community_service" if is_work else "prison"
