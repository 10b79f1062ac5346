"""A court's sentence: six years, life, a fine, suspended."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.numbers import number_at
from casetracker.news.sentences import Token
from casetracker.news.words import word_set

REACH: Final = 24
_UNITS: Final = {
    "year": "years",
    "years": "years",
    "year's": "years",
    "years'": "years",
    "month": "months",
    "months": "months",
    "day": "days",
    "days": "days",
    "hours": "hours",
}
_MONEY: Final = word_set("manat manats dram drams dollars euros rubles roubles lari hryvnias")
_LIFE: Final = ("imprisonment", "in", "sentence", "sentences", "behind", "terms", "term")


def find_terms(tokens: Sequence[Token], start: int) -> list[tuple[ReadSentence, int]]:
    """The terms named from a token on, each with the index after it."""
    found: list[tuple[ReadSentence, int]] = []
    index = start
    stop = min(len(tokens), start + REACH)
    while index < stop:
        term = _at(tokens, index)
        if term is None:
            index += 1
            continue
        found.append(term)
        index = term[1]
    return _respectively(tokens, found, start, stop)


def _at(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    lower = tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if lower == "death" and index and tokens[index - 1].lower == "to":
        return ReadSentence("death", None, None), index + 1
    if lower == "life" and index and tokens[index - 1].lower == "for":
        return ReadSentence("life", None, None), index + 1
    if lower == "life" and following in _LIFE:
        return ReadSentence("life", None, None), index + 2
    number = number_at(tokens, index)
    if number is None or number.minimum is None:
        return None
    end = number.last
    amount = float(number.minimum)
    words = [token.lower for token in tokens[end : end + 4]]
    if words[:3] == ["and", "a", "half"]:
        amount, end, words = amount + 0.5, end + 3, words[3:]
    if words[:1] == ["-"]:
        end, words = end + 1, words[1:]
    if not words:
        return None
    if words[0] in _MONEY:
        return ReadSentence("fine", amount, words[0]), end + 1
    unit = _UNITS.get(words[0])
    if unit is None or (
        len(words) > 1 and words[1] in ("ago", "old", "later", "earlier", "before")
    ):
        return None
    return ReadSentence(_kind(tokens, end), amount, unit), end + 1


def _kind(tokens: Sequence[Token], end: int) -> str:
    around = {token.lower for token in tokens[max(0, end - 6) : end + 6]}
    if around & {"suspended", "probation", "conditional", "conditionally"}:
        return "suspended"
    return "community_service" if "community" in around else "prison"


def _respectively(
    tokens: Sequence[Token], found: list[tuple[ReadSentence, int]], start: int, stop: int
) -> list[tuple[ReadSentence, int]]:
    """As in "six and eight years": the first number has the unit of the second."""
    if len(found) != 1 or found[0][0].unit is None:
        return found
    term, end = found[0]
    for index in range(start, min(end, stop)):
        number = number_at(tokens, index)
        if number is None or number.minimum is None or number.last >= end:
            continue
        following = number.last
        if tokens[following].lower in ("and", ",") and number.minimum != term.amount:
            first = ReadSentence(term.kind, float(number.minimum), term.unit)
            return [(first, following), (term, end)]
    return found
