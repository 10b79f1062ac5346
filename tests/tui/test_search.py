"""Search over everything: on real databases what is found and where it leads, on made ones what it stops."""

import threading
from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Listing
from casetracker.services.charging import Brought
from casetracker.services.operating import Grounds
from casetracker.tui.finding import Marker
from casetracker.tui.screens.narrowing import Narrowing
from casetracker.tui.screens.search import SearchScreen
from casetracker.tui.screens.search_line import SearchLine
from casetracker.tui.screens.search_rows import row_of
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.widgets.bars import KeyFooter
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.filters import Filters
from casetracker.views.search import SearchHit, SearchResult
from tests.tui.conftest import NARROW, WIDE, Driver, Opener
from tests.tui.fake_finding import FakeFinding
from tests.tui.fakes import FakeServices
from tests.tui.real import eyes_on, real
from tests.tui.test_hostile_text import PAYLOADS, check

WHY = Grounds("court list", PartialDate.parse("2024-05"))
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
ODD = (
    '"', '"" ""', "-", "--", "-word", "*", "word*", "a*b", "(", ")", "AND OR NOT", "NEAR(a b)", "x:y",
    "stage=", "stage=nonsense", "stage=trial stage=", "published=2021-13-45", "=", "==", "stage-date=x",
    "%", "_", "\\", "'; drop table cases; --", "a" * 1000, "ß ﬁ Ⅷ ١٢٣",
    "stage=trial waiting=yes", "kind=news",
)  # fmt: skip


def screen_of(driver: Driver) -> SearchScreen:
    screen = driver.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def answered(driver: Driver) -> SearchScreen:
    """Wait until what was typed has been looked for."""
    screen = screen_of(driver)
    while screen.is_looking:
        await driver.pilot.pause()
    await driver.settle()
    return screen


async def look_for(driver: Driver, text: str) -> SearchScreen:
    """Go to Search and put a text into its line."""
    if driver.screen_name != "SearchScreen":
        await driver.press("ctrl+f")
    screen = screen_of(driver)
    screen.line.focus()
    screen.line.value = text
    await driver.pilot.pause()
    return await answered(driver)


def listed(driver: Driver) -> list[tuple[str, ...]]:
    """Every row of the list."""
    table = screen_of(driver).rows
    return [tuple(each.plain for each in table._rows.row(at)) for at in range(table.row_count)]


def furnish(place: Path | str) -> None:
    """A name, a charge with an article and a note."""
    with eyes_on(place) as services:
        services.groups.name("G-0001", ["Aram Testyan"], WHY)
        services.charges.bring(["D-0001", "D-0002"], Brought("smuggling of timber", "228.4"), WHY)
        services.noting.add_note("C-0002", "ask the timber merchant")


@pytest.fixture
def furnished(full_url: str) -> str:
    furnish(full_url)
    return full_url


@pytest.fixture
def furnished_file(full_file: Path) -> Path:
    furnish(full_file)
    return full_file


async def test_what_holds_the_words_is_listed_while_they_are_typed(furnished: str) -> None:
    async with real(furnished) as driver:
        await driver.press("8", *"timb")
        await answered(driver)
        kinds = [row[0] for row in listed(driver)]
        assert kinds == ["Charges", "Notes"]
        await driver.press(*"erx")
        await answered(driver)
        assert listed(driver) == []
        assert "Nothing on file holds that" in driver.text()
        await driver.press("backspace", "space", *"merchant")
        await answered(driver)
        assert [row[0] for row in listed(driver)] == ["Notes"]


@pytest.mark.parametrize("spelling", ["testyan", "Тестян", "Testian", "testya"])
async def test_a_person_is_found_in_any_script_and_spelling(furnished: str, spelling: str) -> None:
    async with real(furnished) as driver:
        await look_for(driver, spelling)
        row = listed(driver)[0]
        assert row[0] == "People"
        assert "Aram Testyan" in row[2]
        assert "C-0001" in row[3]
        await driver.press("down", "enter")
        assert driver.screen_name == "PersonScreen"
        assert "People > P-0001 Ar" in driver.lines()[0]


LEADS = {
    "a case": ("C-0002", "case", "CaseScreen", "Overview"),
    "a group": ("Six servicemen detained", "group", "GroupScreen", "Overview"),
    "a charge": ("smuggling", "charge", "CaseScreen", "Charges"),
    "a note": ("merchant", "note", "CaseScreen", "Notes"),
}


@pytest.mark.parametrize("lead", LEADS)
@SIZES
async def test_enter_opens_the_record_at_the_right_place(
    furnished_file: Path, lead: str, size: tuple[int, int]
) -> None:
    text, kind, opened, tab = LEADS[lead]
    async with real(furnished_file, size) as driver:
        screen = await look_for(driver, text)
        await driver.press("down")
        while screen._entries[screen.rows.cursor].kind != kind:  # type: ignore[union-attr]  # all are hits
            await driver.press("down")
        await driver.press("enter")
        record = driver.app.screen
        assert type(record).__name__ == opened
        assert isinstance(record, TabbedScreen)
        assert record._tabs[record._current].label == tab
        if tab != "Overview":
            line = record._line()
            assert line is not None
            assert line.holds({"charge": "smuggling of timber", "note": "timber merchant"}[kind])
        await driver.press("escape")
        assert screen_of(driver).line.value == text


async def test_a_claim_opens_its_source_at_the_passage_and_a_source_at_the_words(
    full_file: Path,
) -> None:
    async with real(full_file) as driver:
        screen = await look_for(driver, "accused crossing illegally")
        await driver.press("down", "enter")
        claim = screen._entries[0]
        facts = driver.app.screen.query_one("#facts", VTable)
        assert "accused of crossing" in driver.app.screen.query_one("#detail", Reader).shown_text
        assert facts.cursor > 0
        assert claim.kind == "claim"  # type: ignore[union-attr]  # it is a hit
        await driver.press("escape")
        await look_for(driver, "24 members in all")
        found = next(row for row in listed(driver) if row[0] == "Sources")
        assert "“" in found[2]
        await driver.press("down", "end", "enter")
        text = driver.app.screen.query_one("#text", Reader)
        first = text.scroll_offset.y
        shown = text.shown_text[text._starts[first] : text._ends[first + text.size.height - 1]]
        assert first > 0
        assert "24 members" in shown


@SIZES
async def test_no_text_fails_and_what_finds_nothing_says_what_to_do(
    furnished_file: Path, size: tuple[int, int]
) -> None:
    async with real(furnished_file, size) as driver:
        for text in (*ODD, *(each.replace("\n", " ") for each in PAYLOADS)):
            screen = await look_for(driver, text)
            check(driver)
            assert driver.app.is_running
            if not screen.rows.row_count:
                assert len(screen.rows._empty) > 20, text
                assert "fault in the program" not in driver.text(), text
        assert not driver.toasts()


async def test_a_filter_that_is_not_understood_says_what_it_takes(furnished_file: Path) -> None:
    async with real(furnished_file) as driver:
        await look_for(driver, "stage=")
        assert "stage= takes a stage by code or label" in driver.text()
        await look_for(driver, "custody=perhaps")
        assert "give held, ended, unknown" in driver.text()
        assert driver.screen_name == "SearchScreen"
        await look_for(driver, "custody=held")
        await driver.press("down", *["right_square_bracket"] * 4)
        await answered(driver)
        assert "charges are found by words" in driver.text()


async def test_query_kind_and_cursor_stay_while_one_is_elsewhere(furnished_file: Path) -> None:
    async with real(furnished_file) as driver:
        await look_for(driver, "detained")
        await driver.press("down", "right_square_bracket", "right_square_bracket")
        await answered(driver)
        await driver.press("down")
        assert screen_of(driver).rows.cursor == 1
        await driver.press("2", "enter", "8")
        screen = await answered(driver)
        assert (screen.line.value, screen.kind, screen.rows.cursor) == ("detained", "group", 1)
        await driver.press("escape")
        await answered(driver)
        assert (screen.line.value, screen.kind) == ("", "")
        assert driver.app.focused is screen.rows
        await driver.press("slash", *"timber")
        assert "esc Clear" in driver.lines()[-1]
        await driver.press("escape", "1")
        assert driver.screen_name == "HomeScreen"
        await driver.press("8", "slash")
        assert "esc To the list" in driver.lines()[-1]
        await driver.press("escape", "3")
        assert driver.screen_name == "PersonsScreen"


async def test_a_kind_alone_is_shown_by_its_tab_and_by_enter_on_more(running: Opener) -> None:
    async with running() as driver:
        await look_for(driver, "group")
        assert listed(driver)[-1][2] == "more sources: enter shows all"
        await driver.press("down", "end", "enter")
        screen = await answered(driver)
        assert screen.kind == "source"
        assert [row[0] for row in listed(driver)] == ["S-0002"]
        assert "[Sources(1)]" in driver.text()


async def test_facets_narrow_the_listings_and_words_narrow_them_further(furnished: str) -> None:
    async with real(furnished) as driver:
        await driver.press("8", "down", "f")
        assert "stage=sent_to_court" in driver.text()
        await driver.press("enter")
        screen = await answered(driver)
        assert screen.line.value == "stage=sent_to_court "
        with eyes_on(furnished) as eyes:
            reached = [each for each in eyes.docket.defendants() if each.stage is not None]
            court = [each for each in reached if each.stage and each.stage.code == "sent_to_court"]
        assert f"People({len(court)})" in driver.text()
        assert "Cases(3)" in driver.text()
        await look_for(driver, "stage=sent_to_court lomna")
        assert [row for row in listed(driver) if row[0] == "Cases"] == []
        await look_for(driver, "stage=sent_to_court C-0005")
        assert "People(17)" in driver.text()


async def test_lists_are_narrowed_by_facets_one_upon_another_and_cleared_by_one_key(
    furnished: str,
) -> None:
    with eyes_on(furnished) as eyes:
        eyes.noting.add_tag("C-0002", ("urgent",), "asked by the family")
        tagged = [each.ref for each in eyes.docket.defendants("C-0002")]
        held = Filters.parse(Listing.DEFENDANT, ("custody=held", "tag=urgent"))
        fit = {each.ref for each in eyes.docket.defendants(None, held)}
        everybody = f"People ({len(eyes.persons.ids())})"
    assert fit <= set(tagged)
    async with real(furnished) as driver:
        await driver.press("2", "f")
        assert "tag" in driver.text()
        await driver.press("end", "enter")
        assert f"{len(tagged)} defendants" in driver.text()
        await driver.press("enter")
        assert "Cases (1) · tag=urgent" in driver.text()
        assert "esc Clear filter" in driver.lines()[-1]
        # The same facets narrow people; each place keeps its own.
        await driver.press("3", "f", "end", "enter", "enter", "f")
        assert "not tag=urgent" in driver.text()
        screen = driver.app.screen_stack[-2]
        assert isinstance(screen, Narrowing)
        await driver.press("escape")
        screen._narrow(("tag=urgent", "custody=held"))
        await driver.settle()
        assert f"People ({len(fit)})" in driver.text()
        kept = screen.remember()
        await driver.press("escape")
        assert screen.facets == ()
        assert everybody in driver.text()
        screen.recall({**kept, "facets": ["group=G-9999"]})
        await driver.press("f5")
        assert "Shown without group=G-9999" in driver.toasts()
        assert everybody in driver.text()
        screen.recall(kept)
        await driver.press("f5")
        assert f"People ({len(fit)})" in driver.text()


async def test_a_view_is_kept_opened_dropped_and_brought_back(furnished: str) -> None:
    async with real(furnished) as driver:
        await driver.press("8", "down", "ctrl+s")
        assert "A view keeps filters" in driver.toasts()
        await look_for(driver, 'custody=held publisher="Lomna Post"')
        await driver.press("ctrl+s", "enter")
        assert "A name is needed" in driver.text()
        await driver.press(*"lomna", "enter")
        with eyes_on(furnished) as eyes:
            view = eyes.searching.view("lomna")
        assert (view.listing, view.filters) == (
            Listing.DEFENDANT, ("custody=held", "publisher=Lomna Post"),
        )  # fmt: skip
        await driver.press("escape")
        await answered(driver)
        assert listed(driver)[0] == (
            "Views",
            "people",
            "lomna",
            'custody=held publisher="Lomna Post"',
        )
        await driver.press("enter")
        screen = await answered(driver)
        assert (screen.kind, screen.rows.row_count > 0) == ("person", True)
        await driver.press("escape")
        await answered(driver)
        await driver.press("d")
        await answered(driver)
        assert [row[0] for row in listed(driver)] == ["Narrow"]
        await driver.press("u")
        await answered(driver)
        assert [row[0] for row in listed(driver)] == ["Views", "Narrow"]


async def test_views_are_looked_at_but_not_changed_in_a_read_only_database(full_file: Path) -> None:
    async with real(full_file, read_only=True) as driver:
        await look_for(driver, "custody=held")
        await driver.press("ctrl+s")
        assert "open for reading only" in driver.toasts()


async def test_typing_goes_on_while_a_search_takes_its_time(running: Opener) -> None:
    is_let_go = threading.Event()

    class Slow(FakeFinding):
        def search(self, text: str, kinds: object = (), limit: int = 20) -> SearchResult:
            del kinds
            is_let_go.wait(20)
            return super().search(text, (), limit)

    services = FakeServices()
    services.searching = slow = Slow("")
    async with running(services) as driver:
        await driver.press("8")
        for key in "border":
            await driver.pilot.press(key)
            await driver.pilot.pause()
        assert screen_of(driver).line.value == "border"
        assert "border" in driver.lines()[2]
        is_let_go.set()
        await answered(driver)
        assert slow.asked[-1] == "border*"
        assert listed(driver)[0][1] == "C-0001"


async def test_while_one_types_the_footer_names_only_keys_that_are_no_letters(
    running: Opener,
) -> None:
    async with running() as driver:
        await look_for(driver, "border")
        keys = [each.keys[0] for each, _ in driver.app.screen.query_one(KeyFooter)._keys]
        assert keys
        assert all(len(key) > 1 for key in keys)
        assert {"down", "ctrl+pagedown"} <= set(keys)


async def test_the_words_that_were_met_are_marked_in_what_is_listed(furnished_file: Path) -> None:
    async with real(furnished_file) as driver:
        screen = await look_for(driver, "timb")
        said = screen._row(0)[2]
        marked = [said.plain[span.start : span.end] for span in said.spans]
        assert marked == ["timber"]


def test_a_word_met_late_is_shown_and_what_is_quoted_stays_in_quotes() -> None:
    long = "five of the seventeen servicemen held at the Lomna crossing were released"
    for kind, sign in (("claim", "“…"), ("case", "…")):
        row = row_of(SearchHit(kind, "K-0001", long, (), None), None, Marker(("lomna",)))
        assert row[2].plain.startswith(f"{sign}held at the Lomna crossing")
        spans = [row[2].plain[span.start : span.end] for span in row[2].spans]
        assert "Lomna" in spans


async def test_search_is_reached_from_a_record_and_from_the_commands(running: Opener) -> None:
    async with running() as driver:
        await driver.press("2", "enter", "ctrl+f")
        assert driver.screen_name == "SearchScreen"
        assert isinstance(driver.app.focused, SearchLine)
        await driver.press("down", "1", "ctrl+p", *"go to search", "enter")
        assert driver.screen_name == "SearchScreen"
