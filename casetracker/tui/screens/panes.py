"""Panes of a screen: one of them over the whole window, and where the borders between them stand."""

from typing import Any, Final, cast

from textual.screen import Screen
from textual.widget import Widget

from casetracker.tui.actions import Action
from casetracker.tui.widgets.acts import Acts

STEP: Final = 4  # cells that a border moves by at a time
NARROWEST: Final = 20
_WHOLE: Final = {"width": "1fr", "height": "1fr", "max_width": "100%", "max_height": "100%"}


class Frame(Widget):
    """A part of a screen that can have the whole window."""


class PanedScreen(Screen[None], Acts, inherit_bindings=False):
    """A screen whose panes can be alone, and wider and narrower where they stand side by side."""

    _alone: Frame | None = None

    # -- one pane alone

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole window."""
        return self._alone is not None

    def pane_to_zoom(self) -> Frame | None:
        """The pane that gets the whole window: the one with the keys."""
        return _frame_of(self.focused)

    def zoom(self, pane: Frame | None) -> None:
        """Give this pane the whole window; with None show all of them again."""
        if pane is self._alone:
            return
        for each in self.query("*").results(Widget):
            if _holds_panes(each):
                for rule in ("display", *_WHOLE):
                    setattr(each.styles, rule, None)
        self._alone = pane
        if pane is not None:
            for each in _up_from(pane):
                for other in each.siblings:
                    if _holds_panes(other):
                        other.styles.display = "none"
                for rule, value in _WHOLE.items():
                    setattr(each.styles, rule, value)
        self.fit_widths()
        self.refresh_keys()
        self.call_after_refresh(self.resized)

    def unzoom(self) -> bool:
        """Show all panes again; False where they are."""
        was_zoomed = self.is_zoomed
        self.zoom(None)
        return was_zoomed

    def follow_zoom(self) -> None:
        """Where the keys went to another pane than the one that is alone, that one is alone instead."""
        pane = _frame_of(self.focused)
        if self.is_zoomed and pane is not None:
            self.zoom(pane)

    def zoom_again(self, pane_id: object) -> None:
        """The pane of this id alone, as it was left; all of them where a window this size has none."""
        found = next((each for each in self.query(Frame) if each.id == pane_id), None)
        if found is None:
            self.zoom(None)
        else:
            # Once whatever has the keys at first has them.
            self.app.call_later(self._leave_alone, found)

    def _leave_alone(self, pane: Frame) -> None:
        if _is_displayed(pane):
            self.zoom(pane)
            self._give_keys_to_alone()

    def zoomed_id(self) -> str:
        """The id of the pane that is alone; empty where none is."""
        return str(self._alone.id) if self._alone is not None else ""

    @property
    def is_roomy(self) -> bool:
        """Whether a preview has room for more than a few lines."""
        return self.has_class("-wide") or self.is_zoomed

    def refit(self) -> None:
        """Fit the panes into another window; one that it leaves out cannot be alone there."""
        is_floor = self.has_class("-thin") or self.has_class("-flat")
        if self._alone is not None and not is_floor and not _is_displayed(self._alone):
            self.unzoom()
        self.fit_widths()

    def do_zoom(self) -> None:
        """The pane with the keys alone, or all of them again."""
        if self.unzoom():
            return
        self.zoom(self.pane_to_zoom())
        self._give_keys_to_alone()

    def _give_keys_to_alone(self) -> None:
        pane = self._alone
        if pane is not None and pane is not _frame_of(self.focused):
            self.set_focus(next(filter(_takes_keys, pane.query("*").results(Widget)), None))

    def do_next_pane(self) -> None:
        """Next pane; one that is alone gives its room to it."""
        was_zoomed = self.unzoom()
        self.focus_next()
        self._zoom_focused(was_zoomed)

    def do_previous_pane(self) -> None:
        """Pane before; one that is alone gives its room to it."""
        was_zoomed = self.unzoom()
        self.focus_previous()
        self._zoom_focused(was_zoomed)

    def _zoom_focused(self, was_zoomed: bool) -> None:  # noqa: FBT001  as it was
        if was_zoomed:
            self.zoom(_frame_of(self.focused))

    # -- borders

    def do_border_left(self) -> None:
        """The border between panes goes left."""
        self._move_border(-STEP)

    def do_border_right(self) -> None:
        """The border between panes goes right."""
        self._move_border(STEP)

    def _move_border(self, by: int) -> None:
        beside, at = self._beside()
        left, right = beside[at], beside[at + 1]
        # Of two panes one has a width of its own and the other has what is left.
        fixed, other, grows = (right, left, -by) if _is_elastic(left) else (left, right, by)
        most = fixed.outer_size.width + other.outer_size.width - NARROWEST
        width = max(min(fixed.outer_size.width + grows, most), NARROWEST)
        memory = cast("Any", self.app).memory
        kept = {**self._widths(), str(fixed.id): width}
        memory.put("widths", {**memory.get("widths"), type(self).__name__: kept})
        self.fit_widths()
        self.call_after_refresh(self.resized)

    def _beside(self) -> tuple[list[Widget], int]:
        """What stands side by side around the keys, and which of it is left of the border meant."""
        pane = _frame_of(self.focused)
        for each in _up_from(pane) if pane is not None else ():
            beside = _side_by_side(each.parent)
            if each in beside:
                # The border right of the pane; the last one has only the border left of it.
                return beside, min(beside.index(each), len(beside) - 2)
        return [], 0

    def _widths(self) -> dict[str, int]:
        """The widths that were chosen for screens of this kind, by the ids of what has them."""
        kept = cast("Any", self.app).memory.get("widths").get(type(self).__name__)
        found = kept.items() if isinstance(kept, dict) else ()
        return {name: width for name, width in found if isinstance(width, int)}

    def fit_widths(self) -> None:
        """Give panes the widths that were chosen, as far as they stand side by side and fit."""
        widths = self._widths()
        for each in self.query("*").results(Widget) if widths and not self.is_zoomed else ():
            if each.id in widths and _holds_panes(each):
                self._fit(each, widths[each.id])

    def _fit(self, pane: Widget, width: int) -> None:
        beside = _side_by_side(pane.parent)
        if not beside:
            pane.styles.width = pane.styles.max_width = None
            return
        taken = sum(
            NARROWEST if _is_elastic(each) else each.outer_size.width
            for each in beside
            if each is not pane
        )
        pane.styles.width = max(min(width, self.app.size.width - taken), NARROWEST)
        pane.styles.max_width = "100%"

    # -- what can be done

    def refusal(self, chosen: Action) -> str | None:
        """Why the panes stay as they are, where they cannot do otherwise."""
        if chosen.id == "pane.zoom" and not self.is_zoomed:
            if sum(map(_is_displayed, self.query(Frame))) < 2:  # noqa: PLR2004  a pair
                return "There is one pane here, and it has the whole window."
            return None if self.pane_to_zoom() is not None else "tab goes to a pane first."
        if chosen.id in ("pane.border_left", "pane.border_right"):
            if self.is_zoomed:
                return "One pane has the whole window: z shows the others."
            return None if self._beside()[0] else "No panes stand side by side here."
        return super().refusal(chosen)

    def refresh_keys(self) -> None:
        """Show anew what can be done."""
        raise NotImplementedError

    def resized(self) -> None:
        """Show anew what depends on the room that panes have."""


def _frame_of(widget: Widget | None) -> Frame | None:
    """The pane that a widget stands in."""
    if widget is None:
        return None
    return next((each for each in widget.ancestors_with_self if isinstance(each, Frame)), None)


def _takes_keys(widget: Widget) -> bool:
    return widget.focusable


def _holds_panes(widget: Widget) -> bool:
    return isinstance(widget, Frame) or bool(widget.query(Frame))


def _up_from(pane: Frame) -> list[Widget]:
    """The pane and what it stands in, up to the screen."""
    found: list[Widget] = []
    for each in pane.ancestors_with_self:
        if not isinstance(each, Widget) or isinstance(each, Screen):
            break
        found.append(each)
    return found


def _is_displayed(pane: Frame) -> bool:
    return all(each.display for each in _up_from(pane))


def _side_by_side(parent: object) -> list[Widget]:
    """What stands side by side in this, where several panes do; else nothing."""
    if not isinstance(parent, Widget) or parent.layout.name != "horizontal":
        return []
    found = [each for each in parent.displayed_children if _holds_panes(each)]
    return found if len(found) > 1 else []


def _is_elastic(widget: Widget) -> bool:
    """Whether something has the room that others leave."""
    width = widget.styles.width
    return width is None or width.is_fraction
