"""Groups, people, charges, clocks and search as places of the app, and the screen that a reference opens."""

from collections.abc import Callable
from typing import Any, Final

from casetracker.tui.late import late
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.acts import Acts

PLACES: Final[dict[str, Any]] = {
    "groups": late("groups", "GroupsScreen"),
    "persons": late("persons", "PersonsScreen"),
    "charges": late("charges", "ChargesScreen"),
    "clocks": late("clocks", "ClocksScreen"),
    "search": late("search", "SearchScreen"),
}
_SCREENS: Final[dict[str, Callable[..., DocketScreen]]] = {
    "C": late("case", "CaseScreen"),
    "D": late("case", "DefendantScreen"),
    "G": late("group", "GroupScreen"),
    "P": late("person", "PersonScreen"),
    "S": late("source", "SourceScreen"),
}


class Places(Acts):
    """What an app with these places can do: go to them, and open a record by its reference."""

    def go(self, mode: str) -> None:
        """Go to a place."""
        raise NotImplementedError

    def do_groups(self) -> None:
        """Go to Groups."""
        self.go("groups")

    def do_persons(self) -> None:
        """Go to People."""
        self.go("persons")

    def do_charges(self) -> None:
        """Go to Charges."""
        self.go("charges")

    def do_clocks(self) -> None:
        """Go to Clocks."""
        self.go("clocks")

    def do_search(self) -> None:
        """Go to Search."""
        self.go("search")

    def open_record(self, ref: str, fact: str | None = None) -> None:
        """Open a case, a defendant, a group, a person or a source by reference, above what is shown.

        A source is opened at one of its facts where that is named.
        """
        opener = _SCREENS.get(ref.partition("-")[0].upper())
        if opener is None:
            self.say(f"{ref} opens no screen of its own.")
        else:
            app: Any = self
            app.push_screen(opener(ref) if fact is None else opener(ref, fact))
