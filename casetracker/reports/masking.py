"""Names taken out of text: in any letters, case or order, with endings, joined up or in an address."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from casetracker.reports.languages import Label
from casetracker.reports.sparing import WORD, Spared

WITHHELD: Final = Label("name withheld")
ADDRESS_WITHHELD: Final = Label("address withheld")

_ABJAD: Final = re.compile(r"[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufefc]")
_VOWELS: Final = re.compile(r"[aeiouyw]")
_INITIAL: Final = re.compile(r"(?:\b[^\W\d_]\.\s?){1,2}$")
_POSSESSIVE: Final = re.compile(r"['\u2019]s$")
_GAP: Final = 4
_SHORTEST: Final = 3
# From so many letters on, case endings and one or two odd letters make no other name.
_LONG: Final = 5
_LONGER: Final = 8
_ENDING: Final = 4
_JOINED: Final = 7


@dataclass(frozen=True, slots=True)
class Hidden:
    """Somebody whose name may not be printed: every spelling on file, and what stands instead.

    A doubtful name is one only as a whole: its words by themselves may be words like others. So are
    the words that are `shared` with somebody whose name is printed, in plain letters.
    """

    label: str
    names: tuple[str, ...]
    is_doubtful: bool = False
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    who: frozenset[int]
    is_strong: bool


class Mask:
    """Takes the names of some people out of any text."""

    def __init__(self, hidden: Sequence[Hidden], spared: Spared | None = None) -> None:
        """Learn the names, and those that are nobody's."""
        self._spared = Spared() if spared is None else spared
        self._labels = [str(one.label) for one in hidden]
        self._doubtful = {number for number, one in enumerate(hidden) if one.is_doubtful}
        self._shared = {number: one.shared for number, one in enumerate(hidden) if one.shared}
        self._tokens: dict[str, set[int]] = {}
        self._skeletons: dict[str, set[int]] = {}
        self._joined: dict[str, int] = {}
        # Names of one word.
        self._alone: set[str] = set()
        self._known: dict[str, tuple[frozenset[int], bool]] = {}
        for number, one in enumerate(hidden):
            for name in one.names:
                self._learn(number, name)

    def line(self, text: str) -> str:
        """The text with each name replaced by what stands instead.

        In brackets where the words around are somebody else's, or where it is no name itself.
        """
        if not self._tokens:
            return text
        kept = self._kept(text)
        if not kept:
            return text
        if "://" in text and " " not in text.strip():
            return str(ADDRESS_WITHHELD)
        parts, place = [], 0
        for run in _runs(kept, text):
            start = self._start(text, run[0].start, place)
            label = self._label(run)
            is_whole = not text[:start].strip() and not text[run[-1].end :].strip()
            is_plain = is_whole or (label != str(WITHHELD) and not _is_quoted(text, start))
            parts += [text[place:start], label if is_plain else f"[{label}]"]
            place = run[-1].end - _possessive(text[: run[-1].end])
        return "".join((*parts, text[place:]))

    def address(self, text: str) -> str:
        """An address or a file name as it is, or nothing of it where it may hold a name."""
        hits = [self._match(match.group(), is_loose=True) for match in WORD.finditer(text)]
        return str(ADDRESS_WITHHELD) if any(who - self._doubtful for who, _ in hits) else text

    def _learn(self, number: int, name: str) -> None:
        folded = [fold(word) for word in WORD.findall(name)]
        words = [word for word in folded if word]
        if len(words) == 1:
            self._alone.add(words[0])
        for word in words:
            self._tokens.setdefault(word, set()).add(number)
            skeleton = _VOWELS.sub("", word)
            if len(skeleton) >= _SHORTEST:
                self._skeletons.setdefault(skeleton, set()).add(number)
        for joined in ("".join(words), "".join(reversed(words))):
            if len(words) > 1 and len(joined) >= _JOINED:
                self._joined[joined] = number

    def _kept(self, text: str) -> list[_Hit]:
        """The words that are names: those that are surely, and doubtful ones beside such of the same."""
        hits = list(self._hits(text))
        kept = []
        for at, hit in enumerate(hits):
            before = hits[at - 1] if at else None
            after = hits[at + 1] if at + 1 < len(hits) else None
            beside = [
                one
                for one, gap in (
                    (before, hit.start - before.end if before else _GAP),
                    (after, after.start - hit.end if after else _GAP),
                )
                if one is not None and gap < _GAP
            ]
            if hit.is_strong or any(one.who & hit.who for one in beside):
                kept.append(hit)
        return kept

    def _hits(self, text: str) -> Iterator[_Hit]:
        """The words that may be names; the name of a body is none, or one as a whole."""
        words = list(WORD.finditer(text))
        ends = dict(self._spared.spans(words, text))
        place = 0
        while place < len(words):
            end = ends.get(place, place + 1)
            run = words[place:end]
            found = [_Hit(one.start(), one.end(), *self._match(one.group())) for one in run]
            if end - place > 1 and not self._is_open(run, found):
                yield _Hit(run[0].start(), run[-1].end(), frozenset(), is_strong=True)
            elif end - place == 1 and found[0].who and not self._is_place(run[0], text):
                yield found[0]
            place = end

    def _is_open(self, words: Sequence[re.Match[str]], found: Sequence[_Hit]) -> bool:
        """Whether the name of a body may be read: it names nobody, and its words are other things' too."""
        met: set[int] = set()
        for word, hit in zip(words, found, strict=True):
            is_private = hit.is_strong and not self._spared.is_open(word.group())
            if is_private or hit.who & met or (hit.who and fold(word.group()) in self._alone):
                return False
            met |= hit.who
        return True

    def _is_place(self, word: re.Match[str], text: str) -> bool:
        return fold(word.group()) not in self._alone and self._spared.is_place(word, text)

    def _match(self, word: str, *, is_loose: bool = False) -> tuple[frozenset[int], bool]:
        """Whose name a word may be, and whether it surely is one."""
        key = f"{word}\0{is_loose}"
        if key not in self._known:
            self._known[key] = self._found(word, is_loose=is_loose)
        return self._known[key]

    def _found(self, word: str, *, is_loose: bool) -> tuple[frozenset[int], bool]:
        folded = fold(word)
        joined = {who for name, who in self._joined.items() if name in folded}
        if joined:
            return frozenset(joined), True
        is_name_like = word[0].isupper() or word[0].lower() == word[0].upper() or is_loose
        who = set(self._tokens.get(folded, ()))
        if is_name_like and len(folded) >= _SHORTEST:
            who |= self._near(folded)
            if _ABJAD.search(word):
                who |= self._skeletons.get(_VOWELS.sub("", folded), set())
        sure = {one for one in who - self._doubtful if not self._is_shared(folded, one)}
        return frozenset(who), is_name_like and len(folded) >= _SHORTEST and bool(sure)

    def _is_shared(self, folded: str, number: int) -> bool:
        return any(_is_near(folded, word) for word in self._shared.get(number, ()))

    def _near(self, folded: str) -> set[int]:
        """Whose name it is but for an ending or for a letter or two."""
        found: set[int] = set()
        for token, who in self._tokens.items():
            if _is_near(folded, token):
                found |= who
        return found

    def _label(self, run: Sequence[_Hit]) -> str:
        who = frozenset.intersection(*(hit.who for hit in run))
        return self._labels[next(iter(who))] if len(who) == 1 else str(WITHHELD)

    @staticmethod
    def _start(text: str, start: int, least: int) -> int:
        """Where a name begins, the initials before it with it."""
        initial = _INITIAL.search(text[least:start])
        return start if initial is None else least + initial.start()


def _possessive(text: str) -> int:
    """How long the ending is that says that something is somebody's; 0 without one."""
    ending = _POSSESSIVE.search(text)
    return 0 if ending is None else len(ending.group())


def _is_near(folded: str, token: str) -> bool:
    if folded == token or len(token) < _LONG - 1:
        return folded == token
    has_ending = folded.startswith(token) and len(folded) - len(token) <= _ENDING
    odd = 0 if len(token) < _LONG else 1 if len(token) < _LONGER else 2
    return has_ending or (odd > 0 and Levenshtein.distance(folded, token, score_cutoff=odd) <= odd)


def fold(word: str) -> str:
    """A word in plain lower-case Latin letters: what two spellings of a name have in common."""
    return "".join(sign for sign in anyascii(word).lower() if sign.isalpha())


def _is_quoted(text: str, place: int) -> bool:
    return text.rfind("\u201c", 0, place) > text.rfind("\u201d", 0, place)


def initials(name: str) -> str:
    """The first letters of a name: `M. E.`."""
    return " ".join(f"{word[0].upper()}." for word in WORD.findall(name)[:3]) or str(WITHHELD)


def _runs(hits: Iterable[_Hit], text: str) -> list[list[_Hit]]:
    """Names of the same person that stand together, as one."""
    runs: list[list[_Hit]] = []
    for hit in hits:
        last = runs[-1][-1] if runs else None
        is_near = last is not None and hit.start - last.end < _GAP
        if last is not None and is_near and "." not in text[last.end : hit.start].strip(" "):
            shared = frozenset.intersection(*(one.who for one in runs[-1])) & hit.who
            if shared:
                runs[-1].append(hit)
                continue
        runs.append([hit])
    return runs
