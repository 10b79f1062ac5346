"""Many records changed at once: the preview tells the truth, and one undo takes all of it back."""

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.vocabulary import Priority
from casetracker.services.bulk import BulkChange
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from tests.support.dumps import held_dump

REFS = ("C-0001", "D-0001", "G-0002")
CHANGES = (
    BulkChange(tags=("Minors", "needs-counsel"), grounds=Grounds("births reported")),
    BulkChange(watch="verdicts expected"),
    BulkChange(priority=Priority.HIGH, grounds=Grounds("verdicts near")),
    BulkChange(stage=Happening("convicted"), grounds=Grounds("judgment")),
)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_preview_changes_nothing_and_one_undo_takes_all_back(
    full: Services, change: BulkChange
) -> None:
    before = held_dump(full.database)
    lines = full.bulk.preview(REFS, change)
    assert [line.ref for line in lines] == list(REFS)
    assert all(line.changes for line in lines)
    assert held_dump(full.database) == before
    full.bulk.apply(REFS, change)
    if change.stage is None:
        again = full.bulk.preview(REFS, change)
        assert [line.before for line in again] == [line.after for line in lines]
        assert not any(line.changes for line in again)
        with pytest.raises(RefusedError, match="so already"):
            full.bulk.apply(REFS, change)
    full.docket.undo()
    assert held_dump(full.database) == before
    assert full.maintenance.verify().faults == ()


def test_one_wrong_reference_stops_all_of_it(full: Services) -> None:
    before = held_dump(full.database)
    with pytest.raises(NotFoundError):
        full.bulk.apply(
            ("C-0001", "C-9999"), BulkChange(tags=("minors",), grounds=Grounds("births"))
        )
    with pytest.raises(UsageError):
        full.bulk.apply((), BulkChange(tags=("minors",), grounds=Grounds("births")))
    with pytest.raises(UsageError):
        full.bulk.preview(("C-0001",), BulkChange())
    with pytest.raises(UsageError, match="no stage"):
        full.bulk.preview(("C-0001",), BulkChange(stage=Happening("nowhere")))
    assert held_dump(full.database) == before
