"""The timeline: a lane per dated action; a point for a day, a bar for a span, arrows where open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from markupsafe import Markup

from casetracker.reports.charts import svg
from casetracker.reports.languages import say
from casetracker.reports.wording import short_month_words

_WIDTH: Final = 760
_LEFT: Final = 272
_RIGHT: Final = 24
_LANE: Final = 26
_TOP: Final = 36
_TEXT: Final = 32
_LABEL: Final = 40
_MOST_TICKS: Final = 7
# How wide a sign of a label is, and how much stands free between two labels.
_SIGN: Final = 6.5
_BETWEEN: Final = 4


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days laid along a width."""

    first: date
    last: date

    def at(self, day: date, width: float) -> float:
        """How far along the width a day lies."""
        days = max((self.last - self.first).days, 1)
        inside = min(max((day - self.first).days, 0), days)
        return width * inside / days


def timeline_svg(figure: Mapping[str, Any]) -> Markup:
    """The timeline drawn, with ticks at the first day of months or years."""
    lanes = figure["lanes"]
    scale = _scale(lanes)
    title, description = figure["title"], figure["description"]
    if scale is None:
        nothing = svg.words(say("No dated action on file."), 20, 30)
        return svg.drawing(figure["id"], title, description, (_WIDTH, 50), nothing)
    bottom = _TOP + _LANE * len(lanes)
    ticks = [_tick(*one, bottom) for one in _labelled(scale)]
    drawn = [_lane(lane, index, scale) for index, lane in enumerate(lanes)]
    notes = []
    if figure["left_out"]:
        notes.append(svg.words(figure["left_out"], 12, bottom + 20, fill=svg.FAINT, class_="faint"))
    size = (_WIDTH, bottom + (30 if notes else 12))
    return svg.drawing(figure["id"], title, description, size, *ticks, *drawn, *notes)


def timeline_blocks(figure: Mapping[str, Any]) -> str:
    """The timeline in characters: an axis, then a line per action."""
    lanes = figure["lanes"]
    scale = _scale(lanes)
    if scale is None:
        return say("no dated action on file")
    left, right = _day(scale.first), _day(scale.last)
    axis = f"{'':4}{left}{right:>{_TEXT - len(left)}}"
    lines = [
        f"{lane['number']:>3} {_strip(lane, scale)}  {lane['label']}, {lane['when']}"
        for lane in lanes
    ]
    if figure["left_out"]:
        lines.append(f"    {figure['left_out']}")
    return "\n".join([axis, *lines])


def _scale(lanes: list[dict[str, Any]]) -> _Scale | None:
    days = [
        date.fromisoformat(day) for lane in lanes for day in (lane["first"], lane["last"]) if day
    ]
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max((last - first).days // 20, 10))
    earliest = first if (first - date.min) <= room else first - room
    latest = last if (date.max - last) <= room else last + room
    return _Scale(earliest, latest)


def _marked_days(scale: _Scale) -> list[tuple[date, str]]:
    """The ticks; the two ends where fewer than two lie between them."""
    ticks = list(_ticks(scale))
    return ticks if len(ticks) > 1 else [(day, _day(day)) for day in (scale.first, scale.last)]


def _ticks(scale: _Scale) -> Iterator[tuple[date, str]]:
    """Month starts, thinned out to a readable number; years where there are many."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next(
        (one for one in (1, 2, 3, 6, 12, 24, 60, 120, 600) if months / one <= _MOST_TICKS), 6000
    )
    for number in range(scale.first.year * 12 + scale.first.month - 1, scale.last.year * 12 + 12):
        if number % step or number // 12 > date.max.year:
            continue
        day = date(number // 12, number % 12 + 1, 1)
        if scale.first <= day <= scale.last:
            yield day, str(day.year) if step >= 12 else _month(day)  # noqa: PLR2004 - months of a year


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return short_month_words(day)


def _labelled(scale: _Scale) -> Iterator[tuple[float, str, str]]:
    """Where each tick stands, with its label and which part of it; none that would lie on the one before."""
    free = 0.0
    for day, label in _marked_days(scale):
        x = _LEFT + scale.at(day, _WIDTH - _LEFT - _RIGHT)
        width = _SIGN * len(label)
        # A label at the right edge ends at its tick: half of it would lie outside.
        anchor = "end" if x > _WIDTH - _LABEL else "middle"
        start = x - width / (1 if anchor == "end" else 2)
        yield x, label if start >= free else "", anchor
        free = start + width + _BETWEEN if start >= free else free


def _tick(x: float, label: str, anchor: str, bottom: float) -> Markup:
    line = svg.line(x, _TOP - 8, x, bottom, stroke="#b8c0cc", stroke_width=1, class_="grid")
    if not label:
        return line
    words = svg.words(label, x, _TOP - 16, text_anchor=anchor, fill=svg.FAINT, class_="faint")
    return svg.together(line, words)


def _lane(lane: Mapping[str, Any], index: int, scale: _Scale) -> Markup:
    y = _TOP + _LANE * index + _LANE / 2
    text = svg.wrapped(f"{lane['label']}", 34, 1)
    parts = [
        svg.words(str(lane["number"]), 26, y + 4, text_anchor="end", font_weight="bold"),
        svg.words(text[0] if text else "", 36, y + 4),
        svg.element("title", f"{lane['number']}: {lane['label']}, {lane['when']}"),
    ]
    width = _WIDTH - _LEFT - _RIGHT
    start = 0.0 if lane["first"] is None else scale.at(date.fromisoformat(lane["first"]), width)
    end = width if lane["last"] is None else scale.at(date.fromisoformat(lane["last"]), width)
    left, right = _LEFT + start, _LEFT + end
    dashes: dict[str, str | float] = {"stroke_dasharray": "3 3"} if lane["is_derived"] else {}
    style: dict[str, str | float] = {"fill": "#33608f", "stroke": svg.INK, "class_": "mark"}
    if lane["first"] and lane["first"] == lane["last"]:
        parts.append(svg.element("circle", "", cx=left, cy=y, r=5.5, **style, **dashes))
        return svg.element("g", svg.together(*parts))
    parts.append(svg.line(left, y, right, y, stroke_width=3, **dashes))
    parts.append(_end(left, y, is_open=lane["first"] is None, direction=-1))
    parts.append(_end(right, y, is_open=lane["last"] is None, direction=1))
    return svg.element("g", svg.together(*parts))


def _end(x: float, y: float, *, is_open: bool, direction: int) -> Markup:
    """The end of a span: a stroke where the bound is known, an arrow where it is open."""
    if not is_open:
        return svg.line(x, y - 6, x, y + 6, stroke_width=2)
    tip = x + 4 * direction
    points = (
        f"{tip:.1f},{y:.1f} {x - 6 * direction:.1f},{y - 6:.1f} {x - 6 * direction:.1f},{y + 6:.1f}"
    )
    return svg.element("polygon", "", points=points, fill=svg.INK, class_="ink")


def _strip(lane: Mapping[str, Any], scale: _Scale) -> str:
    first = (
        0
        if lane["first"] is None
        else round(scale.at(date.fromisoformat(lane["first"]), _TEXT - 1))
    )
    last = _TEXT - 1
    if lane["last"] is not None:
        last = round(scale.at(date.fromisoformat(lane["last"]), _TEXT - 1))
    cells = ["\u00b7"] * _TEXT
    if lane["first"] and lane["first"] == lane["last"]:
        cells[first] = "\u25cf"
        return "".join(cells)
    cells[first : last + 1] = ["\u2500"] * (last + 1 - first)
    cells[first] = "\u25c4" if lane["first"] is None else "\u251c"
    cells[last] = "\u25ba" if lane["last"] is None else "\u2524"
    return "".join(cells)
