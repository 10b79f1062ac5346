"""Recording charges and the dated steps of their history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Charge, ChargeUpdate, Defendant, Provision
from casetracker.model.vocabulary import ChargeStatus
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.charges import standing_steps
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class ChargeDraft:
    """A charge about to be recorded; `note` stands with the first step of its history."""

    wording: str
    article: str | None = None
    count_number: int | None = None
    status: ChargeStatus = ChargeStatus.ALLEGED
    happened: PartialDate | None = None
    reported: PartialDate | None = None
    note: str | None = None


def record_charge(
    session: WriteSession, defendants: Sequence[Defendant], draft: ChargeDraft
) -> list[int]:
    """The same charge against each of the defendants; gives the ids of the charges."""
    provision = provision_id(session, draft.article)
    ids = session.insert_rows(
        Charge,
        [
            {
                "defendant_id": saved_id(defendant),
                "wording": draft.wording[:400],
                "article": draft.article,
                "provision_id": provision,
                "count_number": draft.count_number,
                "status": draft.status,
                "recorded_from": session.started_at,
            }
            for defendant in defendants
        ],
    )
    session.insert_rows(
        ChargeUpdate,
        [
            {
                "charge_id": charge,
                "status": draft.status,
                "note": draft.note[:400] if draft.note else None,
                "recorded_from": session.started_at,
                **date_columns("happened", draft.happened),
                **date_columns("reported", draft.reported),
            }
            for charge in ids
        ],
    )
    return ids


def record_step(
    session: WriteSession,
    charge: Charge,
    status: ChargeStatus,
    *,
    happened: PartialDate | None,
    note: str | None,
) -> int:
    """A further step of a charge, which stands by the last of its steps; gives the id of this one."""
    step = ChargeUpdate(
        charge_id=saved_id(charge),
        status=status,
        note=note[:400] if note else None,
        recorded_from=session.started_at,
        **date_columns("happened", happened),
    )
    session.add(step)
    session.flush()
    refresh_standing(session, [saved_id(charge)])
    return saved_id(step)


def refresh_standing(session: WriteSession, numbers: Iterable[int]) -> None:
    """Let charges stand by the last of their steps, as stages follow from events."""
    session.flush()
    for number, step in standing_steps(session, sorted(numbers)).items():
        session.current(Charge, number).status = step.status
    session.flush()


def provision_id(session: WriteSession, article: str | None) -> int | None:
    """The provision of that article, where exactly one code on file has it."""
    if not article:
        return None
    provisions = table_of(Provision)
    found = session.execute(
        sa.select(provisions.c.id).where(provisions.c.article == article, held(provisions)).limit(2)
    ).all()
    return found[0].id if len(found) == 1 else None
