"""A jump by a part of a name: the index finds in a docket of many what a look at every record finds."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.store.queries import records_indexed

WHY = Grounds("court list", PartialDate.parse("2024-05"))
LATIN, RUSSIAN, ARMENIAN = "Aram Testyan", "Гагик Примерян", "Ցոլակ Օրինակյան"

WHOLE = {"border", "BORDER", "bor", "testyan", "aram te", "primer", "Примерян", "гагик", "Ցոլակ", "ts'olak",
         "0001", "d-0001", "six servicemen"}  # fmt: skip

TEXTS = ("border", "BORDER", "bor", "testyan", "aram te", "Арам", "primer", "Примерян", "гагик", "Ցոլակ",
         "ts'olak",
         "0001", "00", "p-0", "d-0001", "nobody is called this", "six servicemen", "", "%", "_", "'",
         '"; drop', "NEAR(a b)", "*", "c-0001 b")  # fmt: skip


@pytest.fixture
def named(full: Services) -> Services:
    full.groups.name("G-0001", [LATIN, RUSSIAN, ARMENIAN], WHY)
    return full


def test_both_ways_find_the_same_in_the_same_order(
    named: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned = {text: named.jumping.find(text) for text in TEXTS}
    monkeypatch.setattr(records_indexed, "MANY", 0)
    for text in TEXTS:
        found = named.jumping.find(text)
        assert [each for each in scanned[text] if each in set(found)] == list(found), text
        if text in WHOLE:
            assert found == scanned[text] != (), text


def test_in_a_docket_of_many_no_record_is_read_that_no_word_of_it_leads_to(
    named: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {each.kind for each in named.jumping.find("estyan")} == {"defendant", "person"}
    monkeypatch.setattr(records_indexed, "MANY", 0)
    assert named.jumping.find("estyan") == ()
    assert {each.kind for each in named.jumping.find("testya")} == {"defendant", "person"}


def test_a_fact_and_a_task_are_found_by_their_number(full: Services) -> None:
    (fact,) = full.jumping.find("k-0001")
    assert (fact.kind, fact.ref, fact.opens[:2]) == ("fact", "K-0001", "S-")
    full.noting.add_task("C-0002", Duty("ask the lawyer"))
    (task,) = full.jumping.find("T-0001")
    assert (task.kind, task.name, task.opens) == ("task", "ask the lawyer", "C-0002")
