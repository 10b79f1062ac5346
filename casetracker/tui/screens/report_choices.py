"""What a report is of: its kind, its language, whom it is about and its period, each chosen by a key."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from casetracker.errors import UsageError
from casetracker.reports.kinds import KINDS, ReportKind
from casetracker.reports.languages import SOURCE, offered
from casetracker.reports.periods import Period, period_of
from casetracker.tui.dialogs.jump import JumpDialog
from casetracker.tui.dialogs.period import PeriodDialog
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.screens.base import DocketScreen
from casetracker.views.found import RecordLine
from casetracker.views.runs import RunLine

WHOLE: Final = "Whole docket"
_WORDS: Final = {"C": "case", "G": "group", "D": "defendant", "S": "source"}
_REF: Final = re.compile(r"[CGDS]-\d{1,9}")


class ReportChoices(DocketScreen):
    """A screen on which a report is chosen; `begin_anew` is called once another one is meant."""

    kind: ReportKind = KINDS["case-status"]
    language = SOURCE
    _is_language_chosen = False
    chosen: RecordLine | None = None
    is_just_chosen = False
    _periods: Mapping[str, str] = {}

    def begin_anew(self) -> None:
        """Another report is meant."""
        raise NotImplementedError

    def chosen_left(self) -> None:
        """The record that was chosen is no longer offered."""
        raise NotImplementedError

    def heading(self) -> str:
        """The report's name."""
        language = f" ({self.language})" if self.language != SOURCE else ""
        period = self.period_words()
        return f"Reports > {self.kind.title.english}{period}{language}"

    def told(self, scope: str | None) -> str:
        """What the report is about, and its period, in words."""
        return f"{scope or WHOLE}{self.period_words()}"

    def period_words(self) -> str:
        """The period behind a comma; empty where it tells everything."""
        text = self._periods.get(self.kind.period, "")
        if self.kind.period == "since":
            return f", since {text or 'the last report'}"
        return f", {text}" if text and self.kind.period else ""

    def period(self) -> Period:
        """The days that it keeps to, or since when it tells."""
        return period_of(self.kind, self._periods.get(self.kind.period, ""))

    def do_kind(self) -> None:
        """Choose the kind of report."""
        kinds = tuple(KINDS.values())
        choices = [(each.title.english, each.purpose) for each in kinds]

        def chosen(at: int | None) -> None:
            if at is not None and kinds[at] is not self.kind:
                self.kind = kinds[at]
                self._leave_what_does_not_fit()
                self.begin_anew()

        self.app.push_screen(PickDialog("Which report?", choices), chosen)

    def _leave_what_does_not_fit(self) -> None:
        """A record that this kind cannot be about is no longer offered."""
        if self.chosen is not None and self.chosen.ref[0] not in self.kind.prefixes:
            self.chosen = None
            self.chosen_left()

    def do_about(self) -> None:
        """Choose what it is about by number or name."""
        prefixes = self.kind.prefixes
        *most, last = (_WORDS[each] for each in prefixes)
        named = f"{', '.join(most)} or {last}" if most else last
        dialog = JumpDialog(
            f"{self.kind.title.english}: about which {named}?",
            go="Show it",
            hint=f"{prefixes[-1]}-0001, or a part of a name or title",
            prefixes=prefixes,
        )
        self.app.push_screen(dialog, self._choose)

    def _choose(self, line: RecordLine | None) -> None:
        if line is not None:
            self.chosen, self.is_just_chosen = line, True
            self.begin_anew()

    def do_period(self) -> None:
        """Ask within which days, or since when; the reports on file are known to who is asked."""
        self.desk_app.desk.ask(
            self, "runs", lambda services: services.reporting.runs.lines(), self._ask_period
        )

    def _ask_period(self, kept: Sequence[RunLine]) -> None:
        which = self.kind.period

        def take(text: str | None) -> None:
            if text is not None and text != self._periods.get(which, ""):
                self._periods = {**self._periods, which: text}
                self.begin_anew()

        dialog = PeriodDialog(self.kind, self._periods.get(which, ""), kept)
        self.app.push_screen(dialog, take)

    def do_language(self) -> None:
        """The next language reports are written in."""
        codes = offered()
        self.language = codes[(codes.index(self.language) + 1) % len(codes)]
        self._is_language_chosen = True
        self.begin_anew()

    def know_language(self, code: str) -> None:
        """The language that the user's theme asks for, where nobody chose another one here."""
        if not self._is_language_chosen and code != self.language:
            self.language = code
            self.begin_anew()

    def remember(self) -> dict[str, Any]:
        """What was chosen as well."""
        return {
            **super().remember(),
            "kind": self.kind.name,
            "language": self.language if self._is_language_chosen else "",
            "periods": dict(self._periods),
            "about": self.chosen.ref if self.chosen is not None else "",
        }

    def recall(self, state: dict[str, Any]) -> None:
        """What was chosen as well."""
        self.kind = KINDS.get(str(state.get("kind")), self.kind)
        if state.get("language") in offered():
            self.language, self._is_language_chosen = str(state["language"]), True
        about, periods = str(state.get("about")), state.get("periods")
        if _REF.fullmatch(about) and about[0] in self.kind.prefixes:
            self.chosen = RecordLine(_WORDS[about[0]], about, "", about)
        if isinstance(periods, dict):
            self._periods = {
                kind.period: text
                for kind in KINDS.values()
                if _is_period(kind, text := str(periods.get(kind.period, "")))
            }
        super().recall(state)


def _is_period(kind: ReportKind, text: str) -> bool:
    """Whether a text is a period that this kind takes."""
    try:
        return bool(kind.period and text and period_of(kind, text))
    except UsageError:
        return False
