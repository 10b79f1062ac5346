"""The story of twenty articles, and the decisions of a reviewer on what they propose."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Decision, Effect
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.views.review import ClaimView

FOLDER: Final = Path(__file__).parents[1] / "data" / "story"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Decided(_Row):
    """What the gold says of one proposal."""

    about: str
    does: Effect
    group: str = ""
    asks: tuple[str, ...] = ()
    decision: Decision = Decision.ACCEPT
    link: str | None = None
    reason: str | None = None


class Article(_Row):
    """One article with the decisions on its proposals, in the order of the text."""

    file: str
    publisher: str
    published: str
    claim: tuple[Decided, ...] = ()

    def document(self) -> Document:
        """The article as it is handed over."""
        payload = (FOLDER / self.file).read_bytes()
        return Document(self.file, payload, PartialDate.parse(self.published), self.publisher)


class Story(_Row):
    """All of it."""

    article: tuple[Article, ...]


def story() -> Story:
    """The story with its gold."""
    return Story.model_validate(tomllib.loads((FOLDER / "gold.toml").read_text("utf-8")))


def bring_in(services: Services, articles: Iterator[Article] | tuple[Article, ...]) -> list[str]:
    """Import articles; gives the references of their sources."""
    outcomes = services.importing.import_documents(each.document() for each in articles)
    refs = []
    for outcome in outcomes:
        assert outcome.error is None, outcome.error
        assert outcome.source_ref is not None, outcome
        refs.append(outcome.source_ref)
    return refs


def decide(services: Services, source: str, article: Article) -> None:
    """Decide on each proposal as the gold says, after looking that it is what the gold expects."""
    waiting = services.review.claims(source=source)
    found = [claim.stage or claim.kind.value for claim in waiting]
    assert found == [each.about for each in article.claim], (article.file, found)
    for ref, gold in zip([claim.ref for claim in waiting], article.claim, strict=True):
        claim = services.review.claim(ref)
        assert told(claim) == (gold.does, gold.group, gold.asks), (article.file, claim.effect_text,
            claim.match_reasons, claim.candidates)  # fmt: skip
        services.review.settle(ref, gold.decision, link=gold.link, reason=gold.reason)


def told(claim: ClaimView) -> tuple[Effect, str, tuple[str, ...]]:
    """What the program says of a claim: its effect, the group it is matched to, and what it asks."""
    asks = tuple(sorted(each.ref for each in claim.candidates)) if _is_asked(claim) else ()
    return claim.effect, claim.group_ref or "", asks


def _is_asked(claim: ClaimView) -> bool:
    return claim.group_ref is None and claim.effect_text.startswith("?")
