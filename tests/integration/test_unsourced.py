"""Facts without a source: every kind of them is counted once, and listed with the way to its record."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.charging import Brought
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.editing import CaseDraft
from casetracker.services.grouping import Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft
from casetracker.services.proceeding import Happening, Holding

WHY = Grounds("as written in the file", PartialDate.parse("2024-03"))
TERM = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 5, SentenceUnit.YEARS)


def test_every_kind_of_fact_without_a_source_is_counted_and_listed(services: Services) -> None:
    assert services.docket.home().unsourced == 0
    services.editing.open_case(CaseDraft("Case of two"), WHY)
    for name in ("Ivan Testov", "Karo Exampleyan"):
        services.people.add("C-0001", PersonDraft(name), WHY)
    people = ["D-0001", "D-0002"]
    services.proceedings.record("C-0001", Happening("on_trial"), WHY)
    services.proceedings.begin(people, Holding(place="Lomna"), WHY)
    services.charges.bring(people, Brought("theft", "228"), WHY)
    services.court.add_hearing("D-0001", Sitting(), Outcome(HearingResult.HELD), WHY)
    services.court.sentence(people, TERM, WHY)

    found = services.docket.unsourced()
    told = {(each.kind, each.opens, each.whom, each.what, each.people) for each in found}
    assert told == {
        ("stage", "C-0001", "", "on trial", 0),
        ("charge", "C-0001", "", "228", 2),
        ("custody", "C-0001", "", "Lomna", 2),
        ("hearing", "C-0001", "D-0001", "unknown", 0),
        ("sentence", "C-0001", "", "imposed", 2),
        ("name", "P-0001", "", "Ivan Testov", 0),
        ("name", "P-0002", "", "Karo Exampleyan", 0),
        ("case", "C-0001", "", "Case of two", 0),
    }
    assert services.docket.home().unsourced == len(found)
    assert services.docket.unsourced(3) == found[:3]


def test_what_is_accepted_has_its_source(full: Services) -> None:
    before = full.docket.unsourced()
    full.groups.split("G-0001", [Part(count=3)], WHY)
    added = [each for each in full.docket.unsourced() if each not in before]
    assert {each.kind for each in added} == {"group", "group event"}
