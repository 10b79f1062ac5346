"""A verdict on several people is told of all of them, and before what is older."""

from dataclasses import replace
from datetime import date

from casetracker.model.partial_date import PartialDate
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.register import actions
from casetracker.reports.contexts.summary import summary_sentences
from casetracker.views.common import StageView
from casetracker.views.docket import CaseView, ConflictView, StageEventView
from tests.unit.reports import reporting_sample as sample

SENTENCED = StageView("sentenced", "sentenced", "judgment", 60)
ACQUITTED = StageView("acquitted", "acquitted", "judgment", 55)
RELEASED = StageView("released", "released", "execution", 80)
VERDICT = PartialDate.day(date(2021, 6, 10))
PRESS, OWN = "court's press service", None


def of_one(
    number: int,
    stage: StageView = SENTENCED,
    day: PartialDate = VERDICT,
    speaker: str | None = PRESS,
) -> StageEventView:
    """A step of one defendant, by a passage of its own."""
    passage = replace(sample.cite(f"S-0001/{number}{stage.code}", "sentenced"), speaker=speaker)
    told = sample.event("detained", day, 1, (passage,))
    scope = f"D-{number:04d}"
    return replace(told, id=number * 100 + stage.position, stage=stage, scope=scope)


def tried() -> CaseView:
    """Six people: five sentenced, of whom the court spoke of three, one acquitted, two released."""
    later = PartialDate.day(date(2021, 6, 11))
    stages = [
        *(of_one(number, speaker=PRESS if number < 4 else OWN) for number in range(1, 6)),
        of_one(6, ACQUITTED),
        *(of_one(number, RELEASED, later) for number in (1, 2)),
    ]
    # By a day that its source put into words of its own: the same day.
    stages[4] = replace(stages[4], happened=replace(VERDICT, wording="on Thursday"))
    stages[1] = replace(stages[1], authority="City Court")
    view = sample.six()
    return replace(view, stages=(*view.stages, *stages))


def told(case: CaseView) -> list[str]:
    return [one["text"] for one in summary_sentences(case, Footnotes())]


def test_a_summary_counts_all_who_were_sentenced_in_the_words_of_whom_all_of_it_is() -> None:
    lines = told(tried())
    assert (
        "According to Caspian Desk (12 June 2021), 5 of 6 persons had been sentenced on 10 June 2021."
        in lines
    )
    assert any("1 of 6 persons had been acquitted" in line for line in lines)
    assert any("2 of 6 persons had been released" in line for line in lines)


def test_a_summary_keeps_the_speaker_of_a_verdict_where_there_is_one() -> None:
    case = tried()
    by_court = tuple(one for one in case.stages if one.scope not in ("D-0004", "D-0005"))
    assert any(
        line.startswith("The court's press service said (Caspian Desk, 12 June 2021) that 3 of 6")
        for line in told(replace(case, stages=by_court))
    )


def test_a_verdict_and_a_conflict_stand_in_a_summary_that_has_no_room_for_what_is_older() -> None:
    case = tried()
    groups = [
        replace(of_one(90 + number), scope=f"G-{number:04d}", stage=sample.stage("detained"))
        for number in range(12)
    ]
    crowded = replace(
        case,
        stages=(*groups, *case.stages),
        conflicts=(ConflictView("detained of G-0001", "2021-05-27", ()),),
    )
    lines = told(crowded)
    assert sum("had been detained" in line for line in lines) < len(groups)
    for part in ("5 of 6 persons had been sentenced", "1 of 6 persons had been acquitted",
                 "2 of 6 persons had been released", "Sources disagree on 1 point"):  # fmt: skip
        assert any(part in line for line in lines), part


def test_the_register_tells_a_verdict_once_a_voice_and_of_whom() -> None:
    found = [one for one in actions(tried()) if one.name == "sentenced"]
    assert [one.clause for one in found] == [
        "2 of 6 persons (D-0001, D-0003) had been sentenced on 10 June 2021",
        "1 of 6 persons (D-0002) had been sentenced on 10 June 2021",
        "2 of 6 persons (D-0004, D-0005) had been sentenced on 10 June 2021",
    ]
    assert [[cited.claim_ref for cited in one.citations] for one in found] == [
        ["S-0001/1sentenced", "S-0001/3sentenced"],
        ["S-0001/2sentenced"],
        ["S-0001/4sentenced", "S-0001/5sentenced"],
    ]


def test_whoever_disputes_a_verdict_disputes_that_of_one_person_only() -> None:
    case = tried()
    doubt = sample.cite("S-0002/9", "he was not sentenced", source="S-0002")
    disputed = tuple(
        replace(one, citations=(*one.citations, replace(doubt, stance=doubt.stance.CONTRADICTS)))
        if one.scope == "D-0003" and one.stage is SENTENCED
        else one
        for one in case.stages
    )
    found = [one for one in actions(replace(case, stages=disputed)) if one.name == "sentenced"]
    assert "1 of 6 persons (D-0003) had been sentenced on 10 June 2021" in [
        one.clause for one in found
    ]
