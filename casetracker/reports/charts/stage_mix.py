"""The stage mix: a bar per group, cut by stage, with patterns, letters and numbers."""

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from casetracker.reports.charts import svg
from casetracker.reports.charts.blocks import bar
from casetracker.reports.languages import say

_WIDTH: Final = 760
_LEFT: Final = 190
_BAR: Final = 460
_LANE: Final = 46
_TOP: Final = 14
_TEXT_BAR: Final = 30
_FILLS: Final = ("#cfe0f1", "#d5ead8", "#f3e3b8", "#f0d3e2", "#dcd8f0", "#d3e9ec")
_INKS: Final = ("#33608f", "#1b6b2d", "#85530a", "#97295f", "#33338a", "#0f6470")
_KINDS: Final = ("plain", "rising", "dots", "falling", "upright", "level")
_NARROWEST: Final = 40


def mix_svg(figure: Mapping[str, Any]) -> Markup:
    """The bars drawn, lengths to one scale, with a legend of letters and patterns."""
    rows = figure["rows"]
    largest = figure.get("largest") or max((row["total"] for row in rows), default=0) or 1
    keys = [*figure["legend"]]
    if figure["has_unknown"]:
        keys.append({"letter": "?", "stage": say("stage not reported")})
    styles = {key["letter"]: index for index, key in enumerate(figure["legend"])}
    lanes = [
        _lane(figure["id"], row, index, largest, styles=styles) for index, row in enumerate(rows)
    ]
    legend_top = _TOP + _LANE * len(rows) + 10
    legend = [_key(figure["id"], key, index, legend_top, styles) for index, key in enumerate(keys)]
    patterns = svg.element(
        "defs", svg.together(*(_pattern(figure["id"], index) for index in range(len(styles))))
    )
    size = (_WIDTH, legend_top + 26 * ((len(keys) + 1) // 2) + 4)
    title, description = figure["title"], figure["description"]
    return svg.drawing(figure["id"], title, description, size, patterns, *lanes, *legend)


def mix_blocks(figure: Mapping[str, Any]) -> str:
    """The bars in characters: a line per group and stage."""
    largest = max((row["total"] for row in figure["rows"]), default=0) or 1
    lines = []
    for row in figure["rows"]:
        lines.append(say("{who}, {total} in all", who=row["label"], total=row["total_words"]))
        lines.extend(
            f"  {part['letter']} {bar(part['count'], largest, _TEXT_BAR):<{_TEXT_BAR}} "
            f"{part['words']} {part['stage']}"
            for part in row["parts"]
        )
    return "\n".join(lines)


def _lane(
    figure_id: str, row: Mapping[str, Any], index: int, largest: int, *, styles: Mapping[str, int]
) -> Markup:
    y = _TOP + _LANE * index
    label = svg.wrapped(row["label"], 27, 2)
    offset = 16 if len(label) > 1 else 23.5
    parts = [
        svg.words(text, _LEFT - 12, y + offset + 15 * number, text_anchor="end")
        for number, text in enumerate(label)
    ]
    left = float(_LEFT)
    for part in row["parts"]:
        width = _BAR * part["count"] / largest
        parts.append(_segment(figure_id, part, (left, y, width), styles))
        left += width
    parts.append(
        svg.words(say("{total} in all", total=row["total_words"]), left + 10, y + 24, class_="ink")
    )
    return svg.element("g", svg.together(*parts))


def _segment(
    figure_id: str,
    part: Mapping[str, Any],
    place: tuple[float, float, float],
    styles: Mapping[str, int],
) -> Markup:
    x, y, width = place
    parts = [_swatch(figure_id, part["letter"], (x, y + 4, width, 30), styles)]
    full, short = f"{part['letter']} {part['short']}", part["short"]
    wide, narrow = max(38, 24 + 7 * len(short)), max(14, 7 * len(short))
    text, room = (full, wide) if width >= max(_NARROWEST, wide) else (short, narrow)
    if width > room:
        pill: dict[str, str | float] = {
            "fill": svg.PAPER,
            "class_": "paper",
            "rx": min(9, room / 2),
        }
        left = x + (width - room) / 2
        parts.append(svg.element("rect", "", x=left, y=y + 10, width=room, height=18, **pill))
        bold: dict[str, str | float] = {"text_anchor": "middle", "font_weight": "bold"}
        parts.append(svg.words(text, x + width / 2, y + 23.5, **bold))
    told = svg.element("title", f"{part['stage']}: {part['words']}")
    return svg.element("g", svg.together(told, *parts))


def _swatch(
    figure_id: str,
    letter: str,
    box: tuple[float, float, float, float],
    styles: Mapping[str, int],
) -> Markup:
    x, y, width, height = box
    place = {"x": x, "y": y, "width": width, "height": height}
    if letter not in styles:
        return svg.element(
            "rect",
            "",
            **place,
            fill=svg.PAPER,
            class_="hollow",
            stroke=svg.INK,
            stroke_dasharray="4 3",
        )
    fill = f"url(#{figure_id}-p{styles[letter]})"
    return svg.element("rect", "", **place, fill=fill, stroke=svg.INK, class_="edge")


def _key(
    figure_id: str, key: Mapping[str, Any], index: int, top: float, styles: Mapping[str, int]
) -> Markup:
    x = _LEFT if index % 2 == 0 else _LEFT + 280
    y = top + 26 * (index // 2)
    text = svg.wrapped(f"{key['letter']}  {key['stage']}", 38, 1)
    return svg.together(
        _swatch(figure_id, key["letter"], (x, y, 26, 16), styles),
        svg.words(text[0] if text else "", x + 34, y + 13),
    )


def _pattern(figure_id: str, index: int) -> Markup:
    fill, ink = _FILLS[index % len(_FILLS)], _INKS[index % len(_INKS)]
    kind = _KINDS[(index + index // len(_KINDS)) % len(_KINDS)]
    ground = svg.element("rect", "", width=8, height=8, fill=fill)
    stroke: dict[str, str | float] = {"stroke": ink, "stroke_width": 1.2, "fill": "none"}
    strokes = {
        "plain": Markup(""),
        "rising": svg.element("path", "", d="M-2 10 L10 -2 M-2 2 L2 -2 M6 10 L10 6", **stroke),
        "falling": svg.element("path", "", d="M-2 -2 L10 10 M6 -2 L10 2 M-2 6 L2 10", **stroke),
        "dots": svg.element("circle", "", cx=4, cy=4, r=1.5, fill=ink),
        "upright": svg.element("path", "", d="M4 0 V8", **stroke),
        "level": svg.element("path", "", d="M0 4 H8", **stroke),
    }
    return svg.element(
        "pattern",
        svg.together(ground, strokes[kind]),
        id=f"{figure_id}-p{index}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
