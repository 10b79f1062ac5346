"""Words that a database or a terminal may choke on are refused or kept, never a traceback."""

import pytest

from casetracker.errors import CasetrackerError
from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from casetracker.views.review import ClaimEdit
from tests.support.articles import DETAINED, bring_in, bring_in_text, document, waiting
from tests.support.dumps import whole_dump

WORDS = ["a\x00b", "a\udcffb", "a\x1b]52;c;b", "a\u202eb", "'; DROP TABLE cases; --", "[red]b"]


@pytest.mark.parametrize("words", WORDS)
def test_a_reason_of_any_characters_is_kept_or_refused_in_one_line(
    services: Services, words: str
) -> None:
    claim = waiting(services, bring_in_text(services, DETAINED))[0]
    before = whole_dump(services.database)
    try:
        services.review.settle(
            claim.ref, Decision.ACCEPT, reason=words, edit=ClaimEdit(place=words)
        )
    except CasetrackerError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either way is right
        assert whole_dump(services.database) == before
    else:
        assert services.review.claim(claim.ref).reason == words
    assert services.maintenance.verify().faults == ()


@pytest.mark.parametrize("words", WORDS)
def test_a_document_of_any_characters_is_stored_or_refused_in_one_line(
    services: Services, words: str
) -> None:
    text = f"{words}\n{DETAINED}"
    given = document(text.encode("utf-8", "surrogateescape").decode("latin-1"), publisher="Post")
    (outcome,) = bring_in(services, given)
    if outcome.error is not None:
        assert "\n" not in outcome.error
    else:
        assert outcome.claims >= 1
    assert services.maintenance.verify().faults == ()


@pytest.mark.parametrize("words", WORDS)
def test_a_publisher_of_any_characters_is_kept_or_refused_in_one_line(
    services: Services, words: str
) -> None:
    (outcome,) = bring_in(services, document(DETAINED, publisher=words))
    if outcome.error is not None:
        assert "\n" not in outcome.error
        assert services.docket.sources() == ()
    else:
        assert services.docket.sources()[0].publisher == words
    assert services.maintenance.verify().faults == ()
