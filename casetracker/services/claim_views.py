"""Claims as a reviewer sees them: what is read, what is known, and what accepting would change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Capture, Case, Claim, ClaimSubject, DetaineeGroup, Source
from casetracker.model.vocabulary import ClaimKind, DateBasis, Effect, Modality, ReviewStatus
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.accepting import (
    STANDING,
    judge_people,
    names_told,
    unformed,
)
from casetracker.news.matching.effects import EffectNote, judge_effect
from casetracker.news.matching.hearing_effects import hearing_day, hearing_note
from casetracker.news.matching.matches import GroupOutline
from casetracker.services.choosing import CORRECTING, is_new, is_shared, number_told, size_told
from casetracker.services.claims import happened, machine_values, size_of, term_words, understood
from casetracker.services.corrections import linked_claims, other_claim, set_right
from casetracker.services.labelling import beside_label, is_label, label_told
from casetracker.services.marking import marked_by
from casetracker.services.outlines import docket_outline
from casetracker.services.proposing import Proposed, lines_of_new, lines_on_file
from casetracker.services.similar import similar_names
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.stages import stage_views
from casetracker.views.common import StageView, date_text
from casetracker.views.review import (
    BY_HAND,
    Candidate,
    ClaimView,
    OtherClaim,
    ReadChargeView,
    SimilarName,
)


@dataclass(frozen=True, slots=True)
class _Docket:
    vocabulary: dict[str, StageView]
    outlines: dict[str, GroupOutline] = field(default_factory=dict)
    corrects: dict[int, list[OtherClaim]] = field(default_factory=dict)
    corrected_by: dict[int, list[OtherClaim]] = field(default_factory=dict)
    implied: dict[int, str] = field(default_factory=dict)
    similar: dict[tuple[str, str | None], tuple[SimilarName, ...]] = field(default_factory=dict)
    marked: dict[int, tuple[str, datetime]] = field(default_factory=dict)

    def told(self, row: Any, claim: ReadClaim) -> "_Told":
        """The stage that a claim names, and the claims that it sets right."""
        return _Told(self.vocabulary.get(claim.stage or ""), tuple(self.corrects.get(row.id, ())))


@dataclass(frozen=True, slots=True)
class _Told:
    stage: StageView | None
    corrects: tuple[OtherClaim, ...]


_OPEN: Final = (ReviewStatus.NEW, ReviewStatus.IN_REVIEW, ReviewStatus.DEFERRED)


def claim_views(
    session: Session, condition: sa.ColumnElement[bool] | None = None
) -> tuple[ClaimView, ...]:
    """Claims in the order of their sources and texts; the condition is on the claims table."""
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    query = (
        sa.select(claims, sources.c.ref.label("source_ref"))
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(held(sources))
        .order_by(sources.c.published_earliest, sources.c.id, claims.c.ordinal)
    )
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).all()
    subjects = _subjects(session, {row.subject_id for row in rows if row.subject_id})
    wanted = {row.link_ref for row in rows if row.link_ref and not is_new(row.link_ref)}
    wanted |= {subject.group_ref for subject in subjects.values() if subject.group_ref}
    forward, backward = linked_claims(session, [row.id for row in rows]) if rows else ({}, {})
    implied: dict[int, str] = {}
    for row in rows:
        if row.kind in CORRECTING and row.id not in forward and row.review_status in _OPEN:
            subject = subjects.get(row.subject_id)
            found = set_right(session, row, None if subject is None else subject.group_id)
            forward[row.id] = [other_claim(each) for each in found]
            if len({each.group_ref for each in found}) == 1:
                implied[row.id] = found[0].group_ref
    outlines = _outlines(session, wanted | set(implied.values()))
    docket = _Docket(stage_views(session), outlines, forward, backward, implied)
    docket.marked.update(marked_by(session, {row.id for row in rows if row.rule == BY_HAND}))
    docket.similar.update(similar_names(session, _open_names(rows, subjects)))
    return tuple(_view(row, subjects.get(row.subject_id), docket) for row in rows)


def _open_names(rows: Sequence[Any], subjects: dict[int, Any]) -> Iterator[tuple[str, str | None]]:
    """The names in claims that wait, each with the group that it is matched to."""
    for row in rows:
        if row.review_status in _OPEN and row.reading.get("persons"):
            group = _group_of(row, subjects.get(row.subject_id))
            yield from ((str(name), group) for name in row.reading["persons"])


def _group_of(row: Any, subject: Any) -> str | None:
    """The reference of the group that a person or the matching linked a claim to."""
    if is_new(row.link_ref):
        return None
    found: str | None = row.link_ref or (subject.group_ref if subject is not None else None)
    return found


def _subjects(session: Session, ids: set[int]) -> dict[int, Any]:
    subjects, groups, cases = table_of(ClaimSubject), table_of(DetaineeGroup), table_of(Case)
    query = (
        sa.select(subjects, groups.c.ref.label("group_ref"), cases.c.ref.label("case_ref"))
        .join(groups, groups.c.id == subjects.c.group_id, isouter=True)
        .join(cases, cases.c.id == subjects.c.case_id, isouter=True)
        .where(subjects.c.id.in_(ids))
    )
    return {row.id: row for row in session.execute(query)}


def _outlines(session: Session, refs: set[str]) -> dict[str, GroupOutline]:
    groups = table_of(DetaineeGroup)
    ids = session.execute(sa.select(groups.c.id).where(groups.c.ref.in_(refs))).scalars().all()
    return {group.ref: group for group in docket_outline(session, ids).groups}


def _view(row: Any, subject: Any, docket: _Docket) -> ClaimView:
    claim = understood(row.reading, row.edit)
    marker, marked_at = docket.marked.get(row.id, (None, None))
    ref = _group_of(row, subject)
    outline = docket.outlines.get(ref or docket.implied.get(row.id, ""))
    note = beside_label(claim, outline, judge_effect(claim, outline))
    stage = docket.vocabulary.get(claim.stage or "")
    when = happened(claim)
    return ClaimView(
        ref=row.ref,
        source_ref=row.source_ref,
        ordinal=row.ordinal,
        kind=claim.kind,
        stage=claim.stage,
        stage_label=stage.label if stage else claim.stage,
        quote=row.quote,
        start=row.start_index,
        end=row.end_index,
        speaker=claim.speaker,
        attribution=claim.attribution,
        modality=claim.modality,
        count=size_of(claim.count),
        count_of=claim.count.of if claim.count else None,
        persons=claim.persons,
        date=when,
        date_basis=claim.date.basis if claim.date else DateBasis.NONE,
        charges=tuple(ReadChargeView(each.wording, each.article) for each in claim.charges),
        authority=claim.authority,
        place=claim.place,
        sentence=term_words(claim.sentence) if claim.sentence else None,
        rule=row.rule,
        score=row.score,
        status=row.review_status,
        decision=row.decision if row.review_status is ReviewStatus.IN_REVIEW else None,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        summary=_summary(claim, stage, when),
        subject=subject.label if subject is not None else None,
        case_ref=outline.case_ref if outline else None,
        group_ref=outline.ref if outline else None,
        match_reasons=tuple(subject.reasons) if subject is not None else (),
        candidates=_candidates(subject),
        effect=note.effect if outline or claim.modality in STANDING else Effect.CONTEXT,
        effect_text=note.text if outline else _without_group(claim, subject, row.link_ref),
        proposal=_proposal(
            claim, subject, outline, note, docket.told(row, claim), link=row.link_ref
        ),
        machine=machine_values(row.reading, row.edit),
        corrects=tuple(docket.corrects.get(row.id, ())),
        corrected_by=tuple(docket.corrected_by.get(row.id, ())),
        similar=tuple(
            each for name in claim.persons for each in docket.similar.get((name, ref), ())
        ),
        marked_by=marker,
        marked_at=marked_at,
    )


def _candidates(subject: Any) -> tuple[Candidate, ...]:
    if subject is None:
        return ()
    return tuple(
        Candidate(each["ref"], each["label"], each["score"], tuple(each["reasons"]))
        for each in subject.candidates
    )


def _without_group(claim: ReadClaim, subject: Any, link: str | None = None) -> str:
    if claim.modality not in STANDING:
        day = hearing_day(claim)
        if day is not None:
            kept = f"kept as {claim.modality.value}"
            return f"{kept}: link it to a group to set a hearing for {date_text(day)}"
        return f"kept as {claim.modality.value}: nothing in the docket changes"
    if subject is None:
        return "does not say whom it is about: link it to a group"
    if is_shared(link):
        return f"+ in the new case of {link}: {subject.label}"
    if subject.is_ambiguous:
        refs = ", ".join(each["ref"] for each in subject.candidates)
        return f"? may be {refs}, or nobody on file: choose one, or make a new one"
    return f"+ new case: {subject.label}"


def _proposal(
    claim: ReadClaim,
    subject: Any,
    outline: GroupOutline | None,
    note: EffectNote,
    told: _Told,
    *,
    link: str | None,
) -> tuple[str, ...]:
    corrects = ", ".join(each.ref for each in told.corrects)
    if outline is not None:
        people = judge_people(claim, outline, claim.persons)
        return lines_on_file(Proposed(claim, outline, people, told.stage, corrects), note)
    if subject is None or claim.modality not in STANDING:
        return (_without_group(claim, subject, link),)
    number = number_told(subject, claim)
    if number is None:
        return ("ask how many they are: a new group needs a number",)
    size = size_told(subject, number)
    formed = replace(unformed(number), minimum=size.minimum, maximum=size.maximum)
    names = names_told(claim, subject.persons, is_new=True)
    proposed = Proposed(claim, formed, judge_people(claim, formed, names), told.stage, corrects)
    unnamed = "" if len(names) >= number else ", unnamed until named"
    return (
        f"go into the new case of {link}" if is_shared(link) else f"open a case of {subject.label}",
        f"form a group of {size}, one defendant each{unnamed}",
        *lines_of_new(proposed, hearing_note(claim, None)),
    )


def _summary(claim: ReadClaim, stage: StageView | None, when: PartialDate | None) -> str:
    kind = claim.kind.value.replace("_", " ")
    label = label_told(claim) if is_label(claim) else None
    if label is not None:
        return f"called “{label}”"
    is_held = claim.kind is ClaimKind.CUSTODY and claim.stage == "detained"
    said = "in custody" if is_held else stage.label if stage else kind
    parts = [said if claim.modality is Modality.ASSERTED else f"{said} ({claim.modality.value})"]
    if claim.sentence is not None and claim.sentence.is_exact:
        parts.append(term_words(claim.sentence))
    size = size_of(claim.count)
    if size is not None:
        parts.append(str(size))
    if when is not None:
        parts.append(date_text(when))
    if claim.kind is ClaimKind.CHARGE or claim.charges:
        # Two articles that one wording names are two charges: the wording stands once.
        parts += dict.fromkeys(f"“{charge.wording}”" for charge in claim.charges)
    parts += list(claim.persons[:3])
    return " · ".join(parts)
