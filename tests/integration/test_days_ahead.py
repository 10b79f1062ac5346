"""A day still to come is no day of what has happened: refused where written, flagged where told."""

from collections.abc import Callable

import pytest

from casetracker.errors import UsageError
from casetracker.model.partial_date import AheadError, PartialDate
from casetracker.model.vocabulary import (
    CustodyEnd,
    Decision,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.editing import CaseDraft
from casetracker.services.grouping import Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft
from casetracker.services.proceeding import Happening, Holding
from casetracker.views.review import ClaimEdit
from tests.support.articles import DETAINED, bring_in_text, claim_at
from tests.support.dumps import held_dump

AHEAD = PartialDate.parse("2999-02")
WHY = Grounds("as written in the file")
THEN = Grounds("as written in the file", AHEAD)
LONG = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 5, SentenceUnit.YEARS)
HELD = Outcome(HearingResult.HELD)


@pytest.mark.parametrize(
    "write",
    [
        lambda full: full.proceedings.begin(["D-0001"], Holding(), THEN),
        lambda full: full.proceedings.end(["C-0001"], CustodyEnd.RELEASED, THEN),
        lambda full: full.proceedings.record("C-0001", Happening("detained"), THEN),
        lambda full: full.court.sentence(["D-0001"], LONG, THEN),
        lambda full: full.court.add_hearing("C-0001", Sitting(), HELD, THEN),
        lambda full: full.people.add("C-0001", PersonDraft("Ivan Testov", birth=AHEAD), WHY),
        lambda full: full.editing.open_case(CaseDraft("Case of two", opened=AHEAD), WHY),
        lambda full: full.groups.split("G-0001", [Part(count=3)], THEN),
    ],
)
def test_what_has_happened_is_dated_up_to_today(
    full: Services, write: Callable[[Services], object]
) -> None:
    before = held_dump(full.database)
    with pytest.raises(AheadError, match="2999-02 lies ahead: what has happened has a day up to"):
        write(full)
    assert held_dump(full.database) == before


def test_what_is_set_may_lie_ahead(full: Services) -> None:
    sitting = Sitting(scheduled=AHEAD)
    full.court.add_hearing("C-0001", sitting, Outcome(HearingResult.SCHEDULED), WHY)
    assert full.court.hearings("C-0001")[-1].scheduled == AHEAD
    assert not [each for each in full.flagging.flags("C-0001") if each.rule == "future"]


def test_what_a_source_says_is_kept_flagged_and_not_counted_as_present(
    services: Services,
) -> None:
    claim = claim_at(services, bring_in_text(services, DETAINED), "detained")
    edit = ClaimEdit(date="2999-02")
    services.review.settle(claim.ref, Decision.ACCEPT, edit=edit)
    told = {each.words for each in services.flagging.flags("C-0001") if each.rule == "future"}
    assert "Custody begun on 2999-02 lies in the future" in told
    people = services.docket.defendants("C-0001")
    assert {(each.in_custody, each.custody_since) for each in people} == {(None, None)}


def test_a_case_stands_under_a_pack_that_is_there(full: Services) -> None:
    with pytest.raises(UsageError, match="no pack of a jurisdiction 'zz': there are generic, az"):
        full.editing.open_case(CaseDraft("Case of two", jurisdiction="zz"), WHY)
    full.editing.open_case(CaseDraft("Case of two", jurisdiction="az"), WHY)
