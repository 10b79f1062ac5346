"""The gallery in the docs: every kind in it, and no file that its list does not name."""

import re

import pytest

from casetracker.reports.kinds import KINDS
from casetracker.reports.outputs import outputs_of
from tests.gallery.__main__ import FOLDER, FORMATS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_the_gallery_as_files_and_pages(kind: str) -> None:
    outputs = outputs_of(kind)
    for name in (*FORMATS, *KINDS[kind].formats):
        assert (FOLDER / f"{kind}.{outputs[name].suffix}").stat().st_size > 0
    assert (FOLDER / f"{kind}-1.png").read_bytes().startswith(b"\x89PNG")


def test_the_list_of_the_gallery_names_every_file_in_it() -> None:
    listed = re.findall(r"\(([a-z0-9.-]+)\)", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert {*listed, "README.md"} == {path.name for path in FOLDER.iterdir()}
