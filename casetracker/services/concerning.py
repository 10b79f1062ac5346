"""Whom an accepted claim concerns: the group on file, or one that is formed for it, and its case."""

from sqlmodel import col, select

from casetracker.model.columns import date_value
from casetracker.model.tables import Case, CaseGroup, Claim, ClaimSubject, DetaineeGroup
from casetracker.model.vocabulary import Decision
from casetracker.news.matching.accepting import STANDING
from casetracker.services.choosing import (
    CORRECTING,
    NoSharedCaseError,
    group_on_file,
    is_new,
    is_shared,
    number_told,
    size_told,
)
from casetracker.services.claims import understood
from casetracker.services.corrections import group_set_right
from casetracker.services.naming import group_label
from casetracker.services.recording.people import (
    GroupDraft,
    defendants_of_group,
    form_group,
    number_case,
    open_case,
    saved_id,
)
from casetracker.store.queries.common import id_of
from casetracker.store.sessions import WriteSession


def group_meant(session: WriteSession, row: Claim, lines: list[str]) -> DetaineeGroup | None:
    """The group of a claim, formed where none is on file; None where the docket does not change.

    A correction or retraction that names none is about the group of the claims it sets right.
    """
    found = _group_named(session, row, lines)
    if found is not None or row.kind not in CORRECTING:
        return found
    group_id = group_set_right(session, row)
    return None if group_id is None else session.get(DetaineeGroup, group_id)


def case_of(session: WriteSession, group: DetaineeGroup) -> Case:
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


def _group_named(session: WriteSession, row: Claim, lines: list[str]) -> DetaineeGroup | None:
    subject = session.get(ClaimSubject, row.subject_id) if row.subject_id else None
    if row.link_ref and not is_new(row.link_ref):
        group_id = id_of(session, DetaineeGroup, row.link_ref, "group")
        if subject is not None:
            subject.group_id = group_id
        return session.get(DetaineeGroup, group_id)
    if subject is None:
        return None
    group = group_on_file(session, row, subject)
    if group is not None:
        return group
    subject.group_id = subject.case_id = None
    claim = understood(row.reading, row.edit)
    number = number_told(subject, claim)
    if number is None or claim.modality not in STANDING:
        return None
    return _new_group(session, subject, number, shared_case(session, row), lines)


def shared_case(session: WriteSession, row: Claim) -> Case | None:
    """The case of the claim whose case those of this one were put into; None where they have their own.

    What was said of one claim about them holds for all. Raises NoSharedCaseError where it has no case.
    """
    claims = session.exec(
        select(Claim)
        .where(col(Claim.subject_id) == row.subject_id, col(Claim.decision) == Decision.ACCEPT)
        .order_by(col(Claim.ordinal))
    ).all()
    links = [each.link_ref for each in (row, *claims) if is_shared(each.link_ref)]
    if not links or links[0] is None:
        return None
    other = session.exec(select(Claim).where(col(Claim.ref) == links[0])).one()
    subject = session.get(ClaimSubject, other.subject_id) if other.subject_id else None
    group = session.get(DetaineeGroup, subject.group_id) if subject and subject.group_id else None
    if group is None or group.recorded_to is not None:
        raise NoSharedCaseError(row.ref, other.ref)
    return case_of(session, group)


def _new_group(
    session: WriteSession,
    subject: ClaimSubject,
    number: int,
    shared: Case | None,
    lines: list[str],
) -> DetaineeGroup:
    captured = date_value(subject, "captured")
    label = group_label(size_told(subject, number), captured, subject.place)
    if shared is None:
        case = open_case(session, f"Case of {label}", number=subject.case_number)
        lines.append(f"opened {case.ref}: {case.title}")
    else:
        case = shared
        number_case(session, case, subject.case_number)
    group = form_group(
        session,
        GroupDraft(
            label=label,
            unit=subject.unit,
            size_min=number if subject.size_min is None else subject.size_min,
            size_max=number if subject.size_min is None else subject.size_max,
            captured=captured,
            place=subject.place,
            nationality=subject.nationality,
            parent_note=subject.parent_note,
        ),
        case,
    )
    subject.group_id, subject.case_id = group.id, case.id
    people = "defendant" if number == 1 else "defendants"
    where = "" if shared is None else f" in {case.ref}"
    lines.append(f"formed {group.ref}: {group.label}, {number} {people} on file{where}")
    return group
