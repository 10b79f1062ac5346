"""The plot of a film or a novel, told over several sentences: nobody in it is real."""

import re
from typing import Final

from casetracker.news.language.sentences import Sentence
from casetracker.news.language.words import word_set

_WORKS: Final = word_set("film movie novel play series drama opera thriller musical sitcom episode")
_TELLS: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORKS))})\b[^.;]{{0,60}}?"
    r"\b(?:tells (?:the story )?of|follows|centres on|centers on|is about) an? ",
    re.IGNORECASE,
)
_PAST: Final = word_set("was were had did said says told ruled court police prosecutors")
_PRESENT: Final = word_set("is are has")


class PlotBook:
    """Knows where in a document a plot is being told."""

    def __init__(self) -> None:
        self._last: int | None = None

    def is_plot(self, text: str, sentence: Sentence, number: int) -> bool:
        """Whether a sentence tells a plot: it opens one, or goes on in the present right behind it."""
        words = sentence.words
        is_opened = not words.isdisjoint(_WORKS) and bool(
            _TELLS.search(text, sentence.start, sentence.end)
        )
        goes_on = self._last == number - 1 and words.isdisjoint(_PAST)
        if is_opened or (goes_on and not words.isdisjoint(_PRESENT)):
            self._last = number
            return True
        return False
