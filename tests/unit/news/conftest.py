from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import Reading
from casetracker.news.reading import read_text

SEED = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "article.txt"
Read = Callable[..., Reading]


@pytest.fixture
def article() -> str:
    if not SEED.exists():
        pytest.skip("the article is not beside the checkout")
    return SEED.read_text(encoding="utf-8")


@pytest.fixture
def read() -> Read:
    """Read a text as published on Friday, 11 June 2021."""

    def reader(text: str, published: str | None = "2021-06-11") -> Reading:
        day = None if published is None else PartialDate.parse(published)
        return read_text(text, published=day)

    return reader
