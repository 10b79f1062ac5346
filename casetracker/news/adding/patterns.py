"""A user's word patterns, checked: the language of `phrases.py` within bounds that keep reading linear."""

import re
from collections.abc import Set as AbstractSet
from typing import Any, Final

from casetracker.news.adding.entries import EntryError
from casetracker.news.language.sentences import split_sentences

MAX_LENGTH: Final = 500
MAX_ELEMENTS: Final = 16
MAX_GAP: Final = 12
MAX_TIMES: Final = 8
MAX_PATHS: Final = 256
MAX_PATHS_OF_A_WORD: Final = 1_000
MAX_PATHS_OF_ALL: Final = 20_000

_GAP: Final = re.compile(r"\*(\d{0,9})")
_TIMES: Final = re.compile(r"(?P<names>.+?)(?P<mark>\?(?P<times>\d{0,9}))?")
VERB: Final = re.compile(r"<[a-z]{2,30}>")
_HOW: Final = "see 'Patterns' in docs/reader.md"


def is_one_word(text: str) -> bool:
    """Whether the reader sees a text as one word, number or mark."""
    tokens = [token for sentence in split_sentences(text) for token in sentence.tokens]
    return len(tokens) == 1 and tokens[0].lower == text.lower()


def folded(text: str) -> str:
    """A text as the reader compares it: lower case, straight apostrophes, single spaces."""
    return " ".join(text.lower().replace("\u2019", "'").split())


class PatternBook:
    """Checks patterns one by one, and keeps count of what they may cost together."""

    def __init__(self, lists: AbstractSet[str]) -> None:
        """Know the lists that `@` may name."""
        self._lists = lists
        self._paths: dict[str, int] = {}
        self._all = 0

    def checked(self, pattern: Any) -> str:
        """The pattern as it is compiled; raises EntryError."""
        if not isinstance(pattern, str):
            raise EntryError("a pattern is a text in quotes", _HOW)
        if len(pattern) > MAX_LENGTH:
            raise EntryError(
                f"a pattern has at most {MAX_LENGTH} characters, this has {len(pattern)}",
                "Put long choices of words into a list of their own under [lists]",
            )
        text = folded(pattern)
        parts = text.split()
        if not parts:
            raise EntryError("the pattern is empty", "Write the words that tell of it")
        self._count(parts, [self._paths_of(part) for part in parts])
        return text

    def _paths_of(self, part: str) -> tuple[int, int]:
        """The ways in which an element can fit, and the elements that it stands for."""
        if part.startswith("*"):
            return _gap(part) + 1, 1
        match = _TIMES.fullmatch(part)
        names = part if match is None else match["names"]
        for name in names.split("|"):
            self._check_name(part, name)
        if match is None or match["mark"] is None:
            return 1, 1
        times = int(match["times"] or 1)
        if not 1 <= times <= MAX_TIMES:
            raise EntryError(f"'{part}' repeats too often", f"Write ? or ?2 to ?{MAX_TIMES}")
        return 2**times, times

    def _check_name(self, part: str, name: str) -> None:
        if name == "#":
            return
        if name.startswith("@") and len(name) > 1:
            if name not in self._lists:
                raise EntryError(
                    f"there is no list '{name}'",
                    f"Lists are {', '.join(sorted(self._lists))}; make one of your own under [lists]",
                )
            return
        if name.startswith("<") and name.endswith(">"):
            if not VERB.fullmatch(name):
                raise EntryError(f"'{name}' is no verb", "Write its base form, as in <detain>")
            return
        if not name:
            raise EntryError(f"'{part}' has an empty choice", "Write words on both sides of |")
        if not is_one_word(name):
            raise EntryError(
                f"'{name}' is not one word to the reader",
                f"Put each word or mark into an element of its own; {_HOW}",
            )

    def _count(self, parts: list[str], ways: list[tuple[int, int]]) -> None:
        first = parts[0]
        if first.startswith("*") or ways[0][0] > 1 or set(first.split("|")) == {"#"}:
            raise EntryError(
                f"it begins with '{first}', by which it cannot be looked up",
                "Begin with a word, a @list or a <verb>",
            )
        if sum(length for _, length in ways) > MAX_ELEMENTS:
            raise EntryError(
                f"it has more than {MAX_ELEMENTS} elements", "Keep to the words that tell of it"
            )
        paths = 1
        for number, _ in ways:
            paths *= number
        if paths > MAX_PATHS:
            raise EntryError(
                f"it can fit in {paths} ways, more than {MAX_PATHS}",
                "Make its gaps (*N) shorter, or write two patterns",
            )
        for name in first.split("|"):
            if self._paths.get(name, 0) + paths > MAX_PATHS_OF_A_WORD:
                raise EntryError(
                    f"too many patterns with gaps begin with '{name}'",
                    "Take some of them out, or begin them with a rarer word",
                )
        if self._all + paths > MAX_PATHS_OF_ALL:
            raise EntryError("there are too many patterns", "Take some of them out")
        self._all += paths
        for name in first.split("|"):
            self._paths[name] = self._paths.get(name, 0) + paths


def _gap(part: str) -> int:
    match = _GAP.fullmatch(part)
    size = int(match[1] or 0) if match is not None else 0
    if not 1 <= size <= MAX_GAP:
        raise EntryError(f"'{part}' is no gap", f"Write *1 to *{MAX_GAP}")
    return size
