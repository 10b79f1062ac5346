"""One-row bars: title, places, status and keys."""

from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from casetracker.text import safe_text
from casetracker.tui.actions import Action, action
from casetracker.tui.safe import txt
from casetracker.tui.widgets.acts import keymap_of

PLACES: Final = (
    "nav.home", "nav.cases", "nav.persons", "nav.charges", "nav.clocks", "nav.inbox", "nav.reports",
    "nav.search", "nav.sources", "nav.groups",
)  # fmt: skip
# What places are called where nothing else makes them all fit, one after the other.
_TIGHT: Final = (("Search", "Find"), ("Reports", "Report"), ("Charges", "Charge"))


class Bar(Widget):
    """One row with something left and something right; the left gives way, a mark in reverse never does."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the widget's own word
        """An empty bar."""
        super().__init__(id=id)
        self.left = ""
        self.right = ""
        self.mark = ""

    def put(self, left: str, right: str | None = None, mark: str = "") -> None:
        """Show these texts, the mark before the right one."""
        self.left = _row(left)
        self.right = self.right if right is None else _row(right)
        self.mark = f" {_row(mark)} " if mark else ""
        self.refresh()

    def render(self) -> Content:
        """Left text, room, the mark, right text."""
        width = max(self.size.width - 2, 1)
        taken = cell_len(self.mark) + (1 if self.mark else 0)
        right = _fit(self.right, max(width * 2 // 3 - taken, 0))
        right = f" {right}" if self.mark and len(right) > 1 else "" if self.mark else right
        left = _fit(self.left, max(width - cell_len(self.mark + right) - 2, 0))
        gap = max(width - cell_len(left + self.mark + right), 0)
        mark = txt(self.mark).stylize("bold reverse") if self.mark else txt("")
        return Content.assemble(" ", txt(left), " " * gap, mark, txt(right))


def _row(text: str) -> str:
    """Safe text in one row; the spaces in it stand for something and stay."""
    return safe_text(text).replace("\n", " ")


def _fit(line: str, width: int) -> str:
    """The line cut to so many cells."""
    if cell_len(line) <= width:
        return line
    while line and cell_len(line) >= width:
        line = line[:-1]
    return f"{line}…"


class NavBar(Widget):
    """The places that have a number, with the one in use marked and the inbox's count."""

    def __init__(self) -> None:
        """No place is in use yet."""
        super().__init__(id="nav")
        self.current = ""
        self.waiting = 0
        self._spans: list[tuple[int, int, str]] = []

    def put(self, current: str, waiting: int) -> None:
        """Mark this place and show this count at the inbox."""
        self.current = current
        self.waiting = waiting
        self.refresh()

    def render(self) -> Content:
        """Numbers and names; the place in use in reverse."""
        parts: list[Content] = [txt(" ")]
        self._spans = []
        column = 1
        for place, label in zip(PLACES, self._labels(), strict=True):
            style = "bold reverse" if place == self.current else ""
            parts.append(txt(label).stylize(style) if style else txt(label))
            self._spans.append((column, column + len(label), place))
            column += len(label)
            parts.append(txt(" "))
            column += 1
        return Content.assemble(*parts)

    def _labels(self) -> list[str]:
        """What the places are called here: with room around the words where there is room."""
        found: list[str] = []
        for shape in (" {key} {name} ", "{key} {name}", "{key}{name}"):
            found = [self._label(place, shape) for place in PLACES]
            if sum(map(len, found)) + len(found) <= self.size.width:
                return found
        for long, short in _TIGHT:
            if sum(map(len, found)) + len(found) > self.size.width:
                found = [label.replace(long, short) for label in found]
        return found

    def _label(self, place: str, shape: str) -> str:
        each = keymap_of(self.app).applied(action(place))
        count = f"·{self.waiting}" if place == "nav.inbox" and self.waiting else ""
        return shape.format(key=each.key_text, name=f"{each.label}{count}")

    def on_click(self, event: events.Click) -> None:
        """Go to the place under the pointer."""
        for start, end, place in self._spans:
            if start <= event.x < end:
                self.post_message(Pressed(place))


class Pressed(Message):
    """A key of the footer or a place of the bar was clicked."""

    def __init__(self, action_id: str) -> None:
        """Carry the action's id."""
        super().__init__()
        self.action_id = action_id


class KeyFooter(Widget):
    """The keys that work here, by priority, measured; `? Help` stands at the right, always."""

    def __init__(self) -> None:
        """No keys yet."""
        super().__init__(id="keys")
        self._keys: list[tuple[Action, bool]] = []
        self._spans: list[tuple[int, int, str]] = []
        self.hidden = 0

    def put(self, keys: list[tuple[Action, bool]]) -> None:
        """Show these actions, each with whether it can be done now."""
        self._keys = sorted(keys, key=lambda pair: -pair[0].priority)
        self.refresh()

    def render(self) -> Content:
        """As many keys as fit, the number of those that do not, and the help."""
        chosen, self.hidden = fit_keys([each for each, _ in self._keys], self.size.width)
        enabled = {each.id: is_on for each, is_on in self._keys}
        parts: list[Content] = [txt(" ")]
        self._spans = []
        column = 1
        for each in chosen:
            key, label = each.key_text, f" {each.label}  "
            style = "bold" if enabled[each.id] else "dim"
            parts.append(txt(key).stylize(style))
            parts.append(txt(label) if enabled[each.id] else txt(label).stylize("dim"))
            self._spans.append((column, column + len(key + label) - 2, each.id))
            column += len(key + label)
        tail = help_tail(self.hidden)
        gap = max(self.size.width - column - len(tail) - 1, 0)
        parts += [txt(" " * gap), txt(tail).stylize("bold")]
        self._spans.append((column + gap, self.size.width, "app.help"))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do the action under the pointer."""
        for start, end, action_id in self._spans:
            if start <= event.x < end:
                self.post_message(Pressed(action_id))


def help_tail(hidden: int) -> str:
    """The right end of the footer."""
    return f"+{hidden}  ? Help" if hidden else "? Help"


def fit_keys(keys: list[Action], width: int) -> tuple[list[Action], int]:
    """The actions that fit a row of this width beside the help, and how many do not."""
    chosen: list[Action] = []
    room = width - 2 - len(help_tail(len(keys))) - 1
    for each in keys:
        needed = cell_len(f"{each.key_text} {each.label}  ")
        if needed - 1 > room:
            break
        chosen.append(each)
        room -= needed
    return chosen, len(keys) - len(chosen)
