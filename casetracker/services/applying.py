"""Accepted claims made into facts of the docket."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlmodel import col, select

from casetracker.errors import RefusedError
from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Capture,
    Case,
    CaseGroup,
    Claim,
    ClaimSubject,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    Source,
    StageEvent,
)
from casetracker.model.vocabulary import (
    ClaimKind,
    CustodyEnd,
    Effect,
    GroupEventKind,
    Modality,
    Stance,
)
from casetracker.news.contract import ReadClaim
from casetracker.news.effects import EffectNote, judge_effect
from casetracker.services.claims import happened, understood
from casetracker.services.naming import group_label
from casetracker.services.outlines import group_outline
from casetracker.services.recording.charges import ChargeDraft, record_charge
from casetracker.services.recording.groups import GroupWork, recount
from casetracker.services.recording.people import (
    GroupDraft,
    defendants_of_group,
    form_group,
    name_persons,
    open_case,
    saved_id,
)
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    begin_custody,
    cite,
    end_custody,
    record_stage,
    refresh_current_stages,
)
from casetracker.store.queries.common import id_of
from casetracker.store.sessions import WriteSession
from casetracker.views.common import SizeView, date_text

STANDING: Final = frozenset({Modality.ASSERTED, Modality.ALLEGED})
BEGINS_CUSTODY: Final = frozenset({"captured", "detained", "remanded"})
ENDS_CUSTODY: Final = {
    "released": CustodyEnd.RELEASED,
    "pardoned": CustodyEnd.PARDONED,
    "extradited": CustodyEnd.EXTRADITED,
    "repatriated": CustodyEnd.REPATRIATED,
    "died_in_custody": CustodyEnd.DIED,
}
NEW_RECORD: Final = "new"


class NothingToLinkError(RefusedError):
    """A claim that says nothing of whom it is about."""

    def __init__(self, ref: str) -> None:
        """Say how to link it."""
        super().__init__(
            f"{ref} does not say whom it is about: link it to a group first (l in the inbox, --link "
            "G-0001 on the command line), or reject it"
        )


@dataclass(slots=True)
class Applying:
    """One accepted claim on its way into the docket; `lines` say what was changed."""

    session: WriteSession
    row: Claim
    claim: ReadClaim
    group: DetaineeGroup
    case: Case
    reported: PartialDate | None
    lines: list[str]

    @property
    def claim_id(self) -> int:
        """The id of the claim."""
        return saved_id(self.row)

    @property
    def scope(self) -> Scope:
        """The group in its case."""
        return Scope(saved_id(self.case), saved_id(self.group))

    def defendants(self) -> list[Defendant]:
        """The group's defendants in the case."""
        return defendants_of_group(self.session, saved_id(self.group), saved_id(self.case))

    def cite(self, target: str, ids: list[int], stance: Stance = Stance.SUPPORTS) -> None:
        """Let the claim bear on facts."""
        cite(self.session, self.claim_id, target, ids, stance)


def needs_a_link(row: Claim) -> bool:
    """Whether a claim would change the docket but does not say whom it is about."""
    has_link = row.link_ref is not None and row.link_ref != NEW_RECORD
    claim = understood(row.reading, row.edit)
    return row.subject_id is None and not has_link and claim.modality in STANDING


def apply_claim(session: WriteSession, row: Claim) -> list[str]:
    """Make an accepted claim into facts; gives what was changed, one line each."""
    claim = understood(row.reading, row.edit)
    subject = session.get(ClaimSubject, row.subject_id) if row.subject_id else None
    lines: list[str] = []
    group = _group_for(session, row, claim, subject, lines)
    if group is None:
        return [f"{row.ref}: kept as stated; nothing in the docket changes"]
    work = Applying(
        session=session,
        row=row,
        claim=claim,
        group=group,
        case=_case_of(session, group),
        reported=_published(session, row),
        lines=lines,
    )
    outline = group_outline(session, saved_id(group))
    note = judge_effect(claim, outline)
    _support_number(work)
    _BY_EFFECT[note.effect](work, note)
    session.flush()
    return lines


def _group_for(
    session: WriteSession,
    row: Claim,
    claim: ReadClaim,
    subject: ClaimSubject | None,
    lines: list[str],
) -> DetaineeGroup | None:
    if row.link_ref and row.link_ref != NEW_RECORD:
        group_id = id_of(session, DetaineeGroup, row.link_ref, "group")
        if subject is not None:
            subject.group_id = group_id
        return session.get(DetaineeGroup, group_id)
    if subject is None:
        if needs_a_link(row):
            raise NothingToLinkError(row.ref)
        return None
    if row.link_ref == NEW_RECORD and subject.case_id is None:
        subject.group_id = None
    if subject.group_id is not None and not _is_held(session, subject.group_id):
        subject.group_id = subject.case_id = None
    if subject.group_id is None:
        if claim.modality not in STANDING:
            return None
        return _new_group(session, subject, lines)
    return session.get(DetaineeGroup, subject.group_id)


def _is_held(session: WriteSession, group_id: int) -> bool:
    """Whether a group is still on file: the change that formed it may have been undone."""
    group = session.get(DetaineeGroup, group_id)
    return group is not None and group.recorded_to is None


def _new_group(session: WriteSession, subject: ClaimSubject, lines: list[str]) -> DetaineeGroup:
    number = subject.size_min or subject.size_max or len(subject.persons) or None
    captured = date_value(subject, "captured")
    size = SizeView(subject.size_min, subject.size_max, subject.unit)
    label = group_label(size, captured, subject.place)
    case = open_case(session, f"Case of {label}", number=subject.case_number)
    group = form_group(
        session,
        GroupDraft(
            label=label,
            unit=subject.unit,
            size_min=subject.size_min if subject.size_min is not None else number,
            size_max=subject.size_max if subject.size_min is not None else number,
            captured=captured,
            place=subject.place,
            nationality=subject.nationality,
            parent_note=subject.parent_note,
        ),
        case,
    )
    subject.group_id, subject.case_id = group.id, case.id
    lines.append(f"opened {case.ref}: {case.title}")
    lines.append(f"formed {group.ref}: {group.label}, {number or 0} defendants on file")
    return group


def _case_of(session: WriteSession, group: DetaineeGroup) -> Case:
    """The case in which most of a group's people stand now; one is opened where there is none."""
    cases = session.exec(
        select(Case)
        .join(CaseGroup, col(CaseGroup.case_id) == col(Case.id))
        .where(col(CaseGroup.group_id) == group.id, col(CaseGroup.recorded_to).is_(None))
        .order_by(col(Case.id))
    ).all()
    found = cases[0] if cases else None
    if len(cases) > 1:
        group_id = saved_id(group)
        people = [len(defendants_of_group(session, group_id, saved_id(case))) for case in cases]
        found = cases[people.index(max(people))]
    if found is None:
        found = open_case(session, f"Case of {group.label}")
        session.add(
            CaseGroup(
                case_id=saved_id(found), group_id=saved_id(group), recorded_from=session.started_at
            )
        )
        session.flush()
    return found


def _published(session: WriteSession, row: Claim) -> PartialDate | None:
    source = session.exec(
        select(Source)
        .join(Capture, col(Capture.source_id) == col(Source.id))
        .where(col(Capture.id) == row.capture_id)
    ).one()
    return date_value(source, "published")


def _support_number(work: Applying) -> None:
    """A claim that states the group's own number supports that number."""
    count, group = work.claim.count, work.group
    if work.claim.modality not in STANDING or count is None or count.minimum is None:
        return
    if (count.minimum, count.maximum) == (group.size_min, group.size_max):
        work.cite("group_id", [saved_id(group)])


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
    old = work.session.get(StageEvent, note.fact.fact_ids[0])
    if old is None:
        _record(work, note)
        return
    draft = StageDraft(
        stage=work.claim.stage,
        happened=happened(work.claim) or date_value(old, "happened"),
        reported=work.reported,
        authority=work.claim.authority or note.fact.authority,
        place=work.claim.place or old.place,
    )
    scope = Scope(old.case_id, old.group_id, old.defendant_id)
    event = record_stage(work.session, scope, draft, instead_of=old)
    work.cite("stage_event_id", [saved_id(event)])
    work.lines.append(f"{work.row.ref}: {note.text}")


def _conflict(work: Applying, note: EffectNote) -> None:
    if work.claim.kind is ClaimKind.CORRECTION:
        _record(work, note)
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
    claim = work.claim
    if claim.modality not in STANDING or (claim.stage and claim.modality is not Modality.ASSERTED):
        _keep(work, note)
    elif claim.kind is ClaimKind.CORRECTION and claim.count is not None:
        _recount(work)
    elif claim.kind is ClaimKind.IDENTITY and claim.persons:
        _name(work)
    elif claim.stage and _is_part(work):
        _record_part(work)
    elif claim.stage or claim.charges:
        if claim.stage:
            _record_stage(work, claim.stage)
        _record_charges(work)
    elif claim.kind is ClaimKind.GROUP_SIZE:
        _confirm(work, note)
    else:
        _keep(work, note)


def _is_part(work: Applying) -> bool:
    """Whether the claim is about some of the group only, and does not say which ones."""
    count, whole = work.claim.count, work.group.size_min
    return bool(count and count.maximum and whole and count.maximum < whole)


def _record_part(work: Applying) -> None:
    """Some of a group moved on: the group's history says so; no single defendant is advanced."""
    count, whole = work.claim.count, work.group.size_min
    if count is None or count.maximum is None or whole is None:
        return
    leaving = work.claim.stage in ENDS_CUSTODY
    event = GroupEvent(
        group_id=saved_id(work.group),
        kind=GroupEventKind.PARTLY_RELEASED if leaving else GroupEventKind.IDENTIFIED,
        count_before=whole,
        count_after=whole - count.maximum if leaving else whole,
        note=f"{count.maximum} of {whole}: {work.claim.stage}; which ones is not reported",
        recorded_from=work.session.started_at,
    )
    work.session.add(event)
    work.session.flush()
    work.cite("group_event_id", [saved_id(event)])
    work.lines.append(f"{work.row.ref}: {work.group.ref}: {event.note}")


def _record_stage(work: Applying, stage: str) -> None:
    claim = work.claim
    draft = StageDraft(stage, happened(claim), work.reported, claim.authority, claim.place)
    event = record_stage(work.session, work.scope, draft)
    work.cite("stage_event_id", [saved_id(event)])
    when = date_text(draft.happened) if draft.happened else "date not reported"
    work.lines.append(f"{work.row.ref}: {work.group.ref}: {stage.replace('_', ' ')}, {when}")
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
            f"{work.row.ref}: {work.group.ref}: alleged of {len(defendants)}: “{charge.wording}”"
        )


def _recount(work: Applying) -> None:
    count = work.claim.count
    if count is None or count.minimum is None:
        return
    counted = GroupWork(work.session, happened(work.claim))
    recount(counted, work.group, work.case, count.minimum)
    refresh_current_stages(work.session, saved_id(work.case))
    work.cite("group_event_id", counted.events)
    work.cite("group_id", [saved_id(work.group)])
    work.lines += [f"{work.row.ref}: {line}" for line in counted.lines]


def _name(work: Applying) -> None:
    spellings = name_persons(work.session, saved_id(work.group), work.claim.persons, work.claim_id)
    work.cite("person_name_id", spellings)
    work.lines.append(f"{work.row.ref}: {work.group.ref}: {len(spellings)} named")


_BY_EFFECT: Final[dict[Effect, Callable[[Applying, EffectNote], None]]] = {
    Effect.NEW: _record,
    Effect.CONFIRMS: _confirm,
    Effect.REFINES: _refine,
    Effect.CONFLICTS: _conflict,
    Effect.CONTEXT: _keep,
}
