"""Who is said to have told what, in reports of news that was accepted; both engines."""

from pathlib import Path

import pytest

from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from casetracker.services.report_material import ReportScope
from casetracker.views.review import ClaimEdit
from tests.support.articles import (
    CORRECTION,
    DETAINED,
    DRIVERS,
    DRIVERS_DAY,
    NOT_DONE,
    accept_text,
    bring_in_text,
    claim_at,
)

OTHERWISE = (
    "Lomna says the 17 servicemen crossed the border as an armed group; Orsk says they were soldiers"
    " on duty. Officials in Orsk denied that the 17 servicemen attacked civilians.\n"
)


def flat(text: str) -> str:
    """The words of a report without the breaks of its lines."""
    return " ".join(text.split())


def test_a_denial_says_of_its_source_what_the_source_said(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, NOT_DONE, name="not-done.txt")
    accept_text(services, OTHERWISE, name="otherwise.txt")
    for kind in ("case-status", "chronology"):
        report = flat(services.reporting.preview("C-0001", kind=kind))
        assert "have not been convicted\u201d" in report
        assert "not so" not in report
        assert "Orsk said, against what others say (Lomna Post, 10 June 2024): \u201cthey" in report
        assert "Officials in Orsk denied (Lomna Post, 10 June 2024): \u201c" in report


SIXTEEN = "The 16 servicemen at the Lomna crossing were detained on 3 March 2024, monitors said.\n"


@pytest.mark.parametrize(("count", "stated"), [(None, 16), (15, 15)])
def test_another_number_stands_in_the_tables_of_a_group_as_it_was_read_or_set(
    services: Services, count: int | None, stated: int
) -> None:
    accept_text(services, DETAINED)
    claim = claim_at(services, bring_in_text(services, SIXTEEN, publisher="Orsk Wire"), "detained")
    if count is not None:
        services.review.edit(claim.ref, ClaimEdit(count=count))
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    for scope, kind in (("C-0001", "case-status"), ("G-0001", "group-dossier")):
        report = flat(services.reporting.preview(scope, kind=kind))
        assert f": {stated} servicemen, against the count on file" in report
    assert f"stated otherwise: {stated} servicemen [" in report


@pytest.mark.parametrize(
    ("texts", "fact", "values"),
    [
        ((DETAINED, CORRECTION), "group: at most", ("17 persons", "19 persons")),
        ((DRIVERS, DRIVERS_DAY), "stage", ("happened: March 2024", "happened: 14 March 2024")),
    ],
)
def test_what_an_article_set_right_since_a_report_stands_under_corrected(
    services: Services, tmp_path: Path, texts: tuple[str, str], fact: str, values: tuple[str, str]
) -> None:
    accept_text(services, texts[0])
    services.reporting.write_all((ReportScope("overview"),), ("text",), tmp_path)
    accept_text(services, texts[1], name="later.txt", publisher="Orsk Wire")
    (context,) = services.reporting.contexts((ReportScope("changes"),))
    (part,) = [one for one in context["sections"] if one["id"] == "corrected"]
    rows = [row for block in part["blocks"] for row in block.get("rows", ())]
    told = {row["cells"][2]["text"]: row for row in rows}
    cells = [cell["text"] for cell in told[fact]["cells"]]
    assert values[0] in cells[3]
    assert values[1] in cells[4]
    assert told[fact]["notes"]
