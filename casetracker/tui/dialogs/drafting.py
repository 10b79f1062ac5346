"""Dialogs that keep what is half typed: while one types, where the program ends, and across restarts."""

from collections.abc import Iterable
from typing import Final

from textual import on
from textual.app import App
from textual.screen import Screen, ScreenResultType
from textual.timer import Timer
from textual.widgets import Input

from casetracker.tui.dialogs.message import MessageDialog
from casetracker.tui.screens.base import Dialog
from casetracker.tui.words import moment

GUARD: Final = "esc again throws away what you typed; ^q leaves and keeps it as a draft."
_NOT_KEPT: Final = "What you typed cannot be kept as a draft here: it is lost if you leave now."
_HOLD: Final = 0.3  # seconds of quiet after which a draft is written


class DraftingDialog(Dialog[ScreenResultType]):
    """A dialog whose fields outlive it until it is answered or thrown away."""

    _is_over = False
    _put_back: dict[str, str] | None = None
    _pause: Timer | None = None

    @property
    def draft_key(self) -> str:
        """What a draft is kept under; without one nothing is kept."""
        raise NotImplementedError

    def first_values(self) -> dict[str, str]:
        """By field what it held at first."""
        raise NotImplementedError

    def label_of(self, name: str) -> str:
        """What a field is called on the screen."""
        return name.capitalize()

    def typed_values(self) -> dict[str, str]:
        """By field what it holds now."""
        return {name: self._line(name).value for name in self.first_values()}

    def _line(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def put_draft_back(self) -> str:
        """Put a draft into the fields; what is to be said of it, empty where there is none."""
        draft = self.desk_app.drafts.get(self.draft_key)
        if draft is None:
            return ""
        before, moved = self.first_values(), []
        with self.prevent(Input.Changed):  # nobody typed this: it takes back no message
            for name, (base, typed) in draft.fields.items():
                if name in before:
                    self._line(name).value = typed
                    moved += [self.label_of(name)] if before[name] != base else []
        self._put_back = self.typed_values()
        told = f"Your draft of {moment(draft.at)} was put back; esc esc throws it away."
        return f"{told} Changed on file meanwhile: {', '.join(moved)}." if moved else told

    @property
    def is_as_put_back(self) -> bool:
        """Whether a draft was put back and nothing was typed since: fields report their first values too."""
        return self._put_back is not None and self.typed_values() == self._put_back

    @on(Input.Changed)
    def _keep_soon(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_HOLD, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what was typed; False where something was and it lasts no longer than the program."""
        if self._is_over or not self.draft_key or not self.is_attached:
            return True
        try:
            typed = self.typed_values()
        except Exception:  # noqa: BLE001 - the fields are gone already: the last draft stands
            return True
        return self.desk_app.drafts.put(self.draft_key, self.first_values(), typed)

    def on_unmount(self) -> None:
        """Keep what was typed where the program ends under the dialog."""
        self.keep_draft()

    def field_named_in(self, message: str) -> str | None:
        """The field that holds a reference of which a message begins to speak."""
        words = {word.strip("'\".,:;()") for word in message.upper().split()[:6]}
        for name, value in self.typed_values().items():
            parts = value.upper().replace(",", " ").replace("=", " ").split()
            if name not in ("reason", "date") and words & {each for each in parts if "-" in each}:
                return name
        return None

    def hand_draft_on(self) -> None:
        """It is answered: the draft stays until whoever asked has carried the answer out, and drops it."""
        self.keep_draft()
        self._is_over = True

    def forget_draft(self) -> None:
        """It is answered, or thrown away: what was typed is wanted no longer."""
        self._is_over = True
        if self.draft_key:
            self.desk_app.drafts.drop(self.draft_key)


def leave(app: App[int], screens: Iterable[Screen[object]]) -> None:
    """End the program with every draft on these screens kept; ask first where one cannot be."""
    dialogs = (screen for screen in screens if isinstance(screen, DraftingDialog))
    kept = [dialog.keep_draft() for dialog in dialogs]  # each of them, though one cannot be kept
    if all(kept):
        app.exit(return_code=0)
        return
    app.push_screen(
        MessageDialog("Leave casetracker?", _NOT_KEPT, "Leave", "Stay"),
        lambda is_yes: app.exit(return_code=0) if is_yes else None,
    )
