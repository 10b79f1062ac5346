"""Bars: one a label, to one scale, each with its number."""

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from casetracker.reports.charts import svg
from casetracker.reports.charts.blocks import bar

_WIDTH: Final = 760
_LEFT: Final = 250
_BAR: Final = 420
_LANE: Final = 26
_TOP: Final = 8
_TEXT_BAR: Final = 30
_TEXT_LABEL: Final = 34


def bars_svg(figure: Mapping[str, Any]) -> Markup:
    """The bars drawn, longest to the full width; nothing is told by colour alone."""
    rows = figure["bars"]
    largest = figure.get("largest") or max((one["count"] for one in rows), default=0) or 1
    lanes = [_lane(one, index, largest) for index, one in enumerate(rows)]
    size = (_WIDTH, _TOP * 2 + _LANE * max(len(rows), 1))
    return svg.drawing(figure["id"], figure["title"], figure["description"], size, *lanes)


def bars_blocks(figure: Mapping[str, Any]) -> str:
    """The bars in characters: a line each."""
    rows = figure["bars"]
    largest = max((one["count"] for one in rows), default=0) or 1
    width = min(max((len(one["label"]) for one in rows), default=0), _TEXT_LABEL)
    return "\n".join(
        f"{_cut(one['label'], width):<{width}} {bar(one['count'], largest, _TEXT_BAR):<{_TEXT_BAR}}"
        f" {one['words']}"
        for one in rows
    )


def _lane(one: Mapping[str, Any], index: int, largest: int) -> Markup:
    y = _TOP + _LANE * index
    label = svg.wrapped(one["label"], 36, 1)
    width = _BAR * one["count"] / largest
    parts = [
        svg.element("title", f"{one['label']}: {one['words']}"),
        svg.words(label[0] if label else "", _LEFT - 12, y + 17, text_anchor="end"),
        svg.element(
            "rect", "", x=_LEFT, y=y + 4, width=max(width, 0.5), height=18, fill="#33608f",
            stroke=svg.INK, class_="mark",
        ),
        svg.words(one["words"], _LEFT + width + 8, y + 17, font_weight="bold"),
    ]  # fmt: skip
    return svg.element("g", svg.together(*parts))


def _cut(label: str, width: int) -> str:
    return label if len(label) <= width else label[: width - 1] + "\u2026"
