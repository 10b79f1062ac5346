"""Which citations came with a changed value: those of the change, never those of what was before."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from casetracker.model.vocabulary import GroupEventKind
from casetracker.store.queries.changes import Row, RowChange, RowStep, row_steps, rows_made
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.glance import taken_back
from casetracker.store.sessions import ReadSession
from casetracker.views.common import CitationView

_CITING: Final = ("citations", "court_citations")
# Rows that a change of another one comes with: their table, what citations call them, whose they are.
_BESIDE: Final = {
    "charges": ("charge_updates", "charge_update_id", ("charge_id",)),
    "detainee_groups": ("group_events", "group_event_id", ("group_id", "other_group_id")),
}
_MADE: Final = (*_CITING, *(table for table, *_ in _BESIDE.values()))


@dataclass(frozen=True, slots=True)
class _Made:
    """What came with one change set: claims by the fact they bear on, rows beside by whose they are."""

    claims: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[tuple[str, int], list[Row]] = field(default_factory=lambda: defaultdict(list))


class Origins:
    """Where the values that rows now have came from."""

    def __init__(self, session: ReadSession) -> None:
        """Read the trail that a session sees, each change set once."""
        self._session = session
        self._taken = taken_back(session)
        self._steps: dict[tuple[str, int], list[RowStep]] = {}
        self._sets: dict[int, _Made] = {}

    def cited(
        self, one: RowChange, target: str, value: Callable[[Row], object]
    ) -> tuple[CitationView, ...]:
        """The citations that came with the value that a row now has, else none.

        Of a value that the row came with, where a later one was undone, all that the row rests on.
        """
        step = self._came(one, value)
        if step is None or step.old is None:
            return citations_of(self._session, target, [one.row_id]).get(one.row_id, ())
        made = self._made(step.change_set)
        facts = [(target, one.row_id)]
        if one.table in _BESIDE:
            name = _BESIDE[one.table][1]
            facts += [(name, row["id"]) for row in made.beside[one.table, one.row_id]]
        found = [
            each
            for name, fact in facts
            if (claims := made.claims.get((name, fact)))
            for each in citations_of(self._session, name, [fact], claims).get(fact, ())
        ]
        return tuple({(each.claim_ref, each.stance): each for each in found}.values())

    def is_recount(self, one: RowChange, value: Callable[[Row], object]) -> bool:
        """Whether the value that a group now has came with a new count of it."""
        if one.table != "detainee_groups":
            return False
        step = self._came(one, value)
        if step is None:
            return False
        events = self._made(step.change_set).beside[one.table, one.row_id]
        return any(event["kind"] == GroupEventKind.RECOUNTED.value for event in events)

    def _came(self, one: RowChange, value: Callable[[Row], object]) -> RowStep | None:
        """The step with which a row came to the value that it now has."""
        key = (one.table, one.row_id)
        if key not in self._steps:
            self._steps[key] = row_steps(self._session, *key, self._taken)
        now = value(one.new or {})
        came = None
        for step in self._steps[key]:
            is_so = step.new is not None and value(step.new) == now
            if is_so and (step.old is None or value(step.old) != now):
                came = step
        return came

    def _made(self, change_set: int) -> _Made:
        if change_set not in self._sets:
            made = _Made()
            for table, row in rows_made(self._session, change_set, _MADE):
                _keep(made, table, row)
            self._sets[change_set] = made
        return self._sets[change_set]


def _keep(made: _Made, table: str, row: Row) -> None:
    if table in _CITING:
        for name, fact in row.items():
            if name.endswith("_id") and name != "claim_id" and fact is not None:
                made.claims[name, fact].append(row["claim_id"])
        return
    for whose, (beside, _, columns) in _BESIDE.items():
        for name in columns:
            if table == beside and row[name] is not None:
                made.beside[whose, row[name]].append(row)
