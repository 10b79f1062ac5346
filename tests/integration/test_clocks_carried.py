"""Clocks of people who were severed or joined into another case: they run on there; both engines."""

from datetime import date

import pytest

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.durations import Duration
from casetracker.services.acting import Actor
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording.clock_orders import OrderDraft
from casetracker.services.recording.people import GroupDraft, form_group, open_case
from casetracker.services.recording.proceedings import Scope, StageDraft, record_stage
from casetracker.services.recording.scopes import scope_of

ACTOR = Actor("mara", "cli")
DETENTION = "az.detention"
REMAND = "az.remand.serious"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def grounds(on: str) -> Grounds:
    return Grounds("a file of its own", on=day(on))


@pytest.fixture
def docket(services: Services) -> Services:
    """One case of four people detained, the first of them released a day later; a second case of two."""
    with services.database.writing(ACTOR.note("docket", "set up")) as session:
        for size, detained in ((4, "2021-03-01"), (2, "2021-05-01")):
            case = open_case(session, f"case of {size}", jurisdiction="az")
            form_group(session, GroupDraft(f"the {size}", size_min=size, size_max=size), case)
            assert case.id is not None
            record_stage(session, Scope(case.id), StageDraft("detained", day(detained), None))
        scope = scope_of(session, "D-0001")
        record_stage(session, scope, StageDraft("released", day("2021-03-02"), None))
    return services


def whom(services: Services, ref: str, rule: str = DETENTION) -> set[tuple[str, ...]]:
    """The defendants of the clocks of a rule in a case."""
    views = services.clocks.clocks(ref, on=date(2021, 6, 1))
    return {view.defendant_refs for view in views if view.rule == rule}


def started(services: Services, ref: str) -> set[str]:
    views = services.clocks.clocks(ref, on=date(2021, 6, 1))
    return {view.state.value for view in views if view.rule == DETENTION}


def test_the_clocks_of_people_who_were_severed_run_on_in_their_new_case(docket: Services) -> None:
    before = started(docket, "C-0001")
    docket.joining.sever("C-0001", Severed(members=("D-0002", "D-0003")), grounds("2021-04-01"))
    (new,) = whom(docket, "C-0003")
    assert len(new) == 2
    assert started(docket, "C-0003") <= before
    assert not started(docket, "C-0003") & {"not started", "not_started"}


def test_who_left_a_case_is_no_longer_counted_in_its_clocks(docket: Services) -> None:
    docket.joining.sever("C-0001", Severed(members=("D-0002", "D-0003")), grounds("2021-04-01"))
    views = docket.clocks.clocks("C-0001", on=date(2021, 6, 1))
    assert {view.of_defendants for view in views} == {2}
    assert not {"D-0002", "D-0003"} & {ref for view in views for ref in view.defendant_refs}


def test_a_release_of_one_goes_with_that_one_only(docket: Services) -> None:
    docket.joining.sever("C-0001", Severed(members=("D-0001", "D-0002")), grounds("2021-04-01"))
    assert len(whom(docket, "C-0003")) == 2


def test_what_happened_in_the_old_case_afterwards_stays_there(docket: Services) -> None:
    docket.joining.sever("C-0001", Severed(members=("D-0002", "D-0003")), grounds("2021-04-01"))
    before = docket.clocks.clocks("C-0003", on=date(2021, 6, 1))
    with docket.database.writing(ACTOR.note("docket", "a release")) as session:
        scope = scope_of(session, "C-0001")
        record_stage(session, scope, StageDraft("released", day("2021-05-01"), None))
    after = docket.clocks.clocks("C-0003", on=date(2021, 6, 1))
    assert [view.state for view in after] == [view.state for view in before]


def test_people_of_cases_that_were_joined_keep_the_clocks_of_their_own(docket: Services) -> None:
    docket.joining.join(["C-0001"], "C-0002", grounds("2021-05-10"))
    views = docket.clocks.clocks("C-0002", on=date(2021, 6, 1))
    triggers = {view.trigger.earliest for view in views if view.rule == DETENTION and view.trigger}
    assert triggers == {date(2021, 3, 1), date(2021, 5, 1)}
    assert docket.clocks.clocks("C-0001", on=date(2021, 6, 1)) == ()


def test_a_severance_from_a_severed_case_brings_everything_along(docket: Services) -> None:
    docket.joining.sever(
        "C-0001", Severed(members=("D-0002", "D-0003", "D-0004")), grounds("2021-04-01")
    )
    (three,) = whom(docket, "C-0003")
    docket.joining.sever("C-0003", Severed(members=three[:1]), grounds("2021-04-15"))
    views = docket.clocks.clocks("C-0004", on=date(2021, 6, 1))
    triggers = {view.trigger.earliest for view in views if view.rule == DETENTION and view.trigger}
    assert triggers == {date(2021, 3, 1)}


def test_undo_of_a_severance_brings_the_clocks_back(docket: Services) -> None:
    before = docket.clocks.clocks("C-0001", on=date(2021, 6, 1))
    done = docket.joining.sever("C-0001", Severed(members=("D-0002",)), grounds("2021-04-01"))
    assert done.change_set is not None
    docket.docket.undo(done.change_set)
    after = docket.clocks.clocks("C-0001", on=date(2021, 6, 1))
    assert [(v.rule, v.state, v.defendant_refs) for v in after] == [
        (v.rule, v.state, v.defendant_refs) for v in before
    ]


def ends(services: Services, ref: str) -> set[str]:
    """On which days remand ends in a case."""
    views = services.clocks.clocks(ref, on=date(2021, 6, 1))
    return {str(view.due_text) for view in views if view.rule == REMAND}


def test_a_group_that_stands_in_two_cases_is_asked_in_which_one(docket: Services) -> None:
    docket.joining.sever("C-0001", Severed(members=("D-0002", "D-0003")), grounds("2021-04-01"))
    two_months = Duration.parse("P2M")
    draft = OrderDraft(REMAND, ClockOrderKind.EXTENSION, day("2021-04-10"), adds=two_months)
    with pytest.raises(UsageError, match="G-0001 stands in C-0001, C-0003: say with --case"):
        docket.clocks.record("G-0001", draft, reason="order")
    with pytest.raises(UsageError, match="stands in C-0001, C-0003, not in C-0002"):
        docket.clocks.record("G-0001", draft, case="C-0002", reason="order")
    before = {ref: ends(docket, ref) for ref in ("C-0001", "C-0003")}
    outcome = docket.clocks.record("g-0001", draft, case="c-0003", reason="order")

    (order,) = docket.clocks.orders("G-0001")
    assert (order.case_ref, order.scope) == ("C-0003", "G-0001")
    assert ends(docket, "C-0001") == before["C-0001"]
    assert ends(docket, "C-0003") != before["C-0003"]
    assert outcome.change_set is not None
    docket.docket.undo(outcome.change_set)
    assert docket.clocks.orders("G-0001") == ()
