"""Word patterns over tokens: a small language for lexicon files, with bounded work per token.

A pattern is a row of elements. `a|b` one of these words, `a?` optional, `a?4` up to four times,
`@list` a word of that list,
`<verb>` any form of that verb, `*3` up to three tokens of any kind but `;`, `:` and "but", `#` a number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

from casetracker.news.language.sentences import Sentence, Token

Payload = TypeVar("Payload")
_STOPS: Final = frozenset([";", ":", "but", "while", "whereas", "after"])
# stands for the word behind the last: no word, and no digit
_NOTHING: Final = " "


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: words, or a gap of at most so many tokens."""

    words: frozenset[str]
    is_optional: bool = False
    gap: int = 0
    is_number: bool = False
    is_certain: bool = field(init=False, repr=False)
    """Whether one of its words must stand in every match."""

    def __post_init__(self) -> None:
        """Work out once what every look at the element asks first."""
        is_open = self.gap or self.is_optional or self.is_number
        object.__setattr__(self, "is_certain", bool(self.words) and not is_open)


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Payload]):
    """A row of elements, and what it stands for."""

    elements: tuple[Element, ...]
    payload: Payload
    second: frozenset[str] | None = field(init=False)
    """The words of which one must stand right behind the first; None where others may too."""

    def __post_init__(self) -> None:
        """Work out once what every look at the pattern asks first."""
        each = self.elements[1] if len(self.elements) > 1 else None
        second = None if each is None or not each.is_certain else each.words
        object.__setattr__(self, "second", second)

    @property
    def anchor(self) -> frozenset[str] | None:
        """The fewest words of which one must follow the first; None where nothing certain follows."""
        certain = [each.words for each in self.elements[1:] if each.is_certain]
        return min(certain, key=len, default=None)


class PatternError(ValueError):
    """A lexicon file names a list or a verb that it does not define."""

    def __init__(self, pattern: str, part: str) -> None:
        """Say which part of which pattern."""
        super().__init__(f"lexicon pattern '{pattern}': '{part}' is not defined")


_CONTRACTED: Final[Mapping[str, tuple[str, ...]]] = {
    "is": ("he's", "she's", "who's"),
    "are": ("they're", "we're"),
    "has": ("he's", "she's", "who's"),
    "have": ("they've", "we've", "i've"),
    "had": ("they'd", "he'd", "she'd", "we'd", "i'd"),
    "will": ("they'll", "he'll", "she'll", "we'll"),
}


def with_contractions(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """The elements, the first of which takes "they're" where it takes "are"."""
    first = elements[0]
    more = {each for word in first.words for each in _CONTRACTED.get(word, ())}
    return (replace(first, words=first.words | more), *elements[1:]) if more else elements


def compile_pattern(pattern: str, lists: Mapping[str, frozenset[str]]) -> tuple[Element, ...]:
    """The elements of a pattern; lists are named with `@` or `<>`; raises PatternError."""
    elements: list[Element] = []
    for part in pattern.split():
        head, mark, times = part.rpartition("?")
        is_repeated = bool(head and mark and times.isdigit())
        element = _element(pattern, f"{head}?" if is_repeated else part, lists)
        elements.extend([element] * (int(times) if is_repeated else 1))
    return tuple(elements)


def _element(pattern: str, part: str, lists: Mapping[str, frozenset[str]]) -> Element:
    if part.startswith("*"):
        return Element(frozenset(), gap=int(part[1:]))
    is_optional = part.endswith("?") and len(part) > 1
    names = part.removesuffix("?") if is_optional else part
    words: set[str] = set()
    is_number = False
    for name in names.split("|"):
        if name == "#":
            is_number = True
        elif name[0] in "@<" and len(name) > 1:
            if name not in lists:
                raise PatternError(pattern, name)
            words |= lists[name]
        else:
            words.add(name)
    return Element(frozenset(words), is_optional=is_optional, is_number=is_number)


# under this the patterns are kept that begin with a number
_ANY_NUMBER: Final = "#"


class _Bucket(Generic[Payload]):
    """The patterns that begin with one word, by the words of which one must follow.

    Each stands under its place, so that those chosen keep the order of the table.
    """

    __slots__ = ("_anchored", "_anchors", "_free", "_led")

    def __init__(self, patterns: Sequence[Pattern[Payload]]) -> None:
        self._led: dict[str, dict[int, Pattern[Payload]]] = {}
        self._anchored: dict[str, dict[int, Pattern[Payload]]] = {}
        self._free: dict[int, Pattern[Payload]] = {}
        for place, pattern in enumerate(patterns):
            under, words = self._led, pattern.second
            if words is None:
                under, words = self._anchored, pattern.anchor
            if words is None:
                self._free[place] = pattern
            for word in words or ():
                under.setdefault(word, {})[place] = pattern
        self._anchors = frozenset(self._anchored)

    def that_may_fit(
        self, following: str, words: AbstractSet[str] | None
    ) -> Iterable[Pattern[Payload]]:
        """The patterns that the next word and the words of the sentence leave, in the table's order."""
        led = self._led.get(following)
        if words is not None and self._anchors.isdisjoint(words):
            if led is None:
                return self._free.values()
            if not self._free:
                return led.values()
        chosen = {**self._free, **(led or {})}
        for word in self._anchors if words is None else self._anchors & words:
            chosen.update(self._anchored[word])
        return chosen.values() if len(chosen) == 1 else map(chosen.__getitem__, sorted(chosen))


class PhraseTable(Generic[Payload]):
    """Many patterns, found together: each token is looked up once by its word."""

    def __init__(self, patterns: Sequence[Pattern[Payload]]) -> None:
        by_word: dict[str, list[Pattern[Payload]]] = {}
        for pattern in patterns:
            first = pattern.elements[0]
            for word in first.words | ({_ANY_NUMBER} if first.is_number else frozenset()):
                by_word.setdefault(word, []).append(pattern)
        self._by_word = {word: _Bucket(found) for word, found in by_word.items()}
        self._firsts = frozenset(by_word)
        self._has_numbers = _ANY_NUMBER in by_word

    def may_begin(self, word: str) -> bool:
        """Whether any pattern begins with a word."""
        return word in self._by_word or (self._has_numbers and word[0].isdigit())

    def beginnings(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence at which any pattern may begin."""
        begins = self._firsts
        if self._has_numbers:
            return [
                place
                for place, lower in enumerate(sentence.lowers)
                if lower in begins or lower[0].isdigit()
            ]
        if begins.isdisjoint(sentence.words):
            return []
        return [place for place, lower in enumerate(sentence.lowers) if lower in begins]

    def at(
        self, tokens: Sequence[Token], index: int, words: AbstractSet[str] | None = None
    ) -> list[tuple[int, Payload]]:
        """Each pattern that starts at a token, with the index after its last token.

        `words` are those of the tokens, where the caller has them: a pattern that misses one is passed over.
        """
        lower = tokens[index].lower
        bucket = self._by_word.get(lower)
        if bucket is None:
            if not self._has_numbers or not lower[0].isdigit():
                return []
            bucket = self._by_word[_ANY_NUMBER]
        behind = index + 1
        following = tokens[behind].lower if behind < len(tokens) else _NOTHING
        found: list[tuple[int, Payload]] = []
        for pattern in bucket.that_may_fit(following, words):
            # where a word must stand right behind the first, it chose the pattern
            known = 1 if pattern.second is None else 2
            end = _match(tokens, index + known, pattern.elements, known)
            if end is not None:
                found.append((end, pattern.payload))
        return found

    def find(self, sentence: Sentence) -> Iterator[tuple[int, int, Payload]]:
        """Each pattern's occurrences in a sentence: first token, token after the last, payload."""
        for index in self.beginnings(sentence):
            for end, payload in self.at(sentence.tokens, index, sentence.words):
                yield index, end, payload

    def first(self, sentence: Sentence) -> Payload | None:
        """What stands for the first occurrence in a sentence."""
        found = next(self.find(sentence), None)
        return None if found is None else found[2]

    def last(self, tokens: Sequence[Token], start: int, end: int) -> tuple[int, Payload] | None:
        """The last occurrence that begins within a range of tokens."""
        for index in range(min(end, len(tokens)) - 1, max(start, 0) - 1, -1):
            if not self.may_begin(tokens[index].lower):
                continue
            for stop, payload in self.at(tokens, index):
                if stop <= end:
                    return index, payload
        return None


def _match(
    tokens: Sequence[Token], index: int, elements: Sequence[Element], place: int
) -> int | None:
    """The index after the match of the elements from a place on, or None."""
    length = len(tokens)
    for at in range(place, len(elements)):
        element = elements[at]
        if element.gap:
            return _match_behind_gap(tokens, index, elements, at)
        lower = tokens[index].lower if index < length else _NOTHING
        is_there = lower in element.words or (element.is_number and lower[0].isdigit())
        if not element.is_optional:
            if not is_there:
                return None
            index += 1
        elif is_there:
            end = _match(tokens, index + 1, elements, at + 1)
            if end is not None:
                return end
    return index


def _match_behind_gap(
    tokens: Sequence[Token], index: int, elements: Sequence[Element], place: int
) -> int | None:
    """The index after the match where the element at a place is a gap: the shortest that does."""
    following = elements[place + 1] if place + 1 < len(elements) else None
    needed = following.words if following is not None and following.is_certain else None
    length = len(tokens)
    for at in range(index, index + elements[place].gap + 1):
        lower = tokens[at].lower if at < length else _NOTHING
        # most of what a gap may end before is told by a look at its word
        if needed is None or lower in needed:
            end = _match(tokens, at, elements, place + 1)
            if end is not None:
                return end
        if lower is _NOTHING or lower in _STOPS:
            return None
    return None
