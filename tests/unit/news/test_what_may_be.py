"""What may, could or should be done is never told as done, whichever words tell of it."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-09-13")


@pytest.mark.parametrize("modal", ["may be", "could be", "might soon be"])
@pytest.mark.parametrize(
    "text",
    [
        "The case {} sent to court later this year, the official said.",
        "The case of Arman Test {} sent to court, officials said.",
        "The file {} forwarded to the court in May.",
        "Charges {} brought against the six.",
        "The investigation {} completed by October.",
        "The investigation into the six {} closed, the lawyer said.",
        "The indictment against the six {} approved in May.",
        "The indictment against the six {} submitted to the court.",
        "The case against the six {} dropped.",
        "The six {} put on trial.",
        "The sentence of Arman Test {} upheld.",
        "The appeal of the six {} rejected.",
        "Their detention {} extended.",
        "The proceedings against the six {} terminated.",
        "A pre-trial conference in the case of the six {} held in Derva on Monday.",
        "The hearing on the complaint of Arman Test {} held on November 6 by the Court of Appeal.",
        "The four men {} each given two years in prison.",
        "The six {} handed over at the border.",
        "Arman Test {} pardoned by the president.",
        "The six {} moved to a prison in Derva.",
    ],
)
def test_it_is_not_told_as_done(text: str, modal: str) -> None:
    claims = read_text(text.format(modal), published=PUBLISHED).claims
    assert [claim.quote for claim in claims if claim.modality is Modality.ASSERTED] == []
    assert claims


def test_what_was_done_still_is() -> None:
    (claim,) = read_text("The case was sent to court.", published=PUBLISHED).claims
    assert claim.modality is Modality.ASSERTED
