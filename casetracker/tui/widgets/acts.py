"""The way from a key to the method that does the action, with a reason where it cannot be done."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import App

from casetracker.tui.actions import ACTIONS, CONTEXTS, Action, action, actions_in
from casetracker.tui.keymap import DEFAULT, Keymap


class Acts:
    """Something with actions of the registry: a `do_...` method for each in its contexts."""

    contexts: ClassVar[tuple[str, ...]] = ()

    def why_not(self, action_id: str) -> str | None:
        """Why the action cannot be done now; None where it can."""
        del action_id
        return None

    def passes_on(self, action_id: str) -> bool:
        """Whether the key of an action is left to whoever stands further out."""
        del action_id
        return False

    def action_act(self, action_id: str) -> None:
        """Do the action, or say why not."""
        self.act(action_id)

    def act(self, action_id: str) -> None:
        """Do the action, or say why not."""
        chosen = action(action_id)
        reason = self.refusal(chosen)
        if reason is None:
            getattr(self, chosen.method)()
        else:
            self.refuse(chosen, reason)

    def refuse(self, chosen: Action, reason: str) -> None:
        """Say why an action that was asked for is not done."""
        del chosen
        self.say(reason)

    def refusal(self, chosen: Action) -> str | None:
        """The reason against an action, the database's being read-only first."""
        if chosen.writes and self.is_read_only():
            return self.why_read_only()
        return self.why_not(chosen.id)

    def is_read_only(self) -> bool:
        """Whether nothing may be changed."""
        return bool(getattr(getattr(self, "app", self), "read_only", False))

    def why_read_only(self) -> str:
        """Why nothing may be changed: a look at the past, or the database's being open for reading."""
        viewpoint = getattr(getattr(self, "app", self), "viewpoint", "")
        if viewpoint:
            return f"This is the docket {viewpoint}: nothing can be changed in the past."
        return "This database is open for reading only."

    def say(self, message: str) -> None:
        """Tell the person something in passing."""
        teller: Any = getattr(self, "app", self)
        teller.tell(message)


def actors(app: App[Any]) -> Iterator[Acts]:
    """Whoever has actions now: from the focused widget outwards, the app last."""
    focused = app.screen.focused or app.screen
    for node in focused.ancestors_with_self:
        if isinstance(node, Acts):
            yield node
    if isinstance(app, Acts) and not app.screen.is_modal:
        yield app


def keymap_of(app: App[Any]) -> Keymap:
    """The keys in force in an app."""
    keymap = getattr(app, "keymap", DEFAULT)
    return keymap if isinstance(keymap, Keymap) else DEFAULT


def possible(app: App[Any]) -> list[tuple[Action, Acts, str | None]]:
    """Every action within reach with its actor and the reason against it, nearest actor first.

    A key that means something nearer stands with that only.
    """
    found: list[tuple[Action, Acts, str | None]] = []
    seen: set[str] = set()
    taken: set[str] = set()
    keymap = keymap_of(app)
    for actor in dict.fromkeys(actors(app)):
        nearer = frozenset(taken)
        for each in actions_in(actor.contexts):
            if each.id not in seen and not actor.passes_on(each.id):
                seen.add(each.id)
                applied = keymap.applied(each)
                taken |= set(applied.keys)
                found.append((_without(applied, nearer), actor, actor.refusal(each)))
    return found


def _without(each: Action, keys: frozenset[str]) -> Action:
    """The action without these keys."""
    if keys.isdisjoint(each.keys):
        return each
    return replace(each, keys=tuple(key for key in each.keys if key not in keys), shown="")


def place_of(each: Action) -> str:
    """Where an action works that is out of reach here."""
    return f"works in {', '.join(CONTEXTS[context] for context in each.contexts)}"


def everything(app: App[Any]) -> list[tuple[Action, str | None]]:
    """Every action there is with the reason against it: first those within reach."""
    found = [(each, reason) for each, _, reason in possible(app)]
    reached = {each.id for each, _ in found}
    keymap = keymap_of(app)
    rest = [each for each in ACTIONS if each.id not in reached]
    return found + [(keymap.applied(each), place_of(each)) for each in rest]
