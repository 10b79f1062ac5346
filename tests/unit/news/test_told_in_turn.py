"""Who is meant, and how it is put, where a sentence tells of several people or steps in turn."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2021-06-11")


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


def told(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(each.stage, each.persons, each.modality.value) for each in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "His deputy, Anika Samplek, received six years, while Luko Exempli, a driver, was acquitted.",
            [
                ("sentenced", ("Anika Samplek",), "asserted"),
                ("acquitted", ("Luko Exempli",), "asserted"),
            ],
        ),
        (
            "The court rejected the request that she be heard, and released Ivan Testov.",
            [("released", ("Ivan Testov",), "asserted")],
        ),
        (
            "The court rejected the motion and ordered the release of Ivan Testov.",
            [("released", ("Ivan Testov",), "asserted")],
        ),
        ("The judge granted bail to Ivan Testov.", [("released", ("Ivan Testov",), "asserted")]),
        (
            "Ivan Testov was sent back to stand trial in Kostria.",
            [("extradited", ("Ivan Testov",), "asserted")],
        ),
        ("Police have not ruled out further arrests.", [("detained", (), "possible")]),
    ],
)
def test_each_step_is_told_of_whom_it_befell(
    text: str, expected: list[tuple[str | None, tuple[str, ...], str]]
) -> None:
    assert told(text) == expected


def test_a_headline_counts_each_of_its_steps() -> None:
    found = claims_of("Three get life for airport attack, nine walk free")
    assert [(each.stage, each.count and each.count.exact) for each in found] == [
        ("sentenced", 3),
        ("released", 9),
    ]


def test_who_comes_before_an_investigating_judge_is_not_yet_tried() -> None:
    (claim,) = claims_of("The two men were brought before an investigating judge on Tuesday.")
    assert (claim.kind.value, claim.stage) == ("hearing", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'In his defense statement Testov said: "Six of us have been arrested."',
            "Testov",
        ),
        (
            "Last month the Constitutional Court said that Ivan Testov was arrested unlawfully.",
            "Constitutional Court",
        ),
        ("The foreign ministry put the number of prisoners at 19.", "foreign ministry"),
        ("Police have not ruled out further arrests.", "Police"),
    ],
)
def test_a_time_or_an_occasion_is_no_part_of_a_speaker(text: str, speaker: str) -> None:
    assert [each.speaker for each in claims_of(text)] == [speaker]


def test_a_charge_is_worded_behind_those_it_is_of() -> None:
    text = "Prosecutors accuse him and three others of stealing money meant for clinics."
    (claim,) = claims_of(text)
    assert claim.modality is Modality.ALLEGED
    assert [each.wording for each in claim.charges] == ["stealing money meant for clinics"]


def test_an_order_has_the_day_on_which_it_was_made() -> None:
    (claim,) = claims_of("A judge ordered the extradition of Ivan Testov in July last year.")
    assert claim.date is not None
    assert claim.date.edtf == "2020-07"


def test_what_is_told_of_the_days_after_something_has_no_day_of_its_own() -> None:
    text = (
        "All five were charged on Monday night.\n"
        "Seven people were arrested in the days after the blaze."
    )
    claim = next(each for each in claims_of(text) if each.stage == "detained")
    assert claim.dated() is None


@pytest.mark.parametrize(
    "text",
    [
        "The men will be charged as soon as they are arrested.",
        "The case will be sent to court after the investigation is completed.",
        "The two will be deported after they have served their sentences.",
        "The ministry said the suspect would be extradited once he was arrested.",
        "The men would be freed as soon as charges were dropped.",
    ],
)
def test_a_clause_of_time_under_what_is_to_come_asserts_nothing(text: str) -> None:
    assert [each.modality.value for each in claims_of(text)] == ["planned", "conditional"]


@pytest.mark.parametrize(
    "text",
    [
        "He said he would appeal after he was sentenced to six years.",
        "He will appeal, his lawyer said after he was sentenced.",
    ],
)
def test_who_would_appeal_was_sentenced(text: str) -> None:
    found = [each for each in claims_of(text) if each.stage == "sentenced"]
    assert [each.modality.value for each in found] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police arrested Anton Belik's brother on Monday.", ()),
        ("Police arrested Anton Belik's wife, Irena Belik, on Monday.", ("Irena Belik",)),
        ("Five people, including Anton Belik's wife Irena, were arrested on Monday.", ()),
        ("Two men arrested alongside Anton Belik were charged on Monday.", ()),
        ("Hakan Dirlik fell ill and was released on Monday.", ("Hakan Dirlik",)),
        ("Milan Husk went on hunger strike and was transferred to a prison.", ("Milan Husk",)),
    ],
)
def test_whose_name_only_tells_of_somebody_else(text: str, names: tuple[str, ...]) -> None:
    assert claims_of(text)[-1].persons == names


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A woman in her 20s who was detained on Monday was freed.", 1),
        ("Around 200 Torvians were arrested on Sunday.", 200),
        ("Police arrested Barnabas Udoji alongside five others.", 6),
        ("The investigation into the killing of two traders was completed.", None),
        ("Two men who had been arrested with him were released.", 2),
    ],
)
def test_only_those_meant_are_counted(text: str, number: int | None) -> None:
    counts = {None if each.count is None else each.count.exact for each in claims_of(text)}
    assert counts == {number}


@pytest.mark.parametrize(
    "text",
    [
        "Prosecuting counsel Tunde Ogbara asked the court for a trial date.",
        "Carl Penhallow was given a 10-year restraining order.",
    ],
)
def test_what_is_no_step_of_anybody_gives_nothing(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Hakan Dirlik did not attend the hearing and a warrant was issued for him.", [None]),
        (
            "Tesfay Abrenna was handed over to officers after the court dismissed his appeal.",
            ["repatriated", "appeal_decided"],
        ),
    ],
)
def test_each_clause_has_its_own_step(text: str, stages: list[str]) -> None:
    assert [each.stage for each in claims_of(text)] == stages


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Dean Muckle has been jailed for three-and-a-half years.", 3.5),
        ("Kerry Stote escaped prison with a 12-month suspended sentence.", 12.0),
    ],
)
def test_a_length_is_read_as_it_is_written(text: str, amount: float) -> None:
    (claim,) = claims_of(text)
    assert claim.sentence is not None
    assert claim.sentence.amount == amount


@pytest.mark.parametrize(
    "text",
    [
        "Anton Reszke was freed on bail until his next hearing on October 14.",
        "The men, who were arrested on Friday, will be charged with fraud.",
        "The three men detained on Sunday will be brought before a judge.",
    ],
)
def test_a_day_of_another_step_is_not_that_of_this_one(text: str) -> None:
    claim = claims_of(text)[-1]
    assert claim.dated() is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry, meanwhile, said four men had been arrested.", "ministry"),
        ("Prosecutors, on the other hand, said six had been charged.", "Prosecutors"),
    ],
)
def test_what_is_put_in_between_is_no_part_of_a_speaker(text: str, speaker: str) -> None:
    assert [each.speaker for each in claims_of(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The law covers people jailed for taking part in protests between 2014 and 2024.",
        "The amnesty applies to people convicted of taking part in protests.",
        "The bill would benefit prisoners sentenced to less than five years.",
        "Time spent in custody will be deducted from his term.",
        "The court threw out a bid by founder Peter Testov to be represented by a foreign barrister.",
    ],
)
def test_whom_a_law_is_for_and_what_is_no_person_give_nothing(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry denied that Ivan Testov had been beaten, saying he was arrested on Monday.",
            ("detained", "asserted", "ministry"),
        ),
        (
            "The court ordered the release of two women, but the decision was overturned the next day.",
            ("released", "planned", None),
        ),
        (
            "Ivan Testov, who said he was innocent, was sentenced to life imprisonment.",
            ("sentenced", "asserted", None),
        ),
        ("The files of six suspects were separated.", ("severed", "asserted", None)),
        (
            "We shall petition the court to have our clients released.",
            ("released", "requested", None),
        ),
        ("Rosa Testova was denied a pardon.", ("pardoned", "negated", None)),
        ("Ivan Testov left house arrest on Thursday.", ("released", "asserted", None)),
    ],
)
def test_in_whose_voice_and_how_a_step_is_put(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    found = [(each.stage, each.modality.value, each.speaker) for each in claims_of(text)]
    assert found == [expected]


def test_both_demands_of_a_sentence_are_asked_for() -> None:
    text = "They called on the court to release Ivan Testov and to drop all charges against Anna Probova."
    assert [each.modality.value for each in claims_of(text)] == ["requested", "requested"]


def test_initials_end_no_sentence() -> None:
    text = "A bench of Justice K.R. Tamhane directed that Bhavna Ketkar be released on bail."
    assert told(text) == [("released", ("Bhavna Ketkar",), "asserted")]


def test_a_name_behind_what_somebody_is_is_kept_whole() -> None:
    text = "The court granted bail to activist Sudhir Dhawalkar, who wept."
    assert told(text) == [("released", ("Sudhir Dhawalkar",), "asserted")]


@pytest.mark.parametrize(
    ("text", "stage", "number"),
    [
        ("Four students whose names were on the list were freed.", "released", 4),
        ("Three men whose families had paid bail were released.", "released", 3),
        ("Three Russians and an Armenian were handed over to Kyiv.", "repatriated", 4),
        ("Four people spent the night at the police station.", "detained", 4),
    ],
)
def test_all_who_are_told_of_are_counted(text: str, stage: str, number: int) -> None:
    (claim,) = claims_of(text)
    assert (claim.stage, claim.count and claim.count.exact) == (stage, number)


def test_the_day_of_a_ruling_is_not_that_of_its_overturning() -> None:
    text = "The court on Friday overturned the verdict of March 3, 2021, against Ivan Testov."
    claim = next(each for each in claims_of(text) if each.stage == "appeal_decided")
    assert claim.date is not None
    assert claim.date.edtf == "2021-06-11"


def test_a_retrial_that_is_granted_is_still_to_be_held() -> None:
    text = "The Supreme Court has granted a retrial to the teacher Esmail Testi."
    assert told(text) == [("appeal_decided", ("Esmail Testi",), "asserted")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police sought a seven-day remand for Ivan Testov.", ("remanded", "requested")),
        ("The magistrate placed Ivan Testov on a three-day remand.", ("remanded", "asserted")),
        ("Prosecutors asked that the two be held for 14 days.", ("remanded", "requested")),
        ("The complaint against three activists was dismissed.", ("discontinued", "asserted")),
        ("The ministry is preparing charges against three men.", ("charged", "planned")),
        ("The ministry said on Thursday that five men would be tried.", ("on_trial", "planned")),
    ],
)
def test_what_is_asked_for_or_prepared_is_not_done(text: str, expected: tuple[str, str]) -> None:
    (claim,) = claims_of(text)
    assert (claim.stage, claim.modality.value) == expected
    assert claim.modality is Modality.ASSERTED or claim.date is None


@pytest.mark.parametrize(
    "text",
    [
        "We look forward to our day in court, his lawyer told reporters.",
        "The court reduced the detention of Ivan Testov from ten to five days.",
    ],
)
def test_words_of_court_that_tell_no_step_give_nothing(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "names", "number"),
    [
        ("Milos Testic and his brother were arrested on Monday.", ("Milos Testic",), 2),
        ("Police arrested Milos Testic and his two sons.", ("Milos Testic",), 3),
    ],
)
def test_kin_are_counted_with_whom_they_are_of(
    text: str, names: tuple[str, ...], number: int
) -> None:
    (claim,) = claims_of(text)
    assert (claim.persons, claim.count and claim.count.exact) == (names, number)


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to two years in prison, suspended for three years.",
        "Ivan Testov, 47, was given a 12-week sentence, suspended for a year.",
    ],
)
def test_a_term_may_be_suspended_behind_a_comma(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.sentence is not None
    assert claim.sentence.kind == "suspended"


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Testov, 29, admitted assault and was jailed for six months.",
        "Prosecutors had asked for 28 years for Ivan Testov, but the court gave him seven.",
    ],
)
def test_who_pleads_or_asks_does_not_tell_of_the_sentence(text: str) -> None:
    claim = next(each for each in claims_of(text) if each.stage == "sentenced")
    assert (claim.persons, claim.speaker) == (("Ivan Testov",), None)
