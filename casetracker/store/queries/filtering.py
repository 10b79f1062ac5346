"""Filters of listings as conditions on the tables; a date matches where it may be the one asked for."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.folding import folded_words
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    AuditEntry,
    Authority,
    Case,
    ChangeSet,
    Charge,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    Publisher,
    Source,
    StageEvent,
)
from casetracker.model.vocabulary import DefendantRole
from casetracker.store.queries.common import has_begun, held, id_of, present, table_of
from casetracker.store.queries.counts import cited_sources_by_case
from casetracker.store.queries.search import charges_with
from casetracker.store.queries.stages import stage_views
from casetracker.store.queries.stays import lies_in
from casetracker.store.queries.tagged import tagged
from casetracker.views.filters import Filters, FilterValueError
from casetracker.views.viewpoint import moment_of

Condition = sa.ColumnElement[bool]


def defendant_condition(session: Session, filters: Filters) -> Condition:
    """The condition on the defendants table. Raises UsageError."""
    parts = [
        sa.or_(*(_CONDITIONS[key](session, value) for value in values))
        for key, values in filters.values.items()
    ]
    return sa.and_(sa.true(), *parts)


def persons_who(session: Session, filters: Filters) -> frozenset[int]:
    """The ids of the persons who are a defendant to whom the filters apply."""
    condition = defendant_condition(session, filters)
    defendants = table_of(Defendant)
    query = sa.select(defendants.c.person_id).where(present(defendants), condition)
    return frozenset(session.execute(query).scalars())


def case_condition(session: Session, filters: Filters) -> Condition:
    """Cases in which somebody stands to whom the filters apply."""
    condition = defendant_condition(session, filters)
    defendants = table_of(Defendant)
    found = sa.select(defendants.c.case_id).where(present(defendants), condition)
    return table_of(Case).c.id.in_(found)


def group_condition(session: Session, filters: Filters) -> Condition:
    """Groups with a member to whom the filters apply."""
    condition = defendant_condition(session, filters)
    defendants, members = table_of(Defendant), table_of(GroupMember)
    persons = sa.select(defendants.c.person_id).where(present(defendants), condition)
    found = sa.select(members.c.group_id).where(present(members), members.c.person_id.in_(persons))
    return table_of(DetaineeGroup).c.id.in_(found)


def overlapping(rows: Any, prefix: str, when: PartialDate) -> Condition:
    """Whether the partial date of a row may be the one asked for; no date is none."""
    parts = [rows.c[f"{prefix}_edtf"].is_not(None)]
    first, last = rows.c[f"{prefix}_earliest"], rows.c[f"{prefix}_latest"]
    if when.latest is not None:
        parts.append(sa.or_(first.is_(None), first <= when.latest))
    if when.earliest is not None:
        parts.append(sa.or_(last.is_(None), last >= when.earliest))
    return sa.and_(*parts)


def since(key: str, text: str) -> datetime:
    """The moment that a day or a moment begins with; raises UsageError."""
    if "T" in text.upper() or ":" in text:
        return moment_of(f"--where {key}", text)
    earliest = PartialDate.parse(text).earliest
    if earliest is None:
        raise FilterValueError(key, text, "a day such as 2021-06-11")
    return datetime.combine(earliest, time.min, UTC)


def changed_since(table: str, moment: datetime) -> sa.Select[Any]:
    """The ids of the rows of a table that were added or changed since a moment."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    return (
        sa.select(sa.cast(trail.c.row_id, sa.Integer))
        .join(chain, chain.c.id == trail.c.change_set_id)
        .where(chain.c.at >= moment, trail.c.table_name == table)
    )


def named_like(session: Session, model: type[SQLModel], text: str) -> list[int]:
    """The records of a small table whose name or aliases hold the words, in any script."""
    wanted = set(folded_words(text))
    table = table_of(model)
    found = []
    for row in session.execute(sa.select(table)):
        names = " ".join([row.name, *(getattr(row, "aliases", None) or [])])
        if wanted and wanted <= set(folded_words(names)):
            found.append(int(row.id))
    return found


def _stage(session: Session, value: str) -> Condition:
    code = table_of(Defendant).c.current_stage_code
    if value.casefold() in {"none", "-"}:
        return code.is_(None)
    vocabulary = stage_views(session)
    wanted = folded_words(value)
    codes = [
        each.code
        for each in vocabulary.values()
        if wanted in (folded_words(each.code), folded_words(each.label))
    ]
    if not codes:
        known = ", ".join(vocabulary)
        raise FilterValueError("stage", value, f"none or one of {known}")
    return code.in_(codes)


def _phase(session: Session, value: str) -> Condition:
    vocabulary = stage_views(session).values()
    codes = [each.code for each in vocabulary if each.phase == value.casefold()]
    if not codes:
        phases = dict.fromkeys(each.phase for each in vocabulary)
        raise FilterValueError("phase", value, ", ".join(phases))
    return table_of(Defendant).c.current_stage_code.in_(codes)


def _custody(_session: Session, value: str) -> Condition:
    episodes, person = table_of(CustodyEpisode), table_of(Defendant).c.person_id
    any_on_file = sa.select(episodes.c.person_id).where(held(episodes), has_begun(episodes))
    still = any_on_file.where(episodes.c.how_ended.is_(None))
    conditions = {
        "held": person.in_(still),
        "ended": sa.and_(person.in_(any_on_file), person.not_in(still)),
        "unknown": person.not_in(any_on_file),
    }
    if value.casefold() not in conditions:
        raise FilterValueError("custody", value, ", ".join(conditions))
    return conditions[value.casefold()]


def _role(_session: Session, value: str) -> Condition:
    if value.casefold() not in set(DefendantRole):
        raise FilterValueError("role", value, ", ".join(DefendantRole))
    return table_of(Defendant).c.role == value.casefold()


def _name(_session: Session, value: str) -> Condition:
    persons, person = table_of(Person), table_of(Defendant).c.person_id
    named = sa.select(persons.c.id).where(persons.c.name.is_not(None))
    if value.casefold() not in {"known", "unnamed"}:
        raise FilterValueError("name", value, "known or unnamed")
    return person.in_(named) if value.casefold() == "known" else person.not_in(named)


def _nationality(session: Session, value: str) -> Condition:
    persons, members, groups = table_of(Person), table_of(GroupMember), table_of(DetaineeGroup)
    wanted = folded_words(value)
    values: set[str] = set()
    for table in (persons, groups):
        known = session.execute(sa.select(table.c.nationality).distinct()).scalars()
        values |= {each for each in known if each and folded_words(each) == wanted}
    person = table_of(Defendant).c.person_id
    of_group = (
        sa.select(members.c.person_id)
        .join(groups, groups.c.id == members.c.group_id)
        .where(held(members), held(groups), groups.c.nationality.in_(values))
    )
    own = sa.select(persons.c.id).where(persons.c.nationality.in_(values))
    return sa.or_(person.in_(own), person.in_(of_group))


def _article(_session: Session, value: str) -> Condition:
    charges = table_of(Charge)
    under = sa.or_(
        charges.c.article == value, charges.c.article.startswith(value + ".", autoescape=True)
    )
    return table_of(Defendant).c.id.in_(
        sa.select(charges.c.defendant_id).where(held(charges), under)
    )


def _charge(session: Session, value: str) -> Condition:
    charges, found = table_of(Charge), charges_with(session, value)
    if found is None:
        raise FilterValueError("charge", value, "words of a charge")
    return table_of(Defendant).c.id.in_(
        sa.select(charges.c.defendant_id).where(held(charges), charges.c.id.in_(found))
    )


def _court(session: Session, value: str) -> Condition:
    authorities = named_like(session, Authority, value)
    return _has_event(table_of(StageEvent).c.authority_id.in_(authorities))


def _has_event(condition: Condition) -> Condition:
    """Whether a stage event that concerns the defendant is of that kind."""
    events, members, defendants = table_of(StageEvent), table_of(GroupMember), table_of(Defendant)
    such = sa.and_(held(events), condition)
    own = sa.select(events.c.defendant_id).where(such, events.c.defendant_id.is_not(None))
    peers = defendants.alias()
    of_group = (
        sa.select(peers.c.id)
        .join(events, events.c.case_id == peers.c.case_id)
        .join(
            members,
            sa.and_(
                members.c.person_id == peers.c.person_id, members.c.group_id == events.c.group_id
            ),
        )
        .where(such, held(members), lies_in(peers, events), lies_in(members, events))
    )
    of_case = (
        sa.select(peers.c.id)
        .join(events, events.c.case_id == peers.c.case_id)
        .where(
            such,
            events.c.group_id.is_(None),
            events.c.defendant_id.is_(None),
            lies_in(peers, events),
        )
    )
    return sa.or_(
        defendants.c.id.in_(of_case),
        defendants.c.id.in_(own),
        defendants.c.id.in_(of_group),
    )


def _group(session: Session, value: str) -> Condition:
    members = table_of(GroupMember)
    group_id = id_of(session, DetaineeGroup, value, "group")
    return table_of(Defendant).c.person_id.in_(
        sa.select(members.c.person_id).where(present(members), members.c.group_id == group_id)
    )


def _case(session: Session, value: str) -> Condition:
    return table_of(Defendant).c.case_id == id_of(session, Case, value, "case")


def _publisher(session: Session, value: str) -> Condition:
    cited, sources = cited_sources_by_case(), table_of(Source)
    publishers = named_like(session, Publisher, value)
    found = (
        sa.select(cited.c.case_id)
        .join(sources, sources.c.id == cited.c.source_id)
        .where(sources.c.publisher_id.in_(publishers))
    )
    return table_of(Defendant).c.case_id.in_(found)


def _source(session: Session, value: str) -> Condition:
    cited = cited_sources_by_case()
    source_id = id_of(session, Source, value, "source")
    return table_of(Defendant).c.case_id.in_(
        sa.select(cited.c.case_id).where(cited.c.source_id == source_id)
    )


def _tag(_session: Session, value: str) -> Condition:
    pairs = tagged()
    found = sa.select(pairs.c.defendant_id).where(pairs.c.word == value.strip().lower())
    return table_of(Defendant).c.id.in_(found)


def _stage_date(_session: Session, value: str) -> Condition:
    events = table_of(StageEvent)
    found = sa.select(events.c.id).where(overlapping(events, "happened", PartialDate.parse(value)))
    return table_of(Defendant).c.current_stage_event_id.in_(found)


def _custody_date(_session: Session, value: str) -> Condition:
    """Whether some day of it may lie between the beginning and the end of a custody on file."""
    episodes, when = table_of(CustodyEpisode), PartialDate.parse(value)
    parts = [held(episodes), episodes.c.started_edtf.is_not(None)]
    if when.latest is not None:
        parts.append(
            sa.or_(
                episodes.c.started_earliest.is_(None), episodes.c.started_earliest <= when.latest
            )
        )
    if when.earliest is not None:
        parts.append(
            sa.or_(episodes.c.ended_latest.is_(None), episodes.c.ended_latest >= when.earliest)
        )
    return table_of(Defendant).c.person_id.in_(sa.select(episodes.c.person_id).where(*parts))


def _updated_since(_session: Session, value: str) -> Condition:
    moment = since("updated-since", value)
    defendants, charges, episodes = (
        table_of(Defendant),
        table_of(Charge),
        table_of(CustodyEpisode),
    )
    charged = sa.select(charges.c.defendant_id).where(
        charges.c.id.in_(changed_since("charges", moment))
    )
    kept = sa.select(episodes.c.person_id).where(
        episodes.c.id.in_(changed_since("custody_episodes", moment))
    )
    return sa.or_(
        defendants.c.id.in_(changed_since("defendants", moment)),
        defendants.c.person_id.in_(changed_since("persons", moment)),
        defendants.c.id.in_(charged),
        defendants.c.person_id.in_(kept),
        _has_event(table_of(StageEvent).c.recorded_from >= moment),
    )


_CONDITIONS: Final[dict[str, Callable[[Session, str], Condition]]] = {
    "stage": _stage,
    "phase": _phase,
    "custody": _custody,
    "role": _role,
    "name": _name,
    "nationality": _nationality,
    "article": _article,
    "charge": _charge,
    "court": _court,
    "group": _group,
    "case": _case,
    "publisher": _publisher,
    "source": _source,
    "tag": _tag,
    "stage-date": _stage_date,
    "custody-date": _custody_date,
    "updated-since": _updated_since,
}
