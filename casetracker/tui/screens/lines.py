"""What every tab is made of: a row with its proof, a sheet of rows, the marks of what a fact rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from rich.text import Text

from casetracker.model.vocabulary import Stance
from casetracker.tui.fact_words import citation_text
from casetracker.tui.safe import cell
from casetracker.tui.widgets.vtable import Column, Row
from casetracker.views.charges import ChargeLine
from casetracker.views.common import CitationView
from casetracker.views.docket import ChargeView

SOURCED: Final = Column("", 9)  # what a fact rests on, as `source_marks` puts it


@dataclass(frozen=True, slots=True)
class Line:
    """A row, what proves it, what else to say of it, the record that enter opens.

    `target` says what is edited or removed: a kind and what names the row among its kind.
    """

    row: Row
    citations: tuple[CitationView, ...] = ()
    note: str = ""
    opens: str | None = None
    is_fact: bool = True
    target: tuple[str, Any] | None = None

    def holds(self, text: str) -> bool:
        """Whether a cell, or what is said of the row, holds the text."""
        return any(text in said for said in (*(each.plain for each in self.row), self.note))

    @property
    def proof(self) -> str:
        """The text of the pane below the table."""
        parts = [self.note] if self.note else []
        if self.is_fact or self.citations:
            parts.append(citation_text(self.citations))
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab: its label, its table, whether it has a header, and what kind of rows it holds."""

    label: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = ()
    empty: str = "Nothing on file."
    has_header: bool = True
    counts: bool = field(default=True)
    kind: str = ""

    @property
    def title(self) -> str:
        """The label with the number of rows."""
        return f"{self.label}({len(self.lines)})" if self.counts else self.label


def source_marks(citations: tuple[CitationView, ...]) -> Text:
    """The source of a fact, how many more there are, `?` where there is none, `!` where one disagrees.

    The mark stands first: what a narrow column cuts off is a number, never that sources disagree.
    """
    if not citations:
        return cell("?", "bold")
    refs = list(dict.fromkeys(each.source_ref for each in citations))
    more = f"+{len(refs) - 1}" if len(refs) > 1 else ""
    against = "!" if any(each.stance is Stance.CONTRADICTS for each in citations) else ""
    return cell(f"{against}{refs[0]}{more}")


def charge_target(
    charge: ChargeView, charged: Iterable[ChargeLine]
) -> tuple[str, tuple[tuple[int, ...], ChargeView]] | None:
    """What is edited where a row shows this charge: the charges on file behind it, by their numbers."""
    kept = (charge.wording, charge.article, charge.status)
    numbers = tuple(
        number
        for each in charged
        if (each.wording, each.article, each.status) == kept
        and set(each.defendant_refs) & set(charge.defendant_refs)
        for number in each.numbers
    )
    return ("charge", (numbers, charge)) if numbers else None
