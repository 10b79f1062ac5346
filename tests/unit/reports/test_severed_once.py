"""What two cases of one group tell of the same arrest and the same dispute is counted and told once."""

from dataclasses import replace

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import CustodyEnd, Stance
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.contexts.register import actions
from casetracker.views.docket import CaseView, ConflictView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.test_left_unnamed import cells


def severed() -> tuple[CaseView, CaseView]:
    """The six, of whom two stand in another case since; one of the others has left custody."""
    whole = sample.six()
    rival = replace(sample.cite("S-0001/9", "eight men were held"), stance=Stance.CONTRADICTS)
    dispute = ConflictView("number of people in G-0004", "6 people", (rival,))
    first, *others = whole.custody
    freed = sample.cite("S-0001/8", "one went home")
    left = replace(
        first,
        ended=PartialDate.parse("2021-06-10"),
        how_ended=CustodyEnd.RELEASED,
        citations=(*first.citations, freed),
    )

    def part(ref: str, start: int, end: int) -> CaseView:
        custody = (left, *others)[start:end]
        return replace(
            whole,
            line=replace(whole.line, ref=ref, defendants=end - start),
            defendants=whole.defendants[start:end],
            custody=tuple(replace(one, recorded_for=6) for one in custody),
            conflicts=(dispute,),
        )

    return part("C-0004", 0, 4), part("C-0009", 4, 6)


def test_one_arrest_is_one_action_however_each_time_in_custody_ended() -> None:
    told = [one for one in actions(severed()[0]) if one.name in ("held", "left custody")]
    assert [one.clause for one in told] == [
        (
            "6 persons (4 of 4 in this case) had been in the custody of Border Service"
            " from 27 May 2021 (place: Kalbajar)"
        ),
        "1 of 4 persons (D-4001) left custody (released) on 10 June 2021",
    ]


def test_a_dossier_tells_the_arrest_and_the_dispute_of_both_cases_once() -> None:
    known = kinds.groups()[3]
    group = replace(known, line=replace(known.line, case_refs=("C-0004", "C-0009")))
    material = replace(kinds.material("group-dossier"), cases=severed())
    rows = cells(group_dossier_context(material, (group,), day=sample.TODAY))
    held = [row[-1] for row in rows if "in the custody of" in row[-1]]
    assert len(held) == 1
    assert "6 of 6 persons had been in the custody of" in held[0]
    assert sum("1 of 6 persons (D-4001) left custody" in row[-1] for row in rows) == 1
    assert (
        sum("eight men were held" in row[1] for row in rows if len(row) == 3 and "number" in row[0])
        == 1
    )


def test_an_overview_counts_the_arrest_and_the_dispute_of_both_cases_once() -> None:
    material = replace(kinds.material("overview"), cases=severed())
    rows = cells(overview_context(material, (), day=sample.TODAY))
    assert ["points in conflict", "1"] in rows
    # Taken into custody, and the step that says so.
    assert ["May 2021", "2"] in rows
