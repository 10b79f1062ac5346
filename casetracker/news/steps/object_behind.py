"""Whom a verb takes right behind it: a number beside others, one by a place in a row."""

from typing import Final

from casetracker.news.contract import Count
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan


def one_more(scan: Scan, index: int) -> Bound:
    """As in "convicted seven people and acquitted the eighth": one by their place in a row."""
    words = [token.lower for token in scan.tokens[index + 1 : index + 4]]
    is_row = words[:1] in (["the"], ["a"]) and words[1:2] != [] and words[1] in _PLACES
    if not is_row or (words[2:] and words[2] not in _ENDS):
        return Bound()
    return Bound.of(Mention("definite", index + 1, index + 3, Count(1, 1)))


_PLACES: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_ENDS: Final = word_set(". , ; and for of on after who because in")


def taking(scan: Scan, index: int, frame: Frame) -> Frame:
    """The frame, active in "convicted 30 of those detained in May and acquitted 12", with others behind."""
    if frame.voice is not Voice.REDUCED or scan.tokens[index - 1].lower != "and":
        return frame
    is_led = any(m.first == index + 1 and m.count is not None for m in scan.scene.mentions)
    return Frame(Voice.ACTIVE, index, ()) if is_led else frame
