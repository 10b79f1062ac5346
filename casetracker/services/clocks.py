"""Clocks: computed from the docket on read, and the orders and acts that people put on file for them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casetracker.clock import utc_now
from casetracker.errors import NotFoundError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import ClockOrder, StatusClaim
from casetracker.procedure.clocks.engine import SOON_DAYS
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.acting import Actor
from casetracker.services.clock_views import Asked, ClockMaker, by_last_day
from casetracker.services.operating import Grounds
from casetracker.services.packs import PackShelf
from casetracker.services.recording.clock_orders import (
    OrderDraft,
    StatusDraft,
    end_suspension,
    record_order,
    record_status,
)
from casetracker.services.recording.scopes import scope_of
from casetracker.store.queries.case_slices import Cases, case_slices, next_cases
from casetracker.store.queries.citations import citations_of, entered_on
from casetracker.store.queries.clock_facts import clock_facts
from casetracker.store.queries.clock_orders import (
    defendants_of_group,
    jurisdiction_of,
    order_views,
    status_views,
)
from casetracker.store.queries.scopes import case_of_defendant, cases_of_group
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.clocks import (
    ClockSlice,
    ClockSummary,
    ClockView,
    OrderView,
    RuleLine,
    StatusClaimView,
)
from casetracker.views.common import CitationView
from casetracker.views.review import ApplyOutcome

QUIET: Final = frozenset({ClockState.NOT_STARTED, ClockState.NOT_APPLICABLE})
LIVE: Final = frozenset({ClockState.RUNNING, ClockState.DUE_SOON})
TOLD: Final = LIVE | {ClockState.UNCERTAIN, ClockState.SUSPENDED, ClockState.PASSED_NO_RECORD}
_NEXT: Final = 5
_SLICE: Final = 100
_GLANCE: Final = 25  # cases counted between two keys: some tens of milliseconds
_NAMED: Final = 5
_STAGE: Final = "stage_event_id"
_ORDER: Final = "clock_order"
_STATUS: Final = "status_claim"
Whom = str | Sequence[str]


class NoSuchRuleError(NotFoundError):
    """A rule that no pack of the case has."""

    def __init__(self, rule: str, pack: str) -> None:
        """Name the rule, and the command that lists those there are."""
        super().__init__(
            f"no rule {rule[:60]!r} for this case: see 'casetracker pack show {pack}' and"
            " 'casetracker pack show gc3'"
        )


class NoSuchClockError(NotFoundError):
    """A rule that makes no clock for a record."""

    def __init__(self, rule: str, ref: str) -> None:
        """Name both, and the command that lists those there are."""
        wanted = ref.strip().upper()
        super().__init__(
            f"no clock {rule[:60]!r} for {wanted}: see 'casetracker clocks list {wanted} --all'"
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

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps a pack from being used."""
        return self._packs().faults

    def clocks(
        self,
        ref: str | None = None,
        *,
        on: date | None = None,
        states: Collection[ClockState] = (),
        soon_days: int = SOON_DAYS,
        with_working: bool = True,
    ) -> tuple[ClockView, ...]:
        """The clocks of a case, a group, a defendant or everybody, by the day they end on.

        They are computed on a day; without one, on that which the docket is looked at from.
        Without states, every state; without working, no arithmetic in words, which is much quicker.
        Raises NotFoundError, UsageError.
        """
        asked = Asked(
            on or self._database.day,
            soon_days,
            utc_now(),
            frozenset(states),
            with_working=with_working,
        )
        maker = ClockMaker(self._packs(), asked)
        with self._database.reading() as session:
            return clocks_in(session, maker, ref)

    def working_of(
        self, ref: str, rule: str | None = None, *, soon_days: int = SOON_DAYS
    ) -> tuple[ClockView, ...]:
        """The clocks of a record with their working, or of one rule; raises NotFoundError."""
        views = self.clocks(ref, soon_days=soon_days)
        wanted = (rule or "").strip().lower()
        if wanted and views and wanted not in {view.rule for view in views}:
            raise NoSuchClockError(rule or "", ref)
        return tuple(view for view in views if not wanted or view.rule == wanted)

    def summary(self, before: ClockSummary | None = None) -> ClockSummary:
        """How everybody's clocks stand and which end next: a slice of the cases added to `before`.

        Each call takes a slice of the cases, so that no caller waits for all of a large docket.
        """
        so_far = before or ClockSummary()
        asked = Asked(self._database.day, SOON_DAYS, utc_now(), TOLD, with_working=False)
        maker = ClockMaker(self._packs(), asked)
        with self._database.reading() as session:
            part = next_cases(session, _GLANCE, so_far.after or 0)
            if part is None:
                return replace(so_far, after=None)
            views = [view for case in clock_facts(session, part) for view in maker.clocks(case)]
        counts = Counter(dict(so_far.counts))
        for view in views:
            counts[view.state] += len(view.defendant_refs)
        ahead = [view for view in views if view.state in LIVE]
        ahead = sorted([*so_far.next_due, *ahead], key=by_last_day)[:_NEXT]
        return ClockSummary(tuple(counts.items()), tuple(ahead), part.last)

    def listing(self, after: int = 0, states: Collection[ClockState] = TOLD) -> ClockSlice:
        """The clocks of a slice of the cases, without their working; begin with 0, go on with `after`."""
        asked = Asked(
            self._database.day, SOON_DAYS, utc_now(), frozenset(states), with_working=False
        )
        maker = ClockMaker(self._packs(), asked)
        with self._database.reading() as session:
            part = next_cases(session, _SLICE, after)
            if part is None:
                return ClockSlice((), None)
            views = [view for case in clock_facts(session, part) for view in maker.clocks(case)]
        return ClockSlice(tuple(views), part.last)

    def rules(self, ref: str) -> tuple[RuleLine, ...]:
        """The rules that the case which a reference means has, each once, in the order of the packs."""
        with self._database.reading() as session:
            jurisdiction = jurisdiction_of(session, scope_of(session, ref).case_id)
        limits = self._packs().limits_of(jurisdiction)
        lines = {each.id: RuleLine(each.id, each.label, each.status) for each in reversed(limits)}
        return tuple(lines[key] for key in dict.fromkeys(each.id for each in limits))

    def orders(self, ref: str | None = None) -> tuple[OrderView, ...]:
        """The orders and acts on file, of the cases that a reference means or of all."""
        with self._database.reading() as session:
            return order_views(session, None if ref is None else _cases_meant(session, ref))

    def statuses(self, ref: str | None = None) -> tuple[StatusClaimView, ...]:
        """The claims of status on file, of the cases that a reference means or of all."""
        with self._database.reading() as session:
            return status_views(session, None if ref is None else _cases_meant(session, ref))

    def record(
        self, whom: Whom, draft: OrderDraft, *, case: str | None = None, reason: str | None = None
    ) -> ApplyOutcome:
        """Put an order or act on file, for one record or several, in one step and for a reason.

        `case` says which is meant of a group that stands in several. Raises NotFoundError where the
        case has no such rule.
        """
        refs = _refs(whom)
        summary = f"{draft.kind.value} of {draft.rule} for {_named(refs)}, {draft.happened}"
        note = Grounds(reason).note(self._actor, "put an order on file", summary)
        with self._database.writing(note) as session:
            for ref in refs:
                scope = scope_of(session, ref, case)
                self._check_rule(jurisdiction_of(session, scope.case_id), draft.rule)
                record_order(session, scope, draft)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def resume(
        self,
        whom: Whom,
        rule: str,
        ended: PartialDate,
        *,
        case: str | None = None,
        reason: str | None = None,
    ) -> ApplyOutcome:
        """End the open suspension of a rule; raises RefusedError where there is none."""
        refs = _refs(whom)
        summary = f"suspension of {rule} for {_named(refs)} ended, {ended}"
        note = Grounds(reason).note(self._actor, "end a suspension", summary)
        with self._database.writing(note) as session:
            for ref in refs:
                end_suspension(session, scope_of(session, ref, case), rule, ended, ref)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def claim_status(
        self, whom: Whom, draft: StatusDraft, *, case: str | None = None, reason: str | None = None
    ) -> ApplyOutcome:
        """Put on file who says, or denies, that people have a status in law."""
        if not draft.speaker.strip():
            raise NoSpeakerError
        refs = _refs(whom)
        verb = "denied" if draft.is_denied else "claimed"
        status = draft.status.value.replace("_", " ")
        summary = f"status {status} of {_named(refs)} {verb} by {draft.speaker}"
        note = Grounds(reason).note(self._actor, "put a claim of status on file", summary)
        with self._database.writing(note) as session:
            for ref in refs:
                record_status(session, scope_of(session, ref, case), draft)
        return ApplyOutcome(session.change_set_id, (f"on file: {summary}",))

    def _packs(self) -> PackShelf:
        if self._opened is None:
            self._opened = self._shelf()
        return self._opened

    def _check_rule(self, jurisdiction: str | None, rule: str) -> None:
        packs = self._packs()
        if rule not in {limit.id for limit in packs.limits_of(jurisdiction)}:
            raise NoSuchRuleError(rule, packs.of(jurisdiction).id)


def _refs(whom: Whom) -> tuple[str, ...]:
    """The references meant, in capitals, each once."""
    refs = (whom,) if isinstance(whom, str) else whom
    return tuple(dict.fromkeys(ref.strip().upper() for ref in refs))


def _named(refs: Sequence[str]) -> str:
    return ", ".join(refs) if len(refs) <= _NAMED else f"{len(refs)} records"


def _cases_meant(session: ReadSession, ref: str) -> tuple[int, ...]:
    """The cases that a reference means: those of a group, else one."""
    if ref.strip()[:1].upper() == "G":
        return tuple(cases_of_group(session, ref)[1])
    return (scope_of(session, ref).case_id,)


def clocks_in(session: ReadSession, maker: ClockMaker, ref: str | None) -> tuple[ClockView, ...]:
    """The clocks of a case, a group, a defendant or everybody, by the day they end on."""
    cases, only = _asked_for(session, ref)
    found: list[ClockView] = []
    records: dict[str, set[int]] = defaultdict(set)
    for part in cases:
        for case in clock_facts(session, part):
            found.extend(maker.clocks(case, only))
            records[_STAGE] |= case.carried
    for one in found:
        for column, number, _ in one.beside:
            records[column].add(number)
    cited = {column: citations_of(session, column, ids) for column, ids in records.items() if ids}
    orders = {number for one in found for _, number, _ in one.orders}
    statuses = {number for one in found for number, _ in one.statuses}
    cited[_ORDER] = entered_on(session, ClockOrder, orders) if orders else {}
    cited[_STATUS] = entered_on(session, StatusClaim, statuses) if statuses else {}
    return tuple(sorted((_with_passages(each, cited) for each in found), key=by_last_day))


def _with_passages(
    one: ClockView, cited: Mapping[str, Mapping[int, tuple[CitationView, ...]]]
) -> ClockView:
    """The clock with the passages for all that it goes by but the events of its own case."""
    moved = cited.get(_STAGE, {})
    brought = tuple((each, moved[each]) for each in one.event_ids if each in moved)
    beside = tuple(
        (column, number, cited[column].get(number, ())) for column, number, _ in one.beside
    )
    orders = tuple((kind, number, cited[_ORDER].get(number, ())) for kind, number, _ in one.orders)
    statuses = tuple((number, cited[_STATUS].get(number, ())) for number, _ in one.statuses)
    if not (brought or beside or orders or statuses):
        return one
    return replace(one, brought=brought, beside=beside, orders=orders, statuses=statuses)


def _asked_for(session: ReadSession, ref: str | None) -> tuple[list[Cases], frozenset[str] | None]:
    """The cases to read, and the defendants in them that are asked for (None: all)."""
    if ref is None:
        return list(case_slices(session, _SLICE)), None
    prefix = ref.strip()[:1].upper()
    if prefix == "G":
        group, cases = cases_of_group(session, ref)
        return [Cases(each, each) for each in cases], defendants_of_group(session, group)
    if prefix == "D":
        _, case = case_of_defendant(session, ref)
        return [Cases(case, case)], frozenset({ref.strip().upper()})
    case = scope_of(session, ref).case_id
    return [Cases(case, case)], None
