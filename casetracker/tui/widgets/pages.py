"""Lines of a long list, fetched by the page around the rows that are drawn, and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

T = TypeVar("T")
PAGE: Final = 64
KEPT: Final = 32  # pages


class Pages(Generic[T]):
    """Lines by their place in `ids`; a page that is not there is asked for once."""

    def __init__(self, ids: Sequence[int], ask: Callable[[int, Sequence[int]], None]) -> None:
        """`ask` is called with a page's number and its ids; the answer comes through `put`."""
        self.ids = ids
        self._ask = ask
        self._pages: OrderedDict[int, tuple[T, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.ids)

    def get(self, place: int) -> T | None:
        """The line at a place; None while it is being fetched."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page[within] if within < len(page) else None
        if number not in self._asked and 0 <= place < len(self.ids):
            self._asked.add(number)
            self._ask(number, self.ids_of(number))
        return None

    def ids_of(self, number: int) -> Sequence[int]:
        """The ids of a page."""
        return self.ids[number * PAGE : (number + 1) * PAGE]

    def put(self, number: int, lines: tuple[T, ...]) -> None:
        """Keep the lines of a page; the pages that were not looked at for longest go."""
        self._asked.discard(number)
        self._pages[number] = lines
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
