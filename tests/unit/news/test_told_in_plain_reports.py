"""Sentences as reporters write them: long asides, other people's verbs, sums, what is left unsaid."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-09-13")


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PUBLISHED).claims


def steps(text: str) -> list[tuple[str, str, tuple[str, ...], int | None]]:
    """Of each claim the step, how it is put, the names, and the exact number of people."""
    return [
        (
            claim.stage or claim.kind.value,
            claim.modality.value,
            claim.persons,
            None if claim.count is None else claim.count.exact,
        )
        for claim in claims(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        (
            (
                "Father Ivan Test from Stary Probe, who had been behind bars for 20 days for a"
                ' "picket" in the form of a flag on his car, was released yesterday evening.'
            ),
            ("released", "asserted", ("Ivan Test",), None),
        ),
        (
            (
                "Ana Probe, who was arrested at her home on 26 September, faces accusations of joining"
                " a banned group."
            ),
            ("charge", "alleged", ("Ana Probe",), None),
        ),
        (
            'The court found the 27, including former general Ivan Test, guilty of "treason".',
            ("convicted", "asserted", ("Ivan Test",), 27),
        ),
        (
            "The outlet named him as Ivan Test, 36, arrested four years ago.",
            ("detained", "asserted", ("Ivan Test",), None),
        ),
        (
            (
                "The court has moved Ivan Test, founder of the small publishing house Proba, from a"
                " detention centre to house arrest."
            ),
            ("transferred", "asserted", ("Ivan Test",), None),
        ),
        (
            "The judge left Ivan Test, who has no registration there, behind bars.",
            ("detained", "asserted", ("Ivan Test",), None),
        ),
        (
            "There is still no news of Maryam and Zahra Probe-Testa.",
            ("whereabouts_unknown", "asserted", ("Maryam Probe-Testa", "Zahra Probe-Testa"), None),
        ),
        (
            "Brothers Adam and Jordan Probe were jailed for six years.",
            ("sentenced", "asserted", ("Adam Probe", "Jordan Probe"), None),
        ),
        (
            "Fourteen were released following their statements at the prosecutor's office.",
            ("released", "asserted", (), 14),
        ),
        (
            "Fifty-two of them had gone home by morning after giving explanations.",
            ("released", "asserted", (), 52),
        ),
        (
            "Ivan Test will therefore soon be sent to a penal colony.",
            ("transferred", "planned", ("Ivan Test",), None),
        ),
        (
            "The two sides swap more than 300 prisoners.",
            ("repatriated", "asserted", (), None),
        ),
        (
            "Testville, September 12, 2024 (Harbour Wire) - Ivan Test was detained on 20 August.",
            ("detained", "asserted", ("Ivan Test",), None),
        ),
        (
            "Pavel Probe was sentenced to 18 months in prison and Jan Test was fined 40,000 crowns.",
            ("sentenced", "asserted", ("Jan Test",), None),
        ),
    ],
)
def test_a_step_is_read_past_what_stands_beside_it(
    sentence: str, step: tuple[str, str, tuple[str, ...], int | None]
) -> None:
    assert step in steps(sentence)


def test_members_of_a_list_are_examples_of_those_counted() -> None:
    text = (
        "Eighteen members, including musician Ivan Test and the party's head of security, Mr Karl"
        " Probe, appeared before the court on Wednesday."
    )
    assert [count for _, _, _, count in steps(text)] == [18]


def test_what_a_verdict_is_told_beside_is_done_with_it() -> None:
    text = "The court has sentenced five men to 12 years, finding them guilty of treason."
    assert [modality for stage, modality, _, _ in steps(text) if stage == "convicted"] == [
        "asserted"
    ]


def test_what_was_done_by_then_is_told_as_done() -> None:
    assert steps("The minister said 64 men had by then been granted bail.") == [
        ("released", "asserted", (), 64)
    ]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Ana Test, 51, allowed her home to be taken over by the gang.", "released"),
        ("The statement did not say how many of the men had been convicted.", "convicted"),
        ("The men would serve their terms in a closed prison before being expelled.", "extradited"),
        ("A court ordered her arrest from the moment she is handed over.", "repatriated"),
        ("He was added to a new case before he reached home.", "released"),
        ('Under the law, the "principal offenders" must get at least ten years.', "sentenced"),
        ("He learned of the sentence three days later from another inmate.", "sentenced"),
        ("The court has put off his surrender until his request is decided.", "on_trial"),
        ("The party called for all those still held to be freed.", "released"),
        ("The judge handed over Ivan Test to police for five more days.", "repatriated"),
        ("I call on you to see to it that their convictions are quashed.", "appeal_decided"),
        ("The State sought a stay of three days on the order.", "sentence_requested"),
    ],
)
def test_what_was_not_done_is_not_asserted(sentence: str, stage: str) -> None:
    asserted = [claim.stage for claim in claims(sentence) if claim.modality.value == "asserted"]
    assert stage not in asserted


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        (
            (
                "The Supreme Court referred the case of Ivan Test to another court for retrial, his"
                " lawyer, Ana Probe, wrote."
            ),
            "sent_to_court",
        ),
        (
            "Its information secretary, Ana Probe, said the party would move the high court.",
            "appeal_lodged",
        ),
    ],
)
def test_who_tells_of_a_step_is_not_whom_it_befell(sentence: str, stage: str) -> None:
    told = [claim.persons for claim in claims(sentence) if claim.stage == stage]
    assert told
    assert not any("Ana Probe" in persons for persons in told)


def test_a_sum_of_several_terms_is_nobodys_own_term() -> None:
    (several,) = claims("Seven men were sent to prison yesterday for a total of 41 years.")
    assert (several.stage, several.sentence) == ("sentenced", None)
    (one,) = claims("Ivan Test was sentenced to a total of 12 years.")
    assert one.sentence is not None
    assert one.sentence.amount == 12


def test_all_eleven_are_people_and_no_term() -> None:
    text = "Ivan Test got four years. The prosecutor had sought prison for all eleven."
    asked = [claim for claim in claims(text) if claim.stage == "sentence_requested"]
    assert not any(claim.sentence and claim.sentence.amount == 11 for claim in asked)


def test_a_further_term_between_two_lengths_is_read_without_its_verb() -> None:
    text = "The court sentenced 14 men to life, 22 to 10 years and nine to between three and five years."
    told = [
        (claim.count and claim.count.exact, claim.sentence and claim.sentence.amount)
        for claim in claims(text)
    ]
    assert told == [(14, None), (22, 10.0), (9, 5.0)]


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            'They are accused of organising an "extremist movement" by printing novels.',
            'organising an "extremist movement" by printing novels',
        ),
        (
            "Ivan Test is charged with mass unrest, an offence that carries up to 10 years.",
            "mass unrest",
        ),
        (
            "Nine men are accused of arson, as well as former governor Ivan Test.",
            "arson",
        ),
        (
            "Ivan Test is charged with group violence, together with ten others whom he met there.",
            "group violence",
        ),
        (
            "Six men were prosecuted for their part in the protests of October 2019.",
            "their part in the protests",
        ),
    ],
)
def test_a_charge_ends_where_its_words_do(sentence: str, wording: str) -> None:
    charges = [charge.wording for claim in claims(sentence) for charge in claim.charges]
    assert charges[:1] == [wording]


def test_words_beside_a_charge_are_no_wording_of_it() -> None:
    text = "Six men are facing charges, some of them at liberty."
    assert [claim.charges for claim in claims(text)] == [()]
    (convicted,) = claims("What exactly the lawyer was convicted of is not known.")
    assert convicted.charges == ()


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        (
            "The judge on Friday set the trial of Ana Test and Ivan Probe for December 9, 2024.",
            "on_trial",
            "2024-12-09",
        ),
        (
            "Four soldiers had come back earlier, in May, for medical reasons.",
            "repatriated",
            "2024-05",
        ),
        (
            "Six men were detained on 3 July. Ana Test was released the same week after an appeal.",
            "released",
            "2024-07-01/2024-07-07",
        ),
        (
            "His brother was remanded to custody pending a hearing on Friday.",
            "remanded",
            "../2024-09-13",
        ),
        (
            "Twenty men had pleaded guilty before the trial opened in February.",
            "on_trial",
            "2024-02",
        ),
        (
            (
                "Six men were detained on Monday. Ana Test was sentenced to four years, served ten months"
                " and was let out."
            ),
            "released",
            "../2024-09-13",
        ),
    ],
)
def test_a_day_is_that_of_the_step_it_is_told_of(text: str, stage: str, day: str) -> None:
    days = [claim.date and claim.date.edtf for claim in claims(text) if claim.stage == stage]
    assert day in days


def test_a_court_is_no_place_of_its_district() -> None:
    (trial,) = claims("The trial of Ivan Test opened at the Proba District Court on Monday.")
    assert trial.place is None


def test_weeks_of_a_wave_of_arrests_are_no_term() -> None:
    text = "Of over 400 people detained in the first two weeks, most were fined."
    assert not any(claim.sentence and claim.sentence.unit == "weeks" for claim in claims(text))


def test_he_is_not_meant_by_a_woman_who_spoke_before() -> None:
    text = (
        'State attorney Ms Ana Test asked for two weeks. "They are reconciling lists," Ms Ana Test said.'
        " He said 64 men had been freed."
    )
    (freed,) = [claim for claim in claims(text) if claim.stage == "released"]
    assert freed.speaker is None or "Ana Test" not in freed.speaker


def test_who_is_asked_is_not_the_paper_that_she_spoke_to() -> None:
    text = (
        "Ana Probe has defended eleven of the people arrested last winter. She spoke to Proba Review"
        " in her office on Monday.\n\nHow many of your clients are still inside?\n\n"
        "Seven. Two were released on bail in March.\n"
    )
    (freed,) = [claim for claim in claims(text) if claim.stage == "released"]
    assert freed.speaker == "Ana Probe"


def test_the_time_of_an_entry_is_no_part_of_who_speaks() -> None:
    text = "10.40 The ministry's spokesman, Ivan Test, told reporters that six men had been freed."
    (freed,) = claims(text)
    assert freed.speaker is not None
    assert not freed.speaker.startswith("10")


@pytest.mark.parametrize(
    "sentence",
    [
        "His lawyer announced an appeal.",
        "The army has arrested nobody since the autumn, a lawyer said.",
        "Boys as young as 14 were being held at the jail with adults.",
        "They were charged in Counts 20 through 31 and face up to 15 years.",
    ],
)
def test_a_number_beside_a_step_is_not_that_of_those_it_befell(sentence: str) -> None:
    assert [claim.count for claim in claims(sentence) if claim.count is not None] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Probe's lawyer, Ana Probe-Testa, said she would appeal.",
        "Ivan Probe's lawyer announced an appeal.",
        "The lawyer of Ivan Probe said he would appeal.",
    ],
)
def test_an_appeal_is_that_of_whom_the_lawyer_speaks_for(sentence: str) -> None:
    text = f"The court sentenced Ivan Probe to six years. Maria Test was acquitted.\n\n{sentence}\n"
    (appeal,) = [claim for claim in claims(text) if claim.stage == "appeal_lodged"]
    assert appeal.persons == ("Ivan Probe",)
