"""Which days the words of a date mean, seen from Friday, 11 June 2021."""

from datetime import date

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.dateline import dated_by
from casetracker.news.dates.mentions import find_dates
from casetracker.news.dates.resolve import resolve
from casetracker.news.reading import read_text

FRIDAY = Anchor(date(2021, 6, 11))


def resolved(text: str, anchor: Anchor = FRIDAY) -> list[str | None]:
    return [resolve(mention, anchor).edtf for mention in find_dates(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("held on Friday in Baku", "2021-06-11"),
        ("held on Monday", "2021-06-07"),
        ("held on May 27", "2021-05-27"),
        ("held on 27 May", "2021-05-27"),
        ("held on November 10", "2020-11-10"),
        ("held in December 2020", "2020-12"),
        ("held in November", "2020-11"),
        ("in December of the last year", "2020-12"),
        ("held in December last year", "2020-12"),
        ("on 04.06.2021", "2021-06-04"),
        ("on 2021-06-04", "2021-06-04"),
        ("on 14/06/2021", "2021-06-14"),
        ("4 июня 2021", "2021-06-04"),
        ("between May 27 and June 2", "2021-05-27/2021-06-02"),
        ("on May 27-29", "2021-05-27/2021-05-29"),
        ("yesterday", "2021-06-10"),
        ("two days ago", "2021-06-09"),
        ("three weeks ago", "2021-05-21"),
        ("last month", "2021-05"),
        ("next month", "2021-07"),
        ("last week", "2021-05-31/2021-06-06"),
        ("Earlier, they were tried", "../2021-06-10"),
        ("on Friday, June 4", "2021-06-04"),
        ("in 2016", "2016"),
    ],
)
def test_a_date_is_resolved(text: str, edtf: str) -> None:
    assert resolved(text) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "they may come",
        "under Articles 214.1 and 279",
        "case No. 142/2021",
        "a march on the city",
        "about 2000 rounds",
        "earlier than planned",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert resolved(text) == []


def test_slashes_that_can_be_read_two_ways_stay_unresolved() -> None:
    assert resolved("on 04/06/2021") == [None]


def test_a_weekday_ahead_is_the_coming_one() -> None:
    assert resolved("on Monday", Anchor(date(2021, 6, 11), is_future=True)) == ["2021-06-14"]


def test_a_week_later_counts_from_the_day_before() -> None:
    anchor = Anchor(date(2021, 6, 11), previous=PartialDate.parse("2021-05-27"))
    assert resolved("a week later", anchor) == ["2021-06-03"]


def test_a_year_is_told_apart_from_one_that_was_inferred() -> None:
    (stated,) = (resolve(each, FRIDAY) for each in find_dates("May 27, 2021", 0, 12))
    (guessed,) = (resolve(each, FRIDAY) for each in find_dates("May 27 x", 0, 8))
    assert (stated.basis, guessed.basis) == (DateBasis.EXPLICIT, DateBasis.INFERRED_YEAR)


@pytest.mark.parametrize("text", ["on Friday", "on May 27", "yesterday", "last month", "Earlier,"])
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    assert resolved(text, Anchor(None)) == [None]


def test_the_dateline_goes_before_the_date_of_the_file() -> None:
    text = "GANJA, June 12 - Two men were detained on Friday."
    reading = read_text(text, published=PartialDate.parse("2021-06-14"))
    assert [claim.date.edtf for claim in reading.claims if claim.date] == ["2021-06-11"]
    assert any("2021-06-12" in note for note in reading.document.notes)


def test_a_dateline_with_its_year_dates_a_text_that_came_without() -> None:
    dated = dated_by("Published: 12 June 2021\nTwo men were detained.", None)
    assert dated.day == date(2021, 6, 12)


def test_an_order_that_runs_until_a_day_is_dated_by_when_it_was_made() -> None:
    text = "The court on Friday extended the arrest imposed on May 30 until September 30."
    claims = read_text(text, published=PartialDate.parse("2021-06-11")).claims
    days = [(claim.stage, None if claim.date is None else claim.date.edtf) for claim in claims]
    assert days == [("remand_extended", "2021-06-11"), ("remanded", "2021-05-30")]


def test_a_date_in_passing_belongs_to_its_own_verb() -> None:
    text = "The two officers, detained in April, were charged with bribery on Monday."
    dates = {
        claim.stage: claim.date.edtf
        for claim in read_text(text, published=PartialDate.parse("2021-06-11")).claims
        if claim.date is not None
    }
    assert dates == {"detained": "2021-04", "charged": "2021-06-07"}


def test_an_old_story_keeps_its_own_date() -> None:
    text = "In December 2020, 31 soldiers were detained."
    (claim,) = read_text(text, published=PartialDate.parse("2023-05-05")).claims
    assert claim.date is not None
    assert claim.date.edtf == "2020-12"


def test_what_began_on_a_day_still_ahead_this_year_began_last_year() -> None:
    text = "The trial of the nine men began on July 2."
    (claim,) = read_text(text, published=PartialDate.parse("2021-06-11")).claims
    assert claim.date is not None
    assert claim.date.edtf == "2020-07-02"


@pytest.mark.parametrize(
    "head",
    [
        "Nine men freed\n\nBAKU, June 9 - ",
        "Nine men freed\nBy Gor Sample\n\nTBILISI (Agency), June 9 - ",
        "Nine men freed\nWednesday, 9 June 2021, 14:30\n\n",
        "Nine men freed\n\nYerevan, 9 June. ",
        "Nine men freed\nPublished: 9 June 2021\n\n",
    ],
)
def test_a_dateline_is_found_under_a_headline(head: str) -> None:
    dated = dated_by(head + "Nine men were freed.", PartialDate.parse("2021-06-11"))
    assert dated.day == date(2021, 6, 9)


@pytest.mark.parametrize(
    "head", ["Goris, May 27 was quiet. ", "Nine men freed on 9 June 2021\n\nA. "]
)
def test_a_date_in_a_sentence_is_no_dateline(head: str) -> None:
    assert dated_by(head, PartialDate.parse("2021-06-11")).day == date(2021, 6, 11)


def test_the_month_at_the_head_is_of_the_first_verb_and_a_later_day_of_the_second() -> None:
    text = "In May six men were detained, and on June 3 they were charged."
    claims = read_text(text, published=PartialDate.parse("2021-06-11")).claims
    assert [claim.date.edtf for claim in claims if claim.date] == ["2021-05", "2021-06-03"]
