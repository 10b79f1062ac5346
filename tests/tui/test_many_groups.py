"""Very many groups: what is done for each of them is done once and beside the loop, or not at all."""

import threading
from typing import Any

import pytest

from casetracker.reports.kinds import KINDS
from casetracker.tui.dialogs.group_operations import Meant
from casetracker.tui.safe import cell
from casetracker.tui.screens import groups, reports
from casetracker.views.docket import GroupLine
from tests.tui.conftest import WIDE, Opener
from tests.tui.fakes import FakeServices

MANY = 3000
OF_GROUPS = next(
    str(number) for number, kind in enumerate(KINDS.values(), 1) if kind.prefixes == ("G",)
)


class Many(FakeServices):
    """More groups than a window has rows."""

    def groups(self, filters: Any = None) -> tuple[GroupLine, ...]:
        del filters
        return tuple(self.group_line(f"G-{number:04}") for number in range(1, MANY + 1))


async def test_the_words_that_groups_are_found_by_are_put_together_once_beside_the_loop(
    running: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    searched = groups._searched

    def counted(line: GroupLine) -> str:
        threads.append(threading.current_thread().name)
        return searched(line)

    monkeypatch.setattr(groups, "_searched", counted)
    async with running(Many(), WIDE) as driver:
        await driver.press("0", "down", "down", "/", "2", "9", "9", "9")
        assert "G-2999" in driver.text()
        assert "Groups (1)" in driver.text()
    assert len(threads) == MANY
    assert {name.rpartition("_")[0] for name in threads} == {"casetracker-db"}


async def test_of_very_many_groups_to_report_on_only_those_seen_are_made_rows(
    running: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(text: str, style: str = "") -> Any:
        made.append(text)
        return cell(text, style)

    monkeypatch.setattr(reports, "cell", counted)
    async with running(Many(), WIDE) as driver:
        await driver.press("7", "t", OF_GROUPS)
        assert "G-0002" in driver.text()
    assert 0 < len(made) < MANY


def test_whether_there_are_other_groups_is_known_from_the_first_of_them() -> None:
    class Counted(list[str]):
        seen = 0

        def __iter__(self) -> Any:
            for each in super().__iter__():
                Counted.seen += 1
                yield each

    line = FakeServices().group_line("G-0001")
    meant = Meant(line, every=Counted(f"G-{number:04}" for number in range(1, MANY)))
    assert meant.has_others
    assert Counted.seen == 2
    assert len(meant.others) == MANY - 2
    assert not Meant(line, every=("G-0001",)).has_others
