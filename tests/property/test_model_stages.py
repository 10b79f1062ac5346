"""The stage that is kept beside each defendant is the one that the events give."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Defendant, GroupMember, Stage, StageEvent
from casetracker.procedure.status import DatedStage, current_stage
from casetracker.services.acting import Actor
from casetracker.services.recording.people import (
    GroupDraft,
    defendants_of_group,
    form_group,
    open_case,
    saved_id,
)
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    record_stage,
    refresh_current_stages,
)
from casetracker.services.undoing import undo
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import Database, ReadSession

ACTOR = Actor("mara", "cli")
CODES = ["detained", "charged", "remanded", "indictment_approved", "sent_to_court", "released"]
WHEN = st.none() | st.builds(
    PartialDate.parse,
    st.sampled_from(
        ["2024", "2024-03", "2024-03-03", "../2024-02-10", "2024-04/..", "2024-01-1X", "2024-05~"]
    ),
)


@dataclass(frozen=True)
class Step:
    """One event; `whom` picks the case, a group or a defendant, `instead` an earlier step."""

    code: str
    happened: PartialDate | None
    reported: PartialDate | None
    whom: int
    instead: int | None
    is_undone: bool


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(CODES),
        WHEN,
        st.none() | st.just(PartialDate.parse("2024-06-10")),
        st.integers(0, 4),
        st.none() | st.integers(0, 5),
        st.booleans(),
    ),
    max_size=7,
)


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all sequences: each works on a case of its own."""
    path = tmp_path_factory.mktemp("stages") / "docket.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}", label="the test database")
    yield database
    database.close()


def _case_with_two_groups(database: Database) -> tuple[int, list[Scope]]:
    with database.writing(ACTOR.note("docket", "opened")) as session:
        case = open_case(session, "Case of five drivers")
        groups = [
            form_group(session, GroupDraft(label="drivers", size_min=size, size_max=size), case)
            for size in (2, 3)
        ]
        case_id = saved_id(case)
        first = [defendants_of_group(session, saved_id(group), case_id)[0] for group in groups]
        scopes = [
            Scope(case_id),
            *(Scope(case_id, group_id=saved_id(group)) for group in groups),
            *(Scope(case_id, defendant_id=saved_id(defendant)) for defendant in first),
        ]
    return case_id, scopes


def _record(database: Database, steps: list[Step], scopes: list[Scope]) -> None:
    recorded: list[int] = []
    for step in steps:
        with database.writing(ACTOR.note("docket", f"recorded {step.code}")) as session:
            old = None
            if step.instead is not None and step.instead < len(recorded):
                old = session.get(StageEvent, recorded[step.instead])
                old = old if old is not None and old.recorded_to is None else None
            scope = (
                scopes[step.whom]
                if old is None
                else Scope(old.case_id, old.group_id, old.defendant_id)
            )
            draft = StageDraft(step.code, step.happened, step.reported)
            event = record_stage(session, scope, draft, instead_of=old)
            event_id = saved_id(event)
        if step.is_undone:
            undo(database, ACTOR, session.change_set_id)
        else:
            recorded.append(event_id)


def _computed(session: ReadSession, case_id: int) -> dict[int, tuple[str | None, int | None]]:
    events, stages, members = table_of(StageEvent), table_of(Stage), table_of(GroupMember)
    defendants = table_of(Defendant)
    rows = session.execute(
        sa.select(events, stages.c.position)
        .join(stages, stages.c.code == events.c.stage_code)
        .where(events.c.case_id == case_id, held(events))
    ).all()
    found: dict[int, tuple[str | None, int | None]] = {}
    for defendant in session.execute(
        sa.select(defendants).where(defendants.c.case_id == case_id, held(defendants))
    ):
        own = set(
            session.execute(
                sa.select(members.c.group_id).where(
                    members.c.person_id == defendant.person_id, held(members)
                )
            ).scalars()
        )
        status = current_stage(
            DatedStage(
                row.id,
                row.stage_code,
                row.position,
                date_value(row, "happened"),
                row.reported_latest,
            )
            for row in rows
            if row.defendant_id == defendant.id
            or row.group_id in own
            or (row.defendant_id is None and row.group_id is None)
        )
        found[defendant.id] = (status.event.code, status.event.event_id) if status else (None, None)
    return found


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(steps=STEPS)
def test_the_kept_stage_is_the_computed_one_after_any_sequence_of_events(
    kept: Database, steps: list[Step]
) -> None:
    case_id, scopes = _case_with_two_groups(kept)
    _record(kept, steps, scopes)
    defendants = table_of(Defendant)
    with kept.reading() as session:
        held_now = {
            row.id: (row.current_stage_code, row.current_stage_event_id)
            for row in session.execute(sa.select(defendants).where(defendants.c.case_id == case_id))
        }
        assert len(held_now) == 5
        assert held_now == _computed(session, case_id)
    with kept.writing(ACTOR.note("setup", "looked again")) as writing:
        assert refresh_current_stages(writing, case_id) == 0
