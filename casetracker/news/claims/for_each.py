"""Whether a term is told of each of those whom it is about: "sentenced four men to two years"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import Count, ReadSentence
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.terms import term_from
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

_LONGEST: Final = 8
_BEHIND: Final = 16
_EACH: Final = frozenset(["each", "apiece"])
# what may stand between those sentenced and what each got; anything else may tell them apart
_PLAIN: Final = word_set(
    "to for a an the with term terms sentence sentences prison jail custodial imprisonment of in on all"
    " both also was were been be had has have given handed sentenced jailed imprisoned received got serve"
    " spend behind bars strict regime penal colony colonies detention suspended conditional"
    " administrative arrest people men women each"
)
_SPLITS: Final = word_set(", of whom them some most half one")
_TELLS_APART: Final = word_set("latter former others another")


def told_of_each(
    scan: Scan,
    event: Event,
    term: tuple[ReadSentence, int] | None,
    whom: tuple[int | None, int | None],
    count: Count | None = None,
) -> tuple[ReadSentence, int] | None:
    """The term of a step, exact only where it is told of each of just those whom the step is about.

    `whom` is their span, `count` their number; nobody else may be named between them and the term.
    """
    if term is None or not term[0].is_exact:
        return term
    told, end = term
    first, persons = event.index, event.bound.names
    is_one = len(persons) == 1 if count is None else count.exact == 1
    start = _start(scan.tokens, first, end)
    between = _between(scan, first, start, end, whom)
    is_of_others = any(
        span[0] in between and span[2] not in persons for span in scan.scene.names
    ) or any(scan.tokens[place].lower in _TELLS_APART for place in between)
    near = {token.lower for token in scan.tokens[max(0, start - 3) : end + 2]}
    behind = {token.lower for token in scan.tokens[start : end + _BEHIND]}
    if is_of_others or ("respectively" in behind and not is_one):
        return replace(told, is_exact=False), end
    is_split = any(scan.tokens[place].lower in _SPLITS for place in between)
    if is_one or (near & _EACH and not is_split):
        return term
    is_plain = all(scan.tokens[place].lower in _PLAIN for place in between)
    return term if is_plain else (replace(told, is_exact=False), end)


def are_told_out(
    scan: Scan, terms: Sequence[tuple[ReadSentence, int] | None], names: Sequence[str]
) -> bool:
    """Whether terms of one unit in a row are told out to people by name, in their order."""
    told = [term for term in terms if term is not None]
    if not len(told) == len(names) > 1 or len({(each[0].kind, each[0].unit) for each in told}) > 1:
        return False
    first, last = told[0][1], told[-1][1]
    return not any(first <= span[0] < last for span in scan.scene.names)


def _start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the term begins that ends before a token."""
    for place in range(max(first, end - _LONGEST), end):
        found = term_from(tokens, place)
        if found is not None and found[1] == end:
            return place
    return end - 1


def _between(
    scan: Scan, first: int, start: int, end: int, whom: tuple[int | None, int | None]
) -> list[int]:
    """The tokens between those sentenced, or the verb, and the term; days are no part of them."""
    dated = {place for date in scan.dates for place in range(date.first, date.last)}
    begin, last = whom
    if begin is not None and begin >= end:
        places = [*range(first + 1, start), *range(end, begin)]
    else:
        places = list(range(max(first + 1, last or 0), start))
    return [place for place in places if place not in dated]


def behind_to(scan: Scan, event: Event) -> int:
    """As in "commuted the death sentences of three to life": where the new term begins; 0 elsewhere."""
    return event.end if scan.tokens[event.index].lower.startswith("commut") else 0
