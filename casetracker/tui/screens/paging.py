"""Lines of a long list for a screen: the ids are known at once, the lines follow where they are looked at."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from casetracker.tui.ports import ServicesPort
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.pages import Pages

T = TypeVar("T")


def pages_of(
    screen: DocketScreen,
    ids: Sequence[int],
    call: Callable[[ServicesPort, Sequence[int]], tuple[T, ...]],
    shown: Callable[[Pages[T], int], None],
) -> Pages[T]:
    """The lines of these ids, asked of the services page by page; `shown` hears of every page.

    Where a record was taken off the file since the ids were read, the screen reads itself anew.
    """

    def ask(number: int, wanted: Sequence[int]) -> None:
        def fetched(lines: tuple[T, ...]) -> None:
            if len(lines) != len(wanted):
                screen.read()
                return
            pages.put(number, lines)
            shown(pages, number)

        screen.desk_app.desk.ask(
            screen, f"page {number}", lambda services: call(services, wanted), fetched
        )

    pages: Pages[T] = Pages(ids, ask)
    return pages
