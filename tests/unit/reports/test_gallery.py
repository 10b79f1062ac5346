"""The gallery in the docs: every kind in it, and no file that its list does not name."""

import re

import pytest

from casetracker.clock import utc_now
from casetracker.reports.kinds import KINDS
from casetracker.reports.outputs import outputs_of
from tests.gallery.__main__ import FOLDER, FORMATS, WRITTEN, moment_is

# How a PNG says that its colours stand in a table.
PALETTE = 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_the_gallery_as_files_and_pages(kind: str) -> None:
    outputs = outputs_of(kind)
    for name in (*FORMATS, *KINDS[kind].formats):
        assert (FOLDER / f"{kind}.{outputs[name].suffix}").stat().st_size > 0
    assert (FOLDER / f"{kind}-1.png").read_bytes().startswith(b"\x89PNG")


def test_the_list_of_the_gallery_names_every_file_in_it() -> None:
    listed = re.findall(r"\(([a-z0-9.-]+)\)", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert {*listed, "README.md"} == {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_no_part_of_a_report_in_the_gallery_has_nothing_to_show(kind: str) -> None:
    text = (FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    for nothing in ("No fact of this sort", "No hearing is on file", "No sentence is on file"):
        assert nothing not in text


def test_the_changes_in_the_gallery_are_of_every_sort() -> None:
    text = (FOLDER / "changes.md").read_text(encoding="utf-8")
    counts = dict(re.findall(r"^\| (\w+) \| (\d+) facts? \|", text, re.MULTILINE))
    assert set(counts) == {"new", "changed", "corrected", "withdrawn", "contradicted"}
    assert "0" not in counts.values()
    for nothing in ("No case fell silent", "No time limit of this sort", "Every case has a change"):
        assert nothing not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_gallery_is_of_the_day_of_its_news_whenever_it_is_made(kind: str) -> None:
    text = (FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    assert f"Data as known on {WRITTEN.day} October 2021" in text


def test_the_clock_of_the_gallery_stands_at_its_day_and_goes_on() -> None:
    with moment_is(WRITTEN):
        first, second = utc_now(), utc_now()
        assert first == WRITTEN
        assert second > first
    assert utc_now().year > WRITTEN.year


def test_the_pages_have_a_palette_and_all_of_the_gallery_takes_little_room() -> None:
    kinds = {path.read_bytes()[25] for path in FOLDER.glob("*.png")}
    assert kinds == {PALETTE}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000
