"""The text of a row in the trail, and the digest over it, are the same for the same values only."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.vocabulary import Modality
from casetracker.store.audit import Entry, canonical_row, digest, entries_digest

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy takes naive limits
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.dates(),
    MOMENTS,
    st.binary(max_size=20),
    st.sampled_from(Modality),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(0, 9), max_size=3),
)
ROWS = st.dictionaries(st.text(min_size=1, max_size=8), VALUES, max_size=6)
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["cases", "claims"]),
    st.text(max_size=4),
    st.none() | st.text(max_size=6),
    st.none() | st.text(max_size=6),
)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(row: dict[str, Any], chance: Any) -> None:
    names = list(row)
    chance.shuffle(names)
    assert canonical_row({name: row[name] for name in names}) == canonical_row(row)


@given(ROWS)
def test_the_text_of_a_row_is_one_line_of_json_that_reads_back_the_same(
    row: dict[str, Any],
) -> None:
    text = canonical_row(row)
    assert "\n" not in text
    assert canonical_row(json.loads(text)) == text


@given(MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_a_moment_reads_the_same_in_every_time_zone(moment: datetime, minutes: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(minutes=minutes)))
    assert canonical_row({"at": elsewhere}) == canonical_row({"at": moment})
    later = moment + timedelta(microseconds=1)
    assert canonical_row({"at": later}) != canonical_row({"at": moment})


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_bytes_stand_for_themselves(one: bytes, other: bytes) -> None:
    assert (canonical_row({"content": one}) == canonical_row({"content": other})) == (one == other)


def test_a_day_and_a_word_of_a_vocabulary_are_written_plainly() -> None:
    row = {"day": date(2024, 3, 3), "modality": Modality.DENIED}
    assert canonical_row(row) == '{"day":"2024-03-03","modality":"denied"}'


@given(st.lists(st.text(max_size=6), max_size=5), st.lists(st.text(max_size=6), max_size=5))
def test_parts_never_run_into_each_other(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@given(st.lists(ENTRIES, max_size=4), st.lists(ENTRIES, max_size=4))
def test_other_entries_have_another_digest(one: list[Entry], other: list[Entry]) -> None:
    def plain(entries: list[Entry]) -> list[tuple[str, str, str, str]]:
        return [(e.table, e.row_id, e.old or "", e.new or "") for e in entries]

    assert (entries_digest(one) == entries_digest(other)) == (plain(one) == plain(other))
