"""Partial dates: what is written can be read, and the bounds are those of the calendar."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casetracker.errors import UsageError
from casetracker.model.partial_date import MAX_LENGTH, PartialDate

YEARS = st.integers(1000, 9999)
MARKS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@st.composite
def _parts(draw: st.DrawFn) -> tuple[str, date, date]:
    """A text without an interval, with the bounds that the calendar gives it."""
    day = draw(DAYS)
    last = monthrange(day.year, day.month)[1]
    decade, century = day.year // 10 * 10, day.year // 100 * 100
    tens = day.day // 10 * 10
    month = f"{day.year:04d}-{day.month:02d}"
    text, first, final = draw(
        st.sampled_from(
            [
                (f"{century // 100:02d}XX", date(century, 1, 1), date(century + 99, 12, 31)),
                (f"{decade // 10:03d}X", date(decade, 1, 1), date(decade + 9, 12, 31)),
                (f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31)),
                (f"{day.year:04d}-XX", date(day.year, 1, 1), date(day.year, 12, 31)),
                (f"{day.year:04d}-XX-XX", date(day.year, 1, 1), date(day.year, 12, 31)),
                (month, day.replace(day=1), day.replace(day=last)),
                (f"{month}-XX", day.replace(day=1), day.replace(day=last)),
                (
                    f"{month}-{day.day // 10}X",
                    day.replace(day=max(tens, 1)),
                    day.replace(day=min(tens + 9, last)),
                ),
                (day.isoformat(), day, day),
            ]
        )
    )
    return text + draw(MARKS), first, final


@st.composite
def _dates(draw: st.DrawFn) -> PartialDate:
    text, first, _ = draw(_parts())
    shape = draw(st.sampled_from(["one", "from", "until", "between"]))
    if shape == "one":
        return PartialDate.parse(text)
    if shape == "from":
        return PartialDate.parse(text + draw(st.sampled_from(["/", "/.."])))
    if shape == "until":
        return PartialDate.parse(draw(st.sampled_from(["/", "../"])) + text)
    other, _, final = draw(_parts())
    assume(first <= final)
    return PartialDate.parse(f"{text}/{other}")


@given(_parts())
def test_the_bounds_are_those_of_the_calendar(parts: tuple[str, date, date]) -> None:
    text, first, final = parts
    read = PartialDate.parse(text)
    assert (read.earliest, read.latest) == (first, final)
    assert read.is_day == (first == final)
    assert read.is_uncertain == (text[-1] in "?%")
    assert read.is_approximate == (text[-1] in "~%")


@given(_parts(), _parts())
def test_an_interval_runs_from_the_first_day_of_one_to_the_last_of_the_other(
    start: tuple[str, date, date], end: tuple[str, date, date]
) -> None:
    text = f"{start[0]}/{end[0]}"
    if start[1] > end[2]:
        with pytest.raises(UsageError):
            PartialDate.parse(text)
        return
    read = PartialDate.parse(text)
    assert (read.earliest, read.latest) == (start[1], end[2])
    assert PartialDate.parse(f"../{end[0]}").earliest is None
    assert PartialDate.parse(f"{start[0]}/..").latest is None


@given(_dates())
def test_what_is_written_is_read_as_the_same(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when
    assert len(str(when)) <= MAX_LENGTH
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(_dates(), _dates())
def test_overlap_looks_the_same_from_both_sides_and_is_a_day_in_common(
    one: PartialDate, other: PartialDate
) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    first = max(one.earliest or date.min, other.earliest or date.min)
    last = min(one.latest or date.max, other.latest or date.max)
    assert one.overlaps(other) == (first <= last)
    assert one.overlaps(one)


@given(_dates(), _dates())
def test_what_contains_another_overlaps_it(one: PartialDate, other: PartialDate) -> None:
    if one.contains(other):
        assert one.overlaps(other)
        if other.contains(one):
            assert (one.earliest, one.latest) == (other.earliest, other.latest)
    assert one.contains(one)


@given(_dates(), _dates(), _dates())
def test_containing_hands_down(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(_dates(), DAYS)
def test_a_single_day_is_contained_exactly_where_it_overlaps(when: PartialDate, day: date) -> None:
    single = PartialDate.day(day)
    assert when.contains(single) == when.overlaps(single)


@given(_dates(), DAYS)
def test_what_is_certain_by_a_day_is_possible_by_it_and_stays_so(
    when: PartialDate, day: date
) -> None:
    if when.certainly_by(day):
        assert when.possibly_by(day)
    if day < date(9999, 12, 31):
        later = day + timedelta(days=1)
        assert when.certainly_by(later) or not when.certainly_by(day)
        assert when.possibly_by(later) or not when.possibly_by(day)
    assert when.possibly_by(day) == when.overlaps(PartialDate.until(day))


@given(st.lists(_dates(), max_size=8))
def test_sorting_puts_the_earlier_first_day_first(dates: list[PartialDate]) -> None:
    ordered = sorted(dates, key=lambda when: when.sort_key)
    starts = [when.earliest or date.min for when in ordered]
    assert starts == sorted(starts)
    assert sorted(ordered, key=lambda when: when.sort_key) == ordered


@given(st.lists(_dates(), max_size=8))
def test_what_happened_by_a_day_is_told_at_that_day(dates: list[PartialDate]) -> None:
    ordered = sorted(dates, key=lambda when: when.chronological)
    told = [when.earliest or when.latest or date.max for when in ordered]
    assert told == sorted(told)


@given(st.text(max_size=40))
def test_a_text_is_a_date_or_is_refused_in_one_line(text: str) -> None:
    try:
        read = PartialDate.parse(text)
    except UsageError as error:
        assert "is not a date" in str(error)  # noqa: PT017 - either way is right
    else:
        assert read.edtf == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "../..",
        "2021-13",
        "2021-02-30",
        "2021-6-1",
        "21",
        "2021-06-11/2021-06-10",
        "202X-05",
        "0000",
        "2021-04-31",
        "2023-02-29",
        "2021-06-3X-1",
        "\uff12\uff10\uff12\uff11",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        PartialDate.parse(text)
