"""Accepted claims made into facts of the docket."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sqlmodel import col, select

from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Capture,
    Claim,
    ClaimSubject,
    GroupEvent,
    Source,
    StageEvent,
)
from casetracker.model.vocabulary import (
    ClaimKind,
    ClaimLinkKind,
    Effect,
    GroupEventKind,
    Stance,
)
from casetracker.news.matching.accepting import (
    ENDS_CUSTODY,
    Act,
    judge_act,
    judge_people,
    names_told,
    unformed,
)
from casetracker.news.matching.effects import EffectNote, judge_effect
from casetracker.news.matching.outlines import FactOutline
from casetracker.news.matching.refining import closest, narrowest
from casetracker.services.choosing import (
    NothingToLinkError,
    needs_a_link,
    refuse_a_guess,
    refuse_unnumbered,
)
from casetracker.services.claim_work import (
    Applying,
    name_them,
    say_named,
    support_number,
    take_back,
    tell_label,
)
from casetracker.services.claims import charge_words, happened, understood
from casetracker.services.concerning import case_of, group_meant
from casetracker.services.corrections import (
    link_claims,
    set_right,
)
from casetracker.services.hearings_told import tell_hearing
from casetracker.services.outlines import group_outline
from casetracker.services.recording.charges import ChargeDraft, record_charge
from casetracker.services.recording.groups import GroupWork, recount
from casetracker.services.recording.parts import form_part
from casetracker.services.recording.people import (
    saved_id,
)
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    begin_custody,
    end_custody,
    record_stage,
    refresh_current_stages,
)
from casetracker.services.sentences_told import tell_sentence
from casetracker.store.sessions import WriteSession
from casetracker.views.common import date_text

BEGINS_CUSTODY: Final = frozenset({"captured", "detained", "remanded"})
_NOTE: Final = 300


def apply_claim(session: WriteSession, row: Claim) -> list[str]:
    """Make an accepted claim into facts; gives what was changed, one line each."""
    claim = understood(row.reading, row.edit)
    refuse_a_guess(session, row)
    refuse_unnumbered(session, row)
    lines: list[str] = []
    group = group_meant(session, row, lines)
    if group is None:
        if needs_a_link(row):
            raise NothingToLinkError(row.ref)
        return [f"{row.ref}: kept as stated; nothing in the docket changes"]
    # A group that is formed for the claim is the first thing that is said of it.
    is_formed = bool(lines)
    subject = session.get(ClaimSubject, row.subject_id) if row.subject_id else None
    names = names_told(claim, subject.persons if subject else (), is_new=is_formed)
    outline = group_outline(session, saved_id(group))
    note = judge_effect(claim, outline)
    outline = outline or unformed(group.size_min or 0)
    people = judge_people(claim, outline, names)
    work = Applying(
        session=session,
        row=row,
        claim=claim,
        group=group,
        case=case_of(session, group),
        reported=_published(session, row),
        people=people,
        act=judge_act(claim, outline, people),
        lines=lines,
        is_formed=is_formed,
    )
    support_number(work)
    name_them(work)
    if note.step is not None:
        _BY_EFFECT[note.step](work, note)
    if note.hearing is not None:
        tell_hearing(work, note.hearing)
    for term in note.terms:
        tell_sentence(work, term)
    tell_label(work)
    session.flush()
    return lines


def _published(session: WriteSession, row: Claim) -> PartialDate | None:
    source = session.exec(
        select(Source)
        .join(Capture, col(Capture.source_id) == col(Source.id))
        .where(col(Capture.id) == row.capture_id)
    ).one()
    return date_value(source, "published")


def _confirm(work: Applying, note: EffectNote) -> None:
    if note.fact is not None and note.fact.fact_ids:
        work.cite(note.fact.target, list(note.fact.fact_ids))
    else:
        work.cite("group_id", [saved_id(work.group)])
    work.lines.append(f"{work.row.ref}: one more source for what is known of {work.group.ref}")


def _refine(work: Applying, note: EffectNote) -> None:
    if note.fact is None or note.fact.target != "stage_event_id" or work.claim.stage is None:
        _confirm(work, note)
        return
    for event_id in note.fact.fact_ids:
        _refine_event(work, note.fact, event_id)
    work.lines.append(f"{work.row.ref}: {note.text}")


def _refine_event(work: Applying, fact: FactOutline, event_id: int) -> None:
    old = work.session.get(StageEvent, event_id)
    if old is None or work.claim.stage is None:
        return
    draft = StageDraft(
        stage=work.claim.stage,
        happened=narrowest(happened(work.claim), date_value(old, "happened")),
        reported=work.reported,
        authority=work.claim.authority or fact.authority,
        place=closest(work.claim.place, old.place),
    )
    scope = Scope(old.case_id, old.group_id, old.defendant_id)
    event = record_stage(work.session, scope, draft, instead_of=old)
    work.cite("stage_event_id", [saved_id(event)])


def _conflict(work: Applying, note: EffectNote) -> None:
    if work.claim.kind is ClaimKind.CORRECTION:
        _record(work, note)
        return
    if work.claim.kind is ClaimKind.RETRACTION:
        take_back(work)
        return
    if note.fact is not None and note.fact.fact_ids:
        work.cite(note.fact.target, list(note.fact.fact_ids), Stance.CONTRADICTS)
    else:
        work.cite("group_id", [saved_id(work.group)], Stance.CONTRADICTS)
    work.lines.append(
        f"{work.row.ref}: kept beside what is held, as a conflict of {work.group.ref}"
    )


def _keep(work: Applying, note: EffectNote) -> None:
    del note
    work.cite("group_id", [saved_id(work.group)], Stance.CONTEXT)
    work.lines.append(f"{work.row.ref}: kept as stated, with {work.group.ref}; no stage changes")


def _record(work: Applying, note: EffectNote) -> None:
    _BY_ACT[work.act](work, note)


def _record_facts(work: Applying, _note: EffectNote) -> None:
    if work.claim.stage:
        _record_stage(work, work.claim.stage)
    _record_charges(work)


def _record_number(work: Applying, _note: EffectNote) -> None:
    """Some of a group moved on, nobody knows who: the group's history says so."""
    claim, whole = work.claim, work.group.size_min
    if claim.count is None or claim.count.maximum is None or whole is None:
        return
    most, leaving = claim.count.maximum, claim.stage in ENDS_CUSTODY
    event = _told_before(work, most) if leaving else None
    if event is not None:
        work.cite("group_event_id", [saved_id(event)])
        work.lines.append(f"{work.row.ref}: one more source for {work.group.ref}: {event.note}")
        return
    what = claim.stage or f"alleged: {charge_words(claim.charges[0])}"
    event = GroupEvent(
        group_id=saved_id(work.group),
        kind=GroupEventKind.PARTLY_RELEASED if leaving else GroupEventKind.IDENTIFIED,
        count_before=whole,
        count_after=whole - most if leaving else whole,
        note=f"{most} of {whole}: {what[:_NOTE]}; which ones is not reported",
        recorded_from=work.session.started_at,
        **date_columns("happened", happened(work.claim) if leaving else None),
    )
    work.session.add(event)
    work.session.flush()
    work.cite("group_event_id", [saved_id(event)])
    work.lines.append(f"{work.row.ref}: {work.group.ref}: {event.note}")


def _told_before(work: Applying, number: int) -> GroupEvent | None:
    """The step on file by which so many of the group left custody in the same way, as far as dates tell."""
    said, way = happened(work.claim), (work.claim.stage or "").replace("_", " ")
    events = work.session.exec(
        select(GroupEvent)
        .where(
            col(GroupEvent.group_id) == work.group.id,
            col(GroupEvent.kind) == GroupEventKind.PARTLY_RELEASED,
            col(GroupEvent.recorded_to).is_(None),
        )
        .order_by(col(GroupEvent.id))
    )
    for event in events:
        left = (event.count_before or 0) - (event.count_after or 0)
        is_so = left == number and f": {way}" in (event.note or "").replace("_", " ")
        when = date_value(event, "happened")
        if is_so and (said is None or when is None or said.overlaps(when)):
            return event
    return None


def _record_part(work: Applying, note: EffectNote) -> None:
    """Some of a group moved on: as a part of it, or by their number."""
    number = None if work.claim.count is None else work.claim.count.exact
    if number is None or not work.row.subject_id or not _record_as_part(work, number):
        _record_number(work, note)


def _record_as_part(work: Applying, size: int) -> bool:
    """Let a part of the group stand by itself, and advance its people only."""
    formed = form_part(work.session, work.group, work.case, size, work.claim.persons)
    subject = work.session.get(ClaimSubject, work.row.subject_id)
    if formed is None or subject is None:
        return False
    part, event = formed
    work.cite("group_event_id", [saved_id(event)])
    work.lines.append(f"formed {part.ref}: {event.note}")
    work.group, subject.group_id, subject.case_id = part, part.id, work.case.id
    work.cite("group_id", [saved_id(part)])
    if work.claim.stage:
        _record_stage(work, work.claim.stage)
    _record_charges(work)
    return True


def _record_stage(work: Applying, stage: str) -> None:
    claim = work.claim
    draft = StageDraft(stage, happened(claim), work.reported, claim.authority, claim.place)
    scopes, whose = [work.scope], work.group.ref
    if work.named is not None:
        scopes = [
            replace(work.scope, group_id=None, defendant_id=saved_id(each)) for each in work.named
        ]
        whose = ", ".join(each.ref for each in work.named)
    events = [record_stage(work.session, scope, draft) for scope in scopes]
    work.cite("stage_event_id", [saved_id(event) for event in events])
    when = date_text(draft.happened) if draft.happened else "date not reported"
    work.lines.append(f"{work.row.ref}: {whose}: {stage.replace('_', ' ')}, {when}")
    defendants = work.defendants()
    if stage in BEGINS_CUSTODY:
        episodes = begin_custody(
            work.session,
            defendants,
            started=draft.happened,
            place=claim.place,
            authority=claim.authority,
        )
        work.cite("custody_episode_id", episodes)
    elif stage in ENDS_CUSTODY:
        episodes = end_custody(work.session, defendants, draft.happened, ENDS_CUSTODY[stage])
        work.cite("custody_episode_id", episodes)


def _record_charges(work: Applying) -> None:
    defendants = work.defendants()
    for charge in work.claim.charges:
        draft = ChargeDraft(charge.wording, charge.article, reported=work.reported)
        ids = record_charge(work.session, defendants, draft)
        work.cite("charge_id", ids)
        work.lines.append(
            f"{work.row.ref}: {work.group.ref}: alleged of {len(defendants)}: {charge_words(charge)}"
        )


def _recount(work: Applying, _note: EffectNote) -> None:
    count = work.claim.count
    if count is None or count.minimum is None:
        return
    wrong = set_right(work.session, work.row, saved_id(work.group))
    link_claims(work.session, work.claim_id, [each.id for each in wrong], ClaimLinkKind.CORRECTS)
    counted = GroupWork(work.session, happened(work.claim))
    recount(counted, work.group, work.case, count.minimum)
    refresh_current_stages(work.session, saved_id(work.case))
    work.cite("group_event_id", counted.events)
    work.cite("group_id", [saved_id(work.group)])
    right = f", which sets {', '.join(each.ref for each in wrong)} right" if wrong else ""
    work.lines += [f"{work.row.ref}: {line}{right}" for line in counted.lines]


_BY_ACT: Final[dict[Act, Callable[[Applying, EffectNote], None]]] = {
    Act.RECORDED: _record_facts,
    Act.OF_PART: _record_part,
    Act.COUNTED: _record_number,
    Act.RECOUNTED: _recount,
    Act.NAMED: lambda work, _note: say_named(work),
    Act.CONFIRMED: _confirm,
    Act.KEPT: _keep,
}
_BY_EFFECT: Final[dict[Effect, Callable[[Applying, EffectNote], None]]] = {
    Effect.NEW: _record,
    Effect.CONFIRMS: _confirm,
    Effect.REFINES: _refine,
    Effect.CONFLICTS: _conflict,
    Effect.CONTEXT: _keep,
}
