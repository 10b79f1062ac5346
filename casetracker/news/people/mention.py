"""Somebody in a sentence, and whether two of them are spoken of together."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.sentences import Token
from casetracker.news.values import value


@value()
class Mention:
    """Somebody in a sentence, as a span of its tokens.

    kind: counted, definite ("the detainees"), pronoun, named, generic ("suspects").
    `is_new` is "13 more"; `is_subset` is "including seven women"; `is_other` is "the other two".
    """

    kind: str
    first: int
    last: int
    count: Count | None = None
    unit: str | None = None
    names: tuple[str, ...] = ()
    nationality: str | None = None
    of_note: str | None = None
    is_definite: bool = False
    is_new: bool = False
    is_subset: bool = False
    is_whole: bool = False
    is_about: bool = False
    is_other: bool = False


def without_place(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without "of Dezful": where the people told before them are from."""
    place = 1
    while place < len(tokens) and tokens[place].text[0].isupper():
        place += 1
    is_place = len(tokens) > place > 1 and tokens[0].lower in ("of", "from")
    return tokens[place:] if is_place else tokens


_CLAUSES: Final = frozenset(["as", "while", "when", "after", "before", "until"])
_ONE_OF: Final = frozenset(["first", "second", "third", "other", "latter"])


def are_joined(tokens: Sequence[Token], first: Mention, second: Mention) -> bool:
    """Whether two mentions are coordinated: "14 and then 13 more", "one officer and two men"."""
    is_alike = first.kind == second.kind or (first.count is not None and second.count is not None)
    if not is_alike or "pronoun" in (first.kind, second.kind):
        return False
    gap = without_place(tokens[first.last : second.first])
    if not 0 < len(gap) <= 7:  # noqa: PLR2004 - a short phrase
        return False
    between = [token.lower for token in gap]
    if tokens[second.last - 1].lower in ("whom", "them") or not _CLAUSES.isdisjoint(between):
        return False  # "detain 12 people as two others are released"
    if between[:2] == ["in", "the"]:
        return ";" not in between or second.is_new or between[2] in _ONE_OF
    following = [token.lower for token in tokens[second.last : second.last + 2]]
    if (
        between == [","]
        and _are_one(first, second)
        and following[:1] not in ([","], ["and"], ["or"])
    ):
        return False  # "a fourth suspect, a boy who cannot be named, was"
    if _is_next_clause(tokens, first, between, following):
        return False
    if between == [","] and following[:1] == [","] and following[1:] not in (["and"], ["or"]):
        return False  # "her sister, a journalist, was": one of them
    return len(between) <= 3 and all(word in _JOINTS for word in between)  # noqa: PLR2004 - a short phrase


def _are_one(first: Mention, second: Mention) -> bool:
    counts = [None if each.count is None else each.count.exact for each in (first, second)]
    return counts == [1, 1]


def _is_next_clause(
    tokens: Sequence[Token], first: Mention, between: Sequence[str], following: Sequence[str]
) -> bool:
    """As in "has tried at least seven, and three were sentenced": the second has its own verb."""
    if between == [","] and following[:1] in (["said"], ["says"]):
        return True  # "the release of nine men, his lawyer said"
    if between != [",", "and"] or following[:1] not in (["were"], ["was"], ["have"], ["had"]):
        return False
    before = [token.lower for token in tokens[max(0, first.first - 3) : first.first]]
    return any(word.endswith(("ed", "en")) for word in before)


_JOINTS: Final = frozenset(["and", ",", "then", "later", "another", "as", "well", "or"])
