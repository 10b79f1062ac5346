"""Short articles with invented people and places, and what is done with them."""

from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Decision, ReviewStatus
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.views.review import ClaimView, ImportOutcome

PUBLISHED: Final = PartialDate.parse("2024-06-10")

DETAINED: Final = (
    "The Border Police detained 17 servicemen at the Lomna crossing on 3 March 2024. "
    "The servicemen are accused of crossing the state border illegally.\n"
)
COURT: Final = (
    "The criminal case against the 17 servicemen who were detained on 3 March 2024 at the Lomna "
    "crossing was sent to court on 2 May 2024.\n"
)
NOT_DONE: Final = (
    "The 17 servicemen detained on 3 March 2024 at the Lomna crossing will stand trial in June 2024."
    " Their lawyer said that the 17 servicemen have not been convicted. Relatives demanded that the "
    "17 servicemen be released.\n"
)
OTHER_DAY: Final = (
    "The 17 servicemen at the Lomna crossing were detained on 12 March 2024, a monitoring group "
    "said.\n"
)
CORRECTION: Final = (
    "An earlier version of our report of 5 March gave the number of servicemen as 17; it is 19.\n\n"
    "The 17 servicemen were detained on 3 March 2024 at the Lomna crossing.\n"
)
SOME_RELEASED: Final = (
    "Five of the 17 servicemen detained on 3 March 2024 at the Lomna crossing were released on "
    "4 June 2024.\n"
)
DRIVERS: Final = "In March 2024 police detained 9 drivers at the Orsk crossing.\n"
DRIVERS_DAY: Final = "The 9 drivers were detained on 14 March 2024 at the Orsk crossing.\n"


def document(
    text: str, name: str = "article.txt", *, publisher: str | None = "Lomna Post"
) -> Document:
    """An article as a person hands it over."""
    return Document(name, text.encode(), PUBLISHED, publisher)


def bring_in(services: Services, *documents: Document) -> list[ImportOutcome]:
    """Import documents through the reader process."""
    return list(services.importing.import_documents(documents))


def bring_in_text(services: Services, text: str, **more: str) -> str:
    """Import one article; gives the reference of its source."""
    (outcome,) = bring_in(services, document(text, **more))
    assert outcome.error is None, outcome.error
    assert outcome.source_ref is not None, outcome
    return outcome.source_ref


def waiting(services: Services, source: str | None = None) -> tuple[ClaimView, ...]:
    """The claims that wait for a decision."""
    return services.review.claims(source=source)


def accept_all(services: Services, source: str) -> tuple[str, ...]:
    """Accept every waiting claim of a source and close it."""
    for claim in waiting(services, source):
        services.review.decide(claim.ref, Decision.ACCEPT)
    return services.review.close(source).lines


def accept_text(services: Services, text: str, **more: str) -> str:
    """Import an article and accept all that it says; gives the reference of its source."""
    source = bring_in_text(services, text, **more)
    accept_all(services, source)
    return source


def claim_at(services: Services, source: str, stage: str | None) -> ClaimView:
    """The one claim of a source with that stage."""
    every = tuple(ReviewStatus)
    found = [c for c in services.review.claims(every, source) if c.stage == stage]
    assert len(found) == 1, [claim.summary for claim in services.review.claims(every, source)]
    return found[0]


def stages_of(services: Services) -> dict[str, dict[str, int]]:
    """How many defendants stand at which stage, by group."""
    return {
        group.ref: {stage.code: stage.count for stage in group.stage_mix}
        for group in services.docket.groups()
    }
