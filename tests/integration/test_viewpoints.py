"""The docket as of a day and as known at a moment, on both engines."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from casetracker.errors import RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, Defendant
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.statuses import statuses
from casetracker.store.queries.common import held, table_of
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import DRIVERS, accept_text
from tests.support.histories import BY_HAND, CHANGES, UNDO, change, docket_at, last_moment

DAYS = [date(2020, 12, 1), date(2021, 6, 12), date(2024, 3, 2), date(2024, 3, 3), date(2024, 5, 2)]


def test_what_was_known_stays_known_through_every_kind_of_change(
    full: Services, full_url: str, open_at: Opener
) -> None:
    known = {}
    for number, kind in enumerate(
        (*CHANGES, *BY_HAND, UNDO, UNDO, "step", UNDO, "recount", "replace")
    ):
        change(full, kind, number + 1)
        known[last_moment(full)] = docket_at(full)
    accept_text(full, DRIVERS)

    assert len(known) > 5
    for moment, dump in known.items():
        assert docket_at(open_at(full_url, Viewpoint(known_at=moment))) == dump, moment


def test_before_the_first_change_nothing_was_known(full_url: str, open_at: Opener) -> None:
    early = open_at(full_url, Viewpoint(known_at=datetime(1990, 1, 1, tzinfo=UTC)))

    assert early.docket.cases() == ()
    assert early.docket.sources() == ()
    assert early.docket.changes() == ()
    assert early.docket.home().defendants == 0


def test_at_the_latest_moment_everything_is_as_it_is(
    full: Services, full_url: str, open_at: Opener
) -> None:
    latest = open_at(full_url, Viewpoint(known_at=last_moment(full)))

    assert latest.docket.cases() == full.docket.cases()
    assert latest.docket.groups() == full.docket.groups()
    assert latest.docket.defendants() == full.docket.defendants()
    assert latest.docket.home() == full.docket.home()


def test_a_change_bears_a_later_moment_than_the_one_before(full: Services) -> None:
    for number in range(3):
        change(full, "step", number)
    moments = [line.at for line in full.docket.changes(50)]

    assert len(moments) > 5
    assert sorted(set(moments), reverse=True) == moments


@pytest.mark.parametrize("day", DAYS)
def test_as_of_a_day_each_stands_where_the_rule_of_procedure_puts_them(
    full: Services, full_url: str, open_at: Opener, day: date
) -> None:
    for number in range(4):
        change(full, "replace", number)
    seen = {
        line.ref: line.stage.code if line.stage else None
        for line in open_at(full_url, Viewpoint(as_of=day)).docket.defendants()
    }
    expected: dict[str, str | None] = {}
    defendants = table_of(Defendant)
    with full.database.reading() as session:
        rows = session.execute(sa.select(defendants).where(held(defendants))).all()
        for case_id in {row.case_id for row in rows}:
            reached = statuses(session, case_id, as_of=day)
            expected |= {
                row.ref: reached[row.id].event.code if row.id in reached else None
                for row in rows
                if row.case_id == case_id
            }

    assert len(seen) > 60
    assert seen == {ref: expected[ref] for ref in seen}


VAGUE = (
    ("detained", "2024-03"),
    ("indictment_approved", "../2024-06-10"),
    ("sent_to_court", "2024-06-09"),
    ("released", "2024-06-20"),
    ("remanded", "../2024-07-01"),
    ("charged", None),
    ("detained", "2024-07-02/2024-07-20"),
    ("on_trial", "2024-08-01/.."),
)


def test_as_of_a_day_the_later_stage_is_the_current_one_where_dates_leave_it_open(
    full: Services, full_url: str, open_at: Opener
) -> None:
    for stage, when in VAGUE:
        on = None if when is None else PartialDate.parse(when)
        full.proceedings.record("C-0001", Happening(stage), Grounds("court list", on))
    seen = {
        day: {
            line.stage.code
            for line in open_at(full_url, Viewpoint(as_of=day)).docket.defendants()
            if line.case_ref == "C-0001" and line.stage
        }
        for day in (date(2024, 6, 9), date(2024, 6, 11), date(2024, 7, 1), date(2024, 7, 31))
    }
    assert list(seen.values()) == [{"sent_to_court"}, {"sent_to_court"}, {"released"}, {"detained"}]
    with full.database.reading() as session:
        case = session.execute(
            sa.select(table_of(Case).c.id).where(table_of(Case).c.ref == "C-0001")
        )
        case_id = case.scalar_one()
        for day, codes in seen.items():
            reached = statuses(session, case_id, as_of=day).values()
            assert {each.event.code for each in reached} == codes, day
    (now,) = {line.stage.code for line in full.docket.case("C-0001").defendants if line.stage}
    assert now == "on_trial"
    assert full.maintenance.check().repaired == 0


def test_as_of_a_day_later_facts_are_left_out(full_url: str, open_at: Opener) -> None:
    now = open_at(full_url)
    case = now.docket.cases()[-1]
    then = open_at(full_url, Viewpoint(as_of=date(2024, 4, 1))).docket.case(case.ref)

    assert {event.stage.code for event in then.stages} == {"detained"}
    assert [stage.code for stage in then.line.stage_mix] == ["detained"]
    assert {event.stage.code for event in now.docket.case(case.ref).stages} > {"detained"}
    early = open_at(full_url, Viewpoint(as_of=date(2024, 1, 1))).docket.case(case.ref)
    assert early.stages == ()
    assert early.custody == ()
    assert early.groups == ()


def test_a_release_after_the_day_leaves_people_in_custody(
    full: Services, full_url: str, open_at: Opener
) -> None:
    change(full, "release", 3)
    ref = full.docket.groups()[-1].ref
    before = open_at(full_url, Viewpoint(as_of=date(2024, 6, 3))).docket.group(ref)
    after = open_at(full_url, Viewpoint(as_of=date(2024, 6, 6))).docket.group(ref)

    assert sum(line.in_custody is False for line in before.members) == 0
    assert sum(line.in_custody is False for line in after.members) >= 3


def test_both_axes_hold_at_once(full: Services, full_url: str, open_at: Opener) -> None:
    moment = last_moment(full)
    change(full, "step", 0)
    day = date(2024, 6, 1)
    seen = open_at(full_url, Viewpoint(day, moment)).docket.defendants()
    later = open_at(full_url, Viewpoint(day, moment + timedelta(days=9000))).docket.defendants()

    assert {line.stage.code for line in seen if line.stage}.isdisjoint({"charged"})
    assert "charged" in {line.stage.code for line in later if line.stage}


def test_the_past_cannot_be_changed_and_leaves_the_present_alone(
    full: Services, full_url: str, open_at: Opener
) -> None:
    past = open_at(full_url, Viewpoint(as_of=date(2021, 1, 1)))

    assert past.is_read_only
    with pytest.raises(RefusedError, match="as of 2021-01-01"):
        past.docket.undo()
    assert past.docket.cases() != full.docket.cases()
    assert open_at(full_url).docket.cases() == full.docket.cases()


def test_a_report_says_from_where_it_looks(full: Services, full_url: str, open_at: Opener) -> None:
    moment = last_moment(full)
    change(full, "step", 0)
    text = open_at(full_url, Viewpoint(date(2024, 4, 1), moment)).reporting.preview()

    assert "1 April 2024" in text
    assert moment.strftime("%H:%M") in text
    assert text != full.reporting.preview()
