"""A notice that sets the number of a group right by one that cannot be, or is likely a slip."""

import pytest

from casetracker.errors import RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Decision
from casetracker.services.grouping import Chosen, Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.review import ClaimEdit
from tests.support.articles import (
    CORRECTION,
    DETAINED,
    DRIVERS,
    accept_text,
    bring_in_text,
    claim_at,
)

WHY = Grounds("two court files")


@pytest.fixture
def corrected(services: Services) -> str:
    """The reference of a waiting claim that sets G-0001, of 17, right."""
    accept_text(services, DETAINED)
    return claim_at(services, bring_in_text(services, CORRECTION), None).ref


def _size(services: Services) -> int:
    return services.docket.group("G-0001").line.held_members


@pytest.mark.parametrize("count", [2024, 35, 8])
def test_a_number_far_from_the_one_on_file_needs_a_reason_and_is_flagged(
    services: Services, corrected: str, count: int
) -> None:
    edit = ClaimEdit(count=count)
    with pytest.raises(UsageError, match=f"would recount G-0001 from 17 to {count}.*a reason"):
        services.review.decide(corrected, Decision.ACCEPT, edit=edit, link="G-0001")
    assert _size(services) == 17
    assert services.review.claim(corrected).decision is None

    services.review.settle(
        corrected, Decision.ACCEPT, edit=edit, link="G-0001", reason="the ministry says so"
    )
    assert _size(services) == count
    (flag,) = services.flagging.flags()
    assert (flag.rule, flag.about) == ("recounted-far", "G-0001")
    assert flag.words == f"Recounted from 17 people to {count}"

    services.docket.undo(None)
    assert _size(services) == 17
    assert services.flagging.flags() == ()


def test_what_accepting_a_far_number_would_do_says_that_it_asks_for_a_reason(
    services: Services, corrected: str
) -> None:
    services.review.edit(corrected, ClaimEdit(count=2024))
    (line,) = services.review.claim(corrected).proposal
    assert line.endswith("; 17 are on file, so a reason is asked for")


def test_a_number_that_no_group_can_have_is_refused_whatever_the_reason(
    services: Services, corrected: str
) -> None:
    with pytest.raises(RefusedError, match=f"{corrected} cannot set .* G-0001 right: 10001 is no"):
        services.review.decide(
            corrected, Decision.ACCEPT, edit=ClaimEdit(count=10_001), link="G-0001", reason="so"
        )
    assert _size(services) == 17


def test_a_part_is_not_set_right_to_more_than_its_whole(services: Services, corrected: str) -> None:
    services.groups.split("G-0001", [Part(9), Part(8)], WHY)
    with pytest.raises(RefusedError, match="G-0002 is a part of G-0001, which has 17 people"):
        services.review.decide(corrected, Decision.ACCEPT, link="G-0002", reason="so")


def test_a_group_whose_number_is_set_right_again_is_flagged_no_longer(services: Services) -> None:
    accept_text(services, DETAINED)
    services.groups.recount("G-0001", 170, WHY)
    assert [flag.rule for flag in services.flagging.flags()] == ["recounted-far"]
    services.groups.recount("G-0001", 18, WHY)
    assert services.flagging.flags() == ()


@pytest.mark.parametrize(
    ("is_move", "rules"), [(True, []), (False, [("too-few", "G-0001"), ("too-many", "G-0002")])]
)
def test_people_who_went_on_a_date_leave_no_flag_and_those_who_never_were_there_do(
    services: Services, *, is_move: bool, rules: list[tuple[str, str]]
) -> None:
    accept_text(services, DETAINED)
    accept_text(services, DRIVERS)
    grounds = Grounds("two files", PartialDate.parse("2024-06") if is_move else None)
    carry = services.groups.transfer if is_move else services.groups.move
    carry(Chosen("G-0001", 3), "G-0002", grounds)
    assert [(flag.rule, flag.about) for flag in services.flagging.flags()] == rules
