"""Whose step a sentence tells, and how it is put, where somebody else is named near it."""

from typing import TypeAlias

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")  # a Friday

Told: TypeAlias = tuple[str | None, tuple[str, ...], int | None, str]


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


def told(text: str) -> list[Told]:
    return [
        (each.stage, each.persons, each.count.exact if each.count else None, each.modality.value)
        for each in claims_of(text)
        if each.stage is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four men accused of murdering journalist Omar Test were arrested on Monday.",
            [("detained", (), 4, "asserted")],
        ),
        (
            "The writer accused of insulting President Karim Test was acquitted.",
            [("acquitted", (), 1, "asserted")],
        ),
        (
            "A blogger charged with defaming the minister was released on bail.",
            [("released", (), 1, "asserted")],
        ),
        (
            "The men who abducted activist Omar Test were sentenced to ten years.",
            [("sentenced", (), None, "asserted")],
        ),
        (
            (
                "The 39-year-old cousin of convicted drug lord Ridouan Test was sentenced to"
                " five years."
            ),
            [("sentenced", (), 1, "asserted")],
        ),
        (
            "The wife of jailed opposition leader Selim Test was arrested on Monday.",
            [("detained", (), 1, "asserted")],
        ),
        (
            (
                "John Brown, 22, of Leeds, Tom Sample, 31, of Hull, and Ann Probe, 40, of York,"
                " were charged with arson."
            ),
            [("charged", ("John Brown", "Tom Sample", "Ann Probe"), None, "asserted")],
        ),
        (
            (
                "John Brown (22), of Hill Street, Leeds, and Ann Probe (40), of Mill Road, York,"
                " were remanded in custody."
            ),
            [("remanded", ("John Brown", "Ann Probe"), None, "asserted")],
        ),
        (
            (
                "Former minister Slim Test and the head of the Democratic list, Amel Probe, were"
                " each given 18 years."
            ),
            [("sentenced", ("Slim Test", "Amel Probe"), None, "asserted")],
        ),
        (
            (
                "Garik Testian, Hrach Mirzo and the latter's 19-year-old son Narek walked free"
                " from prison."
            ),
            [("released", ("Garik Testian", "Hrach Mirzo", "Narek"), None, "asserted")],
        ),
        (
            "Police arrested Novy Dom director Pavel Testov on Monday.",
            [("detained", ("Pavel Testov",), None, "asserted")],
        ),
        (
            (
                "The prosecutor's office has completed the investigation into the case against"
                " Rahim Test, Elshan Probe and 11 other residents."
            ),
            [("investigation_completed", ("Rahim Test", "Elshan Probe"), 13, "asserted")],
        ),
        (
            "Ten more men from Verkhnyaya Test, a village of some 400 people, had been taken away.",
            [("detained", (), 10, "asserted")],
        ),
        (
            "Of the remaining five, two were released without charge and one has been detained.",
            [("released", (), 2, "asserted"), ("detained", (), 1, "asserted")],
        ),
        (
            "Two of the remaining five were released.",
            [("released", (), 2, "asserted")],
        ),
        (
            "Four, including two women, were swapped last autumn.",
            [("repatriated", (), 4, "asserted")],
        ),
        (
            "A court handed down sentences of eight and six years to two Moroccans.",
            [("sentenced", (), 2, "asserted")],
        ),
        (
            "The ministry said that it had also received 95 of its soldiers.",
            [("repatriated", (), 95, "asserted")],
        ),
        (
            "Two colleagues appeared before the court as witnesses.",
            [],
        ),
        (
            "Police questioned nine suspects, two of whom live in Testville.",
            [],
        ),
        (
            "The court reversed the forfeiture of some P557,000 seized from the two women.",
            [],
        ),
        (
            "Those under 18 were released.",
            [],
        ),
        (
            "The accused took part under section 129a (1) sentences 1 and 2.",
            [],
        ),
        (
            "The identities of the two suspects have not been released.",
            [],
        ),
        (
            "The judge directed the release of the P10,000 bond he had posted.",
            [],
        ),
        (
            "A press release of the Directorate gave no names.",
            [],
        ),
        (
            "The judge lifted the arrest warrant against Maria Test on Monday.",
            [],
        ),
        (
            "The appeal court upheld the pre-trial detention of Anna Test.",
            [("appeal_decided", ("Anna Test",), None, "asserted")],
        ),
        (
            "The appeal court upheld the order to remand Ivan Test for two months.",
            [],
        ),
    ],
)
def test_a_step_is_of_those_whom_it_befell_and_of_so_many(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "His neighbour Gennady Test may never be tried.",
            [("on_trial", ("Gennady Test",), None, "possible")],
        ),
        (
            "Ivan Test may not be released before summer.",
            [("released", ("Ivan Test",), None, "possible")],
        ),
        (
            (
                "Amnesty calls on the authorities to free Reza Test, quash his conviction and"
                " drop the charges."
            ),
            [
                ("released", ("Reza Test",), None, "requested"),
                ("discontinued", (), None, "requested"),
            ],
        ),
        (
            "Urge the authorities to quash his conviction and set Reza Test free.",
            [("released", ("Reza Test",), None, "requested")],
        ),
        (
            "I urge you to:\\\n- release Ivan Test at once;\\\n- drop all charges against him.",
            [
                ("released", ("Ivan Test",), None, "requested"),
                ("discontinued", (), None, "requested"),
            ],
        ),
        (
            (
                "Margaret Test, of Stroud, had denied the charge, but was convicted by a jury on"
                " Tuesday."
            ),
            [("convicted", ("Margaret Test",), None, "asserted")],
        ),
        (
            "John Test denies the charges and was released on bail on Tuesday.",
            [("released", ("John Test",), None, "asserted")],
        ),
        (
            "Bail was denied and John Test was remanded until 4 April.",
            [("released", (), None, "negated"), ("remanded", ("John Test",), None, "asserted")],
        ),
        (
            "Ivan Test was freed without charge after being held for two days.",
            [
                ("released", ("Ivan Test",), None, "asserted"),
                ("detained", ("Ivan Test",), None, "asserted"),
            ],
        ),
        (
            "The union threatened a strike if the children were not freed.",
            [("released", (), None, "conditional")],
        ),
        (
            "The MP said Okello Test ought not to have been jailed.",
            [("detained", ("Okello Test",), None, "asserted")],
        ),
        (
            "The High Court upheld an order denying bail to Ivan Test.",
            [("released", ("Ivan Test",), None, "negated")],
        ),
        (
            "The magistrate declined a police request to hold Maria Test for a week.",
            [("detained", ("Maria Test",), None, "negated")],
        ),
        (
            "Their request to transfer Ivan Test to house arrest was dismissed.",
            [("detained", ("Ivan Test",), None, "negated")],
        ),
        (
            "The court has given the green light to the surrender of Richard Test to Belgium.",
            [("extradited", ("Richard Test",), None, "planned")],
        ),
        (
            "Marco Test, who denies wrongdoing, is under house arrest.",
            [("detained", ("Marco Test",), None, "asserted")],
        ),
        (
            '"If you write that," he said, "they will arrest Ivan Test too."',
            [("detained", ("Ivan Test",), None, "conditional")],
        ),
        (
            "The court chose custody without the right to bail for the soldier.",
            [("remanded", (), 1, "asserted")],
        ),
        (
            "Three others were placed under a two-month arrest this week.",
            [("remanded", (), 3, "asserted")],
        ),
        (
            "Public prosecutors proved in court the guilt of a 46-year-old resident.",
            [("convicted", (), 1, "asserted")],
        ),
        (
            (
                "Two others, Naomi Test, 31, and Peter Probe, 58, entered guilty pleas at an"
                " earlier hearing."
            ),
            [("convicted", ("Naomi Test", "Peter Probe"), 2, "asserted")],
        ),
        (
            (
                "Court jails 11 students\\\n\\\nAn Istanbul court on Thursday jailed 11 students"
                " pending trial."
            ),
            [("remanded", (), 11, "asserted")],
        ),
    ],
)
def test_a_step_is_put_as_its_own_words_put_it(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_he_or_she_is_the_one_named_alone_just_before() -> None:
    text = (
        "Ali Omari and Mona Test were arrested on Monday. Test is a doctor. She was released later."
    )
    assert claims_of(text)[-1].persons == ("Mona Test",)


def test_they_are_not_the_one_person_named_before() -> None:
    text = "Sahiba Test was detained on 2 March. Three relatives were there too. They were freed."
    first, last = claims_of(text)
    assert first.subject != last.subject


def test_the_journalists_are_not_the_one_who_is_wanted() -> None:
    text = "The arrest warrant for Kadri Test remains in force. The journalists were detained on 8 March."
    first, second = claims_of(text)
    assert first.subject != second.subject
