"""Whom a step is told of where a preposition or an apposition says it, and how many they are."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims


def steps(text: str) -> list[str]:
    return [claim.stage or claim.kind.value for claim in claims(text)]


@pytest.mark.parametrize(
    ("sentence", "step", "number"),
    [
        ("The Court of Cassation quashed the convictions of nine activists.", "cassation", 9),
        ("Criminal prosecution has been instituted against 17 of the accused.", "charged", 17),
        (
            "With regard to a further seven persons, the prosecution was terminated.",
            "discontinued",
            7,
        ),
        ("House arrest was lifted for a further 30.", "released", 30),
        ("The prosecutor demanded the death penalty for 24.", "sentence_requested", 24),
        ("High Court grants bail to four.", "released", 4),
        ("Judge Eoin Probe remanded all three in custody until April 3.", "remanded", 3),
        ("He had remanded both men in custody for two months.", "remanded", 2),
        ("A court convicted four current and former journalists of fraud.", "convicted", 4),
        ("Police have arrested four men over the killing of a broadcaster.", "detained", 4),
        (
            "Two of those detained, a blogger and a retired geologist, were later released.",
            "released",
            2,
        ),
        ("Fourteen reporters, camera operators and editors are charged with fraud.", "charged", 14),
        ("Five guests of the villa, all from Nalchik, were detained on Tuesday.", "detained", 5),
        ("A former mayor of Dezful and two engineers were arrested last night.", "detained", 3),
        ("He and two of the dockers were sent to pre-trial detention.", "remanded", 3),
        ("Seven of the others were freed on bond.", "released", 7),
        ("The number of those arrested over the collapse has risen to fourteen.", "detained", 14),
        ("At least 620 people were detained or had a case opened against them.", "detained", None),
        ("The tribunal gave life imprisonment to three former army officers.", "sentenced", 3),
        ("Roughly 30 Pamiris have been deported since January.", "extradited", 30),
        (
            "The human rights centre knows of 1,486 political prisoners in Belarus.",
            "detained",
            1486,
        ),
    ],
)
def test_the_number_is_that_of_those_whom_it_befell(
    sentence: str, step: str, number: int | None
) -> None:
    found = [claim for claim in claims(sentence) if claim.stage == step]
    assert len(found) == 1
    assert found[0].count is not None
    assert found[0].count.exact == number


def test_who_judges_is_not_who_is_remanded() -> None:
    (claim,) = claims("Judge Eoin Probe remanded all three in custody until April 3.")
    assert claim.persons == ()


@pytest.mark.parametrize(
    ("text", "step", "name"),
    [
        (
            "Tomaž Probe was questioned. A judge ordered one month's detention for Probe.",
            "remanded",
            "Tomaž Probe",
        ),
        (
            "Dmytro Probe is in Vienna. Detectives served a notice of suspicion on Probe on Tuesday.",
            "charged",
            "Dmytro Probe",
        ),
        (
            "Irina Probe is a model. Probe is to remain in custody for six months.",
            "detained",
            "Irina Probe",
        ),
    ],
)
def test_a_person_behind_a_preposition_is_meant(text: str, step: str, name: str) -> None:
    found = [claim for claim in claims(text) if claim.stage == step]
    assert [claim.persons for claim in found] == [(name,)]


def test_the_crew_of_a_fourth_suspect_is_told_once() -> None:
    text = "A fourth suspect, a 17-year-old boy who cannot be named, was arrested on Tuesday."
    assert steps(text) == ["detained"]


def test_a_second_clause_has_its_own_people() -> None:
    found = claims("Iraq has tried at least seven, and three were sentenced to hang.")
    assert [(claim.stage, claim.count and claim.count.minimum) for claim in found] == [
        ("on_trial", 7),
        ("sentenced", 3),
    ]


def test_remand_on_bail_is_no_custody() -> None:
    (claim,) = claims("The judge remanded all three on continuing bail to 16 December.")
    assert claim.stage == "released"


def test_custody_that_is_asked_for_is_no_sentence() -> None:
    (claim,) = claims("The prosecutor is seeking 30 days' custody for a group of eight men.")
    assert (claim.stage, claim.modality) == ("remanded", Modality.REQUESTED)


def test_an_arrest_ordered_in_absentia_is_a_warrant() -> None:
    (claim,) = claims("A court promptly ordered her arrest in absentia.")
    assert claim.kind is ClaimKind.WARRANT


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (
            "The fugitive Dejan Probe was found in Istanbul. Turkey handed him over on Friday.",
            "extradited",
        ),
        (
            "Twelve captives were on the bus. Baku handed them over on Friday. A warrant is out.",
            "repatriated",
        ),
    ],
)
def test_a_fugitive_is_surrendered_and_a_captive_comes_home(text: str, step: str) -> None:
    found = [claim.stage for claim in claims(text) if claim.stage in ("extradited", "repatriated")]
    assert found[:1] == [step]


@pytest.mark.parametrize(
    "sentence",
    [
        "A person suspected of a crime is presumed innocent until proven guilty by a court.",
        "One of the men had turned state witness but later withdrew his statement.",
        "The defence will open its case on Monday and call Ivan Probe.",
    ],
)
def test_words_of_course_open_no_case_and_take_nothing_back(sentence: str) -> None:
    assert not {"retraction", "case_opened", "charge"} & set(steps(sentence))


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("Seven men who stripped farms of tractors were jailed at Hull Crown Court.", "sentenced"),
        ("Seven men were jailed by the court pending trial.", "detained"),
    ],
)
def test_jailed_at_a_court_is_a_sentence(sentence: str, step: str) -> None:
    assert step in steps(sentence) or "remanded" in steps(sentence)
    assert ("sentenced" in steps(sentence)) is (step == "sentenced")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("They came over a clash, in which five people were killed, and registered 16 FIRs.", None),
        ("Five soldiers were wounded and captured near Testa.", 5),
        ("The group put the number arrested at 36.", 36),
        ("After the march 50 people were taken to police stations.", 50),
        ("The court handed jail terms ranging from three to 18 years to 22 men.", 22),
        ("A court extended until July 4 the pre-trial detention of two men.", 2),
        ("Prosecutors have withdrawn indictments against 11 men.", 11),
        ("Seven get life in Testan mosque retrial", 7),
        ("Nine men remained there, three of whom have been named suspects.", 3),
        ("Testia asked for the men's extradition.", None),
    ],
)
def test_a_number_is_of_those_in_its_own_clause(sentence: str, count: int | None) -> None:
    found = [claim.count and claim.count.exact for claim in claims(sentence)]
    assert set(found) == {count}


@pytest.mark.parametrize(
    ("sentence", "wordings"),
    [
        ("Two officers accused of taking bribes was sent to court.", ["taking bribes"]),
        ("Six men accused of shouting that the mayor is a thief were held.",
         ["shouting that the mayor is a thief were held"]),
        ('They are accused of "membership in an armed group," and a trial was put off.',
         ["membership in an armed group"]),
        ("The bureau has sought leave to prosecute 36 of them.", []),
        ("A court charged 32 supporters of the National Party with theft.", ["theft"]),
        ("He said six men were charged with theft, and that their case was sent to court.", ["theft"]),
        ("Four men accused of theft pleaded not guilty in court.", ["theft"]),
        ("Testia accuses him of collaborating with rebels.", ["collaborating with rebels"]),
        ("A case was filed against Ana Test under the last government.", []),
    ],
)  # fmt: skip
def test_the_wording_of_a_charge_ends_where_the_sentence_goes_on(
    sentence: str, wordings: list[str]
) -> None:
    charges = [charge.wording for claim in claims(sentence) for charge in claim.charges]
    assert charges[:1] == wordings


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("They would appeal within the 30 days allowed by law.", ["appeal_lodged"]),
        ("The appeal was heard in May and allowed in June.", ["appeal_heard", "appeal_decided"]),
        ("The judge reduced his sentence from a starting point of ten years.", []),
        ("The court reduced his sentence on appeal.", ["appeal_decided"]),
        ("The plea for bail has been rejected twice.", ["released"]),
        ("A chargesheet against 107 people was filed in July.", ["charged"]),
        ("Two actors accused of libel in a play were remanded in custody.", [None, "remanded"]),
        ("In the play two actors are remanded in custody.", []),
        ("The general, whose detention was to expire on June 26, spoke.", []),
        ("The decision came late, raising fears that their sentences will stand.", []),
        ("Two more men were arrested in absentia.", ["warrant"]),
        ("Ana Test's sentence was reduced from 66 years to 45.", ["appeal_decided"]),
    ],
)
def test_words_that_are_a_step_only_beside_others(sentence: str, steps: list[str | None]) -> None:
    assert [claim.stage for claim in claims(sentence)] == steps


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Testia holds 33 others, most of whom were captured in May.",
            [("detained", 33), ("captured", None)],
        ),
        (
            "More than 300 people have been detained and hundreds of criminal cases opened.",
            [("detained", None), ("case_opened", None)],
        ),
        (
            "Eleven accused had been on retrial since a court nullified an earlier judgment.",
            [("on_trial", 11), ("appeal_decided", None)],
        ),
    ],
)
def test_a_clause_has_people_of_its_own(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    found = [(claim.stage, claim.count and claim.count.exact) for claim in claims(sentence)]
    assert found == expected
