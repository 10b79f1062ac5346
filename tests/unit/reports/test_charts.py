import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest

from casetracker.model.vocabulary import Basis
from casetracker.reports.charts.blocks import bar, block
from casetracker.reports.charts.drawing import DRAWN
from casetracker.reports.charts.pieces import pieces
from casetracker.reports.charts.stage_mix import mix_blocks, mix_svg
from casetracker.reports.charts.stage_track import track_blocks, track_svg
from casetracker.reports.charts.timeline import timeline_blocks, timeline_svg
from casetracker.reports.contexts.figures import track_figure
from tests.unit.reports import reporting_sample as sample

STEPS = ("detention", "investigation", "indictment", "court", "judgment", "appeal", "ended")


def step(index: int, *, is_derived: bool = False, label: str = "a stage") -> dict[str, Any]:
    return {
        "letter": chr(65 + index),
        "label": label,
        "phase": STEPS[index % len(STEPS)],
        "when": "in or before December 2020",
        "persons": "26 of 26 persons",
        "is_derived": is_derived,
        "is_sourced": True,
    }


def figure(**content: Any) -> dict[str, Any]:
    return {"id": "f1", "title": "A title", "description": "What it shows.", **content}


def lane(first: str | None, last: str | None) -> dict[str, Any]:
    return {
        "number": 1,
        "label": "detained",
        "when": "some day",
        "first": first,
        "last": last,
        "is_derived": False,
    }


def mix(*counts: int, total: int = 0) -> dict[str, Any]:
    parts = [
        {
            "letter": chr(65 + at),
            "stage": "a stage",
            "count": count,
            "short": str(count),
            "words": f"{count} of 26",
        }
        for at, count in enumerate(counts)
    ]
    legend = [{"letter": part["letter"], "stage": part["stage"]} for part in parts]
    whole = total or sum(counts)
    rows = [{"label": "G-0001 A group", "total": whole, "total_words": str(whole), "parts": parts}]
    return figure(rows=rows, legend=legend, has_unknown=False)


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("count", [0, 1, 5, 6, 30])
def test_a_track_is_a_drawing_with_a_letter_for_each_step(count: int) -> None:
    drawing = parsed(track_svg(figure(steps=[step(index) for index in range(count)])))
    assert drawing.get("role") == "img"
    told = "".join(drawing.itertext())
    assert all(chr(65 + index) in told for index in range(count))
    assert told.startswith("A titleWhat it shows.")


def test_every_phase_has_a_shape_and_a_sign_of_its_own() -> None:
    outlines, signs = set(), set()
    for phase in (*STEPS, "execution"):
        shown = figure(steps=[step(0) | {"phase": phase}])
        outline = [
            one.get("points") for one in parsed(track_svg(shown)).iter() if "points" in one.attrib
        ]
        outlines.add(tuple(outline))
        signs.add(track_blocks(shown).splitlines()[0])
    assert len(outlines) == len(signs) == 8


def test_a_derived_step_is_hollow_and_says_so_in_every_format() -> None:
    derived = figure(steps=[step(0), step(1, is_derived=True)])
    assert "stroke-dasharray" in track_svg(derived)
    assert "stroke-dasharray" not in track_svg(figure(steps=[step(0), step(1)]))
    assert track_blocks(derived).splitlines()[0] == "A \u25cf \u2504\u2504 B \u25cb"
    assert track_blocks(derived).endswith("derived")


def test_a_step_without_a_source_has_a_sign_of_its_own_and_says_so_in_every_format() -> None:
    bare = step(1) | {"is_sourced": False}
    drawn = figure(steps=[step(0), bare])
    assert "stroke-dasharray" in track_svg(drawn)
    assert "[unsourced]" in track_svg(drawn)
    path, *_, key = track_blocks(drawn).splitlines()
    assert path == "A \u25cf \u2500\u2500 B \u25cc"
    assert key.endswith("[unsourced]")
    assert "[unsourced]" not in track_blocks(figure(steps=[step(0), step(1)]))


def test_the_words_to_a_track_tell_what_is_derived_and_what_has_no_source() -> None:
    case = sample.twenty_six()
    first, second, third, *_ = case.stages
    bare = replace(second, citations=(), basis=Basis.REPORTED)
    derived = replace(third, basis=Basis.DERIVED)
    shown = track_figure(replace(case, stages=(first, bare, derived)), "t")
    told = shown["description"].removesuffix(".").split("; ")
    ends = ["derived" if one["is_derived"] else "" if one["is_sourced"] else "[unsourced]"
            for one in shown["steps"]]  # fmt: skip
    assert sorted(ends) == ["", "[unsourced]", "derived"]
    assert all(one.endswith(end) for one, end in zip(told, ends, strict=True))
    assert shown["description"].count("[unsourced]") == 1


def test_hostile_labels_are_text_in_a_drawing() -> None:
    hostile = "</text><script>alert(1)</script>\"'&\x1b\u202e"
    drawing = track_svg(figure(steps=[step(0, label=hostile)]))
    assert "<script" not in drawing
    assert "\x1b" not in drawing
    assert parsed(drawing) is not None


@pytest.mark.parametrize(
    ("first", "last", "strip"),
    [
        ("2021-05-27", "2021-05-27", "\u25cf"),
        ("2021-05-01", "2021-05-31", "\u251c"),
        (None, "2021-05-27", "\u25c4"),
        ("2021-05-27", None, "\u25ba"),
        ("0001-01-01", "9999-12-31", "\u251c"),
        (None, None, "no dated action"),
    ],
)
def test_a_timeline_draws_a_day_a_span_and_an_open_side(
    first: str | None, last: str | None, strip: str
) -> None:
    shown = figure(lanes=[lane(first, last)], left_out=None)
    assert strip in timeline_blocks(shown)
    assert parsed(timeline_svg(shown)).get("role") == "img"


def test_a_timeline_within_one_month_is_marked_at_its_ends() -> None:
    drawing = timeline_svg(figure(lanes=[lane("2021-06-12", "2021-06-12")], left_out=None))
    assert ">2 Jun 2021<" in drawing
    assert ">22 Jun 2021<" in drawing


def test_a_mix_prints_its_numbers_inside_the_bars_and_patterns_beside_colour() -> None:
    drawing = mix_svg(mix(20, 6))
    told = [one.text for one in parsed(drawing).iter() if one.tag.endswith("text")]
    assert {"A 20", "B 6", "26 in all"} <= set(told)
    assert drawing.count("<pattern") == 2


def test_a_mix_of_nobody_is_no_failure() -> None:
    assert "0 in all" in mix_svg(mix())
    assert mix_blocks(mix()) == "G-0001 A group, 0 in all"


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(26, "\u2588" * 10), (13, "\u2588" * 5), (0, ""), (99, "\u2588" * 10)],
)
def test_a_bar_has_the_length_of_its_count(count: int, drawn: str) -> None:
    assert bar(count, 26, 10) == drawn


def test_nobody_and_somebody_never_look_alike() -> None:
    assert bar(1, 100_000, 10) != ""
    assert bar(3, 0, 10) == ""


def test_chart_text_cannot_close_its_fence() -> None:
    drawn = block("```\n~~~\n  A \x1b[31m```")
    assert "```" not in drawn
    assert "~~~" not in drawn
    assert "\x1b" not in drawn


@pytest.mark.parametrize("chart", ["stage_mix", "bars", "stage_track", "timeline"])
def test_a_chart_taller_than_a_page_comes_in_parts_of_one_scale(chart: str) -> None:
    figure = tall(60)
    parts = pieces(chart, figure)
    rows = {"stage_mix": "rows", "bars": "bars", "stage_track": "steps", "timeline": "lanes"}[chart]
    assert [one for part in parts for one in part[rows]] == figure[rows]
    drawn = [str(DRAWN[chart](part)) for part in parts]
    heights = [float(re.search(r'viewBox="0 0 760 (\d+)', one)[1]) for one in drawn]  # type: ignore[index]  # a drawing has one
    # What 240 mm of a page that is 178 mm wide hold.
    assert max(heights) <= 760 * 240 / 178
    assert len({part["id"] for part in parts}) == len(parts) > 1
    assert len({part.get("largest") for part in parts}) == 1
    assert pieces(chart, tall(5)) == [tall(5)]


def tall(count: int) -> dict[str, Any]:
    head = {"id": "x", "title": "T", "description": "D", "legend": [], "has_unknown": False,
            "left_out": None}  # fmt: skip
    told = range(1, count + 1)
    return head | {
        "rows": [{"label": f"C-{n}", "total": n, "total_words": str(n), "parts": []} for n in told],
        "bars": [{"label": f"C-{n}", "count": n, "words": str(n)} for n in told],
        "steps": [{"letter": "A", "label": "held", "phase": "court", "when": "2021", "persons": "1",
                   "is_derived": False, "is_sourced": True} for _ in told],
        "lanes": [{"number": n, "label": "held", "when": "2021", "first": "2021-01-01",
                   "last": "2021-01-01", "is_derived": False} for n in told],
    }  # fmt: skip
