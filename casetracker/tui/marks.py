"""Marks on the rows of a list: kept by reference, whatever the list shows of them."""

from collections.abc import Collection, Sequence


class Marks:
    """The marked references, in the order in which they were marked."""

    def __init__(self) -> None:
        """Nothing is marked."""
        self._refs: dict[str, None] = {}
        self._anchor: str | None = None

    def __contains__(self, ref: str) -> bool:
        """Whether a record is marked."""
        return ref in self._refs

    def __len__(self) -> int:
        """How many are marked."""
        return len(self._refs)

    @property
    def refs(self) -> tuple[str, ...]:
        """The marked references."""
        return tuple(self._refs)

    def toggle(self, ref: str) -> None:
        """Mark a record, or take its mark off; a range begins there."""
        if ref in self._refs:
            del self._refs[ref]
        else:
            self._refs[ref] = None
        self._anchor = ref

    def mark_to(self, ref: str, shown: Sequence[str]) -> None:
        """Mark everything between where the last mark was set and a row; that row where none was."""
        start = shown.index(self._anchor) if self._anchor in shown else shown.index(ref)
        end = shown.index(ref)
        for each in shown[min(start, end) : max(start, end) + 1]:
            self._refs[each] = None
        self._anchor = ref

    def toggle_all(self, shown: Sequence[str]) -> None:
        """Mark everything shown; where all of it is marked, take those marks off."""
        if shown and all(each in self._refs for each in shown):
            for each in shown:
                del self._refs[each]
        else:
            self._refs |= dict.fromkeys(shown)

    def clear(self) -> None:
        """Take all marks off."""
        self._refs.clear()
        self._anchor = None

    def words(self, shown: Collection[str]) -> str:
        """How many are marked, and how many of them are not shown; empty where none is."""
        if not self._refs:
            return ""
        hidden = sum(ref not in shown for ref in self._refs)
        return f"{len(self._refs)} marked" + (f" ({hidden} not shown)" if hidden else "")
