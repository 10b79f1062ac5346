"""Review: what news proposes, what a person decides on each, and the docket that comes of it."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.errors import RefusedError, UsageError
from casetracker.model.tables import (
    AuditEntry,
    Capture,
    ChangeSet,
    Citation,
    Claim,
    ClaimSubject,
    DetaineeGroup,
    Source,
)
from casetracker.model.vocabulary import Decision, Effect, ReviewStatus
from casetracker.services.acting import Actor
from casetracker.services.applying import apply_claim
from casetracker.services.choosing import (
    CORRECTING,
    NEW_RECORD,
    NoSharedCaseError,
    NothingToLinkError,
    is_shared,
    needs_a_link,
    refuse_a_guess,
    refuse_unnumbered,
)
from casetracker.services.claim_views import claim_views
from casetracker.services.claims import edit_values
from casetracker.services.corrections import group_set_right
from casetracker.services.counted_right import check_correction
from casetracker.services.marking import Passage, mark
from casetracker.services.matching_again import match_what_waits
from casetracker.services.undo_errors import NothingToUndoError
from casetracker.store.queries.common import NoSuchRecordError, held, id_of, out_by_then, table_of
from casetracker.store.queries.glance import UNDOABLE
from casetracker.store.queries.review_queue import queue_lines
from casetracker.store.queries.rules import rule_stats
from casetracker.store.queries.sources import WAITING, capture_views, source_lines
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.review import (
    ApplyOutcome,
    ClaimEdit,
    ClaimView,
    QueueLine,
    QueueOrder,
    RuleStats,
    SourceView,
)

_OUTCOME = {
    Decision.ACCEPT: ReviewStatus.ACCEPTED,
    Decision.REJECT: ReviewStatus.REJECTED,
    Decision.DEFER: ReviewStatus.DEFERRED,
    Decision.UNVERIFIABLE: ReviewStatus.UNVERIFIABLE,
}
_OPEN = (*WAITING, ReviewStatus.DEFERRED)


class AlreadyDecidedError(RefusedError):
    """A claim whose decision is in the docket already."""

    def __init__(self, ref: str, status: ReviewStatus) -> None:
        """Say where it stands and how to take it back."""
        super().__init__(
            f"{ref} is {status.value.replace('_', ' ')} already: take that back first with "
            f"'casetracker review undo {ref}'"
        )


class ReasonMissingError(UsageError):
    """A decision that needs a reason."""

    def __init__(self, ref: str, decision: Decision) -> None:
        """Name the claim."""
        super().__init__(f"{ref}: give a reason to {decision.value} it")


class ReviewService:
    """Decisions on claims: journaled at once, made into facts when an item is closed."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def queue(self, by: QueueOrder = QueueOrder.OLDEST) -> tuple[QueueLine, ...]:
        """The sources with claims that wait; equal ones in the order asked for by their publication."""
        with self._database.reading() as session:
            return tuple(sorted(queue_lines(session), key=by.key))

    def source(self, ref: str) -> SourceView:
        """A source with its text and its claims; raises NotFoundError."""
        with self._database.reading() as session:
            return _source_view(session, ref)

    def claims(
        self, statuses: tuple[ReviewStatus, ...] = WAITING, source: str | None = None
    ) -> tuple[ClaimView, ...]:
        """The claims of some review statuses, of all sources or of one; raises NotFoundError."""
        claims = table_of(Claim)
        condition: sa.ColumnElement[bool] = claims.c.review_status.in_(statuses)
        with self._database.reading() as session:
            if source is not None:
                source_id = id_of(session, Source, source, "source")
                captures = table_of(Capture)
                of_source = sa.select(captures.c.id).where(captures.c.source_id == source_id)
                condition = sa.and_(condition, claims.c.capture_id.in_(of_source))
            condition = sa.and_(condition, out_by_then(session, table_of(Source)))
            return claim_views(session, condition)

    def claim(self, ref: str) -> ClaimView:
        """One claim; raises NotFoundError."""
        with self._database.reading() as session:
            return _claim_view(session, ref)

    def decide(
        self,
        ref: str,
        decision: Decision,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> ClaimView:
        """Journal a decision; the docket changes when the item is closed. Raises RefusedError."""
        note = self._actor.note(
            "decision", f"decided to {decision.value} {ref.upper()}", reason=reason
        )
        with self._database.writing(note) as session:
            self._journal(
                session, _row(session, ref), decision, reason=reason, edit=edit, link=link
            )
            session.flush()
            return _claim_view(session, ref)

    def withdraw(self, ref: str) -> ClaimView:
        """Take back a decision that is journaled but not yet in the docket."""
        with self._database.writing(
            self._actor.note("decision", f"withdrew {ref.upper()}")
        ) as session:
            row = _row(session, ref)
            if row.review_status not in (ReviewStatus.IN_REVIEW, ReviewStatus.NEW):
                raise AlreadyDecidedError(row.ref, row.review_status)
            row.review_status, row.decision = ReviewStatus.NEW, None
            row.reason = row.link_ref = row.edit = None
            session.flush()
            return _claim_view(session, ref)

    def close(self, source_ref: str) -> ApplyOutcome:
        """Make all journaled decisions of a source into facts, in one transaction."""
        note = self._actor.note("docket", f"closed {source_ref.upper()}")
        with self._database.writing(note) as session:
            source_id = id_of(session, Source, source_ref, "source")
            rows = session.exec(
                select(Claim)
                .join(Capture, col(Capture.id) == col(Claim.capture_id))
                .where(
                    col(Capture.source_id) == source_id,
                    col(Claim.review_status) == ReviewStatus.IN_REVIEW,
                )
                .order_by(col(Claim.ordinal))
            ).all()
            lines = [line for row in rows for line in _settle(session, row)]
            accepted = sum(row.review_status is ReviewStatus.ACCEPTED for row in rows)
            session.note = self._actor.note(
                "docket",
                f"closed {source_ref.upper()}: {accepted} accepted, {len(rows) - accepted} not",
            )
            groups = _groups_of(session, rows)
        match_what_waits(self._database, self._actor, groups)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def settle(
        self,
        ref: str,
        decision: Decision,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> ApplyOutcome:
        """Decide on one claim and carry it out at once, as one change set."""
        note = self._actor.note("docket", f"{decision.value} {ref.upper()}", reason=reason)
        with self._database.writing(note) as session:
            row = _row(session, ref)
            self._journal(session, row, decision, reason=reason, edit=edit, link=link)
            lines = _settle(session, row)
            groups = _groups_of(session, [row])
        match_what_waits(self._database, self._actor, groups)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def add(self, passage: Passage) -> ClaimView:
        """Make a claim of a passage by hand, to be decided on as any other; see `marking.mark`."""
        source = passage.source.strip().upper()[:40]
        with self._database.writing(self._actor.note("decision", "")) as session:
            ref = mark(session, passage)
            session.note = self._actor.note("decision", f"marked {ref} in {source} by hand")
        return self.claim(ref)  # who made it is told by the trail, which is written at the end

    def edit(self, ref: str, edit: ClaimEdit) -> ClaimView:
        """Set fields of a claim right without deciding on it; the machine's values stay beside."""
        with self._database.writing(
            self._actor.note("decision", f"edited {ref.upper()}")
        ) as session:
            row = _row(session, ref)
            _refuse_decided(row)
            row.edit = {**(row.edit or {}), **edit_values(edit, frozenset(stage_views(session)))}
            session.flush()
            return _claim_view(session, ref)

    def rule_stats(self, *, by_version: bool = False) -> tuple[RuleStats, ...]:
        """What became of the claims of each rule of the reader, by the name of the rule."""
        with self._database.reading() as session:
            return rule_stats(session, by_version=by_version)

    def last_change_of(self, ref: str) -> int:
        """The latest change set that decided on a claim and is not undone; raises RefusedError."""
        trail, chain, claims = table_of(AuditEntry), table_of(ChangeSet), table_of(Claim)
        undone = sa.select(chain.c.undoes_id).where(chain.c.undoes_id.is_not(None))
        with self._database.reading() as session:
            row_id = session.execute(
                sa.select(claims.c.id).where(claims.c.ref == ref.strip().upper())
            ).scalar()
            if row_id is None:
                raise NoSuchRecordError("claim", ref, command="review")
            found = session.execute(
                sa.select(sa.func.max(chain.c.id))
                .join(trail, trail.c.change_set_id == chain.c.id)
                .where(
                    trail.c.table_name == claims.name,
                    trail.c.row_id == str(row_id),
                    chain.c.kind.in_(UNDOABLE),
                    chain.c.id.not_in(undone),
                )
            ).scalar()
        if found is None:
            raise NothingToUndoError
        return int(found)

    def decide_confirming(self, source_ref: str) -> int:
        """Journal the acceptance of every waiting claim that only confirms; gives their number."""
        waiting = self.claims((ReviewStatus.NEW,), source_ref)
        refs = [claim.ref for claim in waiting if claim.effect is Effect.CONFIRMS]
        if not refs:
            return 0
        note = self._actor.note("decision", f"decided to accept {len(refs)} that only confirm")
        with self._database.writing(note) as session:
            for ref in refs:
                self._journal(session, _row(session, ref), Decision.ACCEPT)
        return len(refs)

    def _journal(
        self,
        session: WriteSession,
        row: Claim,
        decision: Decision,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> None:
        _refuse_decided(row)
        if decision is Decision.REJECT and not (reason or "").strip():
            raise ReasonMissingError(row.ref, decision)
        if edit is not None:
            values = edit_values(edit, frozenset(stage_views(session)))
            row.edit = {**(row.edit or {}), **values} or None
        row.link_ref = _checked_link(session, row, link) or row.link_ref
        if (
            decision is Decision.ACCEPT
            and needs_a_link(row)
            and (row.kind not in CORRECTING or group_set_right(session, row) is None)
        ):
            raise NothingToLinkError(row.ref)
        if decision is Decision.ACCEPT:
            refuse_a_guess(session, row)
            refuse_unnumbered(session, row)
            check_correction(session, row, reason)
        row.decision, row.reason = decision, (reason or "").strip()[:400] or None
        row.review_status = ReviewStatus.IN_REVIEW
        row.decided_by, row.decided_at = self._actor.name[:80], session.started_at


def _groups_of(session: WriteSession, rows: Iterable[Claim]) -> set[int]:
    """The groups that the accepted ones of these claims are about or bear on."""
    accepted = [row for row in rows if row.review_status is ReviewStatus.ACCEPTED]
    subjects, citations = table_of(ClaimSubject), table_of(Citation)
    about = sa.select(subjects.c.group_id).where(
        subjects.c.id.in_({row.subject_id for row in accepted}), subjects.c.group_id.is_not(None)
    )
    cited = sa.select(citations.c.group_id).where(
        citations.c.claim_id.in_({row.id for row in accepted}), citations.c.group_id.is_not(None)
    )
    return set(session.execute(about.union(cited)).scalars())


def _refuse_decided(row: Claim) -> None:
    if row.review_status not in _OPEN:
        raise AlreadyDecidedError(row.ref, row.review_status)


def _checked_link(session: WriteSession, row: Claim, link: str | None) -> str | None:
    if link is None:
        return None
    if link.strip().lower() == NEW_RECORD:
        return NEW_RECORD
    wanted = link.strip().upper()
    if is_shared(wanted):
        _check_shared(session, row, wanted)
    else:
        id_of(session, DetaineeGroup, wanted, "group")
    return wanted


def _check_shared(session: WriteSession, row: Claim, wanted: str) -> None:
    """Refuse the case of a claim that does not stand before all claims about these people."""
    other = _row(session, wanted)
    about = select(Claim.ordinal).where(col(Claim.subject_id) == row.subject_id)
    is_before = other.ordinal < min(session.exec(about).all(), default=0)
    is_other = row.subject_id is not None and other.subject_id not in (None, row.subject_id)
    is_left_out = other.decision in (Decision.REJECT, Decision.DEFER)
    if other.capture_id != row.capture_id or not is_before or not is_other or is_left_out:
        raise NoSharedCaseError(row.ref, other.ref)


def _settle(session: WriteSession, row: Claim) -> list[str]:
    if row.decision is None:
        return []
    lines = apply_claim(session, row) if row.decision is Decision.ACCEPT else []
    row.review_status = _OUTCOME[row.decision]
    session.flush()
    return lines or [
        f"{row.ref}: {row.review_status.value}" + (f" ({row.reason})" if row.reason else "")
    ]


def _row(session: WriteSession, ref: str) -> Claim:
    row = session.exec(
        select(Claim)
        .join(Capture, col(Capture.id) == col(Claim.capture_id))
        .join(Source, col(Source.id) == col(Capture.source_id))
        .where(col(Claim.ref) == ref.strip().upper(), held(table_of(Source)))
    ).first()
    if row is None:
        raise NoSuchRecordError("claim", ref, command="review")
    return row


def _claim_view(session: ReadSession | WriteSession, ref: str) -> ClaimView:
    found = claim_views(session, table_of(Claim).c.ref == ref.strip().upper())
    if not found:
        raise NoSuchRecordError("claim", ref, command="review")
    return found[0]


def _source_view(session: ReadSession, ref: str) -> SourceView:
    source_id = id_of(session, Source, ref, "source")
    sources, captures = table_of(Source), table_of(Capture)
    row = session.execute(sa.select(sources).where(sources.c.id == source_id)).one()
    latest = session.execute(
        sa.select(captures)
        .where(captures.c.source_id == source_id)
        .order_by(captures.c.id.desc())
        .limit(1)
    ).one()
    return SourceView(
        line=source_lines(session, sources.c.id == source_id)[0],
        version=row.version,
        author=row.author,
        url=row.url,
        language=row.language,
        text=latest.text,
        captures=capture_views(session, source_id),
        claims=claim_views(session, table_of(Claim).c.capture_id == latest.id),
        notes=tuple(latest.notes),
    )
