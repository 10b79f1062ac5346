"""The stage track: the steps a case has taken, as shapes with letters along a line."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from casetracker.reports.charts import svg
from casetracker.reports.languages import say

_PER_ROW: Final = 5
_WIDTH: Final = 760
_ROW: Final = 158
_HOLLOW: Final = "\u25cb"
_DOTTED: Final = "\u25cc"
_RADIUS: Final = 19


@dataclass(frozen=True, slots=True)
class _Shape:
    """The mark of a phase: told apart by its outline and its letter, without colour.

    `sides` is 0 for a circle, `turn` its rotation in degrees, `sink` how far its middle lies below
    that of a circle, `glyph` its likeness in characters.
    """

    sides: int
    fill: str
    glyph: str
    turn: int = 0
    sink: int = 0

    @property
    def reach(self) -> float:
        """How far the corners lie from the middle: the fewer they are, the further."""
        return _RADIUS * (1 + 1.1 / self.sides)


_SHAPES: Final[Mapping[str, _Shape]] = {
    "detention": _Shape(0, "#33608f", "\u25cf"),
    "investigation": _Shape(4, "#1b6b2d", "\u25a0", turn=45),
    "indictment": _Shape(4, "#85530a", "\u25c6"),
    "court": _Shape(3, "#97295f", "\u25b2", sink=4),
    "judgment": _Shape(6, "#33338a", "\u2605"),
    "appeal": _Shape(5, "#0f6470", "\u25ba", sink=1),
    "execution": _Shape(8, "#4f4f57", "\u25ac", turn=22),
    "ended": _Shape(3, "#6b4a1f", "\u25bc", turn=180, sink=-4),
}
_OTHER: Final = _SHAPES["detention"]


def track_svg(figure: Mapping[str, Any]) -> Markup:
    """The track drawn: filled where it was reported, hollow and dashed where it is derived or unsourced."""
    steps = figure["steps"]
    rows = max(math.ceil(len(steps) / _PER_ROW), 1)
    parts = [_step(step, index, len(steps)) for index, step in enumerate(steps)]
    lines = [_connector(step, index, len(steps)) for index, step in enumerate(steps) if index]
    if not steps:
        parts = [svg.words(say("No stage on file."), 20, 40)]
    size = (_WIDTH, rows * _ROW if steps else 60)
    return svg.drawing(figure["id"], figure["title"], figure["description"], size, *lines, *parts)


def track_blocks(figure: Mapping[str, Any]) -> str:
    """The track in characters: the line of steps, then what each letter stands for."""
    steps = figure["steps"]
    if not steps:
        return say("no stage on file")
    path = _mark(steps[0]) + "".join(
        (" \u2504\u2504 " if step["is_derived"] else " \u2500\u2500 ") + _mark(step)
        for step in steps[1:]
    )
    label = max(len(step["label"]) for step in steps)
    when = max(len(step["when"]) for step in steps)
    keys = [
        f"{_mark(step)}  {step['label']:<{label}}  {step['when']:<{when}}  {step['persons']}"
        f"  {_standing(step)}"
        for step in steps
    ]
    return "\n".join([path, "", *(key.rstrip() for key in keys)])


def _mark(step: Mapping[str, Any]) -> str:
    if step["is_derived"]:
        return f"{step['letter']} {_HOLLOW}"
    return f"{step['letter']} {_shape(step).glyph if step['is_sourced'] else _DOTTED}"


def _standing(step: Mapping[str, Any]) -> str:
    """That a step is derived, or that nothing on file supports it; empty where it was reported."""
    if step["is_derived"]:
        return say("derived")
    return "" if step["is_sourced"] else say("[unsourced]")


def _shape(step: Mapping[str, Any]) -> _Shape:
    return _SHAPES.get(step["phase"], _OTHER)


def _centre(index: int, count: int) -> tuple[float, float]:
    """Where a step stands; rows run left to right."""
    in_row = min(count, _PER_ROW)
    gap = _WIDTH / in_row
    return (gap * (index % _PER_ROW + 0.5), index // _PER_ROW * _ROW + 34)


def _connector(step: Mapping[str, Any], index: int, count: int) -> Markup:
    x, y = _centre(index, count)
    dashes: dict[str, str | float] = {"stroke_dasharray": "5 4"} if step["is_derived"] else {}
    before = _centre(index - 1, count)[0] + _RADIUS + 5 if index % _PER_ROW else 0
    return svg.line(before, y, x - _RADIUS - 5, y, **dashes)


def _step(step: Mapping[str, Any], index: int, count: int) -> Markup:
    x, y = _centre(index, count)
    shape = _shape(step)
    is_hollow = step["is_derived"] or not step["is_sourced"]
    style: dict[str, str | float] = {"fill": shape.fill, "stroke": svg.INK, "stroke_width": 1.5}
    if is_hollow:
        style |= {"fill": svg.PAPER, "class_": "hollow", "stroke_dasharray": "4 3"}
    letter_colour = {"class_": "ink"} if is_hollow else {"fill": "#ffffff", "class_": "on-fill"}
    parts = [
        _outline(shape, x, y, style),
        svg.words(
            step["letter"],
            x,
            y + 5 + shape.sink,
            text_anchor="middle",
            font_weight="bold",
            font_size=14,
            **letter_colour,
        ),
    ]
    middle: dict[str, str | float] = {"text_anchor": "middle"}
    top = y + 44
    label = svg.wrapped(step["label"], 19, 2)
    for number, text in enumerate(label):
        parts.append(svg.words(text, x, top + 15 * number, font_weight="bold", **middle))
    width = 22 if count >= _PER_ROW else 30
    top += 15 * len(label) + 2
    told = [*svg.wrapped(step["when"], width, 2), *svg.wrapped(step["persons"], width, 1)]
    told += filter(None, [_standing(step)])
    faint: dict[str, str | float] = {"fill": svg.FAINT, "class_": "faint"}
    parts.extend(
        svg.words(text, x, top + 15 * number, **faint, **middle) for number, text in enumerate(told)
    )
    return svg.element("g", svg.together(*parts))


def _outline(shape: _Shape, x: float, y: float, style: dict[str, str | float]) -> Markup:
    if not shape.sides:
        return svg.element("circle", "", cx=x, cy=y, r=_RADIUS, **style)
    angles = [
        math.radians(shape.turn - 90 + 360 * side / shape.sides) for side in range(shape.sides)
    ]
    points = " ".join(
        f"{x + shape.reach * math.cos(angle):.1f},"
        f"{y + shape.sink + shape.reach * math.sin(angle):.1f}"
        for angle in angles
    )
    return svg.element("polygon", "", points=points, stroke_linejoin="round", **style)
