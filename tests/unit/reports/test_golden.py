"""Reports compared with those on file; CASETRACKER_UPDATE_GOLDEN=1 writes them anew."""

import json
import os
from pathlib import Path

import pytest

from casetracker.reports.rendering import FORMATS, render
from tests.unit.reports import reporting_sample as sample

GOLDEN = Path(__file__).parent / "golden"
# Read before the tests are shielded from the environment.
IS_UPDATE = os.environ.get("CASETRACKER_UPDATE_GOLDEN") == "1"


def compared(name: str, text: str) -> None:
    path = GOLDEN / name
    if IS_UPDATE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_the_content_of_the_four_groups_is_the_one_on_file() -> None:
    text = json.dumps(sample.context(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    compared("case-status.json", text)


@pytest.mark.parametrize("report_format", FORMATS)
def test_the_report_on_the_four_groups_is_the_one_on_file(report_format: str) -> None:
    text = render(sample.context(), kind="case-status", report_format=report_format)
    compared(f"case-status.{FORMATS[report_format].suffix}", text)
