"""Interviews in questions and answers: the answers are in the voice of whoever is asked."""

from typing import Final

from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan

_MEETING: Final = word_set(
    "spoke speaks spoken talked talks interview interviewed interviews conversation meets met joined"
)
_YOU: Final = word_set("you your you're you've you'd yourself")
_BESIDE: Final = word_set("in near at of from the outside behind opposite")
_FIRST_PERSON: Final = word_set("i my me we our us mine i'm i've we've we're i'd")
_ENDS: Final = word_set("background note editor's related read")
_ASKERS: Final = word_set("q question presenter anchor host interviewer moderator")
_QUOTES: Final = frozenset(['"', "\u201c", "\u201d", "'", "\u2018", "\u201e", "\u00ab"])
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
        self._opened = -1
        self._was_question = False
        self._is_told = False

    def read(self, scan: Scan) -> None:
        """Take in a sentence: who is introduced, who speaks, whether it is a question by itself."""
        words = scan.sentence.lowers
        self._read_label(scan, words)
        is_first, self._opened = scan.sentence.paragraph != self._opened, scan.sentence.paragraph
        self._drop_rhetorical(scan, words)
        for _, _, name in scan.scene.names:
            self._names.setdefault(name.split()[-1].casefold(), name)
        if self._question is None and not _is_question(words):
            self._introduce(scan, words)
            return
        if _is_question(words):
            is_asked = not scan.tokens[0].is_quoted and scan.tokens[0].text not in _QUOTES
            if is_asked and (is_first or self._was_question):
                self._question, self._is_closed = scan.sentence.paragraph, False
                self._was_question = True
                self._is_personal = self._is_personal or bool(_YOU & set(words))
        elif self._question is not None and scan.sentence.paragraph > self._question:
            self._is_closed = self._is_closed or words[0] in _ENDS
            spoken = {token.lower for token in scan.tokens if not token.is_quoted}
            self._is_personal = self._is_personal or (self._is_met and bool(_FIRST_PERSON & spoken))

    def speaker(self, scan: Scan) -> str | None:
        """Who says a sentence that is an answer; None outside of an interview."""
        words = scan.sentence.lowers
        if self._is_labelled and not self._is_closed:
            return self._by_label(words)
        if self._is_told:
            return self._name
        if self._question is None or self._is_closed or _is_question(words):
            return None
        return (
            self._name if self._is_personal and scan.sentence.paragraph >= self._question else None
        )

    def _drop_rhetorical(self, scan: Scan, words: list[str]) -> None:
        """Forget a question whose own paragraph goes on: its writer answers it himself."""
        if self._was_question and not _is_question(words):
            if scan.sentence.paragraph == self._question and not self._is_labelled:
                self._question = None
            self._was_question = False

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
        self._is_told = self._is_told or ("told" in words and _is_as_told(words))
        if self._name is None or (is_meeting and not self._is_met):
            self._name = _guest(scan, words) or self._name
        self._is_met = self._is_met or is_meeting


def _is_as_told(words: list[str]) -> bool:
    return any(words[place : place + 3] == ["as", "told", "to"] for place in range(len(words)))


def _guest(scan: Scan, words: list[str]) -> str | None:
    """Who is met: the one behind "meets" or "interviews", else the first who is named and no place."""
    beside = _BESIDE | _TO if words[0] in _SUBJECTS else _BESIDE  # "She spoke to the Proba Review"
    named = [
        (first, name)
        for first, _, name in scan.scene.names
        if not first or words[first - 1] not in beside
    ]
    verb = next((place for place, word in enumerate(words) if word in _HOSTS), None)
    behind = [name for first, name in named if verb is not None and first > verb]
    if behind:
        return behind[-1]
    return named[0][1] if named else None


_TO: Final = word_set("to with")
_SUBJECTS: Final = word_set("she he they")
_HOSTS: Final = word_set("meets met interviews interviewed")


def is_refusal(scan: Scan) -> bool:
    """Whether a sentence answers a question with no: "No.", "Not yet.", "Never."."""
    words = scan.sentence.lowers
    if words[:2] == ["a", ":"]:
        words = words[2:]
    return bool(words) and words[0] in _REFUSALS and (len(words) <= _SHORT or words[1] == ",")


def is_called_untrue(scan: Scan) -> bool:
    """Whether a sentence says only that what was told before it is wrong: "This is not true."."""
    words = [word for word in scan.sentence.lowers if word not in (".", "!", ",")]
    if len(words) > _SHORT_DENIAL or words[:1] not in (["this"], ["that"], ["it"], ["all"]):
        return False
    is_not_true = "true" in words and ("not" in words or "n't" in words)
    return is_not_true or bool(set(words) & _WRONG)


_SHORT: Final = 4
_SHORT_DENIAL: Final = 6
_WRONG: Final = frozenset(
    ["untrue", "false", "lie", "fake", "fabrication", "invention", "nonsense"]
)


def _is_question(words: list[str]) -> bool:
    return words[-1:] == ["?"] or words[:2] == ["q", ":"]
