"""Groups entered and corrected by hand: what they are called, when and where they were taken into custody."""

from dataclasses import replace

import sqlalchemy as sa

from casetracker.clock import today
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import refuse_ahead
from casetracker.model.tables import Case, DetaineeGroup
from casetracker.procedure.groups import check_size
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds
from casetracker.services.recording.edits import (
    NAME,
    NothingChangedError,
    clean_line,
    differences,
    optional_line,
    set_values,
)
from casetracker.services.recording.people import GroupDraft, form_group, saved_id
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.store.queries.common import id_of, table_of
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.editing import GroupValues
from casetracker.views.review import ApplyOutcome


class FormingService:
    """Reads and changes groups for a form; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def form(self, case_ref: str, number: int, draft: GroupDraft, grounds: Grounds) -> ApplyOutcome:
        """A new group of so many unnamed people in a case.

        Raises NotFoundError, EditError, GroupSizeError, AheadError.
        """
        check_size(number)
        refuse_ahead(draft.captured, today())
        drafted = replace(
            draft,
            label=clean_line(draft.label, "a label", NAME),
            unit=optional_line(draft.unit, NAME),
            place=optional_line(draft.place, NAME),
            nationality=optional_line(draft.nationality, NAME),
            size_min=number,
            size_max=number,
        )
        where = case_ref.strip().upper()
        note = grounds.note(self._actor, "form a group", f"formed a group of {number} in {where}")
        with self._database.writing(note) as session:
            case = session.current(Case, id_of(session, Case, where, "case"))
            group = form_group(session, drafted, case)
            grounds.cite(session, "group_id", [saved_id(group)])
            refresh_current_stages(session, saved_id(case))
            line = f"{group.ref}: {group.label}, {number} on file in {where}"
        return ApplyOutcome(session.change_set_id, (line,))

    def values(self, ref: str) -> GroupValues:
        """What may be changed of a group; raises NotFoundError."""
        with self._database.reading() as session:
            return _values(session, id_of(session, DetaineeGroup, ref, "group"))

    def edit(self, values: GroupValues, grounds: Grounds) -> ApplyOutcome:
        """Let a group be as the values say; its number is set right by a recount.

        Raises ConflictError where somebody saved it since, NothingChangedError, EditError, AheadError.
        """
        refuse_ahead(values.captured, today())
        label = clean_line(values.label, "a label", NAME)
        note = grounds.note(self._actor, "edit a group", f"edited {values.ref}")
        with self._database.writing(note) as session:
            group_id = id_of(session, DetaineeGroup, values.ref, "group")
            group = session.current(DetaineeGroup, group_id, values.version)
            before = _values(session, group_id)
            set_values(
                group,
                {
                    "label": label,
                    "unit": optional_line(values.unit, NAME),
                    "place": optional_line(values.place, NAME),
                    "nationality": optional_line(values.nationality, NAME),
                    **date_columns("captured", values.captured),
                },
            )
            session.flush()
            told = differences(before, _values(session, group_id), ("version",))
            if not told:
                raise NothingChangedError(values.ref)
            grounds.cite(session, "group_id", [group_id])
        return ApplyOutcome(session.change_set_id, tuple(f"{values.ref}: {each}" for each in told))


def _values(session: ReadSession | WriteSession, group_id: int) -> GroupValues:
    groups = table_of(DetaineeGroup)
    row = session.execute(sa.select(groups).where(groups.c.id == group_id)).one()
    return GroupValues(
        ref=row.ref,
        version=row.version,
        label=row.label,
        unit=row.unit,
        captured=date_value(row, "captured"),
        place=row.place,
        nationality=row.nationality,
    )
