"""Numbers that count no people: ages, years, money, articles, clocks, who lives in a village."""

import re
from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import Number, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

MAX_AGE: Final = 110
_NUMBERED: Final = re.compile(r"\d")


def counts_no_people(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Whether a number is an age, an article, money, a clock, a length of time and the like."""
    people = lexicon().people
    before = tokens[number.first - 1].lower if number.first else ""
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if before in people.before_not_people or after in people.not_people:
        return True
    if after in ("million", "billion", "trillion"):
        return True
    if before == "in" and tokens[number.first].lower == "a":
        return True  # "one in a hundred"
    if before in _SIGNS or _is_age_or_year(tokens, number.first):
        return True
    is_of_units = _is_of_units(tokens, number.last) or _is_length(tokens, number.last)
    if is_of_units or is_population(tokens, number.first):
        return True
    if before == "-" and tokens[number.first - 1].end < tokens[number.first].start:
        before = ":"  # a dash between words, not a hyphen
    if after in ("-", "\u2013", "/", ":") or before in ("-", "/", ":"):
        return not (before == ":" and after not in ("-", "/", ":"))
    if before in ("(", ",") and after in (")", ",") and _NUMBERED.match(tokens[index].lower):
        value = number.minimum or 0
        return value <= MAX_AGE and _is_name_token(tokens, number.first - 2)
    return before == "and" and _is_second_age(tokens, index)


def _is_length(tokens: Sequence[Token], end: int) -> bool:
    """As in "four and a half years", "18 life sentences"."""
    words = [token.lower for token in tokens[end : end + 4]]
    if words[:1] == ["life"] and words[1:2] in (["sentences"], ["sentence"], ["terms"], ["term"]):
        return True
    return words[:3] == ["and", "a", "half"] and bool(_UNITS & set(words[3:]))


def _is_age_or_year(tokens: Sequence[Token], first: int) -> bool:
    """As in "Those under 18 were released", "all born before 1960"."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    if before[-1:] in (["under"], ["over"]) and before[0] in _WHO:
        return True
    is_year = tokens[first].text.isdigit() and len(tokens[first].text) == len("1960")
    return is_year and before[-1:] in (["before"], ["since"])


_SIGNS: Final = word_set("$ \u20ac \u00a3 \u20b9 rs sh ksh ush n r p hk$ us$ a$")
_WHO: Final = word_set("those anyone all people children everybody aged men women boys girls")


def _is_of_units(tokens: Sequence[Token], end: int) -> bool:
    """As in "sentences of 15, 12 and 11 years": the number shares the unit of those behind it."""
    place = end
    while place < len(tokens) and tokens[place].lower in (",", "and", "or"):
        number = number_at(tokens, place + 1)
        if number is None:
            return False
        place = number.last
    return place > end and place < len(tokens) and tokens[place].lower in _UNITS


_UNITS: Final = word_set("years months weeks days hours years' months' counts charges")


def is_population(tokens: Sequence[Token], first: int) -> bool:
    """As in "from a village of some 400 people": how many live there."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    return len(before) == 2 and before[0] in _SETTLEMENTS and before[1] == "of"  # noqa: PLR2004 - two words


_SETTLEMENTS: Final = word_set(
    "village hamlet town city settlement district community island suburb region country county nation"
    " province republic state population"
)


def _is_second_age(tokens: Sequence[Token], index: int) -> bool:
    """As in "aged 22 and 25", "articles 214 and 279"."""
    people = lexicon().people
    earlier = [token.lower for token in tokens[max(0, index - 3) : index - 1]]
    return any(word in people.before_not_people for word in earlier[-2:]) and earlier[-1] != ","


def _is_name_token(tokens: Sequence[Token], index: int) -> bool:
    return index >= 0 and (tokens[index].text[0].isupper() or tokens[index].lower in (",", ")"))
