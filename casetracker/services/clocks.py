"""Clocks: computed from the docket on read, and the orders and acts that people put on file for them."""

from collections import Counter
from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from casetracker.clock import today, utc_now
from casetracker.errors import NotFoundError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case
from casetracker.procedure.clocks.engine import SOON_DAYS
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.acting import Actor
from casetracker.services.clock_views import Asked, ClockMaker, by_last_day
from casetracker.services.packs import PackShelf
from casetracker.services.recording.clock_orders import (
    OrderDraft,
    StatusDraft,
    end_suspension,
    record_order,
    record_status,
    scope_of,
)
from casetracker.store.queries.clock_facts import clock_facts
from casetracker.store.queries.clock_orders import (
    case_of_defendant,
    cases_of_group,
    defendants_of_group,
    jurisdiction_of,
    order_views,
    status_views,
)
from casetracker.store.queries.common import id_of
from casetracker.store.queries.home import change_counter
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.clocks import ClockSummary, ClockView, OrderView, StatusClaimView
from casetracker.views.review import ApplyOutcome

QUIET: Final = frozenset({ClockState.NOT_STARTED, ClockState.NOT_APPLICABLE})
LIVE: Final = frozenset({ClockState.RUNNING, ClockState.DUE_SOON, ClockState.UNCERTAIN})
_NEXT: Final = 5


class NoSuchRuleError(NotFoundError):
    """A rule that no pack of the case has."""

    def __init__(self, rule: str, pack: str) -> None:
        """Name the rule, and the command that lists those there are."""
        super().__init__(
            f"no rule {rule[:60]!r} for this case: see 'casetracker pack show {pack}' and"
            " 'casetracker pack show gc3'"
        )


class NoSpeakerError(UsageError):
    """A status that nobody claims."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("a status is somebody's word: name the speaker")


class ClockService:
    """Computes clocks; records orders, acts and claims of status."""

    def __init__(
        self, database: Database, actor: Actor, shelf: Callable[[], PackShelf] = PackShelf
    ) -> None:
        """Work on a database in somebody's name, by the packs that the shelf gives."""
        self._database = database
        self._actor = actor
        self._shelf = shelf
        self._opened: PackShelf | None = None
        # Everybody's clocks, kept until the docket or the day changes.
        self._summary: tuple[tuple[int, date], ClockSummary] | None = None

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps a pack from being used."""
        return self._packs().faults

    def clocks(
        self,
        ref: str | None = None,
        *,
        as_of: date | None = None,
        states: Collection[ClockState] = (),
        soon_days: int = SOON_DAYS,
    ) -> tuple[ClockView, ...]:
        """The clocks of a case, a group, a defendant or everybody, by the day they end on.

        Without states, every state. Raises NotFoundError, UsageError.
        """
        asked = Asked(as_of or today(), soon_days, utc_now())
        maker = ClockMaker(self._packs(), asked)
        with self._database.reading() as session:
            cases, only = _asked_for(session, ref)
            found = [
                view
                for case_id in cases
                for case in clock_facts(session, case_id)
                for view in maker.clocks(case, only)
                if not states or view.state in states
            ]
        return tuple(sorted(found, key=by_last_day))

    def summary(self, *, as_of: date | None = None) -> ClockSummary:
        """How the clocks of everybody stand, and the few that end next."""
        on = as_of or today()
        with self._database.reading() as session:
            key = (change_counter(session), on)
        if self._summary is None or self._summary[0] != key:
            self._summary = (key, self._summarise(on))
        return self._summary[1]

    def _summarise(self, on: date) -> ClockSummary:
        views = self.clocks(as_of=on)
        counts: Counter[ClockState] = Counter()
        for view in views:
            counts[view.state] += len(view.defendant_refs)
        ahead = [view for view in views if view.state in LIVE and not _is_past(view, on)]
        return ClockSummary(
            counts=tuple((state, counts[state]) for state in ClockState if counts[state]),
            next_due=tuple(ahead[:_NEXT]),
            computed_on=on,
        )

    def orders(self, ref: str | None = None) -> tuple[OrderView, ...]:
        """The orders and acts on file, of the case that a reference means or of all."""
        with self._database.reading() as session:
            case = None if ref is None else scope_of(session, ref).case_id
            return order_views(session, case)

    def statuses(self, ref: str | None = None) -> tuple[StatusClaimView, ...]:
        """The claims of status on file, of the case that a reference means or of all."""
        with self._database.reading() as session:
            case = None if ref is None else scope_of(session, ref).case_id
            return status_views(session, case)

    def record(self, ref: str, draft: OrderDraft, *, reason: str | None = None) -> ApplyOutcome:
        """Put an order or act on file; raises NotFoundError where the case has no such rule."""
        summary = f"{draft.kind.value} of {draft.rule} for {ref.strip().upper()}, {draft.happened}"
        note = self._actor.note("docket", summary, reason=reason)
        with self._database.writing(note) as session:
            scope = scope_of(session, ref)
            self._check_rule(jurisdiction_of(session, scope.case_id), draft.rule)
            record_order(session, scope, draft)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def resume(
        self, ref: str, rule: str, ended: PartialDate, *, reason: str | None = None
    ) -> ApplyOutcome:
        """End the open suspension of a rule; raises RefusedError where there is none."""
        summary = f"suspension of {rule} for {ref.strip().upper()} ended, {ended}"
        note = self._actor.note("docket", summary, reason=reason)
        with self._database.writing(note) as session:
            end_suspension(session, scope_of(session, ref), rule, ended, ref)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def claim_status(
        self, ref: str, draft: StatusDraft, *, reason: str | None = None
    ) -> ApplyOutcome:
        """Put on file who says, or denies, that people have a status in law."""
        if not draft.speaker.strip():
            raise NoSpeakerError
        verb = "denied" if draft.is_denied else "claimed"
        status = draft.status.value.replace("_", " ")
        summary = f"status {status} of {ref.strip().upper()} {verb} by {draft.speaker}"
        note = self._actor.note("docket", summary, reason=reason)
        with self._database.writing(note) as session:
            record_status(session, scope_of(session, ref), draft)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def _packs(self) -> PackShelf:
        if self._opened is None:
            self._opened = self._shelf()
        return self._opened

    def _check_rule(self, jurisdiction: str | None, rule: str) -> None:
        packs = self._packs()
        if rule not in {limit.id for limit in packs.limits_of(jurisdiction)}:
            raise NoSuchRuleError(rule, packs.of(jurisdiction).id)


def _asked_for(
    session: ReadSession, ref: str | None
) -> tuple[list[int | None], frozenset[str] | None]:
    """The cases to read (None: all), and the defendants in them that are asked for (None: all)."""
    if ref is None:
        return [None], None
    prefix = ref.strip()[:1].upper()
    if prefix == "G":
        group, cases = cases_of_group(session, ref)
        return list(cases), defendants_of_group(session, group)
    if prefix == "D":
        _, case = case_of_defendant(session, ref)
        return [case], frozenset({ref.strip().upper()})
    if prefix == "C":
        return [id_of(session, Case, ref, "case")], None
    return [scope_of(session, ref).case_id], None


def _is_past(view: ClockView, on: date) -> bool:
    days = view.last_days
    return days is None or (days.latest is not None and days.latest < on)
