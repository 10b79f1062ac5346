import json
import stat
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from casetracker.tui.app import CasetrackerApp
from casetracker.tui.finding import KINDS
from casetracker.tui.memory import VERSION, Memory, memory_file
from casetracker.tui.screens.search import SearchScreen
from casetracker.tui.standing import Equipment
from casetracker.tui.widgets.vtable import VTable
from tests.tui.conftest import NARROW, Driver, Opener
from tests.tui.fakes import FakeServices


@pytest.fixture
def equipment(tmp_path: Path) -> Equipment:
    return Equipment(memory_file=memory_file(tmp_path / "state", "/somewhere/main.db"))


def test_what_is_remembered_is_for_its_owner_only_and_names_no_database(
    equipment: Equipment,
) -> None:
    path = equipment.memory_file
    assert path is not None
    memory = Memory(path)
    memory.put("app", {"mode": "cases"})
    assert memory.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "main" not in path.name
    assert Memory(path).get("app") == {"mode": "cases"}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "nul", '{"version": 999, "app": {"mode": "cases"}}', "[" * 100_000,
     json.dumps({"version": VERSION, "app": "cases"})],
    ids=range(7),
)  # fmt: skip
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "memory.json"
    path.write_text(text, encoding="utf-8")
    assert Memory(path).get("app") == {}


async def test_place_filter_order_columns_and_cursor_survive_a_restart(
    running: Opener, equipment: Equipment
) -> None:
    services = FakeServices(cases=30)
    async with running(services, equipment=equipment) as driver:
        await driver.press("2", "slash", *"group", "enter", "s", "down", "down", "enter")
        await driver.press("c", "down", "enter", "ctrl+s", *("j",) * 7)
        table = driver.app.screen.query_one("#rows", VTable)
        assert table.arrangement.hidden == {"People"}
        assert "Title ^" in driver.text()
        assert "People" not in driver.lines()[4]
        await driver.press("ctrl+q")
    async with running(services, equipment=equipment) as driver:
        await driver.settle()
        assert driver.screen_name == "CasesScreen"
        assert "Title ^" in driver.text()
        assert "People" not in driver.lines()[4]
        table = driver.app.screen.query_one("#rows", VTable)
        assert table.cursor == 7
        assert services.calls[-1].startswith("order title") or "order title" in services.calls
        await driver.press("escape")
        assert "group" not in driver.lines()[2]


async def test_an_open_record_and_its_tab_survive_a_restart_and_esc_leads_back(
    running: Opener, equipment: Equipment
) -> None:
    services = FakeServices()
    async with running(services, equipment=equipment) as driver:
        await driver.press("2", "j", "enter", "]", "]", "ctrl+q")
    async with running(services, equipment=equipment) as driver:
        await driver.settle()
        assert driver.screen_name == "CaseScreen"
        assert "[Charges(1)]" in driver.text()
        await driver.press("escape")
        assert driver.screen_name == "CasesScreen"
        assert driver.app.screen.query_one("#rows", VTable).cursor == 1


async def test_the_cursor_goes_back_to_the_record_and_not_to_the_place_in_the_list(
    running: Opener, equipment: Equipment
) -> None:
    async with running(FakeServices(cases=30), equipment=equipment) as driver:
        await driver.press("2", *("j",) * 9, "ctrl+q")

    class Shifted(FakeServices):
        def ids(
            self,
            text: str | None = None,
            order: str = "case",
            _: object = (),
            *,
            is_descending: bool = False,
        ) -> Sequence[int]:
            return super().ids(text, order, is_descending=is_descending)[4:]

    async with running(Shifted(cases=30), equipment=equipment) as driver:
        await driver.settle()
        assert driver.app.screen.query_one("#rows", VTable).cursor == 5
        assert any(line.lstrip("│┃ ").startswith(">  C-0010") for line in driver.lines())


async def test_marks_survive_a_restart_and_what_is_no_longer_on_file_loses_its_mark(
    running: Opener, equipment: Equipment
) -> None:
    async with running(FakeServices(cases=30), equipment=equipment) as driver:
        await driver.press("2", "space", "j", "space", "G", "space", "ctrl+q")
    async with running(FakeServices(cases=30), equipment=equipment) as driver:
        assert "Cases (30) · 3 marked" in driver.text()
        await driver.press("slash", *"group 3", "enter")
        assert "3 marked (1 not shown)" in driver.text()
        await driver.press("escape", "M")
        assert "Cases (3, marked only)" in driver.text()
        await driver.press("ctrl+q")
    async with running(FakeServices(cases=29), equipment=equipment) as driver:
        assert "Cases (2, marked only)" in driver.text()
        await driver.press("M")
        assert "Cases (29) · 2 marked" in driver.text()
        await driver.press("b", "1", *"late", "tab", *"seen", "ctrl+s")
        assert "2 records would change" in driver.text()
        assert "C-0001" in driver.text()
        assert "C-0003" in driver.text()


async def test_the_query_and_the_kind_of_a_search_survive_a_restart(
    running: Opener, equipment: Equipment
) -> None:
    services = FakeServices()
    async with running(services, equipment=equipment) as driver:
        await driver.press("8", *"border", "ctrl+pagedown", "ctrl+pagedown", "down", "ctrl+q")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.kind
        left = screen.kind
    async with running(services, equipment=equipment) as driver:
        await driver.settle()
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        assert (screen.line.value, screen.kind) == ("border", left)
        assert not screen.is_looking
        assert f"[{KINDS[left]}" in driver.text()
        await driver.press("escape", "escape", "ctrl+q")
    async with running(services, equipment=equipment) as driver:
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        assert (screen.line.value, screen.kind) == ("", "")


async def test_the_theme_survives_a_restart_unless_another_is_asked_for(
    running: Opener, equipment: Equipment
) -> None:
    async with running(equipment=equipment) as driver:
        await driver.press("ctrl+p", *"change theme", "enter", "ctrl+q")
    async with running(equipment=equipment) as driver:
        assert driver.app.theme == "casetracker-light"
    asked = Equipment(memory_file=equipment.memory_file, theme="casetracker-high-contrast")
    async with running(equipment=asked) as driver:
        assert driver.app.theme == "casetracker-high-contrast"
        await driver.press("ctrl+q")
    async with running(equipment=equipment) as driver:
        assert driver.app.theme == "casetracker-light"


@pytest.mark.parametrize(
    "left",
    [
        {"mode": "nowhere", "route": []},
        {"mode": "cases", "route": [{"screen": "Nobody", "ref": "C-1"}, 7, {"screen": 1}]},
        {"mode": 3, "route": 4, "theme": 5},
        {"mode": "search", "route": []},
        {"mode": "cases", "route": [{"screen": "CaseScreen", "ref": "C-0001",
                                     "state": {"tab": 99, "tables": {"rows": {"at": -4}}}}]},
    ],
    ids=range(5),
)  # fmt: skip
async def test_a_memory_that_fits_no_more_does_no_harm(
    running: Opener, equipment: Equipment, left: dict[str, object]
) -> None:
    memory = Memory(equipment.memory_file)
    memory.put("app", left)
    memory.put(
        "place cases", {"filter": 4, "tables": {"rows": {"at": "x", "order": [], "hidden": 5}}}
    )
    memory.put("place search", {"query": 7, "kind": ["case"], "tables": []})
    memory.save()
    async with running(equipment=equipment) as driver:
        await driver.press("ctrl+f", "2", "escape", "escape", "2", "j")
        assert driver.app.is_running


async def test_what_is_typed_while_the_docket_is_being_opened_is_done_once_it_is(
    running: Opener, equipment: Equipment
) -> None:
    async with running(equipment=equipment) as driver:
        await driver.press("2", "enter", "ctrl+q")
    gate, services = Event(), FakeServices()

    def opened_late() -> FakeServices:
        gate.wait(20)
        return services

    app = CasetrackerApp(
        opened_late, database_label="/somewhere/main.db", user="mara", equipment=equipment
    )
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+o", *"name")
        for _ in range(400):
            if app.desk.busy > 1:
                break
            await pilot.pause(0.01)
        waiting = app.desk.busy
        gate.set()
        assert waiting > 1
        driver = Driver(app, pilot, services)
        await driver.settle()
        # The place that was left is not put in front of what was asked for meanwhile.
        assert driver.screen_name == "JumpDialog"
        assert "found" in driver.text()
        assert "Type a number or a name." not in driver.text()
        await driver.press("escape")
        assert driver.screen_name == "HomeScreen"
