"""What the operations that a person makes on the docket share: a reason, a claim to cite, whom they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from casetracker.clock import today
from casetracker.errors import RefusedError, UsageError
from casetracker.model.partial_date import PartialDate, refuse_ahead
from casetracker.model.tables import Case, Claim, Defendant, DetaineeGroup, GroupMember, Person
from casetracker.model.vocabulary import ReviewStatus
from casetracker.services.acting import Actor
from casetracker.services.recording.proceedings import cite_anew
from casetracker.store.audit import ChangeNote
from casetracker.store.queries.common import NoSuchRecordError, held, id_of, present, table_of
from casetracker.store.sessions import WriteSession
from casetracker.views.common import date_text

_UNFIT = (ReviewStatus.REJECTED, ReviewStatus.UNVERIFIABLE, ReviewStatus.DUPLICATE)
_REASON = 400


class OperationReasonError(UsageError):
    """An operation without a reason, or with one that is too long."""

    def __init__(self, what: str) -> None:
        """Name the operation."""
        super().__init__(f"give a reason to {what} (--reason), of {_REASON} characters at most")


class UnfitClaimError(RefusedError):
    """A claim that was turned down cannot carry a fact."""

    def __init__(self, ref: str, status: ReviewStatus) -> None:
        """Say how it stands."""
        super().__init__(
            f"{ref} is {status.value} and cannot be cited: take that back with 'casetracker review undo "
            f"{ref}', or make a claim of the passage by hand with 'casetracker review add' and cite that"
        )


class NobodyMeantError(RefusedError):
    """A reference behind which nobody stands now."""

    def __init__(self, ref: str) -> None:
        """Name it."""
        super().__init__(f"nobody of {ref} stands in a case now")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why somebody changes the docket, since when it holds, and the claim it rests on, if any."""

    reason: str | None = None
    on: PartialDate | None = None
    claim: str | None = None

    @property
    def day(self) -> str:
        """The date as it is told back: `2021-06-11`, `date not reported`."""
        return date_text(self.on) if self.on else "date not reported"

    def note(self, actor: Actor, verb: str, summary: str) -> ChangeNote:
        """The note of the change set; raises AheadError, OperationReasonError."""
        refuse_ahead(self.on, today())
        reason = (self.reason or "").strip()
        if not reason or len(reason) > _REASON:
            raise OperationReasonError(verb)
        return actor.note("docket", summary, reason=reason)

    def claim_id(self, session: WriteSession) -> int | None:
        """The id of the claim to cite; raises NotFoundError, UnfitClaimError."""
        if self.claim is None:
            return None
        claims = table_of(Claim)
        ref = self.claim.strip().upper()
        row = session.execute(
            sa.select(claims.c.id, claims.c.review_status).where(claims.c.ref == ref)
        ).first()
        if row is None:
            raise NoSuchRecordError("claim", ref, command="review")
        if row.review_status in _UNFIT:
            raise UnfitClaimError(ref, row.review_status)
        return int(row.id)

    def cite(self, session: WriteSession, target: str, facts: Iterable[int]) -> None:
        """Let the claim, where there is one, support a change of facts of one kind."""
        claim_id = self.claim_id(session)
        if claim_id is not None:
            cite_anew(session, claim_id, target, facts)


def persons_of(session: WriteSession, refs: Sequence[str]) -> tuple[int, ...]:
    """The persons behind references of defendants or persons; raises NotFoundError."""
    return tuple(_person(session, ref.strip().upper()) for ref in refs)


def _person(session: WriteSession, ref: str) -> int:
    if ref.startswith("P-"):
        return id_of(session, Person, ref, "person")
    defendants = table_of(Defendant)
    found = session.execute(
        sa.select(defendants.c.person_id).where(defendants.c.ref == ref, held(defendants))
    ).scalar()
    if found is None:
        raise NoSuchRecordError("defendant", ref)
    return int(found)


def defendants_meant(session: Session, refs: Sequence[str]) -> list[Defendant]:
    """The people in cases now behind references of defendants, groups or cases, each once.

    "G-0001 in C-0002" stands for those of a group who stand in one of its cases.

    Raises NotFoundError; NobodyMeantError where a reference stands for nobody.
    """
    found: dict[int, Defendant] = {}
    for ref in (each.strip().upper() for each in refs):
        meant = list(
            session.exec(
                select(Defendant)
                .where(_is_meant(session, ref), present(table_of(Defendant)))
                .order_by(col(Defendant.id))
            )
        )
        if not meant:
            raise NobodyMeantError(ref)
        found |= {each.id: each for each in meant if each.id is not None}
    return list(found.values())


def _is_meant(session: Session, ref: str) -> sa.ColumnElement[bool]:
    defendants, members = table_of(Defendant), table_of(GroupMember)
    if ref.startswith("C-"):
        return defendants.c.case_id == id_of(session, Case, ref, "case")
    if ref.startswith("G-"):
        name, _, case = ref.partition(" IN ")
        group_id = id_of(session, DetaineeGroup, name.strip(), "group")
        people = sa.select(members.c.person_id).where(
            members.c.group_id == group_id, present(members)
        )
        theirs = defendants.c.person_id.in_(people)
        if not case:
            return theirs
        return sa.and_(theirs, defendants.c.case_id == id_of(session, Case, case.strip(), "case"))
    return defendants.c.id == id_of(session, Defendant, ref, "defendant")
