from collections.abc import Iterator

from textual.app import App, ComposeResult
from textual.geometry import Offset

from casetracker.tui.safe import cell
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable

COLUMNS = (
    Column("No.", 8, is_right=True),
    Column("Name", 20, 1),
    Column("Wide", 9, from_width=100),
)


class TableApp(App[None]):
    """A table alone."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.asked: list[int] = []
        self.opened: list[int] = []
        self.read_only = False

    def compose(self) -> ComposeResult:
        yield VTable(COLUMNS, id="table", empty="Nothing.")

    def on_mount(self) -> None:
        self.table.show(Rows(self.count, self.row))
        self.table.focus()

    @property
    def table(self) -> VTable:
        return self.query_one(VTable)

    def row(self, index: int) -> Row:
        self.asked.append(index)
        return (cell(str(index)), cell(f"Name {index}"), cell("more"))

    def on_vtable_chosen(self, event: VTable.Chosen) -> None:
        self.opened.append(event.index)

    def tell(self, message: str) -> None:
        self.notify(message, markup=False)

    def lines(self) -> Iterator[str]:
        for strip in self.screen._compositor.render_strips(self.screen.size):
            yield strip.text.rstrip()


async def test_a_long_table_asks_for_the_rows_it_draws_and_no_others() -> None:
    app = TableApp(100_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert set(app.asked) <= set(range(24))
        app.asked.clear()
        await pilot.press("G")
        assert app.asked
        assert set(app.asked) <= set(range(100_000 - 24, 100_000)) | set(range(24))
        assert any("> " in line and "99999" in line for line in app.lines())


async def test_the_header_stays_while_the_rows_scroll() -> None:
    app = TableApp(500)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert "No.  Name" in next(app.lines())
        assert app.table.scroll_offset.y > 0


async def test_keys_move_the_cursor_and_stop_at_the_ends() -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, expected in (
            (("up",), 0),
            (("j", "down"), 2),
            (("k",), 1),
            (("G",), 99),
            (("down",), 99),
            (("g",), 99),
            (("g",), 0),
            (("end",), 99),
            (("home",), 0),
            (("pagedown",), 23),
            (("pageup",), 0),
        ):
            await pilot.press(*keys)
            assert app.table.cursor == expected, keys


async def test_g_must_come_twice_in_a_row() -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "g", "k", "g")
        assert app.table.cursor == 98


async def test_enter_and_a_double_click_open_a_row() -> None:
    app = TableApp(10)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(VTable, offset=(5, 5), times=2)
        assert app.opened == [1, 4]


async def test_an_empty_table_says_so_and_opens_nothing() -> None:
    app = TableApp(0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "G", "pageup")
        assert app.opened == []
        assert any("Nothing." in line for line in app.lines())


async def test_the_terminal_cursor_is_parked_on_the_row() -> None:
    app = TableApp(10)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        assert app.cursor_position == Offset(0, 3)


async def test_a_column_that_needs_room_is_left_out_of_a_narrow_table() -> None:
    for width, is_shown in ((80, False), (120, True)):
        app = TableApp(3)
        async with app.run_test(size=(width, 24)):
            assert ("Wide" in next(app.lines())) is is_shown


async def test_fewer_rows_bring_the_cursor_back_into_the_table() -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        app.table.show(Rows(5, app.row))
        await pilot.pause()
        assert app.table.cursor == 4
        assert any("> " in line and "Name 4" in line for line in app.lines())


async def test_tiny_windows_do_no_harm() -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((1, 1), (2, 1), (5, 2), (80, 1), (1, 24)):
            await pilot.resize_terminal(*size)
            await pilot.press("j", "G", "g", "g")
        assert app.table.cursor == 0


async def test_columns_that_share_what_is_left_over_give_way_where_room_lacks() -> None:
    columns = (Column("Number", 8), Column("Stages", 16, 2), Column("Title", 20, 4))
    table = VTable(columns, id="rows")
    for width, wanted in (
        (70, [8, 22, 33]),
        (50, [8, 16, 20]),
        (40, [8, 11, 14]),
        (20, [8, 6, 6]),
    ):
        assert [room for _, room in table._widths(width)] == wanted, width
