"""Odd facts are taken as they are told and raise a flag, on both engines."""

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.partial_date import PartialDate
from casetracker.services.acting import Actor
from casetracker.services.opening import Services
from casetracker.services.recording import proceedings
from casetracker.services.scale.docket import invent_docket

ACTOR = Actor("mara", "cli")


def tell(services: Services, stage: str, when: str) -> None:
    """Record a stage of the first case on a date, whatever is on file."""
    date = PartialDate.parse(when)
    with services.database.writing(ACTOR.note("docket", f"{stage} {when}")) as session:
        draft = proceedings.StageDraft(stage, date, date)
        proceedings.record_stage(session, proceedings.Scope(1), draft)


def test_the_shipped_docket_has_nothing_odd(full: Services) -> None:
    assert [
        each for each in full.flagging.flags() if each.rule not in ("too-many", "too-few")
    ] == []


def test_odd_orders_and_dates_are_flagged_in_their_case(full: Services) -> None:
    before = full.flagging.flags("C-0001")
    tell(full, "detained", "2024-03-03")
    tell(full, "charged", "2024-01-01")
    tell(full, "sentenced", "2999")
    added = [each for each in full.flagging.flags("c-0001") if each not in before]

    assert {each.rule for each in added} >= {"before-detention", "future"}
    assert all(each.case_ref == "C-0001" for each in added)
    assert "2024-01-01" in next(e.words for e in added if e.rule == "before-detention")
    assert set(added) <= set(full.flagging.flags())


def test_a_large_docket_is_gone_through(services: Services) -> None:
    invent_docket(services.database, ACTOR, 60, 1, lambda _: None)

    assert {each.rule for each in services.flagging.flags()} <= {
        "reported-early",
        "before-detention",
    }


def test_a_case_that_is_not_on_file_is_refused(full: Services) -> None:
    with pytest.raises(NotFoundError):
        full.flagging.flags("C-0999")
