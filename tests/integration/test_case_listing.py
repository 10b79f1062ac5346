"""Lists of cases: ids at once, lines by the page; both engines give the same."""

from dataclasses import replace

import sqlalchemy as sa

from casetracker.services.opening import Services
from casetracker.services.operating import Grounds


def test_ids_and_lines_are_the_cases_in_their_order(full: Services) -> None:
    ids = full.listing.ids()
    lines = full.listing.lines(ids)
    assert lines == full.docket.cases()
    assert full.listing.lines(ids[::-1]) == lines[::-1]
    assert full.listing.lines(ids[1:2]) == lines[1:2]
    assert full.listing.lines(()) == ()


def test_orders_are_by_number_title_and_people_and_turn_round(full: Services) -> None:
    every = full.docket.cases()
    by_title = full.listing.lines(full.listing.ids(order="title"))
    assert [each.title for each in by_title] == sorted((e.title for e in every), key=str.lower)
    by_people = full.listing.lines(full.listing.ids(order="people", is_descending=True))
    assert [e.defendants for e in by_people] == sorted((e.defendants for e in every), reverse=True)
    for order in ("case", "title", "people"):
        up = list(full.listing.ids(order=order))
        assert list(full.listing.ids(order=order, is_descending=True)) == up[::-1]


def test_a_filter_leaves_what_the_listing_of_cases_leaves(full: Services) -> None:
    for text in ("26", "BORDER", "c-0001", "nothing holds this", "%", "_"):
        ids = full.listing.ids(text)
        assert full.listing.lines(ids) == full.docket.cases(text), text


def test_typing_a_filter_reads_the_docket_once_and_again_after_a_change(full: Services) -> None:
    read: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        read.append(statement)

    full.listing.ids("c")
    sa.event.listen(full.database.engine, "before_cursor_execute", note)
    kept = full.listing.ids("c-0001")
    assert not [each for each in read if "FROM cases" in each]
    kept.append(0)  # what a caller does with its ids is its own affair
    assert 0 not in full.listing.ids()

    seen = full.editing.case_values("C-0001")
    full.editing.edit_case(replace(seen, title="Newly called"), Grounds("test"))
    (found,) = full.listing.lines(full.listing.ids("newly called"))
    assert found.ref == "C-0001"


def test_a_record_is_found_by_number_and_by_a_part_of_its_name(full: Services) -> None:
    first = full.docket.cases()[0]
    (found, *_) = full.jumping.find(first.ref.lower())
    assert (found.kind, found.ref, found.opens) == ("case", first.ref, first.ref)
    word = first.title.split()[0].upper()
    assert first.ref in {each.ref for each in full.jumping.find(word)}
    kinds = {each.kind for each in full.jumping.find("0001")}
    assert {"case", "group", "defendant", "source"} <= kinds
    for ref in ("G-0001", "D-0002", "S-0001", "P-0003"):
        (one,) = full.jumping.find(ref.lower())
        assert (one.ref, one.opens) == (ref, ref)
    assert {each.ref[:4] for each in full.jumping.find("d-00")} == {"D-00"}
    assert {each.kind for each in full.jumping.find("0001", ("D", "G"))} == {"defendant", "group"}
    assert full.jumping.find("d-00", ("C",)) == ()
    assert full.jumping.find("   ") == ()
    assert full.jumping.find("nobody is called this") == ()
