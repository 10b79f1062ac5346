"""What stands around the screens: chosen keys, memory across restarts, heartbeat, word of changes."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.message import Message

from casetracker.tui.facade import Desk
from casetracker.tui.keymap import DEFAULT, Keymap
from casetracker.tui.late import load_every
from casetracker.tui.listening import Ear
from casetracker.tui.memory import Memory
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.sweeping import LOOK_SECONDS, Sweeper
from casetracker.tui.themes import THEMES
from casetracker.tui.watchdog import Watchdog
from casetracker.tui.words import stage_letters

if TYPE_CHECKING:
    from casetracker.tui.ports import ListenerPort, ServicesPort
    from casetracker.views.home import FirstLook

SAVE_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Equipment:
    """What an app is given beside its services; without any it keeps to itself.

    `open_demo` makes the demonstration and opens it; a `theme` that is named wins over the memory.
    `open_at` opens the docket as of a day, and as it is now for an empty text. `first_look` reads what
    Home shows before the services are loaded. With a `sweeper` memory is looked through only while nobody
    works.
    """

    keymap: Keymap = DEFAULT
    memory_file: Path | None = None
    pause_log: Path | None = None
    theme: str = ""
    open_demo: Callable[[], "ServicesPort"] | None = None
    sweeper: Sweeper | None = None
    open_at: Callable[[str], "ServicesPort"] | None = None
    first_look: Callable[[], "FirstLook"] | None = None


class Heard(Message):
    """Somebody committed a change."""


class StandingApp(App[int], inherit_bindings=False):
    """The app without its places."""

    desk: Desk
    stages: tuple[tuple[str, str], ...] = ()
    letters: dict[str, str]

    def equip(self, equipment: Equipment) -> None:
        """Take these keys and this memory; before the app runs."""
        self.equipment = equipment
        self.letters = {}
        self.keymap = equipment.keymap
        self.set_keymap(self.keymap.overrides())
        self.memory = Memory(equipment.memory_file)
        self.watchdog = Watchdog(equipment.pause_log, self._front)
        self._ear: Ear | None = None
        self._recalled: set[str] = set()
        self._is_restored = False
        if any(theme.name == equipment.theme for theme in THEMES):
            self.theme = equipment.theme

    # -- life

    def on_mount(self) -> None:
        """Begin the heartbeat, and save now and then."""
        self.watchdog.start()
        self.set_interval(SAVE_SECONDS, self.remember)
        if self.equipment.sweeper is not None:
            self.equipment.sweeper.start()
            self.set_interval(LOOK_SECONDS, self._sweep)

    def draw_at_once(self, drawn: Callable[[], object]) -> None:
        """Show the first frame once it is whole, without the steps before it; then call `drawn`."""
        held = contextlib.ExitStack()
        held.enter_context(self.batch_update())

        def show() -> None:
            held.close()
            self.call_after_refresh(drawn)

        self.call_after_refresh(show)

    def look_first(self) -> None:
        """Take a first look at the docket, where Home is what is gone to."""
        look, left = self.equipment.first_look, self.memory.get("app").get("mode")
        if look is not None and left in (None, self.DEFAULT_MODE):
            self.desk.look(look, self._looked)

    def _looked(self, look: "FirstLook") -> None:
        self.know(look.stages)
        if isinstance(self.screen, DocketScreen):
            self.screen.look(look.home)
        # Loaded beside the drawing of these rows, the services would take turns with it.
        self.call_after_refresh(self.desk.drawn)

    def know(self, stages: tuple[tuple[str, str], ...]) -> None:
        """Know the stages of the vocabulary, and a letter for each."""
        self.stages, self.letters = stages, stage_letters(stages)

    def on_unmount(self) -> None:
        """Stop what runs beside the screens."""
        self.watchdog.stop()
        if self._ear is not None:
            self._ear.stop()

    def _sweep(self) -> None:
        """Let memory go at rest; that no beat came meanwhile is no pause that anybody felt."""
        if self.equipment.sweeper is not None and self.equipment.sweeper.look():
            self.watchdog.stop()
            self.watchdog.start()

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Remember where everybody was, and leave; nothing is ever printed."""
        del message
        with contextlib.suppress(Exception):
            # Whatever the state of the screens, the way out stays open.
            self.remember()
        super().exit(result=result, return_code=return_code)

    async def on_event(self, event: events.Event) -> None:
        """A letter of another layout is the key it stands for, except where one types."""
        if isinstance(event, events.Key):
            self.desk.touched()
        if isinstance(event, events.Key) and not event.is_forwarded and not self._is_typing():
            event = self.keymap.translated(event)
        await super().on_event(event)

    def _is_typing(self) -> bool:
        from textual.widgets import Input, TextArea

        return bool(self.screen_stack) and isinstance(self.focused, Input | TextArea)

    def _front(self) -> str:
        return type(self.screen).__name__ if self.screen_stack else "no screen"

    # -- memory

    def remember(self) -> None:
        """Note where everybody is, and write it down."""
        if not self._is_restored:
            return
        stacks: dict[str, list[Any]] = {
            mode: [screen for screen in stack if isinstance(screen, DocketScreen)]
            for mode, stack in self._screen_stacks.items()
        }
        for mode, stack in stacks.items():
            if stack:
                self.memory.put(f"place {mode}", stack[0].remember())
        route = [
            {"screen": type(screen).__name__, "ref": screen.ref, "state": screen.remember()}
            for screen in stacks.get(self.current_mode, [])[1:]
            if isinstance(getattr(screen, "ref", None), str)
        ]
        # A theme that was asked for from outside is no choice to come back to.
        theme = self.memory.get("app").get("theme") if self.equipment.theme else self.theme
        self.memory.put("app", {"mode": self.current_mode, "route": route, "theme": theme})
        self.memory.save()

    def recall(self, screen: DocketScreen) -> None:
        """Put a place back as it was left, when it is first shown."""
        mode = self.current_mode
        if len(self.screen_stack) == 1 and mode not in self._recalled:
            self._recalled.add(mode)
            screen.recall(self.memory.get(f"place {mode}"))

    def restore(self) -> None:
        """Go where the person was when they left; once."""
        if self._is_restored:
            return
        self._is_restored = True
        if self.equipment.sweeper is not None:
            self.equipment.sweeper.settle()
        left = self.memory.get("app")
        if not self.equipment.theme and left.get("theme") in {theme.name for theme in THEMES}:
            self.theme = str(left["theme"])
        mode, route = left.get("mode"), left.get("route")
        # Whoever pressed a key before the docket was open is where they want to be.
        is_untouched = self.current_mode == self.DEFAULT_MODE and len(self.screen_stack) == 1
        if is_untouched and mode in self.MODES and (mode != self.current_mode or route):
            self.call_next(self._return_to, mode, route if isinstance(route, list) else [])

    async def _return_to(self, mode: str, route: list[Any]) -> None:
        if self.current_mode != mode:
            await self.switch_mode(mode)
        if route:
            load_every()
        for step in route:
            screen = _screen_of(step)
            if screen is None:
                return
            await self.push_screen(screen)
            if isinstance(step.get("state"), dict):
                screen.recall(step["state"])

    def forget(self) -> None:
        """Another database is open: what was remembered was another's."""
        self.remember()
        self.memory = Memory(None)

    # -- word of changes

    def listen(self) -> None:
        """Hear of changes at once, where the database tells of them."""
        if self._ear is None:
            self.desk.ask(
                self,
                "listen",
                lambda services: services.listener(),
                self._listen_with,
                refused=lambda _: None,
            )

    def _listen_with(self, listener: "ListenerPort | None") -> None:
        if listener is not None:
            self._ear = Ear(listener, lambda: self.post_message(Heard()))
            self._ear.start()


def _screen_of(step: Any) -> DocketScreen | None:
    """The screen of a step of the route; None where there is no such screen any more."""
    if not isinstance(step, dict) or not isinstance(step.get("ref"), str):
        return None
    kinds: list[Any] = [DocketScreen]
    for kind in kinds:
        kinds += kind.__subclasses__()
        if kind.__name__ == step.get("screen"):
            with contextlib.suppress(TypeError):
                made: DocketScreen = kind(step["ref"])
                return made
    return None
