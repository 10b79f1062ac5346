"""The line one types in to search, and the keys that are no letters while one types."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widgets import Input

from casetracker.tui.actions import Action, bindings_for
from casetracker.tui.widgets.acts import Acts
from casetracker.tui.widgets.vtable import VTable

_PLAIN: Final = ("tab", "down", "escape", "f1", "f3", "f5")
_NOT_TYPING: Final = ("search.line", "search.filter")
_FIRST: Final = 100
Offered = list[tuple[Action, str | None]]


class SearchLine(Input, Acts, inherit_bindings=True):
    """The line one types in; the arrow down leads to what was found."""

    contexts: ClassVar[tuple[str, ...]] = ("line",)
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("line")

    def do_results(self) -> None:
        """Go to the list."""
        self.screen.query_one("#rows", VTable).focus()


def while_typing(offered: Iterable[tuple[Action, str | None]], back: str) -> Offered:
    """Of these actions those that can be done while one types, with the keys that are no letters.

    `back` says what esc does; it stands first, so that nobody has to look for the way out.
    """
    kept: Offered = []
    for each, reason in offered:
        keys = tuple(key for key in each.keys if key.startswith("ctrl+") or key in _PLAIN)
        if each.id == "app.back" and "escape" in keys:
            kept.append((replace(each, keys=("escape",), label=back, priority=_FIRST), None))
        elif keys and each.id not in _NOT_TYPING and reason is None:
            kept.append((replace(each, keys=keys, shown=""), reason))
    return kept
