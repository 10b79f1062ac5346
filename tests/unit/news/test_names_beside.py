"""The names of those whom a claim is about: beside what they are, behind a pronoun, in a matter of theirs."""

import pytest

from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=None).claims


def persons(text: str, step: str) -> list[tuple[str, ...]]:
    """The names of each claim of a step."""
    return [claim.persons for claim in claims(text) if step in (claim.stage, claim.kind.value)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Nasser al-Probe", "Nasser al-Probe"),
        ("Ibrahim al-Wadi'i", "Ibrahim al-Wadi'i"),
        ("Maria de los Angeles Testa", "Maria de los Angeles Testa"),
        ("Ludwig van der Probe", "Ludwig van der Probe"),
        ("Ana da Silva e Costa", "Ana da Silva e Costa"),
        ("Lo Kin-probe", "Lo Kin-probe"),
        ('Gonzalo "Chalo" Probe-Testa', 'Gonzalo "Chalo" Probe-Testa'),
        ("Captain Testenko", "Testenko"),
        ("Testov, 63,", "Testov"),
    ],
)
def test_a_name_is_read_in_the_ways_of_many_languages(name: str, told: str) -> None:
    assert persons(f"{name} was arrested in May.", "detained") == [(told,)]


def test_a_family_name_at_the_head_of_a_sentence_means_the_one_named_before() -> None:
    text = "Nasser al-Probe was arrested in January. Al-Probe was released in May."
    assert persons(text, "released") == [("Nasser al-Probe",)]


@pytest.mark.parametrize(
    "body",
    [
        "The Audiencia Probal",
        "The Baku Grave Crimes Court",
        "The Tai Probe Society",
        "The newspaper Probe Actu",
        "Protesters in Deir al-Probe",
    ],
)
def test_a_body_or_a_place_is_nobody(body: str) -> None:
    assert not any(claim.persons for claim in claims(f"{body} freed six men on Monday."))


@pytest.mark.parametrize(
    ("sentence", "step", "names"),
    [
        ("Khalil Probe, a teacher of geography, was seized at a checkpoint.", "detained",
         ("Khalil Probe",)),
        ("The court sentenced a contract soldier, Sergeant Ruslan Probe, to five years.", "sentenced",
         ("Ruslan Probe",)),
        ("She discharged a fourth man, Moldovan delivery driver Ion Probe, 23, on Monday.",
         "discontinued", ("Ion Probe",)),
        ("Her grandson Maksym had been put on trial there.", "on_trial", ("Maksym",)),
        ("Her brother, Navruz, was arrested.", "detained", ("Navruz",)),
        ("Anna Probe, head of the video project Ak Test, was sentenced to five years.", "sentenced",
         ("Anna Probe",)),
        ("Ivan Probe, alias Cacique Test, was arrested on Monday.", "detained", ("Ivan Probe",)),
        ("Menna Probe from Barry was jailed for 15 months.", "sentenced", ("Menna Probe",)),
        ("Gail Probe, 61, of Paramus, New Jersey, a nurse practitioner, was sentenced to 30 months.",
         "sentenced", ("Gail Probe",)),
        ("Ali Probe, assistant to a Member of County Assembly, has walked out of the police station.",
         "released", ("Ali Probe",)),
        ("The fifth, Zaur Probe, who had compensated a sergeant for a broken wrist, got six years.",
         "sentenced", ("Zaur Probe",)),
        ("Ana Probe was removed from office on Monday by order of the ministry and detained later.",
         "detained", ("Ana Probe",)),
        ("Ian Probe, 34, of Testa, and brothers Dan Testa, 29, and Cody Testa, 26, are charged.",
         "charged", ("Ian Probe", "Dan Testa", "Cody Testa")),
        ("Defendant N.F. received five years for membership in a group.", "sentenced", ("N.F.",)),
        ("The defendants R.D. and H.P. were convicted of arson.", "convicted", ("R.D.", "H.P.")),
        ("Kristof V.D.B. (46) was arrested.", "detained", ("Kristof V.D.B.",)),
        ("Two retired officers of the Testa station, Abul Probe and Kamrul Testa, were shown arrested.",
         "detained", ("Abul Probe", "Kamrul Testa")),
        ("The court has reserved its decision in the case of former Bantry solicitor Conor Probe.",
         "appeal_heard", ("Conor Probe",)),
    ],
)  # fmt: skip
def test_somebody_is_named_beside_what_they_are(
    sentence: str, step: str, names: tuple[str, ...]
) -> None:
    assert persons(sentence, step) == [names]


@pytest.mark.parametrize(
    ("sentence", "step", "count", "names"),
    [
        ("Police detained three administrators of a village chat, Ali Probe, Olga Testova and Ian Sample.",
         "detained", 3, {"Ali Probe", "Olga Testova", "Ian Sample"}),
        ("Five people, among them the wrestling coach Nurlan Probe, were acquitted.", "acquitted", 5,
         {"Nurlan Probe"}),
        ("Two journalists arrested in the same week, Abel Probe and Eden Testa, were moved to a prison camp.",
         "detained", 2, {"Abel Probe", "Eden Testa"}),
    ],
)  # fmt: skip
def test_a_number_and_the_names_of_those_counted_are_both_kept(
    sentence: str, step: str, count: int, names: set[str]
) -> None:
    found = next(claim for claim in claims(sentence) if claim.stage == step)
    assert found.count is not None
    assert (found.count.exact, set(found.persons)) == (count, names)


@pytest.mark.parametrize(
    ("sentence", "step", "names"),
    [
        ("Olim Probe was 17 years old when he was arrested.", "detained", ("Olim Probe",)),
        ("Lee Probe's barrister said he was arrested in May.", "detained", ("Lee Probe",)),
        ("Ivan Probe and Anna Testova were tried in Minsk, where they were convicted.", "convicted",
         ("Ivan Probe", "Anna Testova")),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_only_one_who_was_named_before_it(
    sentence: str, step: str, names: tuple[str, ...]
) -> None:
    assert names in persons(sentence, step)


@pytest.mark.parametrize(
    "sentence",
    [
        "His wife, Anna Testova, says he was arrested in May.",
        "Minister Ivan Probe said his release would be raised in May.",
        "His lawyer, Ivan Probe, said that he was arrested in May.",
        "Ivan Probe told Olga Testova that he had been arrested.",
    ],
)
def test_a_pronoun_never_means_a_lawyer_a_relative_or_one_of_two(sentence: str) -> None:
    assert not any(claim.persons for claim in claims(sentence))


@pytest.mark.parametrize(
    ("sentence", "step", "names"),
    [
        ("Ivan Probe was among those released.", "released", [("Ivan Probe",)]),
        ("Ivan Probe, who was captured near Testa in 2022, was among those released.", "released",
         [("Ivan Probe",)]),
        ("Dan Probe, 21, of Mill Road, Testham, and Jon Testov, 22, of Derva, were charged.", "charged",
         [("Dan Probe", "Jon Testov")]),
        ("All but Ivan Probe, who was granted bail in 2021, have been remanded in custody.", "remanded",
         [()]),
        ("All but Ivan Probe, who was granted bail in 2021, have been remanded in custody.", "released",
         [("Ivan Probe",)]),
        ("Six soldiers have returned home, Ivan Probe wrote on Monday.", "repatriated", [()]),
        ("Ivan Probe had the charges against him stayed last spring.", "discontinued",
         [("Ivan Probe",)]),
        ("More than 150 are still held, among them Ivan Probe, who is serving ten years.",
         "serving_sentence", [("Ivan Probe",)]),
        ("The six appeared before Judge Ivan Probe and were ordered detained.", "remanded", [()]),
        ("The case of another defendant, Ivan Probe, is being considered separately.", "on_trial",
         [("Ivan Probe",)]),
    ],
)  # fmt: skip
def test_whom_a_sentence_names_and_whom_it_leaves_out(
    sentence: str, step: str, names: list[tuple[str, ...]]
) -> None:
    assert persons(sentence, step) == names


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        (
            "A hearing in the appeal of the blogger Vilen Probe was held on Thursday.",
            "appeal_heard",
        ),
        (
            "The term of detention of Vilen Probe, an accountant, has been prolonged.",
            "remand_extended",
        ),
        ("Nothing is known of the whereabouts of Vilen Probe.", "whereabouts_unknown"),
        ("In court Vilen Probe pleaded not guilty.", "denial"),
        ("The judges dismissed an appeal by the skipper, Vilen Probe.", "appeal_decided"),
    ],
)
def test_a_step_without_people_names_whose_matter_it_is(sentence: str, step: str) -> None:
    assert ("Vilen Probe",) in persons(sentence, step)


@pytest.mark.parametrize(
    "sentence",
    [
        "Judge Naeem Probe adjourned the case until May 3.",
        "Lawyer Nonna Probe promised to file a cassation appeal.",
        "His lawyer in Budapest, Nonna Probe, denied the charges.",
    ],
)
def test_who_judges_or_defends_is_not_whom_it_concerns(sentence: str) -> None:
    found = claims(sentence)
    assert found
    assert not any(claim.persons for claim in found)


def test_a_relative_who_is_told_of_is_not_the_one_arrested() -> None:
    found = persons(
        "Kulyash Probe, whose younger son Yerzhan was arrested, came to court.", "detained"
    )
    assert found == [("Yerzhan",)]
