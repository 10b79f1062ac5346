"""What changed on the docket since a moment: rows of the audit trail as facts in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlmodel import SQLModel

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import LABEL_TARGET, ClockOrder, StatusClaim, metadata
from casetracker.model.vocabulary import DefendantRole, GroupEventKind, SentenceUnit, Stance
from casetracker.reports.contexts.terms import amount_words
from casetracker.reports.languages import Label, say, say_in
from casetracker.reports.retelling import pack_words
from casetracker.reports.wording import NOT_REPORTED, date_label
from casetracker.services.report_baselines import moment_of
from casetracker.services.report_change_words import label_of, people_in_words
from casetracker.services.report_origins import Origins
from casetracker.store.queries.changes import (
    Owners,
    Row,
    RowChange,
    owners,
    row_changes,
    row_of,
)
from casetracker.store.queries.citations import citations_of, entered_on
from casetracker.store.sessions import ReadSession
from casetracker.views.changes import ChangeKind, ChangesView, ChangeView


@dataclass(frozen=True, slots=True)
class _Fact:
    """A table of facts: its name in words, the columns that are told, what citations call it.

    What is told only where it changed stands in `altered`. Dates are named without their ending. Notes,
    reasons and birthdays are never told.
    """

    name: Label
    told: tuple[str, ...] = ()
    target: str | None = None
    altered: tuple[str, ...] = ()


_FACTS: Final = {
    "cases": _Fact(Label("case"), ("title", "jurisdiction", "monitoring", "opened"), "case_id"),
    "detainee_groups": _Fact(
        Label("group"),
        ("label", "unit", "size_min", "size_max", "captured", "place", "nationality"),
        "group_id",
    ),
    "defendants": _Fact(Label("defendant"), ("role", "current_stage_code", "ended")),
    "charges": _Fact(Label("charge"), ("wording", "article", "status"), "charge_id"),
    "stage_events": _Fact(
        Label("stage"), ("stage_code", "happened", "place", "basis"), "stage_event_id"
    ),
    "custody_episodes": _Fact(
        Label("custody"), ("kind", "started", "ended", "how_ended", "place"), "custody_episode_id",
        ("facility_id", "authority_id", "acknowledged"),
    ),
    "hearings": _Fact(
        Label("hearing"), ("kind", "openness", "result", "happened", "scheduled", "adjourned"), "hearing_id",
        ("court_id", "judge"),
    ),
    "sentences": _Fact(
        Label("sentence"),
        ("standing", "kind", "amount", "unit", "credited_days", "happened", "replaces_id"),
        "sentence_id",
        ("currency", "regime", "court_id"),
    ),
    "group_events": _Fact(
        Label("event of a group"), ("kind", "happened", "count_before", "count_after"), "group_event_id"
    ),
    "clock_orders": _Fact(Label("order on a time limit"), ("rule", "kind", "happened", "until", "adds")),
    "status_claims": _Fact(Label("claim of a status"), ("status", "is_denied", "speaker", "happened")),
    "person_names": _Fact(Label("spelling of a name"), target="person_name_id"),
    "persons": _Fact(Label("data about a person"), target="person_id"),
    "sources": _Fact(Label("source"), ("title", "published")),
}  # fmt: skip
_CITING: Final = ("citations", "label_citations")
# Which column of a citation names a row of which table.
_DISPUTED: Final = (
    *((table, fact.target) for table, fact in _FACTS.items() if fact.target is not None),
    ("detainee_groups", LABEL_TARGET),
)
# Facts of these are told each by itself, however alike.
_ALONE: Final = ("cases", "detainee_groups", "sources")
# What tells clocks of a stage where no stage event does.
_BESIDE_STAGES: Final = ("custody_episodes", "hearings", "clock_orders")
_NEVER_BARE: Final = frozenset(
    {
        "charges",
        "stage_events",
        "custody_episodes",
        "hearings",
        "person_names",
        "sentences",
        "clock_orders",
        "status_claims",
    }
)
# A row of these names the one claim that it rests on, where there is one.
_CLAIMED: Final[dict[str, type[SQLModel]]] = {
    "clock_orders": ClockOrder,
    "status_claims": StatusClaim,
}
# What is told of a group or a case that others must have reported; what it is called is the house's own.
_REPORTED: Final = frozenset(
    {"unit", "size_min", "size_max", "captured", "place", "nationality", "opened"}
)
_BODIES: Final = ("facility_id", "authority_id", "court_id")
# Counts of people, put so that a profile makes small ones coarse.
_PEOPLE: Final = frozenset({"size_min", "size_max", "count_before", "count_after"})
_OF_A_PERSON: Final = ("birth", "occupation", "nationality", "pseudonym")
_SUPERSEDED: Final = ("supersedes_id", "replaces_id")


def changes_since(
    session: ReadSession, baseline: str | None, *, is_inside: bool = False
) -> ChangesView:
    """Everything that is not what it was at the baseline, oldest change first.

    What became of data about a person is told inside only, to others that it did.
    """
    since, words = moment_of(session, baseline)
    rows = row_changes(session, since, (*_FACTS, *_CITING))
    by_row = {(one.table, one.row_id): one for one in rows}
    maker = _Maker(session, owners(session), by_row, Origins(session), is_inside=is_inside)
    facts = [one for one in rows if one.table not in _CITING]
    found = [view for one in facts for view in maker.changes(one)]
    found += [view for one in rows if one.table in _CITING for view in maker.against(one)]
    fresh = frozenset(
        one.row_id for one in facts if one.table == "stage_events" and one.old is None
    )
    records = frozenset(
        (_FACTS[one.table].target or one.table, one.row_id)
        for one in facts
        if one.table in _BESIDE_STAGES and one.new is not None
    )
    return ChangesView(since, words, tuple(_together(found)), fresh, records)


@dataclass(frozen=True, slots=True)
class _Maker:
    session: ReadSession
    owners: Owners
    rows: dict[tuple[str, int], RowChange]
    origins: Origins
    is_inside: bool

    def changes(self, one: RowChange) -> list[ChangeView]:
        """What became of a row: nothing where it came and went, or where nothing told has changed."""
        was_held, is_held = _is_held(one.old), _is_held(one.new)
        if one.new is not None and is_held and not was_held:
            earlier = self._superseded(one)
            if earlier is None:
                return [self._view(ChangeKind.NEW, one, None, self._told(one.table, one.new))]
            was = self._told(one.table, earlier)
            return [self._view(ChangeKind.CORRECTED, one, was, self._told(one.table, one.new))]
        if one.old is not None and was_held and not is_held:
            if self._is_replaced(one):
                return []
            was = self._told(one.table, one.old)
            return [self._view(ChangeKind.WITHDRAWN, one, was, None)]
        return self._altered(one) if was_held and is_held else []

    def against(self, one: RowChange) -> list[ChangeView]:
        """The fact that a new citation contradicts."""
        row = one.new
        if row is None or _is_held(one.old) or not _is_held(row):
            return []
        if row["stance"] != Stance.CONTRADICTS.value:
            return []
        for table, name in _DISPUTED:
            if row.get(name) is None:
                continue
            target = row_of(self.session, metadata.tables[table], row[name])
            if target is not None:
                at_fact = replace(one, table=table, row_id=row[name], new=target)
                told = self._told(table, target)
                view = self._view(ChangeKind.CONTRADICTED, at_fact, told, told)
                if name == LABEL_TARGET:
                    against = citations_of(self.session, name, [row[name]])
                    view = replace(view, citations=against.get(row[name], ()))
                return [view]
        return []

    def _altered(self, one: RowChange) -> list[ChangeView]:
        old, new = one.old or {}, one.new or {}
        if one.table == "persons":
            names = [name for name in _OF_A_PERSON if _raw(old, name) != _raw(new, name)]
            view = self._view(
                ChangeKind.CHANGED, one, self._data(old, names), self._data(new, names, is_new=True)
            )
            return [replace(view, has_sources=True)] if names else []
        fields = [
            name
            for name in (*_FACTS[one.table].told, *_FACTS[one.table].altered)
            if self._value(one.table, old, name) != self._value(one.table, new, name)
        ]
        return [self._altered_field(one, old, new, name) for name in fields]

    def _altered_field(self, one: RowChange, old: Row, new: Row, name: str) -> ChangeView:
        """What became of one value of a row: its sources are those that came with it."""
        was, now = self._value(one.table, old, name), self._value(one.table, new, name)
        view = self._view(ChangeKind.CHANGED, one, was, now)
        if name == "current_stage_code":
            return replace(view, is_move=True)
        view = replace(view, fact=f"{view.fact}: {label_of(name)}")
        if one.table == "defendants":
            # What bears out the stage says nothing of a role, or of who left the case.
            return replace(view, citations=())
        target = _FACTS[one.table].target
        if target is None:
            return view

        def value(row: Row) -> str | None:
            return self._value(one.table, row, name)

        return replace(
            view,
            kind=ChangeKind.CORRECTED if self.origins.is_recount(one, value) else view.kind,
            citations=self.origins.cited(one, target, value),
            has_sources=now is not None and (view.has_sources or name in _REPORTED),
        )

    def _data(self, row: Row, names: Iterable[str], *, is_new: bool = False) -> str:
        """Data about a person: in the words of the file inside, else whether there is any."""
        known = say("on file") if is_new else say("another value")
        return "; ".join(
            f"{label_of(name)}: {self._known('persons', row, name, known)}" for name in names
        )

    def _known(self, table: str, row: Row, name: str, known: str) -> str:
        value = self._value(table, row, name)
        return NOT_REPORTED if value is None else value if self.is_inside else known

    def _superseded(self, one: RowChange) -> Row | None:
        """The row that a new one stands in for, where that one was held before."""
        for name in _SUPERSEDED:
            number = (one.new or {}).get(name)
            before = None if number is None else self.rows.get((one.table, int(number)))
            if before is not None and before.old is not None:
                return before.old
        return None

    def _is_replaced(self, one: RowChange) -> bool:
        return any(
            (other.new or {}).get(name) == one.row_id and _is_held(other.new)
            for (table, _), other in self.rows.items()
            if table == one.table
            for name in _SUPERSEDED
        )

    def _view(
        self, kind: ChangeKind, one: RowChange, was: str | None, now: str | None
    ) -> ChangeView:
        row = one.new or one.old or {}
        case_ref, about = self._whose(one.table, one.row_id, row)
        return ChangeView(
            kind=kind,
            fact=str(_FACTS[one.table].name),
            case_ref=case_ref,
            about=about,
            was=was,
            now=now,
            why=one.why,
            who=one.who,
            at=one.at,
            citations=self._cited(one, row),
            has_sources=_is_reported(one.table, row) and kind is not ChangeKind.WITHDRAWN,
        )

    def _cited(self, one: RowChange, row: Row) -> Any:
        event = row.get("current_stage_event_id") if one.table == "defendants" else None
        if event is not None:
            return citations_of(self.session, "stage_event_id", [event]).get(event, ())
        if one.table in _CLAIMED:
            found = entered_on(self.session, _CLAIMED[one.table], [one.row_id])
            return found.get(one.row_id, ())
        target = _FACTS[one.table].target
        if target is None:
            return ()
        return citations_of(self.session, target, [one.row_id]).get(one.row_id, ())

    def _whose(self, table: str, row_id: int, row: Row) -> tuple[str | None, tuple[str, ...]]:
        known = self.owners
        if table in ("sources", "cases"):
            return (row["ref"] if table == "cases" else None), (row["ref"],)
        by_id = {
            "defendants": {"defendant_id": row_id},
            "detainee_groups": {"group_id": row_id},
            "persons": {"person_id": row_id},
        }.get(table, row)
        for name, listed in (("defendant_id", known.defendants), ("group_id", known.groups),
                             ("person_id", known.persons)):  # fmt: skip
            found = listed.get(by_id.get(name) or 0)
            if found is not None:
                return found[1], (found[0],)
        case = known.cases.get(row.get("case_id") or 0)
        return case, () if case is None else (case,)

    def _told(self, table: str, row: Row) -> str:
        """The columns that are told, in words: `stage: detained; happened: 27 May 2021`."""
        parts = [
            f"{label_of(name)}: {value}"
            for name in _FACTS[table].told
            if (value := self._value(table, row, name)) is not None
            # Everybody is put on file as a suspect: nobody reports that in these words.
            and (name != "role" or str(row[name]) != DefendantRole.SUSPECT.value)
        ]
        return "; ".join(parts) or say("on file")

    def _value(self, table: str, row: Row, name: str) -> str | None:
        if f"{name}_edtf" in row:
            edtf = row[f"{name}_edtf"]
            return None if edtf is None else date_label(PartialDate.parse(edtf))
        value = row.get(name)
        if value is None or value is False:
            return None
        if name in ("current_stage_code", "stage_code"):
            return pack_words(self.owners.stages.get(value, NOT_REPORTED.english))
        if name in _PEOPLE:
            return people_in_words(row, name)
        if value is True:
            return say("yes")
        if name in _BODIES:
            return self.owners.bodies.get(int(value))
        if name == "replaces_id":
            return self._replaced(table, int(value))
        words = str(value).replace("_", " ")
        kinds = getattr(metadata.tables[table].c[name].type, "enum_class", None)
        return words if kinds is None else say_in(kinds.__name__, words)

    def _replaced(self, table: str, row_id: int) -> str | None:
        """What a sentence stands in for: `prison, 18 months, 16 September 2022`."""
        row = row_of(self.session, metadata.tables[table], row_id)
        if row is None:
            return None
        unit = row["unit"]
        amount = None
        if unit is not None:
            amount = amount_words(row["amount"], SentenceUnit(str(unit)), row["currency"])
        told = (self._value(table, row, "kind"), amount, self._value(table, row, "happened"))
        return ", ".join(one for one in told if one is not None)


def _is_reported(table: str, row: Row) -> bool:
    """Whether others must have told of a fact: that a group was formed, the house says itself."""
    if table == "group_events":
        return str(row["kind"]) != GroupEventKind.FORMED.value
    if table == "cases":
        return row["opened_edtf"] is not None
    return table in _NEVER_BARE


def _raw(row: Row, name: str) -> Any:
    return row.get(f"{name}_edtf", row.get(name))


def _is_held(row: Row | None) -> bool:
    return row is not None and row.get("recorded_to") is None


def _together(found: Iterable[ChangeView]) -> list[ChangeView]:
    """The same change of several people of a case as one."""
    alike: dict[tuple[object, ...], ChangeView] = {}
    for one in found:
        cited = tuple(citation.claim_ref for citation in one.citations)
        key: tuple[object, ...] = (
            one.kind,
            one.fact,
            one.case_ref,
            one.was,
            one.now,
            one.at,
            cited,
        )
        if one.fact in {str(_FACTS[table].name) for table in _ALONE}:
            key = (*key, one.about)
        known = alike.get(key)
        about = one.about if known is None else tuple(dict.fromkeys((*known.about, *one.about)))
        alike[key] = replace(one, about=about)
    return list(alike.values())
