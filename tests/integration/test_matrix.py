"""Persons against charges and stages, on both engines."""

from datetime import date

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.tables import Charge
from casetracker.services.opening import Services
from casetracker.views.matrix import CellState
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.integration.test_sides import contradict, dispute, ids_of
from tests.support.histories import change


def test_each_person_has_a_cell_under_each_stage(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    view = full.matrices.stages(case)
    columns = [column.key for column in view.columns]

    assert len(view.rows) == len(full.docket.defendants(case))
    assert {"detained", "sent_to_court"} <= set(columns)
    for row in view.rows:
        assert len(row.cells) == len(columns)
        detained = row.cells[columns.index("detained")]
        assert detained.state is CellState.CITED
        assert str(detained.when) == "2024-03-03"


def test_what_one_has_and_another_has_not_is_a_gap(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    change(full, "recount", 8)
    view = full.matrices.charges(case)
    states = {row.ref: [cell.state for cell in row.cells] for row in view.rows}

    assert [column.label for column in view.columns]
    assert [CellState.CITED] in states.values()
    # Those who came with the recount are charged with nothing on file.
    assert [CellState.NONE] in states.values()


def test_an_event_without_a_source_is_marked(full: Services) -> None:
    change(full, "step", 0)
    view = full.matrices.stages(full.docket.cases()[-1].ref)
    place = [column.key for column in view.columns].index("charged")

    assert {row.cells[place].state for row in view.rows} == {CellState.UNSOURCED}


def test_a_stage_that_sources_dispute_is_marked_once_that_was_published(
    full: Services, full_url: str, open_at: Opener
) -> None:
    case = full.docket.cases()[-1].ref

    def disputed(services: Services) -> set[str]:
        view = services.matrices.stages(case)
        pairs = [pair for row in view.rows for pair in zip(view.columns, row.cells, strict=True)]
        return {column.key for column, cell in pairs if cell.is_disputed}

    assert disputed(full) == set()
    contradict(full, name="other.txt", publisher="Orsk Wire")  # of 10 June
    assert disputed(full) == {"detained"}
    assert disputed(open_at(full_url, Viewpoint(as_of=date(2024, 6, 9)))) == set()
    for undoing in full.docket.changes(1):
        full.docket.undo(undoing.id)
    assert disputed(full) == set()


def test_a_charge_that_sources_dispute_is_marked(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    ids = ids_of(full, Charge, case)[:1]
    dispute(full, Charge, "charge_id", ids)
    view = full.matrices.charges(case)
    assert [any(cell.is_disputed for cell in row.cells) for row in view.rows][:2] == [True, False]


def test_a_stage_that_is_implied_is_not_reported(full: Services) -> None:
    cells = [
        cell
        for case in full.docket.cases()
        for row in full.matrices.stages(case.ref).rows
        for cell in row.cells
    ]

    assert any(cell.state is CellState.IMPLIED and cell.when is None for cell in cells)


def test_a_matrix_of_a_group_holds_its_people(full: Services) -> None:
    group = full.docket.groups()[0]
    view = full.matrices.stages(group.ref.lower())

    assert view.scope == group.ref
    assert len(view.rows) == group.held_members
    assert all(group.ref in row.group_refs for row in view.rows)


def test_a_matrix_looks_back(full: Services, full_url: str, open_at: Opener) -> None:
    case = full.docket.cases()[-1].ref
    then = open_at(full_url, Viewpoint(as_of=date(2024, 4, 1))).matrices.stages(case)

    assert "sent_to_court" not in {column.key for column in then.columns}


def test_a_matrix_of_nothing_on_file_is_refused(full: Services) -> None:
    for ref in ("C-0999", "G-0999", "", "x"):
        with pytest.raises(NotFoundError):
            full.matrices.charges(ref)
