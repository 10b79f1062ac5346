"""Who spoke last in a document, so that "he said" has a name."""

import re
from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Sentence
from casetracker.news.language.words import word_set
from casetracker.news.speakers.attribution import Speech
from casetracker.news.speakers.meant_before import meant_by
from casetracker.news.speakers.speaker_phrases import PRONOUNS

_PERSONS: Final = word_set(
    "relatives family families spokesman spokeswoman spokesperson source sources witness witnesses"
    " mother father wife husband brother sister son daughter friends neighbours parents"
)
_BODIES: Final = word_set(
    "ministry service office agency court committee council group party police army union association"
    " foundation watch network centre center commission board news times federation front movement"
)
_NAMES: Final = (2, 3)
# who cannot be meant by "he" or "she"
_OTHER_THAN: Final = {
    "he": word_set("ms mrs miss ms. mrs. spokeswoman mother wife sister daughter"),
    "she": word_set("mr mr. spokesman father husband brother son"),
}


class SpeakerMemory:
    """The speakers of a document so far: who "he" is, who goes on in the next quotation."""

    def __init__(self) -> None:
        self.last: str | None = None
        self._body: str | None = None
        self._one: str | None = None
        self._paragraph = -1
        self._going_on: tuple[int, str] | None = None
        self._before: Sentence | None = None
        self._now: Sentence | None = None

    def resolve(self, sentence: Sentence, found: Sequence[Speech]) -> list[Speech]:
        """The speeches with pronouns put right; remembers the last speaker."""
        resolved = [self._resolved(speech) for speech in found]
        opened = _opened(sentence, resolved)
        if resolved:
            self._going_on = None if opened is None else (sentence.paragraph, opened)
            self.last, self._paragraph = resolved[-1].speaker, sentence.paragraph
            self._one = next(
                (each.speaker for each in reversed(resolved) if not _is_several(each.speaker)),
                self._one,
            )
            self._body = next(
                (each.speaker for each in reversed(resolved) if _is_body(each.speaker)), self._body
            )
        return resolved

    def going_on(self, sentence: Sentence) -> str | None:
        """Who opened a speech with a colon before in this paragraph: "He added: ..."; None mostly."""
        if self._going_on is None or self._going_on[0] != sentence.paragraph:
            return None
        return self._going_on[1]

    def near(self, sentence: Sentence) -> str | None:
        """Who spoke last in this paragraph or the one before."""
        self._before, self._now = self._now, sentence
        if sentence.paragraph - self._paragraph > 1:
            return None
        if sentence.tokens[0].text in _QUOTES:
            self._paragraph = sentence.paragraph  # a statement goes on, paragraph by paragraph
        return self.last

    def named(self, speaker: str) -> str:
        """The speaker behind "he", "they" or "it", where somebody spoke before."""
        lower = speaker.lower()
        if lower == "it":
            return self._body or self.last or self._spoken_of(lower) or speaker
        if lower in ("he", "she"):
            is_one = self.last is not None and not _is_several(self.last)
            named = self._one or (self.last if is_one else None)
            if named is None or _OTHER_THAN[lower] & set(named.lower().split()):
                return self._spoken_of(lower) or speaker
            return named
        return self.last or speaker if lower in PRONOUNS else speaker

    def _spoken_of(self, pronoun: str) -> str | None:
        """Who the sentence before tells of, or for "it" this one: "The ministry has held two, it said"."""
        told = None if self._before is None else meant_by(pronoun, self._before)
        if told is None and pronoun == "it" and self._now is not None:
            told = meant_by(pronoun, self._now)
        return told

    def _resolved(self, speech: Speech) -> Speech:
        named = self.named(speech.speaker)
        if named == speech.speaker:
            return speech
        return Speech(named, speech.verb, speech.first, speech.last, speech.is_document)


def _opened(sentence: Sentence, found: Sequence[Speech]) -> str | None:
    """Who says what follows a colon without quotation marks, up to the end of the paragraph."""
    tokens = sentence.tokens
    for speech in found:
        colon = speech.verb + 1
        if (
            colon + 1 < len(tokens)
            and tokens[colon].lower == ":"
            and not tokens[colon + 1].is_quoted
        ):
            return speech.speaker if tokens[colon + 1].text not in _QUOTES else None
    return None


_QUOTES: Final = frozenset(['"', "\u201c", "\u201e", "\u00ab"])


def _is_several(speaker: str) -> bool:
    """Whether a speaker is no single person: "relatives", "her clients", an office."""
    if "," in speaker:
        return False  # "a party spokesman, Ivan Probe"
    head = _OF.split(speaker)[0].split()
    last = head[-1] if head else ""
    lower = last.lower()
    is_noun = last[:1].islower() or lower in _PERSONS or lower in lexicon().people.nouns
    is_plural = last.endswith("s") and is_noun and not last.endswith("ss")
    return is_plural or lower in _BODIES or lower in lexicon().places.speaking


_OF: Final = re.compile(r" (?:of|from|at|for|in|to) ")


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
