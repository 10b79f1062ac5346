"""Parts of a group, people who were freed, and numbers that come back: matched, refused or asked."""

from dataclasses import replace

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind
from casetracker.news.matching.matches import (
    DocketOutline,
    FactOutline,
    GroupOutline,
    SubjectMatch,
    match_subjects,
)
from casetracker.news.reading import read_text


def fact(stage: str, edtf: str) -> FactOutline:
    day = PartialDate.parse(edtf)
    return FactOutline(ClaimKind.STAGE_REACHED, stage, day, None, None, None, None, None)


def group(ref: str, number: int, **known: object) -> GroupOutline:
    plain = GroupOutline(
        ref, ref, number, number, "servicemen", None, None, None, None, (), (), (), ()
    )
    return replace(plain, **known)  # type: ignore[arg-type]  # the test names fields by keyword


def matched(text: str, *groups: GroupOutline) -> SubjectMatch:
    reading = read_text(text, published=PartialDate.parse("2024-06-10"))
    (match,) = match_subjects(reading, DocketOutline(groups))
    return match


SENT = "14 servicemen were sent to court on 3 May 2024."
PART = "13 of the 26 servicemen were sent to court on 3 May 2024."


def test_a_part_is_matched_to_the_whole_that_it_is_counted_of() -> None:
    match = matched(PART, group("G-1", 26), group("G-2", 13))
    assert match.group_ref == "G-1"
    assert match.reasons[0] == "13 of its 26"


def test_a_part_that_is_on_file_is_found_before_the_whole() -> None:
    match = matched(PART, group("G-1", 26), group("G-2", 13, parent="G-1"))
    assert match.group_ref == "G-2"
    assert "part of G-1" in match.reasons


def test_of_two_parts_of_one_size_none_is_chosen() -> None:
    parts = [group(ref, 13, parent="G-1") for ref in ("G-2", "G-3")]
    match = matched(PART, group("G-1", 26), *parts)
    assert (match.group_ref, match.is_ambiguous) == (None, True)


def test_people_who_were_freed_are_not_sent_to_court_later() -> None:
    match = matched(SENT, group("G-1", 14, facts=(fact("released", "2023-09-01"),)))
    assert (match.group_ref, match.is_ambiguous) == (None, False)


def test_a_number_that_comes_back_after_years_is_asked_about() -> None:
    match = matched(SENT, group("G-1", 14, facts=(fact("detained", "2019-09-01"),)))
    assert (match.group_ref, match.is_ambiguous) == (None, True)
    assert "nothing reported of them for 5 years before" in match.reasons


def test_the_same_number_after_months_is_not() -> None:
    match = matched(SENT, group("G-1", 14, facts=(fact("detained", "2024-01-01"),)))
    assert match.group_ref == "G-1"


def test_another_day_of_capture_close_by_is_asked_about_and_one_far_off_is_not() -> None:
    text = "On 12 March 2024, 14 servicemen were captured."
    near = matched(text, group("G-1", 14, captured=PartialDate.parse("2024-03-09")))
    far = matched(text, group("G-1", 14, captured=PartialDate.parse("2024-01-09")))
    assert (near.group_ref, near.is_ambiguous) == (None, True)
    assert (far.group_ref, far.is_ambiguous) == (None, False)


def test_a_number_for_which_nothing_else_speaks_is_asked_about() -> None:
    text = "13 others were released on 3 May 2024."
    match = matched(text, group("G-1", 13, facts=(fact("released", "2024-02-01"),)))
    assert (match.group_ref, match.is_ambiguous) == (None, True)


def test_those_who_are_left_of_a_group_are_of_it() -> None:
    match = matched("22 servicemen were sent to court.", group("G-1", 32, rests=(22,)))
    assert match.group_ref == "G-1"
    assert match.reasons[0] == "22 are left of its 32"


def test_a_part_of_another_number_is_not_meant() -> None:
    text = "Nine servicemen captured on 12 March 2024 were sent to court."
    taken = PartialDate.parse("2024-03-12")
    whole = group("G-1", 32, captured=taken)
    match = matched(text, whole, group("G-2", 13, parent="G-1", captured=taken))
    assert match.group_ref == "G-1"


def matches_of(text: str, *groups: GroupOutline) -> dict[str, SubjectMatch]:
    reading = read_text(text, published=PartialDate.parse("2024-06-10"))
    labels = {subject.key: subject.label for subject in reading.subjects}
    found = match_subjects(reading, DocketOutline(groups))
    return {labels[match.subject]: match for match in found}


def test_a_part_follows_the_whole_that_the_same_text_tells_of() -> None:
    text = "On 12 March 2024, 32 servicemen were captured. Two of the 32 were released."
    found = matches_of(text, group("G-1", 32, captured=PartialDate.parse("2024-03-12")))
    assert found["Two of the 32 people"].group_ref == "G-1"


def test_others_whom_a_text_tells_of_beside_people_on_file_are_asked_about() -> None:
    text = "On 12 March 2024, 32 servicemen were captured. Fifteen servicemen were released."
    found = matches_of(text, group("G-1", 32, captured=PartialDate.parse("2024-03-12")))
    assert found["32 servicemen"].group_ref == "G-1"
    assert (found["Fifteen servicemen"].group_ref, found["Fifteen servicemen"].is_ambiguous) == (
        None,
        True,
    )
    assert found["Fifteen servicemen"].reasons == ("the same text tells of others of it",)


def test_who_is_named_in_a_larger_number_is_asked_about() -> None:
    text = "Ana Test was released. Guards released 14 prisoners, among them Ana Test."
    known = group("G-1", 1, unit=None, persons=("Ana Test",))
    found = matches_of(text, known)
    assert not any(m.group_ref is None and not m.is_ambiguous for m in found.values())


def test_a_part_of_the_number_is_meant_rather_than_who_is_left_of_its_whole() -> None:
    whole, part = group("G-1", 26, rests=(13,)), group("G-2", 13, parent="G-1")
    assert matched("13 servicemen were sent to court.", whole, part).group_ref == "G-2"


def test_a_part_of_people_of_another_country_does_not_follow_a_whole_of_the_same_number() -> None:
    text = (
        "On 12 March 2024, 32 Armenian servicemen were captured. Elsewhere, two of the 32 Turkish soldiers"
        " held there were charged."
    )
    taken = PartialDate.parse("2024-03-12")
    found = matches_of(text, group("G-1", 32, nationality="armenian", captured=taken))
    assert {match.group_ref for label, match in found.items() if "Turkish" in label} == {None}


def test_the_other_thirteen_are_asked_about_where_thirteen_are_known() -> None:
    whole, part = group("G-1", 26, rests=(13,)), group("G-2", 13, parent="G-1")
    match = matched("The trial of the other 13 servicemen opened on 3 May 2024.", whole, part)
    assert (match.group_ref, match.is_ambiguous) == (None, True)


def test_a_second_part_of_a_number_is_of_the_whole_where_no_part_fits() -> None:
    text = "Two of the 32 servicemen captured on 12 March 2024 were charged with espionage."
    taken = PartialDate.parse("2024-03-12")
    whole = group("G-1", 32, captured=taken)
    match = matched(text, whole, group("G-2", 2, parent="G-1"))
    assert match.group_ref == "G-1"


def test_who_was_taken_elsewhere_is_not_asked_about() -> None:
    text = (
        "On 12 March 2024, 32 servicemen were captured. On 3 May 2024, police detained three men."
    )
    found = matches_of(text, group("G-1", 32, captured=PartialDate.parse("2024-03-12")))
    assert (found["three men"].group_ref, found["three men"].is_ambiguous) == (None, False)
