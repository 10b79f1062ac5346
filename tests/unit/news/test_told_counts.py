"""How many "they" are, where the same sentence tells it."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "stage", "count"),
    [
        ("The court tried nine men and found them guilty of arson.", "convicted", 9),
        ("Two others came in June; they were convicted separately.", "convicted", 2),
        ("Six officers were hurt, and all who took part will be arrested.", "detained", None),
        ("A guard said they had been arrested.", "detained", None),
    ],
)
def test_a_pronoun_has_the_number_told_before_it(
    read: Read, sentence: str, stage: str, count: int | None
) -> None:
    told = [claim.count for claim in read(sentence).claims if claim.stage == stage]
    assert told
    assert {None if each is None else each.exact for each in told} == {count}


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("All nine pleaded not guilty.", 9),
        ("None of the seven admitted guilt.", 7),
        ("Six of the men deny the charges.", 6),
        ("They pleaded not guilty.", None),
    ],
)
def test_a_denial_has_the_number_of_those_who_deny(
    read: Read, sentence: str, count: int | None
) -> None:
    claims = [each for each in read(sentence).claims if each.kind is ClaimKind.DENIAL]
    assert [None if each.count is None else each.count.exact for each in claims] == [count]
