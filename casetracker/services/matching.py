"""Matching of subjects to the groups on file: which groups come into question, found by index."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Capture,
    CaseGroup,
    CaseNumber,
    ChangeSet,
    Claim,
    ClaimSubject,
    DetaineeGroup,
    GroupMember,
    Person,
    Source,
)
from casetracker.model.vocabulary import DateBasis, ReviewStatus
from casetracker.news.contract import Count, ReadClaim, ReadDate, Subject
from casetracker.news.matching.matches import GroupOutline, SubjectMatch, match_people
from casetracker.news.naming.lookup import NameIndex
from casetracker.services.claims import understood
from casetracker.services.outlines import docket_outline
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession

NOTHING: Final[Mapping[str, DetaineeGroup]] = MappingProxyType({})
_FEW: Final = 2
_LIMIT: Final = 40
_WIDE: Final = 370
_NEAR: Final = 7
_AT_ONCE: Final = 300


@dataclass(frozen=True, slots=True)
class Matched:
    """What the subjects of a document came to, by key, and the groups looked at, by reference."""

    matches: dict[str, SubjectMatch]
    groups: dict[str, GroupOutline]

    def outline(self, subject: str | None) -> GroupOutline | None:
        """The group that a subject is matched to, if any."""
        match = self.matches.get(subject or "")
        return None if match is None else self.groups.get(match.group_ref or "")

    def refs(self, subjects: Iterable[str | None]) -> set[str]:
        """The references of the groups that subjects are matched to."""
        found = (self.outline(subject) for subject in subjects)
        return {each.ref for each in found if each is not None}


class Matcher:
    """Matches the people of documents; names are looked up in memory while nobody else writes."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._names: NameIndex | None = None
        self._as_of = -1

    def match(
        self,
        session: Session,
        subjects: Sequence[Subject],
        claims: Iterable[ReadClaim],
        told_on: date | None,
        settled: Mapping[str, DetaineeGroup] = NOTHING,
    ) -> "Matched":
        """For each subject the group that it is, or none, or a question; `settled` are decided on, by key."""
        if not subjects:
            return Matched({}, {})
        asked = self._in_question(session, subjects) | {saved_id(each) for each in settled.values()}
        outline = docket_outline(session, asked)
        refs = {key: each.ref for key, each in settled.items()}
        matches = match_people(subjects, claims, outline, told_on, refs)
        return Matched(
            {each.subject: each for each in matches}, {each.ref: each for each in outline.groups}
        )

    def wrote(self, change_set: int | None) -> None:
        """Say that a change set was one's own, which changed no name."""
        if change_set is not None and change_set == self._as_of + 1:
            self._as_of = change_set

    def _in_question(self, session: Session, subjects: Sequence[Subject]) -> set[int]:
        ids: set[int] = set()
        for probe in _probes(subjects):
            ids |= set(session.execute(probe.limit(_LIMIT)).scalars())
        names = {name for subject in subjects for name in subject.persons}
        if names:
            index = self._index(session)
            ids |= {int(owner) for name in names for _, owner, _ in index.alike(name)}
        if ids and any(subject.of is not None for subject in subjects):
            groups = table_of(DetaineeGroup)
            parts = sa.select(groups.c.id).where(groups.c.parent_group_id.in_(ids), held(groups))
            ids |= set(session.execute(parts).scalars())
        return ids

    def _index(self, session: Session) -> NameIndex:
        latest = session.execute(sa.select(sa.func.max(table_of(ChangeSet).c.id))).scalar() or 0
        if self._names is None or latest != self._as_of:
            self._names, self._as_of = _named(session), latest
        return self._names


def _named(session: Session) -> NameIndex:
    """The names on file, each with the id of the group that its bearer is in."""
    members, persons = table_of(GroupMember), table_of(Person)
    rows = session.execute(
        sa.select(persons.c.name, members.c.group_id)
        .join(members, members.c.person_id == persons.c.id)
        .where(persons.c.name.is_not(None), held(persons), held(members))
    )
    return NameIndex((row.name, str(row.group_id)) for row in rows)


def _probes(subjects: Sequence[Subject]) -> list[sa.Select[Any]]:
    """What finds groups by number, by day of capture and by case number, each by an index."""
    groups = table_of(DetaineeGroup)
    start = sa.select(groups.c.id).where(held(groups)).order_by(groups.c.id.desc())
    probes = _by_size(subjects, start)
    for earliest, latest in _captures(subjects):
        probes.append(
            start.where(
                groups.c.captured_earliest.between(_before(earliest, _WIDE), _after(latest)),
                groups.c.captured_latest >= _before(earliest, _NEAR),
            )
        )
    numbers = {each.case_number for each in subjects if each.case_number is not None}
    if numbers:
        links, known = table_of(CaseGroup), table_of(CaseNumber)
        probes.append(
            start.join(links, sa.and_(links.c.group_id == groups.c.id, held(links)))
            .join(known, sa.and_(known.c.case_id == links.c.case_id, held(known)))
            .where(known.c.number.in_(numbers))
        )
    return probes


def _captures(subjects: Sequence[Subject]) -> set[tuple[date, date]]:
    dates = [each.captured.partial() for each in subjects if each.captured is not None]
    return {
        (each.earliest, each.latest)
        for each in dates
        if each is not None and each.earliest is not None and each.latest is not None
    }


def _before(day: date, days: int) -> date:
    return max(day, date.min + timedelta(days=days)) - timedelta(days=days)


def _after(day: date) -> date:
    return min(day, date.max - timedelta(days=_NEAR)) + timedelta(days=_NEAR)


def _by_size(subjects: Sequence[Subject], start: sa.Select[Any]) -> list[sa.Select[Any]]:
    groups = table_of(DetaineeGroup)
    sizes = {each.of for each in subjects if each.of is not None}
    places = {each.place for each in subjects if each.place is not None}
    few: set[int] = set()
    loose: list[tuple[int, int]] = []
    for subject in subjects:
        count = subject.count
        if count is None:
            continue
        if count.exact is not None and count.exact > _FEW:
            sizes.add(count.exact)
        elif count.exact is None:
            low = count.minimum or 0
            loose.append((low, count.maximum if count.maximum is not None else low * 2))
        else:
            # Many groups are of one or two: a number so small says nothing without a place.
            few.add(count.exact)
    probes = [start.where(groups.c.size_min.between(*bounds)) for bounds in loose]
    if sizes:
        probes += [
            start.where(groups.c.size_min.in_(sizes)),
            start.where(
                sa.or_(groups.c.size_max.is_(None), groups.c.size_max != groups.c.size_min),
                groups.c.size_min < max(sizes),
                sa.or_(groups.c.size_max.is_(None), groups.c.size_max >= min(sizes)),
            ),
        ]
    if places and (sizes or few):
        probes.append(start.where(groups.c.size_min.in_(sizes | few), groups.c.place.in_(places)))
    return probes


def match_columns(session: Session, match: SubjectMatch | None) -> dict[str, Any]:
    """What is kept of a match with the subject."""
    if match is None:
        return {"group_id": None, "score": 0.0, "reasons": [], "candidates": [],
                "is_ambiguous": False}  # fmt: skip
    group_id = None
    if match.group_ref is not None:
        groups = table_of(DetaineeGroup)
        group_id = session.execute(
            sa.select(groups.c.id).where(groups.c.ref == match.group_ref, held(groups))
        ).scalar()
    return {
        "group_id": group_id,
        "score": match.score,
        "reasons": list(match.reasons),
        "candidates": [
            {
                "ref": each.ref,
                "label": each.label,
                "score": each.score,
                "reasons": list(each.reasons),
            }
            for each in match.candidates
        ],
        "is_ambiguous": match.is_ambiguous,
    }


def open_subjects(session: Session, group_ids: Collection[int]) -> list[int]:
    """Subjects on which nothing was decided, and that may be one of these groups after all."""
    groups, subjects = table_of(DetaineeGroup), table_of(ClaimSubject)
    found: set[int] = set()
    for group in session.execute(sa.select(groups).where(groups.c.id.in_(group_ids))):
        found |= set(session.execute(_like(session, group).limit(_AT_ONCE)).scalars())
    decided = (
        sa.select(table_of(Claim).c.subject_id)
        .where(
            table_of(Claim).c.subject_id.in_(found),
            table_of(Claim).c.review_status.not_in((ReviewStatus.NEW, ReviewStatus.DEFERRED)),
        )
        .distinct()
    )
    return sorted(
        session.execute(
            sa.select(subjects.c.id).where(subjects.c.id.in_(found), subjects.c.id.not_in(decided))
        ).scalars()
    )


def _like(session: Session, group: Any) -> sa.Select[Any]:
    """The open subjects that may be a group, the newest first."""
    subjects, claims = table_of(ClaimSubject), table_of(Claim)
    conditions = [subjects.c.group_id == group.id]
    if group.size_min is not None and group.size_min > _FEW:
        conditions += [subjects.c.size_min == group.size_min, subjects.c.size_of == group.size_min]
    captured = date_value(group, "captured")
    if captured is not None and captured.earliest is not None and captured.latest is not None:
        conditions.append(
            subjects.c.captured_earliest.between(_before(captured.earliest, _WIDE), captured.latest)
        )
    numbers, links = table_of(CaseNumber), table_of(CaseGroup)
    of_case = session.execute(
        sa.select(numbers.c.number)
        .join(links, links.c.case_id == numbers.c.case_id)
        .where(links.c.group_id == group.id, held(links), held(numbers))
    ).scalars()
    conditions.append(subjects.c.case_number.in_(list(of_case)))
    if _is_named(session, group.id):
        conditions.append(sa.cast(subjects.c.persons, sa.String) != "[]")
    waiting = sa.select(claims.c.subject_id).where(
        claims.c.review_status.in_((ReviewStatus.NEW, ReviewStatus.DEFERRED))
    )
    return (
        sa.select(subjects.c.id)
        .where(sa.or_(*conditions), subjects.c.id.in_(waiting))
        .order_by(subjects.c.id.desc())
    )


def _is_named(session: Session, group_id: int) -> bool:
    members, persons = table_of(GroupMember), table_of(Person)
    query = (
        sa.select(members.c.id)
        .join(persons, persons.c.id == members.c.person_id)
        .where(members.c.group_id == group_id, persons.c.name.is_not(None), held(members))
        .limit(1)
    )
    return session.execute(query).first() is not None


def lost_subjects(session: Session) -> list[int]:
    """Open subjects matched to a group that is no longer held."""
    subjects, groups, claims = table_of(ClaimSubject), table_of(DetaineeGroup), table_of(Claim)
    waiting = sa.select(claims.c.subject_id).where(claims.c.review_status == ReviewStatus.NEW)
    query = (
        sa.select(subjects.c.id)
        .join(groups, groups.c.id == subjects.c.group_id)
        .where(groups.c.recorded_to.is_not(None), subjects.c.id.in_(waiting))
        .limit(_AT_ONCE)
    )
    return list(session.execute(query).scalars())


def match_again(session: WriteSession, subject_ids: Sequence[int]) -> int:
    """Match subjects anew, now that the docket holds more or less; gives how many came out otherwise."""
    matcher, changed, wanted = Matcher(), 0, set(subject_ids)
    captures = select(ClaimSubject.capture_id).where(col(ClaimSubject.id).in_(wanted))
    rows = session.exec(
        select(ClaimSubject)
        .where(col(ClaimSubject.capture_id).in_(captures))
        .order_by(col(ClaimSubject.capture_id), col(ClaimSubject.id))
    ).all()
    by_capture: dict[int, list[ClaimSubject]] = {}
    for row in rows:
        by_capture.setdefault(row.capture_id, []).append(row)
    for capture_id, told in by_capture.items():
        own = [row for row in told if row.id in wanted]
        told_on = session.execute(
            sa.select(table_of(Source).c.published_earliest)
            .join(table_of(Capture), table_of(Capture).c.source_id == table_of(Source).c.id)
            .where(table_of(Capture).c.id == capture_id)
        ).scalar()
        subjects, claims = [subject_of(row) for row in told], _claims_of(session, told)
        settled = _settled(session, [row for row in told if row.id not in wanted])
        matches = matcher.match(session, subjects, claims, told_on, settled).matches
        for row in own:
            values = match_columns(session, matches.get(row.key))
            before = {name: getattr(row, name) for name in values}
            if values != before:
                row.case_id = None
                for name, value in values.items():
                    setattr(row, name, value)
                changed += 1
    return changed


def _settled(session: Session, rows: Sequence[ClaimSubject]) -> dict[str, DetaineeGroup]:
    """The groups that subjects stand for on which something was decided, by their keys."""
    ids = {row.group_id for row in rows if row.group_id is not None}
    held_groups = session.execute(
        select(DetaineeGroup).where(
            col(DetaineeGroup.id).in_(ids), col(DetaineeGroup.recorded_to).is_(None)
        )
    ).scalars()
    groups = {each.id: each for each in held_groups}
    return {row.key: groups[row.group_id] for row in rows if row.group_id in groups}


def _claims_of(session: Session, subjects: Sequence[ClaimSubject]) -> list[ReadClaim]:
    claims = table_of(Claim)
    rows = session.execute(
        sa.select(claims.c.reading, claims.c.edit)
        .where(claims.c.subject_id.in_([subject.id for subject in subjects]))
        .order_by(claims.c.ordinal)
    )
    return [understood(row.reading, row.edit) for row in rows]


def subject_of(row: ClaimSubject) -> Subject:
    """A stored subject as the matching sees it."""
    captured = date_value(row, "captured")
    has_count = row.size_min is not None or row.size_max is not None
    return Subject(
        key=row.key,
        label=row.label,
        unit=row.unit,
        count=Count(row.size_min, row.size_max, row.size_of, row.unit) if has_count else None,
        of=row.size_of,
        of_note=row.parent_note,
        captured=None
        if captured is None
        else ReadDate(
            captured.edtf,
            captured.earliest,
            captured.latest,
            captured.wording or "",
            DateBasis.EXPLICIT,
        ),
        place=row.place,
        nationality=row.nationality,
        persons=tuple(row.persons),
        case_number=row.case_number,
    )
