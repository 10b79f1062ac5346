"""What every screen has: title, places, status, keys, and the floor for windows that are too small."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from casetracker.tui.actions import Action, bindings_for
from casetracker.tui.safe import txt
from casetracker.tui.screens.panes import Frame, PanedScreen
from casetracker.tui.widgets.acts import Acts, possible
from casetracker.tui.widgets.bars import Bar, KeyFooter, NavBar, Pressed
from casetracker.tui.widgets.vtable import VTable

if TYPE_CHECKING:
    from casetracker.tui.app import CasetrackerApp
    from casetracker.tui.copies import Copies
    from casetracker.views.home import HomeView

# Keys that would only take room in the footer where they can never do anything.
_ONLY_WHERE_POSSIBLE = frozenset({"app.back", "list.sort", "list.columns", "pane.zoom"})

_SEEN = 91  # before all but deciding


class Floor(Widget):
    """What is shown in place of everything else in a window below 80 x 24."""

    def render(self) -> Content:
        """The size there is, the size needed, and the way out."""
        width, height = self.app.size
        return txt(
            f"casetracker\n\nThis window is {width} x {height}.\ncasetracker needs 80 x 24.\n\n"
            "Enlarge it, or use the command line:\n  casetracker --help\n\n^q Quit\n"
            "(what you typed is kept)"
        )


class Pane(Frame):
    """A box with a heading around the widgets of a part of a screen."""

    def __init__(self, heading: str, *children: Widget, id: str) -> None:  # noqa: A002 - as above
        """A box with this heading."""
        super().__init__(*children, id=id)
        self._heading = heading

    def on_mount(self) -> None:
        """Put the heading on."""
        self.put(self._heading)

    def put(self, heading: str) -> None:
        """Change the heading."""
        self.border_title = txt(heading)


def refocus(screen: Screen[Any], before: Widget | None) -> None:
    """Give the keys back to what had them, once a window that was too small is large enough again."""
    if screen.focused is None and before is not None and before.is_attached and before.focusable:
        before.focus()


class DocketScreen(PanedScreen, inherit_bindings=False):
    """A place of the docket. A screen says where it is, fills its body and reads itself anew."""

    BINDINGS = bindings_for("pane")
    contexts: ClassVar[tuple[str, ...]] = ("pane",)
    place: ClassVar[str] = ""
    zoom_priority: ClassVar[int] = 0  # in the footer, where it is wanted more often than elsewhere
    AUTO_FOCUS = ""
    _is_resuming = False
    _had_focus: Widget | None = None

    @property
    def desk_app(self) -> "CasetrackerApp":
        """The app, by its own type."""
        return cast("CasetrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, places, body, status and keys."""
        self._fit_window()
        yield Bar(id="title")
        yield NavBar()
        yield from self.body()
        yield Bar(id="status")
        yield KeyFooter()
        yield Floor()

    def _fit_window(self) -> None:
        # Textual adds these classes once a first frame was drawn without them, and draws another.
        app = self.desk_app
        for steps, extent in (
            (app.HORIZONTAL_BREAKPOINTS, app.size.width),
            (app.VERTICAL_BREAKPOINTS, app.size.height),
        ):
            self.add_class(max(each for each in steps if each[0] <= extent)[1], update=False)

    def body(self) -> Iterator[Widget]:
        """The widgets between the places and the status."""
        raise NotImplementedError

    def heading(self) -> str:
        """Where one is, for the title bar."""
        raise NotImplementedError

    def read(self) -> None:
        """Ask the services for what this screen shows."""
        raise NotImplementedError

    def look(self, home: "HomeView") -> None:
        """Show what a first look at the docket found; Home alone has room for it."""

    def on_mount(self) -> None:
        """Fill the bars; reading begins when the screen is shown."""
        self.fit_widths()
        self.refresh_bars()

    def on_screen_resume(self) -> None:
        """Shown, again or for the first time: the docket may have changed meanwhile."""
        self.desk_app.recall(self)
        self.refresh_bars()
        if not self._is_resuming:
            # A place that is shown for the first time is told so twice in a row; it reads once.
            self._is_resuming = True
            self.call_later(self._resumed)

    def _resumed(self) -> None:
        self._is_resuming = False
        if self.desk_app.desk.is_open:
            self.read()

    def refresh_bars(self) -> None:
        """Title, places and keys anew."""
        app = self.desk_app
        for bar in self.query("#title").results(Bar):
            bar.put(f"casetracker  {self.heading()}", app.identity_text(), app.state_text())
        for nav in self.query(NavBar):
            nav.put(self.place, app.waiting)
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """The footer's keys anew: they follow the focus and what can be done."""
        if self.app.screen is self:
            for footer in self.query(KeyFooter):
                footer.put([(each, reason is None) for each, reason in self.footer_actions()])

    def footer_actions(self) -> list[tuple[Action, str | None]]:
        """The actions worth a place in the footer."""
        return [
            (self._zooming(each), reason)
            for each, _, reason in possible(self.app)
            if each.priority
            and each.keys
            and (reason is None or each.id not in _ONLY_WHERE_POSSIBLE)
        ]

    def _zooming(self, each: Action) -> Action:
        """The way to one pane and back: while one is alone, the way back is always to be seen."""
        if each.id != "pane.zoom":
            return each
        if self.is_zoomed:
            return replace(each, label="Unzoom", priority=_SEEN)
        return replace(each, priority=self.zoom_priority or each.priority)

    def status(self, text: str, right: str = "") -> None:
        """Say something in the status line."""
        self.query_one("#status", Bar).put(text, right)

    def on_resize(self) -> None:
        """Once the new size is laid out, let the screen follow it."""
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        refocus(self, self._had_focus)
        self.refit()
        self.resized()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus."""
        self._had_focus = event.widget
        self.follow_zoom()
        self.refresh_keys()

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        event.stop()
        self.desk_app.perform(event.action_id)

    def do_redo(self) -> None:
        """Do again what was undone last."""
        self.desk_app.redo_latest(self)

    def do_preview(self) -> None:
        """Hide the preview, or show it again."""
        self.unzoom()
        self.toggle_class("-no-preview")
        if self.has_class("-no-preview"):
            self.query_one("#rows").focus()

    def remember(self) -> dict[str, Any]:
        """Where one is in this screen, as values that JSON knows."""
        tables = {str(table.id): table.remember() for table in self.query(VTable)}
        hidden = self.has_class("-no-preview")
        return {"tables": tables, "no_preview": hidden, "zoomed": self.zoomed_id()}

    def recall(self, state: dict[str, Any]) -> None:
        """Be where one was; what does not fit is left out."""
        self.set_class(state.get("no_preview") is True, "-no-preview")
        self.zoom_again(state.get("zoomed"))
        tables = state.get("tables")
        for table in self.query(VTable):
            kept = tables.get(str(table.id)) if isinstance(tables, dict) else None
            if isinstance(kept, dict):
                table.recall(kept)

    def copies(self) -> "Copies":
        """What can be copied from where the cursor is, what is wanted most first."""
        from casetracker.tui.copies import of_ref, of_row

        tables = sorted(self.query(VTable), key=lambda each: not each.has_focus)
        row = next((each.current for each in tables if each.row_count), ())
        ref = getattr(self, "ref", None)
        return [*of_row(row), *of_ref(ref if isinstance(ref, str) else None)]

    def has_step(self) -> bool:
        """Whether `back` would undo a step inside of the screen."""
        return False

    def back(self) -> bool:
        """Undo one step inside of the screen; False where there is none and the screen may go."""
        return False


class Dialog(ModalScreen[ScreenResultType], Acts, inherit_bindings=False):
    """A question in a box, answered or left with esc."""

    BINDINGS = bindings_for("form")
    contexts: ClassVar[tuple[str, ...]] = ("form",)
    _had_focus: Widget | None = None

    @property
    def desk_app(self) -> "CasetrackerApp":
        """The app, by its own type."""
        return cast("CasetrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The box, its keys and the floor."""
        yield from self.body()
        yield Floor()

    def body(self) -> Iterator[Widget]:
        """The box."""
        raise NotImplementedError

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know which field has the keys."""
        self._had_focus = event.widget

    def on_resize(self) -> None:
        """Give them back to it."""
        self.call_after_refresh(refocus, self, self._had_focus)

    def do_next_pane(self) -> None:
        """Next field."""
        self.focus_next()

    def do_previous_pane(self) -> None:
        """Field before."""
        self.focus_previous()

    def do_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def do_save(self) -> None:
        """Give the answer; a question that is answered by other keys stays."""
