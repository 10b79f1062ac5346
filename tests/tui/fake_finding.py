"""Search and matrices made of memory, for screens."""

from collections.abc import Sequence
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Listing
from casetracker.views.matrix import CellState, MatrixCell, MatrixColumn, MatrixRow, MatrixView
from casetracker.views.search import FacetValue, SavedViewLine, SearchHit, SearchResult

GAP = MatrixCell(CellState.NONE)
REACHED = MatrixCell(CellState.CITED, when=PartialDate.parse("2026-03-03"), times=2)
KNOWN = (
    ("case", "C-0001", "Border group", ()),
    ("group", "G-0001", "26 servicemen", ()),
    ("person", "P-0001", "Arman Exampleyan / Արման Օրինակյան", ("D-0001", "C-0001")),
    ("charge", "C-0001", "crossing the state border unlawfully, article 318.2", ()),
    ("claim", "S-0002-c1", "completed the preliminary investigation", ("S-0002",)),
    ("note", "N-0001", "ask the court", ("C-0001",)),
    ("source", "S-0002", "Investigation into 26 completed", ()),
)


class FakeFinding:
    """Everything holds every word but `nothing`."""

    def __init__(self, dress: str) -> None:
        self._dress = dress
        self.asked: list[str] = []

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> SearchResult:
        self.asked.append(text)
        if text.startswith("nothing"):
            return SearchResult((text,), (), ())
        hits = tuple(
            SearchHit(kind, ref, f"{label}{self._dress}", (*within, *([self._dress] * bool(within))),
                      f"Security Office said{self._dress}" if kind == "source" else None)
            for kind, ref, label, within in KNOWN
            if not kinds or kind in kinds
        )  # fmt: skip
        return SearchResult(tuple(text.split()), hits[:limit], ("source",) if not kinds else ())

    def facets(self, filters: Any = None, most: int = 20) -> tuple[FacetValue, ...]:
        del filters, most
        return (FacetValue("court", f"City Court{self._dress}", f"City Court{self._dress}", 59),)

    def views(self) -> tuple[SavedViewLine, ...]:
        return (
            SavedViewLine(
                f"tried{self._dress}", Listing.SOURCE, (f"publisher=x{self._dress[:150]}",)
            ),
        )

    def charges(self, ref: str) -> MatrixView:
        column = MatrixColumn("charge-1", f"crossing the state border unlawfully{self._dress}",
                              f"art. 318.2{self._dress}")  # fmt: skip
        cells = (MatrixCell(CellState.CITED, value="alleged"), GAP)
        return MatrixView("charges", ref, (column,), tuple(self._row(n, cells[n:]) for n in (0, 1)))

    def stages(self, ref: str) -> MatrixView:
        columns = tuple(
            MatrixColumn(code, f"{label}{self._dress}")
            for code, label in (("detained", "detained"), ("investigation_completed", "completed"))
        )
        cells = (MatrixCell(CellState.IMPLIED), REACHED, GAP)
        return MatrixView(
            "stages", ref, columns, tuple(self._row(n, cells[n : n + 2]) for n in (0, 1))
        )

    def _row(self, number: int, cells: tuple[MatrixCell, ...]) -> MatrixRow:
        return MatrixRow(f"D-000{number + 1}", f"Arman Exampleyan{self._dress}", "C-0001",
                         (f"G-0001{self._dress}",), cells)  # fmt: skip
