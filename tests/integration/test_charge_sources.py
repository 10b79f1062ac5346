"""What became of a charge has a source of its own: who told of the accusation told no more than that."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.services.charging import Brought, Search
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.report_material import CountsUnsourcedError, ReportScope, UnsourcedError

WHY = Grounds("as heard in court", PartialDate.parse("2021-08-02"))


def _cited_charge(services: Services) -> tuple[str, int]:
    """A case and a charge in it that passages of the news support."""
    for line in services.charges.charges(Search()):
        if services.charges.charge(line.numbers[0]).citations:
            return line.case_ref, line.numbers[0]
    raise AssertionError


def test_a_conviction_without_a_source_borrows_none_of_the_accusation(full: Services) -> None:
    case, number = _cited_charge(full)
    (before, *_) = [each for each in full.docket.case(case).charges if each.citations]
    uncounted = len(full.docket.unsourced())
    full.charges.update([number], ChargeStatus.CONVICTED, WHY, alike=True)

    (told,) = [each for each in full.docket.case(case).charges if each.accusation is not None]
    assert told.citations == ()
    assert told.accusation == before.citations
    assert told.since == WHY.on
    brought, ended = told.as_told()
    assert (brought.status, brought.citations) == (before.status, before.citations)
    assert (ended.status, ended.citations) == (ChargeStatus.CONVICTED, ())
    assert len(full.docket.unsourced()) == uncounted + 1
    assert full.docket.home().unsourced == uncounted + 1


def test_a_report_tells_the_accusation_by_its_sources_and_the_conviction_by_none(
    full: Services,
) -> None:
    case, number = _cited_charge(full)
    full.charges.update([number], ChargeStatus.CONVICTED, WHY, alike=True)
    scope = ReportScope("case-status", case)
    (context,) = full.reporting.contexts((scope,))
    rows = context["cases"][0]["charges"]
    sourced = {each["status"]: bool(each["notes"]) for each in rows}
    assert sourced["convicted"] is False
    assert sourced["alleged"] is True
    with pytest.raises(UnsourcedError):
        full.reporting.contexts((ReportScope("case-status", case, is_strict=True),))
    with pytest.raises(CountsUnsourcedError):
        full.reporting.contexts((ReportScope("overview", is_strict=True),))


def test_one_persons_conviction_borrows_no_source_of_anothers(full: Services) -> None:
    people = [each.ref for each in full.docket.defendants("C-0001")[:2]]
    full.charges.bring(people, Brought("theft of a boat", "228"), WHY)
    (line,) = full.charges.charges(Search(wording="theft of a boat"))
    first, second = line.numbers
    claim = full.docket.case("C-0001").stages[0].citations[0].claim_ref
    full.charges.update([first], ChargeStatus.CONVICTED, replace(WHY, claim=claim))
    full.charges.update([second], ChargeStatus.CONVICTED, WHY)
    told = [
        each for each in full.docket.case("C-0001").charges if each.wording == "theft of a boat"
    ]
    found = sorted((len(each.defendant_refs), len(each.citations)) for each in told)
    assert found == [(1, 0), (1, 1)]


def test_a_charge_is_told_by_the_step_that_is_last_by_date(full: Services) -> None:
    case, number = _cited_charge(full)
    for day in ("2021-09-01", "2021-08-01"):
        why = replace(WHY, on=PartialDate.parse(day))
        full.charges.update([number], ChargeStatus.CONVICTED, why)
    (told,) = [each for each in full.docket.case(case).charges if each.accusation is not None]
    assert told.since == full.charges.charge(number).line.since == PartialDate.parse("2021-09-01")


def test_undoing_a_step_leaves_a_charge_at_the_last_that_is_left(full: Services) -> None:
    _, number = _cited_charge(full)
    later, earlier = (
        replace(WHY, on=PartialDate.parse(day)) for day in ("2021-09-01", "2021-08-15")
    )
    convicted = full.charges.update([number], ChargeStatus.CONVICTED, later).change_set
    full.charges.update([number], ChargeStatus.IN_INDICTMENT, earlier)
    full.docket.undo(convicted)
    assert full.charges.charge(number).line.status is ChargeStatus.IN_INDICTMENT
    full.docket.redo()
    assert full.charges.charge(number).line.status is ChargeStatus.CONVICTED
