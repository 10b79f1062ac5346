"""Changes between what a kept report knew and what is known now, on both engines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casetracker.clock import today, utc_now
from casetracker.errors import NotFoundError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    ChargeStatus,
    Confidentiality,
    CustodyEnd,
    HearingKind,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.reports.contexts.outline import sections_of
from casetracker.reports.wording import moment_words
from casetracker.services.charging import Search
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.grouping import Part
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.report_baselines import BaselineError
from casetracker.services.report_material import ReportScope, UnsourcedError
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.dumps import held_dump


@pytest.fixture
def reported(full: Services, tmp_path: Path) -> Services:
    """A docket of which a report was kept."""
    full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    return full


def report(
    services: Services, baseline: str | None = None, ref: str | None = None
) -> dict[str, list[list[str]]]:
    """The rows of each section by its id, for the inside."""
    scope = ReportScope("changes", ref, profile=Confidentiality.INTERNAL, baseline=baseline)
    (context,) = services.reporting.contexts((scope,))
    return {part["id"]: list(_rows(part)) for part in sections_of(context)}


def _rows(part: dict[str, Any]) -> list[list[str]]:
    return [
        [cell["text"] for cell in row["cells"]]
        for block in part["blocks"]
        for row in block.get("rows", ())
    ]


def test_nothing_has_changed_since_the_report_that_was_just_kept(reported: Services) -> None:
    told = report(reported)
    assert "report R-0001" in told["since"][0][1]
    assert [told[name] for name in ("moves", "new", "changed", "corrected", "withdrawn")] == [
        []
    ] * 5
    assert [row[0] for row in told["same"]] == [case.ref for case in reported.docket.cases()]


def test_a_stage_that_was_recorded_is_new_and_a_move_with_its_case_alone(
    reported: Services,
) -> None:
    case = reported.docket.cases()[0]
    grounds = Grounds("heard in court", PartialDate.parse("2021-07-01"))
    reported.proceedings.record(case.ref, Happening("on_trial"), grounds)
    told = report(reported, "R-0001")
    (new,) = told["new"]
    assert (new[0], new[2]) == (case.ref, "stage")
    assert "1 July 2021" in new[3]
    assert new[4].endswith("heard in court")
    (move,) = told["moves"]
    assert move[0] == case.ref
    assert move[1].endswith("more")
    assert "on trial" in move[4]
    assert case.ref not in {row[0] for row in told["same"]}
    other = reported.docket.cases()[1].ref
    assert report(reported, "R-0001", other)["new"] == []


def test_an_event_that_was_withdrawn_says_what_was_and_came_and_went_says_nothing(
    reported: Services,
) -> None:
    case = reported.docket.cases()[0]
    old = next(event.number for event in reported.proceedings.events(case.ref) if event.number)
    reported.proceedings.withdraw(old, Grounds("read wrongly"))
    grounds = Grounds("heard", PartialDate.parse("2021-07-01"))
    reported.proceedings.record(case.ref, Happening("acquitted"), grounds)
    passing = next(
        event.number for event in reported.proceedings.events(case.ref) if "cquitted" in str(event)
    )
    assert passing is not None
    reported.proceedings.withdraw(passing, Grounds("a slip"))
    told = report(reported)
    (gone,) = told["withdrawn"]
    assert gone[0] == case.ref
    assert gone[4].endswith("read wrongly")
    assert told["new"] == []


def test_time_limits_that_a_new_stage_starts_are_listed(reported: Services) -> None:
    case = reported.docket.cases()[0]
    on = today() - timedelta(days=3)
    grounds = Grounds("read out", PartialDate.parse(on.isoformat()))
    reported.proceedings.record(case.ref, Happening("sentenced"), grounds)
    started = [row for row in report(reported)["time-limits"] if row[3].startswith("started")]
    assert any(row[2].startswith("appeal, 20 days from the judgment") for row in started)
    assert {row[0] for row in started} == {case.ref}


def test_a_hearing_and_a_sentence_are_told_with_their_day_and_with_what_they_replace(
    reported: Services,
) -> None:
    on = Grounds("read out", PartialDate.parse("2024-07-20"))
    held = Sitting(HearingKind.TRIAL, PartialDate.parse("2024-07-05"))
    reported.court.add_hearing("C-0002", held, Outcome(HearingResult.HELD), on)
    prison = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 6, SentenceUnit.YEARS)
    reported.court.sentence(["D-0027"], prison, on)
    first = reported.court.sentences("D-0027")[0].number
    shorter = replace(prison, amount=4, replaces=first)
    reported.court.sentence(["D-0027"], shorter, Grounds("reduced", PartialDate.parse("2024-09")))
    told = [row[3] for row in report(reported)["new"] if row[2] in ("hearing", "sentence")]
    assert any("happened: 20 July 2024" in row and "result: held" in row for row in told)
    assert any(
        row.endswith("happened: September 2024; replaces: prison, 6 years, 20 July 2024")
        for row in told
    )


def test_who_came_back_by_an_undone_severance_is_told_in_the_case_where_they_stand(
    reported: Services,
) -> None:
    reported.groups.split("G-0002", [Part(4, ("D-0027",))], Grounds("second file"))
    severed = Severed(groups=("G-0006",), title="Four of them")
    done = reported.joining.sever("C-0002", severed, Grounds("second file"))
    reported.docket.undo(done.change_set)
    known = {line.ref for line in reported.docket.cases()}
    told = report(reported, "2020-01-01")
    custody = [row for row in told["new"] if row[2] in ("custody", "data about a person")]
    assert custody
    assert {row[0] for row in custody} <= known


def test_data_about_a_person_are_told_inside_and_to_others_only_that_there_are_some(
    reported: Services,
) -> None:
    values = reported.people.values("D-0027")
    born = replace(values, birth=PartialDate.parse("1988"), occupation="teacher")
    reported.people.edit(born, Grounds("judgment"))
    (changed,) = report(reported)["changed"]
    assert changed[3:5] == [
        "birth: not reported; occupation: not reported",
        "birth: 1988; occupation: teacher",
    ]
    scope = ReportScope("changes", profile=Confidentiality.PARTNER)
    (text,) = reported.reporting.produce((scope,), ("text",))
    assert "birth: on file; occupation: on file" in text.decode()
    assert "teacher" not in text.decode()


def test_since_a_day_before_anything_all_of_it_is_new(reported: Services) -> None:
    told = report(reported, "2020-01-01")
    assert {case.ref for case in reported.docket.cases()} <= {row[0] for row in told["new"]}
    assert told["same"] == []


def test_the_inside_is_not_told_to_the_public(reported: Services) -> None:
    grounds = Grounds("told by Mariam Exampleyan", PartialDate.parse("2021-07-01"))
    reported.proceedings.record(reported.docket.cases()[0].ref, Happening("on_trial"), grounds)
    (text,) = reported.reporting.produce((ReportScope("changes"),), ("text",))
    assert "1 July 2021" in text.decode()
    assert "Exampleyan" not in text.decode()
    assert "told by" not in text.decode()


def test_a_moment_that_is_none_is_refused(reported: Services) -> None:
    with pytest.raises(BaselineError, match="R-0001"):
        report(reported, "soon")
    with pytest.raises(UsageError):
        report(reported, "2021-99")
    with pytest.raises(NotFoundError, match="R-0099"):
        report(reported, "R-0099")


def test_a_window_ends_where_it_is_told_to(
    reported: Services, full_url: str, open_at: Opener
) -> None:
    case = reported.docket.cases()[0]
    first = Grounds("heard in court", PartialDate.parse("2021-07-01"))
    reported.proceedings.record(case.ref, Happening("on_trial"), first)
    between = utc_now()
    later = Grounds("read out in court", PartialDate.parse("2021-08-01"))
    reported.proceedings.record(case.ref, Happening("convicted"), later)
    assert len(report(reported, "R-0001")["new"]) == 2
    told = report(open_at(full_url, Viewpoint(known_at=between)), "R-0001")
    assert [row[4].rpartition(": ")[2] for row in told["new"]] == ["heard in court"]
    assert told["since"][1] == ["up to", moment_words(between)]


def _end_custody(services: Services, grounds: Grounds) -> None:
    services.proceedings.end(["D-0054"], CustodyEnd.RELEASED, grounds)


def _drop_a_charge(services: Services, grounds: Grounds) -> None:
    charge = services.charges.charges(Search(case="C-0004"))[0].numbers[0]
    services.charges.update([charge], ChargeStatus.DROPPED, grounds)


def _hold_the_hearing(services: Services, grounds: Grounds) -> None:
    (hearing,) = services.court.hearings("C-0002")
    services.court.settle_hearing(hearing.number, Outcome(HearingResult.HELD), grounds)


def _count_again(services: Services, grounds: Grounds) -> None:
    services.groups.recount("G-0003", 12, grounds)


def _noted(services: Services, section: str) -> list[tuple[list[str], str | None]]:
    """The passages that the rows of a section stand on, and what marks them, for the inside."""
    scope = ReportScope("changes", profile=Confidentiality.INTERNAL)
    (context,) = services.reporting.contexts((scope,))
    (part,) = (each for each in sections_of(context) if each["id"] == section)
    claims = {
        passage["id"]: passage["claim_ref"]
        for source in context["sources"]
        for passage in source["passages"]
    }
    rows = [row for block in part["blocks"] for row in block.get("rows", ())]
    return [([claims[note] for note in row["notes"]], row["mark"]) for row in rows]


CHANGES = pytest.mark.parametrize(
    ("change", "section"),
    [
        (_end_custody, "changed"),
        (_drop_a_charge, "changed"),
        (_hold_the_hearing, "changed"),
        (_count_again, "corrected"),
        (_count_again, "new"),
    ],
)


@pytest.fixture
def awaited(full: Services, tmp_path: Path) -> Services:
    """A docket with a hearing that a passage announced, of which a report was kept."""
    ahead = Sitting(HearingKind.TRIAL, PartialDate.parse("2021-07-20"))
    outcome = Outcome(HearingResult.SCHEDULED)
    full.court.add_hearing("C-0002", ahead, outcome, Grounds("announced", claim="K-0002"))
    full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    return full


@CHANGES
def test_a_change_without_a_claim_does_not_stand_on_what_was_said_before(
    awaited: Services, change: Callable[[Services, Grounds], None], section: str
) -> None:
    change(awaited, Grounds("by telephone", PartialDate.parse("2021-07-20")))
    told = _noted(awaited, section)
    assert told
    assert all(one == ([], "unsourced") for one in told)
    strict = ReportScope("changes", is_strict=True)
    with pytest.raises(UnsourcedError):
        awaited.reporting.contexts((strict,))


@CHANGES
def test_a_change_that_came_with_a_claim_stands_on_that_alone(
    awaited: Services, change: Callable[[Services, Grounds], None], section: str
) -> None:
    # Who published before it bears out no end of custody, by which time limits go.
    on = "2021-06-10" if change is _end_custody else "2021-07-20"
    change(awaited, Grounds("read", PartialDate.parse(on), claim="K-0001"))
    told = _noted(awaited, section)
    assert told
    assert all(one == (["K-0001"], None) for one in told)
    awaited.reporting.contexts((ReportScope("changes", is_strict=True),))


@pytest.mark.parametrize(
    ("change", "claim"), [(_end_custody, "K-0001"), (_hold_the_hearing, "K-0002")]
)
def test_a_change_stands_on_its_claim_also_where_the_fact_rested_on_it_before(
    awaited: Services, tmp_path: Path, change: Callable[[Services, Grounds], None], claim: str
) -> None:
    denied = Grounds("said at a briefing", claim="K-0001")
    awaited.proceedings.acknowledge(["D-0054"], Acknowledgement.DENIED, denied)
    awaited.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    before = held_dump(awaited.database)
    change(awaited, Grounds("read again", PartialDate.parse("2021-07-20"), claim=claim))
    told = _noted(awaited, "changed")
    assert told
    assert all(one == ([claim], None) for one in told)

    awaited.docket.undo()
    assert held_dump(awaited.database) == before


def test_what_a_change_was_undone_to_stands_on_what_it_stood_on(
    awaited: Services, tmp_path: Path
) -> None:
    charge = awaited.charges.charges(Search(case="C-0004"))[0].numbers[0]
    before = {each.claim_ref for each in awaited.charges.charge(charge).citations}
    done = awaited.charges.update([charge], ChargeStatus.DROPPED, Grounds("by telephone"))
    awaited.reporting.write_all((ReportScope("source-log"),), ("json",), tmp_path)
    awaited.docket.undo(done.change_set)
    ((claims, mark),) = _noted(awaited, "changed")
    assert (set(claims), mark) == (before, None)
