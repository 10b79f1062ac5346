"""Whose appeal it is, who was told something, and what only looks like a step, a number or a return."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-12-18")  # a Wednesday
SEVEN = "The trial of seven journalists continued on Monday. "


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Ivan Test's appeal was dismissed.", "appeal_decided"),
        ("An appeal by Ivan Test was turned down.", "appeal_decided"),
        ("Ivan Test's sentence was upheld on appeal.", "appeal_decided"),
        ("Ivan Test's case was sent to court.", "sent_to_court"),
        ("Ivan Test's indictment was approved.", "indictment_approved"),
        ("Ivan Test's detention was extended by two months.", "remand_extended"),
    ],
)
def test_what_a_verb_acts_on_is_that_of_its_owner(text: str, stage: str) -> None:
    found = [claim.persons for claim in claims_of(SEVEN + text) if claim.stage == stage]
    assert found == [("Ivan Test",)]


def test_an_owner_behind_over_is_not_who_was_freed() -> None:
    text = "The ten sailors who were accused over his death were freed in August."
    (claim,) = [claim for claim in claims_of(text) if claim.stage == "released"]
    assert claim.count is not None
    assert claim.count.exact == 10


@pytest.mark.parametrize(
    "text",
    [
        "His wife told Al Probe that soldiers came at night and took him away.",
        "A neighbour told Radio Derva that security men took him away in a van.",
        "Acting Principal Magistrate Don Test remanded him in custody until April 10.",
        "Principal Magistrate Don Test released him on bail.",
    ],
)
def test_an_outlet_that_was_told_and_a_magistrate_are_not_the_prisoner(text: str) -> None:
    assert [claim.persons for claim in claims_of(text)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Six activists were released in Minsk. In Grodno, police arrested two teachers and four students.",
        "Three Spaniards will be freed. In Lima, police arrested a priest, a nun and a driver.",
    ],
)
def test_people_of_several_kinds_are_not_others_of_their_number(text: str) -> None:
    subjects = [claim.subject for claim in claims_of(text)]
    assert len(subjects) == 2
    assert len(set(subjects)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The trial ended in May with a sentence of four and a half years.",
        "The trial opened two and a half years after the arrest.",
        "A prisoner swap is expected next week.",
        '"We have verified the releases," director Ana Test told two reporters.',
    ],
)
def test_years_swaps_and_listeners_are_no_number_of_people(text: str) -> None:
    assert [claim.count for claim in claims_of(text) if claim.count is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        '"We arrest only those who cooperated with the militia," the officer said.',
        "Police arrest anyone who carries a weapon.",
        '"We release detainees when the court tells us to," he said.',
        "The article has been used to prosecute peaceful activists.",
        "Anti-terror laws have been used to convict hundreds of activists.",
    ],
)
def test_what_is_done_as_a_rule_is_no_step(text: str) -> None:
    assert claims_of(text) == []


def test_a_law_that_was_used_on_a_day_against_so_many_is_one() -> None:
    (claim,) = claims_of("Police used the law to arrest three protesters on Monday.")
    assert (claim.stage, claim.modality) == ("detained", Modality.ASSERTED)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The verdict can be appealed before the Court of Cassation.", "possible"),
        ("The sentences can still be appealed to the Supreme Court.", "possible"),
        ("The verdict is subject to appeal.", "possible"),
        ("The indictment remains sealed until the initial appearance of the accused.", "planned"),
        ("She awaits trial ahead of her initial appearance before Judge Test.", "planned"),
    ],
)
def test_what_can_be_appealed_or_is_awaited_is_not_done(text: str, told: str) -> None:
    claims = claims_of(text)
    assert claims
    assert {claim.modality.value for claim in claims} == {told}


@pytest.mark.parametrize(
    "text", ["The ruling cannot be appealed.", "The verdict can not be appealed."]
)
def test_what_cannot_be_appealed_is_final(text: str) -> None:
    assert [(c.stage, c.modality) for c in claims_of(text)] == [("final", Modality.ASSERTED)]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court set aside the acquittal of Anna Test.",
        "The court overturned the acquittals of five men.",
    ],
)
def test_an_acquittal_that_was_set_aside_is_none(text: str) -> None:
    assert "acquitted" not in [claim.stage for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Two teenagers were jailed on Thursday for their role in the riot.", "sentenced"),
        ("Anna Test was jailed on Friday for arson.", "sentenced"),
        ("Three people were jailed after they admitted plotting an attack.", "sentenced"),
        ("A man was jailed at the Old Bailey today.", "sentenced"),
        ("Four activists were jailed after the protest.", "detained"),
        ("The journalist has been jailed since March.", "detained"),
    ],
)
def test_who_is_jailed_for_something_is_sentenced(text: str, stage: str) -> None:
    assert [claim.stage for claim in claims_of(text)] == [stage]


def test_who_remains_in_custody_after_a_protest_does_so_now() -> None:
    claims = claims_of("Four activists were held after the protest and remain in custody.")
    assert {claim.modality for claim in claims} == {Modality.ASSERTED}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They were arrested on 3 March 2015 and released on 20 April.", "2015-04-20"),
        ("Anna Test was released on January 10.", "2024-01-10"),
        ("On January 15, Anna Test was released.", "2024-01-15"),
        (
            "She has been in custody since September 2021; she was released on 5 December.",
            "2024-12-05",
        ),
    ],
)
def test_a_day_of_the_past_has_the_year_beside_it_or_the_last_one(text: str, day: str) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.stage == "released"]
    assert claim.date is not None
    assert claim.date.edtf == day


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court overturned the sentence against Anna Test and sent her case back.",
        "The unit held 214 lectures and received 1,860 appeals from citizens.",
        "The old man came through it carrying his pruning shears, which had been returned.",
        "Anna Test was arrested at the airport on 3 April as she returned from Istanbul.",
    ],
)
def test_cases_letters_and_shears_do_not_come_home(text: str) -> None:
    assert "repatriated" not in [claim.stage for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "The suspect was detained in Sochi and was brought to Moscow for questioning.",
            "transferred",
        ),
        ("The seven were taken to Minsk and placed in the KGB prison.", "transferred"),
        ("Six captives were brought to Baku in a swap.", "repatriated"),
        ("Soldiers took the seven volunteers to an unknown location.", "detained"),
        ("Four men forced Anna Test into an unmarked vehicle.", "detained"),
        ("The court granted the police 14 additional days to investigate.", "remand_extended"),
        (
            "The Supreme Court left the sentence, eight years in a strict colony, unchanged.",
            "cassation",
        ),
    ],
)
def test_where_people_are_taken_and_what_is_left_as_it_is(text: str, stage: str) -> None:
    assert stage in [claim.stage for claim in claims_of(text)]


def test_a_prosecution_that_decided_to_refer_has_referred() -> None:
    (claim,) = claims_of("The prosecution decided to refer Anna Test to the criminal court.")
    assert (claim.stage, claim.modality) == ("sent_to_court", Modality.ASSERTED)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Anna Test was arrested together with three colleagues.", 4),
        ("Anna Test was charged along with 13 others.", 14),
        ("The officials said 189 Ukrainians had returned home, among them soldiers.", 189),
    ],
)
def test_who_goes_along_is_counted(text: str, number: int) -> None:
    counts = [claim.count.exact for claim in claims_of(text) if claim.count is not None]
    assert counts == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three citizens identified as Ali Test, Bo Probe and Cem Fall.",
        "Police arrested three citizens: Ali Test, Bo Probe and Cem Fall.",
        "Police arrested three citizens, named as Ali Test, Bo Probe and Cem Fall.",
    ],
)
def test_names_told_behind_their_number_are_kept(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.persons == ("Ali Test", "Bo Probe", "Cem Fall")


@pytest.mark.parametrize(
    "text",
    [
        "They were charged with killing policemen between August 2013 and February 2015.",
        "112 people were tried on charges of joining a group and attacking patrols in 2014.",
        "Anna Test was charged with financing an extremist group in 2021.",
        "She was sentenced to five years for posts she made in 2020.",
        "Anna Test was arrested in May 2021 and later released.",
        "Experts on Tuesday criticised the detention of Anna Test.",
    ],
)
def test_the_day_of_a_deed_or_of_a_reaction_is_not_that_of_the_step(text: str) -> None:
    told = claims_of(text)[-1]
    assert told.date is not None
    assert told.date.wording == ""


def test_the_words_of_a_headline_are_no_names() -> None:
    claims = claims_of("Court Jails Journalist, Acquits Three Colleagues")
    assert [claim.persons for claim in claims] == [(), ()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people were arrested or charged.", {"possible"}),
        ("About 30 people have been killed or arrested.", {"possible"}),
        ("Twelve people were arrested or detained.", {"asserted"}),
        ("Twelve people were arrested and charged.", {"asserted"}),
    ],
)
def test_of_two_steps_told_by_or_each_is_possible(text: str, told: set[str]) -> None:
    assert {claim.modality.value for claim in claims_of(text)} == told


def test_he_is_neither_of_two_who_are_not_named() -> None:
    text = "Police arrested a woman and a 30-year-old man on Tuesday. He was released on bail."
    (claim,) = [claim for claim in claims_of(text) if claim.stage == "released"]
    assert claim.subject is None


def test_charges_that_somebody_denies_are_denied() -> None:
    claims = claims_of("Anna Test was arrested in 2023 on extortion charges she denies.")
    assert "denial" in [claim.kind.value for claim in claims]


def test_a_retrial_that_was_refused_was_not_asked_by_the_prisoner() -> None:
    text = "A request for a retrial submitted by their lawyer, Osman Test, was rejected last month."
    (claim,) = claims_of(text)
    assert (claim.stage, claim.persons) == ("appeal_decided", ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "In July, 12 members were sentenced to six years in prison; 13 more got four years.",
            ["2024-07", "2024-07"],
        ),
        (
            "Last year 43 members were detained; 19 of them were later acquitted.",
            ["2023", "../2024-12-18"],
        ),
        (
            (
                "The trial opened on Monday. The judge adjourned the hearing to January 17. On the same day"
                " another court released five men."
            ),
            ["2024-12-16", "2025-01-17", "2024-12-16"],
        ),
    ],
)
def test_the_day_of_a_list_is_that_of_all_and_a_day_ahead_is_nobodys(
    text: str, days: list[str]
) -> None:
    assert [None if c.date is None else c.date.edtf for c in claims_of(text)] == days


def test_a_headline_of_two_steps_counts_the_people_of_each() -> None:
    claims = claims_of("Court extends detention of captives, opens trial of eight soldiers")
    counts = {claim.stage: claim.count and claim.count.exact for claim in claims}
    assert counts == {"remand_extended": None, "on_trial": 8}


def test_a_verb_with_people_of_its_own_takes_them() -> None:
    text = "The judge ordered four of the ten detained pending trial and released the other six on bail."
    counts = {claim.stage: claim.count and claim.count.exact for claim in claims_of(text)}
    assert counts == {"remanded": 4, "released": 6}


@pytest.mark.parametrize(
    "text",
    [
        "An indictment charging 12 people with selling pills, U.S. Attorney Dana Test announced.",
        "If 12 people are convicted of selling pills, each faces ten years.",
    ],
)
def test_a_charge_ends_where_somebody_else_is_told_of(text: str) -> None:
    (charge,) = [charge for claim in claims_of(text) for charge in claim.charges]
    assert charge.wording == "selling pills"


def test_a_state_told_aside_has_not_the_day_of_the_step() -> None:
    text = "Ivan Test, who was serving a three-year sentence, was put on trial on 13 March."
    days = {claim.stage: claim.date and claim.date.edtf for claim in claims_of(text)}
    assert days == {"serving_sentence": "../2024-12-18", "on_trial": "2024-03-13"}


def test_a_term_behind_an_aside_is_that_of_who_is_named_before_it() -> None:
    text = "Ana Test got 12 years in prison and Boris Fall, who had cooperated, five years."
    terms = {claim.persons: claim.sentence and claim.sentence.amount for claim in claims_of(text)}
    assert terms == {("Ana Test",): 12, ("Boris Fall",): 5}


@pytest.mark.parametrize(
    "told",
    [
        "The trial over the airport seizure resumed on Tuesday.",
        'A hearing in the "Square case" was held on Monday.',
    ],
)
def test_a_trial_of_a_matter_of_its_own_is_not_of_those_told_of_before(told: str) -> None:
    first, last = claims_of(f"Three teachers were charged on Friday. {told}")
    assert last.subject != first.subject


@pytest.mark.parametrize(
    "told", ["The trial resumed on Monday.", "A hearing in the case was held on Monday."]
)
def test_the_trial_is_that_of_those_told_of_before(told: str) -> None:
    first, last = claims_of(f"Three teachers were charged on Friday. {told}")
    assert last.subject == first.subject
