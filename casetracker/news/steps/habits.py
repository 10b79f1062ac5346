"""What is done as a rule, to people in general: "suspects are tried by military courts"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
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
    if frame.voice is not Voice.PASSIVE or before[frame.start : frame.start + 1] not in _PRESENT:
        return False
    if _OFTEN & set(before[frame.start :]) or _OFTEN & {t.lower for t in tokens[index : index + 2]}:
        return True
    if is_dated or bound.names or index - frame.start != 1 or before[-1] == "is":
        return False
    is_loose = all(each.kind == "generic" and each.count is None for each in bound.mentions)
    is_alone = bool(bound.mentions) and is_loose and bound.first in (0, *_behind_place(tokens))
    return is_alone and tokens[index].lower not in _LASTS


def _behind_place(tokens: Sequence[Token]) -> tuple[int, ...]:
    """As in "In this country journalists are arrested": where the people stand behind a place."""
    start = 0 if tokens and tokens[0].lower != "in" else _PLACE
    return tuple(range(start, start + _PLACE))


_PLACE: Final = 3
_PRESENT: Final = (["is"], ["are"])
