"""Long and hostile lines cost no more than their length: no pattern that takes for ever, no square."""

import random
from time import process_time

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text
from tests.support import articles

DAY = PartialDate.parse("2021-06-11")
LENGTH = 12_000
# times the cost of ordinary news, length for length; what is all triggers costs more than what has few
TIMES = 40.0
# times the cost of the half of it
GROWTH = 3.5
_ROWS = {
    "names": "Arman Probe, ",
    "names and terms": "Arman Probe got six years, ",
    "names joined": "Arman and ",
    "counts joined": "13 and then ",
    "people and verbs": "six men and seven women were detained and ",
    "participles": "detained ",
    "relative clauses": "who were detained, ",
    "days": "on 12 June 2021, ",
    "weekdays": "until Monday and Tuesday ",
    "terms": "six years, ",
    "parts": "six of the ",
    "articles": "Article 214.2.1 and ",
    "sections": "Section 3(1) ",
    "ages": "a 19-year-old ",
    "owners": "Demir's arrest, ",
    "speech": "he said that ",
    "quotes": '"',
    "brackets": "(",
    "commas": ", ",
    "colons": "a: ",
    "courts": "the court of the court ",
    "negation": "not ",
    "one letter": "a",
    "capitals": "A",
    "dashes": "-",
    "dots": ".",
    "spaces": " ",
    "lines": "\n",
    "numbers": "1",
    "labels": "Q: who? A: we ",
    "half words": "de-tai-",
    "no-break spaces": "\u00a0six\u00a0men",
}


def _cost(text: str) -> float:
    """Seconds of the processor for reading a text, the better of two."""
    best = float("inf")
    for _ in range(2):
        start = process_time()
        read_text(text, published=DAY)
        best = min(best, process_time() - start)
    return best


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What a character of ordinary news costs, in seconds."""
    news = f"{articles.DETAINED}\n{articles.COURT}\n{articles.SOME_RELEASED}\n\n"
    text = (news * (LENGTH // len(news) + 1))[:LENGTH]
    return _cost(text) / len(text)


def _line(row: str, length: int) -> str:
    return "Police said " + (row * (length // len(row) + 1))[:length] + "."


@pytest.mark.parametrize("name", _ROWS)
def test_a_long_line_costs_no_more_than_its_length(name: str, ordinary: float) -> None:
    whole = _cost(_line(_ROWS[name], LENGTH))
    assert whole / LENGTH < TIMES * ordinary
    half = _cost(_line(_ROWS[name], LENGTH // 2))
    assert whole < GROWTH * half + ordinary * LENGTH / 10


@pytest.mark.parametrize("seed", range(6))
def test_a_jumble_of_all_of_it_costs_no_more_than_its_length(seed: int, ordinary: float) -> None:
    choose = random.Random(seed)  # noqa: S311 - no secret
    rows = list(_ROWS.values())
    text = "".join(choose.choice(rows) for _ in range(LENGTH // 8))[:LENGTH]
    assert _cost(text) / LENGTH < TIMES * ordinary
