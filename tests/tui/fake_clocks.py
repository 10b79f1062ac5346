"""Clocks made of memory, for screens."""

from dataclasses import replace
from datetime import UTC, date, datetime

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.views.clocks import ClockSummary, ClockView, OrderView, RuleLine, StatusClaimView
from casetracker.views.packs import RuleSource

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class FakeClocks:
    """The clocks of the fake services."""

    def __init__(self, calls: list[str], dress: str) -> None:
        self._calls = calls
        self._dress = dress

    def clocks(self, ref: str | None = None) -> tuple[ClockView, ...]:
        self._calls.append(f"clocks {ref}")
        dress = self._dress
        first = _clock(ClockState.PASSED_NO_RECORD, f"ex.detention{dress}", dress)
        waiting = replace(
            _clock(ClockState.NOT_STARTED, "ex.appeal", dress), trigger_ids=(), due=None
        )
        return (waiting, first)

    def summary(self, before: ClockSummary | None = None) -> ClockSummary:
        counts = ((ClockState.DUE_SOON, 1), (ClockState.PASSED_NO_RECORD, 26))
        if before is None:
            return ClockSummary(counts[:1], (), 500)
        return ClockSummary(counts, self.clocks()[1:], None)

    def rules(self, ref: str) -> tuple[RuleLine, ...]:
        del ref
        dress = self._dress
        return (
            RuleLine(f"ex.detention{dress}", f"before a court{dress}", LegalStatus.PRISONER_OF_WAR),
            RuleLine(f"ex.appeal{dress}", f"time to appeal{dress}"),
        )

    def orders(self, ref: str | None = None) -> tuple[OrderView, ...]:
        del ref
        dress = self._dress
        kinds = (ClockOrderKind.EXTENSION, ClockOrderKind.SUSPENSION)
        return tuple(
            OrderView(number, "C-0001", "all defendants", f"ex.detention{dress}", kind,
                      PartialDate.parse("2025-12-14"), None, "P2M", f"City Court{dress}",
                      f"a note{dress}", None)
            for number, kind in enumerate(kinds, 1)
        )  # fmt: skip

    def statuses(self, ref: str | None = None) -> tuple[StatusClaimView, ...]:
        del ref
        dress = self._dress
        return (
            StatusClaimView(1, "C-0001", f"G-0001{dress}", LegalStatus.PRISONER_OF_WAR,
                            is_denied=False, speaker=f"Office{dress}", happened=None, note=None,
                            claim_ref=None),
        )  # fmt: skip


def _clock(state: ClockState, rule: str, dress: str) -> ClockView:
    day = Bounds.day(date(2025, 12, 15))
    return ClockView(
        rule=rule,
        label=f"before a court{dress}",
        pack=f"ex 1{dress}",
        grade="B",
        kind="standard",
        state=state,
        case_ref="C-0001",
        defendant_refs=("D-0001", "D-0002"),
        of_defendants=2,
        condition=f"applies if the person is a prisoner of war (claimed by A{dress})",
        trigger=day,
        due=day,
        rolled=None,
        last_days=day,
        longest=None,
        met=None,
        trigger_ids=(2,),
        met_ids=(),
        working=(f"Starts: detained{dress}.",),
        sources=(RuleSource(f"Some law{dress}", ""),),
        valid="not known",
        note=f"a note{dress}",
        holidays="",
        is_estimated=False,
        computed_on=date(2026, 3, 4),
        computed_at=NOON,
    )
