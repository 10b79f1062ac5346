"""Every chart by its name: drawn as SVG, or written in block characters."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from casetracker.reports.charts.bars import bars_blocks, bars_svg
from casetracker.reports.charts.stage_mix import mix_blocks, mix_svg
from casetracker.reports.charts.stage_track import track_blocks, track_svg
from casetracker.reports.charts.timeline import timeline_blocks, timeline_svg

DRAWN: Final[Mapping[str, Callable[[Mapping[str, Any]], Markup]]] = {
    "stage_track": track_svg,
    "stage_mix": mix_svg,
    "timeline": timeline_svg,
    "bars": bars_svg,
}
WRITTEN: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "stage_track": track_blocks,
    "stage_mix": mix_blocks,
    "timeline": timeline_blocks,
    "bars": bars_blocks,
}
