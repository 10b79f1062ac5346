"""A court's sentence: six years, life, a fine, suspended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.beside_terms import with_fine
from casetracker.news.law.exact_terms import exactly
from casetracker.news.law.lengths import HALF, amount_at, kind_at, measured, plus_months
from casetracker.news.law.measures import CURRENCIES, PRICED, SIGNS, UNITS

REACH: Final = 24
_LIFE: Final = word_set("imprisonment in sentence sentences behind terms term without")
_TO: Final = word_set(
    "to for aggravated - of gets get got receive receives received given gave giving give"
)
# "after twelve days", "within 10 days": when, not how long
_WHEN: Final = word_set(
    "after within in until till before last past next first every since by during over"
)


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
        if found and (_is_upper(tokens, start, index) or _is_whole(tokens, found[-1][1], index)):
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


def _is_whole(tokens: Sequence[Token], end: int, index: int) -> bool:
    """As in "served three years of a five-year term": the second is the term."""
    between = [token.lower for token in tokens[end:index]]
    return between[:1] == ["of"] and between[1:] in _WHOSE


_WHOSE: Final[tuple[list[str], ...]] = (["a"], ["an"], ["the"], ["his"], ["her"], ["their"], [])


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
    amount = amount_at(tokens, index)
    if amount is None or not _is_bare(tokens, amount[1]):
        return None
    behind = [token.lower for token in tokens[amount[1] : amount[1] + 2]]
    kind = "suspended" if "suspended" in behind else like.kind
    return exactly(tokens, index, (ReadSentence(kind, amount[0], like.unit), amount[1]))


_RANGE: Final = 6


def _is_bare(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing follows a number that it could count."""
    return index >= len(tokens) or tokens[index].lower in _ENDS


_ENDS: Final = word_set(", . ; and while or ) for on in because after when instead each suspended")


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
            term = ReadSentence(kind_at(tokens, index), float(plain.minimum), UNITS[unit])
            return term, index + 1
    amount = amount_at(tokens, index)
    return None if amount is None else measured(tokens, *amount)


def _worded(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    """A sentence that is no number: death, life, suspended, house arrest."""
    lower = tokens[index].lower
    before = tokens[index - 1].lower if index else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    kind, last = None, index + 2
    is_of = [token.lower for token in tokens[max(0, index - 2) : index]] == ["sentence", "of"]
    if lower == "death" and (is_of or before == "to" or following in _DEATH):
        kind, last = "death", index + (1 if is_of or before == "to" else 2)
    elif lower in ("hanging", "hang") and before in ("by", "to"):
        kind, last = "death", index + 1
    elif lower == "life" and (following in _LIFE or before in _TO):
        kind, last = "life", index + (2 if following in _LIFE else 1)
    elif lower == "life" and before in _FACING and (following in _BEHIND_LIFE or not following):
        kind, last = "life", index + 1
    elif lower == "probation" and before in _PUT_ON and following not in ("for", "of"):
        kind, last = "suspended", index + 1
    elif lower == "suspended" and following in ("sentence", "sentences", "term", "terms"):
        return _suspended(tokens, index + 2)
    elif lower == "community" and following == "service" and before not in ("of", "hours"):
        kind = "community_service"
    elif lower in ("house", "home") and following in ("arrest", "imprisonment") and before in _TO:
        kind = "house_arrest"
    return None if kind is None else (ReadSentence(kind, None, None), last)


_DEATH: Final = ("sentence", "sentences", "penalty")
# "serving life", "had sought life"; "got probation", "put on probation"
_FACING: Final = word_set(
    "serving serve served sought seek seeks seeking face faces facing demanded"
)
_BEHIND_LIFE: Final = word_set(", . ; for if and or but when while )")
_PUT_ON: Final = word_set("got get gets received receives given on")


def _suspended(tokens: Sequence[Token], end: int) -> tuple[ReadSentence, int]:
    """As in "a suspended sentence of 18 months", "suspended terms of between two and four years"."""
    if end + 1 < len(tokens) and tokens[end].lower == "of":
        first = end + 2 if tokens[end + 1].lower in ("between", "from") else end + 1
        amount = amount_at(tokens, first) if first < len(tokens) else None
        told = None if amount is None else measured(tokens, *amount)
        upper = None if told is None or first == end + 1 else _upper(tokens, told[1])
        told = told if upper is None else upper
        if told is not None:
            return replace(told[0], kind="suspended"), told[1]
    return ReadSentence("suspended", None, None), end


def _upper(tokens: Sequence[Token], end: int) -> tuple[ReadSentence, int] | None:
    """The upper end of a range whose lower one ends before a token: "six months and two years"."""
    if end + 1 >= len(tokens) or tokens[end].lower not in ("and", "to"):
        return None
    amount = amount_at(tokens, end + 1)
    return None if amount is None else measured(tokens, *amount)


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
        year = ReadSentence(kind_at(tokens, end - 1), 1.0, "years")
        joined = plus_months(tokens, index + 3, year)
        if joined is not None:
            return joined  # "a year and eight months"
    if following[1:4] == HALF:
        end, amount = end + 3, 1.5
    elif following[1:3] == ["in", "the"] or following[1:2] in (["of"], ["to"]):
        return None
    return ReadSentence(kind_at(tokens, end - 1), amount, UNITS[following[0]]), end


def _sharing(
    tokens: Sequence[Token], term: ReadSentence, start: int, index: int
) -> list[tuple[ReadSentence, int]]:
    """Numbers that share the unit of the term behind them: "16, eight and a half and six years"."""
    if term.unit is None:
        return []
    found: list[tuple[ReadSentence, int]] = []
    place = start
    while place < index:
        amount = amount_at(tokens, place)
        if amount is None:
            place += 1
            continue
        value, end = amount
        following = _next_number(tokens, end)
        is_row = end < following <= index and amount_at(tokens, following) is not None
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
    return is_age(tokens, index) or before in (
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


def is_age(tokens: Sequence[Token], index: int) -> bool:
    """As in "Ivan Test, 34, to eight years": how old somebody is."""
    return index > 1 and tokens[index - 1].lower == "," and tokens[index - 2].text[0].isupper()
