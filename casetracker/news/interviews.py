"""Interviews in questions and answers: the answers are in the voice of whoever is asked."""

from typing import Final

from casetracker.news.scan import Scan
from casetracker.news.words import word_set

_MEETING: Final = word_set(
    "spoke speaks spoken talked talks told tells interview interviewed conversation answers answered asked"
    " met questions joined"
)
_FIRST_PERSON: Final = word_set("i my me we our us mine i'm i've we've we're i'd")
_ENDS: Final = word_set("background note editor's related read")
_REFUSALS: Final = word_set("no not never none nobody")


class InterviewBook:
    """Who is asked in a document of questions and answers, as far as it has been read."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._is_met = False
        self._question: int | None = None
        self._is_personal = False
        self._is_closed = False

    def read(self, scan: Scan) -> None:
        """Take in a sentence: who is introduced, whether it is a question by itself."""
        words = [token.lower for token in scan.tokens]
        if self._question is None and not _is_question(words):
            self._introduce(scan, words)
            return
        if _is_question(words):
            self._question, self._is_closed = scan.sentence.paragraph, False
        elif self._question is not None and scan.sentence.paragraph > self._question:
            self._is_closed = self._is_closed or words[0] in _ENDS
            self._is_personal = self._is_personal or bool(_FIRST_PERSON & set(words))

    def speaker(self, scan: Scan) -> str | None:
        """Who says a sentence that is an answer; None outside of an interview."""
        if self._question is None or self._is_closed or _is_question(_words(scan)):
            return None
        is_talk = self._is_met or self._is_personal
        return self._name if is_talk and scan.sentence.paragraph >= self._question else None

    def _introduce(self, scan: Scan, words: list[str]) -> None:
        is_meeting = bool(_MEETING & set(words))
        names = scan.scene.names
        if names and (is_meeting or not self._is_met):
            self._name = names[0][2]
        self._is_met = self._is_met or is_meeting


def is_refusal(scan: Scan) -> bool:
    """Whether a sentence answers a question with no: "No.", "Not yet.", "Never."."""
    words = _words(scan)
    if words[:2] == ["a", ":"]:
        words = words[2:]
    return bool(words) and words[0] in _REFUSALS and (len(words) <= _SHORT or words[1] == ",")


_SHORT: Final = 4


def _words(scan: Scan) -> list[str]:
    return [token.lower for token in scan.tokens]


def _is_question(words: list[str]) -> bool:
    return words[-1:] == ["?"] or words[:2] == ["q", ":"]
