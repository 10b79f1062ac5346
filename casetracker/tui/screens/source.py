"""A source: its stored text with the passages marked, and what was read from it."""

from collections.abc import Iterator

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from casetracker.tui.actions import bindings_for
from casetracker.tui.copies import Copies, of_source
from casetracker.tui.fact_words import claim_text
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.finding_text import FindsInText
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.widgets.facts import COLUMNS, fact_marks, fact_rows
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from casetracker.tui.words import count, moment
from casetracker.views.common import date_text
from casetracker.views.review import SourceLine, SourceView


def source_heading(line: SourceLine) -> str:
    """Reference, publisher and date of a source."""
    parts = (line.ref, line.publisher or "publisher not known", date_text(line.published))
    return "  ".join(part for part in parts if part != "-")


def proof_text(source: SourceView) -> str:
    """Where a source comes from and how it is kept."""
    lines = [
        f"Title     {source.line.title}",
        f"Author    {source.author or '-'}",
        f"Address   {source.url or '-'}",
        f"Language  {source.language or '-'}",
        f"Imported  {moment(source.line.imported_at)}",
    ]
    for capture in source.captures:
        lines += [
            f"Copy      {moment(capture.captured_at)}  {capture.media_type}  {capture.size:,} bytes",
            f"  {capture.name}",
            f"  SHA-256 {capture.sha256}",
        ]
    lines += [f"Note      {note}" for note in source.notes]
    return "\n".join(lines)


class SourceScreen(FindsInText):
    """A source to read; opened from a fact it stands at the fact's passage."""

    BINDINGS = bindings_for("source")
    contexts = ("pane", "source")
    place = "nav.sources"
    _source: SourceView | None = None

    def __init__(
        self, ref: str, claim_ref: str | None = None, *, passage: str | None = None
    ) -> None:
        """The source of this reference, at that claim or where its text holds the passage."""
        super().__init__()
        self.ref = ref
        self._claim_ref = claim_ref
        self._passage = passage

    def body(self) -> Iterator[Widget]:
        """Text left; facts, detail and proof right."""
        with Horizontal(id="source-body"):
            yield Pane("Source", Reader(id="text"), id="text-pane")
            with Vertical(id="source-side"):
                yield Pane("Facts", VTable(COLUMNS, id="facts", has_header=False,
                           empty="Nothing was read from it."), id="facts-pane")  # fmt: skip
                yield Pane("Detail", Reader(id="detail"), id="detail-pane")

    def heading(self) -> str:
        """Reference and title."""
        title = f" {self._source.line.title}" if self._source else ""
        return f"Sources > {self.ref}{title}"

    def on_mount(self) -> None:
        """Start in the facts."""
        super().on_mount()
        self.query_one("#facts", VTable).focus()

    def read(self) -> None:
        """Ask for the source."""
        self.desk_app.desk.ask(
            self, "source", lambda services: services.review.source(self.ref), self._show
        )

    def _show(self, source: SourceView) -> None:
        is_first = self._source is None
        self._source = source
        self.refresh_bars()
        self.query_one("#text", Reader).show(
            source.text, fact_marks(source.claims), keep_place=not is_first
        )
        self.query_one("#text-pane", Pane).put(source_heading(source.line))
        self.query_one("#facts-pane", Pane).put(f"Facts ({len(source.claims)})")
        refs = [claim.ref for claim in source.claims]
        at = refs.index(self._claim_ref) if self._claim_ref in refs else 0
        table = self.query_one("#facts", VTable)
        table.show(fact_rows(source.claims), cursor=at if is_first else None)
        if not source.claims:
            self.query_one("#detail", Reader).show(proof_text(source))
            self._stand_at(None)
        line = source.line
        self.status(
            f"{count(line.claims, 'fact')}: {line.accepted} accepted, {line.waiting} waiting"
            f" · stored as it came, SHA-256 {source.captures[0].sha256[:12] if source.captures else '-'}"
        )

    @on(VTable.Moved, "#facts")
    def _moved(self, event: VTable.Moved) -> None:
        if self._source is not None:
            claim = self._source.claims[event.index]
            proof = f"\n\nThe source\n{proof_text(self._source)}"
            self.query_one("#detail", Reader).show(claim_text(claim, event.index + 1) + proof)
            self._stand_at(event.index + 1)

    def _stand_at(self, number: int | None) -> None:
        """Scroll the text to a fact; the first time to the words for which it was opened."""
        text, words = self.query_one("#text", Reader), self._passage or ""
        self._passage = None
        if not text.seek(words) and number is not None:
            text.focus_passage(number)

    def why_not(self, action_id: str) -> str | None:
        """Review needs something that was read."""
        if action_id == "source.review" and self._source is not None:
            return None if self._source.claims else "Nothing was read from this source."
        return None

    def copies(self) -> Copies:
        """The passage under the cursor, and the source's address."""
        at = self.query_one("#facts", VTable).cursor
        claims = self._source.claims if self._source is not None else ()
        return of_source(self._source, claims[at] if at < len(claims) else None)

    def do_review(self) -> None:
        """Review this source."""
        self.desk_app.open_review(self.ref)

    def do_history(self) -> None:
        """What became of this source and of what was read from it."""
        self.app.push_screen(HistoryScreen(self.ref))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
