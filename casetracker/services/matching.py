"""Matching of subjects to the groups on file: which groups come into question, found by index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    CaseGroup,
    CaseNumber,
    ChangeSet,
    ClaimSubject,
    DetaineeGroup,
    GroupMember,
    Person,
)
from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import Count, ReadClaim, ReadDate, Subject
from casetracker.news.matching.matches import GroupOutline, SubjectMatch, match_people
from casetracker.news.naming.lookup import NameIndex
from casetracker.services.outlines import docket_outline
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import held, table_of

NOTHING: Final[Mapping[str, DetaineeGroup]] = MappingProxyType({})
FEW: Final = 2
_LIMIT: Final = 40
WIDE: Final = 370
_NEAR: Final = 7


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
                groups.c.captured_earliest.between(days_before(earliest, WIDE), _after(latest)),
                groups.c.captured_latest >= days_before(earliest, _NEAR),
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


def days_before(day: date, days: int) -> date:
    """So many days before a day, or the first day that there is."""
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
        if count.exact is not None and count.exact > FEW:
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
