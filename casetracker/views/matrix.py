"""Persons against charges, or against stages: who has what, and where the gaps are."""

from dataclasses import dataclass
from enum import StrEnum

from casetracker.model.partial_date import PartialDate


class CellState(StrEnum):
    """What stands behind a cell."""

    CITED = "cited"
    UNSOURCED = "unsourced"
    IMPLIED = "implied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One person under one column.

    `value` is the status of a charge; `when` the earliest date of a stage. Of an implied stage nobody
    has reported anything; NONE is a gap. `times` counts the events or charges behind it; `is_disputed`
    where a claim on file contradicts one of them.
    """

    state: CellState
    value: str | None = None
    when: PartialDate | None = None
    times: int = 0
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A charge by its wording and article, or a stage by its code and letter."""

    key: str
    label: str
    article: str | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A defendant with a cell under each column."""

    ref: str
    name: str
    case_ref: str
    group_refs: tuple[str, ...]
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Defendants of a case or a group, in order, against charges or stages."""

    of: str
    scope: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
