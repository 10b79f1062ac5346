"""The gallery in the docs: every kind in it, and no file that its list does not name."""

import re

import pytest

from casetracker.reports.kinds import KINDS
from casetracker.reports.outputs import outputs_of
from tests.gallery.__main__ import FOLDER, FORMATS

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


def test_the_pages_have_a_palette_and_all_of_the_gallery_takes_little_room() -> None:
    kinds = {path.read_bytes()[25] for path in FOLDER.glob("*.png")}
    assert kinds == {PALETTE}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000
