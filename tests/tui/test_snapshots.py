import difflib
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest
from textual.screen import Screen

import casetracker.tui
from tests.tui.snapshots import FOLDER, NAMES, SIZES, THEMES, parts_of, path_of, pictures

# What screens and dialogs are made of; none of it is ever shown by itself.
PARTS = {
    "Adding", "AddsBeside", "AddsToClocks", "AsksForReader", "Dialog", "DocketScreen",
    "DraftingDialog", "FillsIn", "FilteredScreen", "FindingDialog", "FindsInText", "GroupOperations",
    "ItemScreen", "KeepsViews", "Marking", "Narrowing", "PanedScreen", "RecordScreen", "ReportChoices",
    "TabbedScreen", "WithHistory", "WithMatrix", "WithNotes", "WithStageBar",
}  # fmt: skip
_TABS_AT = 4  # the row of a file that holds the tabs


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_is_drawn_as_it_was_last_looked_at(size: str, theme: str) -> None:
    changed = []
    for name, parts in (await pictures(size, theme)).items():
        path = path_of(name, size)
        text = "".join(parts)
        kept = parts_of(path.read_text(encoding="utf-8"), theme) if path.exists() else ""
        if kept != text:
            lines = difflib.unified_diff(
                kept.splitlines(), text.splitlines(), path.name, "now", lineterm=""
            )
            changed.append("\n".join(lines))
    assert not changed, "look at what changed, then `make snapshots`:\n" + "\n\n".join(changed)


def test_no_snapshot_is_of_a_screen_that_nobody_looks_at() -> None:
    names = {path_of(name, size) for name in NAMES for size in SIZES}
    assert set(FOLDER.glob("*.txt")) == names


def _screens(kind: type[Screen]) -> Iterator[str]:  # type: ignore[type-arg]  # of any answer
    for each in kind.__subclasses__():
        if each.__module__.startswith("casetracker."):
            yield each.__name__
        yield from _screens(each)


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_and_every_dialog_has_a_snapshot(size: str) -> None:
    for module in pkgutil.walk_packages(casetracker.tui.__path__, "casetracker.tui."):
        importlib.import_module(module.name)
    files = FOLDER.glob(f"*-{size}.txt")
    drawn = {path.read_text(encoding="utf-8").partition(",")[0] for path in files}
    assert set(_screens(Screen)) - PARTS == drawn


def test_every_tab_of_a_record_has_a_snapshot() -> None:
    offered: dict[str, set[str]] = {}
    drawn: dict[str, set[str]] = {}
    for path in FOLDER.glob("*-120x40.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        name, row = lines[0].partition(",")[0], lines[_TABS_AT]
        current = re.search(r"\[([^\]]+)\]", row)
        if current is None or not name.endswith("Screen") or name == "SearchScreen":
            continue
        labels = re.split(r"\s{2,}|\[|\]", row)
        offered.setdefault(name, set()).update(filter(None, map(_bare, labels)))
        drawn.setdefault(name, set()).add(_bare(current[1]))
    assert offered == drawn
    assert len(offered) > 1


def _bare(label: str) -> str:
    return label.partition("(")[0].strip(" <>")
