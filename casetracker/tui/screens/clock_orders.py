"""What can be recorded for a clock, each by a form of its own, and what can be set aside again."""

from collections.abc import Callable
from typing import Final

from casetracker.tui.actions import action
from casetracker.tui.clock_files import ClockFile, ClockMeant, OpenSuspension, clock_file
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.forms import clocks
from casetracker.tui.forms.fields import Form
from casetracker.tui.forms.records import named
from casetracker.tui.screens.filling import FillsIn
from casetracker.views.common import date_text

ON_CLOCKS: Final = ("clock_start", "clock_act", "clock_extension", "clock_suspension",
                    "clock_resumption", "clock_status", "clock_withdrawal")  # fmt: skip


class AddsToClocks(FillsIn):
    """A screen on which a clock, or the clocks of a record, are meant."""

    def clock_meant(self) -> ClockMeant | None:
        """What is meant; None where there is nothing."""
        raise NotImplementedError

    def do_clock(self) -> None:
        """Choose what to record."""
        meant = self.clock_meant()
        if meant is None:
            return
        offered = [action(f"add.{name}") for name in ON_CLOCKS]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.act(offered[at].id)

        whom = named(tuple(meant.whom.split(", "))) if meant.whom else meant.ref
        about = f"{meant.rule} of {whom}" if meant.rule else f"the clocks of {whom}"
        choices = [(each.label, each.help) for each in offered]
        self.app.push_screen(PickDialog(f"Record for {about}", choices, "Fill in"), chosen)

    def do_clock_start(self) -> None:
        """Record what starts a clock."""
        self._fill(clocks.start_clock)

    def do_clock_act(self) -> None:
        """Record an act that meets a rule."""
        self._fill(clocks.act_on_clock)

    def do_clock_extension(self) -> None:
        """Record an order of extension."""
        self._fill(clocks.extend_clock)

    def do_clock_suspension(self) -> None:
        """Record that a clock stands still."""
        self._fill(clocks.suspend_clock)

    def do_clock_resumption(self) -> None:
        """Record that it runs again; where several stand still, ask which."""
        self._gather(self._resume)

    def do_clock_status(self) -> None:
        """Record who claims or denies a status."""
        self._fill(clocks.claim_status)

    def do_clock_withdrawal(self) -> None:
        """Choose what was recorded in error, then ask why."""
        self._gather(self._withdraw)

    def _fill(self, form: Callable[[ClockFile], Form]) -> None:
        self._gather(lambda file: self.fill_in(form(file)))

    def _gather(self, then: Callable[[ClockFile], None]) -> None:
        meant = self.clock_meant()
        if meant is not None:
            self.desk_app.desk.ask(
                self, "clock file", lambda services: clock_file(services, meant), then
            )

    def _resume(self, file: ClockFile) -> None:
        found = file.suspensions()
        if len(found) == 1:
            self.fill_in(clocks.resume_clock(file, found[0]))
        elif found:
            forms = [clocks.resume_clock(file, each) for each in found]
            self._pick("Which of them has ended?", [(*_told(each), form)
                       for each, form in zip(found, forms, strict=True)])  # fmt: skip
        else:
            about = file.meant.rule or f"a clock of {file.meant.ref}"
            self.say(f"No suspension of {about} is open on file.")

    def _withdraw(self, file: ClockFile) -> None:
        found = clocks.entries_on_file(file)
        if found:
            self._pick("What was recorded in error?", list(found))
        else:
            self.say(f"Nobody has recorded anything for the clocks of {file.meant.ref}.")

    def _pick(self, title: str, entries: list[tuple[str, str, Form]]) -> None:
        def chosen(at: int | None) -> None:
            if at is not None:
                self.fill_in(entries[at][2])

        choices = [(told, more) for told, more, _ in entries]
        self.app.push_screen(PickDialog(title, choices, "Fill in"), chosen)


def _told(suspension: OpenSuspension) -> tuple[str, str]:
    since = f"since {date_text(suspension.since)}, " if suspension.since is not None else ""
    return suspension.rule, f"{since}{suspension.whom}"
