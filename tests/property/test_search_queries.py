"""Any text is a query; both engines answer it alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casetracker.services.opening import Services, open_services
from tests.conftest import settings_for

WORDS = st.sampled_from(
    ["servicemen", "lomna", "Ломна", "crossing", "detained", "17", "court", "C-0001", "the", "NEAR"]
)
ODD = st.sampled_from(
    [
        '"',
        "'",
        "*",
        "-",
        "(",
        ")",
        ":",
        "^",
        "AND",
        "OR",
        "NOT",
        "\x00",
        "\ud800",
        "\\",
        "&",
        "|",
        "!",
    ]
)
QUERIES = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(WORDS, ODD), max_size=8).map(" ".join),
    st.lists(st.one_of(WORDS, ODD), max_size=8).map("".join),
    st.tuples(WORDS, st.integers(1, 9)).map(lambda pair: pair[0][: pair[1]] + "*"),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.tuples(WORDS, WORDS).map(lambda pair: f"{pair[0]} -{pair[1]}"),
)
RELAXED = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def on_sqlite(full_sqlite_template: Path) -> Iterator[Services]:
    services = open_services(settings_for(str(full_sqlite_template)), origin="cli")
    yield services
    services.close()


@pytest.fixture(scope="module")
def on_server(full_postgres_template: str) -> Iterator[Services]:
    services = open_services(settings_for(full_postgres_template), origin="cli")
    yield services
    services.close()


@RELAXED
@given(QUERIES)
def test_no_query_fails(on_sqlite: Services, text: str) -> None:
    found = on_sqlite.searching.search(text)

    assert found.terms or not found.hits


@pytest.mark.postgres
@RELAXED
@given(QUERIES)
def test_both_engines_find_the_same(on_sqlite: Services, on_server: Services, text: str) -> None:
    one, other = (
        on_sqlite.searching.search(text, limit=400),
        on_server.searching.search(text, limit=400),
    )

    assert one.terms == other.terms
    assert {(hit.kind, hit.ref, hit.label) for hit in one.hits} == {
        (hit.kind, hit.ref, hit.label) for hit in other.hits
    }
