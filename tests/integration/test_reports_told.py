"""Who is said to have told what, in reports of news that was accepted; both engines."""

from casetracker.services.opening import Services
from tests.support.articles import DETAINED, NOT_DONE, accept_text

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
