"""How a person arranged a table: its order, its columns, and where they were in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Arrangement:
    """What a table keeps of a person's choice. `sorts` are the headings it can be ordered by."""

    sorts: tuple[str, ...] = ()
    order: str = ""
    is_descending: bool = False
    hidden: set[str] = field(default_factory=set)
    _wanted: dict[str, Any] | None = None

    def heading(self, title: str) -> str:
        """A column's heading, with a sign where the table is ordered by it."""
        if title and title == self.order:
            return f"{title} {'v' if self.is_descending else '^'}"
        return title

    def why_not(self, action_id: str, titles: Sequence[str]) -> str | None:
        """Why the order or the columns cannot be chosen."""
        if action_id == "list.sort" and not self.sorts:
            return "This list has one order only."
        if action_id == "list.columns" and len(titles) <= 1:
            return "This list has no columns to choose from."
        return None

    def kept(self) -> dict[str, Any]:
        """Order and columns as values that JSON knows."""
        return {
            "order": self.order,
            "descending": self.is_descending,
            "hidden": sorted(self.hidden),
        }

    def take_back(self, kept: dict[str, Any]) -> None:
        """Take order, columns and place back; what does not fit is left out."""
        if kept.get("order") in self.sorts:
            self.order = str(kept["order"])
            self.is_descending = kept.get("descending") is True
        hidden = kept.get("hidden")
        if isinstance(hidden, list):
            self.hidden = {each for each in hidden if isinstance(each, str)}
        self._wanted = kept

    def wanted_cursor(self, count: int, ids: Sequence[Any] | None) -> int | None:
        """The row a person was on when they left, once there are rows: by its id, else by its place."""
        kept = self._wanted
        if kept is None or not count:
            return None
        self._wanted = None
        if ids is not None and kept.get("id") is not None:
            try:
                return ids.index(kept["id"])
            except (ValueError, TypeError):
                return None
        place = kept.get("at")
        return place if isinstance(place, int) and 0 <= place < count else None
