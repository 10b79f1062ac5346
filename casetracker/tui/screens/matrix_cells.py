"""A matrix put into marks and words: cells, headings, legend; no widgets."""

from collections.abc import Iterable, Mapping
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from casetracker.model.vocabulary import Basis, ChargeStatus
from casetracker.tui.safe import cell
from casetracker.tui.widgets.grid import Sized
from casetracker.tui.widgets.vtable import Row
from casetracker.tui.words import count, words
from casetracker.views.common import CitationView, date_text
from casetracker.views.docket import DefendantView
from casetracker.views.matrix import CellState, MatrixCell, MatrixColumn, MatrixRow, MatrixView

GAP: Final = "."
_IMPLIED: Final = "i"
_REPORTED: Final = "R"
_UNSOURCED: Final = "?"
_DISPUTED: Final = "!"
_MARKS: Final = 3
_NARROWEST: Final = 10
_WIDEST: Final = 24
_STATUSES: Final = {
    ChargeStatus.ALLEGED: "A",
    ChargeStatus.IN_INDICTMENT: "I",
    ChargeStatus.AMENDED: "M",
    ChargeStatus.DROPPED: "D",
    ChargeStatus.CONVICTED: "C",
    ChargeStatus.ACQUITTED: "Q",
}


def mark(each: MatrixCell) -> str:
    """A cell in one to three characters; letters and signs alone tell the cells apart."""
    if each.state is CellState.NONE:
        return GAP
    if each.state is CellState.IMPLIED:
        return _IMPLIED
    sign = _STATUSES[ChargeStatus(each.value)] if each.value else _REPORTED
    sign = (_DISPUTED if each.is_disputed else "") + sign
    sign += _UNSOURCED if each.state is CellState.UNSOURCED else ""
    has_room = each.times > 1 and len(sign) < _MARKS
    return sign + (str(min(each.times, 9)) if has_room else "")


def told(each: MatrixCell) -> str:
    """A cell in words."""
    if each.state is CellState.NONE:
        return GAP
    if each.state is CellState.IMPLIED:
        return "implied"
    said = words(each.value) if each.value else date_text(each.when) if each.when else "no date"
    said = f"{_DISPUTED} {said}" if each.is_disputed else said
    times = f" x{each.times}" if each.times > 1 else ""
    return said + times + (" ?" if each.state is CellState.UNSOURCED else "")


def headings(view: MatrixView, letters: Mapping[str, str]) -> tuple[str, ...]:
    """What stands over each column: the letter of a stage, the number of a charge."""
    if view.of == "stages":
        return tuple(column.letter or letters.get(column.key, "#") for column in view.columns)
    return tuple(str(number) for number in range(1, len(view.columns) + 1))


def sized(view: MatrixView, letters: Mapping[str, str], *, is_wide: bool) -> Sized:
    """The headings with their width: marks, or words."""
    short = headings(view, letters)
    if not is_wide:
        width = max([_MARKS, *map(len, short)])
        return Sized(short, width, width + 2)
    titles = tuple(
        f"{sign} {_name(column)}" for sign, column in zip(short, view.columns, strict=True)
    )
    widest = max((cell_len(told(each)) for row in view.rows for each in row.cells), default=0)
    least = max(_NARROWEST, min(widest, _WIDEST))
    return Sized(titles, least, max([least, *(min(cell_len(each), _WIDEST) for each in titles)]))


def _name(column: MatrixColumn) -> str:
    return column.article or column.label


def row_of(row: MatrixRow, *, is_wide: bool) -> Row:
    """A defendant with their cells."""
    shown = told if is_wide else mark
    return (cell(row.ref), cell(row.name), *(_styled(each, shown(each)) for each in row.cells))


def _styled(each: MatrixCell, text: str) -> Text:
    if each.state is CellState.NONE:
        return cell(text, "dim")
    is_doubtful = each.is_disputed or each.state is CellState.UNSOURCED
    return cell(text, "bold" if is_doubtful else "")


def column_title(view: MatrixView, column: MatrixColumn) -> str:
    """A column in full; the wording of a charge stands in quotes."""
    if view.of == "stages":
        return column.label
    return f"“{column.label}”" + (f", article {column.article}" if column.article else "")


def marks_of(view: MatrixView) -> str:
    """What the marks in the cells mean, those that occur."""
    if view.of == "stages":
        return "R reported  R? unsourced  !R sources disagree  i only implied  . gap"
    found = {each.value for row in view.rows for each in row.cells}
    said = [f"{sign} {words(status)}" for status, sign in _STATUSES.items() if status in found]
    return "  ".join([*said, "? unsourced", "! sources disagree", ". not charged"])


def legend(view: MatrixView, letters: Mapping[str, str], bar: int) -> str:
    """Every column with how many have it as a bar of so many blocks, what is implied and the gaps."""
    lines = []
    total = len(view.rows)
    for at, (sign, column) in enumerate(zip(headings(view, letters), view.columns, strict=True)):
        held, implied, _ = tally(view, at)
        full = round(bar * held / total) if total else 0
        dots = min(round(bar * implied / total) if total else 0, bar - full)
        blocks = f"{'█' * full}{'░' * dots}{'.' * (bar - full - dots)}"
        lines.append(f"{sign:>2} {blocks} {held:,} {column_title(view, column)}")
    return "\n".join(
        [*lines, "", "█ on file  ░ implied  . gap", f"of {total:,}", *marks_of(view).split("  ")]
    )


def tally(view: MatrixView, at: int) -> tuple[int, int, int]:
    """How many rows have that column on file, only implied, and not at all."""
    states = [row.cells[at].state for row in view.rows]
    implied, gaps = states.count(CellState.IMPLIED), states.count(CellState.NONE)
    return len(states) - implied - gaps, implied, gaps


def cell_text(view: MatrixView, row: MatrixRow, at: int) -> str:
    """A cell in full: whose, of what, and how the rest of the column stands."""
    each, column = row.cells[at], view.columns[at]
    said = {
        CellState.NONE: "a gap: nothing is on file",
        CellState.IMPLIED: "implied by a later stage; nobody has reported it",
    }.get(each.state, told(each).removesuffix(" ?"))
    held, implied, gaps = tally(view, at)
    others = f"{held:,} of {len(view.rows):,} on file" + (
        f", {implied:,} implied" if implied else ""
    )
    groups = f" · {', '.join(row.group_refs)}" if row.group_refs else ""
    return (
        f"{row.ref}  {row.name} · {row.case_ref}{groups}\n"
        f"{column_title(view, column)}: {said}\n"
        f"In this column: {others}, {count(gaps, 'gap')}"
    )


def citations_of(
    person: DefendantView, view: MatrixView, column: MatrixColumn
) -> tuple[CitationView, ...]:
    """The passages behind a defendant's cell, each once."""
    facts: Iterable[tuple[CitationView, ...]]
    if view.of == "stages":
        facts = [
            each.citations
            for each in person.stages
            if each.stage.code == column.key and each.basis is not Basis.DERIVED
        ]
    else:
        facts = [
            each.citations
            for each in person.charges
            if (each.wording, each.article) == (column.label, column.article)
        ]
    return tuple({each.claim_ref: each for cited in facts for each in cited}.values())
