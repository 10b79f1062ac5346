"""Finding names that sound alike among many, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from casetracker.news.naming.distance import VOWELS
from casetracker.news.naming.folding import FoldedName, folded
from casetracker.news.naming.likeness import Likeness, likeness

_Key = tuple[str, str]
_CLASSES: Final = {
    letter: group[0]
    for group in ("pbf", "td", "kgqGHx", "vw", "szTS", "jcCZ", "l", "r", "m", "n", "Y")
    for letter in group
}
_OFTEN_LOST: Final = frozenset("hHxgG")
_MOST_ALIKE: Final = 200


class NameIndex:
    """Names by how they sound; each with what it stands for, such as a person's reference."""

    def __init__(self, names: Iterable[tuple[str, str]] = ()) -> None:
        """Start with (name, what it stands for)."""
        self._found: dict[_Key, list[tuple[str, str]]] = defaultdict(list)
        self.size = 0
        for name, owner in names:
            self.add(name, owner)

    def add(self, name: str, owner: str) -> None:
        """One more name."""
        self.size += 1
        for key in _keys(folded(name)):
            self._found[key].append((name, owner))

    def alike(self, name: str) -> tuple[tuple[str, str, Likeness], ...]:
        """The names that may be this one, best first: (name, what it stands for, how alike)."""
        near = {pair: None for key in _keys(folded(name)) for pair in self._found.get(key, ())}
        judged = (
            (known, owner, likeness(name, known)) for known, owner in list(near)[:_MOST_ALIKE]
        )
        found = [(known, owner, how) for known, owner, how in judged if how is not None]
        return tuple(sorted(found, key=lambda each: (-each[2].score, each[1], each[0])))

    def pairs(self) -> Iterator[tuple[tuple[str, str], tuple[str, str], Likeness]]:
        """Every two names of different owners that may be one person's, each pair once."""
        seen: set[frozenset[tuple[str, str]]] = set()
        for key in sorted(self._found):
            bucket = self._found[key][:_MOST_ALIKE]
            for place, first in enumerate(bucket):
                for second in bucket[place + 1 :]:
                    pair = frozenset((first, second))
                    if first[1] == second[1] or pair in seen:
                        continue
                    seen.add(pair)
                    how = likeness(first[0], second[0])
                    if how is not None:
                        yield first, second, how


def _keys(name: FoldedName) -> set[_Key]:
    """Each written-out word's consonants, coarsely, beside how another word begins."""
    keys: set[_Key] = set()
    for place, word in enumerate(name.words):
        if word.is_initial:
            continue
        others = [each.sounds for index, each in enumerate(name.words) if index != place]
        keys.update(
            (skeleton, start)
            for skeleton in _skeletons(word.sounds)
            for other in others or [""]
            for start in (_starts(other) if other else ("",))
        )
    return keys


def _skeletons(sounds: str) -> set[str]:
    """The consonants of a word by class, with and without those that some spellings lose."""
    words = {sounds, sounds[2:]} if sounds[:2] in ("al", "el") else {sounds}
    return {
        "".join(
            _CLASSES.get(letter, letter)
            for letter in word
            if letter not in VOWELS and letter not in lost
        )
        for word in words
        for lost in (_OFTEN_LOST, "h")
    }


def _starts(sounds: str) -> set[str]:
    first = sounds[0]
    if first in VOWELS:
        return {"*"}
    starts = {_CLASSES.get(first, first)}
    if first in _OFTEN_LOST:
        starts.add("*")
    if first == "j":
        starts.add(_CLASSES["g"])
    return starts
