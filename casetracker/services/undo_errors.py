"""Why a change cannot be undone, or done again."""

from collections.abc import Mapping
from typing import Final

from casetracker.errors import NotFoundError, RefusedError
from casetracker.text import shorten

_NAMED: Final = 5


class NothingToUndoError(RefusedError):
    """There is no change that can be taken back."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("there is nothing to undo")


class NothingToRedoError(RefusedError):
    """Nothing was undone that could be done again."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("there is nothing to redo")


class NoSuchChangeError(NotFoundError):
    """A number that no change has."""

    def __init__(self, change_set: int | None) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no change {change_set} on file: see 'casetracker history'")


class CannotUndoError(RefusedError):
    """A change that later ones rest on, or that is no decision."""

    def __init__(self, change_set: int, why: str) -> None:
        """Say what stands in the way."""
        super().__init__(f"change {change_set} cannot be undone: {why}")


class CannotRedoError(RefusedError):
    """An undone change that later ones stand in the way of."""

    def __init__(self, change_set: int, why: str) -> None:
        """Say what stands in the way."""
        super().__init__(f"change {change_set} cannot be done again: {why}")


class DependedOnError(CannotUndoError):
    """A change that later ones, which still stand, rest on."""

    def __init__(self, change_set: int, resting: Mapping[int, str]) -> None:
        """Name the later changes by number and what they did, the latest first."""
        latest = sorted(resting, reverse=True)
        named = [f"{each} ({shorten(resting[each], 60)})" for each in latest[:_NAMED]]
        more = f" and {len(latest) - _NAMED} more" if len(latest) > _NAMED else ""
        why = f"changes {', '.join(named)}{more} rest on it: undo those first, in that order"
        if len(latest) == 1:
            words = shorten(resting[latest[0]], 60)
            why = f"change {latest[0]} rests on it ({words}): undo that one first"
        super().__init__(change_set, why)
        self.resting = tuple(latest)
