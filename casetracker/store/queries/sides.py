"""The facts that claims bear on, and those claims with their readings."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    LABEL_TARGET,
    Capture,
    Case,
    CaseGroup,
    Charge,
    Citation,
    Claim,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    Hearing,
    LabelCitation,
    Publisher,
    Sentence,
    Source,
    StageEvent,
)
from casetracker.model.vocabulary import SentenceStanding, Stance
from casetracker.store.queries.common import citing, held, out_by_then, table_of
from casetracker.store.queries.court import hearings_held, sentence_views
from casetracker.store.queries.reconciling import bears_on_whole
from casetracker.store.queries.stages import stage_views
from casetracker.views.common import SizeView, date_text
from casetracker.views.proceeding import SentenceView

_CHUNK: Final = 500
_SIGNS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class HeldFact:
    """What the house holds, in the respects in which claims can be compared with it.

    `who` is the one person whom a fact concerns that others may share in the same words.
    """

    target: str
    id: int
    case_refs: tuple[str, ...]
    about: str
    words: str
    who: str | None = None
    size: tuple[int | None, int | None] = (None, None)
    when: PartialDate | None = None
    place: str | None = None
    article: str | None = None
    sentence: SentenceView | None = None
    label: str | None = None


def facts_of_case(session: Session, case_id: int) -> dict[str, list[int]]:
    """By kind the ids of the facts of a case."""
    links, events, hearings = table_of(CaseGroup), table_of(StageEvent), table_of(Hearing)
    charges, defendants, episodes = table_of(Charge), table_of(Defendant), table_of(CustodyEpisode)
    sentences = table_of(Sentence)
    ours = sa.and_(defendants.c.case_id == case_id, held(defendants))
    in_case = sa.select(links.c.group_id).where(links.c.case_id == case_id, held(links))
    queries = {
        "group_id": in_case,
        LABEL_TARGET: in_case,
        "stage_event_id": sa.select(events.c.id).where(events.c.case_id == case_id, held(events)),
        "charge_id": sa.select(charges.c.id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(ours, held(charges)),
        "custody_episode_id": sa.select(episodes.c.id)
        .join(defendants, defendants.c.person_id == episodes.c.person_id)
        .where(ours, held(episodes)),
        "sentence_id": sa.select(sentences.c.id)
        .join(defendants, defendants.c.id == sentences.c.defendant_id)
        .where(ours, held(sentences)),
        "hearing_id": sa.select(hearings.c.id).where(hearings.c.case_id == case_id, held(hearings)),
    }
    return {target: sorted(session.execute(each).scalars()) for target, each in queries.items()}


def held_facts(session: Session, target: str, ids: Collection[int]) -> list[HeldFact]:
    """What is held of facts of one kind; what is set aside is left out."""
    return FACTS[target](session, ids)


def about(facts: Sequence[HeldFact]) -> str:
    """What facts that say the same of several people are about."""
    people = sorted({fact.who for fact in facts if fact.who is not None})
    if not people:
        return facts[0].about
    return f"{facts[0].about} {people[0] if len(people) == 1 else f'{len(people)} defendants'}"


def claims_on(session: Session, target: str, ids: Collection[int]) -> dict[int, list[Any]]:
    """By fact the rows of the claims that bear on it, in the order of publication.

    `is_out`: what they are of may have been published by the day that the session looks from.
    """
    claims, captures = table_of(Claim), table_of(Capture)
    sources, publishers = table_of(Source), table_of(Publisher)
    found: dict[int, list[Any]] = defaultdict(list)
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        cited = _called(chunk) if target == LABEL_TARGET else _cited(target, chunk)
        query = (
            sa.select(
                cited.c.fact,
                cited.c.stance,
                cited.c.bears_on_whole,
                out_by_then(session, sources).label("is_out"),
                claims,
                sources.c.ref.label("source_ref"),
                sources.c.title,
                sources.c.published_edtf,
                sources.c.published_earliest,
                sources.c.published_latest,
                sources.c.published_wording,
                publishers.c.name.label("publisher"),
            )
            .join(cited, claims.c.id == cited.c.claim_id)
            .join(captures, captures.c.id == claims.c.capture_id)
            .join(sources, sources.c.id == captures.c.source_id)
            .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
            .order_by(sources.c.published_earliest.nulls_last(), claims.c.id)
        )
        for row in session.execute(query):
            found[row.fact].append(row)
    return found


def _cited(target: str, ids: Sequence[int]) -> sa.Subquery:
    """(fact, claim_id, stance, bears_on_whole) of the citations of facts of one kind."""
    citations = table_of(citing(target))
    is_of_whole = bears_on_whole(citations) if target == "group_id" else sa.false()
    return (
        sa.select(
            citations.c[target].label("fact"),
            citations.c.claim_id,
            citations.c.stance,
            is_of_whole.label("bears_on_whole"),
        )
        .where(held(citations), citations.c[target].in_(ids))
        .subquery()
    )


def _called(ids: Sequence[int]) -> sa.Subquery:
    """The same of claims on groups and on their stages, which may call their people something.

    Those that were kept as calling them something else contradict.
    """
    labels, citations, events = table_of(LabelCitation), table_of(Citation), table_of(StageEvent)
    of_group = sa.select(
        citations.c.group_id.label("fact"), citations.c.claim_id, sa.literal(0).label("against")
    ).where(held(citations), citations.c.group_id.in_(ids))
    of_stages = (
        sa.select(events.c.group_id, citations.c.claim_id, sa.literal(0))
        .join(events, events.c.id == citations.c.stage_event_id)
        .where(held(citations), held(events), events.c.group_id.in_(ids))
    )
    against = sa.select(labels.c.labelled_group_id, labels.c.claim_id, sa.literal(1)).where(
        held(labels), labels.c.labelled_group_id.in_(ids), labels.c.stance == Stance.CONTRADICTS
    )
    told = sa.union_all(of_group, of_stages, against).subquery()
    stance = sa.case(
        (sa.func.max(told.c.against) == 1, Stance.CONTRADICTS.value), else_=Stance.SUPPORTS.value
    )
    return (
        sa.select(
            told.c.fact,
            told.c.claim_id,
            sa.type_coerce(stance, labels.c.stance.type).label("stance"),
            sa.false().label("bears_on_whole"),
        )
        .group_by(told.c.fact, told.c.claim_id)
        .subquery()
    )


def text_families(session: Session, captures: Collection[int]) -> dict[int, str]:
    """By capture what is equal for reprints: its family, or else its text without spaces and signs."""
    table = table_of(Capture)
    found: dict[int, str] = {}
    wanted = sorted(captures)
    for start in range(0, len(wanted), _CHUNK):
        query = sa.select(table.c.id, table.c.family, table.c.text).where(
            table.c.id.in_(wanted[start : start + _CHUNK])
        )
        for row in session.execute(query):
            plain = _SIGNS.sub("", row.text).casefold().encode("utf-8", "surrogatepass")
            found[row.id] = row.family or hashlib.sha256(plain).hexdigest()
    return found


def _labels(session: Session, ids: Collection[int]) -> list[HeldFact]:
    """What the people of groups are called; of those of which that is on file."""
    groups = table_of(DetaineeGroup)
    query = sa.select(groups.c.id, groups.c.unit).where(groups.c.id.in_(ids))
    units = {row.id: row.unit for row in session.execute(query) if row.unit}
    return [
        HeldFact(LABEL_TARGET, fact.id, fact.case_refs, f"label of {ref}", unit, label=unit)
        for fact in _groups(session, ids)
        if (unit := units.get(fact.id)) and (ref := fact.about.rpartition(" ")[2])
    ]


def _groups(session: Session, ids: Collection[int]) -> list[HeldFact]:
    groups, links, cases = table_of(DetaineeGroup), table_of(CaseGroup), table_of(Case)
    refs: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(
        sa.select(links.c.group_id, cases.c.ref)
        .join(cases, cases.c.id == links.c.case_id)
        .where(links.c.group_id.in_(ids), held(links), held(cases))
        .order_by(cases.c.id)
    ):
        refs[row.group_id].append(row.ref)
    query = sa.select(groups).where(groups.c.id.in_(ids), held(groups)).order_by(groups.c.id)
    return [
        HeldFact(
            "group_id",
            row.id,
            tuple(refs[row.id]),
            f"number of people in {row.ref}",
            str(SizeView(row.size_min, row.size_max, row.unit)),
            size=(row.size_min, row.size_max),
        )
        for row in session.execute(query)
    ]


def _stage_events(session: Session, ids: Collection[int]) -> list[HeldFact]:
    events, cases, vocabulary = table_of(StageEvent), table_of(Case), stage_views(session)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    query = (
        sa.select(
            events,
            cases.c.ref.label("case_ref"),
            groups.c.ref.label("group_ref"),
            defendants.c.ref.label("defendant_ref"),
        )
        .join(cases, cases.c.id == events.c.case_id)
        .join(groups, groups.c.id == events.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == events.c.defendant_id, isouter=True)
        .where(events.c.id.in_(ids), held(events))
        .order_by(events.c.id)
    )
    return [
        HeldFact(
            "stage_event_id",
            row.id,
            (row.case_ref,),
            f"{vocabulary[row.stage_code].label} of"
            + ("" if row.defendant_ref else f" {row.group_ref or 'all defendants'}"),
            _dated(row, "happened", row.place),
            who=row.defendant_ref,
            when=date_value(row, "happened"),
            place=row.place,
        )
        for row in session.execute(query)
    ]


def _charges(session: Session, ids: Collection[int]) -> list[HeldFact]:
    charges, defendants, cases = table_of(Charge), table_of(Defendant), table_of(Case)
    query = (
        sa.select(charges, cases.c.ref.label("case_ref"), defendants.c.ref.label("defendant_ref"))
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(charges.c.id.in_(ids), held(charges))
        .order_by(charges.c.id)
    )
    return [
        HeldFact(
            "charge_id",
            row.id,
            (row.case_ref,),
            "charge against",
            f"\u201c{row.wording}\u201d"
            + (f", article {row.article}" if row.article else ", article not reported")
            + f", {row.status.value}",
            who=row.defendant_ref,
            article=row.article,
        )
        for row in session.execute(query)
    ]


def _custody(session: Session, ids: Collection[int]) -> list[HeldFact]:
    episodes, defendants, cases = table_of(CustodyEpisode), table_of(Defendant), table_of(Case)
    query = (
        sa.select(episodes, cases.c.ref.label("case_ref"), defendants.c.ref.label("defendant_ref"))
        .join(defendants, defendants.c.person_id == episodes.c.person_id)
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(episodes.c.id.in_(ids), held(episodes), held(defendants))
        .order_by(episodes.c.id)
    )
    return [
        HeldFact(
            "custody_episode_id",
            row.id,
            (row.case_ref,),
            "custody of",
            _dated(row, "started", row.place),
            who=row.defendant_ref,
            when=date_value(row, "started"),
            place=row.place,
        )
        for row in session.execute(query)
    ]


def _hearings(session: Session, ids: Collection[int]) -> list[HeldFact]:
    hearings = table_of(Hearing)
    query = hearings_held().where(hearings.c.id.in_(ids)).order_by(hearings.c.id)
    return [
        HeldFact(
            "hearing_id",
            row.id,
            (row.case_ref,),
            "hearing of" + ("" if row.defendant_ref else f" {row.group_ref or 'all defendants'}"),
            _dated(row, "scheduled" if row.happened_edtf is None else "happened", row.court),
            who=row.defendant_ref,
            when=date_value(row, "happened") or date_value(row, "scheduled"),
        )
        for row in session.execute(query)
    ]


def _sentences(session: Session, ids: Collection[int]) -> list[HeldFact]:
    own = sa.select(table_of(Sentence).c.defendant_id).where(table_of(Sentence).c.id.in_(ids))
    return [
        HeldFact(
            "sentence_id",
            view.number,
            (view.case_ref,),
            _SENTENCE_OF[view.standing],
            str(view),
            who=view.defendant_ref,
            when=view.happened,
            sentence=view,
        )
        for view in sentence_views(session, table_of(Defendant).c.id.in_(own))
        if view.number in set(ids)
    ]


_SENTENCE_OF: Final = {
    SentenceStanding.IMPOSED: "sentence of",
    SentenceStanding.ASKED_FOR: "sentence asked for against",
}


def _dated(row: Any, prefix: str, place: str | None) -> str:
    when = date_value(row, prefix)
    words = date_text(when) if when else "date not reported"
    return f"{words}, {place}" if place else words


FACTS: Final = {
    "group_id": _groups,
    "stage_event_id": _stage_events,
    "charge_id": _charges,
    "custody_episode_id": _custody,
    "hearing_id": _hearings,
    "sentence_id": _sentences,
    LABEL_TARGET: _labels,
}
