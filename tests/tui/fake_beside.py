"""What stands beside records, made of memory, for screens."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from casetracker.errors import RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    DefendantRole,
    HearingKind,
    HearingResult,
    MonitoringStatus,
    Openness,
    Priority,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.views.agenda import AgendaLine
from casetracker.views.charges import ChargeLine
from casetracker.views.editing import (
    BulkLine,
    CaseValues,
    FieldChange,
    PersonValues,
    RecordChange,
    RowChange,
)
from casetracker.views.flags import FlagView
from casetracker.views.proceeding import HearingView, SentenceView
from casetracker.views.records import NoteView, TagView, TaskView, WatchView
from casetracker.views.review import ApplyOutcome, QueueLine, SourceLine

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class FakeBeside:
    """Charges by number, court, notes, histories and bulk changes at once."""

    def __init__(self, dress: str) -> None:
        self._dress = dress
        self._asked = {"S-0003": f"the numbers differ{dress}"}

    def charges(self, search: Any) -> tuple[ChargeLine, ...]:
        del search
        return ()

    def hearings(self, ref: str | None = None) -> tuple[HearingView, ...]:
        dress = self._dress
        return (
            HearingView(
                1, f"C-0001 {ref}", f"all defendants{dress}", HearingKind.TRIAL,
                HearingResult.ADJOURNED, PartialDate.parse("2026-03-01"), None, f"City Court{dress}",
                f"R. Judge{dress}", Openness.CLOSED, f"hy{dress}", f"a remark{dress}",
                PartialDate.parse("2026-03-09"), f"counsel absent{dress}", (), (f"odd{dress}",),
            ),
        )  # fmt: skip

    def sentences(self, ref: str | None = None) -> tuple[SentenceView, ...]:
        dress = self._dress
        return (
            SentenceView(
                1, "D-0001", f"C-0001 {ref}", f"Arman Exampleyan{dress}", SentenceStanding.ASKED_FOR,
                SentenceKind.PRISON, 15, SentenceUnit.YEARS, f"strict{dress}", 200, f"City Court{dress}",
                PartialDate.parse("2026-03-02"), f"a remark{dress}", None, is_replaced=False,
                citations=(),
            ),
        )  # fmt: skip

    def notes(self, ref: str | None = None) -> tuple[NoteView, ...]:
        return (NoteView("N-0001", ref or "", f"ask the court{self._dress}", "mara", NOON),)

    def coming(self) -> tuple[AgendaLine, ...]:
        dress = self._dress
        hearing = f"trial hearing, G-0001 in C-0001, City Court{dress}"
        return (
            AgendaLine(PartialDate.parse("2026-03-01"), f"call{dress}", "C-0001", "T-0001", is_late=True),
            AgendaLine(PartialDate.parse("2026-03-09"), hearing, "C-0001"),
        )  # fmt: skip

    def tasks(self, ref: str | None = None) -> tuple[TaskView, ...]:
        return (
            TaskView("T-0001", ref or "", f"call{self._dress}", f"tom{self._dress}", date(2026, 1, 1),
                     None, None, is_late=True),
        )  # fmt: skip

    def tags(self, ref: str | None = None) -> tuple[TagView, ...]:
        return (TagView(f"minors{self._dress}", (ref or "",)),)

    def second_reader(self, source: str, reason: str, *, is_asked: bool) -> ApplyOutcome:
        self._asked.pop(source, None)
        if is_asked:
            self._asked[source] = reason
        return ApplyOutcome(1, (source,))

    def queued(self, lines: Iterable[SourceLine]) -> tuple[QueueLine, ...]:
        cases = {"S-0002": ("C-0002",), "S-0003": ("C-0001", "C-0003")}
        return tuple(
            QueueLine.of(line, cases.get(line.ref, ()), self._asked.get(line.ref))
            for line in lines
            if line.waiting
        )

    def watch_of(self, ref: str) -> WatchView:
        why = f"verdict expected{self._dress}"
        return WatchView(ref, "", why, "mara", Priority.HIGH, None, None)

    def flags(self, case_ref: str | None = None) -> tuple[FlagView, ...]:
        return (
            FlagView("weekday", case_ref or "C-0001", f"K-0001{self._dress}", f"odd{self._dress}"),
        )

    def history(self, ref: str | None = None, limit: int = 200) -> tuple[RecordChange, ...]:
        dress = self._dress
        field = FieldChange("title", f"before{dress}", f"after{dress}")
        row = RowChange(f"case {ref}", "changed", (field,))
        return (
            RecordChange(2, NOON, "mara", "tui", f"edited {ref} {limit}{dress}", f"why{dress}",
                         can_undo=True, can_redo=False, rows=(row,), more=1),
            RecordChange(1, NOON, "tom", "cli", f"an older one{dress}", None, can_undo=False,
                         can_redo=True, rows=()),
        )  # fmt: skip

    def preview(self, refs: Any, change: Any) -> tuple[BulkLine, ...]:
        del change
        return tuple(
            BulkLine(ref, f"a case{self._dress}", "no tag", f"minors{self._dress}", changes=True)
            for ref in refs
        )

    def apply(self, refs: Any, change: Any) -> ApplyOutcome:
        del change
        return ApplyOutcome(1, (f"{len(refs)} changed{self._dress}",))

    def case_values(self, ref: str) -> CaseValues:
        dress = self._dress
        return CaseValues(ref, 1, f"Border group{dress}", (f"1/2026{dress}",), "az",
                          PartialDate.parse("2025"), MonitoringStatus.OPEN, Priority.NORMAL)  # fmt: skip

    def values(self, ref: str) -> PersonValues:
        dress = self._dress
        return PersonValues(ref, 1, "P-0001", 1, f"Arman Exampleyan{dress}", DefendantRole.ACCUSED,
                            None, f"none{dress}", f"teacher{dress}")  # fmt: skip

    def edit_case(self, values: CaseValues, grounds: Any) -> ApplyOutcome:
        del grounds
        raise RefusedError(f"refused {values.ref}{self._dress}")
