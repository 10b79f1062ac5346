"""Who spoke last in a document, so that "he said" has a name."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.lexicon import lexicon
from casetracker.news.sentences import Sentence
from casetracker.news.speaker_phrases import PRONOUNS
from casetracker.news.speakers import Speech
from casetracker.news.words import word_set

_PERSONS: Final = word_set(
    "relatives family families spokesman spokeswoman spokesperson source sources witness witnesses"
    " mother father wife husband brother sister son daughter friends neighbours parents"
)
_BODIES: Final = word_set(
    "ministry service office agency court committee council group party police army union association"
    " foundation watch network centre center commission board news times federation front movement"
)
_NAMES: Final = (2, 3)


class SpeakerMemory:
    """The speakers of a document so far: who "he" is, who goes on in the next quotation."""

    def __init__(self) -> None:
        self.last: str | None = None
        self._body: str | None = None
        self._paragraph = -1

    def resolve(self, sentence: Sentence, found: Sequence[Speech]) -> list[Speech]:
        """The speeches with pronouns put right; remembers the last speaker."""
        resolved = [self._resolved(speech) for speech in found]
        if resolved:
            self.last, self._paragraph = resolved[-1].speaker, sentence.paragraph
            self._body = next(
                (each.speaker for each in reversed(resolved) if _is_body(each.speaker)), self._body
            )
        return resolved

    def near(self, sentence: Sentence) -> str | None:
        """Who spoke last in this paragraph or the one before."""
        return self.last if sentence.paragraph - self._paragraph <= 1 else None

    def named(self, speaker: str) -> str:
        """The speaker behind "he", "they" or "it", where somebody spoke before."""
        lower = speaker.lower()
        if lower == "it":
            return self._body or self.last or speaker
        return self.last or speaker if lower in PRONOUNS else speaker

    def _resolved(self, speech: Speech) -> Speech:
        named = self.named(speech.speaker)
        if named == speech.speaker:
            return speech
        return Speech(named, speech.verb, speech.first, speech.last, speech.is_document)


def _is_body(speaker: str) -> bool:
    """Whether a speaker is an office or a group and no person: what "it said" may mean."""
    words = speaker.split()
    lower = [word.lower() for word in words]
    if not words or lower[0] in PRONOUNS:
        return False
    if _BODIES & set(lower):
        return True
    if any(word in lexicon().people.nouns or word in _PERSONS for word in lower):
        return False
    return not (len(words) in _NAMES and all(word[0].isupper() for word in words))
