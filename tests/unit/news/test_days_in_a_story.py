"""Which day a step gets: its own, that of the sentence before, of the news, or none."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

# a Friday
PUBLISHED = PartialDate.parse("2024-09-13")


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED).claims)


def day_of(text: str, step: str) -> str | None:
    """The day of the last step of a kind in a text."""
    found = [claim for claim in claims_of(text) if step in (claim.stage, claim.kind.value)]
    assert found, [(claim.stage, claim.quote) for claim in claims_of(text)]
    date = found[-1].date
    return None if date is None else date.edtf


@pytest.mark.parametrize(
    ("text", "step", "day"),
    [
        # of the verb, not of what the verdict is about
        (
            "He was convicted of treason in 2021 over a miners' strike in 2015.",
            "convicted",
            "2021",
        ),
        (
            "They were found guilty of the murder of two guards in November 2020.",
            "convicted",
            "../2024-09-13",
        ),
        (
            "The agency took over the probe in May 2020 and filed charges against six in January 2021.",
            "charged",
            "2021-01",
        ),
        (
            "At the session held on Wednesday under Judge Test, the court sentenced him to 12 years.",
            "sentenced",
            "2024-09-11",
        ),
        ("A Split court on Monday convicted four managers.", "convicted", "2024-09-09"),
        (
            "Ten were arrested on 6 February 2018, and prosecutors indicted the ten of them that June.",
            "charged",
            "2018-06",
        ),
        (
            "Nine were caught on 5 May 2023. Five of the nine were released on October 27 of the same year.",
            "released",
            "2023-10-27",
        ),
        (
            "She was arrested on Tuesday. The prosecutor charged her on Wednesday in case 84 of 2021.",
            "charged",
            "2024-09-11",
        ),
        # never of somebody's birth, of a season told by its year
        (
            "Six were held on 10 September. The following day, a driver, born in 1979, was detained.",
            "detained",
            "2024-09-11",
        ),
        ("Two teachers were released in the spring of last year.", "released", "2023-03/2023-05"),
        # seen from the date before
        (
            "Nine were sentenced in March 2020. A court upheld the sentences the following August.",
            "appeal_decided",
            "2020-08",
        ),
        (
            "Nine were sentenced in March 2020. A court upheld the sentences the following year.",
            "appeal_decided",
            "2021",
        ),
        ("Two men were questioned on Monday and let go around midnight.", "released", "2024-09-09"),
        (
            "Four were freed on Tuesday morning; the fifth was remanded in custody the same day.",
            "remanded",
            "2024-09-10",
        ),
        (
            "Arman Test was arrested in March 1998. He was sentenced to death two years later.",
            "sentenced",
            "2000",
        ),
        (
            "The court convicted the six in May 2021. A higher court rejected their appeals a year later.",
            "appeal_decided",
            "2022-05",
        ),
        (
            "Arman Test, who was abducted last month, went on trial four days later.",
            "on_trial",
            "2024-08",
        ),
        (
            "In October 2019 a shop burned down in Derva. Nine men were arrested that year.",
            "detained",
            "2019",
        ),
        (
            "The six were arrested in May 2020 and were released in July of that year.",
            "released",
            "2020-07",
        ),
        # the year of a story of long ago
        (
            "The group came to Derva in late October 2021. They were detained on November 12.",
            "detained",
            "2021-11-12",
        ),
        ("He fled in May 2021. On August 20 six others were detained.", "detained", "2024-08-20"),
        # another day in the sentence
        (
            "A request for the release of Arman Test, who has cancer, was turned down on September 3.",
            "release",
            "2024-09-03",
        ),
        (
            "On Thursday the first group was tried, and five of them were convicted.",
            "convicted",
            "2024-09-12",
        ),
        (
            "The court convicted 40 men on Saturday, handing life sentences to nine of them.",
            "sentenced",
            "2024-09-07",
        ),
        (
            "In a first trial, held last year in Derva, the court sentenced seven guards to two years.",
            "sentenced",
            "2023",
        ),
        (
            "An indictment was unsealed today in Derva charging nine men with fraud.",
            "charged",
            "2024-09-13",
        ),
        (
            "By Monday noon four of them had been handed over at the bridge.",
            "repatriated",
            "2024-09-09",
        ),
        ("Charges were not brought against the six until 2021.", "charged", "2021"),
        ("An earlier trial ended in 2018 with six acquittals.", "acquitted", "2018"),
        ("The trial of the nine is planned for mid-October.", "on_trial", "2024-10"),
        (
            "On the night of September 7, soldiers detained six men.",
            "detained",
            "2024-09-07",
        ),
        (
            "The trial opened on Friday, a year and three weeks after the first of them was arrested.",
            "detained",
            "2023-08",
        ),
        (
            "He was tried on Thursday, two days after Arman Test, 23, was detained in Derva.",
            "detained",
            "2024-09-10",
        ),
        (
            "The court on Thursday gave them terms of up to 20 years after convicting them of theft.",
            "convicted",
            "2024-09-12",
        ),
        ("A heavier charge of theft was added in May against the six.", "charged", "2024-05"),
        (
            "The six were convicted in May and nine others were acquitted.",
            "acquitted",
            "2024-05",
        ),
        (
            "The indictment was accepted by the court at the beginning of the month.",
            "accepted_by_court",
            "2024-09",
        ),
        (
            "Arman Test has been missing since he left a shop in Derva in May 2019.",
            "whereabouts_unknown",
            "2019-05",
        ),
        ("By 10 p.m. on Monday at least 40 people had been detained.", "detained", "2024-09-09"),
        (
            "Derva City Court, September 3: Arman Test, a cook, was fined.",
            "sentenced",
            "2024-09-03",
        ),
        (
            "The prosecutor returned the file once and on September 3 sent the case to court.",
            "sent_to_court",
            "2024-09-03",
        ),
        (
            "Six men on Monday denied the charge when their trial opened in Derva.",
            "on_trial",
            "2024-09-09",
        ),
        (
            "In the first half of August 24 people were detained.",
            "detained",
            "2024-08-01/2024-08-15",
        ),
        (
            "In 2019 a vet was sentenced and was pardoned the following spring.",
            "pardoned",
            "2020-03/2020-05",
        ),
        # announced, denied, refused, ordered
        (
            "On Monday the royal court announced that 130 prisoners had been pardoned.",
            "pardoned",
            "2024-09-09",
        ),
        ("Lawyers demanded in May that the six men be released.", "released", "2024-05"),
        ("Arman Test pleaded not guilty on Monday.", "denial", "2024-09-09"),
        ("At noon on Monday the agency withdrew its report.", "retraction", "2024-09-09"),
        (
            "The nine were tried on Monday. The judge rejected motions to free two of them.",
            "released",
            "2024-09-09",
        ),
        (
            "Arman Test appeared in court on Monday. The judge ordered his extradition.",
            "extradited",
            "2024-09-09",
        ),
        # since
        (
            "Since the siege began on September 2, there have been 40 arrests.",
            "detained",
            "2024-09-02/2024-09-13",
        ),
        ("Police have arrested 212 people since May.", "detained", "2024-05/2024-09"),
    ],
)
def test_a_step_gets_the_day_that_its_sentence_tells(text: str, step: str, day: str) -> None:
    assert day_of(text, step) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The trial of the six ended on Monday. Arman Test, held since May, was acquitted.",
            "2024-09-09",
        ),
        ("Six men went on trial on Monday. An hour later two were acquitted.", "2024-09-09"),
        (
            "The six were tried on Monday. Parliament will vote on Thursday. Two were acquitted.",
            "2024-09-09",
        ),
        (
            "The six were tried on Monday. The others must report each Thursday. Two were acquitted.",
            "2024-09-09",
        ),
        (
            "Thieves broke in on June 3 last year after a neighbour had left. Two were acquitted.",
            "2023-06-03",
        ),
        (
            "Court frees two\n\nTwo of the six have been acquitted.\n\nThe verdict was read on Monday.",
            "2024-09-09",
        ),
    ],
)
def test_an_undated_step_goes_on_with_the_story(text: str, day: str) -> None:
    assert day_of(text, "acquitted") == day


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (
            (
                "The mayor was killed on Monday. Meanwhile the service completed its investigation"
                " into the case against nine men."
            ),
            "investigation_completed",
        ),
        (
            (
                "The mayor died on Monday. The six were arrested in July 2021 in Derva."
                " They were convicted in a trial that lasted an hour."
            ),
            "convicted",
        ),
        (
            "The mayor died on Monday. A jury charged ten sailors in 2021. Six have pleaded guilty.",
            "convicted",
        ),
        (
            "The mayor died on Monday. He knew a woman who was acquitted of fraud.",
            "acquitted",
        ),
    ],
)
def test_what_no_sentence_dates_stays_open(text: str, step: str) -> None:
    assert day_of(text, step) == "../2024-09-13"


@pytest.mark.parametrize(
    ("text", "step", "day"),
    [
        (
            (
                "Six men have been jailed for their part in the unrest of last month."
                " They were sentenced on Thursday."
            ),
            "sentenced",
            "2024-09-12",
        ),
        (
            "The court on Thursday ruled on a motion dated September 2. Two were acquitted.",
            "acquitted",
            "2024-09-12",
        ),
        (
            (
                "Arman Test received 20 years on Thursday, up from 18 in April."
                " Davit Probe was given 40 years."
            ),
            "sentenced",
            "2024-09-12",
        ),
        (
            "Arman Test has denied the charges and his trial is postponed to October 5.",
            "denial",
            None,
        ),
        ("Arman Test went on trial on Monday. He denies the charges.", "denial", None),
        ("The agency withdrew its report of September 3.", "retraction", None),
    ],
)
def test_the_day_of_something_else_is_not_taken(text: str, step: str, day: str | None) -> None:
    assert day_of(text, step) == day


def test_a_day_after_the_vote_is_no_date() -> None:
    text = "On Monday, a day after the vote, six men were detained in Derva."
    assert day_of(text, "detained") == "2024-09-09"


def days_of(text: str, stage: str) -> list[str | None]:
    """The days of all steps of a kind in a text."""
    claims = [claim for claim in claims_of(text) if claim.stage == stage]
    return [None if claim.date is None else claim.date.edtf for claim in claims]


def test_verdicts_of_one_document_share_its_only_day() -> None:
    text = (
        "A court on Thursday sentenced Ivan Test to six years.\n\n"
        "A jury had convicted Petr Probe in March of theft. He got eight years."
    )
    assert days_of(text, "sentenced") == ["2024-09-12", "2024-09-12"]


def test_two_days_of_verdicts_are_not_shared() -> None:
    text = (
        "A court on Thursday sentenced Ivan Test to six years.\n\n"
        "On Tuesday another sentenced Anna Probe to five. Petr Muster got eight years."
    )
    assert days_of(text, "sentenced")[:2] == ["2024-09-12", "2024-09-10"]
    assert "2024-09-12" not in days_of(text, "sentenced")[2:]


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        ("The court agreed on Monday to the extradition of Ivan Test.", "extradited", "2024-09-09"),
        ("The trial of six men, which was to open on Monday, did not.", "on_trial", "2024-09-09"),
        (
            "The six men are expected to be arraigned on Monday.",
            "preparatory_hearing",
            "2024-09-16",
        ),
        (
            "By the court's decision dated May 14 they were remanded in custody for four months.",
            "remanded",
            "2024-05-14",
        ),
        ("Over a tweet dated May 14 they were remanded in custody.", "remanded", "../2024-09-13"),
    ],
)
def test_the_day_is_that_of_the_step(sentence: str, stage: str, day: str) -> None:
    assert days_of(sentence, stage) == [day]
