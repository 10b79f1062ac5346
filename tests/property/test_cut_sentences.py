"""Whatever a sentence loses, at its end, its beginning or in between, it is read without an error."""

import random
from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.language.sentences import split_sentences
from casetracker.news.reading import read_text
from tests.scoring.gold import load_articles

_PUBLISHED: Final = PartialDate.parse("2024-03-15")
_EACH: Final = 1000


def _sentences() -> list[list[str]]:
    found = [
        [token.text for token in sentence.tokens]
        for article in load_articles()
        for sentence in split_sentences(article.text)
    ]
    return [words for words in found if len(words) > 1]


def _cut(words: list[str], chance: random.Random) -> list[str]:
    place = chance.randrange(1, len(words))
    kind = chance.random()
    if kind < 1 / 2:
        return words[:place]
    if kind < 3 / 4:
        return words[place:]
    return words[:place] + words[place + chance.randrange(1, 4) :]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_sentence_with_words_cut_off_is_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same sentences in every run
    sentences = _sentences()
    for _ in range(_EACH):
        text = " ".join(_cut(chance.choice(sentences), chance))
        for claim in read_text(text, published=_PUBLISHED, title="").claims:
            assert text[claim.start : claim.end] == claim.quote, text
