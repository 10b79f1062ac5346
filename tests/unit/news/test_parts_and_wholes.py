"""A part told last is not the whole that "the students", "the trial" or "the accused" mean."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2025-10-24")  # a Friday


def label_of(text: str, stage: str) -> str | None:
    """How the people of the last claim of a stage are called."""
    reading = read_text(text, published=PUBLISHED, title="")
    labels = {subject.key: subject.label for subject in reading.subjects}
    (*_, last) = [claim for claim in reading.claims if claim.stage == stage]
    return labels.get(last.subject or "")


TRIED = "Ten men went on trial on Monday. "
JAILED = "A court sentenced 23 protesters on Monday. "


@pytest.mark.parametrize(
    ("text", "stage", "label"),
    [
        (
            TRIED + "Four of the defendants are in custody. The defendants were arrested in May.",
            "detained",
            "Ten men",
        ),
        (
            TRIED
            + "The remaining four will be tried in absentia. The accused were charged in May.",
            "charged",
            "Ten men",
        ),
        (
            TRIED + "The rest are tried in absentia. The indictment was approved in May.",
            "indictment_approved",
            "Ten men",
        ),
        (
            JAILED + "Eleven received six years. The protesters were arrested in May.",
            "detained",
            "23 protesters",
        ),
        (
            JAILED + "Eleven received six years, while 12 got two. They were arrested in May.",
            "detained",
            "23 protesters",
        ),
        (
            JAILED
            + "At least seven of the defendants were held in isolation. The trial opened in May.",
            "on_trial",
            "23 protesters",
        ),
        (
            (
                "A court released 11 of the 19 students. The remaining eight students stay behind bars."
                " The students were detained in March."
            ),
            "detained",
            "19 students",
        ),
        (
            "Police arrested 20 people, among them five women. The women were released on Monday.",
            "released",
            "five women",
        ),
        (
            "Twelve people were arrested, four of them foreigners. The foreigners were released.",
            "released",
            "four of them foreigners",
        ),
    ],
)
def test_a_noun_behind_a_part_means_the_whole(text: str, stage: str, label: str) -> None:
    assert label_of(text, stage) == label


@pytest.mark.parametrize(
    ("text", "stage", "label"),
    [
        (
            "Police arrested five of the 20 protesters. The detainees were charged on Friday.",
            "charged",
            "five of the 20 protesters",
        ),
        (
            TRIED + "Four of the defendants are in custody. They were arrested in May.",
            "detained",
            "Four of the defendants",
        ),
        ("Police arrested 20 people. The women were released on Monday.", "released", "20 people"),
    ],
)
def test_what_only_the_part_can_be_is_the_part(text: str, stage: str, label: str) -> None:
    assert label_of(text, stage) == label


def test_a_trial_of_others_is_not_that_of_those_before() -> None:
    text = 'Police detained four people on 3 July. The trial of the "railway partisans" opened.'
    assert label_of(text, "on_trial") != "four people"
