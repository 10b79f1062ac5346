"""A court's sentence: six years, life, a fine, suspended."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.beside_terms import with_fine
from casetracker.news.law.exact_terms import exactly
from casetracker.news.law.measures import CURRENCIES, MONEY, PRICED, SIGNS, UNITS

REACH: Final = 24
_LIFE: Final = word_set("imprisonment in sentence sentences behind terms term without")
_TO: Final = word_set(
    "to for aggravated - of gets get got receive receives received given gave giving give"
)
# "after twelve days", "within 10 days": when, not how long
_WHEN: Final = word_set(
    "after within in until till before last past next first every since by during over"
)
_PAST: Final = word_set("ago old later earlier before after since")
_CONDITIONAL: Final = word_set("suspended probation conditional conditionally")
_MONTHS: Final = 12
_DECIMAL: Final = re.compile(r"[0-9]{1,6}\.[0-9]{1,2}")
_HALF: Final = ["and", "a", "half"]


def find_terms(tokens: Sequence[Token], start: int) -> list[tuple[ReadSentence, int]]:
    """The terms named from a token on, each with the index after it."""
    found: list[tuple[ReadSentence, int]] = []
    index = start
    stop = min(len(tokens), start + REACH)
    while index < stop:
        term = term_from(tokens, index)
        if term is None:
            index += 1
            continue
        is_length = term[0].amount is not None
        if is_length and (
            (index and tokens[index - 1].lower in _WHEN) or _is_time_to(tokens, term[1])
        ):
            index = term[1]
            continue
        if found and _is_upper(tokens, start, index):
            found.pop()  # "ranging from three years and nine months to 18 years"
        exact = exactly(tokens, index, term)
        both = with_fine(tokens, found[-1], exact, index) if found else None
        if both is None:
            found.extend([*_sharing(tokens, term[0], start, index), exact])
        else:
            found[-1] = both
        index = term[1]
        stop = min(len(tokens), max(stop, index + REACH // 2))
    return found


def _is_upper(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Whether a term is the upper end of a range of whole terms that began a few words before."""
    before = [token.lower for token in tokens[max(start, index - 8) : index]]
    return before[-1:] in (["to"], ["and"]) and bool({"from", "between"} & set(before))


def _is_time_to(tokens: Sequence[Token], end: int) -> bool:
    """As in "gave the defence five weeks to answer"."""
    following = [token.lower for token in tokens[end : end + 2]]
    if following[:1] != ["to"] or following[1:] in ([], ["life"], ["be"]):
        return False
    is_named = end + 1 < len(tokens) and tokens[end + 1].text[0].isupper()
    is_given = number_at(tokens, end + 1) is not None or following[1] in _RECEIVERS or is_named
    return not is_given  # "15 years to another 21 defendants"


_RECEIVERS: Final = word_set("a an the his two three another each all both the others him her them")


def term_at(
    tokens: Sequence[Token], index: int, like: ReadSentence | None
) -> tuple[ReadSentence, int] | None:
    """The term that begins at a token; a bare number takes its unit from the term before it."""
    while index < len(tokens) and tokens[index].lower in ("to", "for", "a", "another", "up"):
        index += 1
    if index >= len(tokens):
        return None
    if tokens[index].lower == "between":
        return next(iter(find_terms(tokens[: index + _RANGE], index + 1)[-1:]), None)
    term = term_from(tokens, index)
    if term is not None:
        return exactly(tokens, index, term)
    if like is None or like.unit is None:
        return None
    amount = _amount(tokens, index)
    if amount is None or not _is_bare(tokens, amount[1]):
        return None
    return exactly(tokens, index, (ReadSentence(like.kind, amount[0], like.unit), amount[1]))


_RANGE: Final = 6


def _is_bare(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing follows a number that it could count."""
    return index >= len(tokens) or tokens[index].lower in _ENDS


_ENDS: Final = frozenset([",", ".", ";", "and", "while", "or", ")", "for", "on"])


def term_from(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    """The term that begins just at a token, and the index after it; None where none does."""
    found = _term_from(tokens, index)
    is_order = found is not None and found[1] < len(tokens) and tokens[found[1]].lower in _ORDERS
    return None if is_order else found  # "a 12-month referral order" is no term


# "fined after a two-day hearing"
_OF_LENGTH: Final = word_set(
    "trial hearing hearings session investigation inquiry operation search wait delay strike hunt manhunt"
    " siege standoff visit stay journey march deliberation"
)
_ORDERS: Final = word_set("referral restraining driving exclusion banning travel ban order")


def _term_from(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    worded = _worded(tokens, index)
    if worded is not None:
        return worded
    lower = tokens[index].lower
    if lower in CURRENCIES and index + 1 < len(tokens):
        figure = number_at(tokens, index + 1)
        if figure is not None and figure.minimum is not None:
            return ReadSentence("fine", float(figure.minimum), CURRENCIES[lower]), figure.last
    if lower in ("a", "an", "half") or lower in SIGNS:
        return _with_article(tokens, index)
    money = PRICED.fullmatch(lower)
    if money is not None:
        value = float(money["amount"].replace(",", ""))
        return ReadSentence("fine", value, CURRENCIES[money["sign"]]), index + 1
    number, hyphen, unit = lower.partition("-")
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if hyphen and unit in UNITS and following not in _OF_LENGTH:
        word = replace(tokens[index], lower=number)
        plain = number_at([word], 0)
        if plain is not None and plain.minimum is not None:
            term = ReadSentence(_kind(tokens, index), float(plain.minimum), UNITS[unit])
            return term, index + 1
    amount = _amount(tokens, index)
    return None if amount is None else _measured(tokens, *amount)


def _worded(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    """A sentence that is no number: death, life, suspended, house arrest."""
    lower = tokens[index].lower
    before = tokens[index - 1].lower if index else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    kind, last = None, index + 2
    if lower == "death" and (before == "to" or following in ("sentence", "sentences", "penalty")):
        kind, last = "death", index + (1 if before == "to" else 2)
    elif lower in ("hanging", "hang") and before in ("by", "to"):
        kind, last = "death", index + 1
    elif lower == "life" and (following in _LIFE or before in _TO):
        kind, last = "life", index + (2 if following in _LIFE else 1)
    elif lower == "suspended" and following in ("sentence", "sentences", "term", "terms"):
        return _suspended(tokens, index + 2)
    elif lower == "community" and following == "service" and before not in ("of", "hours"):
        kind = "community_service"
    elif lower in ("house", "home") and following in ("arrest", "imprisonment") and before in _TO:
        kind = "house_arrest"
    return None if kind is None else (ReadSentence(kind, None, None), last)


def _suspended(tokens: Sequence[Token], end: int) -> tuple[ReadSentence, int]:
    """As in "a suspended sentence of 18 months", "suspended terms"."""
    if end + 1 < len(tokens) and tokens[end].lower == "of":
        amount = _amount(tokens, end + 1)
        measured = None if amount is None else _measured(tokens, *amount)
        if measured is not None:
            return replace(measured[0], kind="suspended"), measured[1]
    return ReadSentence("suspended", None, None), end


def _with_article(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    """As in "a year in prison", "a year and a half", "$5,000"."""
    if tokens[index].lower in SIGNS:
        number = number_at(tokens, index + 1)
        if number is None or number.minimum is None:
            return None
        unit = SIGNS[tokens[index].lower]
        return ReadSentence("fine", float(number.minimum), unit), number.last
    following = [token.lower for token in tokens[index + 1 : index + 5]]
    if following[:1] not in (["year"], ["month"], ["week"]) or following[1:2] in (
        ["ago"],
        ["later"],
        ["earlier"],
        ["after"],
        ["before"],
        ["old"],
    ):
        return None
    end, amount = index + 2, 1.0
    if following[:2] == ["year", "and"]:
        year = ReadSentence(_kind(tokens, end - 1), 1.0, "years")
        joined = _plus_months(tokens, index + 3, year)
        if joined is not None:
            return joined  # "a year and eight months"
    if following[1:4] == _HALF:
        end, amount = end + 3, 1.5
    elif following[1:3] == ["in", "the"] or following[1:2] in (["of"], ["to"]):
        return None
    return ReadSentence(_kind(tokens, end - 1), amount, UNITS[following[0]]), end


def _amount(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
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
    if words == _HALF:
        return amount + 0.5, end + 3
    if words[:1] == ["\u00bd"]:
        return amount + 0.5, end + 1
    return amount, end


def _measured(tokens: Sequence[Token], amount: float, end: int) -> tuple[ReadSentence, int] | None:
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
    term = ReadSentence(_kind(tokens, end), amount, UNITS[unit])
    if term.unit == "years" and after in ("and", ","):
        joined = _plus_months(tokens, end + 2, term)
        if joined is not None:
            return joined
    return term, end + 1


def _plus_months(
    tokens: Sequence[Token], index: int, term: ReadSentence
) -> tuple[ReadSentence, int] | None:
    """As in "six years, three months": the years with the months behind; None for "two years, six men"."""
    more = _amount(tokens, index) if index < len(tokens) else None
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


def _kind(tokens: Sequence[Token], end: int) -> str:
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
    if "freedom" in words and words & {"restricted", "restriction", "limitation"}:
        return "suspended"
    is_work = "community" in words or (
        words & {"unpaid", "correctional", "corrective"} and "work" in words
    )
    return "community_service" if is_work else "prison"


def _sharing(
    tokens: Sequence[Token], term: ReadSentence, start: int, index: int
) -> list[tuple[ReadSentence, int]]:
    """Numbers that share the unit of the term behind them: "16, eight and a half and six years"."""
    if term.unit is None:
        return []
    found: list[tuple[ReadSentence, int]] = []
    place = start
    while place < index:
        amount = _amount(tokens, place)
        if amount is None:
            place += 1
            continue
        value, end = amount
        following = _next_number(tokens, end)
        is_row = end < following <= index and _amount(tokens, following) is not None
        if is_row and not _is_ruled_out(tokens, place):
            found.append(exactly(tokens, place, (replace(term, amount=value), end)))
        else:
            found.clear()
        place = end
    return found


def _next_number(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens) and tokens[index].lower in (",", "and", "or"):
        index += 1
    return index


def _is_ruled_out(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is an article of law or an age, not a term."""
    before = tokens[index - 1].lower if index else ""
    if before == "," and index > 1 and tokens[index - 2].text[0].isupper():
        return True  # "Ivan Test, 34, to eight years"
    return before in (
        "article",
        "articles",
        "section",
        "sections",
        "part",
        "aged",
        "no",
        "no.",
        "(",
    )
