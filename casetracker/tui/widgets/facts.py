"""The facts of a source as rows of two lines: state and summary, then what accepting does."""

from typing import Final

from rich.text import Text

from casetracker.model.vocabulary import Effect
from casetracker.tui.fact_words import effect_line, state_letter
from casetracker.tui.safe import cell
from casetracker.tui.widgets.reader import Mark
from casetracker.tui.widgets.vtable import Column, Row, Rows
from casetracker.views.review import ClaimView

COLUMNS: Final = (Column("", 2, is_right=True), Column("", 1), Column("", 16, 1))


def fact_rows(claims: tuple[ClaimView, ...]) -> Rows:
    """The rows of these claims."""
    return Rows.of(
        [_row(each, at) for at, each in enumerate(claims, 1)], [_below(c) for c in claims]
    )


def fact_marks(claims: tuple[ClaimView, ...]) -> tuple[Mark, ...]:
    """The passages of these claims, numbered like their rows."""
    return tuple(Mark(each.start, each.end, at) for at, each in enumerate(claims, 1))


def _row(claim: ClaimView, number: int) -> Row:
    letter = state_letter(claim)
    what = cell(claim.summary, "" if letter == "." else "dim")
    return (cell(str(number)), cell(letter, "bold"), what)


def _below(claim: ClaimView) -> Text:
    style = {Effect.CONFLICTS: "bold", Effect.NEW: ""}.get(claim.effect, "dim")
    return cell(effect_line(claim), style)
