"""Two people who bear one name: each stays who they are in a public report, on both engines."""

from dataclasses import replace

import pytest

from casetracker.model.vocabulary import (
    Confidentiality,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.court import Punishment
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.report_material import ReportScope

WHY = Grounds("test")
YEARS = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 6, SentenceUnit.YEARS)


def named(services: Services, ref: str, name: str) -> None:
    seen = services.people.values(ref)
    services.people.edit(replace(seen, name=name), WHY)


def public(services: Services, kind: str, ref: str | None = None) -> str:
    scope = ReportScope(kind, ref, profile=Confidentiality.PUBLIC)
    (content,) = services.reporting.produce((scope,), ("markdown",))
    return content.decode().replace("\\", "")


@pytest.mark.parametrize(
    "second",
    [
        "Elnur Testyan",
        "\u0537\u056c\u0576\u0578\u0582\u0580 \u054f\u0565\u057d\u057f\u0575\u0561\u0576",
    ],
)
def test_each_keeps_a_pseudonym_of_their_own(full: Services, second: str) -> None:
    named(full, "D-0001", "Elnur Testyan")
    full.court.sentence(("D-0001",), YEARS, WHY)
    alone = public(full, "defendant-sheet", "D-0001")
    assert "## D-0001 \u00b7 P-0001" in alone

    named(full, "D-0002", second)
    told = public(full, "defendant-sheet", "D-0001")
    assert "## D-0001 \u00b7 P-0001" in told
    assert "| name | P-0001 |" in told
    assert "| P-0001 | imposed |" in told
    assert "Also written" not in told
    assert "| name | P-0002 |" in public(full, "defendant-sheet", "D-0002")
    case = public(full, "case-status", "C-0001")
    assert "| P-0001 | D-0001 |" in case
    assert "| P-0002 | D-0002 |" in case
    for kind in ("case-status", "group-dossier", "defendant-sheet"):
        assert "Testyan" not in public(full, kind)


def test_whose_name_a_quotation_prints_is_not_told_where_two_bear_it(full: Services) -> None:
    for ref in ("D-0001", "D-0002"):
        named(full, ref, "Elnur Testyan")
    case = full.editing.case_values("C-0001")
    full.editing.edit_case(replace(case, title="Elnur Testyan and others"), WHY)
    told = public(full, "case-status", "C-0001")
    assert "[name withheld] and others" in told
    assert "Testyan" not in told


def test_a_report_for_the_inside_prints_the_name(full: Services) -> None:
    named(full, "D-0001", "Elnur Testyan")
    scope = ReportScope("defendant-sheet", "D-0001", profile=Confidentiality.INTERNAL)
    (content,) = full.reporting.produce((scope,), ("markdown",))
    assert "D-0001 \u00b7 Elnur Testyan" in content.decode()
