"""A story told over two years, everything accepted as it is proposed: one case, with its parts."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Effect
from casetracker.services.grouping import Part
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from tests.support.articles import accept_all, bring_in, waiting

STORY = (
    (
        "2024-09-16",
        (
            "Vallamor's Defence Ministry said on Monday that 32 Sorenian servicemen had been detained"
            " near Lasca on 14 September after crossing the state border."
        ),
    ),
    (
        "2024-10-05",
        (
            "Vallamor on Friday handed over ten of the 32 Sorenian servicemen who were captured near Lasca in"
            " September, the commission said. Twenty-two servicemen remain in custody."
        ),
    ),
    (
        "2025-01-13",
        (
            "A court on 10 January extended the detention of 22 Sorenian servicemen by three months. The"
            " servicemen are part of a group of 32 who were detained near Lasca on 14 September 2024; ten of"
            " them were returned in October."
        ),
    ),
    (
        "2025-02-20",
        (
            "The security service has completed the investigation of 13 of the 22 Sorenian servicemen held"
            " since September, and the case was sent to the Derva Court on 19 February, prosecutors said."
        ),
    ),
    (
        "2025-03-12",
        "The trial of 13 Sorenian servicemen opened at the Derva Court on Wednesday.",
    ),
    (
        "2025-06-30",
        (
            "The Derva Court on Monday convicted 13 Sorenian servicemen of illegal border crossing and"
            " sentenced each of them to six years in prison. They were acquitted of terrorism."
        ),
    ),
)
ELSEWHERE = (
    "Belmaria pardoned and released a journalist on Sunday. Thirteen others were released too."
)


def bring_in_on(services: Services, day: str, text: str) -> str:
    """Import an article as published on a day; gives the reference of its source."""
    published = PartialDate.parse(day)
    (outcome,) = bring_in(services, Document(f"{day}.txt", text.encode(), published, "Lasca Post"))
    assert outcome.source_ref is not None
    return outcome.source_ref


def test_a_story_of_parts_is_one_case_with_the_right_numbers(services: Services) -> None:
    for day, text in STORY:
        accept_all(services, bring_in_on(services, day, text))
    assert [line.ref for line in services.docket.cases()] == ["C-0001"]
    groups = {line.ref: line for line in services.docket.groups()}
    sizes = sorted(line.size.minimum for line in groups.values() if line.size.minimum)
    assert sizes == [13, 22, 32]
    (tried,) = [ref for ref, line in groups.items() if line.size.minimum == 13]
    stages = {stage.code for stage in groups[tried].stage_mix}
    assert stages == {"sentenced"}
    assert "acquitted" not in {each.code for line in groups.values() for each in line.stage_mix}


def test_the_same_number_in_another_country_is_asked_about(services: Services) -> None:
    for day, text in STORY[:5]:
        accept_all(services, bring_in_on(services, day, text))
    source = bring_in_on(services, "2026-10-05", ELSEWHERE)
    thirteen = [each for each in waiting(services, source) if each.group_ref is not None]
    assert thirteen == []


def test_what_waits_is_matched_anew_to_a_part_split_off_by_hand(services: Services) -> None:
    accept_all(services, bring_in_on(services, *STORY[0]))
    text = "A court extended the detention of 22 servicemen by three months."
    source = bring_in_on(services, "2025-01-13", text)
    assert {each.group_ref for each in waiting(services, source)} == {None}
    services.groups.split("G-0001", [Part(10), Part(22)], Grounds("court list"))
    (part,) = [line.ref for line in services.docket.groups() if line.size.minimum == 22]
    assert {each.group_ref for each in waiting(services, source)} == {part}


def test_a_step_of_the_whole_is_known_of_its_part(services: Services) -> None:
    for day, text in STORY[:4]:
        accept_all(services, bring_in_on(services, day, text))
    text = "The 13 Sorenian servicemen were detained near Lasca in September 2024, officials said."
    source = bring_in_on(services, "2025-03-01", text)
    (claim,) = waiting(services, source)
    accept_all(services, source)
    (part,) = [line.ref for line in services.docket.groups() if line.size.minimum == 13]
    assert (claim.group_ref, claim.effect) == (part, Effect.CONFIRMS)


def test_who_is_held_elsewhere_later_is_in_no_conflict(services: Services) -> None:
    accept_all(services, bring_in_on(services, *STORY[0]))
    text = "The 32 Sorenian servicemen detained near Lasca were in custody in Derva on 20 October."
    accept_all(services, bring_in_on(services, "2024-10-24", text))
    accept_all(
        services,
        bring_in_on(
            services, "2024-11-20", "Of the 32 Sorenian servicemen, six remain in custody in Derva."
        ),
    )
    assert services.comparing.conflicts() == ()


def test_a_stay_in_hospital_makes_no_part(services: Services) -> None:
    accept_all(services, bring_in_on(services, *STORY[0]))
    text = (
        "A court remanded the 32 Sorenian servicemen who were detained near Lasca last week. Two of the 32"
        " were taken to a prison hospital, the Red Cross said."
    )
    accept_all(services, bring_in_on(services, "2024-09-20", text))
    assert [line.ref for line in services.docket.groups()] == ["G-0001"]


def test_nine_more_are_no_other_number_of_those_taken(services: Services) -> None:
    for day, text in STORY[:4]:
        accept_all(services, bring_in_on(services, day, text))
    text = (
        "The indictment against nine more Sorenian servicemen detained near Lasca in September 2024 was"
        " approved on 16 May."
    )
    accept_all(services, bring_in_on(services, "2025-05-19", text))
    assert services.comparing.conflicts() == ()
    assert [line.ref for line in services.docket.cases()] == ["C-0001"]


def test_more_who_were_taken_are_in_conflict_and_not_known_already(services: Services) -> None:
    accept_all(services, bring_in_on(services, *STORY[0]))
    text = (
        "Nine more Sorenian servicemen were detained near Lasca on 14 September, the ministry said."
    )
    (claim,) = waiting(services, bring_in_on(services, "2024-09-20", text))
    assert claim.effect is not Effect.CONFIRMS


def test_those_who_are_left_are_tried_without_a_conflict(services: Services) -> None:
    accept_all(services, bring_in_on(services, *STORY[0]))
    gone = "Vallamor on Friday handed over two of the 32 Sorenian servicemen captured near Lasca."
    accept_all(services, bring_in_on(services, "2024-10-05", gone))
    text = (
        "The trial of 30 Sorenian servicemen who were detained near Lasca on 14 September 2024 opened on"
        " Monday."
    )
    source = bring_in_on(services, "2025-03-11", text)
    assert Effect.CONFLICTS not in {claim.effect for claim in waiting(services, source)}


def test_a_part_of_somebody_who_stands_in_another_part_is_only_counted(services: Services) -> None:
    for day, text in (
        ("2024-09-16", "Police detained 10 activists in Lasca on 14 September 2024."),
        (
            "2024-12-13",
            (
                "Three of the 10 activists detained in Lasca on 14 September 2024, including Ana Test, went"
                " on trial on 12 December."
            ),
        ),
        (
            "2025-01-13",
            (
                "Four of the 10 activists detained in Lasca on 14 September 2024, including Ana Test, were"
                " charged with arson on 12 January."
            ),
        ),
    ):
        accept_all(services, bring_in_on(services, day, text))
    sizes = sorted(line.size.minimum or 0 for line in services.docket.groups())
    assert sizes == [3, 10]
