"""Calendars of clocks and of the time-limit report, for whomever they are written: no name is in them."""

from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Confidentiality, LegalStatus, NameKind
from casetracker.reports.masking import fold
from casetracker.services.calendar_file import calendar_text
from casetracker.services.editing import CaseDraft
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening, Holding
from casetracker.services.recording.clock_orders import StatusDraft
from casetracker.services.report_material import ReportScope

WHY: Final = Grounds("the court list", PartialDate.parse("2024-03-03"))
HIDDEN: Final = ("qermezov", "arslan", "lionheart", "velizade", "sadirli", "квармезов", "վելիզադե")


@pytest.fixture
def held(full: Services) -> str:
    """A case with names in its title, number, people, aliases, places and claims of a status."""
    draft = CaseDraft("The case of Arslan Qermezov", ("12/Qermezov",), "az")
    full.editing.open_case(draft, WHY)
    case = full.docket.cases()[-1].ref
    for name in ("Arslan Qermezov", "Teymur Sadirli"):
        full.people.add(case, PersonDraft(name=name, occupation="aide of Velizade"), WHY)
    one = full.docket.defendants(case)[0].ref
    full.people.add_name(one, Spelling("Lionheart"), WHY)
    full.people.add_name(one, Spelling("Арслан Квармезов", NameKind.TRANSLITERATION), WHY)
    full.people.add_name(one, Spelling("Վելիզադե"), WHY)
    for ref, stage in ((case, "captured"), (one, "detained"), (one, "remanded"), (case, "charged")):
        happening = Happening(stage, authority="Bureau Velizade", place="house of Sadirli")
        full.proceedings.record(ref, happening, WHY)
    full.proceedings.begin([one], Holding(place="house of Sadirli"), WHY)
    full.clocks.claim_status(
        case, StatusDraft(LegalStatus.PRISONER_OF_WAR, "brother Teymur Sadirli"), reason="as told"
    )
    return case


def squeezed(calendar: str) -> str:
    return fold(calendar.replace("\r\n ", ""))


def names_in(text: str) -> list[str]:
    return [name for name in HIDDEN if fold(name) in text]


def test_a_calendar_of_clocks_names_references_and_rules_alone(full: Services, held: str) -> None:
    found = full.clocks.clocks(held)
    calendar = calendar_text(found)
    assert names_in(fold(" ".join(each.condition for each in found))) == ["sadirli"]
    assert calendar.count("BEGIN:VEVENT") > 1
    assert held in calendar
    assert names_in(squeezed(calendar)) == []


@pytest.mark.parametrize("profile", list(Confidentiality))
def test_a_calendar_of_the_report_has_no_name_for_anybody(
    full: Services, held: str, profile: Confidentiality
) -> None:
    wanted = ReportScope("deadlines", held, profile=profile)
    calendar, told = full.reporting.produce((wanted,), ("ics", "text"))
    text = calendar.decode("utf-8")
    assert "BEGIN:VEVENT" in text
    assert held in text
    assert names_in(squeezed(text)) == []
    if profile is Confidentiality.INTERNAL:
        # The report itself does name them, so that what is looked for is there to be found.
        assert "sadirli" in names_in(fold(told.decode("utf-8")))
