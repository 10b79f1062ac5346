"""The keys a person chose in place of ours, checked before the interface starts."""

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from textual import events
from textual.keys import Keys

from casetracker.settings import SettingsError
from casetracker.tui.actions import ACTIONS, Action, key_text
from casetracker.tui.layouts import aliases, layout_names

# Whoever chose badly must still find the commands and the way out.
KEPT: Final = {
    "app.commands": "ctrl+p",
    "app.quit": "ctrl+q",
    "app.help": "f1",
    "app.back": "escape",
    "form.cancel": "escape",
    "question.no": "escape",
}
_SAME: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+j": "enter",
    "ctrl+c": "the key that copies or interrupts",
    "ctrl+z": "the key that suspends",
}
_GENERAL: Final = frozenset({"app", "pane", "list", "reader", "tabs"})
_ASKING: Final = frozenset({"form", "question"})
_SHORT: Final = {
    "pgdn": "pagedown",
    "pgup": "pageup",
    "esc": "escape",
    "return": "enter",
    "bksp": "backspace",
    "del": "delete",
    "spacebar": "space",
}


class KeymapError(SettingsError):
    """A chosen key or layout that cannot be used."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys in force: those of the registry, save where a person chose others.

    `aliases` are letters of other layouts, each with the key it stands for outside of text fields.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def applied(self, action: Action) -> Action:
        """The action with the keys that reach it now."""
        keys = self.chosen.get(action.id)
        return action if keys is None else replace(action, keys=keys, shown="")

    def overrides(self) -> dict[str, str]:
        """The chosen keys as textual's own keymap takes them."""
        return {action_id: ",".join(keys) for action_id, keys in self.chosen.items()}

    def translated(self, event: events.Key) -> events.Key:
        """The key that a letter of another layout stands for; any other key as it came."""
        key = self.aliases.get(event.key)
        return event if key is None else events.Key(key, key if len(key) == 1 else None)


DEFAULT: Final = Keymap()


def build_keymap(
    keys: Mapping[str, str | tuple[str, ...]], layouts: Iterable[str], where: str
) -> Keymap:
    """The keys of the registry with a person's choice; raises KeymapError, naming the place."""
    known = {each.id: each for each in ACTIONS}
    chosen: dict[str, tuple[str, ...]] = {}
    for action_id, wanted in keys.items():
        if action_id not in known:
            raise KeymapError(
                f"{where} [keys]", f"there is no action '{action_id}'{_nearest(action_id, known)}"
            )
        chosen[action_id] = _keys_of(action_id, wanted, f"{where} [keys]")
    keymap = Keymap(chosen)
    _refuse_clashes(keymap, f"{where} [keys]")
    names = tuple(layouts)
    for name in names:
        if name not in layout_names():
            raise KeymapError(
                f"{where} layouts",
                f"there is no layout '{name}'{_nearest(name, layout_names())};"
                f" layouts are: {', '.join(layout_names())}",
            )
    taken = {key for each in keymap.chosen.values() for key in each}
    return Keymap(chosen, {a: k for a, k in aliases(names).items() if a not in taken})


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f"; did you mean '{close[0]}'?" if close else " (casetracker: ? lists them)"


def _keys_of(action_id: str, wanted: str | tuple[str, ...], where: str) -> tuple[str, ...]:
    names = wanted.split(",") if isinstance(wanted, str) and wanted != "," else list(wanted)
    found = [_key(name.strip(), action_id, where) for name in names if name.strip()]
    if not found:
        raise KeymapError(where, f"'{action_id}' has no key left: name one, such as \"f4\"")
    if action_id in KEPT:
        found.append(KEPT[action_id])
    return tuple(dict.fromkeys(found))


def _key(name: str, action_id: str, where: str) -> str:
    """The key as textual calls it."""
    key = "ctrl+" + name[1:].lower() if name.startswith("^") and len(name) > 1 else name
    if len(key) == 1:
        return key if key.isalnum() else _character_name(key)
    key = "+".join(_SHORT.get(part, part) for part in key.lower().split("+"))
    if key in _SAME:
        raise KeymapError(
            where, f"'{action_id}': a terminal cannot tell {name} from {_SAME[key]}: choose another"
        )
    if key not in _known_keys():
        raise KeymapError(
            where, f"'{action_id}': there is no key '{name}'{_nearest(key, _known_keys())}"
        )
    return key


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return {"solidus": "slash", "reverse_solidus": "backslash", "hyphen_minus": "minus",
            "low_line": "underscore", "commercial_at": "at", "plus_sign": "plus",
            }.get(name, name) or character  # fmt: skip


def _known_keys() -> Collection[str]:
    signs = {_character_name(chr(code)) for code in range(33, 127) if not chr(code).isalnum()}
    ours = {key for each in ACTIONS for key in each.keys}
    return {str(each.value) for each in Keys} | signs | ours | {"space"}


def _refuse_clashes(keymap: Keymap, where: str) -> None:
    """Refuse a choice that would take the key of another action that works in the same place."""
    for action_id in keymap.chosen:
        mine = next(each for each in ACTIONS if each.id == action_id)
        for other in ACTIONS:
            if other.id == action_id or not _meet(mine, other):
                continue
            shared = set(keymap.applied(mine).keys) & set(keymap.applied(other).keys)
            # What shares a key without anybody's choice never works at the same time.
            new = sorted(shared - (set(mine.keys) & set(other.keys)))
            if new:
                raise KeymapError(
                    where,
                    f"'{action_id}' and '{other.id}' would share the key {key_text(new[0])}"
                    " where both work: give one of them another",
                )


def _meet(one: Action, other: Action) -> bool:
    """Whether there is a place where both work."""
    mine, theirs = set(one.contexts), set(other.contexts)
    if mine & theirs:
        return True
    for here, there in ((mine, theirs), (theirs, mine)):
        if here & _GENERAL and not ("app" in here and there <= _ASKING):
            return True
    return False
