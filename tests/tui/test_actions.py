from collections import Counter

import pytest

from casetracker.tui.actions import (
    ACTIONS,
    CONTEXTS,
    actions_in,
    bindings_for,
    key_text,
    keys_markdown,
)
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.dialogs.conflict import ConflictDialog
from casetracker.tui.dialogs.message import ClosingDialog, MessageDialog
from casetracker.tui.screens.base import Dialog, DocketScreen
from casetracker.tui.screens.case import CaseScreen, DefendantScreen
from casetracker.tui.screens.cases import CasesScreen
from casetracker.tui.screens.charges import ChargesScreen, ProvisionScreen
from casetracker.tui.screens.clocks import ClocksScreen
from casetracker.tui.screens.group import GroupScreen
from casetracker.tui.screens.groups import GroupsScreen
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.home import HomeScreen
from casetracker.tui.screens.matrix import MatrixScreen
from casetracker.tui.screens.person import PersonScreen
from casetracker.tui.screens.persons import PersonsScreen
from casetracker.tui.screens.queue import QueueScreen
from casetracker.tui.screens.reports import ReportsScreen
from casetracker.tui.screens.review import ReviewScreen
from casetracker.tui.screens.search import SearchScreen
from casetracker.tui.screens.search_line import SearchLine
from casetracker.tui.screens.source import SourceScreen
from casetracker.tui.screens.sources import SourcesScreen
from casetracker.tui.widgets.acts import Acts
from casetracker.tui.widgets.bars import KeyFooter, fit_keys, help_tail
from casetracker.tui.widgets.choice import ChoiceInput
from casetracker.tui.widgets.grid import Grid
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from tests.tui.conftest import Opener

SCREENS: tuple[type[DocketScreen], ...] = (
    HomeScreen,
    CasesScreen,
    CaseScreen,
    DefendantScreen,
    QueueScreen,
    ReviewScreen,
    ReportsScreen,
    SourcesScreen,
    SourceScreen,
    GroupsScreen,
    GroupScreen,
    PersonsScreen,
    PersonScreen,
    ChargesScreen,
    ProvisionScreen,
    ClocksScreen,
    HistoryScreen,
    SearchScreen,
    MatrixScreen,
)
ACTORS: tuple[type[Acts], ...] = (
    *SCREENS,
    CasetrackerApp,
    VTable,
    Reader,
    Dialog,
    MessageDialog,
    ClosingDialog,
    ConflictDialog,
    ChoiceInput,
    SearchLine,
    Grid,
)
WAYS = {
    "home": (),
    "cases": ("2",),
    "case": ("2", "enter"),
    "history": ("1", "H"),
    "inbox": ("6",),
    "review": ("6", "enter"),
    "reports": ("7",),
    "sources": ("9",),
    "source": ("9", "enter"),
    "search": ("8", "down"),
    "matrix": ("2", "enter", "X"),
}


def test_ids_are_unique() -> None:
    assert [each for each, times in Counter(a.id for a in ACTIONS).items() if times > 1] == []


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("focus", ["list", "reader"])
def test_no_key_means_two_things_in_one_place(screen: type[DocketScreen], focus: str) -> None:
    actions = actions_in((*screen.contexts, focus, "app"))
    # In a text that has the keys, what is looked for there comes before what the screen does.
    outer = [each for each in actions if focus == "list" or not each.id.startswith("text.")]
    keys = [key for each in outer for key in each.keys]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_no_key_means_two_things_in_a_grid_or_in_the_line_of_search() -> None:
    for contexts in ((*MatrixScreen.contexts, *Grid.contexts), (*SearchScreen.contexts, "line")):
        keys = [key for each in actions_in((*contexts, "app")) for key in each.keys]
        assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_action_has_a_known_context_and_somebody_who_does_it() -> None:
    for each in ACTIONS:
        assert set(each.contexts) <= set(CONTEXTS), each.id
        actors = [actor for actor in ACTORS if set(actor.contexts) & set(each.contexts)]
        assert actors, each.id
        for actor in actors:
            assert callable(getattr(actor, each.method, None)), (each.id, actor)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_binds_what_its_contexts_promise(screen: type[DocketScreen]) -> None:
    bound = screen._merge_bindings().key_to_bindings
    for each in actions_in(screen.contexts):
        for key in each.keys:
            assert [found.action for found in bound[key]] == [f"act('{each.id}')"]


def test_every_action_stands_in_the_table_for_the_documentation() -> None:
    table = keys_markdown()
    for each in ACTIONS:
        assert f"`{each.id}`" in table
        for key in each.keys:
            assert f"`{key_text(key)}`" in table


def test_keys_that_multiplexers_and_shells_take_are_not_used() -> None:
    taken = {"ctrl+b", "ctrl+a", "ctrl+z", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j"}
    assert not taken & {key for each in ACTIONS for key in each.keys}


def test_bindings_leave_out_actions_without_a_key() -> None:
    assert len(bindings_for("app")) == sum(1 for each in actions_in(("app",)) if each.keys)


@pytest.mark.parametrize("place", WAYS)
async def test_every_action_of_a_place_stands_in_its_help(running: Opener, place: str) -> None:
    async with running(size=(120, 60)) as driver:
        await driver.press(*WAYS[place])
        screen = driver.app.screen
        assert isinstance(screen, DocketScreen)
        wanted = {each.id for each in actions_in((*screen.contexts, "app"))}
        await driver.press("question_mark")
        assert wanted <= {row[1] for row in driver.app.screen._rows}  # type: ignore[attr-defined]  # the dialog's rows


@pytest.mark.parametrize("place", WAYS)
async def test_every_action_there_is_stands_in_the_commands(running: Opener, place: str) -> None:
    async with running(size=(120, 60)) as driver:
        await driver.press(*WAYS[place], "ctrl+p")
        rows = [row[1] for row in driver.app.screen._rows if row[1]]  # type: ignore[attr-defined]  # the dialog's rows
        assert sorted(rows) == sorted(each.id for each in ACTIONS)


async def test_a_command_out_of_reach_says_where_it_works(running: Opener) -> None:
    async with running(size=(120, 60)) as driver:
        await driver.press("ctrl+p", *"accept this fact", "enter")
        assert "Accept: works in Inbox: review." in driver.toasts()


@pytest.mark.parametrize("place", WAYS)
@pytest.mark.parametrize("width", [80, 120])
async def test_the_footer_fits_and_ends_with_help(running: Opener, place: str, width: int) -> None:
    async with running(size=(width, 40)) as driver:
        await driver.press(*WAYS[place])
        last = driver.lines()[-1]
        footer = driver.app.screen.query_one(KeyFooter)
        assert last.rstrip().endswith(help_tail(footer.hidden))
        assert "\n" not in last
        shown = [each.key_text for each, _ in footer._keys]
        assert shown[0] in last.split()


@pytest.mark.parametrize("width", range(80, 141, 10))
def test_what_the_footer_leaves_out_is_counted(width: int) -> None:
    keys = [each for each in actions_in(("review", "list", "pane", "app")) if each.priority]
    chosen, hidden = fit_keys(keys, width)
    assert len(chosen) + hidden == len(keys)
    length = sum(len(f"{each.key_text} {each.label}  ") for each in chosen)
    assert 1 + length + len(help_tail(hidden)) + 1 <= width


@pytest.mark.parametrize("place", WAYS)
async def test_every_key_of_the_footer_reaches_its_action(
    running: Opener, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(size=(120, 40)) as driver:
        await driver.press(*WAYS[place])
        reached: list[str] = []
        monkeypatch.setattr(Acts, "act", lambda _, action_id: reached.append(action_id))
        for kind in (VTable, Reader):
            monkeypatch.setattr(kind, "act", lambda _, action_id: reached.append(action_id))
        keys = [each for each, _ in driver.app.screen.query_one(KeyFooter)._keys]
        for each in keys:
            await driver.pilot.press(each.keys[0])
        assert reached == [each.id for each in keys]


async def test_numbers_lead_to_their_places_from_everywhere(running: Opener) -> None:
    async with running() as driver:
        for key, screen in (
            ("2", CasesScreen),
            ("6", QueueScreen),
            ("7", ReportsScreen),
            ("ctrl+f", SearchScreen),
            ("escape", SearchScreen),
            ("9", SourcesScreen),
            ("1", HomeScreen),
        ):
            await driver.press(key)
            assert isinstance(driver.app.screen, screen)


async def test_no_command_saves_a_picture_of_the_screen(running: Opener) -> None:
    async with running(size=(120, 60)) as driver:
        assert not driver.app.ENABLE_COMMAND_PALETTE
        await driver.press("ctrl+p", *"screenshot")
        assert "No key for that." in driver.text()
        assert "0 of" in driver.text()
