"""Word patterns over tokens: a small language for lexicon files, with bounded work per token.

A pattern is a row of elements. `a|b` one of these words, `a?` optional, `a?4` up to four times,
`@list` a word of that list,
`<verb>` any form of that verb, `*3` up to three tokens of any kind but `;`, `:` and "but", `#` a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

from casetracker.news.language.sentences import Token

Payload = TypeVar("Payload")
_STOPS: Final = frozenset([";", ":", "but"])


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: words, or a gap of at most so many tokens."""

    words: frozenset[str]
    is_optional: bool = False
    gap: int = 0
    is_number: bool = False

    def fits(self, token: Token) -> bool:
        """Whether a token may stand in this place."""
        return token.lower in self.words or (self.is_number and token.lower[0].isdigit())


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
        is_open = each is None or each.gap or each.is_optional or each.is_number
        object.__setattr__(self, "second", None if is_open or each is None else each.words)

    @property
    def anchor(self) -> frozenset[str] | None:
        """The fewest words of which one must follow the first; None where nothing certain follows."""
        certain = [
            each.words
            for each in self.elements[1:]
            if each.words and not each.gap and not each.is_optional and not each.is_number
        ]
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
    """The patterns that begin with one word, by the words of which one must follow."""

    __slots__ = ("anchored", "everything", "free")

    def __init__(self) -> None:
        self.everything: list[Pattern[Payload]] = []
        self.free: list[int] = []
        self.anchored: dict[str, list[int]] = {}

    def add(self, pattern: Pattern[Payload]) -> None:
        place = len(self.everything)
        self.everything.append(pattern)
        anchor = pattern.anchor
        if anchor is None:
            self.free.append(place)
            return
        for word in anchor:
            self.anchored.setdefault(word, []).append(place)

    def among(self, words: AbstractSet[str]) -> list[Pattern[Payload]]:
        """The patterns that may fit in a sentence of these words, in the order of the table."""
        found = words & self.anchored.keys()
        if not found:
            return [self.everything[place] for place in self.free]
        places = set(self.free)
        for word in found:
            places.update(self.anchored[word])
        return [self.everything[place] for place in sorted(places)]


class PhraseTable(Generic[Payload]):
    """Many patterns, found together: each token is looked up once by its word."""

    def __init__(self, patterns: Sequence[Pattern[Payload]]) -> None:
        self._by_word: dict[str, _Bucket[Payload]] = {}
        for pattern in patterns:
            first = pattern.elements[0]
            for word in first.words | ({_ANY_NUMBER} if first.is_number else frozenset()):
                self._by_word.setdefault(word, _Bucket()).add(pattern)
        self._has_numbers = _ANY_NUMBER in self._by_word

    def may_begin(self, word: str) -> bool:
        """Whether any pattern begins with a word."""
        return word in self._by_word or (self._has_numbers and word[0].isdigit())

    def beginnings(self, tokens: Sequence[Token]) -> list[int]:
        """The places at which any pattern may begin."""
        begins = self._by_word
        if self._has_numbers:
            return [place for place, each in enumerate(tokens) if self.may_begin(each.lower)]
        return [place for place, each in enumerate(tokens) if each.lower in begins]

    def _bucket(self, word: str) -> _Bucket[Payload] | None:
        found = self._by_word.get(word)
        if found is None and self._has_numbers and word[0].isdigit():
            return self._by_word[_ANY_NUMBER]
        return found

    def at(
        self, tokens: Sequence[Token], index: int, words: AbstractSet[str] | None = None
    ) -> Iterator[tuple[int, Payload]]:
        """Each pattern that starts at a token, with the index after its last token.

        `words` are those of the tokens, where the caller has them: a pattern that misses one is passed over.
        """
        bucket = self._bucket(tokens[index].lower)
        if bucket is None:
            return
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        for pattern in bucket.everything if words is None else bucket.among(words):
            second = pattern.second
            if second is not None and following not in second:
                continue
            end = _match(tokens, index + 1, pattern.elements, 1)
            if end is not None:
                yield end, pattern.payload

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Payload]]:
        """Each pattern's occurrences: first token, token after the last, payload."""
        for index in self.beginnings(tokens):
            for end, payload in self.at(tokens, index):
                yield index, end, payload

    def first(self, tokens: Sequence[Token], start: int, end: int) -> tuple[int, Payload] | None:
        """The first occurrence that lies within a range of tokens."""
        begin = max(start, 0)
        for place in self.beginnings(tokens[begin : max(end, 0)]):
            for _, payload in self.at(tokens, begin + place):
                return begin + place, payload
        return None

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
    tokens: Sequence[Token], index: int, elements: tuple[Element, ...], place: int
) -> int | None:
    """The index after the match of the elements from a place on, or None."""
    if place == len(elements):
        return index
    element = elements[place]
    if element.gap:
        for skipped in range(element.gap + 1):
            end = _match(tokens, index + skipped, elements, place + 1)
            if end is not None:
                return end
            if index + skipped >= len(tokens) or tokens[index + skipped].lower in _STOPS:
                return None
        return None
    if index < len(tokens) and element.fits(tokens[index]):
        end = _match(tokens, index + 1, elements, place + 1)
        if end is not None:
            return end
    return _match(tokens, index, elements, place + 1) if element.is_optional else None
