"""A pane of text that scrolls: wrapped once a width, drawn a line at a time, passages marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from casetracker.text import safe_text, shorten
from casetracker.tui.actions import bindings_for
from casetracker.tui.widgets.acts import Acts

LONGEST: Final = 200_000
_CUT: Final = "\n\n[The text goes on; this pane shows its first 200,000 characters.]"
_SHOWN: Final = 40  # characters of the words looked for that are told again
_RULES: Final = frozenset("=-_*~")
_WORD: Final = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage: indices into the raw text, end exclusive, and the number it is shown with."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage in the text as it is shown."""

    start: int
    end: int
    numbers: tuple[int, ...]


def marked(text: str, marks: Iterable[Mark]) -> tuple[str, tuple[Passage, ...]]:
    """The safe text with `«...»[n]` around each passage, and where the passages stand in it.

    Marks outside of the text are left out; passages that are the same are shown once with all numbers.
    """
    numbers: dict[tuple[int, int], list[int]] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            numbers.setdefault((mark.start, mark.end), []).append(mark.number)
    spans = sorted(numbers, key=lambda span: (span[0], -span[1]))
    events = sorted(
        [(end, 0, -start, (start, end)) for start, end in spans]
        + [(start, 1, -end, (start, end)) for start, end in spans]
    )
    parts: list[str] = []
    length = position = 0
    opened: dict[tuple[int, int], int] = {}
    passages: list[Passage] = []
    for at, is_start, _, span in events:
        piece = safe_text(text[position:at])
        position = at
        label = ",".join(str(each) for each in numbers[span])
        sign = "«" if is_start else f"»[{label}]"
        if is_start:
            opened[span] = length + len(piece)
        parts += [piece, sign]
        length += len(piece) + len(sign)
        if not is_start:
            passages.append(Passage(opened[span], length, tuple(numbers[span])))
    parts.append(safe_text(text[position:]))
    return "".join(parts), tuple(passages)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of a text at a width in cells, each as (start, end); words longer than that are cut."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _lines(paragraph, start, max(width, 1))
        start += len(paragraph) + 1


def _lines(paragraph: str, offset: int, width: int) -> Iterator[tuple[int, int]]:
    if len(paragraph) > width and set(paragraph) <= _RULES and len(set(paragraph)) == 1:
        # A drawn rule is cut at the edge: wrapped, it would look like two.
        yield offset, offset + width
        return
    line = used = 0
    for match in _WORD.finditer(paragraph):
        word = match.group()
        wide = cell_len(word.rstrip())
        if used and used + wide > width:
            yield offset + line, offset + match.start()
            line, used = match.start(), 0
        if wide > width:
            for index, sign in enumerate(word, match.start()):
                room = cell_len(sign)
                if used + room > width:
                    yield offset + line, offset + index
                    line, used = index, 0
                used += room
        else:
            used += cell_len(word)
    yield offset + line, offset + len(paragraph)


def _pattern(words: str) -> str:
    """What finds these words; between two of them there may stand the number of a marked passage."""
    return r"(?:\W|\[[\d,]+\])+".join(re.escape(word) for word in re.findall(r"\w+", words))


class Reader(ScrollView, Acts, can_focus=True):
    """Text to read; `focus_passage` scrolls a passage to the middle and marks it as the current one."""

    contexts: ClassVar[tuple[str, ...]] = ("reader",)
    BINDINGS = bindings_for("reader")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--mark", "reader--current"}

    class Seeking(Message):
        """Somebody wants to look for words in this pane."""

        def __init__(self, reader: "Reader") -> None:
            """In this one."""
            super().__init__()
            self.reader = reader

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the widget's own word
        """An empty pane."""
        super().__init__(id=id)
        self._looked_for = ""
        self._text = ""
        self._passages: tuple[Passage, ...] = ()
        self._current: int | None = None
        self._sought: int | None = None
        self._hit: Passage | None = None
        self._starts: list[int] = [0]
        self._ends: list[int] = [0]
        self._width = 0
        self._is_top_pending = False

    @property
    def shown_text(self) -> str:
        """The text as it is shown."""
        return self._text

    def show(self, text: str, marks: Iterable[Mark] = (), *, keep_place: bool = False) -> None:
        """Show a text from outside with these passages marked."""
        before = self._text, self._passages
        self._text, self._passages = marked(text[:LONGEST], marks)
        if len(text) > LONGEST:
            self._text += _CUT
        if self._hit is not None and before == (self._text, self._passages):
            return  # read anew and the same: whoever looks for words stays where they were found
        self._width = 0
        self._sought = self._hit = None
        self._wrap()
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True)

    def focus_passage(self, number: int | None) -> None:
        """Make that passage the current one and scroll it to the middle."""
        if self._hit is not None and number == self._current:
            return
        self._current, self._sought, self._hit = number, None, None
        self._wrap()
        for passage in self._passages:
            if number in passage.numbers:
                self._go_to(passage.start)
                break
        self.refresh()

    def seek(self, words: str) -> bool:
        """Scroll the first place that holds these words to the middle; False where there is none."""
        pattern = _pattern(words)
        match = re.search(pattern, self._text) if pattern else None
        if match is not None:
            self._sought = match.start()
            self._wrap()
            self._go_to(match.start())
        return match is not None

    def find(self, words: str, *, by: int = 1) -> tuple[int, int] | None:
        """Go to the next place that holds these words, or with -1 to the one before, round the ends.

        Gives which of how many it is; None where there is none.
        """
        pattern = _pattern(words)
        found = list(re.finditer(pattern, self._text, re.IGNORECASE)) if pattern else []
        if not found:
            return None
        starts = [each.start() for each in found]
        top = self._starts[min(self.scroll_offset.y, len(self._starts) - 1)]
        last = self._hit.start if self._hit is not None else top - 1
        at = bisect_right(starts, last) if by > 0 else bisect_left(starts, last) - 1
        at %= len(found)
        self._hit = Passage(*found[at].span(), ())
        self._sought = starts[at]
        self._wrap()
        self._go_to(starts[at])
        self.refresh()
        return at + 1, len(found)

    def _go_to(self, index: int) -> None:
        line = max(bisect_right(self._starts, index) - 1, 0)
        middle = max(line - self.scrollable_content_region.height // 2, 0)
        self.scroll_to(y=middle, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap again and keep the current passage in view."""
        if self.scrollable_content_region.width != self._width:
            self._wrap()
            if self._sought is not None:
                self._go_to(self._sought)
            elif self._current is not None:
                self.focus_passage(self._current)

    def watch_show_vertical_scrollbar(self) -> None:
        """The bar takes a column: wrap again."""
        self.call_after_refresh(self.on_resize)

    def on_focus(self) -> None:
        """Park the terminal's cursor here."""
        self.app.cursor_position = Offset(self.content_region.x, self.content_region.y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw again when scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width < 1 or width == self._width:
            return
        self._width = width
        lines = list(wrapped(self._text, width))
        self._starts = [start for start, _ in lines]
        self._ends = [end for _, end in lines]
        self.virtual_size = Size(width, len(lines))
        self.refresh()

    def act(self, action_id: str) -> None:
        """Do the action; `g` must come twice in a row."""
        if action_id != "reader.top":
            self._is_top_pending = False
        super().act(action_id)

    def do_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False, force=True)

    def do_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False, force=True)

    def do_page_down(self) -> None:
        """One page down."""
        self.scroll_page_down(animate=False, force=True)

    def do_page_up(self) -> None:
        """One page up."""
        self.scroll_page_up(animate=False, force=True)

    def do_first(self) -> None:
        """To the start."""
        self.scroll_to(y=0, animate=False, force=True)

    def do_top(self) -> None:
        """To the start, at the second `g`."""
        if self._is_top_pending:
            self.do_first()
        self._is_top_pending = not self._is_top_pending

    def do_end(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    # -- words looked for

    def passes_on(self, action_id: str) -> bool:
        """Next and before mean places only once words were looked for here."""
        return action_id in ("text.next_found", "text.previous_found") and not self._looked_for

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key that is passed on go further, as textual asks it."""
        return action != "act" or not self.passes_on(str(parameters[0]))

    def do_find(self) -> None:
        """Ask for the words and go to the first place after the top of what is shown."""
        self.post_message(self.Seeking(self))

    def do_next_found(self) -> None:
        """Go to the next place."""
        self._tell(self.look(1))

    def do_previous_found(self) -> None:
        """Go to the place before."""
        self._tell(self.look(-1))

    def look_for(self, words: str) -> str:
        """Go to the first place of these words; gives which it is, as `look` does."""
        self._looked_for = words
        return self.look(1)

    def look(self, by: int) -> str:
        """Go to the next place, or with -1 to the one before; gives which of how many, or that none is."""
        words = shorten(self._looked_for, _SHOWN)
        if not words:
            return "Nothing was looked for yet: / finds words."
        found = self.find(self._looked_for, by=by)
        if found is None:
            return f"“{words}” does not stand in this text."
        at, number = found
        return f"“{words}”: place {at} of {number} · n next  N before"

    def _tell(self, words: str) -> None:
        """In the status line, where the screen has one."""
        screen: Any = self.screen
        getattr(screen, "status", self.say)(words)

    def render_line(self, y: int) -> Strip:
        """One wrapped line with its passages in their styles."""
        width = self.scrollable_content_region.width or self.size.width
        line = y + self.scroll_offset.y
        if line >= len(self._starts):
            return Strip.blank(width, self.rich_style)
        start, end = self._starts[line], self._ends[line]
        segments = [
            Segment(self._text[left:right].rstrip("\n"), style)
            for left, right, style in self._runs(start, end)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _runs(self, start: int, end: int) -> list[tuple[int, int, Style]]:
        """The pieces of a line between the edges of passages, each with its style."""
        base = self.rich_style
        every = self._passages if self._hit is None else (*self._passages, self._hit)
        crossing = [each for each in every if each.start < end and each.end > start]
        if not crossing:
            return [(start, end, base)]
        edges = {start, end}
        for each in crossing:
            edges |= {min(max(each.start, start), end), min(max(each.end, start), end)}
        ordered = sorted(edges)
        return [
            (left, right, self._style(base, left, right, crossing))
            for left, right in pairwise(ordered)
        ]

    def _style(self, base: Style, left: int, right: int, crossing: list[Passage]) -> Style:
        covering = [each for each in crossing if each.start <= left and each.end >= right]
        if any(each is self._hit or self._current in each.numbers for each in covering):
            return self.get_component_rich_style("reader--current")
        return self.get_component_rich_style("reader--mark") if covering else base
