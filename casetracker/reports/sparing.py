"""Names of bodies, outlets and places: nobody's own, even where one of their words is in somebody's name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Self

# A word: letters with their marks, joiners, soft hyphens and apostrophes; no digits, no hyphens.
WORD: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d\u00ad'\u2019\u02bc`])*"
)
# Whoever is named so is a body of a state: the words around say where it is.
_OFFICIAL: Final = re.compile(
    r"\b(?:army|border|colony|courts?|government|guards?|isolator|military|ministry|municipal(?:ity)?|"
    r"parliament|penitentiary|police|prisons?|prosecut(?:ion|ors?)|security|tribunal)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:airport|area|base|border|bridge|camp|checkpoint|city|colony|crossing|district|forest|lake|"
    r"mountains?|pass|port|prison|province|region|river|road|station|town|valley|village|"
    r"north|south|east|west)\b",
    re.IGNORECASE,
)
# A body or a place that is called after somebody.
_OF_SOMEBODY: Final = re.compile(
    r"['\u2019]s?\b|\b(?:advocates?|blog|brothers?|counsel|daughters?|defen[cs]e|family|flat|foundation|"
    r"friends|fund|home|house|law|lawyers?|mother|parents|relatives?|son|sons|support|widow|wife)\b",
    re.IGNORECASE,
)
# Words that outlets are called by.
_OUTLET: Final = re.compile(
    r"agency|bulletin|channel|chronicle|courier|daily|desk|digest|docket|echo|evening|express|gazette|"
    r"guardian|harbou?r|herald|independent|journal|mail|media|mirror|monitor|morning|news|observer|open|"
    r"post|press|radio|report|review|standard|star|sun|telegraph|times|today|trial|tribune|update|"
    r"voice|watch|weekly|wire|world"
)
_LOCATED: Final = re.compile(r"(?:\b(?:in|at|near) |\(\w+: )$")
_SEVERAL: Final = 2
_GAP: Final = re.compile(r"[\s\-\u2010\u2011&]{1,3}")


@dataclass(frozen=True, slots=True)
class Spared:
    """Whole names that are nobody's, word by word, and the words that may be read in them.

    `open_words` are those of a place that the reader knows, of a body of a state, or of a piece of
    country; `places` are such that have one word for a name.
    """

    by_first: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    open_words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, bodies: Iterable[str], places: Iterable[str], known_places: Iterable[str] = ()
    ) -> Self:
        """Those of the bodies and the places on file, and of the places that the reader knows."""
        bodies, places, known = tuple(bodies), tuple(places), tuple(known_places)
        country = [one for one in places if _PLACE.search(one)]
        states = [one for one in bodies if _OFFICIAL.search(one)]
        telling = [one for one in (*country, *states) if not _OF_SOMEBODY.search(one)]
        told = {word for one in (*telling, *known) for word in _words(one)}
        by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one in (*bodies, *places):
            words = _words(one)
            if len(words) >= _SEVERAL:
                by_first[words[0]].add(words)
        single = {words[0] for words in map(_words, (*places, *known)) if len(words) == 1}
        return cls(
            {
                first: tuple(sorted(names, key=len, reverse=True))
                for first, names in by_first.items()
            },
            frozenset(told),
            frozenset(single & told),
        )

    def spans(self, words: Sequence[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
        """Where a whole name of several words stands: its first word, and the one after its last."""
        place = 0
        while place < len(words):
            length = self._length(words, place, text)
            if length:
                yield place, place + length
            place += length or 1

    def is_open(self, word: str) -> bool:
        """Whether a word may be read within the name of a body or a place."""
        folded = word.casefold()
        return folded in self.open_words or _OUTLET.fullmatch(folded) is not None

    def is_place(self, word: re.Match[str], text: str) -> bool:
        """Whether a word is a place: alone in its text, or where the words before say so."""
        if word.group().casefold() not in self.places:
            return False
        return word.group() == text.strip() or _LOCATED.search(text[: word.start()]) is not None

    def _length(self, words: Sequence[re.Match[str]], place: int, text: str) -> int:
        for name in self.by_first.get(words[place].group().casefold(), ()):
            run = words[place : place + len(name)]
            if tuple(one.group().casefold() for one in run) == name and all(
                _GAP.fullmatch(text[one.end() : after.start()]) for one, after in pairwise(run)
            ):
                return len(name)
        return 0


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(name))
