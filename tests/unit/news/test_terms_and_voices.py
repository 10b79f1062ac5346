"""The length of a sentence as courts word it, and who goes on speaking."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Anna Probe was handed a suspended sentence of 18 months.", ("suspended", 18, "months")),
        ("Two colleagues were given suspended terms of three years.", ("suspended", 3, "years")),
        ("Ivan Probe was given four years, suspended.", ("suspended", 4, "years")),
        ("Each was sentenced to three years of restricted freedom.", ("suspended", 3, "years")),
        ("He was sentenced to five years of correctional work.", ("community_service", 5, "years")),
        ("Three employees were given community service orders.", ("community_service", None, None)),
        ("The court handed a death sentence to a man from Duhok.", ("death", None, None)),
        ("The convicts were also fined Rs200,000 each.", ("fine", 200_000, "rupees")),
        ("One of the men was fined 40 base units.", ("fine", 40, "base units")),
        ("An appeal court cut the sentence of Ivan Probe to five years.", ("prison", 5, "years")),
        (
            "The appeal court reduced the sentence of Ivan Probe from life to 19 years.",
            ("prison", 19, "years"),
        ),
        (
            "The appeals court cut the sentence of the blogger Ivan Probe from five years to two.",
            ("prison", 2, "years"),
        ),
    ],
)
def test_a_term_has_its_kind_and_its_length(
    sentence: str, term: tuple[str, float | None, str | None]
) -> None:
    told = [claim.sentence for claim in claims(sentence) if claim.sentence is not None]
    assert [(each.kind, each.amount, each.unit) for each in told] == [term]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Six men have been convicted, the office said; it put the longest term at 20 years.",
            "office",
        ),
        (
            "In a statement to Parliament on Thursday the security minister said that six men were held.",
            "security minister",
        ),
        ("At noon the Sitra Committee said that six men had been released.", "Sitra Committee"),
        ("At national level, the ministry adds, 812 people have been prosecuted.", "ministry"),
        ("The sheriff says four people have been arrested.", "sheriff"),
    ],
)
def test_the_speaker_is_who_says_it(text: str, speaker: str) -> None:
    assert claims(text)[0].speaker == speaker


def test_a_speech_behind_a_colon_goes_on_to_the_end_of_its_paragraph() -> None:
    text = (
        "The chief justice said: Six men were arrested in less than a week. Two were released.\n\n"
        "On Monday four others were detained."
    )
    assert [claim.speaker for claim in claims(text)] == ["chief justice", "chief justice", None]


def test_she_is_one_person_and_not_the_relatives() -> None:
    text = "The lawyer Anna Probe wept. Relatives told the paper of it. She said six men were detained."
    assert "elatives" not in str(claims(text)[-1].speaker)


def test_who_pleads_is_heard_and_not_reported() -> None:
    (claim,) = claims("The five men pleaded not guilty.")
    assert claim.speaker is None


def test_the_same_befell_who_is_told_by_so() -> None:
    found = claims("Anna Probe is acquitted, and so is Ivan Testov.")
    assert [(claim.stage, claim.persons) for claim in found] == [
        ("acquitted", ("Anna Probe",)),
        ("acquitted", ("Ivan Testov",)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "She assumed he was being transferred to another prison.",
        "A new case has probably been opened against her.",
        "We're hearing that a third man was detained in Alicante.",
        "There is no truth in the report that Ivan Probe had been picked up again.",
        "The customs officer, Dirk P., is to start serving his sentence at once.",
        "Her clients would now turn to the Court of Cassation.",
    ],
)
def test_what_is_thought_heard_or_ahead_is_not_asserted(sentence: str) -> None:
    assert all(claim.modality.value != "asserted" for claim in claims(sentence))
    assert claims(sentence)


def test_a_court_of_appeal_asks_for_nothing() -> None:
    (claim,) = claims("The Court of Appeal held a hearing in the case of the six men on Monday.")
    assert (claim.stage, claim.modality.value) == ("appeal_heard", "asserted")


@pytest.mark.parametrize(
    ("text", "stage", "speaker"),
    [
        (
            "The investigation was completed, the lawyer Ivan Test told reporters, and the file is thick.",
            "investigation_completed",
            "lawyer Ivan Test",
        ),
        (
            "By the count of the Legal Aid Test, 53 people are in custody.",
            "detained",
            "Legal Aid Test",
        ),
        (
            "On Thursday Testland again called for the release of Ivan Probe.",
            "released",
            "Testland",
        ),
        (
            "In their closing speeches last week the prosecutors demanded eight years for Ivan Probe.",
            "sentence_requested",
            "prosecutors",
        ),
        ("The prosecutor has since asked for 22 years.", "sentence_requested", "prosecutor"),
    ],
)
def test_who_counts_tells_and_demands_is_named(text: str, stage: str, speaker: str) -> None:
    assert {claim.speaker for claim in claims(text) if claim.stage == stage} == {speaker}


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        (
            "Ana Test, 26, got seven years; Ivan Probe, 39, six and a half years; and Oleg Testa, four.",
            [7.0, 6.5, 4.0],
        ),
        ("Ana Test's sentence was reduced from 66 years to 45.", [45.0]),
        ("Ana Test saw her sentence cut from 48 to 35 years.", [35.0]),
        ("Six men received a year and eight months each.", [20.0]),
        ("Ana Test received two years, three months.", [27.0]),
        ("Ana Test received two years, three men a fine.", [2.0]),
        (
            "The court handed terms of from three years and nine months to 18 years to six men.",
            [18.0],
        ),
        (
            (
                "Ana Test and Oleg Probe saw their sentences cut from 48 to 35 years;"
                " the term of Ivan Testov was raised to 20 years."
            ),
            [35.0, 20.0],
        ),
    ],
)
def test_each_term_is_that_of_its_own_clause(sentence: str, terms: list[float]) -> None:
    found = [claim.sentence.amount for claim in claims(sentence) if claim.sentence is not None]
    assert found == terms


@pytest.mark.parametrize(
    "sentence",
    [
        '"It is unjust," said lawyer Samia Test, who said that six men had been arrested.',
        "Lawyer Samia Test, who said that six men had been arrested, left the court.",
        "Lawyer Samia Test, who was there herself, said six men had been arrested.",
    ],
)
def test_who_speaks_behind_who_is_the_one_named_before_it(sentence: str) -> None:
    (claim,) = [claim for claim in claims(sentence) if claim.stage == "detained"]
    assert claim.speaker is not None
    assert claim.speaker.lower() == "lawyer samia test"


def test_a_headline_says_who_is_given_a_term() -> None:
    for word in ("given", "handed"):
        (claim,) = claims(f"Nine monks {word} jail terms after secret trial")
        assert claim.count is not None
        assert claim.count.exact == 9
