"""Looking back at what people put on file by hand: moves, hearings, orders, notes, reports."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from casetracker import clock
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Defendant
from casetracker.model.vocabulary import (
    ClockOrderKind,
    HearingKind,
    HearingResult,
    LegalStatus,
    Listing,
    SentenceKind,
    SentenceStanding,
)
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.clocks import QUIET
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.grouping import Chosen
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.recording.clock_orders import Evidence, OrderDraft, StatusDraft
from casetracker.services.report_material import ReportScope
from casetracker.services.statuses import statuses
from casetracker.store.queries.common import held, table_of
from casetracker.views.filters import Filters
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import COURT, DETAINED, DRIVERS, accept_text
from tests.support.histories import BY_HAND, change, last_moment

WHY = Grounds("a letter of the court")
JUNE = date(2024, 6, 20)
ON = Grounds("two court files", PartialDate.day(JUNE))
BEFORE = Viewpoint(as_of=date(2024, 6, 19))
AFTER = Viewpoint(as_of=JUNE)


@pytest.fixture
def lomna(services: Services) -> Services:
    """G-0001 of 17 in C-0001, sent to court on 2 May 2024; G-0002 of 9 in C-0002."""
    for text in (DETAINED, COURT, DRIVERS):
        accept_text(services, text)
    return services


def _happened(services: Services, ref: str, stage: str, on: str) -> None:
    grounds = Grounds("court list", PartialDate.parse(on))
    services.proceedings.record(ref, Happening(stage), grounds)


def _where(services: Services, case: str) -> tuple[int, int]:
    view = services.docket.case(case)
    return len(view.defendants), len(view.former)


def _expected(services: Services, day: date) -> dict[str, str | None]:
    """The stage of each defendant by the rule of procedure, from the whole docket."""
    defendants = table_of(Defendant)
    with services.database.reading() as session:
        rows = session.execute(sa.select(defendants).where(held(defendants))).all()
        reached = {
            case: statuses(session, case, as_of=day) for case in {row.case_id for row in rows}
        }
    return {
        row.ref: reached[row.case_id][row.id].event.code if row.id in reached[row.case_id] else None
        for row in rows
    }


def test_who_left_a_case_stands_in_it_until_then_and_in_the_next_one_since(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    lomna.joining.sever("C-0001", Severed(members=("D-0001", "D-0002")), ON)
    new = lomna.docket.cases()[-1].ref
    _happened(lomna, "C-0001", "on_trial", "2024-06-25")
    _happened(lomna, new, "convicted", "2024-06-27")

    before, after = open_at(database_url, BEFORE), open_at(database_url, AFTER)
    assert [_where(before, ref) for ref in ("C-0001", new)] == [(17, 0), (0, 0)]
    assert [_where(after, ref) for ref in ("C-0001", new)] == [(15, 2), (2, 0)]
    assert len(before.docket.defendants()) == len(after.docket.defendants()) == 26
    for day in (date(2024, 5, 3), date(2024, 6, 19), JUNE, date(2024, 6, 26), date(2024, 7, 1)):
        seen = open_at(database_url, Viewpoint(as_of=day))
        expected = _expected(lomna, day)
        lines = seen.docket.defendants()
        assert {line.ref: line.stage.code if line.stage else None for line in lines} == {
            line.ref: expected[line.ref] for line in lines
        }, day
    late = open_at(database_url, Viewpoint(as_of=date(2024, 7, 1)))
    moved = [line for line in late.docket.defendants() if line.case_ref == new]
    assert [line.stage.code for line in moved if line.stage] == ["convicted"] * 2
    (left,) = {line.stage.code for line in late.docket.case("C-0001").former if line.stage}
    assert left == "sent_to_court"


def test_who_left_a_group_stands_in_it_until_then(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    lomna.groups.transfer(Chosen("G-0001", 3), "G-0002", ON)
    _happened(lomna, "G-0002", "on_trial", "2024-06-25")

    before, after = open_at(database_url, BEFORE), open_at(database_url, AFTER)
    for seen, counts in ((before, (17, 9)), (after, (14, 12)), (lomna, (14, 12))):
        groups = {line.ref: line.held_members for line in seen.docket.groups()}
        assert tuple(groups.values()) == counts
        assert len(seen.docket.group("G-0002").members) == counts[1]
        found = seen.docket.defendants(None, Filters.parse(Listing.DEFENDANT, ["group=G-0001"]))
        assert len(found) == counts[0]
        assert len(seen.matrices.stages("G-0002").rows) == counts[1]
    assert [each.kind.value for each in before.docket.group("G-0002").events] == ["formed"]
    rows = {row.ref: row for row in lomna.matrices.stages("G-0002").rows}
    columns = [column.key for column in lomna.matrices.stages("G-0002").columns]
    came = [each.ref for each in lomna.docket.group("G-0002").members][-3:]
    court = columns.index("sent_to_court")
    assert [rows[ref].cells[court].times for ref in came] == [1, 1, 1]


def test_what_lay_ahead_of_a_day_had_not_happened(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    sitting = Sitting(HearingKind.TRIAL, PartialDate.parse("2024-06-25"))
    outcome = Outcome(HearingResult.ADJOURNED, PartialDate.parse("2024-07-02"), "no interpreter")
    lomna.court.add_hearing("C-0001", sitting, outcome, Grounds("as told", claim="K-0001"))
    imposed = Punishment(SentenceStanding.IMPOSED, SentenceKind.LIFE)
    verdict = Grounds("judgment", PartialDate.parse("2024-06-28"))
    lomna.court.sentence(("D-0001",), imposed, verdict)
    side = StatusDraft(LegalStatus.CIVILIAN, "a lawyer", happened=PartialDate.parse("2024-06-22"))
    lomna.clocks.claim_status("C-0001", side, reason="as told")
    lomna.reconciling.state_total(26, ["G-0001", "G-0002"], verdict, label="captured")

    before = open_at(database_url, BEFORE)
    (hearing,) = before.court.hearings()
    assert (hearing.result, hearing.adjourned_to) == (HearingResult.SCHEDULED, None)
    assert (before.court.sentences(), before.clocks.statuses()) == ((), ())
    assert "Q-0001" not in {line.key for line in before.reconciling.reconciliation()}
    after = open_at(database_url, Viewpoint(as_of=date(2024, 6, 28)))
    assert after.court.hearings()[0].result is HearingResult.ADJOURNED
    assert [len(found) for found in (after.court.sentences(), after.clocks.statuses())] == [1, 1]
    assert "Q-0001" in {line.key for line in after.reconciling.reconciliation()}


@pytest.mark.parametrize(
    ("as_of", "told_and_untold"),
    [
        (date(2024, 6, 9), (None, None)),
        (date(2024, 6, 10), (HearingResult.SCHEDULED, None)),
        (date(2024, 6, 24), (HearingResult.SCHEDULED, None)),
        (date(2024, 6, 25), (HearingResult.HELD, HearingResult.HELD)),
    ],
)
def test_a_hearing_lay_ahead_once_it_was_known_to_be_set(
    lomna: Services,
    database_url: str,
    open_at: Opener,
    as_of: date,
    told_and_untold: tuple[HearingResult | None, ...],
) -> None:
    day = PartialDate.parse("2024-06-25")
    for case, claim in (("C-0001", "K-0001"), ("C-0002", None)):
        lomna.court.add_hearing(
            case,
            Sitting(HearingKind.TRIAL, day),
            Outcome(HearingResult.HELD),
            Grounds("as told", day, claim),
        )
    seen = open_at(database_url, Viewpoint(as_of=as_of)).court.hearings()
    results = {one.case_ref: one.result for one in seen}
    assert (results.get("C-0001"), results.get("C-0002")) == told_and_untold


def test_a_hearing_that_nothing_tells_of_was_set_once_it_was_on_file(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    today = clock.today()
    ahead = PartialDate.day(today + timedelta(days=30))
    lomna.court.add_hearing(
        "C-0001", Sitting(HearingKind.TRIAL, ahead), Outcome(HearingResult.SCHEDULED), WHY
    )
    for as_of, found in ((today, 1), (today - timedelta(days=1), 0)):
        assert len(open_at(database_url, Viewpoint(as_of=as_of)).court.hearings()) == found


def test_a_suspension_that_ended_later_was_going_on(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    (rule, *_) = [view.rule for view in lomna.clocks.clocks("C-0001") if view.state not in QUIET]
    stands = OrderDraft(rule, ClockOrderKind.SUSPENSION, PartialDate.parse("2024-03-04"))
    lomna.clocks.record("C-0001", stands, reason="as told")
    lomna.clocks.resume("C-0001", rule, PartialDate.parse("2024-06-25"), reason="as told")

    (before,) = open_at(database_url, BEFORE).clocks.orders()
    assert before.until is None
    (after,) = open_at(database_url, Viewpoint(as_of=date(2024, 6, 25))).clocks.orders()
    assert after.until == PartialDate.parse("2024-06-25")
    views = open_at(database_url, BEFORE).clocks.clocks("C-0001")
    assert {view.computed_on for view in views} == {BEFORE.as_of}
    assert ClockState.SUSPENDED in {view.state for view in views if view.rule == rule}


def test_known_at_covers_what_is_kept_by_hand(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    moments: list[datetime] = [last_moment(lomna)]
    for number, kind in enumerate(BY_HAND, 1):
        change(lomna, kind, number)
        assert last_moment(lomna) > moments[-1], kind
        moments.append(last_moment(lomna))
    at_first = open_at(database_url, Viewpoint(known_at=moments[0]))
    at_last = open_at(database_url, Viewpoint(known_at=moments[-1]))

    beside = (at_first.noting.notes(), at_first.noting.tasks(), at_first.noting.tags())
    court = (at_first.court.hearings(), at_first.court.sentences())
    clocks = (at_first.clocks.orders(), at_first.clocks.statuses())
    assert not any((*beside, *court, *clocks, at_first.reporting.runs.lines()))
    assert [_where(at_first, ref) for ref in ("C-0001", "C-0002")] == [(17, 0), (9, 0)]
    assert at_last.noting.notes() == lomna.noting.notes() != ()
    assert at_last.docket.groups() == lomna.docket.groups()
    assert at_last.docket.case("C-0001") == lomna.docket.case("C-0001")


def test_a_report_of_the_past_is_kept_today(
    lomna: Services, database_url: str, open_at: Opener, tmp_path: Path
) -> None:
    _happened(lomna, "C-0001", "on_trial", "2024-06-25")
    scopes = (ReportScope("overview"),)
    (then,) = open_at(database_url, BEFORE).reporting.write_all(scopes, ("text",), tmp_path)
    (now,) = lomna.reporting.write_all(scopes, ("text",), tmp_path)

    assert "as-of-2024-06-19" in then.name
    assert then.read_bytes() != now.read_bytes()
    lines = lomna.reporting.runs.lines()
    assert [line.ref for line in lines] == ["R-0001", "R-0002"]
    assert lomna.reporting.runs.verify(then).ref == "R-0001"
    lomna.reporting.write_again("R-0001", (), tmp_path / "again")
    assert (tmp_path / "again" / then.name).read_bytes() == then.read_bytes()


def test_notes_are_found_by_their_words_until_they_are_dropped(lomna: Services) -> None:
    lomna.noting.add_note("D-0003", "ask the registry who the interpreter is")
    (hit,) = lomna.searching.search("regist* interpreter").hits
    assert (hit.kind, hit.ref, hit.within) == ("note", "N-0001", ("D-0003",))
    lomna.noting.drop_note("N-0001", "settled")
    assert lomna.searching.search("interpreter").hits == ()
    lomna.docket.undo()
    assert len(lomna.searching.search("interpreter", ("note",)).hits) == 1


@pytest.mark.parametrize(
    ("as_of", "told_and_untold"),
    [
        (date(2024, 6, 9), (False, False)),
        (date(2024, 6, 10), (True, False)),
        (date(2024, 6, 25), (True, True)),
    ],
)
def test_a_start_that_lay_ahead_stood_once_it_was_known_to_be_set(
    lomna: Services,
    database_url: str,
    open_at: Opener,
    as_of: date,
    told_and_untold: tuple[bool, bool],
) -> None:
    (rule, *_) = [view.rule for view in lomna.clocks.clocks("C-0001")]
    for case, claim in (("C-0001", "K-0001"), ("C-0002", None)):
        start = OrderDraft(
            rule,
            ClockOrderKind.START,
            PartialDate.parse("2024-06-25"),
            evidence=Evidence(claim=claim),
        )
        lomna.clocks.record(case, start, reason="as told")
    seen = {one.case_ref for one in open_at(database_url, Viewpoint(as_of=as_of)).clocks.orders()}
    assert ("C-0001" in seen, "C-0002" in seen) == told_and_untold


def test_a_start_that_lies_ahead_of_today_stands_today_and_not_before(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    (rule, *_) = [view.rule for view in lomna.clocks.clocks("C-0001")]
    today = clock.today()
    ahead = PartialDate.day(today + timedelta(days=30))
    lomna.clocks.record("C-0001", OrderDraft(rule, ClockOrderKind.START, ahead), reason="set")
    for as_of, found in ((today, 1), (today - timedelta(days=1), 0)):
        assert len(open_at(database_url, Viewpoint(as_of=as_of)).clocks.orders()) == found
