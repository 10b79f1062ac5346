"""What a row about a person rests on: the passages that are about that person and about what it says."""

from dataclasses import replace
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DefendantRole, Modality, Stance
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.defendant_sheet import Sheet, defendant_sheet_context
from casetracker.reports.contexts.people import person_rows
from casetracker.views.common import StageView
from casetracker.views.docket import CaseView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample

VERDICT = replace(
    sample.cite("S-0002/80", "Aram Testyan was sentenced"),
    source_ref="S-0002",
    published=PartialDate.parse("2021-09-16"),
)
OF_ANOTHER = sample.cite("S-0001/81", "detained was Karen Otheryan")
LAWYER = replace(
    sample.cite("S-0001/82", "she would appeal"),
    speaker="Testyan's lawyer, Mara Exampel",
    stance=Stance.CONTEXT,
    modality=Modality.PLANNED,
)
SENTENCED = PartialDate.parse("2021-09-16")


def sentenced() -> CaseView:
    """The case of the 26 in which one who is named was sentenced, and another is named."""
    case = sample.twenty_six()
    first, second, *rest = case.defendants
    stage = StageView("sentenced", "sentenced", "judgment", 70, since=SENTENCED)
    first = replace(first, stage=stage, role=DefendantRole.SUSPECT)
    second = replace(second, name="Karen Otheryan", is_placeholder=False)
    verdict = replace(
        sample.event("sent_to_court", SENTENCED, 1, (VERDICT,)), stage=stage, scope=first.ref
    )
    held, *steps = case.stages
    held = replace(held, citations=(*held.citations, OF_ANOTHER))
    return replace(
        case,
        defendants=(first, second, *rest),
        stages=(held, *steps, verdict),
        context=(*case.context, LAWYER),
    )


def cited(notes: list[str], footnotes: Footnotes) -> set[str]:
    passages = (one for source in footnotes.sources() for one in source["passages"])
    return {one["claim_ref"] for one in passages if one["id"] in notes}


def sheet_of(case: CaseView, place: int) -> dict[str, Any]:
    """The sheet of one defendant of the case, with the passages of each footnote."""
    given = kinds.sheets()[0]
    line = case.defendants[place]
    names = given.defendant.names if place == 0 else ()
    view = replace(given.defendant, line=line, stages=case.stages, names=names)
    sheet = Sheet(view, case, given.person)
    return defendant_sheet_context(kinds.material("defendant-sheet"), (sheet,), day=sample.TODAY)


def identity(context: dict[str, Any]) -> dict[str, dict[str, Any]]:
    pairs = next(one for one in context["sections"][0]["blocks"] if one["type"] == "pairs")
    return {one["cells"][0]["text"]: one for one in pairs["rows"]}


def lacking(context: dict[str, Any]) -> set[str]:
    part = next(one for one in context["sections"] if "missing or out" in one["title"])
    return {row["cells"][0]["text"] for row in part["blocks"][0]["rows"]}


def test_a_person_accused_rests_on_what_tells_of_the_stage_that_they_reached() -> None:
    footnotes = Footnotes()
    first, second, *_ = person_rows(sentenced(), footnotes)
    assert "S-0002/80" in cited(first["notes"], footnotes)
    assert "S-0002/80" not in cited(second["notes"], footnotes)


def test_whoever_was_entered_as_a_suspect_is_not_called_one_once_sentenced() -> None:
    case = sentenced()
    first, *_ = person_rows(case, Footnotes())
    assert first["role"] == "not reported"
    investigated = replace(case.defendants[0], stage=sample.stage("detained"))
    first, *_ = person_rows(replace(case, defendants=(investigated,)), Footnotes())
    assert first["role"] == "suspect"
    chosen = replace(case.defendants[0], role=DefendantRole.DEFENDANT)
    first, *_ = person_rows(replace(case, defendants=(chosen,)), Footnotes())
    assert first["role"] == "defendant"


def test_a_sheet_does_not_cite_what_names_somebody_else_only() -> None:
    case = sentenced()
    quoted = {
        one["claim_ref"] for source in sheet_of(case, 0)["sources"] for one in source["passages"]
    }
    assert "S-0001/2" in quoted
    assert "S-0001/81" not in quoted


def test_a_lawyer_who_is_quoted_is_the_counsel_of_the_person_named_with_them() -> None:
    case = sentenced()
    theirs, others = sheet_of(case, 0), sheet_of(case, 1)
    assert "counsel" not in lacking(theirs)
    assert identity(theirs)["counsel"]["cells"][1]["text"] == "Testyan's lawyer, Mara Exampel"
    assert "counsel" in lacking(others)
    assert identity(others)["counsel"]["mark"] == "absent"


def missing(case: CaseView) -> list[str]:
    context = case_status_context((case,), sample.sources(), sample.head(), today=sample.TODAY)
    return [one["what"] for one in context["cases"][0]["missing"]]


def test_names_are_said_to_be_missing_in_part_where_some_are_known() -> None:
    assert "some names of the persons accused" in missing(sample.twenty_six())
    assert "names of the persons accused" in missing(sample.six())


def test_passages_of_the_case_stay_where_all_of_them_name_others() -> None:
    case = sentenced()
    held, *steps = case.stages
    case = replace(case, stages=(replace(held, citations=(OF_ANOTHER,)), *steps))
    quoted = {
        one["claim_ref"] for source in sheet_of(case, 0)["sources"] for one in source["passages"]
    }
    assert "S-0001/81" in quoted
