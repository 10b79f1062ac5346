"""What lies ahead: hearings and tasks of the coming days, on both engines."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from casetracker.clock import today
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import HearingKind, HearingResult
from casetracker.services.court import Outcome, Sitting
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener

LIST = Grounds("court list")


def in_days(number: int) -> PartialDate:
    return PartialDate.day(today() + timedelta(days=number))


def sit(
    services: Services, ref: str, on: PartialDate | None, outcome: Outcome | None = None
) -> int:
    sitting = Sitting(HearingKind.TRIAL, on, "Orsk Court")
    services.court.add_hearing(ref, sitting, outcome or Outcome(HearingResult.SCHEDULED), LIST)
    return max(each.number for each in services.court.hearings())


def told(services: Services) -> list[str]:
    return [f"{each.on} {each.what}" for each in services.agenda.coming()]


def test_hearings_of_the_coming_days_stand_in_order(full: Services) -> None:
    sit(full, "G-0002", in_days(6))
    sit(full, "C-0001", in_days(0))
    sit(full, "C-0001", in_days(-1))
    sit(full, "C-0001", in_days(9))
    assert told(full) == [
        f"{in_days(0)} trial hearing, C-0001, Orsk Court",
        f"{in_days(6)} trial hearing, G-0002 in C-0002, Orsk Court",
    ]
    assert [each.record for each in full.agenda.coming()] == ["C-0001", "C-0002"]


@pytest.mark.parametrize("result", [HearingResult.HELD, HearingResult.NOT_HELD])
def test_what_became_of_a_hearing_takes_it_off(full: Services, result: HearingResult) -> None:
    number = sit(full, "C-0001", in_days(0))
    full.court.settle_hearing(number, Outcome(result), LIST)
    assert told(full) == []


def test_an_adjourned_hearing_stands_on_its_new_day(full: Services) -> None:
    number = sit(full, "C-0001", in_days(1))
    full.court.settle_hearing(number, Outcome(HearingResult.ADJOURNED, in_days(5)), LIST)
    assert told(full) == [f"{in_days(5)} trial hearing, C-0001, Orsk Court"]
    full.court.settle_hearing(number, Outcome(HearingResult.ADJOURNED), LIST)
    assert told(full) == []


def test_a_hearing_whose_day_is_known_in_part_may_fall_into_these_days(full: Services) -> None:
    sit(full, "C-0001", PartialDate.parse(f"{today():%Y-%m}"))
    sit(full, "C-0002", None)
    assert told(full) == [f"{today():%Y-%m} trial hearing, C-0001, Orsk Court"]


def test_a_withdrawn_hearing_is_not_ahead_and_undo_brings_it_back(full: Services) -> None:
    number = sit(full, "C-0001", in_days(2))
    full.editing.withdraw("hearing", [number], LIST)
    assert told(full) == []
    full.docket.undo()
    assert len(told(full)) == 1


def test_tasks_that_are_late_lead_and_done_ones_are_gone(full: Services) -> None:
    sit(full, "C-0001", in_days(1))
    for text, days in (("call", -3), ("write", 2), ("much later", 30)):
        full.noting.add_task("D-0001", Duty(text, due_on=today() + timedelta(days=days)))
    full.noting.add_task("C-0001", Duty("without a day"))
    assert [each.what for each in full.agenda.coming()] == [
        "call", "trial hearing, C-0001, Orsk Court", "write",
    ]  # fmt: skip
    late = full.agenda.coming()[0]
    assert (late.record, late.task, late.is_late) == ("D-0001", "T-0001", True)
    full.noting.finish_task("T-0001")
    full.noting.drop_task("T-0002", "not needed")
    assert [each.task for each in full.agenda.coming()] == [None]


def test_as_of_a_day_it_is_counted_from_that_day(
    full: Services, full_url: str, open_at: Opener
) -> None:
    sit(full, "C-0001", in_days(1))
    full.noting.add_task("C-0001", Duty("call", due_on=date(2021, 7, 2)))
    assert [each.is_late for each in full.agenda.coming()] == [True, False]
    (line,) = open_at(full_url, Viewpoint(as_of=date(2021, 7, 1))).agenda.coming()
    assert (line.what, line.is_late) == ("call", False)


def test_hearings_of_the_coming_days_are_found_by_their_days(full: Services) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, words: str, values: Any, *_more: object) -> None:
        asked.append((words, values))

    sa.event.listen(full.database.engine, "before_cursor_execute", note)
    sit(full, "C-0001", in_days(1))
    asked.clear()
    assert len(told(full)) == 1
    ((words, values),) = [each for each in asked if "scheduled_latest >=" in each[0]]
    is_sqlite = full.database.engine.dialect.name == "sqlite"
    with full.database.reading() as session:
        connection = session.connection()
        if not is_sqlite:
            # So few rows are read through sooner than looked up.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = str(connection.exec_driver_sql(f"{explain} {words}", values).all())
    assert "ix_hearings_result_scheduled_latest" in plan
    assert "ix_hearings_result_adjourned_latest" in plan
