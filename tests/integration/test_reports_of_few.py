"""One or two people, and somebody charged twice, as a report for the public tells of them; both engines."""

import re

import pytest

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.kinds import KINDS
from casetracker.services.charging import Brought
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.report_material import ReportScope
from tests.support.articles import DETAINED, accept_text

ONE = "Police charged Davit Testov with smuggling on 3 March 2024.\n"
TWO_OUT = (
    "Two of the 17 servicemen detained on 3 March 2024 at the Lomna crossing were released on "
    "4 June 2024.\n"
)
QUOTED = re.compile("“[^”]*”")


def told(services: Services, kind: str, profile: Confidentiality, language: str = "en") -> str:
    wanted = ReportScope(kind, profile=profile, baseline="2000-01-01", language=language)
    return services.reporting.produce((wanted,), ("markdown",))[0].decode()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_kind_tells_the_public_that_a_case_is_of_one_person(
    services: Services, language: str
) -> None:
    accept_text(services, ONE)
    accept_text(services, DETAINED, name="other.txt")
    # A title of the house is in English whatever the report is in.
    one = r"\b1 person\b|counts 1\b(?!\u2013)|\b1 kişi\b"
    for kind in KINDS:
        public = told(services, kind, Confidentiality.PUBLIC, language)
        assert not re.search(one, QUOTED.sub("", public)), kind
        # That a title of the house is no quotation is what lets a profile change it.
        assert "“Case of 1" not in public, kind
    inside = told(services, "case-status", Confidentiality.INTERNAL, language)
    assert re.search(r"\b1 person\b|\b1 kişi\b", inside)


@pytest.mark.parametrize("kind", ["chronology", "group-dossier", "changes"])
def test_how_many_left_a_group_is_not_worked_out_of_those_before_and_after(
    services: Services, kind: str
) -> None:
    accept_text(services, DETAINED)
    accept_text(services, TWO_OUT, name="released.txt")
    assert "2 of 17" in told(services, kind, Confidentiality.INTERNAL)
    public = QUOTED.sub("", told(services, kind, Confidentiality.PUBLIC))
    assert "1\u20132 of 17" in public
    assert not re.search(r"(?<!\u2013)\b(?:2 of 17|15 (?:persons|of 17))\b", public)


def test_somebody_charged_with_two_counts_of_the_same_is_one_person(services: Services) -> None:
    accept_text(services, DETAINED)
    for number in (1, 2):
        count = Brought("mining of roads", None, number)
        services.charges.bring(["D-0001", "D-0002"], count, Grounds("two lists"))
    inside = " ".join(told(services, "case-status", Confidentiality.INTERNAL).split())
    assert "2 of 17 persons had been accused of mining of roads" in inside
    assert "4 of 17" not in inside


def test_nobody_is_told_to_have_become_a_suspect_by_being_put_on_file(services: Services) -> None:
    accept_text(services, DETAINED)
    changes = told(services, "changes", Confidentiality.INTERNAL)
    assert "| stage: detained |" in changes
    assert "role: suspect" not in changes
