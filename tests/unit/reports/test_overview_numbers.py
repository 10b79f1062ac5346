"""Numbers of the overview: whoever is counted is counted once, out of how many."""

from dataclasses import replace

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Confidentiality,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceUnit,
)
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.disclosure import Roster, disclosed
from casetracker.views.docket import CaseView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.test_sittings import GIVEN, PUT_OFF, SET, case


def tables(*cases: CaseView) -> dict[str, list[list[str]]]:
    """By its caption each table as rows of texts."""
    material = replace(kinds.material("overview"), cases=cases)
    context = overview_context(material, kinds.files(), day=sample.TODAY)
    return {
        block["caption"]: [[cell["text"] for cell in row["cells"]] for row in block["rows"]]
        for part in context["sections"]
        for block in part["blocks"]
        if "columns" in block
    }


def test_a_person_with_two_charges_without_an_article_is_counted_once() -> None:
    view = sample.twenty_six()
    twice = tuple(replace(one, article=None) for one in view.charges)
    assert sum(len(one.defendant_refs) for one in twice) > 26
    rows = tables(replace(view, charges=twice))[
        "Accusations by article, a person counted once for each, in numbers"
    ]
    assert rows == [["article not reported", "26 of 26"]]


def test_hearings_and_sentences_are_counted_by_what_became_of_them() -> None:
    held = replace(SET, result=HearingResult.HELD, openness=Openness.CLOSED)
    fine = replace(GIVEN, kind=SentenceKind.FINE, amount=1, unit=SentenceUnit.DAYS)
    gone = replace(GIVEN, amount=99, is_replaced=True)
    found = tables(case(SET, PUT_OFF, held, sentences=(GIVEN, fine, gone)))
    hearings = found["Hearings by what became of them, and whether the public was let in"]
    assert hearings == [
        ["scheduled", "1 of 3", "0 of 1", "1 of 1"],
        ["held", "1 of 3", "1 of 1", "0 of 1"],
        ["adjourned", "1 of 3", "0 of 1", "1 of 1"],
    ]
    sentences = found["Sentences that no later one replaces, a person counted once for each kind"]
    assert sentences == [
        ["imposed", "fine", "1 of 26", "1 day"],
        ["imposed", "prison", "1 of 26", "6 years"],
    ]


def test_a_hearing_to_come_is_no_event_of_its_month() -> None:
    before = tables(case())["Events by month, in numbers"]
    assert tables(case(SET))["Events by month, in numbers"] == before
    assert tables(case(PUT_OFF))["Events by month, in numbers"] != before


def by_month(*days: str) -> list[list[str]]:
    put = tuple(replace(PUT_OFF, number=n, held=PartialDate.parse(day), scheduled=None)
                for n, day in enumerate(days))  # fmt: skip
    bare = replace(case(*put), stages=(), charges=(), custody=())
    return tables(bare)["Events by month, in numbers"][:-1]


def test_months_without_an_event_are_shown() -> None:
    assert by_month("2015-03-02", "2015-06-09", "2015-06-10") == [
        ["March 2015", "1"],
        ["April 2015", "0"],
        ["May 2015", "0"],
        ["June 2015", "2"],
    ]


def test_a_long_time_without_an_event_is_one_row_that_says_how_many_months() -> None:
    assert by_month("2015-03-02", "2015-05-09", "2018-12-09", "2019-04-01") == [
        ["March 2015", "1"],
        ["April 2015", "0"],
        ["May 2015", "1"],
        ["42 months without an event", "0"],
        ["December 2018", "1"],
        ["January 2019", "0"],
        ["February 2019", "0"],
        ["March 2019", "0"],
        ["April 2019", "1"],
    ]


def test_events_of_months_that_are_not_drawn_are_counted() -> None:
    days = [f"{year}-{month:02}-05" for year in range(2013, 2019) for month in range(1, 13)]
    rows = by_month(*days)
    assert rows[:2] == [["earlier events, not drawn", "12"], ["January 2014", "1"]]
    assert sum(int(number) for _, number in rows) == len(days)


def test_a_case_that_a_step_opened_has_a_date_of_opening() -> None:
    view = sample.twenty_six()
    opening = replace(view.stages[0], stage=replace(view.stages[0].stage, code="case_opened"))
    fields = {
        row[0]: row[1]
        for row in tables(replace(view, stages=(opening,)))["Fields that the sources give"]
    }
    assert fields["case: date opened"] == "1 of 1"


def test_charges_are_no_people_whose_small_number_is_hidden() -> None:
    view = sample.twenty_six()
    one = replace(view.charges[0], article=None)
    head = kinds.material("case-status").head
    given = case_status_context(
        (replace(view, charges=(one,)),), sample.sources(), head, today=sample.TODAY
    )
    (row,) = (
        row
        for row in disclosed(given, Confidentiality.PUBLIC, Roster())["cases"][0]["missing"]
        if row["what"] == "articles of law"
    )
    assert row["detail"] == "charges without one: 1; in all: 1"
