"""The app: opens the services behind the first frame, owns the places, the desk and the themes."""

import asyncio
import contextlib
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.text import Text
from textual import events, on
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.widgets import Input

from casetracker.clock import utc_now
from casetracker.errors import CasetrackerError
from casetracker.text import safe_line, shorten
from casetracker.tui.actions import action, bindings_for
from casetracker.tui.copying import Copying
from casetracker.tui.crash import write_crash
from casetracker.tui.drafts import Drafts
from casetracker.tui.facade import Answered, Desk, Opened, message_of
from casetracker.tui.late import late, load_soon
from casetracker.tui.offering import OfferingApp
from casetracker.tui.places import PLACES, Places
from casetracker.tui.safe import PlainFilter, SafeFilter, UndimFilter
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.screens.home import HomeScreen
from casetracker.tui.standing import Equipment, Heard
from casetracker.tui.styling import RememberingStylesheet
from casetracker.tui.taking_back import TakingBack
from casetracker.tui.themes import HIGH_CONTRAST, MONO, THEMES, next_theme
from casetracker.tui.widgets.acts import everything, place_of, possible

if TYPE_CHECKING:
    from casetracker.tui.ports import ServicesPort

POLL_SECONDS: Final = 2.0
ENDING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
LONG_TOAST: Final = 240
_LONG: Final = 160
_LONG_NAME: Final = 20


class CasetrackerApp(OfferingApp, TakingBack, Copying, Places, inherit_bindings=False):
    """The terminal interface over one open database."""

    TITLE = "casetracker"
    CSS_PATH = sorted(Path(__file__).parent.rglob("*.tcss"))
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("app")
    contexts: ClassVar[tuple[str, ...]] = ("app",)
    MODES: ClassVar[dict[str, Any]] = {
        "home": HomeScreen,
        "cases": late("cases", "CasesScreen"),
        "inbox": late("queue", "QueueScreen"),
        "reports": late("reports", "ReportsScreen"),
        "sources": late("sources", "SourcesScreen"),
        **PLACES,
    }
    DEFAULT_MODE = "home"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as textual declares it
        (0, "-thin"),
        (80, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as textual declares it
        (0, "-flat"),
        (24, "-compact"),
        (30, "-tall"),
    ]

    def __init__(
        self,
        open_services: Callable[[], "ServicesPort"],
        *,
        database_label: str,
        user: str,
        read_only: bool = False,
        is_plain: bool = False,
        viewpoint: str = "",
        state_folder: Path | None = None,
        equipment: Equipment | None = None,
    ) -> None:
        """`is_plain` sends no colour; `viewpoint` says in words from where one looks, empty for now.

        Crash reports go to `state_folder` where there is one.
        """
        super().__init__()
        self.stylesheet = RememberingStylesheet(variables=self.get_css_variables())
        self.animation_level = "none"
        # A look at the past is read-only for its own sake: the docket as it is now need not be.
        self.read_only, self._was_read_only = read_only, read_only and not viewpoint
        self.desk = Desk(self, self.show_error)
        self.failure: CasetrackerError | None = None
        self.waiting = 0
        self._open_services = open_services
        self._label = database_label
        self._user = user
        self.viewpoint = viewpoint
        self._state_folder = state_folder
        self.drafts = Drafts(state_folder / "drafts.json" if state_folder else None, database_label)
        self._counter: int | None = None
        self._line_filters: list[LineFilter] = [SafeFilter()]
        self._undim = UndimFilter()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        if is_plain:
            self._line_filters.append(PlainFilter())
            self.theme = MONO.name
        self.equip(equipment or Equipment())

    # -- life

    def on_mount(self) -> None:
        """Open the services behind the first frame, look for changes, listen for signals."""
        self.look_first()
        self.desk.open(self._open_services, self._opened, self._not_opened)
        self.draw_at_once(self.desk.drawn)
        self.set_interval(POLL_SECONDS, self._poll)
        loop = asyncio.get_running_loop()
        for number in ENDING:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._signalled, number)

    def on_unmount(self) -> None:
        """Let the database go."""
        loop = asyncio.get_running_loop()
        for number in ENDING:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.remove_signal_handler(number)
        self.desk.close()

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _opened(self, opened: Opened) -> None:
        self.know(opened.stages)
        self.read_only = self.read_only or opened.is_read_only
        # What was counted before the first reading: a change between the two is seen.
        self._ask_counter()
        self._read_screen()
        self.count_waiting()
        self.restore()
        self.listen()
        self.desk.ask(self, "screens", lambda _: load_soon(), lambda _: None, is_slow=True)

    def stand_on(self, label: str, opened: Opened) -> None:
        """Another database is open under this label: everything is read anew."""
        self._label, self._counter, self.read_only = label, None, opened.is_read_only
        self.viewpoint = ""
        self._opened(opened)

    def look_from(self, day: str, opened: Opened) -> None:
        """The same docket as of another day, or as it is now: everything is read anew."""
        self.viewpoint, self._counter = f"as of {day}" if day else "", None
        self.read_only = bool(day) or self._was_read_only or opened.is_read_only
        self._opened(opened)
        self.tell(f"The docket {self.viewpoint or 'as it is now'}.")

    def _not_opened(self, error: Exception) -> None:
        self.report(error)
        if isinstance(error, CasetrackerError):
            # Said on the plain screen, where it can be read at leisure and copied.
            self.failure = error
            self.exit(return_code=error.exit_code)
            return
        from casetracker.tui.dialogs.message import MessageDialog

        self.push_screen(
            MessageDialog("The docket cannot be opened", message_of(error), "Leave"),
            lambda _: self.exit(return_code=1),
        )

    def on_answered(self, answer: Answered) -> None:
        """An answer from the database thread."""
        self.desk.settle(answer)

    def _poll(self) -> None:
        """Look whether somebody else changed the docket; only while nothing else is asked."""
        if self.desk.is_open and self.desk.is_free:
            self._ask_counter()

    @on(Heard)
    def _heard(self) -> None:
        if self.desk.is_open:
            self._ask_counter()

    def _ask_counter(self) -> None:
        self.desk.ask(
            self, "poll", lambda services: services.docket.change_counter(), self._counted
        )

    def _counted(self, counter: int) -> None:
        before, self._counter = self._counter, counter
        if before is not None and before != counter:
            self.docket_changed()

    def on_key(self, event: events.Key) -> None:
        """Put what was typed before a line had the focus into it; tell who presses ^c how to leave."""
        line = self.focused
        if event.is_printable and isinstance(line, Input):
            # A line takes such keys itself: this one was pressed while it was still being opened.
            event.prevent_default()
            line.post_message(events.Key(event.key, event.character))
        elif event.key == "ctrl+c":
            self.tell("^q leaves casetracker.")

    def docket_changed(self) -> None:
        """Read the screen in front anew; the others do so when they come back."""
        self.count_waiting()
        self._read_screen()

    def _read_screen(self) -> None:
        screen = self.screen
        if isinstance(screen, DocketScreen):
            screen.refresh_bars()
            screen.read()

    def count_waiting(self) -> None:
        """Ask how many facts wait, for the place bar."""
        self.desk.ask(self, "waiting", lambda services: services.docket.waiting(), self._waiting)

    def _waiting(self, claims: int) -> None:
        self.waiting = claims
        if isinstance(self.screen, DocketScreen):
            self.screen.refresh_bars()

    # -- telling

    def identity_text(self) -> str:
        """Database, that it may be written, and user; a long name gives way to the place."""
        access = () if self.read_only else ("read/write",)
        place = self._label.partition("?")[0] if "://" in self._label else self._label
        name = Path(place).name or self._label
        return "  ".join((shorten(name, _LONG_NAME), *access, self._user))

    def state_text(self) -> str:
        """What must not be overlooked: a look at the past, and that nothing can be changed."""
        access = "read-only" if self.read_only else ""
        return " · ".join(filter(None, (self.viewpoint, access)))

    def tell(self, message: str, *, is_warning: bool = False) -> None:
        """A passing message in place of the one before; a warning stays beside it for its time."""
        told = shorten(message, LONG_TOAST)
        for shown in [
            each
            for each in self._notifications
            if each.message == told or each.severity == "information"
        ]:
            self._unnotify(shown, refresh=False)
        self.notify(
            told,
            severity="warning" if is_warning else "information",
            markup=False,
        )

    def is_told(self, words: str) -> bool:
        """Whether a passing message that is still there holds these words."""
        return any(words in each.message for each in self._notifications)

    def show_error(self, error: Exception) -> None:
        """An error as a toast where it is short, else as a dialog; never a traceback."""
        self.report(error)
        message = message_of(error)
        if isinstance(error, CasetrackerError) and len(message) <= _LONG:
            self.tell(message, is_warning=True)
        else:
            from casetracker.tui.dialogs.message import MessageDialog

            self.push_screen(MessageDialog("That did not work", message, "Close"))

    def report(self, error: Exception) -> None:
        """Write a fault of the program down, without names."""
        if self._state_folder is not None and not isinstance(error, CasetrackerError):
            write_crash(error, self._state_folder, utc_now())

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own filters, then ours: nothing reaches the terminal past them."""
        strong = [self._undim] if self.theme in (HIGH_CONTRAST.name, MONO.name) else []
        return [*strong, *super().get_line_filters(), *self._line_filters]

    def _fatal_error(self) -> None:
        """Leave with one sentence in place of a traceback, which would print names."""
        path = None
        if self._exception is not None and self._state_folder is not None:
            path = write_crash(self._exception, self._state_folder, utc_now())
        where = f" A report without names is in {safe_line(str(path))}." if path else ""
        self._exit_renderables.append(
            Text(f"casetracker stopped by a fault of its own; what was saved is kept.{where}")
        )
        self._close_messages_no_wait()

    # -- actions

    def perform(self, action_id: str) -> None:
        """Do an action wherever it is at home."""
        for each, actor, _ in possible(self):
            if each.id == action_id:
                actor.act(action_id)
                return
        self.tell(f"{action(action_id).label}: {place_of(action(action_id))}.")

    def why_not(self, action_id: str) -> str | None:
        """Nowhere to go back to from a place's first screen."""
        screen = self.screen
        if action_id in ("app.as_of", "app.now"):
            return self.why_not_back(action_id)
        if action_id == "app.back" and len(self.screen_stack) == 1:
            return (
                None
                if isinstance(screen, DocketScreen) and (screen.has_step() or screen.is_zoomed)
                else "This is the top."
            )
        return None

    def go(self, mode: str) -> None:
        """Go to a place, unless one is there."""
        if self.current_mode != mode:
            self.switch_mode(mode)

    def do_home(self) -> None:
        """Go to Home."""
        self.go("home")

    def do_cases(self) -> None:
        """Go to Cases."""
        self.go("cases")

    def do_inbox(self) -> None:
        """Go to the Inbox."""
        self.go("inbox")

    def do_reports(self) -> None:
        """Go to Reports."""
        self.go("reports")

    def do_sources(self) -> None:
        """Go to Sources."""
        self.go("sources")

    def do_help(self) -> None:
        """The keys that work here."""
        self._ask_keys(is_everything=False)

    def do_commands(self) -> None:
        """Every command that works here, found by typing."""
        self._ask_keys(is_everything=True)

    def _ask_keys(self, *, is_everything: bool) -> None:
        from casetracker.tui.dialogs.keys import KeysDialog

        here = self.screen.heading() if isinstance(self.screen, DocketScreen) else ""
        offers = everything(self)
        if not is_everything:
            offers = [(each, reason) for each, _, reason in possible(self)]
        self.push_screen(KeysDialog(here, offers, is_commands=is_everything), self._picked)

    def _picked(self, action_id: str | None) -> None:
        if action_id is not None:
            self.perform(action_id)

    def do_back(self) -> None:
        """Undo a step inside of the screen, else leave it."""
        screen = self.screen
        if isinstance(screen, DocketScreen) and (screen.back() or screen.unzoom()):
            return
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def do_reload(self) -> None:
        """Read the docket again."""
        self.docket_changed()

    def do_theme(self) -> None:
        """The next theme."""
        self.theme = next_theme(self.theme)
        self.tell(f"Theme: {self.theme.removeprefix('casetracker-')}")

    def do_quit(self) -> None:
        """Leave; decisions are journaled already, and what is half typed is kept."""
        from casetracker.tui.dialogs.drafting import leave

        leave(self, (each for stack in self._screen_stacks.values() for each in stack))

    def open_review(self, ref: str) -> None:
        """Review a source, in the Inbox."""

        async def go() -> None:
            await self.switch_mode("inbox")
            await self.push_screen(late("review", "ReviewScreen")(ref))

        self.call_next(go)
