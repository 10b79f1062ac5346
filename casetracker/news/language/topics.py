"""Whether a text speaks of law at all: a match report "captures", a drug has its "trial"."""

from collections.abc import Iterable
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Sentence

LEAST: Final = 5
TIMES: Final = 2


class TopicBook:
    """The words of a document that tell what it is about; each word counts once."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def read(self, sentence: Sentence) -> None:
        """Take in a sentence."""
        self._words |= sentence.words

    @property
    def is_elsewhere(self) -> bool:
        """Whether the text is about sport, medicine and the like, and hardly about law."""
        return elsewhere(self._words)


def elsewhere(words: Iterable[str]) -> bool:
    """Whether one topic has several words of a text, and law fewer than half as many."""
    known = set(words)
    topics = lexicon().topics
    law = len(known & topics.law)
    most = max(len(known & each) for each in topics.others)
    return most >= LEAST and most >= TIMES * law
