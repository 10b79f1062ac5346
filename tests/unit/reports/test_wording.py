from datetime import UTC, date, datetime

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.reports.wording import (
    count_of,
    date_label,
    date_machine,
    date_words,
    in_a_row,
    moment_words,
    number_of,
    share_of,
    shorten_words,
    size_words,
)
from casetracker.views.common import SizeView


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-05-27", "on 27 May 2021"),
        ("2020-12", "in December 2020"),
        ("2020-12-XX", "in December 2020"),
        ("2020", "in 2020"),
        ("2020-XX", "in 2020"),
        ("2020-XX-XX", "in 2020"),
        ("202X", "in the 2020s"),
        ("20XX", "between 1 January 2000 and 31 December 2099"),
        ("2020-12-1X", "between 10 and 19 December 2020"),
        ("2021-02-2X", "between 20 and 28 February 2021"),
        ("2020-12-3X", "between 30 and 31 December 2020"),
        ("2020-XX-15", "between 15 January and 15 December 2020"),
        ("2021-05-27~", "about 27 May 2021"),
        ("2020-12~", "about December 2020"),
        ("2020~", "about 2020"),
        ("202X~", "about the 2020s"),
        ("2020-12-1X~", "between about 10 and 19 December 2020"),
        ("2020-12-13?", "on 13 December 2020 (uncertain)"),
        ("2020-12?", "in December 2020 (uncertain)"),
        ("2020-12-13%", "about 13 December 2020 (uncertain)"),
        ("2020-11-26/2020-11-27", "between 26 and 27 November 2020"),
        ("2021-05-27/2021-06-02", "between 27 May and 2 June 2021"),
        ("2020-12-30/2021-01-02", "between 30 December 2020 and 2 January 2021"),
        ("2020-11/2020-12", "between November and December 2020"),
        ("2020-12/2021-01", "between December 2020 and January 2021"),
        ("2020/2021", "between 2020 and 2021"),
        ("2020-12/2021-01-05", "between December 2020 and 5 January 2021"),
        ("2020-12-13/2020-12-13", "on 13 December 2020"),
        ("2020-12-13~/2020-12-16", "between about 13 December 2020 and 16 December 2020"),
        ("2020-12-13?/2020-12-16", "between 13 and 16 December 2020 (uncertain)"),
        ("../2021-06-11", "on or before 11 June 2021"),
        ("/2021-06-11", "on or before 11 June 2021"),
        ("../2021-06", "in or before June 2021"),
        ("../2021-06-1X", "on or before 19 June 2021"),
        ("2021-05-27/..", "on or after 27 May 2021"),
        ("2021-05-27/", "on or after 27 May 2021"),
        ("2021/..", "in or after 2021"),
        ("../2021-06-11~", "on or before about 11 June 2021"),
    ],
)
def test_a_partial_date_is_worded_as_far_as_it_is_known(edtf: str, words: str) -> None:
    assert date_words(PartialDate.parse(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "label", "machine"),
    [
        ("2021-05-27", "27 May 2021", "2021-05-27"),
        ("2020-12", "December 2020", "2020-12"),
        ("2020", "2020", "2020"),
        ("2020-12~", "about December 2020", None),
        ("../2021-06-11", "on or before 11 June 2021", None),
        ("2021/..", "in or after 2021", None),
        ("2020-12-XX", "December 2020", None),
    ],
)
def test_a_date_in_a_cell_has_a_short_form_and_a_machine_form_only_where_it_is_plain(
    edtf: str, label: str, machine: str | None
) -> None:
    partial = PartialDate.parse(edtf)
    assert (date_label(partial), date_machine(partial)) == (label, machine)


def test_a_date_that_nobody_gives_is_not_reported() -> None:
    assert date_words(None) == "on a date not reported"
    assert date_label(None) == "not reported"
    assert date_machine(None) is None


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (SizeView(26, 26, "servicemen"), "26 servicemen"),
        (SizeView(33, 80, "men"), "33 to 80 men"),
        (SizeView(33, None), "at least 33 persons"),
        (SizeView(None, None), "number not reported"),
        (SizeView(None, None, "men"), "number not reported, men"),
    ],
)
def test_a_size_is_worded_as_it_was_stated(size: SizeView, words: str) -> None:
    assert size_words(size) == words


def test_a_percentage_is_given_from_twenty_people_on() -> None:
    assert share_of(9, 19) == "9 of 19"
    assert share_of(5, 20) == "5 of 20 (25 %)"
    assert share_of(0, 0) == "0 of 0"
    assert count_of(9, 13) == "9 of 13"


def test_numbers_and_lists_read_as_a_person_writes_them() -> None:
    assert (number_of(1, "source"), number_of(2, "source")) == ("1 source", "2 sources")
    assert number_of(2, "person", "people") == "2 people"
    assert in_a_row([]) == ""
    assert in_a_row(["court"]) == "court"
    assert in_a_row(["court", "judge", "articles"]) == "court, judge and articles"


def test_a_text_is_cut_after_whole_words() -> None:
    assert shorten_words("one two three", 3) == "one two three"
    assert shorten_words("one two three four", 3) == "one two three\u2026"


def test_a_moment_names_its_time_zone() -> None:
    assert moment_words(datetime(2021, 6, 1, 9, 5, tzinfo=UTC)) == "1 June 2021, 09:05 UTC"
    assert date(2021, 6, 1).isoformat() == "2021-06-01"
