"""What an app offers from everywhere: a jump to a record, ways to begin, the tour, list arrangement."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual import on

from casetracker.tui.actions import ACTIONS, action
from casetracker.tui.facade import Opened
from casetracker.tui.standing import StandingApp
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from casetracker.tui.words import count

if TYPE_CHECKING:
    from casetracker.tui.dialogs.begin import Way
    from casetracker.views.found import BroughtIn, RecordLine
    from casetracker.views.home import HomeView

NEW_CASE: Final = ("cases.new",)  # the action of the form, where there is one
_DEMO: Final = "demonstration"


class OfferingApp(StandingApp, inherit_bindings=False):
    """The app with what it offers from everywhere."""

    _is_offered = False

    # -- lists

    @on(VTable.Arranging)
    def _arrange(self, event: VTable.Arranging) -> None:
        from casetracker.tui.dialogs.arrange import ColumnsDialog, OrderDialog

        table, kept = event.table, event.table.arrangement

        def reorder(order: tuple[str, bool] | None) -> None:
            if order is not None:
                kept.order, kept.is_descending = order
                table.refresh()
                table.post_message(VTable.Reordered(table))

        def choose(hidden: set[str] | None) -> None:
            if hidden is not None:
                kept.hidden = hidden
                table.refresh()

        if event.what == "sort":
            dialog = OrderDialog(kept.sorts, kept.order, is_descending=kept.is_descending)
            self.push_screen(dialog, reorder)
        else:
            self.push_screen(ColumnsDialog(table.titles, kept.hidden), choose)

    # -- texts

    @on(Reader.Seeking)
    def _seek(self, event: Reader.Seeking) -> None:
        from casetracker.tui.dialogs.reason import ReasonDialog

        reader = event.reader
        self.push_screen(
            ReasonDialog(
                "Find in the text",
                "Words as they stand there, in capitals or not.",
                asked="Type a word to look for.",
                yes="Find",
                hint="Words, here",
            ),
            # The screen is read anew after a dialog, and its status line with it.
            lambda words: self.tell(reader.look_for(words)) if words else None,
        )

    # -- jump

    def do_jump(self) -> None:
        """Jump to a record."""
        from casetracker.tui.dialogs.jump import JumpDialog

        self.push_screen(JumpDialog(), self._jumped)

    def _jumped(self, record: "RecordLine | None") -> None:
        if record is not None:
            whole: Any = self  # Places, which the app is made of as well, knows the screens.
            whole.open_record(record.opens, record.ref if record.kind == "fact" else None)

    # -- beginning

    def offer_beginning(self, home: "HomeView") -> None:
        """Over an empty docket, offer the ways to begin; once."""
        is_empty = not (home.cases or home.sources or home.defendants or home.groups)
        is_here = self.current_mode == "home" and not self.screen.is_modal
        if is_empty and not self._is_offered and is_here:
            self._is_offered = True
            self.do_begin()

    def do_begin(self) -> None:
        """Offer the ways to begin."""
        from casetracker.tui.dialogs.begin import BeginDialog

        self._is_offered = True
        self.push_screen(BeginDialog(self._ways()), self._begin)

    def _ways(self) -> "list[Way]":
        ways: list[Way] = []
        if self.equipment.open_demo is not None:
            ways.append((_DEMO, "Demonstration",
                         "Look at an invented docket; it is kept apart from yours"))  # fmt: skip
        if not self.read_only:
            ways.append(("import", "Bring news in", "Read files into facts that wait for you"))
            if self._new_case() is not None:
                ways.append(("case", "New case", "Begin a case by hand"))
        return [*ways, ("tour", "Tour", "Seven cards in two minutes; any key leaves")]

    def _new_case(self) -> str | None:
        known = {each.id for each in ACTIONS}
        return next((each for each in NEW_CASE if each in known), None)

    def _begin(self, way: str | None) -> None:
        if way == _DEMO:
            self._open_demo()
        elif way == "import":
            self.do_bring_in()
        elif way == "case":
            self.run_worker(self._begin_case(), exit_on_error=False)
        elif way == "tour":
            self.do_tour()

    async def _begin_case(self) -> None:
        wanted = self._new_case()
        if wanted is not None:
            if "cases" in action(wanted).contexts and self.current_mode != "cases":
                await self.switch_mode("cases")
            self.perform(wanted)

    def _open_demo(self) -> None:
        opening = self.equipment.open_demo
        if opening is not None:
            self.tell("The demonstration is being made: a few seconds.")
            self.desk.open(opening, self._demo_opened, self._no_demo)

    def _demo_opened(self, opened: Opened) -> None:
        self.forget()
        self.stand_on(f"{_DEMO}.db", opened)
        self.tell("This is the demonstration. Leave with ^q and start again for your own docket.")

    def _no_demo(self, error: Exception) -> None:
        self.show_error(error)

    def do_bring_in(self) -> None:
        """Ask for a file or a folder, and read it into facts that wait."""
        from casetracker.tui.dialogs.begin import FilesDialog

        self.push_screen(FilesDialog(), self._bring_in)

    def _bring_in(self, path: Path | None) -> None:
        if path is not None:
            self.tell("Reading...")
            self.desk.order(
                self, "import", lambda services: services.bring_in((path,)), self._brought_in
            )

    def _brought_in(self, done: "BroughtIn") -> None:
        said = f"{count(done.sources, 'source')} brought in, {count(done.facts, 'fact')} read"
        said += f", {done.known} known already" if done.known else ""
        if done.faults:
            from casetracker.tui.dialogs.message import MessageDialog

            lines = "\n".join((f"{said}.", "", *done.faults))
            self.push_screen(MessageDialog("Not everything could be read", lines, "Close"))
        else:
            self.tell(f"{said}: {self.keymap.applied(action('nav.inbox')).key_text} reviews them.")
        self.docket_changed()

    # -- looking back

    viewpoint = ""

    def why_not_back(self, action_id: str) -> str | None:
        """Why one cannot look from elsewhere; None where one can."""
        if action_id in ("app.as_of", "app.now") and self.equipment.open_at is None:
            return "From here one cannot look back: start with casetracker tui --as-of DAY."
        if action_id == "app.now" and not self.viewpoint:
            return "You look at the docket as it is now."
        return None

    def do_as_of(self) -> None:
        """Ask for the day, and look from there."""
        from casetracker.tui.dialogs.reason import ReasonDialog, day_fault

        self.push_screen(
            ReasonDialog(
                "As of which day?",
                "What had certainly happened by then is shown, and nothing can be changed.",
                asked="Write a day such as 2021-06-01.",
                yes="Look",
                hint="2021-06-01",
                check=day_fault,
            ),
            lambda day: self._look_from(day) if day else None,
        )

    def do_now(self) -> None:
        """Look at the docket as it is."""
        self._look_from("")

    def _look_from(self, day: str) -> None:
        opening = self.equipment.open_at
        if opening is not None:
            self.desk.open(
                lambda: opening(day), lambda opened: self.look_from(day, opened), self.show_error
            )

    # -- tour

    def do_tour(self) -> None:
        """Show the places one after the other."""
        self.run_worker(self._tour(), name="tour", exclusive=True, exit_on_error=False)

    async def _tour(self) -> None:
        from casetracker.tui.dialogs.tour import STOPS, TourCard

        for number, stop in enumerate(STOPS):
            if self.current_mode != stop.mode:
                await self.switch_mode(stop.mode)
            if not await self.push_screen_wait(TourCard(number, self._key_of)):
                break

    def _key_of(self, action_id: str) -> str:
        return self.keymap.applied(action(action_id)).key_text

    # -- what the app with its places does

    read_only: bool

    def perform(self, action_id: str) -> None:
        """Do an action wherever it is at home."""
        raise NotImplementedError

    def tell(self, message: str, *, is_warning: bool = False) -> None:
        """A passing message."""
        raise NotImplementedError

    def show_error(self, error: Exception) -> None:
        """An error as a toast or a dialog."""
        raise NotImplementedError

    def docket_changed(self) -> None:
        """Read the screen in front anew."""
        raise NotImplementedError

    def look_from(self, day: str, opened: Opened) -> None:
        """The docket is open as of a day, or as it is now."""
        raise NotImplementedError

    def stand_on(self, label: str, opened: Opened) -> None:
        """Another database is open under this label."""
        raise NotImplementedError
