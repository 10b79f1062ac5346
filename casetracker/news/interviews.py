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
_ASKERS: Final = word_set("q question presenter anchor host interviewer moderator")
_LABEL: Final = 6
_REFUSALS: Final = word_set("no not never none nobody")


class InterviewBook:
    """Who is asked in a document of questions and answers, as far as it has been read."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._names: dict[str, str] = {}
        self._is_met = False
        self._question: int | None = None
        self._is_personal = False
        self._is_closed = False
        self._label: str | None = None
        self._is_labelled = False
        self._paragraph = -1

    def read(self, scan: Scan) -> None:
        """Take in a sentence: who is introduced, who speaks, whether it is a question by itself."""
        words = _words(scan)
        self._read_label(scan, words)
        for _, _, name in scan.scene.names:
            self._names.setdefault(name.split()[-1].casefold(), name)
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
        words = _words(scan)
        if self._is_labelled and not self._is_closed:
            return self._by_label(words)
        if self._question is None or self._is_closed or _is_question(words):
            return None
        is_talk = self._is_met or self._is_personal
        return self._name if is_talk and scan.sentence.paragraph >= self._question else None

    def _by_label(self, words: list[str]) -> str | None:
        label = self._label
        if label is None or label in _ASKERS or _is_question(words):
            return None
        if label == "a":
            return self._name
        return self._names.get(label.split()[-1], label.title())

    def _read_label(self, scan: Scan, words: list[str]) -> None:
        """Who a paragraph says is speaking: "Q:", "NAMUTEBI:", "Test:"."""
        if scan.sentence.paragraph == self._paragraph:
            return
        self._paragraph = scan.sentence.paragraph
        colon = words.index(":") if ":" in words[: _LABEL + 1] else 0
        if not colon or words[0] == "(":
            return
        if "(" in words[:colon]:  # "REPORTER (Vayk):"
            colon = words.index("(")
        label = " ".join(words[:colon])
        is_spoken = label in _ASKERS or label == "a"
        is_upper = all(
            token.text.isupper() and token.text.isalpha() for token in scan.tokens[:colon]
        )
        is_known = words[colon - 1] in self._names
        if is_spoken or (self._is_labelled and (is_upper or is_known)):
            self._label, self._is_labelled = label, True

    def _introduce(self, scan: Scan, words: list[str]) -> None:
        is_meeting = bool(_MEETING & set(words))
        names = scan.scene.names
        if names and (self._name is None or (is_meeting and not self._is_met)):
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
