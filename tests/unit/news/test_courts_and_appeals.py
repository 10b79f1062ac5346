"""What courts do after the charge, in plain words: trials, appeals, what becomes of a sentence."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-10-16")


def steps(text: str) -> list[tuple[str, str]]:
    """Of each claim the step and how it is put."""
    return [
        (claim.stage or claim.kind.value, claim.modality.value)
        for claim in read_text(text, published=PUBLISHED).claims
    ]


def told(text: str, *, of: str) -> list[tuple[str, str]]:
    """The claims of a text that are of one step."""
    return [step for step in steps(text) if step[0] == of]


@pytest.mark.parametrize(
    "sentence",
    [
        "The regional court confirmed them in March.",
        "The city court confirmed everything in six weeks.",
        "The second appeals chamber on Friday annulled the 36 months of pretrial detention imposed in May.",
        "A chamber annulled the ruling that authorised it.",
        "On Monday another circuit granted the appeal and Ivan Test stays in prison.",
        "The Court of Appeal on Tuesday rejected complaints by ten drivers against their arrest.",
        "On 19 March the Court of Appeal upheld the arrest of the journalist Ana Probe.",
        "An appeals court has dismissed a bid by a local man to avoid being sent to France.",
        "Ivan Test was cleared, but the acquittal was overturned in May.",
        "Life imprisonment was upheld for Ivan Test and Pavel Probe.",
        "Ana Probe got six years, a term that a regional appeals court cut to four.",
        "The court has thrown out the guilty verdict against a third defendant.",
        "An appellate panel annulled the convictions of three officers.",
        "The Supreme Court of Dagestan cut the sentence of Ivan Test by a year.",
        "An appeals court upheld the sentences, and the Supreme Court did so in March.",
    ],
)
def test_what_a_higher_court_makes_of_a_ruling_is_told(sentence: str) -> None:
    assert told(sentence, of="appeal_decided") == [("appeal_decided", "asserted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister confirmed them in May.",
        "Police confirmed the detention of three men on Monday.",
        "A court confirmed the detention of three men on Monday.",
        "She said that the government had dismissed a challenge by the opposition over taxes.",
        "In Testville nine men had their terms cut under the amnesty law.",
        "For 22 the term of imprisonment has been shortened, and the rest will be moved.",
        "The court overturned the ban on rallies.",
    ],
)
def test_what_is_said_or_given_by_others_is_no_decision_of_a_court(sentence: str) -> None:
    assert told(sentence, of="appeal_decided") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Supreme Court on Tuesday annulled the convictions of three officers.",
        "The Supreme Court of Armenia upheld the sentence of Ivan Test.",
        "His appeal was dismissed by the Supreme Court.",
        "She has gone to the Supreme Court.",
        "The State has now gone to the Supreme Court.",
    ],
)
def test_the_last_court_is_that_of_cassation(sentence: str) -> None:
    assert steps(sentence) == [("cassation", "asserted")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She appealed an hour ago.", [("appeal_lodged", "asserted")]),
        (
            "An appeal by the prosecution is pending at the regional court.",
            [("appeal_lodged", "asserted")],
        ),
        ("The sentence is under appeal.", [("appeal_lodged", "asserted")]),
        ("He can be removed while an appeal is pending.", []),
        (
            "Prosecutors are still considering whether to appeal against the ruling.",
            [("appeal_lodged", "possible")],
        ),
        ("Appeal court upholds terms of nine.", [("appeal_decided", "asserted")]),
        ("Appeal judges quash ferry fire conviction.", [("appeal_decided", "asserted")]),
        (
            "Appeals by four other defendants were rejected by the court.",
            [("appeal_decided", "asserted")],
        ),
        (
            "The appeal lodged by his lawyer was rejected in January.",
            [("appeal_decided", "asserted")],
        ),
        ("His lawyer will file a complaint against the prison director.", []),
    ],
)
def test_an_appeal_is_lodged_only_where_somebody_lodges_it(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert steps(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Court of Appeal on Monday began hearing the case of 12 officers.",
            [("appeal_heard", "asserted")],
        ),
        (
            "Five former trustees had their appeal heard on Thursday.",
            [("appeal_heard", "asserted")],
        ),
        (
            "The appeal of Ivan Test, a radiologist from the town of Proba, was heard on Monday.",
            [("appeal_heard", "asserted")],
        ),
        (
            "The court on Monday began hearing the case of 12 officers.",
            [("on_trial", "asserted")],
        ),
        ("The judge reserved her decision on bail.", []),
    ],
)
def test_an_appeal_is_heard_by_a_court_of_appeal(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert steps(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The hearing was deferred to 23 November.", [("on_trial", "planned")]),
        ("The case file was transmitted to the court.", [("sent_to_court", "asserted")]),
        ("The court permitted Ivan Test to go home on bail.", [("released", "asserted")]),
    ],
)
def test_verbs_with_a_doubled_letter_are_read(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert steps(sentence) == expected


def days(text: str) -> list[tuple[str, str | None]]:
    """Of each claim of a trial how it is put, and its day."""
    return [
        (claim.modality.value, claim.date.edtf if claim.date else None)
        for claim in read_text(text, published=PUBLISHED).claims
        if claim.stage == "on_trial"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The trial, which opened on February 20, resumes on November 24.",
            [("planned", "2024-11-24"), ("asserted", "2024-02-20")],
        ),
        (
            (
                "The trial of Ana Probe, which opened behind closed doors on 23 August, was adjourned"
                " until 20 December."
            ),
            [("planned", "2024-12-20"), ("asserted", "2024-08-23")],
        ),
        (
            "The trial, which began in May, continued on Tuesday under Judge Probe.",
            [("asserted", "2024-10-15"), ("asserted", "2024-05")],
        ),
        (
            "He was sentenced after a trial that began in March and was broken off three times.",
            [("asserted", "2024-03")],
        ),
        (
            "The trial, which had no jury, lasted a hundred and five days.",
            [("asserted", "../2024-10-16")],
        ),
    ],
)
def test_a_trial_has_the_day_on_which_it_began_and_that_of_now(
    sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    assert days(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivan Test has been before the General Court Martial ever since.",
        "After eight months alone in a cell he was tried behind closed doors.",
        (
            "The third hearing in the trial of the suspended mayor, Ana Probe, and 14 members of the"
            " council was held at the 4th Heavy Penal Court on Thursday."
        ),
        "The trial took two days.",
        "In 22 more cases trials are under way.",
        "The tribunal heard the final arguments in the case over the burning of a bus.",
        "Wednesday is the sixth day of the trial.",
        "15 men got six years in July; the trial of 24 others began in the same month.",
    ],
)
def test_a_trial_that_goes_on_is_told(sentence: str) -> None:
    assert told(sentence, of="on_trial") == [("on_trial", "asserted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A fifth manager, Ivan Test, had died before the trial opened.",
        "An earlier trial over the same attack ended in 2018 with 16 acquittals and nine life terms.",
        "A court gave 28 people life at the end of a mass retrial.",
        "In that trial 112 were given life.",
        "At the hearing on 8 September the prosecution had demanded 42 months for the director.",
        "She was given eight years at a closed trial.",
        "The court separated the trial of nine absconders.",
        "Trials of this size make it impossible to weigh the evidence against each person.",
        "Hearings are routinely put off because a member of the panel is ill.",
        "A verdict has been announced in the trial of Ivan Test.",
    ],
)
def test_a_trial_named_in_passing_is_no_step(sentence: str) -> None:
    assert told(sentence, of="on_trial") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "He remains under sentence of death.",
        "Ten people are now known to be under sentence of death.",
        "The court put the blogger under administrative arrest for 15 days.",
        "A court has ordered 15 days of administrative arrest for two activists.",
        "They must each perform 180 hours of community service.",
        "She was spared jail and must do 150 hours' unpaid work.",
        "The heaviest terms went to Ivan Test and Pavel Probe.",
        "He received 20 months, suspended, and must do 200 hours of unpaid work.",
    ],
)
def test_a_sentence_is_told_once_in_whatever_words(sentence: str) -> None:
    assert steps(sentence) == [("sentenced", "asserted")]


def test_those_who_got_terms_of_no_length_are_counted_too() -> None:
    text = "The court on Tuesday sentenced six people to death and 47 others to prison terms."
    counts = [
        claim.count.exact if claim.count else None
        for claim in read_text(text, published=PUBLISHED).claims
    ]
    assert counts == [6, 47]


@pytest.mark.parametrize(
    "sentence",
    [
        "The appeals chamber has quashed the death sentence imposed on Ivan Test.",
        "His sentence of six years was upheld by the court.",
        "Student Ana Probe was freed from prison after finishing her sentence of one year.",
        "The president began a second term.",
        "The court ordered the administrative head to pay.",
    ],
)
def test_a_sentence_of_before_is_not_passed_again(sentence: str) -> None:
    assert told(sentence, of="sentenced") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivan Test got another seven years for theft. He is already serving 12.",
        "Ivan Test, 31, who's serving 12 years for armed robbery, escaped on Monday.",
        "Ivan Test and Ana Probe are serving between six and seven and a half years.",
    ],
)
def test_a_term_that_is_being_served_is_told(sentence: str) -> None:
    assert told(sentence, of="serving_sentence") == [("serving_sentence", "asserted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The general had served his country for 33 years.",
        "He served two years in the infantry.",
        "They were sentenced to time already served.",
        "He is to be deported once he has served his two years.",
        "The decree pardons 142 persons who were serving sentences.",
    ],
)
def test_what_is_served_is_not_always_a_sentence(sentence: str) -> None:
    assert told(sentence, of="serving_sentence") == []


def counted(text: str) -> list[tuple[str, int | None]]:
    """Of each claim the step and the exact number of people."""
    return [
        (claim.stage or claim.kind.value, claim.count.exact if claim.count else None)
        for claim in read_text(text, published=PUBLISHED).claims
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The court convicted 30 of the 45 activists detained in September and acquitted 12.",
            ("acquitted", 12),
        ),
        (
            "The court convicted ten of those tried and acquitted four others.",
            ("acquitted", 4),
        ),
        ("Six men detained in May and released 12 days later spoke.", ("released", 6)),
        (
            "The prosecutor demanded life for two and terms of 16 to 20 years for the remaining ten.",
            ("sentence_requested", 10),
        ),
        ("The six face between seven and a half and 15 years.", ("sentenced", 6)),
        ("Police sought their 14-day physical remand.", ("remanded", None)),
    ],
)
def test_each_step_is_of_those_behind_its_own_verb(
    sentence: str, expected: tuple[str, int | None]
) -> None:
    assert expected in counted(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A royal pardon was granted to 35 activists.", ("pardoned", "asserted")),
        (
            "The court has applied the amnesty law to 27 of the 29 villagers.",
            ("pardoned", "asserted"),
        ),
        ("Her sentence was remitted by the president.", ("pardoned", "asserted")),
        ("He applied for a pardon.", ("pardoned", "requested")),
        ("Opposition leaders demand a general amnesty.", ("pardoned", "requested")),
        ("His request for a pardon was turned down.", ("pardoned", "negated")),
        ("There will be no pardons.", ("pardoned", "negated")),
        ("His trial for theft was halted by the attorney general.", ("discontinued", "asserted")),
        (
            "A sixth man, charged by criminal complaint, was freed and the complaint was dismissed.",
            ("discontinued", "asserted"),
        ),
        ("Her complaint was dismissed by the Court of Appeal.", ("appeal_decided", "asserted")),
    ],
)
def test_mercy_and_the_end_of_a_case_are_put_as_they_are_told(
    sentence: str, expected: tuple[str, str]
) -> None:
    assert told(sentence, of=expected[0]) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The jury returned not guilty verdicts on two officers.", [("acquitted", 2)]),
        ("The jury returned guilty verdicts on two officers.", [("convicted", 2)]),
        ("The court acquitted and discharged all twelve activists.", [("acquitted", 12)]),
        ("The court discharged and acquitted twelve activists.", [("acquitted", 12)]),
        ("The court discharged twelve activists.", [("discontinued", 12)]),
        ("The court ruled the innocence of three of the accused.", [("acquitted", 3)]),
        (
            "The city court began considering on the merits the case of seven drivers.",
            [("on_trial", 7)],
        ),
        (
            "The regional court opened the main proceedings against five members.",
            [("accepted_by_court", 5)],
        ),
        ("The public prosecution referred 12 persons to criminal trial.", [("sent_to_court", 12)]),
        ("Twelve political prisoners were excarcerated on Sunday.", [("released", 12)]),
    ],
)
def test_courts_of_many_countries_are_read(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    assert counted(sentence) == expected


def test_a_day_that_is_fixed_for_the_start_of_a_trial_is_to_come() -> None:
    text = "The tribunal indicted four former officers and fixed 5 December for the start of trial."
    assert told(text, of="on_trial") == [("on_trial", "planned")]
