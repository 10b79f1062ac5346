"""Who on file may be one person: suggested with the evidence, in review and as a list, never merged."""

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from tests.support.articles import accept_text, bring_in_text, waiting

LATIN = "Police detained the blogger Karen Sargsyan in Orsk on 3 March 2024.\n"
WESTERN = "Prosecutors charged the editor Garen Sarkissian with slander on 5 May 2022.\n"
OTHER = "Police detained the lawyer Gor Vardanyan in Lomna on 4 April 2024.\n"


def test_people_whose_names_read_alike_are_suggested_with_the_evidence(services: Services) -> None:
    accept_text(services, LATIN)
    accept_text(services, OTHER, name="other.txt")
    source = bring_in_text(services, WESTERN, name="western.txt")
    (claim,) = waiting(services, source)
    (suggested,) = claim.similar
    assert (suggested.name, suggested.ref) == ("Garen Sarkissian", "P-0001")
    assert suggested.line == (
        "may be the same person as P-0001: 'Garen Sarkissian' is close to 'Karen Sargsyan', "
        "same group G-0001"
    )
    services.review.settle(claim.ref, Decision.ACCEPT, link="new")
    (pair,) = services.docket.similar()
    assert {pair.first.ref, pair.second.ref} == {"P-0001", "P-0003"}
    assert pair.reasons == ("'Karen Sargsyan' is close to 'Garen Sarkissian'",)
    assert services.docket.similar("d-0001")[0].score == pair.score
    assert services.docket.similar("P-0002") == ()
    assert services.docket.home().defendants == 3


def test_a_person_who_is_not_on_file_has_no_namesakes(services: Services) -> None:
    assert services.docket.similar() == ()
    with pytest.raises(NotFoundError):
        services.docket.similar("P-0099")
