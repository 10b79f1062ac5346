"""What a claim of a hearing would do to the docket, as the reviewer reads it beforehand."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Effect, HearingResult
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.effects import EffectNote, judge_effect
from casetracker.news.matching.outlines import FactOutline, GroupOutline, HearingOutline
from casetracker.news.reading import read_text

NOT_HELD = HearingResult.NOT_HELD
PREPARED = "A preparatory hearing against the 14 servicemen was held on April 12."


def on(edtf: str | None) -> PartialDate | None:
    return None if edtf is None else PartialDate.parse(edtf)


def group(*hearings: HearingOutline, facts: tuple[FactOutline, ...] = ()) -> GroupOutline:
    plain = GroupOutline(
        "G-1", "14 servicemen", 14, 14, "servicemen", None, None, None, None, (), (), (), facts
    )
    return replace(plain, hearings=hearings)


def hearing(
    scheduled: str | None = None,
    held: str | None = None,
    result: HearingResult = HearingResult.SCHEDULED,
) -> HearingOutline:
    return HearingOutline(7, on(scheduled), on(held), result)


def stage(code: str, edtf: str) -> FactOutline:
    reached = ClaimKind.STAGE_REACHED
    return FactOutline(
        reached, code, on(edtf), None, None, None, None, None, "stage_event_id", (1,)
    )


def claim(text: str) -> ReadClaim:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims[0]


def judged(text: str, *hearings: HearingOutline) -> tuple[Effect, str]:
    note = judge_effect(claim(text), group(*hearings))
    return note.effect, note.text


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The 14 men will stand trial on May 3.", "2021-05-03"),
        ("The trial of the 14 servicemen was adjourned to May 10.", "2021-05-10"),
        ("The hearing of the 14 men was postponed until May 20.", "2021-05-20"),
        ("The next hearing in the case of the 14 men is scheduled for May 12.", "2021-05-12"),
        ("The hearing of the 14 men's appeal is scheduled for June 4.", "2021-06-04"),
        ("The trial of the 14 men will resume in June.", "2021-06"),
    ],
)
def test_a_hearing_that_is_to_come_is_set_for_its_day(sentence: str, day: str) -> None:
    assert judged(sentence) == (Effect.NEW, f"+ hearing set for {day}")
    assert judge_effect(claim(sentence), group()).step is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The 14 men will stand trial.",
        "The 14 men may stand trial on May 3.",
        "The 14 men will be released on May 3.",
        "The 14 men will stand trial by the end of 2023.",
    ],
)
def test_what_is_no_hearing_on_a_day_stays_as_it_is_put(sentence: str) -> None:
    note = judge_effect(claim(sentence), group())
    assert (note.effect, note.hearing) == (Effect.CONTEXT, None)
    assert note.text.startswith("\u00b7 ")


def test_a_hearing_that_nobody_is_matched_to_is_none() -> None:
    note = judge_effect(claim("The 14 men will stand trial on May 3."), None)
    assert (note.effect, note.hearing) == (Effect.CONTEXT, None)


def test_a_hearing_of_another_number_is_none() -> None:
    note = judge_effect(claim("The 13 men will stand trial on May 3."), group())
    assert (note.effect, note.hearing) == (Effect.CONTEXT, None)


def test_a_hearing_that_was_held_stands_beside_its_stage() -> None:
    note = judge_effect(claim(PREPARED), group())
    assert (note.effect, note.step) == (Effect.NEW, Effect.NEW)
    assert note.text == "+ preparatory hearing 2021-04-12; hearing held on 2021-04-12"


def test_a_hearing_of_a_stage_on_file_is_new_all_the_same() -> None:
    note = judge_effect(claim(PREPARED), group(facts=(stage("preparatory_hearing", "2021-04-12"),)))
    assert (note.effect, note.step) == (Effect.NEW, Effect.CONFIRMS)
    assert note.text == ("+ hearing held on 2021-04-12; known: preparatory hearing 2021-04-12")


def heard(text: str, *facts: FactOutline) -> EffectNote:
    found = replace(claim(text), kind=ClaimKind.HEARING)
    return judge_effect(found, group(facts=facts))


def test_a_later_day_of_a_trial_is_no_conflict_with_its_first() -> None:
    text = "A hearing in the case of the 14 servicemen took place on April 19."
    note = heard(text, stage("on_trial", "2021-04-14"))
    assert (note.effect, note.step) == (Effect.NEW, None)
    assert note.text == "+ hearing held on 2021-04-19"
    note = heard(text, stage("on_trial", "2021-04-20"))
    assert (note.effect, note.hearing) == (Effect.CONFLICTS, None)


def test_a_stage_reached_is_no_hearing() -> None:
    note = judge_effect(claim("The trial of the 14 servicemen began on April 14."), group())
    assert (note.text, note.hearing) == ("+ on trial 2021-04-14", None)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (hearing("2021-05-03"), "= hearing of 2021-05-03 is on file"),
        (hearing(None, "2021-05-03", HearingResult.HELD), "= hearing of 2021-05-03 is on file"),
        (
            hearing("2021-05-03", None, HearingResult.ADJOURNED),
            "= hearing of 2021-05-03 is on file",
        ),
        (hearing("2021-05"), "~ hearing narrowed from 2021-05 to 2021-05-03"),
        (hearing("2021-05-04"), "+ hearing set for 2021-05-03"),
        (replace(hearing("2021-05-03"), is_of_one=True), "+ hearing set for 2021-05-03"),
    ],
)
def test_a_hearing_that_is_to_come_may_be_on_file(known: HearingOutline, line: str) -> None:
    assert judged("The 14 men will stand trial on May 3.", known)[1] == line


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (hearing("2021-04-12"), "~ hearing of 2021-04-12 was held"),
        (hearing("2021-04"), "~ hearing of 2021-04-12 was held"),
        (hearing(None, "2021-04-12", HearingResult.HELD), "= hearing of 2021-04-12 is on file"),
        (hearing(None, "2021-04", HearingResult.HELD), "~ hearing narrowed from 2021-04 to 2021-04-12"),
        (hearing("2021-04-12", None, NOT_HELD), "! the docket says hearing of 2021-04-12 not held"),
        (hearing("2021-04-13"), "+ hearing held on 2021-04-12"),
    ],
)  # fmt: skip
def test_a_hearing_that_was_held_may_be_on_file(known: HearingOutline, line: str) -> None:
    undated = replace(claim(PREPARED), stage=None)
    assert judge_effect(undated, group(known)).text == line


def test_a_hearing_of_one_is_that_of_the_one_who_is_named() -> None:
    known = replace(hearing("2021-05-03"), is_of_one=True, person="Testan Examplian")
    named = replace(claim("The 14 men will stand trial on May 3."), persons=("Testan Examplian",))
    assert judge_effect(named, group(known)).effect is Effect.CONFIRMS
    other = replace(named, persons=("Orban Fictian",))
    assert judge_effect(other, group(known)).effect is Effect.NEW
