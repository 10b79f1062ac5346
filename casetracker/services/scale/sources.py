"""The reports on an invented group: their texts, and the claims read out of them."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Capture, Claim, ClaimSubject, RawCapture, Source
from casetracker.model.vocabulary import (
    Attribution,
    ClaimKind,
    DateBasis,
    Decision,
    Modality,
    ReviewStatus,
    SourceKind,
)
from casetracker.news.contract import (
    Count,
    ReadCharge,
    ReadClaim,
    ReadDate,
    ReadSentence,
    claim_to_wire,
)
from casetracker.services.scale.stories import Step
from casetracker.store.bulk import BulkLoad

RULE = "invented"
Refs = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A group as reports speak of it, and the records that it is."""

    people: str
    number: int
    unit: str
    place: str
    case_id: int
    group_id: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that a report makes, with the step or the charge it is about."""

    words: str
    kind: ClaimKind
    step: Step | None = None
    number: int | None = None
    charge: tuple[str, str | None] | None = None
    happened: PartialDate | None = None
    is_waiting: bool = False
    term: ReadSentence | None = None


class Reporter:
    """Writes reports as sources with captures, subjects and claims."""

    def __init__(self, load: BulkLoad, refs: Refs, now: datetime, actor: str) -> None:
        """Write into a load, at its moment, decided by its actor."""
        self._load = load
        self._refs = refs
        self._now = now
        self._actor = actor

    def report(
        self, told: Told, publisher: int, statements: list[Statement], chance: Random
    ) -> list[int]:
        """A source that makes the statements; gives the ids of their claims in order."""
        latest = max(each.step.day for each in statements if each.step is not None)
        published = PartialDate.day(latest + timedelta(days=chance.randint(0, 3)))
        ref = self._refs("S")
        title = statements[0].words
        text = f"{title}\n\n" + " ".join(f"{each.words}." for each in statements) + f"\n\n{ref}\n"
        capture = self._capture(ref, publisher, title, text, published)
        subject = self._subject(told, capture)
        claims, start = [], len(title) + 2
        for ordinal, each in enumerate(statements, 1):
            claims.append(self._claim(told, (capture, subject, ordinal), each, (text, start)))
            start += len(each.words) + 2
        return claims

    def _capture(
        self, ref: str, publisher: int, title: str, text: str, published: PartialDate
    ) -> int:
        payload = text.encode("utf-8")
        digest = hashlib.sha256(payload).hexdigest()
        self._load.put(
            RawCapture, sha256=digest, size=len(payload), content=zlib.compress(payload, 1)
        )
        source = self._load.add(
            Source,
            ref=ref,
            publisher_id=publisher,
            title=title[:400],
            language="en",
            kind=SourceKind.NEWS,
            **date_columns("published", published),
        )
        return self._load.add(
            Capture,
            source_id=source,
            raw_sha256=digest,
            captured_at=self._now,
            name=f"{ref}.txt",
            media_type="text/plain",
            text=text,
            text_sha256=digest,
            reader_version=RULE,
        )

    def _subject(self, told: Told, capture: int) -> int:
        return self._load.add(
            ClaimSubject,
            capture_id=capture,
            key=told.people,
            label=told.people,
            unit=told.unit,
            size_min=told.number,
            size_max=told.number,
            group_id=told.group_id,
            case_id=told.case_id,
            score=1.0,
            reasons=["invented together"],
        )

    def _claim(
        self,
        told: Told,
        place: tuple[int, int, int],
        said: Statement,
        where: tuple[str, int],
    ) -> int:
        (capture, subject, ordinal), (text, start) = place, where
        read = _reading(told, said, start)
        decided: dict[str, Any] = {
            "review_status": ReviewStatus.ACCEPTED,
            "decision": Decision.ACCEPT,
            "decided_by": self._actor,
            "decided_at": self._now,
        }
        return self._load.add(
            Claim,
            ref=self._refs("K"),
            capture_id=capture,
            subject_id=subject,
            ordinal=ordinal,
            kind=said.kind,
            stage_code=read.stage,
            quote=read.quote,
            start_index=read.start,
            end_index=read.end,
            prefix=text[max(start - 32, 0) : start],
            suffix=text[read.end : read.end + 32],
            attribution=Attribution.OWN,
            modality=Modality.ASSERTED,
            date_basis=read.date.basis if read.date else DateBasis.NONE,
            reading=claim_to_wire(read),
            rule=RULE,
            score=0.9,
            **date_columns("date", read.date.partial() if read.date else None),
            **({} if said.is_waiting else decided),
        )


def _reading(told: Told, said: Statement, start: int) -> ReadClaim:
    when, number = said.happened, said.number
    return ReadClaim(
        kind=said.kind,
        stage=said.step.stage if said.step and said.kind is not ClaimKind.GROUP_SIZE else None,
        quote=said.words,
        start=start,
        end=start + len(said.words),
        count=Count(number, number, None, told.unit) if number is not None else None,
        persons=(),
        modality=Modality.ASSERTED,
        attribution=Attribution.OWN,
        speaker=None,
        date=None
        if when is None
        else ReadDate(when.edtf, when.earliest, when.latest, "", DateBasis.EXPLICIT),
        charges=(ReadCharge(*said.charge),) if said.charge else (),
        authority=None,
        place=told.place,
        sentence=said.term,
        rule=RULE,
        score=0.9,
        subject=told.people,
    )
