"""A term says itself in one way, and reads back what it says."""

import pytest

from casetracker.views.term import term_text, typed_term


@pytest.mark.parametrize(
    ("kind", "amount", "unit", "words"),
    [
        ("prison", 6, "years", "prison, 6 years"),
        ("prison", 1.5, "years", "prison, 1.5 years"),
        ("suspended", 1, "years", "suspended, 1 year"),
        ("community_service", 1, "hours", "community service, 1 hour"),
        ("fine", 1, "manats", "fine, 1 manats"),
        ("fine", 10000, "US dollars", "fine, 10000 US dollars"),
        ("house_arrest", None, None, "house arrest"),
        ("life", None, None, "life"),
    ],
)
def test_a_term_reads_back_as_it_is_said(
    kind: str, amount: float | None, unit: str | None, words: str
) -> None:
    assert term_text(kind, amount, unit) == words
    typed = typed_term(words)
    assert typed is not None
    assert (typed.kind, typed.amount) == (kind, amount)
    assert typed.unit == (unit.lower() if unit else None)


@pytest.mark.parametrize("words", ["prison, ", ", 6", "prison,, 6 years", "suspended, years"])
def test_what_only_looks_like_a_term_is_none(words: str) -> None:
    assert typed_term(words) is None
