"""Notes, tags, tasks, watches and priorities on any record, and days of silence; both engines."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from casetracker.clock import utc_now
from casetracker.errors import CasetrackerError, NotFoundError, RefusedError, UsageError
from casetracker.model.vocabulary import Decision, Priority
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from tests.support.articles import DRIVERS, PUBLISHED, bring_in_text
from tests.support.dumps import held_dump

RECORDS = ("C-0001", "G-0001", "P-0001", "D-0001", "S-0001", "K-0001")


@pytest.mark.parametrize("record", RECORDS)
def test_everything_can_stand_beside_any_record(full: Services, record: str) -> None:
    full.noting.add_note(record, "ask the court")
    full.noting.add_tag(record.lower(), ("Minors", "needs-counsel"), "as told")
    full.noting.add_task(record, Duty("call", "mara"))
    full.noting.watch(record, "verdict expected")
    full.noting.prioritise(record, Priority.HIGH, "verdict is near")

    assert [(note.ref, note.record, note.text) for note in full.noting.notes(record)] == [
        ("N-0001", record, "ask the court")
    ]
    assert [(tag.word, tag.records) for tag in full.noting.tags()] == [
        ("minors", (record,)),
        ("needs-counsel", (record,)),
    ]
    assert [task.record for task in full.noting.tasks(record)] == [record]
    own = full.noting.watch_of(record)
    assert (own.reason, own.watcher, own.priority) == ("verdict expected", "mara", Priority.HIGH)
    (watched,) = full.noting.watched()
    assert (watched.record, watched.reason) == (record, "verdict expected")
    assert watched.priority is Priority.HIGH
    assert full.maintenance.verify().faults == ()


def test_tasks_stand_by_their_day_and_late_ones_are_marked(full: Services) -> None:
    today = utc_now().date()
    for text, due in (("b", today + timedelta(3)), ("a", today - timedelta(3)), ("c", None)):
        full.noting.add_task("C-0001", Duty(text, due_on=due))
    full.noting.add_task("C-0002", Duty("d", due_on=date(2021, 1, 1)))
    full.noting.finish_task("t-0004", "list is with us")
    tasks = full.noting.tasks()
    assert [(task.text, task.is_late) for task in tasks] == [
        ("a", True),
        ("b", False),
        ("c", False),
        ("d", False),
    ]
    assert tasks[-1].outcome == "list is with us"
    with pytest.raises(RefusedError, match="done already"):
        full.noting.finish_task("T-0004")


def test_the_urgent_and_the_silent_come_first(full: Services) -> None:
    full.noting.watch("C-0005", "trial begins")
    full.noting.watch("C-0001", "nothing heard")
    full.noting.prioritise("G-0003", Priority.HIGH, "verdict is near")
    full.noting.watch("C-0001", "still nothing heard")
    views = full.noting.watched()
    assert [(view.record, view.reason) for view in views] == [
        ("G-0003", None),
        ("C-0001", "still nothing heard"),
        ("C-0005", "trial begins"),
    ]
    assert views[2].last_heard == PUBLISHED.latest
    full.noting.unwatch("C-0001", "judged")
    with pytest.raises(RefusedError, match="Nobody watches C-0001"):
        full.noting.unwatch("C-0001", "judged")


def test_silence_counts_from_the_last_publication_that_bears_on_somebody(full: Services) -> None:
    lines = full.noting.by_silence(full.docket.defendants())
    assert PUBLISHED.latest is not None
    days = (utc_now().date() - PUBLISHED.latest).days
    by_ref = {line.ref: line.silent_days for line in lines}
    assert by_ref["D-0060"] == days
    assert (by_ref["D-0001"] or 0) > days
    assert [line.silent_days for line in lines] == sorted(
        (line.silent_days or 0 for line in lines), reverse=True
    )
    cases = {line.ref: line.silent_days for line in full.docket.cases()}
    assert cases["C-0005"] == days


def test_a_case_carries_its_own_priority(full: Services) -> None:
    full.noting.prioritise("C-0002", Priority.LOW, "verdict is near")
    assert full.docket.case("C-0002").line.priority is Priority.LOW
    full.noting.prioritise("G-0002", Priority.HIGH, "verdict is near")
    full.noting.prioritise("G-0002", Priority.NORMAL, "verdict is near")
    assert [view.record for view in full.noting.watched()] == ["C-0002"]


Change = Callable[[Services], object]
CHANGES: dict[str, Change] = {
    "note": lambda s: s.noting.add_note("C-0001", "x"),
    "edit note": lambda s: s.noting.edit_note("N-0001", "x"),
    "edit task": lambda s: s.noting.edit_task("T-0001", Duty("x", "tom", date(2026, 7, 1))),
    "drop note": lambda s: s.noting.drop_note("N-0001", "settled"),
    "tag": lambda s: s.noting.add_tag("C-0001", ("x",), "as told"),
    "drop tag": lambda s: s.noting.drop_tag("C-0001", ("kept",), "as told"),
    "task": lambda s: s.noting.add_task("C-0001", Duty("x")),
    "done": lambda s: s.noting.finish_task("T-0001"),
    "watch": lambda s: s.noting.watch("C-0001", "x"),
    "priority": lambda s: s.noting.prioritise("C-0001", Priority.HIGH, "verdict is near"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_undo_restores_all_that_was_held(full: Services, change: str) -> None:
    full.noting.add_note("C-0001", "kept")
    full.noting.add_tag("C-0001", ("kept",), "as told")
    full.noting.add_task("C-0001", Duty("kept"))
    full.noting.watch("C-0001", "kept")
    before = held_dump(full.database)
    CHANGES[change](full)
    assert held_dump(full.database) != before
    full.docket.undo()
    assert held_dump(full.database) == before


REFUSALS: dict[str, tuple[Change, type[CasetrackerError], str]] = {
    "no text": (lambda s: s.noting.add_note("C-0001", "  "), UsageError, "1 to 4000"),
    "no tag": (
        lambda s: s.noting.add_tag("C-0001", ("two words",), "as told"),
        UsageError,
        "no tag",
    ),
    "no record": (lambda s: s.noting.add_note("C-0099", "x"), NotFoundError, "C-0099"),
    "no reason": (lambda s: s.noting.add_tag("C-0001", ("x",), " "), UsageError, "give a reason"),
    "why no more": (lambda s: s.noting.drop_note("N-0001", ""), UsageError, "give a reason"),
    "why urgent": (lambda s: s.noting.prioritise("C-0001", Priority.LOW, ""), UsageError, "reason"),
    "no kind": (lambda s: s.noting.add_note("Z-0001", "x"), NotFoundError, "Z-0001"),
    "no task": (lambda s: s.noting.finish_task("T-0009"), NotFoundError, "T-0009"),
    "no note": (lambda s: s.noting.drop_note("N-0009", "settled"), NotFoundError, "N-0009"),
    "no note to edit": (lambda s: s.noting.edit_note("N-0009", "x"), NotFoundError, "N-0009"),
    "no task to edit": (lambda s: s.noting.edit_task("T-0009", Duty("x")), NotFoundError, "T-0009"),
    "no such duty": (lambda s: s.noting.duty("T-0009"), NotFoundError, "T-0009"),
    "not carried": (
        lambda s: s.noting.drop_tag("C-0001", ("x",), "as told"),
        RefusedError,
        "carries no x",
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(full: Services, what: str) -> None:
    change, error, words = REFUSALS[what]
    before = held_dump(full.database)
    with pytest.raises(error, match=words):
        change(full)
    assert held_dump(full.database) == before


def test_a_note_and_a_task_are_changed_and_found_by_their_new_words(full: Services) -> None:
    full.noting.add_note("C-0001", "ask the registry")
    full.noting.add_task("D-0001", Duty("call", "mara"))
    full.noting.edit_note("n-0001", " ask the ombudsman ")
    (note,) = full.noting.notes("C-0001")
    assert (note.text, note.author) == ("ask the ombudsman", "mara")
    assert {hit.ref for hit in full.searching.search("ombudsman", ["note"]).hits} == {"N-0001"}
    assert full.searching.search("registry", ["note"]).hits == ()
    assert full.noting.duty("t-0001") == Duty("call", "mara")
    full.noting.edit_task("t-0001", Duty("write", None, date(2026, 7, 1)))
    assert full.noting.duty("T-0001") == Duty("write", None, date(2026, 7, 1))
    assert full.maintenance.verify().faults == ()
    with pytest.raises(RefusedError, match="already"):
        full.noting.edit_note("N-0001", "ask the ombudsman")
    with pytest.raises(RefusedError, match="already"):
        full.noting.edit_task("T-0001", full.noting.duty("T-0001"))
    full.noting.finish_task("T-0001")
    with pytest.raises(RefusedError, match="is done"):
        full.noting.edit_task("T-0001", Duty("call"))


def test_a_note_beside_a_record_keeps_the_change_that_made_it_from_being_undone(
    full: Services,
) -> None:
    bring_in_text(full, DRIVERS)
    claim = full.review.claims()[0]
    opened = full.review.settle(claim.ref, Decision.ACCEPT, link="new").change_set
    full.noting.add_note("G-0006", "see the other article")
    with pytest.raises(RefusedError, match="rests on it"):
        full.docket.undo(opened)
