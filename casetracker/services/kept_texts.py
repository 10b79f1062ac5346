"""Texts of very many records, kept in one piece: a fraction of the memory of as many texts."""

from array import array
from bisect import bisect_right
from typing import Final

_END: Final = "\n"


class KeptTexts:
    """Texts by the ids of their records."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._ids = array("q")
        self._starts = array("q")
        self._whole = bytearray()

    def __len__(self) -> int:
        """How many texts are kept."""
        return len(self._ids)

    def add(self, number: int, text: str) -> None:
        """Keep the text of a record, which is of one line."""
        self._ids.append(number)
        self._starts.append(len(self._whole))
        self._whole += (text.replace(_END, " ") + _END).encode()

    def holding(self, text: str) -> set[int]:
        """The ids of those whose text holds this one, letter by letter."""
        found: set[int] = set()
        wanted = text.encode()
        place = self._whole.find(wanted) if self._ids and _END not in text else -1
        while place >= 0:
            after = bisect_right(self._starts, place)
            found.add(self._ids[after - 1])
            # The rest of this text is passed over: it was found already.
            place = self._whole.find(wanted, self._starts[after]) if after < len(self) else -1
        return found
