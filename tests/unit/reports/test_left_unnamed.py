"""Who left custody without its being said who stands beside every number of those who are held."""

from dataclasses import replace
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Confidentiality, CustodyEnd, GroupEventKind
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.disclosure import Roster, disclosed
from casetracker.views.docket import CaseView, GroupEventView, GroupView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample

DAY = PartialDate.parse("2021-06-10")


def case(left: int) -> CaseView:
    """Six people, of whom some left custody."""
    view = sample.six()
    return replace(view, groups=(replace(view.groups[0], left_unnamed=left),))


def group(left: int) -> GroupView:
    known = kinds.groups()[3]
    gone = GroupEventView(
        id=7,
        kind=GroupEventKind.PARTLY_RELEASED,
        happened=DAY,
        count_before=6,
        count_after=6 - left,
        note=f"{left} of 6: repatriated",
        citations=known.citations,
    )
    line = replace(known.line, left_custody=left)
    return replace(known, line=line, events=(*known.events, gone))


def cells(content: dict[str, Any]) -> list[list[str]]:
    return [
        [str(cell["text"]) for cell in row["cells"]]
        for part in content["sections"]
        for block in part["blocks"]
        for row in block.get("rows", ())
        if "cells" in row
    ]


def test_a_case_says_it_in_front_with_its_groups_and_with_its_people() -> None:
    content = case_status_context((case(2),), sample.sources(), sample.head(), today=sample.TODAY)
    told = content["cases"][0]
    in_front = {str(one["label"]): one["value"] for one in told["status"]}
    assert in_front["left custody, not known who"] == "2 of 6 of G-0004"
    assert told["groups"][0]["on_file"].endswith("2 of 6 left custody, not known who")
    assert told["persons_total"] == "6 persons; left custody, not known who: 2 of 6 of G-0004"


def test_a_docket_and_an_overview_put_it_below_those_reported_in_custody() -> None:
    cases = (sample.twenty_six(), case(2))
    docket = case_status_context(cases, sample.sources(), sample.head(), today=sample.TODAY)
    totals = [(str(one["label"]), one["value"]) for one in docket["overview"]["totals"]]
    held = next(at for at, (label, _) in enumerate(totals) if "in custody" in label)
    assert totals[held + 1][0] == "of these left custody, not known who"
    assert totals[held + 1][1].startswith("2 of ")
    material = replace(kinds.material("overview"), cases=cases)
    rows = cells(overview_context(material, (), day=sample.TODAY))
    assert any(row[0] == "of these left custody, not known who" for row in rows)


def test_where_nobody_left_unnamed_nothing_is_said_of_it() -> None:
    content = case_status_context((case(0),), sample.sources(), sample.head(), today=sample.TODAY)
    assert "not known who" not in str(content)


def test_a_dossier_says_how_they_left_and_that_they_are_among_those_without_an_end() -> None:
    material = replace(kinds.material("group-dossier"), cases=(case(2),))
    content = group_dossier_context(material, (group(2),), day=sample.TODAY)
    rows = cells(content)
    assert ["left custody, not known who", "2 of 6"] in rows
    until = "10 June 2021 (repatriated); not known who: among those above"
    assert ["2 of 6 persons", "not reported", until, "not reported"] in rows
    told = [row[-1] for row in rows if "partly released" in row[-1]]
    assert told[0].endswith("(2 of 6 persons): repatriated, not known who.")
    public = str(disclosed(content, Confidentiality.PUBLIC, Roster())["sections"])
    assert "1\u20132 of 6" in public
    assert "'2 of 6" not in public


def test_days_of_who_left_custody_are_counted_up_to_that_day() -> None:
    view = sample.six()
    first, *others = view.custody
    left = replace(first, ended=DAY, how_ended=CustodyEnd.RELEASED)
    material = replace(
        kinds.material("group-dossier"), cases=(replace(view, custody=(left, *others)),)
    )
    rows = cells(group_dossier_context(material, (kinds.groups()[3],), day=sample.TODAY))
    assert ["1 of 6 persons", "27 May 2021", "10 June 2021 (released)", "14 days"] in rows
    assert ["5 of 6 persons", "27 May 2021", "no end reported", "18 days"] in rows
