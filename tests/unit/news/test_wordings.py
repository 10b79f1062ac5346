"""Each step in the words that newspapers use for it: every line gives an asserted claim of its stage."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]
WORDINGS = Path(__file__).parents[2] / "data" / "reader" / "wordings.toml"


def _wordings() -> Iterator[tuple[str, str]]:
    for stage, sentences in tomllib.loads(WORDINGS.read_text(encoding="utf-8")).items():
        for sentence in sentences:
            yield stage, sentence


@pytest.mark.parametrize(("stage", "sentence"), list(_wordings()))
def test_the_step_is_asserted(read: Read, stage: str, sentence: str) -> None:
    steps = {
        claim.stage or claim.kind.value
        for claim in read(sentence).claims
        if claim.modality is Modality.ASSERTED
    }
    assert stage in steps


BAIT = WORDINGS.with_name("bait.toml")


@pytest.mark.parametrize("sentence", tomllib.loads(BAIT.read_text(encoding="utf-8"))["nothing"])
def test_words_of_law_that_mean_something_else_claim_nothing(read: Read, sentence: str) -> None:
    assert not [c for c in read(sentence).claims if c.modality is Modality.ASSERTED]
