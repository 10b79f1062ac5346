"""An item of the Inbox on the screen: queue, text with numbered passages, facts, detail."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from casetracker.model.vocabulary import Decision
from casetracker.tui.copies import Copies, of_source
from casetracker.tui.fact_words import claim_text, effect_line, is_settled, is_undecided
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.finding_text import FindsInText
from casetracker.tui.screens.source import source_heading
from casetracker.tui.widgets.bars import Bar
from casetracker.tui.widgets.facts import COLUMNS, fact_marks, fact_rows
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Rows, VTable
from casetracker.tui.words import count
from casetracker.views.review import ClaimView, QueueLine, SourceLine, SourceView

_QUEUE: Final = (Column("", 7), Column("", 2), Column("", 5, 1))


def queue_marks(line: QueueLine) -> str:
    """The marks of a source of the queue: `!` a conflict, `f` a second reader is asked for."""
    return f"{'!' if line.conflicts else ''}{'f' if line.second_reader is not None else ''}"


class ItemScreen(FindsInText):
    """Text, facts and detail of an item; what can be done with it is added by a subclass."""

    place = "nav.inbox"
    _source: SourceView | None = None
    _queue: tuple[QueueLine, ...] = ()
    _is_offered = False
    _is_close_asked = False

    def __init__(self, ref: str, order: Sequence[str] = ()) -> None:
        """The source of this reference, in a queue of this order; what the order leaves out stands last."""
        super().__init__()
        self.ref = ref
        self._order = {each: at for at, each in enumerate(order)}

    def body(self) -> Iterator[Widget]:
        """Queue (in wide windows), text, facts and detail."""
        yield Bar(id="item")
        with Horizontal(id="review-body"):
            yield Pane("Queue", VTable(_QUEUE, id="queue", has_header=False), id="queue-side")
            yield Pane("Source", Reader(id="text"), id="text-pane")
            with Vertical(id="review-side"):
                yield Pane("Facts", VTable(COLUMNS, id="facts", has_header=False,
                           empty="Reading..."), id="facts-pane")  # fmt: skip
                yield Pane("Detail", Reader(id="detail"), id="detail-pane")

    def heading(self) -> str:
        """Which item of how many."""
        refs = [line.ref for line in self._queue]
        place = f"item {refs.index(self.ref) + 1} of {len(refs)}" if self.ref in refs else self.ref
        return f"Inbox > {place}"

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """The facts of the item."""
        return self._source.claims if self._source is not None else ()

    @property
    def claim(self) -> ClaimView | None:
        """The fact under the cursor."""
        cursor = self.query_one("#facts", VTable).cursor
        return self.claims[cursor] if cursor < len(self.claims) else None

    def on_mount(self) -> None:
        """Start in the facts."""
        super().on_mount()
        self.query_one("#facts", VTable).focus()

    def read(self) -> None:
        """Ask for the queue and the source."""
        ref = self.ref
        desk = self.desk_app.desk
        desk.ask(self, "queue", lambda services: services.review.queue(), self._show_queue)
        desk.ask(self, "source", lambda services: services.review.source(ref), self._show_source)

    def _show_queue(self, lines: tuple[QueueLine, ...]) -> None:
        last = len(self._order)
        self._queue = tuple(sorted(lines, key=lambda line: self._order.get(line.ref, last)))
        refs = [line.ref for line in self._queue]
        self._show_progress(refs.index(self.ref) if self.ref in refs else 0)
        self.refresh_bars()

    def _show_progress(self, cursor: int | None = None) -> None:
        """How far each item is; of the one on the screen what is decided and not yet written as well."""
        rows = [
            (cell(line.ref), cell(queue_marks(line), "bold"),
             cell(f"{self._decided_of(line)}/{line.claims}"))
            for line in self._queue
        ]  # fmt: skip
        self.query_one("#queue", VTable).show(Rows.of(rows), cursor=cursor, empty="Empty.")

    def _decided_of(self, line: SourceLine) -> int:
        if self._source is None or self._source.line.ref != line.ref:
            return line.claims - line.waiting
        return sum(not is_undecided(each) for each in self.claims)

    def _show_source(self, source: SourceView) -> None:
        is_first = self._source is None or self._source.line.ref != source.line.ref
        self._source = source
        line = source.line
        self.query_one("#item", Bar).put(source_heading(line), source.language or "")
        self.resized()
        self.query_one("#text", Reader).show(
            source.text, fact_marks(source.claims), keep_place=not is_first
        )
        undecided = [at for at, each in enumerate(source.claims) if is_undecided(each)]
        start = (undecided or [0])[0]
        self.query_one("#facts", VTable).show(
            fact_rows(source.claims),
            cursor=start if is_first else None,
            empty="Nothing was read from it.",
        )
        if not source.claims:
            self.query_one("#detail", Reader).show("Nothing was read from this source.")
        self._show_counts()

    def resized(self) -> None:
        """In narrow windows the source's name stands in a line of its own."""
        if self._source is not None:
            wide = source_heading(self._source.line) if self.has_class("-wide") else "Source"
            self.query_one("#text-pane", Pane).put(wide)
            self._give_room()

    def _give_room(self) -> None:
        """A few facts take no more room than they need: the rest is the detail's."""
        if not self.is_zoomed:
            most = max(2 * len(self.claims), 4) + 2
            self.query_one("#facts-pane", Pane).styles.max_height = most
        facts = self.query_one("#facts", VTable)
        if facts.cursor < len(self.claims):
            self._show_detail(facts.cursor)

    def _show_counts(self) -> None:
        self._show_progress()
        journaled = [each for each in self.claims if not is_settled(each)]
        made = [each.decision for each in journaled]
        left = sum(is_undecided(each) for each in journaled)
        self._is_close_asked = self._is_close_asked and bool(left)
        if self._is_close_asked:
            self.status(
                f"Not closed: {count(left, 'fact')} left to decide with a, r, e, l or space"
            )
            self.refresh_bars()
            return
        self.status(
            f"{made.count(Decision.ACCEPT)} accepted · {made.count(Decision.REJECT)} rejected · "
            f"{made.count(Decision.DEFER)} later · {left} left · the docket changes at ^s"
        )
        self.refresh_bars()

    @on(VTable.Moved, "#facts")
    def _moved(self, event: VTable.Moved) -> None:
        number = event.index + 1
        self.query_one("#facts-pane", Pane).put(f"Facts {number}/{len(self.claims)}")
        if event.index < len(self.claims):
            self._show_detail(event.index)
            self.query_one("#text", Reader).focus_passage(number)
        self.refresh_keys()

    def _show_detail(self, at: int) -> None:
        """The fact in full, without what its row says in full already."""
        claim = self.claims[at]
        cut = {text for _, text in self.query_one("#facts", VTable).cut()}
        self.query_one("#detail", Reader).show(
            claim_text(
                claim,
                at + 1,
                is_summed_up=cell(claim.summary).plain not in cut,
                is_effect_shown=cell(effect_line(claim)).plain not in cut,
            )
        )

    @on(VTable.Chosen, "#facts")
    def _read_on(self) -> None:
        self.query_one("#detail", Reader).focus()

    @on(VTable.Chosen, "#queue")
    def _open_other(self, event: VTable.Chosen) -> None:
        self._open(self._queue[event.index].ref)

    def _open(self, ref: str) -> None:
        self.ref = ref
        self._is_offered = False
        self._is_close_asked = False
        self.query_one("#facts", VTable).focus()
        self.read()

    def copies(self) -> Copies:
        """The passage of the fact under the cursor, and the source's address."""
        return of_source(self._source, self.claim)
