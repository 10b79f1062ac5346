"""Who spoke last in a document, so that "he said" has a name."""

from collections.abc import Sequence

from casetracker.news.sentences import Sentence
from casetracker.news.speaker_phrases import PRONOUNS
from casetracker.news.speakers import Speech


class SpeakerMemory:
    """The speakers of a document so far: who "he" is, who goes on in the next quotation."""

    def __init__(self) -> None:
        self.last: str | None = None
        self._paragraph = -1

    def resolve(self, sentence: Sentence, found: Sequence[Speech]) -> list[Speech]:
        """The speeches with pronouns put right; remembers the last speaker."""
        resolved = [self._resolved(speech) for speech in found]
        if resolved:
            self.last, self._paragraph = resolved[-1].speaker, sentence.paragraph
        return resolved

    def near(self, sentence: Sentence) -> str | None:
        """Who spoke last in this paragraph or the one before."""
        return self.last if sentence.paragraph - self._paragraph <= 1 else None

    def named(self, speaker: str) -> str:
        """The speaker behind "he" or "they", where somebody spoke before."""
        return self.last or speaker if speaker.lower() in PRONOUNS else speaker

    def _resolved(self, speech: Speech) -> Speech:
        if speech.speaker.lower() not in PRONOUNS or self.last is None:
            return speech
        return Speech(self.last, speech.verb, speech.first, speech.last, speech.is_document)
