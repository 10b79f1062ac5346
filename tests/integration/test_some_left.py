"""That some of a group left custody disputes no number, and is on file once however many say so."""

from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from tests.support.articles import accept_all, bring_in_text, waiting

NINE = "The Border Police detained nine drivers at the Lomna crossing on 3 March 2024.\n"
THREE = "A lawyer said that three of them were released on 4 March 2024.\n"
AGAIN = "Three drivers were released on 4 March 2024, a union said.\n"


def accept(services: Services, text: str) -> tuple[str, ...]:
    source = bring_in_text(services, text, name=f"{len(text)}.txt")
    (claim,) = waiting(services, source)
    return services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001").lines


def test_some_who_left_are_no_dispute_of_the_number(services: Services) -> None:
    accept_all(services, bring_in_text(services, NINE))
    accept(services, THREE)
    group = services.docket.group("G-0001")
    assert (group.line.conflicts, group.line.left_custody) == (0, 3)
    (event,) = [each for each in group.events if each.count_before == 9]
    assert (event.kind.value, event.count_after) == ("partly_released", 6)
    assert str(event.happened) == "2024-03-04"

    assert any("one more source" in line for line in accept(services, AGAIN))
    group = services.docket.group("G-0001")
    assert (group.line.conflicts, group.line.left_custody) == (0, 3)
    assert "dispute" not in services.reporting.preview("G-0001", kind="group-dossier")
