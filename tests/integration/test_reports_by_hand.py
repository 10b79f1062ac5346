"""What was entered by hand is in nobody's mouth: a count, and data about a person; both engines."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    ClockOrderKind,
    Confidentiality,
    LegalStatus,
    ReviewStatus,
)
from casetracker.reports.periods import Period
from casetracker.services.grouping import Chosen
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording.clock_orders import Evidence, OrderDraft, StatusDraft
from casetracker.services.report_material import (
    CountsUnsourcedError,
    ReportScope,
    UnsourcedError,
)
from tests.support.articles import DETAINED, SOME_RELEASED, accept_text, claim_at

BY_HAND = Grounds("entered by hand")


def strict(services: Services, kind: str, scope: str) -> str:
    wanted = ReportScope(kind, scope, profile=Confidentiality.INTERNAL, is_strict=True)
    return services.reporting.produce((wanted,), ("markdown",))[0].decode()


@pytest.mark.parametrize(
    ("kind", "scope"), [("case-status", "C-0001"), ("group-dossier", "G-0001")]
)
def test_a_count_by_hand_is_not_what_those_said_who_gave_another(
    services: Services, kind: str, scope: str
) -> None:
    accept_text(services, DETAINED)
    assert "the group counts 17 servicemen" in strict(services, kind, scope)
    services.groups.recount("G-0001", 15, BY_HAND)
    told = services.reporting.preview(scope, kind=kind)
    flat = " ".join(told.split())
    assert "On file without a source: the group counts 15 servicemen" in flat
    assert "17 servicemen" in flat
    with pytest.raises(UnsourcedError):
        strict(services, kind, scope)


def test_a_count_that_rests_on_a_claim_with_that_number_is_said_by_it(services: Services) -> None:
    claim = claim_at(services, accept_text(services, DETAINED), "detained")
    services.groups.recount("G-0001", 15, BY_HAND)
    services.groups.recount("G-0001", 17, Grounds("counted again", claim=claim.ref))
    assert "the group counts 17 servicemen" in strict(services, "case-status", "C-0001")


@pytest.mark.parametrize("is_sourced", [True, False])
def test_data_about_a_person_stand_on_the_claim_that_they_came_with(
    services: Services, *, is_sourced: bool
) -> None:
    claim = claim_at(services, accept_text(services, DETAINED), "detained")
    grounds = replace(BY_HAND, claim=claim.ref) if is_sourced else BY_HAND
    values = services.people.values("D-0001")
    born = replace(values, name="Davit Testov", birth=PartialDate.parse("1999-02-03"))
    services.people.edit(born, grounds)
    if is_sourced:
        told = strict(services, "defendant-sheet", "D-0001")
        assert "| name | Davit Testov | [1" in told
        assert "| born | 3 February 1999 | [1" in told
        assert "own record] |" in told
    else:
        with pytest.raises(UnsourcedError):
            strict(services, "defendant-sheet", "D-0001")
        with pytest.raises(UnsourcedError):
            strict_changes(services)


def strict_changes(services: Services) -> None:
    wanted = ReportScope("changes", baseline="2000-01-01", is_strict=True)
    services.reporting.produce((wanted,), ("markdown",))


@pytest.mark.parametrize("kind", ["deadlines", "changes"])
def test_a_report_names_the_pack_of_every_rule_in_it_with_what_the_pack_says_of_itself(
    services: Services, kind: str
) -> None:
    accept_text(services, DETAINED)
    told = services.reporting.preview(None, kind=kind, period=Period(baseline="2000-01-01"))
    assert "pack: gc3 2026.1: A computed aid" in told
    assert "whether somebody" in told.casefold()
    assert "pack: gc3" not in services.reporting.preview("C-0001")


@pytest.mark.parametrize(
    ("kind", "scope"),
    [("case-status", "C-0001"), ("group-dossier", "G-0001"), ("overview", "C-0001")],
)
def test_that_some_of_a_group_left_is_no_word_of_those_who_told_of_the_group(
    services: Services, kind: str, scope: str
) -> None:
    accept_text(services, DETAINED)
    strict(services, kind, scope)
    services.groups.release([Chosen("G-0001", 5)], BY_HAND)
    told = services.reporting.preview(scope, kind=kind)
    assert "5 of 17" in told
    with pytest.raises((UnsourcedError, CountsUnsourcedError)):
        strict(services, kind, scope)


def test_that_some_of_a_group_left_stands_on_the_passage_that_says_so(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, SOME_RELEASED, name="released.txt")
    told = strict(services, "group-dossier", "G-0001")
    assert "| left custody, not known who | 5 of 17 | [" in told
    assert (
        "[counted]" not in told.partition("| left custody, not known who |")[2].partition("\n")[0]
    )


def test_who_left_a_case_did_so_by_no_word_of_those_who_told_of_a_stage(services: Services) -> None:
    accept_text(services, DETAINED)
    services.reporting.write(None, ("markdown",), services.reporting.default_folder())
    gone = Severed(members=("D-0001", "D-0002", "D-0003"))
    services.joining.sever("C-0001", gone, replace(BY_HAND, on=PartialDate.parse("2024-07-01")))
    wanted = ReportScope("changes", profile=Confidentiality.INTERNAL)
    told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
    rows = [row for row in told.splitlines() if "defendant: ended" in row]
    assert rows
    assert all(row.endswith("| [own record] |") for row in rows)


def test_a_status_that_somebody_is_said_to_claim_has_a_claim_or_no_source(
    services: Services,
) -> None:
    claim = claim_at(services, accept_text(services, DETAINED), "detained")
    draft = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Ministry of Orsk")
    services.clocks.claim_status("C-0001", draft, reason="as told")
    by_claim = replace(draft, is_denied=True, evidence=Evidence(claim=claim.ref))
    services.clocks.claim_status("C-0001", by_claim, reason="as told")
    wanted = ReportScope("changes", profile=Confidentiality.INTERNAL, baseline="2000-01-01")
    told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
    rows = [row for row in told.splitlines() if "claim of a status" in row]
    assert [row.endswith("| [unsourced] |") for row in rows] == [True, False]


ACT = OrderDraft("gc3.103", ClockOrderKind.ACT, PartialDate.parse("2024-04-01"))
CLAIMED = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Ministry of Orsk")


@pytest.mark.parametrize("is_sourced", [True, False])
def test_an_act_on_a_time_limit_stands_on_its_own_claim_and_not_on_that_of_the_start(
    services: Services, *, is_sourced: bool
) -> None:
    source = accept_text(services, DETAINED)
    by_claim = Evidence(claim=claim_at(services, source, "detained").ref)
    services.clocks.claim_status("C-0001", replace(CLAIMED, evidence=by_claim), reason="as told")
    strict(services, "deadlines", "C-0001")
    told = accept_text(services, SOME_RELEASED, name="released.txt")
    grounds = Evidence(claim=services.review.claims(tuple(ReviewStatus), told)[0].ref)
    act = replace(ACT, evidence=grounds if is_sourced else Evidence())
    services.clocks.record("C-0001", act, reason="as told")
    printed = services.reporting.preview("C-0001", kind="deadlines")
    (met,) = [row for row in _rows(services, "C-0001") if "gc3.103" in row]
    if is_sourced:
        assert met.endswith("| [1a, 2a] |")
        strict(services, "deadlines", "C-0001")
    else:
        assert met.endswith(" [unsourced] |")
        assert "[unsourced]" in printed
        with pytest.raises(UnsourcedError):
            strict(services, "deadlines", "C-0001")


@pytest.mark.parametrize("is_sourced", [True, False])
def test_that_a_status_is_claimed_has_its_own_source_where_a_time_limit_hangs_on_it(
    services: Services, *, is_sourced: bool
) -> None:
    source = accept_text(services, DETAINED)
    by_claim = Evidence(claim=claim_at(services, source, "detained").ref)
    draft = replace(CLAIMED, evidence=by_claim) if is_sourced else CLAIMED
    services.clocks.claim_status("C-0001", draft, reason="as told")
    rows = _rows(services, "C-0001", "claimed by Ministry of Orsk")
    assert len(rows) == 4
    ends = ("| [1a] |",) if is_sourced else ("[unsourced] |",)
    assert all(row.endswith(ends) for row in rows)


def _rows(services: Services, scope: str, words: str = "") -> list[str]:
    """The rows of the main table on time limits, or all that hold these words."""
    wanted = ReportScope("deadlines", scope, profile=Confidentiality.INTERNAL)
    told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
    if not words:
        told = told.partition("## Time limits")[2].partition("## How each")[0]
    return [row for row in told.splitlines() if row.startswith("|") and words in row]


def test_an_act_and_an_extension_are_told_among_the_changes_with_their_claim(
    services: Services,
) -> None:
    source = accept_text(services, DETAINED)
    by_claim = Evidence(claim=claim_at(services, source, "detained").ref)
    services.clocks.claim_status("C-0001", CLAIMED, reason="as told")
    services.reporting.write(None, ("markdown",), services.reporting.default_folder())
    services.clocks.record("C-0001", replace(ACT, evidence=by_claim), reason="as told")
    longer = OrderDraft("generic.echr.5", ClockOrderKind.EXTENSION, ACT.happened)
    services.clocks.record("C-0001", longer, reason="as told")
    wanted = ReportScope("changes", profile=Confidentiality.INTERNAL)
    told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
    rows = [row for row in told.splitlines() if "order on a time limit" in row]
    assert [row.endswith("| [1a] |") for row in rows] == [True, False]
    limits = told.partition("## Time limits")[2]
    assert "| met | " in limits
    assert "| extended, " in limits


@pytest.mark.parametrize("is_sourced", [True, False])
@pytest.mark.parametrize("kind", ["case-status", "group-dossier", "overview"])
def test_a_name_in_the_rows_of_persons_has_a_source_of_its_own_or_none(
    services: Services, kind: str, *, is_sourced: bool
) -> None:
    claim = claim_at(services, accept_text(services, DETAINED), "detained")
    grounds = replace(BY_HAND, claim=claim.ref) if is_sourced else BY_HAND
    services.people.edit(replace(services.people.values("D-0001"), name="Davit Testov"), grounds)
    scope = "G-0001" if kind == "group-dossier" else "C-0001"
    if is_sourced:
        strict(services, kind, scope)
        return
    with pytest.raises((UnsourcedError, CountsUnsourcedError)):
        strict(services, kind, scope)
    if kind == "case-status":
        wanted = ReportScope(kind, scope, profile=Confidentiality.INTERNAL)
        told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
        rows = [row for row in told.splitlines() if row.startswith("| ") and "D-00" in row]
        assert [row.endswith("] [unsourced] |") for row in rows] == [True, False]
        assert "Davit Testov" in rows[0]
        assert "without source: **1**" in told
