"""Participles that only tell of whom another verb is: the days are that verb's."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.dates.tense import looks_ahead
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan


def is_told_beside(scan: Scan, index: int, frame: Frame | None) -> bool:
    """Whether a participle only tells of whom the verb behind it is: the days are that verb's."""
    return main_verb(scan, index, frame) is not None or is_told_of_object(scan.tokens, frame)


def is_reduced(frame: Frame | None) -> bool:
    """Whether a participle stands behind whom it tells of, without a verb of its own."""
    return frame is not None and frame.voice is Voice.REDUCED and not frame.words


def is_ahead(scan: Scan, date: PlacedDate) -> bool:
    """As in "is due to rule on 23 September on the appeal lodged by": no day of the lodging."""
    return looks_ahead(scan.text, date.mention.start, date.mention.end)


def is_told_of_object(tokens: Sequence[Token], frame: Frame | None) -> bool:
    """As in "A judge on Tuesday freed 20 men arrested in the raids": a participle on whom a verb takes."""
    if frame is None or frame.voice is not Voice.REDUCED or frame.via is not None or frame.words:
        return False
    forms = lexicon().forms.by_word
    is_apposed = tokens[frame.start - 1].lower == "," and tokens[frame.start].lower in _UNDERGONE
    end = frame.start - 1 - is_apposed  # "freed Camille Test, imprisoned for three years"
    for place in range(end, max(-1, end - _SUBJECT), -1):
        token = tokens[place]
        if token.lower in (
            ",",
            ";",
            ":",
            "and",
            "who",
            "which",
            "that",
            "were",
            "was",
            "are",
            "is",
        ):
            return False
        tags = forms.get(token.text, frozenset())
        if "past" in tags and "base" not in tags and place > 0 and token.lower != "had":
            return tokens[place + 1].lower not in ("in", "on", "for", "with")
    return False


_UNDERGONE: Final = word_set(
    "sentenced jailed imprisoned convicted condemned held detained arrested"
)


def main_verb(scan: Scan, index: int, frame: Frame | None) -> int | None:
    """As in "On Tuesday eight prisoners convicted of theft were hanged": the "were"; None elsewhere."""
    if frame is None or frame.voice is not Voice.REDUCED:
        return None
    tokens = scan.tokens
    is_aside = frame.start > 0 and tokens[frame.start - 1].lower == ","
    for place in range(index + 1, min(len(tokens) - 1, index + (_ASIDE if is_aside else _SUBJECT))):
        lower = tokens[place].lower
        if lower == "," and tokens[place + 1].lower in _MAIN:
            return place + 1  # "the appeal of Ivan Test, sentenced to 16 years, was dismissed"
        if lower == "and" and number_at(tokens, place + 1) is not None:
            continue  # "jailed for two years and ten months, was freed"
        if lower in (",", ";", "who", "which", "that", "and", "but"):
            return None
        if lower in ("was", "were"):
            return place
    return None


_MAIN: Final = word_set("was were has had")
_SUBJECT: Final = 8
_ASIDE: Final = 24
