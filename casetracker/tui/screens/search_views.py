"""Filters of Search that are kept as a view under a name, and views that are dropped."""

from casetracker.model.vocabulary import Listing
from casetracker.tui.dialogs.reason import ReasonDialog
from casetracker.tui.finding import LISTINGS, Found, typed
from casetracker.tui.finding_ports import finding
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.screens.search_rows import Entry
from casetracker.views.search import SavedViewLine


class KeepsViews(DocketScreen):
    """A screen that finds records by filters, which can be kept."""

    found: Found

    @property
    def kind(self) -> str:
        """The kind of records that is looked for; empty for all of them."""
        raise NotImplementedError

    def entry(self, index: int | None = None) -> Entry | None:
        """What stands in that row, or under the cursor."""
        raise NotImplementedError

    def why_not(self, action_id: str) -> str | None:
        """A view keeps filters; only a view can be dropped."""
        if action_id == "search.keep" and not self.found.query.filters:
            return "A view keeps filters such as stage=trial: f chooses one."
        if action_id == "search.keep" and self.found.query.words:
            return "A view keeps filters, not words: take the words out."
        if action_id == "search.drop" and not isinstance(self.entry(), SavedViewLine):
            return "The cursor is on no view: they are listed while nothing is typed."
        return None

    def do_keep(self) -> None:
        """Ask for a name, then keep the filters under it."""
        listing = LISTINGS.get(self.kind, self._listing())
        self.app.push_screen(
            ReasonDialog(
                f"Keep as a view of {listing.value} listings",
                typed(self.found.query.filters),
                asked="A name is needed: a word will do.",
                yes="Keep",
                hint="A short name",
            ),
            lambda name: self._keep(name, listing) if name else None,
        )

    def _listing(self) -> Listing:
        """What the filters list, where no kind is chosen: people, unless nobody has them."""
        kinds = [kind for kind, _ in self.found.tallies]
        return LISTINGS["person" if "person" in kinds or not kinds else kinds[0]]

    def _keep(self, name: str, listing: Listing) -> None:
        filters = self.found.query.filters
        self.desk_app.desk.order(
            self,
            "keep",
            lambda services: finding(services).searching.save_view(name, listing, filters),
            lambda view: self.say(f"Kept: {view.name}. It is listed while nothing is typed."),
        )

    def do_drop(self) -> None:
        """Set the view aside."""
        entry = self.entry()
        if isinstance(entry, SavedViewLine):
            name = entry.name
            self.desk_app.desk.order(
                self,
                "drop",
                lambda services: finding(services).searching.remove_view(name),
                lambda _: self._dropped(name),
            )

    def _dropped(self, name: str) -> None:
        self.say(f"Dropped: {name} (u undoes it)")
        self.read()
