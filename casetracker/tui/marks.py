"""Marks on the rows of a list: kept by what tells rows apart, whatever the list shows of them."""

from collections.abc import Collection, Sequence
from typing import Any, Generic, TypeVar

K = TypeVar("K", int, str)


class Marks(Generic[K]):
    """The marked keys, ids or references, in the order in which they were marked."""

    def __init__(self) -> None:
        """Nothing is marked."""
        self._keys: dict[K, None] = {}
        self._anchor: K | None = None

    def __contains__(self, key: object) -> bool:
        """Whether a record is marked."""
        return key in self._keys

    def __len__(self) -> int:
        """How many are marked."""
        return len(self._keys)

    @property
    def keys(self) -> tuple[K, ...]:
        """What is marked."""
        return tuple(self._keys)

    def toggle(self, key: K) -> None:
        """Mark a record, or take its mark off; a range begins there."""
        if key in self._keys:
            del self._keys[key]
        else:
            self._keys[key] = None
        self._anchor = key

    def mark_to(self, key: K, shown: Sequence[K]) -> None:
        """Mark everything between where the last mark was set and a row; that row where none was."""
        end = shown.index(key)
        start = shown.index(self._anchor) if self._anchor in shown else end
        self._keys |= dict.fromkeys(shown[min(start, end) : max(start, end) + 1])
        self._anchor = key

    def toggle_all(self, shown: Sequence[K]) -> None:
        """Mark everything shown; where all of it is marked, take those marks off."""
        if shown and all(each in self._keys for each in shown):
            for each in shown:
                del self._keys[each]
        else:
            self._keys |= dict.fromkeys(shown)

    def clear(self) -> None:
        """Take all marks off."""
        self._keys.clear()
        self._anchor = None

    def keep(self, held: Collection[K]) -> None:
        """Take the marks off what is not on file any more."""
        for gone in [key for key in self._keys if key not in held]:
            del self._keys[gone]

    def take_back(self, kept: Any, kind: type[K]) -> None:
        """Mark what was marked before a restart; what is no key of this kind is left out."""
        if isinstance(kept, list):
            self._keys |= dict.fromkeys(key for key in kept if type(key) is kind)

    def words(self, shown: Collection[K]) -> str:
        """How many are marked, and how many of them are not shown; empty where none is."""
        if not self._keys:
            return ""
        hidden = sum(key not in shown for key in self._keys)
        return f"{len(self._keys):,} marked" + (f" ({hidden:,} not shown)" if hidden else "")
