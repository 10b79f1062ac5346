"""Lists narrowed by what the people in them are: stage, custody, article, court, tag, one upon another."""

from collections.abc import Sequence
from typing import Any, Final

from casetracker.errors import CasetrackerError
from casetracker.model.vocabulary import Listing
from casetracker.text import shorten
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.facade import message_of
from casetracker.tui.finding import typed
from casetracker.tui.finding_ports import finding
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.words import count
from casetracker.views.filters import Filters
from casetracker.views.search import FacetValue

_MOST: Final = 60  # values of each key that are offered
_LONG: Final = 48
_CALLED: Final = {"court": "court or body"}  # whoever acted on somebody, an investigator as well
_LISTED: Final = ("case", "group")  # places of their own


class Narrowing(FilteredScreen):
    """A list with a filter line and with facets; esc clears both, and both survive a restart."""

    def __init__(self) -> None:
        """Everything is shown."""
        super().__init__()
        self.facets: tuple[str, ...] = ()

    def facets_words(self) -> str:
        """What the list is narrowed by, for its heading; empty where by nothing."""
        return f" · {shorten(typed(self.facets), _LONG)}" if self.facets else ""

    def do_narrow(self) -> None:
        """Count what those shown are made up of, then ask what to narrow by."""
        chosen = self.facets
        self.status("Counting...")
        self.desk_app.desk.ask(
            self,
            "facets",
            lambda services: finding(services).searching.facets(
                Filters.parse(Listing.DEFENDANT, chosen), _MOST
            ),
            self._offer_keys,
            refused=self.not_narrowed,
            is_slow=True,
        )

    def _offer_keys(self, found: tuple[FacetValue, ...]) -> None:
        left = [
            each
            for each in found
            if f"{each.key}={each.value}" not in self.facets and each.key not in _LISTED
        ]
        keys = tuple(dict.fromkeys(each.key for each in left))
        self.status(f"{len(keys)} to narrow by")
        choices = [(f"not {typed((each,))}", "take this off") for each in self.facets]
        for key in keys:
            values = [each for each in left if each.key == key]
            more = ", ..." if len(values) > 1 else ""
            number = f"{_MOST}+ values" if len(values) >= _MOST else count(len(values), "value")
            choices.append(
                (_CALLED.get(key, key), f"{number}: {values[0].label} ({values[0].count:,}){more}")
            )
        if not choices:
            self.say("Nobody is on file to narrow by.")
            return

        def picked(at: int | None) -> None:
            if at is None:
                self.read()
            elif at < len(self.facets):
                self._narrow(self.facets[:at] + self.facets[at + 1 :])
            else:
                key = keys[at - len(self.facets)]
                self._offer_values([each for each in left if each.key == key])

        self.app.push_screen(PickDialog("Narrow by", choices, "Choose"), picked)

    def _offer_values(self, values: Sequence[FacetValue]) -> None:
        choices = [(each.label, count(each.count, "defendant")) for each in values]

        def picked(at: int | None) -> None:
            if at is None:
                self.do_narrow()
            else:
                self._narrow((*self.facets, f"{values[at].key}={values[at].value}"))

        key = values[0].key
        title = f"Narrow by {_CALLED.get(key, key)}: defendants of those shown now"
        self.app.push_screen(PickDialog(title, choices, "Narrow"), picked)

    def _narrow(self, facets: tuple[str, ...]) -> None:
        self.facets = facets
        self.rows.cursor = 0
        self.read()

    def not_narrowed(self, error: Exception) -> None:
        """A facet that is no longer understood, such as of a group that is gone, is let go."""
        if isinstance(error, CasetrackerError) and self.facets:
            self.say(f"Shown without {typed(self.facets)}: {message_of(error)}")
            self._narrow(())
        else:
            self.status("")
            self.desk_app.show_error(error)

    def remember(self) -> dict[str, Any]:
        """The facets as well."""
        return {**super().remember(), "facets": list(self.facets)}

    def recall(self, state: dict[str, Any]) -> None:
        """The facets as well."""
        kept = state.get("facets")
        if isinstance(kept, list):
            self.facets = tuple(each for each in kept if isinstance(each, str))
        super().recall(state)

    def has_step(self) -> bool:
        """Whether there is a filter or a facet to clear."""
        return bool(self.facets) or super().has_step()

    def back(self) -> bool:
        """Clear filter and facets."""
        was_narrowed = bool(self.facets)
        self.facets = ()
        is_step = super().back()
        if was_narrowed:
            self._narrow(())
        return is_step or was_narrowed
