"""What is done as a rule, to people in general: "suspects are tried by military courts"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound

_OFTEN: Final = word_set(
    "usually often routinely normally automatically always generally rarely sometimes typically"
)
_ANYBODY: Final = word_set("anyone anybody whoever everyone everybody")
_MAY: Final = word_set("could can may must might shall should would")
# a person is held for as long as it is told: "journalists are held without trial" is news
_LASTS: Final = word_set("held jailed detained imprisoned kept wanted charged accused suspected")


def is_habit(
    tokens: Sequence[Token], index: int, frame: Frame, bound: Bound, *, is_dated: bool
) -> bool:
    """Whether a step is told of nobody in particular, in the present, without a day."""
    before = [token.lower for token in tokens[:index]]
    if before[:1] != [] and before[0] in _ANYBODY and before[1:2] == ["who"]:
        return bool(_MAY & {token.lower for token in tokens[index:]})
    if not is_dated and not _is_told_of_some(bound) and _is_practice(tokens, index, frame):
        return True
    if frame.voice is not Voice.PASSIVE or before[frame.start : frame.start + 1] not in _PRESENT:
        return False
    if _OFTEN & set(before[frame.start :]) or _OFTEN & {t.lower for t in tokens[index : index + 2]}:
        return True
    if is_dated or bound.names or index - frame.start != 1 or before[-1] == "is":
        return False
    is_loose = all(each.kind == "generic" and each.count is None for each in bound.mentions)
    is_alone = bool(bound.mentions) and is_loose and bound.first in (0, *_behind_place(tokens))
    return is_alone and tokens[index].lower not in _LASTS


def _is_told_of_some(bound: Bound) -> bool:
    return bool(bound.names) or any(each.count is not None for each in bound.mentions)


def _is_practice(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "We arrest only those who", "Police arrest anyone who", "a law used to jail critics"."""
    before = [token.lower for token in tokens[max(0, index - _USED) : index]]
    if before[-2:] == ["used", "to"] and before[0] in _BEEN:
        return True
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    if frame.voice is not Voice.ACTIVE or frame.words or "base" not in tags or "past" in tags:
        return False
    behind = [token.lower for token in tokens[index + 1 : index + 4]]
    is_anybody = bool(_ANYBODY & set(behind[:2])) or behind[:2] == ["people", "who"]
    return before[-1:] == ["we"] or is_anybody or behind[:2] == ["people", "only"]


_USED: Final = 3
_BEEN: Final = word_set("is are been being was were")


def _behind_place(tokens: Sequence[Token]) -> tuple[int, ...]:
    """As in "In this country journalists are arrested": where the people stand behind a place."""
    start = 0 if tokens and tokens[0].lower != "in" else _PLACE
    return tuple(range(start, start + _PLACE))


_PLACE: Final = 3
_PRESENT: Final = (["is"], ["are"])
