"""Bail and release that were asked for and refused: nobody is free by them."""

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.reading import read_text


@pytest.mark.parametrize(
    "sentence",
    [
        "Bail was refused.",
        "The judge declined bail for all three.",
        "Bond was denied on 4 September.",
        "Conditional release was denied to the blogger Anas Test.",
        "A request for provisional release in favour of five of the accused was refused.",
        "The high court rejected the bail applications of three activists.",
    ],
)
def test_what_was_refused_is_no_release(sentence: str) -> None:
    claims = read_text(f"Three men were detained in May. {sentence}", published=None).claims
    told = [claim.modality for claim in claims if claim.stage == "released"]
    assert told == [Modality.NEGATED]


@pytest.mark.parametrize(
    "sentence", ["The judge granted bail to all three.", "The firm declined a bond for the works."]
)
def test_what_was_granted_or_is_no_bail_is_not_refused(sentence: str) -> None:
    claims = read_text(f"Three men were detained in May. {sentence}", published=None).claims
    assert Modality.NEGATED not in {claim.modality for claim in claims}
