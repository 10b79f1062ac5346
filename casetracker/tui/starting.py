"""How the terminal interface is started: where it can be, with the keys and the memory of a person."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from casetracker.settings import config_file, load_settings
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.keymap import build_keymap
from casetracker.tui.memory import memory_file
from casetracker.tui.standing import Equipment
from casetracker.tui.sweeping import Sweeper
from casetracker.tui.themes import MONO

if TYPE_CHECKING:
    from casetracker.tui.ports import ServicesPort
    from casetracker.views.home import FirstLook

# How long a thread at work keeps the one that draws waiting for its turn: a key takes several turns.
_TURN_SECONDS: Final = 0.001


def refuse_reason(environ: Mapping[str, str], is_terminal: bool) -> str | None:  # noqa: FBT001 - two facts of the surroundings
    """Why the terminal interface cannot start here, with what to do; None where it can."""
    hint = "use the command line instead: casetracker --help"
    if not is_terminal:
        return f"the terminal interface needs a terminal; {hint}"
    if environ.get("TERM", "") in ("dumb", "unknown"):
        return f"this terminal (TERM={environ['TERM']}) cannot show full screens; {hint}"
    return None


def run_tui(
    open_services: Callable[[], "ServicesPort"],
    *,
    database_label: str,
    user: str,
    read_only: bool = False,
    viewpoint: str = "",
    open_demo: Callable[[], "ServicesPort"] | None = None,
    open_at: Callable[[str], "ServicesPort"] | None = None,
    first_look: Callable[[], "FirstLook"] | None = None,
) -> int:
    """Run the terminal interface until it is left; gives the exit code. `viewpoint` is in words.

    Raises SettingsError before it starts, and after it what kept the database from being opened.
    """
    settings = load_settings()
    is_plain = bool(os.environ.get("NO_COLOR"))
    theme = f"casetracker-{settings.theme}" if settings.theme else ""
    app = CasetrackerApp(
        open_services,
        database_label=database_label,
        user=user,
        read_only=read_only,
        is_plain=is_plain,
        viewpoint=viewpoint,
        state_folder=settings.state_folder,
        equipment=Equipment(
            keymap=build_keymap(settings.keys, settings.layouts, str(config_file())),
            memory_file=memory_file(
                settings.state_folder, " ".join(filter(None, (database_label, viewpoint)))
            ),
            pause_log=settings.state_folder / "pauses.log",
            theme=MONO.name if is_plain else theme,
            open_demo=open_demo,
            open_at=open_at,
            first_look=first_look,
            sweeper=Sweeper(),
        ),
    )
    sys.setswitchinterval(_TURN_SECONDS)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
