"""Moving defendants from one case to another: the old case keeps them as people who left it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Charge,
    ChargeUpdate,
    Citation,
    Defendant,
    GroupMember,
)
from casetracker.model.vocabulary import ChargeStatus
from casetracker.services.recording.people import last_ordinal, saved_id
from casetracker.services.recording.proceedings import cite
from casetracker.services.recording.rosters import end
from casetracker.store import references
from casetracker.store.queries.charges import standing_steps
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.sessions import WriteSession

_OVER = (ChargeStatus.DROPPED, ChargeStatus.CONVICTED, ChargeStatus.ACQUITTED)


@dataclass(frozen=True, slots=True)
class Move:
    """From one case into another; without a date the record is set right: they never were there."""

    origin: Case
    target: Case
    on: PartialDate | None


def present_defendants(
    session: WriteSession, case: Case, persons: Collection[int] | None = None
) -> list[Defendant]:
    """The people of a case who are in it now, or some of them, by number."""
    query = select(Defendant).where(col(Defendant.case_id) == case.id, present(table_of(Defendant)))
    if persons is not None:
        query = query.where(col(Defendant.person_id).in_(list(persons)))
    return list(session.exec(query.order_by(col(Defendant.ordinal))))


def move_defendants(
    session: WriteSession, move: Move, leaving: Iterable[Defendant]
) -> list[Defendant]:
    """Move defendants; gives the new ones. Whoever is in the target already is there once.

    Charges that stand go with them, each with a note of where it comes from and its citations.
    """
    leaving = list(leaving)
    there = {each.person_id for each in present_defendants(session, move.target)}
    added: list[tuple[Defendant, Defendant]] = []
    newcomers = [each for each in leaving if each.person_id not in there]
    refs = references.next_refs(session, references.DEFENDANT, len(newcomers))
    first = last_ordinal(session, saved_id(move.target)) + 1
    for ordinal, (ref, old) in enumerate(zip(refs, newcomers, strict=True), first):
        new = Defendant(
            ref=ref,
            case_id=saved_id(move.target),
            person_id=old.person_id,
            ordinal=ordinal,
            role=old.role,
            recorded_from=session.started_at,
            **date_columns("started", move.on),
        )
        session.add(new)
        added.append((old, new))
    for old in leaving:
        end(session, old, move.on)
    session.flush()
    _carry_charges(session, move, added)
    return [new for _, new in added]


def link_groups(session: WriteSession, move: Move, persons: Collection[int]) -> None:
    """Let the groups of people who moved stand in the case that they moved to as well."""
    members, links = table_of(GroupMember), table_of(CaseGroup)
    in_origin = sa.select(links.c.group_id).where(links.c.case_id == move.origin.id, held(links))
    there = sa.select(links.c.group_id).where(links.c.case_id == move.target.id, held(links))
    groups = session.execute(
        sa.select(members.c.group_id)
        .where(
            members.c.person_id.in_(list(persons)),
            members.c.group_id.in_(in_origin),
            members.c.group_id.not_in(there),
            present(members),
        )
        .distinct()
        .order_by(members.c.group_id)
    ).scalars()
    session.insert_rows(
        CaseGroup,
        [
            {
                "case_id": move.target.id,
                "group_id": group,
                "recorded_from": session.started_at,
            }
            for group in list(groups)
        ],
    )


def _carry_charges(
    session: WriteSession, move: Move, moved: Iterable[tuple[Defendant, Defendant]]
) -> None:
    charges = table_of(Charge)
    for old, new in moved:
        rows = session.execute(
            sa.select(charges)
            .where(
                charges.c.defendant_id == old.id,
                held(charges),
                charges.c.status.not_in(_OVER),
            )
            .order_by(charges.c.id)
        ).all()
        stood = standing_steps(session, [row.id for row in rows])
        for row in rows:
            charge = Charge(
                defendant_id=saved_id(new),
                provision_id=row.provision_id,
                wording=row.wording,
                article=row.article,
                count_number=row.count_number,
                status=row.status,
                recorded_from=session.started_at,
            )
            session.add(charge)
            session.flush()
            step = stood.get(row.id)
            # That a charge moves to another case is no new day of it.
            session.add(
                ChargeUpdate(
                    charge_id=saved_id(charge),
                    status=row.status,
                    note=f"as it stood against {old.ref} in {move.origin.ref}",
                    recorded_from=session.started_at,
                    **date_columns("happened", step and date_value(step, "happened")),
                )
            )
            _carry_citations(session, row.id, saved_id(charge))


def _carry_citations(session: WriteSession, old_charge: int, new_charge: int) -> None:
    citations = table_of(Citation)
    rows = session.execute(
        sa.select(citations.c.claim_id, citations.c.stance)
        .where(citations.c.charge_id == old_charge, held(citations))
        .order_by(citations.c.id)
    ).all()
    for row in rows:
        cite(session, row.claim_id, "charge_id", [new_charge], row.stance)
