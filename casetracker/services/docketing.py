"""The docket as it is read: cases, groups, defendants, sources, and what changed last."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from casetracker.model.tables import (
    Case,
    Defendant,
    Person,
    PersonName,
    Source,
)
from casetracker.services.acting import Actor
from casetracker.store.queries.cases import case_lines, case_view
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, id_of, out_by_then, present, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.facts import charges, custody, stage_events
from casetracker.store.queries.filtering import (
    case_condition,
    defendant_condition,
    group_condition,
)
from casetracker.store.queries.glance import change_counter, change_lines, glance
from casetracker.store.queries.groups import group_events_of, group_lines, group_refs, group_view
from casetracker.store.queries.home import doubts, home_view
from casetracker.store.queries.source_filtering import source_condition
from casetracker.store.queries.sources import source_lines, waiting_count
from casetracker.store.queries.stages import stage_views
from casetracker.store.queries.unsourced import unsourced_facts
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.common import StageView
from casetracker.views.docket import (
    CaseLine,
    CaseView,
    DefendantLine,
    DefendantView,
    GroupEventView,
    GroupLine,
    GroupView,
    NameView,
    SimilarPeople,
    UnsourcedFact,
)
from casetracker.views.filters import Filters
from casetracker.views.home import ChangeLine, HomeView
from casetracker.views.review import ApplyOutcome, SourceLine

if TYPE_CHECKING:
    from casetracker.procedure.status import StageStatus


class DocketService:
    """Reads the docket; takes back change sets."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def home(self) -> HomeView:
        """What needs a decision, and the docket at a glance."""
        with self._database.reading() as session:
            return home_view(session)

    def glance(self) -> HomeView:
        """The docket at a glance, conflicts and facts without a source left uncounted."""
        with self._database.reading() as session:
            return glance(session)

    def doubts(self) -> tuple[int, int]:
        """How many facts sources dispute, and how many nothing supports."""
        with self._database.reading() as session:
            return doubts(session)

    def group_events(self, case_ref: str) -> tuple[tuple[str, GroupEventView], ...]:
        """What befell the groups of a case, each with its group's reference; raises NotFoundError."""
        with self._database.reading() as session:
            return group_events_of(session, case_ref)

    def unsourced(self, most: int | None = None) -> tuple[UnsourcedFact, ...]:
        """The facts that nothing on file supports, as many as `home` counts, or the first so many."""
        with self._database.reading() as session:
            return unsourced_facts(session, most)

    def waiting(self) -> int:
        """How many claims wait for a decision, as the queue of the review counts them."""
        with self._database.reading() as session:
            return waiting_count(session)

    def cases(
        self, text: str | None = None, filters: Filters | None = None
    ) -> tuple[CaseLine, ...]:
        """Cases as rows, oldest first; with a text, those whose reference, title or number holds it.

        Filters choose cases in which somebody stands to whom they apply; raises UsageError.
        """
        with self._database.reading() as session:
            lines = case_lines(session, case_condition(session, filters) if filters else None)
        wanted = (text or "").strip().casefold()
        return tuple(
            replace(line, silent_days=silence(line, self._database.day))
            for line in lines
            if wanted in " ".join((line.ref, line.title, *line.numbers)).casefold()
        )

    def case(self, ref: str) -> CaseView:
        """One case, whole; raises NotFoundError."""
        from casetracker.services.statuses import marked
        from casetracker.services.vocabularies import pack_of

        with self._database.reading() as session:
            view = case_view(session, ref)
            rules = pack_of(view.jurisdiction).rules
            case_id = id_of(session, Case, ref, "case")
            return replace(view, stages=marked(session, case_id, rules, view.stages))

    def groups(self, filters: Filters | None = None) -> tuple[GroupLine, ...]:
        """Groups as rows, oldest first; with filters, those with such a member. Raises UsageError."""
        with self._database.reading() as session:
            return group_lines(session, group_condition(session, filters) if filters else None)

    def group_refs(self) -> tuple[str, ...]:
        """The references of all groups, oldest first: a hundredth of the work of reading their rows."""
        with self._database.reading() as session:
            return group_refs(session)

    def group(self, ref: str) -> GroupView:
        """One group, whole; raises NotFoundError."""
        with self._database.reading() as session:
            return group_view(session, ref)

    def defendants(
        self, case_ref: str | None = None, filters: Filters | None = None
    ) -> tuple[DefendantLine, ...]:
        """Defendants as rows, of all cases or of one; raises NotFoundError, UsageError."""
        with self._database.reading() as session:
            defendants = table_of(Defendant)
            conditions = [present(defendants)]
            if case_ref is not None:
                case_id = id_of(session, Case, case_ref, "case")
                conditions.append(defendants.c.case_id == case_id)
            if filters:
                conditions.append(defendant_condition(session, filters))
            return defendant_lines(session, sa.and_(*conditions))

    def defendant(self, ref: str) -> DefendantView:
        """One defendant, whole; raises NotFoundError."""
        with self._database.reading() as session:
            return defendant_view(session, ref)

    def similar(self, ref: str | None = None) -> tuple[SimilarPeople, ...]:
        """Pairs of people who may be one, the likeliest first; raises NotFoundError."""
        from casetracker.services.similar import similar_people

        with self._database.reading() as session:
            return similar_people(session, ref)

    def sources(self, filters: Filters | None = None) -> tuple[SourceLine, ...]:
        """Sources as rows, oldest publication first; as of a day, those published by then.

        Raises UsageError where a filter takes no such value.
        """
        with self._database.reading() as session:
            condition = out_by_then(session, table_of(Source))
            if filters:
                condition = sa.and_(condition, source_condition(session, filters))
            return source_lines(session, condition)

    def changes(self, limit: int = 20) -> tuple[ChangeLine, ...]:
        """The latest change sets, newest first."""
        with self._database.reading() as session:
            return change_lines(session, limit)

    def undo(self, change_set: int | None = None) -> ApplyOutcome:
        """Take back a change set, or the latest one that can be; raises RefusedError."""
        from casetracker.services.undoing import undo

        return undo(self._database, self._actor, change_set)

    def redo(self, change_set: int | None = None) -> ApplyOutcome:
        """Do a change set again that was undone, or the one undone last; raises RefusedError."""
        from casetracker.services.undoing import redo

        return redo(self._database, self._actor, change_set)

    def change_counter(self) -> int:
        """A number that grows with every change, whoever makes it."""
        with self._database.reading() as session:
            return change_counter(session)


def silence(line: CaseLine, today: date) -> int | None:
    """Days since the last report of a case; None where there is none."""
    latest = line.last_reported.latest if line.last_reported else None
    return None if latest is None else max((today - latest).days, 0)


def _stage(status: "StageStatus | None", vocabulary: dict[str, StageView]) -> StageView | None:
    if status is None:
        return None
    return replace(vocabulary[status.event.code], since=status.event.happened)


def defendant_view(session: ReadSession, ref: str) -> DefendantView:
    """One defendant, whole, within a session; raises NotFoundError."""
    from casetracker.services.statuses import marked, statuses
    from casetracker.services.vocabularies import pack_of

    defendant_id = id_of(session, Defendant, ref, "defendant")
    defendants, persons, cases = table_of(Defendant), table_of(Person), table_of(Case)
    row = session.execute(
        sa.select(
            defendants.c.case_id,
            defendants.c.person_id,
            defendants.c.version,
            cases.c.title,
            cases.c.jurisdiction,
            persons.c.nationality,
        )
        .join(cases, cases.c.id == defendants.c.case_id)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(defendants.c.id == defendant_id)
    ).one()
    vocabulary = stage_views(session)
    rules = pack_of(row.jurisdiction).rules
    status = statuses(session, row.case_id, rules=rules).get(defendant_id)
    line = defendant_lines(session, defendants.c.id == defendant_id)[0]
    return DefendantView(
        line=replace(line, stage=_stage(status, vocabulary)),
        version=row.version,
        case_title=row.title,
        names=_names(session, row.person_id),
        nationality=row.nationality,
        stages=marked(
            session,
            row.case_id,
            rules,
            stage_events(session, row.case_id, defendant_id=defendant_id),
        ),
        charges=charges(session, row.case_id, defendant_id=defendant_id),
        custody=custody(session, row.case_id, person_id=row.person_id),
        implied=tuple(vocabulary[code].label for code in status.derived) if status else (),
        warnings=status.warnings if status else (),
        citations=citations_of(session, "person_id", [row.person_id]).get(row.person_id, ()),
    )


def _names(session: ReadSession, person_id: int) -> tuple[NameView, ...]:
    names = table_of(PersonName)
    rows = session.execute(
        sa.select(names).where(names.c.person_id == person_id, held(names)).order_by(names.c.id)
    ).all()
    cited = citations_of(session, "person_name_id", [row.id for row in rows])
    return tuple(
        NameView(row.text, row.script, row.kind.value, cited.get(row.id, ())) for row in rows
    )
