"""Numbers of a whole told by its parts, officers who sign, rules, rooms and figures of speech."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")  # a Friday


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


def of_stage(text: str, stage: str) -> ReadClaim:
    claims = [each for each in claims_of(text) if each.stage == stage]
    assert len(claims) == 1, [each.stage for each in claims_of(text)]
    return claims[0]


@pytest.mark.parametrize(
    ("text", "stage", "count"),
    [
        (
            "Guerrillas freed seven hostages, six soldiers and one police officer, on Monday.",
            "released",
            7,
        ),
        ("Police arrested five people, three men and two women, on Monday.", "detained", 5),
        (
            "Sgt. Luis Test, Cpl. Edwin Probe and four privates had been captured on Jan. 22.",
            "captured",
            6,
        ),
        (
            (
                "Forty-three of the so-called Front Line remain in prison; three were convicted"
                " in December."
            ),
            "detained",
            43,
        ),
    ],
)
def test_whole_and_its_parts_are_counted_once(text: str, stage: str, count: int) -> None:
    told = of_stage(text, stage).count
    assert told is not None
    assert (told.minimum, told.maximum) == (count, count)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Two officers are accused of torture. Prosecutor General Ivan Test signed the"
            " indictment and the case was submitted to the court."
        ),
        (
            "Two officers are accused of torture. The case was sent to the Court of General"
            " Jurisdiction of Kentron district."
        ),
    ],
)
def test_case_sent_to_court_is_of_the_accused_not_of_who_signed(text: str) -> None:
    claims = claims_of(text)
    sent = of_stage(text, "sent_to_court")
    assert sent.persons == ()
    assert {each.subject for each in claims} == {sent.subject}


@pytest.mark.parametrize(
    ("text", "stage", "name"),
    [
        ("Ivan Test from Zaritap, a father of three, was tried in Baku.", "on_trial", "Ivan Test"),
        (
            (
                "Judges ordered the release of Ivan Test, who had been charged with spying in"
                " 2022 and held for 14 months."
            ),
            "detained",
            "Ivan Test",
        ),
        ("The court extended the detention of Jan Test.", "remand_extended", "Jan Test"),
    ],
)
def test_step_is_of_the_person_who_is_named(text: str, stage: str, name: str) -> None:
    assert of_stage(text, stage).persons == (name,)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The ministry released 275 people arrested after the clashes on the coast in March.",
            {"released": None, "detained": "2024-03"},
        ),
        (
            "Some 400 people have been arrested since the strike started on 3 March.",
            {"detained": "2024-03-03/2024-03-15"},
        ),
        ("The court extended the detention of Jan Test.", {"remand_extended": None}),
    ],
)
def test_day_of_something_else_is_not_the_day_of_the_step(
    text: str, days: dict[str, str | None]
) -> None:
    for stage, day in days.items():
        dated = of_stage(text, stage).date
        assert dated is not None
        told = None if dated.edtf == f"../{PUBLISHED.edtf}" else dated.edtf
        assert told == day, stage


@pytest.mark.parametrize(
    "text",
    [
        "The cell was built for ten and held seventy.",
        "A person who is arrested must be brought before a judge within 48 hours.",
        "Pensioners in the south have been sentenced to another winter without heating.",
        '"Nobody will give him back these months," said his sister Ana Test.',
        "The company was fined 40,000 euros on Monday.",
    ],
)
def test_rooms_rules_figures_of_speech_and_companies_are_no_steps(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "stage", "how"),
    [
        (
            "A delegation said that an agreement had been found to let the soldiers go.",
            "released",
            Modality.PLANNED,
        ),
        ("If leave is refused, the sentence becomes final.", "final", Modality.CONDITIONAL),
    ],
)
def test_what_is_agreed_or_hangs_on_something_is_not_asserted(
    text: str, stage: str, how: Modality
) -> None:
    assert of_stage(text, stage).modality is how


def test_hearing_on_remand_is_a_hearing_and_no_remand() -> None:
    claims = claims_of("City Court: Remand hearing for two officers, detained on Thursday.")
    assert "remanded" not in {each.stage for each in claims}
    assert "detained" in {each.stage for each in claims}


def test_conviction_that_is_thrown_out_is_a_decision_on_appeal_and_no_conviction() -> None:
    claims = claims_of("The court threw out Ivan Test's conviction.")
    assert [each.stage for each in claims] == ["appeal_decided"]


def test_judge_who_rejects_charges_denies_nothing() -> None:
    claims = claims_of(
        "The mayor was charged with fraud in May. A judge rejected the charges on Monday."
    )
    assert Modality.DENIED not in {each.modality for each in claims}


def test_remand_ordered_for_them_is_of_those_told_of_before() -> None:
    text = "Six soldiers were charged. The judge ordered their pre-trial detention on 6 March."
    charged, remanded = of_stage(text, "charged"), of_stage(text, "remanded")
    assert remanded.subject == charged.subject


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        (
            (
                "A court sentenced Ana Test, Thura Probe Maung, Hein Muster, Zaw Lin Prueba,"
                " Thiha Htet Essai, Hein Win Prova and Ko Pyae Sone Proba to ten years in prison."
            ),
            "prison",
            10,
        ),
        (
            "The court handed down three years, all suspended, to Ivan Test.",
            "suspended",
            3,
        ),
    ],
)
def test_term_stands_behind_long_lists_and_before_how_it_is_served(
    text: str, kind: str, amount: int
) -> None:
    term = of_stage(text, "sentenced").sentence
    assert term is not None
    assert (term.kind, term.amount) == (kind, amount)


@pytest.mark.parametrize(
    ("text", "stage", "who"),
    [
        (
            (
                "Police arrested Omar Test on Monday. Meanwhile the painter Rosa Probe opened an"
                " exhibition. She was jailed for two years in 2020."
            ),
            "sentenced",
            "Rosa Probe",
        ),
        (
            "Ali Test won a press prize on Friday. He has been held since May.",
            "detained",
            "Ali Test",
        ),
        (
            "Omar Test was sentenced to five years. A man in the gallery shouted. Police arrested him.",
            "detained",
            "A man",
        ),
        (
            (
                "A court jailed Omar Test for a year. Judge Ana Probe read the verdict. Police"
                " arrested him again on Monday."
            ),
            "detained",
            "Omar Test",
        ),
    ],
)
def test_he_and_she_are_whom_the_sentence_before_opens_with(
    text: str, stage: str, who: str
) -> None:
    claim = of_stage(text, stage)
    reading = read_text(text, published=PUBLISHED, title="")
    labels = {each.key: each.label for each in reading.subjects}
    assert labels[claim.subject or ""] == who
