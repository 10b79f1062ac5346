"""A tall chart as several, so that each fits a page: the same scale, the same legend in all."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from casetracker.reports.languages import say


class _Cut(NamedTuple):
    """What of a chart is laid under one another: its rows, and how many of them fit a page."""

    rows: str
    most: int
    measured: str | None = None


_CUTS: Final[Mapping[str, _Cut]] = {
    "stage_mix": _Cut("rows", 16, "total"),
    "bars": _Cut("bars", 32, "count"),
    "stage_track": _Cut("steps", 25),
    "timeline": _Cut("lanes", 32),
}


def pieces(chart: str, figure: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The chart itself where it fits a page, else its parts in their order.

    The first part carries the description of the whole.
    """
    cut = _CUTS[chart]
    rows = figure[cut.rows]
    total = -(-len(rows) // cut.most)
    if total <= 1:
        return [dict(figure)]
    whole = dict(figure)
    if cut.measured is not None:
        whole["largest"] = max(row[cut.measured] for row in rows)
    return [_piece(whole, cut, number, total) for number in range(1, total + 1)]


def _piece(whole: Mapping[str, Any], cut: _Cut, number: int, total: int) -> dict[str, Any]:
    title = say(
        "{title}, part {number} of {total}", title=whole["title"], number=number, total=total
    )
    rows = whole[cut.rows][(number - 1) * cut.most : number * cut.most]
    description = whole["description"] if number == 1 else title
    return {
        **whole,
        "id": f"{whole['id']}-{number}",
        "title": title,
        "description": description,
        cut.rows: rows,
    }
