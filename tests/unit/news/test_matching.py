"""Whom of the docket a document means, and what a claim would change."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Effect
from casetracker.news.contract import ReadClaim, Reading
from casetracker.news.matching.court_names import body_key
from casetracker.news.matching.effects import judge_effect
from casetracker.news.matching.matches import (
    DocketOutline,
    FactOutline,
    GroupOutline,
    SubjectMatch,
    match_subjects,
)
from casetracker.news.naming.likeness import names_agree
from casetracker.news.places import place_id
from casetracker.news.reading import read_text


def fact(kind: str, stage: str | None, edtf: str | None = None, **more: str) -> FactOutline:
    day = None if edtf is None else PartialDate.parse(edtf)
    return FactOutline(
        ClaimKind(kind), stage, day, more.get("wording"), more.get("article"), None, None, None
    )


def group(ref: str, number: int | None, **known: object) -> GroupOutline:
    plain = GroupOutline(
        ref, f"group {ref}", number, number, "servicemen", None, None, None, None, (), (), (), ()
    )
    return replace(plain, **known)  # type: ignore[arg-type]  # the test names fields by keyword


def read(text: str) -> Reading:
    return read_text(text, published=PartialDate.parse("2021-06-11"))


def matched(text: str, *groups: GroupOutline) -> SubjectMatch:
    (match,) = match_subjects(read(text), DocketOutline(groups))
    return match


def claim(text: str) -> ReadClaim:
    return read(text).claims[0]


def test_the_same_number_finds_its_group_and_says_so() -> None:
    match = matched("14 servicemen were charged.", group("G-1", 13), group("G-2", 14))
    assert match.group_ref == "G-2"
    assert "same count 14" in match.reasons


def test_two_groups_of_one_size_are_asked_about() -> None:
    match = matched("13 servicemen were charged.", group("G-1", 13), group("G-2", 13))
    assert (match.group_ref, match.is_ambiguous) == (None, True)
    assert [candidate.ref for candidate in match.candidates] == ["G-1", "G-2"]


def test_a_share_of_a_whole_that_is_not_on_file_is_asked_about() -> None:
    match = matched("The court convicted 14 of 17 servicemen.", group("G-1", 14))
    assert (match.group_ref, match.is_ambiguous) == (None, True)
    assert "no group of 17 on file fits" in match.reasons
    whole = matched("The court convicted 14 of 17 servicemen.", group("G-1", 14), group("G-2", 17))
    assert whole.group_ref == "G-2"


def test_an_authority_tells_two_groups_of_one_size_apart() -> None:
    match = matched(
        "The State Border Service detained 13 servicemen.",
        group("G-1", 13),
        group("G-2", 13, authorities=("The State Border Service",)),
    )
    assert match.group_ref == "G-2"
    assert any(reason.startswith("same authority") for reason in match.reasons)


def test_the_day_of_capture_tells_them_apart() -> None:
    match = matched(
        "On May 27, 13 servicemen were detained.",
        group("G-1", 13, captured=PartialDate.parse("2020-12")),
        group("G-2", 13, captured=PartialDate.parse("2021-05-27")),
    )
    assert match.group_ref == "G-2"
    assert "captured on the same day" in match.reasons


def test_a_name_in_both_tells_them_apart_across_scripts() -> None:
    match = matched(
        "Gor Vardanyan was convicted.",
        group("G-1", 6),
        group(
            "G-2",
            6,
            persons=("\u0413\u043e\u0440 \u0412\u0430\u0440\u0434\u0430\u043d\u044f\u043d",),
        ),
    )
    assert match.group_ref == "G-2"


def test_a_new_group_matches_nothing() -> None:
    match = matched("22 servicemen were detained.", group("G-1", 13))
    assert (match.group_ref, match.is_ambiguous) == (None, False)


def test_people_of_another_kind_are_not_the_same_group() -> None:
    match = matched("14 journalists were detained.", group("G-1", 14))
    assert match.group_ref is None


def test_people_captured_after_the_trial_are_not_the_same_group() -> None:
    tried = fact("stage_reached", "sent_to_court", "2021-01-20")
    match = matched("On May 27, 14 servicemen were captured.", group("G-1", 14, facts=(tried,)))
    assert match.group_ref is None


def test_another_number_for_the_same_capture_is_a_conflict_and_no_new_group() -> None:
    known = group(
        "G-1", 26, captured=PartialDate.parse("2020-12"), place="Hadrut", nationality="Armenian"
    )
    text = "In December 2020, 25 Armenian servicemen were detained in Hadrut."
    match = matched(text, known)
    assert match.group_ref == "G-1"
    note = judge_effect(claim(text), known)
    assert (note.effect, note.text) == (Effect.CONFLICTS, "! the docket says 26")


def test_a_recap_confirms() -> None:
    known = group("G-1", 26, facts=(fact("stage_reached", "detained", "2020-12"),))
    note = judge_effect(claim("In December 2020, 26 servicemen were detained."), known)
    assert (note.effect, note.text) == (Effect.CONFIRMS, "= known: detained 2020-12")


def test_a_day_narrows_a_month() -> None:
    known = group("G-1", 26, facts=(fact("stage_reached", "detained", "2020-12"),))
    note = judge_effect(claim("On December 13, 2020, 26 servicemen were detained."), known)
    assert note.effect is Effect.REFINES
    assert note.text == "~ date narrowed from 2020-12 to 2020-12-13"


def test_a_later_stage_is_new() -> None:
    note = judge_effect(claim("The case of 26 servicemen was sent to court."), group("G-1", 26))
    assert (note.effect, note.text) == (Effect.NEW, "+ sent to court")


def test_another_day_for_a_known_stage_is_a_conflict() -> None:
    known = group("G-1", 9, facts=(fact("stage_reached", "detained", "2020-11-01"),))
    note = judge_effect(claim("On May 27, nine servicemen were detained."), known)
    assert (note.effect, note.text) == (
        Effect.CONFLICTS,
        "! the docket says detained 2020-11-01",
    )


def test_a_sub_article_narrows_an_article() -> None:
    known = group("G-1", 6, facts=(fact("charge", "charged", article="214"),))
    note = judge_effect(claim("Six servicemen were charged under Article 214.2.1."), known)
    assert note.effect is Effect.REFINES


def test_the_same_charge_in_other_words_is_known() -> None:
    mining = fact("charge", None, wording="mining supply routes of border posts")
    note = judge_effect(
        claim("Six servicemen were accused of mining the routes that supply the posts."),
        group("G-1", 6, facts=(mining,)),
    )
    assert note.effect is Effect.CONFIRMS


@pytest.mark.parametrize(
    "sentence",
    ["The 14 men will be released.", "Baku may release the 14 men.", "The 14 men were not freed."],
)
def test_what_was_not_done_changes_nothing(sentence: str) -> None:
    assert judge_effect(claim(sentence), group("G-1", 14)).effect is Effect.CONTEXT


def test_a_part_of_a_group_is_no_conflict() -> None:
    note = judge_effect(claim("15 of the 62 servicemen were returned."), group("G-1", 62))
    assert note.effect is Effect.NEW


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gor Vardanyan", "Gor Vardanian"),
        ("Gor Vardanyan", "\u0413\u043e\u0440 \u0412\u0430\u0440\u0434\u0430\u043d\u044f\u043d"),
        ("R\u0259\u015fad \u018fliyev", "Rashad Aliyev"),
        ("R. \u018fliyev", "R\u0259\u015fad \u00c7ingiz o\u011flu \u018fliyev"),
    ],
)
def test_spellings_of_a_name_agree(first: str, second: str) -> None:
    assert names_agree(first, second)


@pytest.mark.parametrize(
    ("first", "second"), [("Gor Vardanyan", "Gor Sargsyan"), ("A. Test", "B. Test"), ("", "Gor")]
)
def test_other_names_do_not_agree(first: str, second: str) -> None:
    assert not names_agree(first, second)


def test_a_place_has_one_id_under_each_of_its_names() -> None:
    spellings = (
        "Kalbajar",
        "Karvachar",
        "K\u0259lb\u0259c\u0259r",
        "\u041a\u0435\u043b\u044c\u0431\u0430\u0434\u0436\u0430\u0440",
    )
    assert {place_id(spelling) for spelling in spellings} == {"kalbajar"}


def test_the_article_before_a_body_does_not_matter() -> None:
    assert body_key("the State Security Service") == body_key("State Security Service")
