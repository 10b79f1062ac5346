"""Screens and dialogs that are loaded when they are first shown: the first frame waits for none of them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_SCREENS: Final = "casetracker.tui.screens"
_DIALOGS: Final = "casetracker.tui.dialogs"
_SOON: Final = ("cases", "case", "review", "queue")
_ANYWHERE: Final = ("keys", "jump", "pick", "message")
_EVERY: Final = (*_SOON, "charges", "clocks", "conflicts", "group", "groups", "history", "matrix",
                 "person", "persons", "reports", "search", "source", "sources", "unsourced")  # fmt: skip


def late(module: str, name: str) -> Callable[..., Any]:
    """What makes a screen of that name, loading its module the first time."""

    def make(*args: str) -> Any:
        return getattr(import_module(f"{_SCREENS}.{module}"), name)(*args)

    return make


def load_soon() -> None:
    """Load the screens that are gone to most and the dialogs that a key opens anywhere.

    In whichever thread asks; they take the longest.
    """
    for module in _SOON:
        import_module(f"{_SCREENS}.{module}")
    for module in _ANYWHERE:
        import_module(f"{_DIALOGS}.{module}")


def load_every() -> None:
    """Load every screen, so that each is known by its name."""
    for module in _EVERY:
        import_module(f"{_SCREENS}.{module}")
