"""Groups, people, charges and clocks on a real file: what they show, where they lead, what they stop."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.services.charging import Brought
from casetracker.services.grouping import Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.tui.actions import actions_in
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.bars import KeyFooter, help_tail
from tests.tui.conftest import NARROW, WIDE
from tests.tui.real import RealDriver, eyes_on, real
from tests.tui.test_hostile_text import PAYLOADS, check

if TYPE_CHECKING:
    from casetracker.tui.operating_ports import OperatingPort

WHY = Grounds("court list", PartialDate.parse("2024-05"))
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
NEXT = "right_square_bracket"
WAYS = {
    "groups": ("0",),
    "group": ("0", "enter"),
    "persons": ("3",),
    "person": ("3", "enter"),
    "charges": ("4",),
    "provision": ("4", "enter"),
    "clocks": ("5",),
}
# What no database takes, or what is no longer than a field, is left out.
STORABLE = [each.replace("\x00", "") for each in PAYLOADS if "\ud800" not in each]


def furnish(services: Services, dress: str = "") -> None:
    """Names in two groups, articles with parts, a stated total, and a dress behind every text."""
    groups = services.groups
    long = dress[:90]
    groups.name("G-0001", [f"Aram Testyan{long}", f"Karo Exampleyan{long}"], WHY)
    groups.name("G-0002", [f"Арам Тестян{long}"], WHY)
    groups.split("G-0001", [_part(3, f"first file{long}")], Grounds(f"two files{dress[:300]}"))
    bring = services.charges.bring
    bring(["D-0001", "D-0002"], Brought(f"crossing{long}", "318.1"), WHY)
    bring(["D-0001"], Brought("arms", "228.4.1"), WHY)
    bring(["D-0003"], Brought("arms", "228.4"), WHY)
    services.reconciling.state_total(
        62, ["G-0001", "G-0002"], WHY, label=f"captured{long}", speaker=f"ministry{long}"
    )


def _part(count: int, label: str) -> Part:

    return Part(count, (), label)


@pytest.fixture
def furnished(full_file: Path) -> Path:
    with eyes_on(full_file) as services:
        furnish(services)
    return full_file


def test_the_real_services_are_what_the_screens_expect(full_file: Path) -> None:
    with eyes_on(full_file) as services:
        wider: OperatingPort = services
        assert wider.rehearsal().is_read_only is services.is_read_only


@SIZES
async def test_groups_are_listed_with_what_is_on_file_and_named(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("0")
        text = driver.shown()
        with eyes_on(furnished) as services:
            for line in services.docket.groups():
                assert line.ref in text
        assert "2 named" in text or "Named 2" in text
        await driver.press("slash", *"nobody at all", "enter")
        assert "No group holds that text." in driver.text()
        await driver.press("escape")
        assert "Groups (" in driver.text()


@SIZES
async def test_a_group_shows_members_events_numbers_parts_and_clocks(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("0", "enter")
        assert "of them 2 named" in driver.text()
        await driver.press(NEXT)
        assert "[Members(" in driver.text()
        assert "Aram Testyan" in driver.text()
        await driver.press(NEXT)
        assert "identified" in driver.text()
        await driver.press("end")
        assert "before" in driver.text()
        assert "after" in driver.text()
        await driver.press(NEXT, "end")
        assert "Q-0001" in driver.text()
        assert "62 stated" in driver.shown()
        await driver.press(NEXT)
        assert "first file" in driver.text()
        await driver.press("enter")
        assert driver.app.screen.heading().endswith("first file")  # type: ignore[attr-defined]  # a group's screen
        await driver.press("escape", NEXT)
        assert "[Clocks(" in driver.text()
        assert "Unsourced" not in driver.text()


async def test_the_counts_of_an_event_stand_before_and_after(furnished: Path) -> None:
    async with real(furnished, WIDE) as driver:
        await driver.press("0", "enter", NEXT, NEXT, "end")
        (row,) = (line for line in driver.lines() if "split" in line and "3 of G-0001" in line)
        with eyes_on(furnished) as services:
            event = services.docket.group("G-0001").events[-1]
        assert f"{event.count_before}" in row.split()
        assert f"{event.count_after}" in row.split()


@SIZES
async def test_people_with_a_name_come_first_and_are_found_in_another_script(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("3")
        names = [line for line in driver.lines() if line.startswith("┃") and "P-0" in line]
        assert "Aram Testyan" in names[0]
        await driver.press("slash", *"Testian", "enter")
        assert "People (2)" in driver.text()
        assert "Арам Тестян" in driver.text()
        await driver.press("escape", "slash", *"p-0005", "enter")
        assert "People (1)" in driver.text()


@SIZES
async def test_a_person_shows_names_cases_groups_and_who_is_alike(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("3", "enter")
        assert "Aram Testyan" in driver.text()
        await driver.press(NEXT)
        assert "as printed" in driver.text()
        assert "typed by a person" in driver.text()
        await driver.press(NEXT)
        assert "[Cases(1)]" in driver.text()
        await driver.press("enter")
        assert "D-0" in driver.app.screen.heading()  # type: ignore[attr-defined]  # a defendant's screen
        await driver.press("escape", NEXT)
        assert "G-0001" in driver.text()
        await driver.press(NEXT)
        assert "[Similar(1)]" in driver.text()
        assert "Арам Тестян" in driver.text()
        await driver.press("enter")
        assert "Арам Тестян" in driver.app.screen.heading()  # type: ignore[attr-defined]  # a person's screen


@SIZES
async def test_articles_stand_in_a_tree_and_count_everybody_once(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("4", "slash", *"228", "enter")
        found = [line for line in driver.lines() if line.strip(" ┃>").startswith("228")]
        found = [line for line in found if "┃" in line]
        rows = [line.strip(" ┃>").split()[:3] for line in found]
        assert rows == [["228", "2", "2"], ["228.4", "2", "2"], ["228.4.1", "1", "1"]]
        indents = [line.index("228") for line in found]
        assert indents == sorted(set(indents))
        await driver.press("enter")
        assert "[Accused(2)]" in driver.text()
        assert "Aram Testyan" in driver.text()
        await driver.press("enter")
        assert driver.screen_name == "DefendantScreen"
        await driver.press("escape", NEXT)
        assert "[Charges(2)]" in driver.text()
        await driver.press("enter")
        assert driver.screen_name == "CaseScreen"


async def test_a_wording_without_an_article_opens_its_own_people(furnished: Path) -> None:
    async with real(furnished, WIDE) as driver:
        await driver.press("4", "end")
        assert "no article" in driver.text()
        accused = int(next(line for line in driver.lines() if "> no article" in line).split()[3])
        await driver.press("enter")
        assert f"[Accused({accused})]" in driver.text()


@SIZES
async def test_clocks_stand_in_the_order_of_their_days_and_open_the_record(
    furnished: Path, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("5")
        days = [line.split()[1] for line in driver.lines() if line.startswith("┃> 20")]
        days += [line.split()[1] for line in driver.lines() if line.startswith("┃  20")]
        assert days
        assert days == sorted(days)
        assert "not legal advice" in driver.text()
        open_ones = _number(driver)
        await driver.press("t")
        assert _number(driver) > open_ones
        await driver.press("t", "enter")
        assert driver.screen_name in ("CaseScreen", "DefendantScreen")
        assert "[Clocks(" in driver.text()


def _number(driver: RealDriver) -> int:
    (heading,) = (line for line in driver.lines() if "━ Clocks, " in line)
    return int(heading.partition("(")[2].partition(")")[0])


async def test_the_stages_stand_beside_the_clocks_in_a_wide_window(furnished: Path) -> None:
    async with real(furnished, WIDE) as driver:
        await driver.press("5")
        assert "Where the defendants stand" in driver.text()
        assert "sent to court" in driver.text()


async def test_a_case_leads_to_its_group(furnished: Path) -> None:
    async with real(furnished, WIDE) as driver:
        await driver.press("2", "enter")
        at = next(index for index, line in enumerate(driver.lines()) if "Group G-" in line)
        await driver.press(*("j",) * (at - 4), "enter")
        assert driver.screen_name == "GroupScreen"


async def test_places_of_an_empty_docket_say_that_there_is_nothing(sqlite_url: str) -> None:
    async with real(Path(sqlite_url.removeprefix("sqlite:///"))) as driver:
        assert driver.screen_name == "BeginDialog"
        await driver.press("escape")
        for key, said in (
            ("0", "No groups yet."),
            ("3", "Nobody is on file yet."),
            ("4", "No charge is on file."),
            ("5", "No clock is open"),
        ):
            await driver.press(key)
            assert said in driver.text()
            await driver.press("enter", "j", "G")
            assert driver.app.is_running


@pytest.mark.parametrize("place", WAYS)
async def test_keys_footer_and_help_of_a_place_agree(furnished: Path, place: str) -> None:
    async with real(furnished, NARROW) as driver:
        await driver.press(*WAYS[place])
        screen = driver.app.screen
        assert isinstance(screen, DocketScreen)
        footer = screen.query_one(KeyFooter)
        last = driver.lines()[-1]
        assert last.rstrip().endswith(help_tail(footer.hidden))
        assert footer._keys[0][0].key_text in last.split()
        assert all(len(line.rstrip()) <= NARROW[0] for line in driver.lines())
        wanted = {each.id for each in actions_in((*screen.contexts, "app"))}
        await driver.press("question_mark")
        assert wanted <= {row[1] for row in driver.app.screen._rows}  # type: ignore[attr-defined]  # the dialog's rows


@pytest.mark.parametrize("width", [80, 90, 120])
async def test_every_place_stands_in_the_bar_whole(furnished: Path, width: int) -> None:
    async with real(furnished, (width, 24)) as driver:
        driver.app.waiting = 140
        driver.app.screen.refresh_bars()  # type: ignore[attr-defined]  # a place's screen
        bar = driver.lines()[1]
        tight = {"Reports": "Report ", "Search": "Find "} if width == 80 else {}
        for name in ("Home", "Cases", "People", "Charges", "Clocks", "Inbox·140", "Reports", "Search",
                     "Sources", "Groups"):  # fmt: skip
            assert tight.get(name, name) in bar
        driver.app.waiting = 0
        driver.app.screen.refresh_bars()  # type: ignore[attr-defined]  # a place's screen
        assert "7Reports 8Search 9Sources 0Groups" in driver.lines()[1] or width > 80


@pytest.mark.parametrize(
    ("size", "payload"),
    [*((NARROW, " ".join(STORABLE[at : at + 3])) for at in range(0, 9, 3)), (WIDE, STORABLE[-2]),
     (NARROW, STORABLE[-1]), (WIDE, STORABLE[8])],
    ids=range(6),
)  # fmt: skip
async def test_no_place_lets_hostile_text_through(
    full_file: Path, size: tuple[int, int], payload: str
) -> None:
    with eyes_on(full_file) as services:
        furnish(services, f" {payload}")
    walk = (
        ("0",), ("enter",), *((NEXT,),) * 5, ("p",), ("escape",), ("x",), ("escape",), ("w",), ("escape",),
        ("3",), ("enter",), *((NEXT,),) * 4, ("4",), ("enter",), (NEXT,), ("5",), ("enter",), ("escape",),
        ("0", "escape"), ("question_mark",), ("escape",),
    )  # fmt: skip
    async with real(full_file, size) as driver:
        for keys in walk:
            await driver.press(*keys)
            check(driver)
        await driver.press("0", "R")
        await driver.fill(count="4", reason=payload[:300])
        await driver.press("ctrl+s")
        check(driver)
        await driver.fill(count=payload[:60])
        await driver.press("ctrl+s")
        check(driver)
        assert driver.app.is_running
