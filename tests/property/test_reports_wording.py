"""Dates in words: nothing that the date leaves open is said."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.partial_date import PartialDate, PartialDateError
from casetracker.reports.wording import date_label, date_words

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
DAY = re.compile(r"\b(\d{1,2}) (?:[A-Z][a-z]+)|between (?:about )?\d{1,2} and \d{1,2} ")


@st.composite
def one_part(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    shape = draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-XX", "%Y-%m-XX", "%Y-XX-XX"]))
    return day.strftime(shape) + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    start, end = draw(one_part()), draw(one_part())
    text = draw(
        st.sampled_from(
            [start, f"{start}/{end}", f"../{end}", f"{start}/..", f"/{end}", f"{start}/"]
        )
    )
    try:
        return PartialDate.parse(text)
    except PartialDateError:
        return PartialDate.parse(f"{end}/{start}")


@given(partial_dates())
def test_wording_never_completes_a_date(partial: PartialDate) -> None:
    words = date_words(partial)
    has_day = any(re.search(r"-\d\d-\d\d", part) for part in partial.edtf.split("/"))
    assert (DAY.search(words) is not None) == has_day
    assert ("about" in words) == partial.is_approximate
    assert words.endswith("(uncertain)") == partial.is_uncertain
    assert (" or before " in words) == (partial.earliest is None)
    assert (" or after " in words) == (partial.latest is None)


@given(partial_dates())
def test_wording_names_the_years_of_the_date_and_no_other(partial: PartialDate) -> None:
    years = {int(year) for year in re.findall(r"\b\d{4}\b", date_words(partial))}
    known = {bound.year for bound in (partial.earliest, partial.latest) if bound is not None}
    assert years <= known
    assert known - years == set() or len(known) == 1


@given(st.text(alphabet="0123456789X-./?~% ", max_size=32))
def test_every_date_that_parses_has_words(text: str) -> None:
    try:
        partial = PartialDate.parse(text)
    except PartialDateError:
        return
    assert "not reported" not in date_words(partial)
    assert date_words(partial).endswith(date_label(partial))
