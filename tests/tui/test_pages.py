import threading
from collections.abc import Sequence
from typing import Any

import pytest

from casetracker.tui.widgets.pages import KEPT, PAGE, Pages
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.docket import CaseLine, CaseView
from tests.tui.conftest import WIDE, Opener, until
from tests.tui.fakes import FakeServices


class Counting(FakeServices):
    """Counts the lines asked for; the list of ids is as long as one likes."""

    def __init__(self, cases: int) -> None:
        super().__init__()
        self.total = cases
        self.read: list[int] = []

    def ids(
        self,
        text: str | None = None,
        order: str = "case",
        _: object = (),
        *,
        is_descending: bool = False,
    ) -> Sequence[int]:
        super().ids(text, order, is_descending=is_descending)
        return range(self.total, 0, -1) if is_descending else range(1, self.total + 1)

    def case(self, ref: str) -> CaseView:
        del ref
        return super().case("C-0001")

    def lines(self, ids: Sequence[int]) -> tuple[CaseLine, ...]:
        self.read += ids
        return super().lines(ids)


def test_a_page_is_asked_for_once_and_old_ones_go() -> None:
    asked: list[int] = []
    pages: Pages[int] = Pages(range(10_000), lambda number, _: asked.append(number))
    assert pages.get(5) is None
    assert pages.get(6) is None
    assert asked == [0]
    for number in range(KEPT + 1):
        pages.put(number, tuple(pages.ids_of(number)))
    assert pages.get(PAGE) == PAGE
    assert pages.get(0) is None
    assert asked == [0, 0]
    assert pages.get(20_000) is None
    assert asked == [0, 0]


@pytest.mark.parametrize("total", [100_000, 1_000_000])
async def test_a_very_long_list_reads_the_lines_around_what_is_drawn(
    running: Opener, total: int
) -> None:
    services = Counting(total)
    async with running(services, size=WIDE) as driver:
        await driver.press("2")
        assert f"Cases ({total:,})" in driver.text()
        assert len(services.read) <= PAGE
        services.read.clear()
        await driver.press("G")
        assert ">  C-10000" in driver.text()
        assert driver.app.screen.query_one("#rows", VTable).cursor == total - 1
        assert len(services.read) <= 2 * PAGE
        await driver.press("s", "enter")
        await driver.press("s", "enter")
        assert ">  C-" in driver.text()
        assert driver.app.screen.query_one("#rows", VTable).cursor == 0
        await driver.press("enter")
        assert driver.screen_name == "CaseScreen"


async def test_the_scope_of_a_report_is_as_long_a_list(running: Opener) -> None:
    services = Counting(100_000)
    async with running(services, size=WIDE) as driver:
        await driver.press("7", "j", "j")
        assert driver.app.screen.scope == "C-0002"  # type: ignore[attr-defined]  # the reports screen's
        await driver.press("G")
        assert driver.app.screen.scope == "C-100000"  # type: ignore[attr-defined]  # the reports screen's
        assert "C-100000" in driver.text()
        assert len(services.read) <= 4 * PAGE


async def test_the_report_of_a_very_long_docket_is_built_when_it_is_asked_for(
    running: Opener,
) -> None:
    class Telling(Counting):
        def preview(self, scope: str | None = None, **more: Any) -> str:
            self.calls.append(f"preview {scope}")
            return super().preview(scope, **more)

    services = Telling(100_000)
    async with running(services, size=WIDE) as driver:
        await driver.press("7")
        assert "100,000 cases, takes a while" in driver.text()
        assert "preview None" not in services.calls
        await driver.press("j")
        assert services.calls[-1] == "preview C-0001"
        await driver.press("k", "enter")
        assert services.calls[-1] == "preview None"
        assert "up to date" in driver.text()
        services.counter += 1
        driver.app.docket_changed()
        await driver.settle()
        assert "enter builds it anew" in driver.text()
        assert services.calls.count("preview None") == 1


async def test_a_list_does_not_wait_for_what_takes_long(running: Opener) -> None:
    gate = threading.Event()

    class Slow(FakeServices):
        def preview(self, scope: str | None = None, **more: Any) -> str:
            gate.wait(30)
            return super().preview(scope, **more)

    async with running(Slow()) as driver:
        await driver.pilot.press("7")
        await driver.pilot.press("2")
        await until(driver, lambda: "C-0003" in driver.text())
        assert not gate.is_set()
        assert driver.app.desk.busy == 1
        assert driver.app.desk.is_free
        gate.set()
        await driver.settle()
        assert driver.app.desk.busy == 0
