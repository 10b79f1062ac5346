"""Within which days, or since when, a report tells: one line, checked as it is typed."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import UsageError
from casetracker.reports.kinds import ReportKind
from casetracker.reports.periods import LAST, period_of
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.words import moment
from casetracker.views.runs import RunLine

LONGEST: Final = 60
_ASKED: Final = {
    "within": (
        "Within which days?",
        "2021, 2021-05/2021-06, 2021-05-27/.. or ../2021-06-11; empty for all there is.",
    ),
    "since": (
        "Since when?",
        "A day such as 2021-06-01, or a report such as R-0001; empty for the last one that was kept.",
    ),
}


class PeriodDialog(Dialog[str]):
    """Gives the period as it was typed; empty where there is none."""

    def __init__(self, kind: ReportKind, text: str, kept: Sequence[RunLine] = ()) -> None:
        """For a kind of report that takes one; `kept` are the reports that were written."""
        super().__init__()
        self._kind = kind
        self._text = text
        self._kept = {each.ref: each for each in kept}

    def body(self) -> Iterator[Widget]:
        """What is asked, the line, and how it is understood or what is wrong with it."""
        title, about = _ASKED[self._kind.period]
        with Vertical(classes="box"):
            yield Static(txt(f"{self._kind.title.english}: {title.lower()}"), classes="box-title")
            yield Static(txt(about), classes="box-text")
            yield Input(self._text, id="period", max_length=LONGEST, compact=True)
            yield Static(id="understood", classes="box-text")
            yield Static(id="fault", classes="fault")
            yield Static(txt("enter  Show it     esc  Cancel"), classes="box-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#period", Input).focus()
        self._tell()

    @property
    def _typed(self) -> str:
        return self.query_one("#period", Input).value.strip()

    @on(Input.Changed)
    def _tell(self) -> None:
        self._show_fault(None)
        told = "" if self._fault() else self._understood()
        self.query_one("#understood", Static).update(txt(told))

    def _show_fault(self, fault: str | None) -> None:
        line = self.query_one("#fault", Static)
        line.update(txt(fault or ""))
        line.set_class(fault is not None, "-shown")

    def _fault(self) -> str | None:
        try:
            baseline = period_of(self._kind, self._typed).baseline
        except UsageError as error:
            return str(error)
        if baseline is None or baseline[0] != "R" or baseline in self._kept:
            return None
        return f"There is no report {baseline}: {self._last()}"

    def _understood(self) -> str:
        period = period_of(self._kind, self._typed)
        if self._kind.period == "within":
            bounds = (period.since or "the beginning", period.until or "the end")
            return f"From {bounds[0]} to {bounds[1]}."
        if period.baseline is None:
            return self._last()[:1].upper() + self._last()[1:]
        run = self._kept.get(period.baseline)
        if run is not None:
            return f"Since {run.ref} of {moment(run.made_at)}, {run.title}."
        return f"Since the first moment of {period.baseline} (UTC)."

    def _last(self) -> str:
        """What the last report is that was kept, as a clause."""
        if not self._kept:
            return "no report is kept so far, and everything counts."
        run = list(self._kept.values())[-1]
        return f"the last one kept is {run.ref} of {moment(run.made_at)}, {run.title}."

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    def do_save(self) -> None:
        """Take it, unless something is wrong with it."""
        fault = self._fault()
        if fault is None:
            self.dismiss("" if self._typed.casefold() == LAST else self._typed)
        else:
            self._show_fault(fault)
