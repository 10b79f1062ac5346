"""A bare number is some of those told last, and whoever a sentence turns to is meant by "they" behind it."""

from collections.abc import Callable

import pytest

from casetracker.news.contract import ReadClaim, Reading

Read = Callable[..., Reading]
_EIGHTEEN = "Eighteen shepherds were captured in May. Seven of the shepherds were handed over. "


def about(reading: Reading, stage: str) -> list[str]:
    """How those are called whom the claims of a stage are about."""
    labels = {subject.key: subject.label for subject in reading.subjects}
    return [labels.get(claim.subject or "", "") for claim in reading.claims if claim.stage == stage]


def claim_of(reading: Reading, stage: str) -> ReadClaim:
    return next(claim for claim in reading.claims if claim.stage == stage)


@pytest.mark.parametrize(
    "text",
    [
        "Two miners, Aldo Verr and Matej Crane, were held. A court convicted 17 miners. Two were acquitted.",
        "Two miners were held in May. A court convicted 17 dockers. Two were acquitted.",
        "Four were jailed and the other two were acquitted. Two engineers were arrested in 2020.",
        "Ten people were held. Two were acquitted. In Osk, two teenagers were detained on Sunday.",
    ],
)
def test_a_bare_number_is_of_those_told_last(read: Read, text: str) -> None:
    reading = read(text)
    assert [label.lower() for label in about(reading, "acquitted")] == ["two people"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Two men were held. Police detained 12 students. The two were acquitted.", "Two men"),
        ("Two men were held. Police detained 12 students. Both were acquitted.", "Two men"),
        ("Police detained 12 students. Two dockers were acquitted.", "Two dockers"),
        ("Two were held in Osk. Two dockers were acquitted.", "Two dockers"),
    ],
)
def test_the_two_may_be_those_told_before(read: Read, text: str, whom: str) -> None:
    reading = read(text)
    assert about(reading, "acquitted") == [whom]


def test_the_other_two_are_not_the_two_told_before(read: Read) -> None:
    reading = read(
        "Two of the four defendants were acquitted on Tuesday. The other two will be sentenced."
    )
    assert about(reading, "acquitted") != about(reading, "sentenced")
    assert claim_of(reading, "sentenced").count is not None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (_EIGHTEEN + "The remaining eleven were flown to the capital. ", "eleven people"),
        (_EIGHTEEN + "The other eleven are in the capital. ", "eleven people"),
        (_EIGHTEEN + "The others were flown to the capital. ", "The others"),
        (_EIGHTEEN + "The rest are in the capital. ", "The rest"),
        (_EIGHTEEN, "Seven of the shepherds"),
    ],
)
def test_they_are_those_whom_a_sentence_turned_to(read: Read, text: str, whom: str) -> None:
    assert about(read(text + "A court ordered that they be held."), "remanded") == [whom]


def test_two_of_them_are_of_those_whom_a_sentence_turned_to(read: Read) -> None:
    text = (
        "Eight men were tried in July. The last four went on hunger strike. Two of them were freed."
    )
    count = claim_of(read(text), "released").count
    assert count is not None
    assert (count.exact, count.of) == (2, 4)


@pytest.mark.parametrize(
    ("opening", "whom"),
    [
        ("Their next hearing is on 11 December.", "Joris Kamm, Levin Astor"),
        ("The next hearing is on 11 December.", "46 people"),
    ],
)
def test_their_hearing_is_that_of_those_named_last(read: Read, opening: str, whom: str) -> None:
    text = "Police led away 46 people. Two of them, Joris Kamm and Levin Astor, are charged with theft. "
    reading = read(text + opening)
    assert about(reading, "on_trial") == [whom]


@pytest.mark.parametrize(
    ("text", "stage", "whom"),
    [
        (
            "A court convicted 20 men and acquitted two. Those convicted were given two years each.",
            "sentenced",
            "20 men",
        ),
        (
            "Seven men were charged and three were released. Those charged face ten years in prison.",
            "sentenced",
            "Seven men",
        ),
        (
            "Seven men were charged and three were released. Those released will be tried in May.",
            "on_trial",
            "three people",
        ),
        ("Two women and their children were released.", "released", "Two women and their children"),
    ],
)
def test_those_are_whom_the_step_befell(read: Read, text: str, stage: str, whom: str) -> None:
    assert about(read(text), stage) == [whom]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two women and their children were released.", 2),
        ("Petr Volkov and their children were released.", None),
        ("Petr Volkov and his lawyer were released.", 2),
        ("Three activists and their driver were released.", 4),
    ],
)
def test_kin_without_a_number_are_not_counted(read: Read, text: str, count: int | None) -> None:
    claim = claim_of(read(text), "released")
    assert (claim.count and claim.count.exact) == count


def test_both_are_called_by_their_names(read: Read) -> None:
    reading = read("Ivan Test and Petr Probe were arrested in May. Both were charged on Monday.")
    assert about(reading, "charged") == ["Ivan Test, Petr Probe"]
    assert claim_of(reading, "charged").count is not None
