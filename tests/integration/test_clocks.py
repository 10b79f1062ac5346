"""Clocks over a real docket, on both engines: read, recorded, undone, conditional, sliced."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from casetracker.errors import CasetrackerError, NotFoundError, RefusedError, UsageError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Person, StageEvent
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.acting import Actor
from casetracker.services.calendar_file import calendar_text
from casetracker.services.clocks import ClockService
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.packs import PackShelf
from casetracker.services.recording.clock_orders import (
    Evidence,
    OrderDraft,
    StatusDraft,
)
from casetracker.services.recording.people import GroupDraft, form_group, open_case
from casetracker.services.recording.proceedings import Scope, StageDraft, record_stage
from casetracker.services.recording.scopes import scope_of
from casetracker.services.report_material import ReportScope, UnsourcedError
from casetracker.views.clocks import ClockSummary, ClockView
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import accept_text

ACTOR = Actor("mara", "cli")
REMAND = "az.remand.serious"
DETENTION = "az.detention"
WHY = "read in the order"
COVENANT = "generic.iccpr.48h"
HELD = "Two drivers were detained by the Border Police at the Lomna crossing on 3 March 2021.\n"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def docket(services: Services) -> Services:
    """Two cases of three and two people, detained; one person of the first is released."""
    with services.database.writing(ACTOR.note("docket", "set up")) as session:
        for size, detained in ((3, "2021-03-01"), (2, "2021-05")):
            case = open_case(session, f"case of {size}", jurisdiction="az")
            form_group(session, GroupDraft(f"the {size}", size_min=size, size_max=size), case)
            assert case.id is not None
            record_stage(session, Scope(case.id), StageDraft("detained", day(detained), None))
        scope = scope_of(session, "D-0002")
        record_stage(session, scope, StageDraft("released", day("2021-03-02"), None))
    return services


def one(services: Services, ref: str, rule: str, on: str = "2021-04-01") -> ClockView:
    views = services.clocks.clocks(ref, on=date.fromisoformat(on))
    (found,) = [view for view in views if view.rule == rule]
    return found


def test_people_who_share_every_fact_share_a_clock(docket: Services) -> None:
    views = docket.clocks.clocks("c-0001", on=date(2021, 4, 1))
    found = {view.defendant_refs: view.state for view in views if view.rule == DETENTION}

    assert found == {
        ("D-0001", "D-0003"): ClockState.PASSED_NO_RECORD,
        ("D-0002",): ClockState.MET,
    }
    assert one(docket, "D-0002", DETENTION).whom == "D-0002"
    assert {view.pack for view in views} == {"generic 2026.1", "az 2026.1", "gc3 2026.1"}
    assert all(view.signature.endswith(f"grade {view.grade}") for view in views)


def test_a_group_of_a_case_and_everybody_can_be_asked_for(docket: Services) -> None:
    on = date(2021, 4, 1)
    group = docket.clocks.clocks("G-0002", on=on)
    every = docket.clocks.clocks(on=on)

    assert {view.case_ref for view in group} == {"C-0002"}
    assert {view.case_ref for view in every} == {"C-0001", "C-0002"}
    assert every == tuple(sorted(every, key=_first))


def _first(view: ClockView) -> date:
    days = view.last_days
    return (days.earliest or days.latest or date.max) if days is not None else date.max


def test_the_states_that_are_wanted_are_those_that_come(docket: Services) -> None:
    wanted = {ClockState.MET, ClockState.PASSED_NO_RECORD}
    views = docket.clocks.clocks(states=wanted, with_working=False)

    assert {view.state for view in views} == wanted
    assert all(view.working == () for view in views)


def test_an_extension_on_file_moves_the_end_and_undo_takes_it_back(docket: Services) -> None:
    before = one(docket, "D-0001", REMAND, "2021-06-10")
    draft = OrderDraft(
        REMAND, ClockOrderKind.EXTENSION, day("2021-05-30"), adds=Duration.parse("P2M")
    )
    outcome = docket.clocks.record("G-0001", draft, reason="read in the order")
    extended = one(docket, "D-0001", REMAND, "2021-06-10")

    assert (str(before.due_text), before.state) == ("2021-05-31 to 2021-06-01", "passed_no_record")
    assert (extended.due_text, extended.state) == (
        "2021-07-31 to 2021-08-01, or 2021-08-02",
        "running",
    )
    assert docket.docket.changes(1)[0].reason == "read in the order"
    docket.docket.undo(outcome.change_set)
    assert one(docket, "D-0001", REMAND, "2021-06-10").due == before.due
    assert docket.clocks.orders() == ()
    assert docket.maintenance.verify().faults == ()


def test_a_suspension_is_ended_and_the_open_one_stays_on_file(docket: Services) -> None:
    draft = OrderDraft(REMAND, ClockOrderKind.SUSPENSION, day("2021-04-01"))
    docket.clocks.record("C-0001", draft, reason=WHY)
    assert one(docket, "D-0001", REMAND, "2021-05-01").state is ClockState.SUSPENDED

    docket.clocks.resume("C-0001", REMAND, day("2021-04-11"), reason=WHY)
    assert one(docket, "D-0001", REMAND, "2021-05-01").due_text.startswith(
        "2021-06-10 to 2021-06-11"
    )
    (order,) = docket.clocks.orders("C-0001")
    assert (str(order.happened), str(order.until)) == ("2021-04-01", "2021-04-11")
    with pytest.raises(RefusedError, match="no open suspension"):
        docket.clocks.resume("C-0001", REMAND, day("2021-04-12"), reason=WHY)


def test_a_start_and_an_act_on_file_run_a_clock_that_no_stage_stands_for(docket: Services) -> None:
    assert one(docket, "D-0001", "az.charge").state is ClockState.NOT_STARTED
    for kind, when in ((ClockOrderKind.START, "2021-03-10"), (ClockOrderKind.ACT, "2021-03-11")):
        docket.clocks.record("D-0001", OrderDraft("az.charge", kind, day(when)), reason=WHY)

    assert one(docket, "D-0001", "az.charge").state is ClockState.MET
    assert one(docket, "D-0003", "az.charge").state is ClockState.NOT_STARTED


def test_what_is_recorded_for_several_is_one_change_and_whole_or_not_at_all(
    docket: Services,
) -> None:
    people = ("d-0001", "D-0003", "D-0001")
    begun = OrderDraft(REMAND, ClockOrderKind.SUSPENSION, day("2021-03-10"))
    with pytest.raises(NotFoundError):
        docket.clocks.record((*people, "D-0099"), begun, reason=WHY)
    assert docket.clocks.orders() == ()
    outcome = docket.clocks.record(people, begun, reason=WHY)
    assert outcome.lines == (f"on file: suspension of {REMAND} for D-0001, D-0003, 2021-03-10",)
    docket.clocks.resume(people, REMAND, day("2021-03-12"), reason=WHY)
    assert [(each.scope, str(each.until)) for each in docket.clocks.orders()] == [
        ("D-0001", "2021-03-12"),
        ("D-0003", "2021-03-12"),
    ]
    docket.docket.undo()
    docket.docket.undo()
    assert docket.clocks.orders() == ()


def test_the_rules_of_a_case_are_those_it_has_clocks_of(docket: Services) -> None:
    rules = docket.clocks.rules("D-0001")
    assert [each.id for each in rules] == list(dict.fromkeys(each.id for each in rules))
    assert {each.id for each in rules} == {view.rule for view in docket.clocks.clocks("C-0001")}
    known = {each.id: each for each in rules}
    assert known["gc3.103"].status is LegalStatus.PRISONER_OF_WAR
    assert known[REMAND].status is None


def test_a_disputed_status_switches_rules_on_with_both_sides_printed(docket: Services) -> None:
    assert one(docket, "D-0001", "gc3.103").state is ClockState.NOT_APPLICABLE
    status = LegalStatus.PRISONER_OF_WAR
    docket.clocks.claim_status("G-0001", StatusDraft(status, "Ministry of Lomna"), reason=WHY)
    docket.clocks.claim_status(
        "C-0001", StatusDraft(status, "Orsk Office", is_denied=True), reason=WHY
    )
    found = one(docket, "D-0001", "gc3.103")

    assert found.state is ClockState.RUNNING
    assert found.condition == (
        "applies if the person is a prisoner of war"
        " (claimed by Ministry of Lomna; denied by Orsk Office)"
    )
    assert one(docket, "D-0004", "gc3.103").state is ClockState.NOT_APPLICABLE
    assert [view.is_denied for view in docket.clocks.statuses("C-0001")] == [False, True]


def test_what_does_not_fit_is_refused_and_nothing_is_kept(docket: Services) -> None:
    act = OrderDraft(DETENTION, ClockOrderKind.ACT, day("2021-03-01"))
    ends = OrderDraft(REMAND, ClockOrderKind.SUSPENSION, day("2021-03-01"), until=day("2020"))
    back = OrderDraft(REMAND, ClockOrderKind.EXTENSION, day("2021"), adds=Duration.parse("-P1M"))
    moon = OrderDraft("az.moon", ClockOrderKind.ACT, day("2021"))
    cited = OrderDraft(
        DETENTION, ClockOrderKind.ACT, day("2021"), evidence=Evidence(claim="K-9999")
    )
    tries: tuple[tuple[str, OrderDraft, type[CasetrackerError]], ...] = (
        ("C-0001", ends, UsageError),
        ("C-0001", back, UsageError),
        ("C-0001", moon, NotFoundError),
        ("C-0001", cited, NotFoundError),
        ("C-9999", act, NotFoundError),
        ("K-0001", act, UsageError),
    )
    for ref, draft, error in tries:
        with pytest.raises(error):
            docket.clocks.record(ref, draft, reason=WHY)
    with pytest.raises(UsageError, match="name the speaker"):
        docket.clocks.claim_status("C-0001", StatusDraft(LegalStatus.MINOR, "  "), reason=WHY)
    assert docket.clocks.orders() == ()
    assert docket.clocks.statuses() == ()


def test_a_calendar_names_nobody(docket: Services) -> None:
    with docket.database.writing(ACTOR.note("docket", "named")) as session:
        session.current(Person, 1).name = "Aram Invented"
    status = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Lida Invented")
    docket.clocks.claim_status("C-0001", status, reason=WHY)
    views = docket.clocks.clocks("C-0001", on=date(2021, 4, 1))
    text = calendar_text(views)

    assert any("Lida Invented" in view.condition for view in views)
    assert "Invented" not in text
    assert text.count("BEGIN:VEVENT") == sum(view.due is not None for view in views) > 3
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_summary_of_all_slices_counts_what_the_list_counts(docket: Services) -> None:
    summary = ClockSummary()
    calls = 0
    while summary.after is not None:
        summary = docket.clocks.summary(summary)
        calls += 1
    counted = {state: 0 for state, _ in summary.counts}
    for view in docket.clocks.clocks():
        if view.state in counted:
            counted[view.state] += len(view.defendant_refs)

    assert calls == 2
    assert counted == dict(summary.counts)
    assert counted[ClockState.PASSED_NO_RECORD] > 5


def test_a_case_is_read_in_as_many_queries_as_many_cases(docket: Services) -> None:
    seen: list[str] = []

    def note(_c: object, _u: object, statement: str, *_more: object) -> None:
        seen.append(statement)

    event.listen(docket.database.engine, "before_cursor_execute", note)
    docket.clocks.clocks()
    every = len([each for each in seen if each.lstrip().startswith("SELECT")])
    event.remove(docket.database.engine, "before_cursor_execute", note)

    assert every <= 10


def test_dates_of_every_kind_of_uncertainty_are_read(docket: Services) -> None:
    with docket.database.writing(ACTOR.note("docket", "more")) as session:
        scope = scope_of(session, "D-0005")
        session.insert_rows(
            StageEvent,
            [
                {
                    "case_id": scope.case_id,
                    "defendant_id": scope.defendant_id,
                    "stage_code": "convicted",
                    "recorded_from": session.started_at,
                    **date_columns("happened", None),
                    **date_columns("reported", day("2021-07-22")),
                }
            ],
        )
    found = one(docket, "D-0005", "az.appeal", "2021-08-01")

    assert found.due_text == "by 2021-08-11"
    assert found.state is ClockState.UNCERTAIN


def test_a_pack_of_ones_own_is_in_force_for_its_cases(docket: Services, tmp_path: Path) -> None:
    own = tmp_path / "packs" / "zz"
    own.mkdir(parents=True)
    template = Path(__file__).parents[2] / "seeds" / "pack-template"
    for path in template.glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace("PACK_ID", "zz")
        if path.stem == "limits":
            # The commented example of the template is a rule that works.
            example = text[text.index("# [[limit]]") :]
            text = "\n".join(line.removeprefix("# ") for line in example.splitlines())
        (own / path.name).write_text(text, encoding="utf-8")
    (own / "labels.en.toml").write_text('[limit]\n"zz.detention" = "48 hours"\n', "utf-8")
    with docket.database.writing(ACTOR.note("docket", "moved")) as session:
        case = open_case(session, "case elsewhere", jurisdiction="zz")
        form_group(session, GroupDraft("the 1", size_min=1, size_max=1), case)
    clocks = ClockService(docket.database, ACTOR, lambda: PackShelf(tmp_path / "packs"))

    assert clocks.faults == ()
    packs = {view.pack for view in clocks.clocks("C-0003")}
    assert packs == {"zz 1", "gc3 2026.1", "generic 2026.1"}
    (own / "limits.toml").write_text("limit = 3\n", encoding="utf-8")
    broken = ClockService(docket.database, ACTOR, lambda: PackShelf(tmp_path / "packs"))
    assert "limits.toml" in broken.faults[0]
    assert {view.pack for view in broken.clocks("C-0003")} == packs - {"zz 1"}


def test_orders_and_claims_of_status_in_error_are_withdrawn_and_come_back(
    full: Services,
) -> None:
    stands = OrderDraft("iccpr.detention", ClockOrderKind.SUSPENSION, day("2024-04-01"))
    rules = {view.rule for view in full.clocks.clocks("C-0001")}
    full.clocks.record("C-0001", replace(stands, rule=min(rules)), reason=WHY)
    full.clocks.claim_status("C-0001", StatusDraft(LegalStatus.CIVILIAN, "a lawyer"), reason=WHY)
    (order,), (status,) = full.clocks.orders("C-0001"), full.clocks.statuses("C-0001")

    full.editing.withdraw("order", [order.id], Grounds("of another case"))
    full.editing.withdraw("status", [status.id], Grounds("of another case"))
    assert (full.clocks.orders("C-0001"), full.clocks.statuses("C-0001")) == ((), ())
    full.docket.undo()
    full.docket.undo()
    assert full.clocks.orders("C-0001") == (order,)
    assert full.clocks.statuses("C-0001") == (status,)
    with pytest.raises(UsageError, match="reason"):
        full.clocks.record("C-0001", stands)


def test_a_strict_report_is_refused_where_a_time_limit_goes_by_a_stage_without_a_source(
    services: Services,
) -> None:
    accept_text(services, HELD)
    strict = (ReportScope("deadlines", is_strict=True),)
    services.reporting.contexts(strict)
    with services.database.writing(ACTOR.note("docket", "by hand")) as session:
        scope = scope_of(session, "C-0001")
        record_stage(session, scope, StageDraft("remanded", day("2021-03-10"), None))
    (limit,) = [each for each in services.clocks.clocks("C-0001") if each.rule == COVENANT]

    assert limit.state is ClockState.MET_LATE
    with pytest.raises(UnsourcedError, match="no source"):
        services.reporting.contexts(strict)


def test_the_passages_of_a_severed_case_bear_its_time_limits_out(services: Services) -> None:
    accept_text(services, HELD)
    services.joining.sever(
        "C-0001", Severed(members=("D-0001",)), Grounds("a file of its own", on=day("2021-04-01"))
    )
    (new,) = services.docket.defendants("C-0002")

    services.reporting.contexts((ReportScope("deadlines", "C-0002", is_strict=True),))
    (limit,) = [each for each in services.clocks.clocks(new.ref) if each.rule == COVENANT]
    assert limit.carried
    assert {each for each, _ in limit.brought} == set(limit.trigger_ids)


def test_a_trial_that_is_set_starts_the_limits_that_end_before_it(
    docket: Services, database_url: str, open_at: Opener
) -> None:
    claim = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Ministry of Defence")
    docket.clocks.claim_status("C-0001", claim, reason=WHY)
    for rule in ("gc3.104", "az.charge"):
        docket.clocks.record(
            "C-0001", OrderDraft(rule, ClockOrderKind.START, day("2021-06-16")), reason=WHY
        )

    for on, state in (("2021-05-01", "running"), ("2021-05-20", "due_soon")):
        assert one(docket, "D-0001", "gc3.104", on).state == state
        assert one(docket, "D-0001", "az.charge", on).state is ClockState.NOT_STARTED
        then = open_at(database_url, Viewpoint(as_of=date.fromisoformat(on)))
        # Nothing says that the day had been set by then.
        assert one(then, "D-0001", "gc3.104", on).state is ClockState.NOT_STARTED
        assert one(then, "D-0001", "az.charge", on).state is ClockState.NOT_STARTED
