"""Searching, filtering and keeping listings, on both engines."""

from contextlib import suppress
from datetime import timedelta
from typing import Final

import pytest
import sqlalchemy as sa

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.tables import SearchDocument
from casetracker.model.vocabulary import Listing
from casetracker.services.maintaining import NotWholeError
from casetracker.services.opening import Services
from casetracker.store.queries.common import table_of
from casetracker.store.search_texts import KINDS
from casetracker.views.filters import KEYS, Filters
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import PUBLISHED, accept_text, bring_in_text
from tests.support.histories import change, last_moment

NAMED: Final = (
    "On 5 April 2024 the Border Police detained 3 fishermen at the Orsk crossing. "
    "The fishermen are accused of illegal fishing under Article 214.2.1 of the Criminal Code.\n"
)


def found(services: Services, text: str, *kinds: str) -> set[tuple[str, str]]:
    """Kind and reference of what a search finds."""
    return {(hit.kind, hit.ref) for hit in services.searching.search(text, kinds).hits}


def test_every_kind_of_record_is_found_by_its_words(full: Services) -> None:
    change(full, "name", 1)
    hits = full.searching.search("lomna* crossing").hits + full.searching.search("lomnar").hits

    assert {hit.kind for hit in hits} >= {"claim", "source", "person"}
    assert {hit.kind for hit in full.searching.search("servicemen held since").hits} >= {"group"}
    assert {hit.kind for hit in full.searching.search("border illegally").hits} >= {"charge"}
    assert {hit.kind for hit in full.searching.search("case 17 servicemen").hits} >= {"case"}


def test_a_name_is_found_in_other_scripts_and_spellings(full: Services) -> None:
    change(full, "name", 1)
    (hit,) = full.searching.search("Oleks Lomnar", ("person",)).hits

    assert hit.label.startswith("Oleks Lomnar")
    assert len(hit.within) == 2
    for spelling in ("Ломнар", "Lomnár Oleks", "Lumnar", "LOMNER", "Алекс Ломнар"):
        assert found(full, spelling, "person") == {("person", hit.ref)}, spelling
    assert found(full, "Orskar", "person") == set()


def test_the_index_follows_every_change_and_undo(full: Services) -> None:
    assert found(full, "Lomnar", "person") == set()
    change(full, "name", 1)
    assert len(found(full, "Lomnar", "person")) == 1
    change(full, "undo", 0)
    assert found(full, "Lomnar", "person") == set()


def test_what_was_known_is_found_by_the_words_that_it_had_then(
    full: Services, full_url: str, open_at: Opener
) -> None:
    before = last_moment(full)
    change(full, "name", 1)
    named, naming = last_moment(full), full.docket.changes(1)[0].id
    source = bring_in_text(full, NAMED)
    full.docket.undo(naming)

    then = open_at(full_url, Viewpoint(known_at=named))
    queries = (
        "Lomnar",
        "Ломнар",
        "lomna* crossing",
        '"servicemen held" -orsk',
        "border -lomna*",
        "-",
    )
    for query in queries:
        assert {kind for kind, _ in found(then, query)} <= set(KINDS)
    assert {kind for kind, _ in found(then, "Ломнар")} == {"person"}
    assert found(open_at(full_url, Viewpoint(known_at=before)), "Lomnar") == set()
    assert ("source", source) in found(full, "fishermen")
    assert found(then, "fishermen") == set()


def test_what_stood_on_a_day_is_found_without_what_was_printed_later(
    full: Services, full_url: str, open_at: Opener
) -> None:
    day = PUBLISHED.earliest
    assert day is not None
    source = bring_in_text(full, NAMED, name="fish.txt")
    before = open_at(full_url, Viewpoint(as_of=day - timedelta(days=1)))
    then = open_at(full_url, Viewpoint(as_of=day))

    assert {kind for kind, _ in found(then, "fishermen")} == {"source", "claim"}
    assert found(before, "fishermen") == set()
    assert source in {claim.source_ref for claim in then.review.claims()}
    assert source not in {claim.source_ref for claim in before.review.claims()}
    assert found(before, "-fishermen servicemen")


def test_looking_back_to_now_finds_what_the_index_finds(
    full: Services, full_url: str, open_at: Opener
) -> None:
    change(full, "name", 1)
    now = open_at(full_url, Viewpoint(known_at=last_moment(full)))
    for query in ("lomna*", "Lumnar", '"the 17 servicemen"', "servicemen -court", "G-0001", "214"):
        assert now.searching.search(query, limit=400) == full.searching.search(query, limit=400)


def test_a_source_is_found_as_soon_as_it_is_there_with_the_passage(full: Services) -> None:
    assert found(full, "fishermen") == set()
    source = bring_in_text(full, NAMED, name="fish.txt")
    (hit,) = full.searching.search("орск fishermen", ("source",)).hits

    assert hit.ref == source
    assert hit.passage is not None
    assert "Orsk" in hit.passage or "fishermen" in hit.passage


def test_phrases_beginnings_and_words_to_leave_out(full: Services) -> None:
    both = found(full, "border illegally", "charge")

    assert both
    assert found(full, '"border illegally"', "charge") == both - {("charge", "C-0001")}
    assert found(full, '"illegally border"', "charge") == set()
    assert found(full, "illegally bord*", "charge") == both
    assert both.isdisjoint(found(full, "border -illegally", "charge"))
    assert found(full, "-illegally") == set()


def test_the_index_made_anew_is_the_one_that_was_kept(full: Services) -> None:
    for number, kind in enumerate(("name", "recount", "step", "undo", "replace")):
        change(full, kind, number + 1)
    documents = table_of(SearchDocument)

    def held() -> list[tuple[object, ...]]:
        columns = (documents.c.kind, documents.c.owner_id, documents.c.ref, documents.c.label)
        with full.database.reading() as session:
            query = sa.select(*columns).order_by(documents.c.kind, documents.c.owner_id)
            return [tuple(row) for row in session.execute(query)]

    queries = ("servicemen", "lomna", "court", "oleks", "border illegally")
    kept, hits = held(), [found(full, text) for text in queries]
    assert full.searching.reindex() == len(kept)
    assert held() == kept
    assert [found(full, text) for text in queries] == hits
    assert full.maintenance.verify().faults == ()
    assert full.maintenance.check().faults == ()


_LOST_WORDS: Final = "words"
_LOSING: Final = {
    "sqlite": "DELETE FROM search_index WHERE rowid = 1",
    "postgresql": "UPDATE search_documents SET words = NULL WHERE id = 1",
}


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE search_documents SET label = 'another' WHERE kind = 'case' AND owner_id = 1",
        _LOST_WORDS,
        "DELETE FROM search_documents WHERE kind = 'claim' AND owner_id = 1",
    ],
)
def test_verify_finds_an_index_that_was_tampered_with_and_reindex_mends_it(
    full: Services, tampering: str
) -> None:
    with full.database.engine.begin() as connection:
        if tampering == _LOST_WORDS:
            tampering = _LOSING[connection.dialect.name]
        connection.exec_driver_sql(tampering)
    with pytest.raises(NotWholeError, match="full text index"):
        full.maintenance.verify()
    full.searching.reindex()
    assert full.maintenance.verify().faults == ()


FITTING: Final = (
    ("stage=sent_to_court", "stage=detained"),
    ("stage=sent to court", "stage=none"),
    ("phase=indictment", "phase=appeal"),
    ("custody=held", "custody=ended"),
    ("role=suspect", "role=convicted"),
    ("name=unnamed", "name=known"),
    ("charge=border illegally", "charge=smuggling"),
    ("publisher=lomna", "publisher=orsk"),
    ("stage-date=2024-05", "stage-date=2024-04"),
    ("custody-date=2024-05", "custody-date=2023"),
    ("updated-since=2021", "updated-since=2999"),
)


@pytest.mark.parametrize(("fits", "other"), FITTING)
def test_a_filter_keeps_what_fits_and_leaves_out_the_rest(
    full: Services, fits: str, other: str
) -> None:
    case = full.docket.cases()[-1].ref

    def seen(text: str) -> tuple[bool, bool, bool]:
        people = full.docket.defendants(case, Filters.parse(Listing.DEFENDANT, [text]))
        cases = full.docket.cases(None, Filters.parse(Listing.CASE, [text, f"case={case}"]))
        groups = full.docket.groups(Filters.parse(Listing.GROUP, [text, f"case={case}"]))
        return bool(people), bool(cases), bool(groups)

    assert seen(fits) == (True, True, True)
    assert seen(other) == (False, False, False)


def test_an_article_holds_what_is_under_it(full: Services) -> None:
    accept_text(full, NAMED, name="fish.txt")
    charges = [each for case in full.docket.cases() for each in full.docket.case(case.ref).charges]
    articles = {each.article for each in charges}
    assert "214.2.1" in articles, articles

    for text, number in (("214", 3), ("214.2", 3), ("214.2.1", 3), ("21", 0), ("214.2.1.1", 0)):
        filters = Filters.parse(Listing.DEFENDANT, [f"article={text}"])
        assert len(full.docket.defendants(None, filters)) == number, text


def test_values_of_one_key_are_any_of_them_and_keys_are_all(full: Services) -> None:
    def number(*texts: str) -> int:
        return len(full.docket.defendants(None, Filters.parse(Listing.DEFENDANT, texts)))

    sent, detained = number("stage=sent_to_court"), number("stage=detained")
    assert sent
    assert detained
    assert number("stage=sent_to_court", "stage=detained") == sent + detained
    assert number("stage=sent_to_court", "phase=detention") == 0


@pytest.mark.parametrize(
    ("fits", "other"),
    [
        ("publisher=lomna", "publisher=nobody"),
        ("kind=note", "kind=court_document"),
        ("published=2024-06", "published=2024-07"),
        ("waiting=no", "waiting=yes"),
        ("updated-since=2021-01-01T10:00", "updated-since=2999"),
    ],
)
def test_sources_are_filtered(full: Services, fits: str, other: str) -> None:
    assert full.docket.sources(Filters.parse(Listing.SOURCE, [fits]))
    assert not full.docket.sources(Filters.parse(Listing.SOURCE, [other]))


def test_updated_since_finds_what_was_done_after(full: Services) -> None:
    before = last_moment(full).isoformat()
    change(full, "name", 1)
    filters = Filters.parse(Listing.DEFENDANT, [f"updated-since={before}"])
    lines = full.docket.defendants(None, filters)
    change(full, "name", 2)

    assert len(lines) < len(full.docket.defendants())
    assert any(line.name.startswith("Oleks") for line in lines)


@pytest.mark.parametrize("listing", list(Listing))
def test_every_key_refuses_or_takes_an_odd_value(full: Services, listing: Listing) -> None:
    for key in KEYS[listing]:
        for value in ("%", "'", "((", "-", "9" * 50, "\u202e"):
            filters = Filters.parse(listing, [f"{key}={value}"])
            with suppress(UsageError, NotFoundError):
                _listed(full, filters)


def _listed(services: Services, filters: Filters) -> object:
    if filters.listing is Listing.CASE:
        return services.docket.cases(None, filters)
    if filters.listing is Listing.GROUP:
        return services.docket.groups(filters)
    if filters.listing is Listing.DEFENDANT:
        return services.docket.defendants(None, filters)
    return services.docket.sources(filters)


def test_facets_count_what_their_filters_find(full: Services) -> None:
    for ref, word in (("C-0001", "urgent"), ("G-0002", "urgent"), ("D-0001", "minor")):
        full.noting.add_tag(ref, (word,), "asked by the family")
    facets = full.searching.facets()

    assert {each.key for each in facets} >= {"stage", "phase", "custody", "group", "case", "tag"}
    for each in facets:
        filters = Filters.parse(Listing.DEFENDANT, [f"{each.key}={each.value}"])
        assert len(full.docket.defendants(None, filters)) == each.count, each


def test_a_view_is_kept_shown_removed_and_undone(full: Services) -> None:
    kept = full.searching.save_view("at court", Listing.DEFENDANT, ("stage=sent_to_court",))

    assert full.searching.views() == (kept,)
    assert full.searching.view(" at  court ") == kept
    with pytest.raises(RefusedError, match="at court"):
        full.searching.save_view("at court", Listing.CASE, ())
    full.searching.remove_view("at court")
    assert full.searching.views() == ()
    full.docket.undo()
    assert full.searching.views() == (kept,)
    with pytest.raises(NotFoundError):
        full.searching.remove_view("another")
    assert full.maintenance.verify().faults == ()


@pytest.mark.parametrize(
    "texts", [("stage=nowhere",), ("colour=red",), ("stage",), ("group=G-99",)]
)
def test_a_view_with_a_filter_that_cannot_be_is_not_kept(
    full: Services, texts: tuple[str, ...]
) -> None:
    with pytest.raises((UsageError, NotFoundError)):
        full.searching.save_view("odd", Listing.DEFENDANT, texts)
    assert full.searching.views() == ()
