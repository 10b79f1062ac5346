"""Days, speakers, charges and terms stay with the step that they are told of."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")  # a Friday


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A judge on Tuesday freed 20 protesters arrested during the June demonstrations.",
            {"released": "2024-03-12", "detained": None},
        ),
        (
            "Iran on Tuesday freed Camille Test, imprisoned for nearly three years.",
            {"released": "2024-03-12", "detained": None},
        ),
        (
            "Activist Ana Test, jailed for two years and ten months, was freed on Tuesday.",
            {"sentenced": None, "released": "2024-03-12"},
        ),
        (
            (
                "Ivan Test was released on Sunday. In Mombasa, the court has quashed the"
                " conviction of three men."
            ),
            {"released": "2024-03-10", "appeal_decided": None},
        ),
        (
            (
                "Two people were detained on March 12.\n\nAna Test has been transferred to a"
                " strict regime prison."
            ),
            {"detained": "2024-03-12", "transferred": None},
        ),
        (
            "Ivan Test was charged in June 2021. He remains in custody at Luzira prison.",
            {"charged": "2021-06", "detained": None},
        ),
        (
            "Ninety servicemen returned home on Tuesday. In all, 3,305 people have been released.",
            {"repatriated": "2024-03-12", "released": None},
        ),
        (
            "Omar Said was arrested on 3 March. Around 60,000 political prisoners are in jail.",
            {"detained": "2024-03-03"},
        ),
        (
            (
                "Ana Test was sentenced to three years. Her neighbour Ivan Probe was sentenced"
                " on 2 March."
            ),
            {"sentenced": None},
        ),
        (
            "Ivan Test was picked up from his home in Kisumu on 14 August 2020.",
            {"detained": "2020-08-14"},
        ),
        ("The woman was bailed to attend on 3 June.", {"released": None}),
        (
            "The court is due to rule on 23 March on the appeal lodged by Ana Test.",
            {"appeal_lodged": None},
        ),
        (
            "The tribunal on Thursday postponed to March 20 the trial of two colonels.",
            {"on_trial": "2024-03-20"},
        ),
        ("The trial of Ivan Test continues on Tuesday.", {"on_trial": "2024-03-19"}),
        (
            "Police on Friday released 23 others over a protest last week.",
            {"released": "2024-03-15"},
        ),
    ],
)
def test_a_day_stays_with_its_own_step(text: str, days: dict[str, str | None]) -> None:
    dated: dict[str, str | None] = {}
    for each in claims_of(text):
        day = None if each.date is None or each.date.edtf is None else each.date.edtf
        dated.setdefault(each.stage or "", None if day is None or day.startswith("../") else day)
    assert dated == days


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "Seventeen people were arrested, according to the ministry; eleven of them have been freed,"
                " lawyers say."
            ),
            ["ministry", "lawyers"],
        ),
        ("KAZAN \u2014 Police denied that Ana Test had been detained.", ["Police"]),
        (
            "In court on Monday Ivan Test said he had been beaten when he was arrested.",
            ["Ivan Test"],
        ),
        ("It was established that six men had been arrested.", [None]),
        (
            "Senior advocate Ana Probe submitted that her client had been arrested.",
            ["Senior advocate Ana Probe"],
        ),
        ("600 people have been released, according to the headquarters.", ["headquarters"]),
        (
            (
                'Frank Hale, head of the division, said:\n\n"We have charged four people.\n\n"Ivan Test, 39,'
                ' has been remanded in custody.\n\n"Two men were released."'
            ),
            ["Frank Hale, head of the division"] * 3,
        ),
        ("The three men had denied murder but were found guilty on Monday.", [None]),
    ],
)
def test_who_says_so_is_who_says_it(text: str, speakers: list[str | None]) -> None:
    assert [each.speaker for each in claims_of(text) if each.kind.value != "denial"] == speakers


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        (
            (
                "A grand jury returned an indictment charging Ivan Test, 41, of Lakewood, with"
                " conspiracy."
            ),
            [("conspiracy", None)],
        ),
        (
            "The men are charged under art. 270 of the Penal Code with subversive association.",
            [("under art. 270 of the Penal Code with subversive association", "270")],
        ),
        (
            "Ana Test was charged under the Cybercrimes Law, and her trial begins on Wednesday.",
            [("under the Cybercrimes Law", None)],
        ),
        (
            (
                'She was charged under Article 130, part 1 ("inciting hatred") and Article 342 ("breaching'
                ' public order").'
            ),
            [('"inciting hatred"', "130.1"), ('"breaching public order"', "342")],
        ),
        (
            (
                "Five were charged with rioting, while two others face charges of arson under"
                " Article 187."
            ),
            [("rioting", None), ("arson under Article 187", "187")],
        ),
    ],
)
def test_a_charge_keeps_its_own_words_and_article(
    text: str, charges: list[tuple[str, str | None]]
) -> None:
    found = [
        (charge.wording, charge.article) for each in claims_of(text) for charge in each.charges
    ]
    assert found == charges


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "The court fined Ana Test 3,000 euros and gave her a suspended sentence of one year.",
            [("fine", 3000), ("suspended", 1)],
        ),
        (
            "It gave Vahe Test four years and his brother Arsen two and a half.",
            [("prison", 4), ("prison", 2.5)],
        ),
        ("Luca Test was sentenced to six years before fleeing to Brazil.", [("prison", 6)]),
        ("After a four-day trial Luca Test was fined.", [("fine", None)]),
        ("Pouya Test had his death sentence commuted to 10 years' imprisonment.", [("prison", 10)]),
        (
            (
                "Ana Test got six years in a colony, Volha Probe and her husband Dzmitry four"
                " years each."
            ),
            [("prison", 6), ("prison", 4)],
        ),
    ],
)
def test_a_term_is_told_once_and_of_those_who_got_it(
    text: str, terms: list[tuple[str, float | None]]
) -> None:
    found = [each.sentence for each in claims_of(text) if each.sentence is not None]
    assert [(term.kind, term.amount) for term in found] == terms


@pytest.mark.parametrize(
    ("sentence", "stage", "names"),
    [
        ("The court on Tuesday handed Ivan Test, a former officer, a six-year sentence.",
         "sentenced", ("Ivan Test",)),
        ("The court handed Ivan Test, identified only by his initials, an aggravated life sentence.",
         "sentenced", ("Ivan Test",)),
        ("The judge on Monday decided that Ivan Test should stay behind bars until May 3.",
         "remanded", ("Ivan Test",)),
    ],
)  # fmt: skip
def test_what_is_given_or_ordered_may_stand_behind_an_aside(
    sentence: str, stage: str, names: tuple[str, ...]
) -> None:
    claims = read_text(sentence, published=None).claims
    assert [(claim.stage, claim.persons) for claim in claims] == [(stage, names)]


def test_what_a_court_rules_of_the_past_orders_nothing() -> None:
    text = (
        "The court ruled that the rights of Ivan Test were violated when he was kept in pre-trial"
        " detention for fourteen months."
    )
    assert "remanded" not in {claim.stage for claim in read_text(text, published=None).claims}
