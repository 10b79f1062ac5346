"""The workbook: one sheet for all tables alike, days as days, and a head that filters."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from functools import cache

import pytest

from casetracker.reports.formats.sheets import as_xlsx
from tests.unit.reports import kinds_sample as kinds

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def parts(kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(kinds.contexts()[kind]))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def part(kind: str, name: str) -> ET.Element:
    return ET.fromstring(parts(kind)[f"xl/{name}.xml"])  # noqa: S314 - written by ourselves just now


def sheets(kind: str) -> dict[str, ET.Element]:
    names = [one.get("name", "") for one in part(kind, "workbook").iter(f"{_MAIN}sheet")]
    return {
        name: part(kind, f"worksheets/sheet{number}") for number, name in enumerate(names, start=1)
    }


def texts(kind: str, sheet: str, line: int) -> list[str]:
    """What stands in the cells of a row that hold text."""
    strings = ["".join(one.itertext()) for one in part(kind, "sharedStrings")]
    row = next(one for one in sheets(kind)[sheet].iter(f"{_MAIN}row") if one.get("r") == str(line))
    return [strings[int(cell[0].text or "")] for cell in row if cell.get("t") == "s"]


def test_tables_alike_share_a_sheet_that_says_which_person_a_row_is_of() -> None:
    assert len(sheets("defendant-sheet")) < 15
    assert texts("defendant-sheet", "Stages", 3)[:3] == ["Part", "Step", "Stage"]
    told = {texts("defendant-sheet", "Stages", line)[0] for line in (4, 7)}
    assert len(told) == 2
    # One case alone has charges: the sheet still says which.
    assert texts("case-status", "Charges and accusations", 3)[0] == "Part"


@pytest.mark.parametrize("kind", ["case-status", "deadlines", "source-log"])
def test_every_table_has_a_head_that_stays_and_filters(kind: str) -> None:
    for name, sheet in sheets(kind).items():
        pane = next(sheet.iter(f"{_MAIN}pane"))
        assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen"), name
        rows = sum(1 for one in sheet.iter(f"{_MAIN}row") if int(one.get("r", "0")) > 3)
        assert (next(sheet.iter(f"{_MAIN}autoFilter"), None) is None) == (rows == 0), name


def test_a_day_is_a_day_and_a_month_stays_a_text() -> None:
    formats = parts("chronology")["xl/styles.xml"].decode()
    assert re.search(r'formatCode="d mmmm yyyy"', formats)
    shown = sheets("chronology")["Sources cited"]
    numbers = [
        cell[0].text for cell in shown.iter(f"{_MAIN}c") if cell.get("t") is None and len(cell)
    ]
    # 28 May and 12 June 2021, as spreadsheets count days.
    assert {"44344", "44359"} <= set(numbers)
    assert "December 2020" in parts("chronology")["xl/sharedStrings.xml"].decode()
