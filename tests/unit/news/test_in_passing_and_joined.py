"""What is said only in passing, who is meant without a noun, and which day a step is of."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2021-06-11")


def claims_of(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PUBLISHED).claims


def told(text: str) -> list[tuple[str, str, int | None]]:
    """Step, modality and number of each claim."""
    return [
        (
            claim.stage or claim.kind.value,
            claim.modality.value,
            None if claim.count is None else claim.count.exact,
        )
        for claim in claims_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The court acquitted nine of the eleven teachers tried over the blockade.",
            [("acquitted", "asserted", 9)],
        ),
        (
            "A court sentenced nine men to prison terms of between seven and 20 years.",
            [("sentenced", "asserted", 9)],
        ),
        (
            "Seven fishermen charged with smuggling were freed.",
            [("released", "asserted", 7)],
        ),
        ("The party rejected the verdicts.", []),
        ("Under the decree the sentences of drug users were cut by half.", []),
        ("Bail had been set at 10 million, which none could pay.", []),
        ("Deputies walked out of parliament over the border.", []),
        (
            "A total of 958 prisoners of war are currently in custody.",
            [("detained", "asserted", 958)],
        ),
    ],
)
def test_what_is_only_named_is_no_step(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert told(text) == expected


def test_a_court_of_appeal_does_what_a_party_cannot() -> None:
    assert told("The court of appeal cut the sentences of three men.") == [
        ("appeal_decided", "asserted", 3)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The case against the 14 drivers was sent to court.",
            [("sent_to_court", "asserted", 14)],
        ),
        ("The 13 drivers will be sentenced in March.", [("sentenced", "planned", 13)]),
        (
            "Eight falconers who had unrolled a banner were detained.",
            [("detained", "asserted", 8)],
        ),
        ("The government handed over 18 prisoners.", [("repatriated", "asserted", 18)]),
        (
            "The government handed over 18 prisoners wanted by the United States.",
            [("extradited", "asserted", 18)],
        ),
        ("Among those freed are 14 sailors.", [("released", "asserted", 14)]),
        (
            "They are among ten captives whom Azerbaijan released.",
            [("released", "asserted", 10)],
        ),
        ("Nobody has been charged.", [("charged", "negated", None)]),
        ("Six of the convicted were freed.", [("released", "asserted", 6)]),
        (
            "The court sentenced ten to 18 months in a colony.",
            [("sentenced", "asserted", 10)],
        ),
        (
            "Two were given life and two 25 years.",
            [("sentenced", "asserted", 2), ("sentenced", "asserted", 2)],
        ),
        (
            "It handed terms of 15 years to 21 defendants and 10 years to nine.",
            [("sentenced", "asserted", 21), ("sentenced", "asserted", 9)],
        ),
        (
            "All of them were recaptured and got five more years.",
            [
                ("detained", "asserted", None),
                ("sentenced", "asserted", None),
            ],
        ),
    ],
)
def test_people_are_found_without_their_noun(
    text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert told(text) == expected


def test_each_group_gets_its_own_term() -> None:
    claims = claims_of("Two were given life and two 25 years.")
    terms = [claim.sentence for claim in claims]
    assert [(t.kind, t.amount) for t in terms if t] == [("life", None), ("prison", 25.0)]


def test_a_rival_number_is_of_the_same_people_and_of_who_says_it() -> None:
    text = "Police detained 240 people on Monday. The union put the figure at 310."
    first, second = claims_of(text)
    assert second.count is not None
    assert (second.stage, second.count.exact, second.speaker) == ("detained", 310, "union")
    assert first.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Police detained 240 people. The union counted its money.",
        "Police detained Anar Test. His colleagues counted five.",
        "Police may detain 240 people. The union put the figure at 310.",
    ],
)
def test_no_rival_without_a_number_told_before(text: str) -> None:
    assert "rival_count" not in {claim.rule for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On May 24 and 25, seven citizens were detained.", "2021-05-24/2021-05-25"),
        ("On May 24 and 25 people were detained.", "2021-05-24"),
        ("Seven men were detained on 23 and 24 January 2020.", "2020-01-23/2020-01-24"),
        ("Seven men were convicted in 2017 and 2018.", "2017/2018"),
        ("Seven men were detained at dawn on Tuesday.", "2021-06-08"),
        ("Seven men were detained on a Sunday in August, 2019.", "2019-08"),
        ("On Monday the union called for nine men to be freed.", "2021-06-07"),
        ("The case of nine men is to be heard on 4 July.", "2021-07-04"),
    ],
)
def test_the_day_of_a_step(text: str, edtf: str) -> None:
    days = {None if claim.date is None else claim.date.edtf for claim in claims_of(text)}
    assert days == {edtf}


def test_a_step_told_twice_takes_its_day_from_where_that_is_named() -> None:
    text = (
        "A court in Lomna has convicted six teachers.\n\n"
        "The six teachers were convicted on Monday, their lawyer said."
    )
    assert {c.date.edtf for c in claims_of(text) if c.date} == {"2021-06-07"}


def test_a_paragraph_goes_on_at_the_time_of_its_first_sentence() -> None:
    text = (
        "Six drivers were freed on Monday.\n\n"
        "Last month the court convicted a baker of theft. He got ten years."
    )
    days = [(c.stage, c.date.edtf) for c in claims_of(text) if c.date]
    assert days == [("released", "2021-06-07"), ("convicted", "2021-05"), ("sentenced", "2021-05")]


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        (
            (
                "They are charged under Articles 214.2.1 (terrorism), 228.3 (illegal possession of"
                " weapons) and 318.2 (illegal crossing of the state border)."
            ),
            [
                ("214.2.1", "terrorism"),
                ("228.3", "illegal possession of weapons"),
                ("318.2", "illegal crossing of the state border"),
            ],
        ),
        (
            "He was charged with treason (Article 275) and with theft (Article 158).",
            [("275", "treason"), ("158", "theft")],
        ),
        (
            "They were charged under articles 87 bis, 254 and 263 bis.",
            [
                (each, "under articles 87 bis, 254 and 263 bis")
                for each in ("87bis", "254", "263bis")
            ],
        ),
        (
            "They were charged under Article 258 § 1.",
            [("258.1", "under Article 258 § 1")],
        ),
    ],
)
def test_each_article_has_its_own_words(text: str, charges: list[tuple[str, str]]) -> None:
    (claim,) = claims_of(text)
    assert [(charge.article, charge.wording) for charge in claim.charges] == charges


def test_the_words_of_a_charge_end_where_its_sentence_goes_on() -> None:
    text = "The trial of Arman Test, charged with theft of a bell, was adjourned until 14 July."
    charged = [claim for claim in claims_of(text) if claim.stage == "charged"]
    assert [charge.wording for charge in charged[0].charges] == ["theft of a bell"]


def test_two_named_apart_from_their_number_are_two() -> None:
    (claim,) = claims_of("Two reporters of the weekly, Anna Probe and Ivan Demo, were detained.")
    assert claim.count is not None
    assert (claim.count.exact, claim.persons) == (2, ("Anna Probe", "Ivan Demo"))


def test_two_of_them_are_two_of_those_spoken_of_before() -> None:
    text = "Police detained eight falconers. Two of them, Anna Probe and Ivan Demo, were remanded."
    reading = read_text(text, published=PUBLISHED)
    count = reading.claims[1].count
    assert count is not None
    assert (count.exact, count.of) == (2, 8)
    assert [subject.label for subject in reading.subjects] == [
        "eight falconers",
        "Anna Probe, Ivan Demo",
    ]


def test_nobody_is_no_group_of_its_own() -> None:
    reading = read_text("Police detained eight falconers. Nobody was charged.", published=PUBLISHED)
    assert [subject.label for subject in reading.subjects] == ["eight falconers"]
    assert {claim.subject for claim in reading.claims} == {reading.subjects[0].key}
