import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Attribution,
    ClaimKind,
    Modality,
    PublisherKind,
    SourceKind,
)
from casetracker.procedure.packs import load_pack
from casetracker.procedure.status import DatedStage, current_stage

SEEDS = Path(__file__).parents[3] / "seeds"
DOCKET: dict[str, Any] = tomllib.loads((SEEDS / "docket.toml").read_text(encoding="utf-8"))
RULES = load_pack(SEEDS / "packs" / "az").rules
SOURCES = {source["key"]: source for source in DOCKET["source"]}
GROUPS = {group["key"]: group for group in DOCKET["group"]}
FACTS = [pytest.param(fact, id=f"{fact['group']}-{fact['kind']}") for fact in DOCKET["fact"]]


def facts_of(group: str, kind: str) -> list[dict[str, Any]]:
    return [f for f in DOCKET["fact"] if f["group"] == group and f["kind"] == kind]


def test_the_four_groups_have_their_sizes() -> None:
    assert {key: group["size"] for key, group in GROUPS.items()} == {
        "g26": 26,
        "g14": 14,
        "g13": 13,
        "g6": 6,
    }
    assert [key for key, group in GROUPS.items() if "of" in group] == ["g6"]
    assert GROUPS["g6"]["of"] == 24


def test_every_group_has_a_case_in_a_known_jurisdiction() -> None:
    cases = {case["key"]: case for case in DOCKET["case"]}
    assert {group["case"] for group in GROUPS.values()} == set(cases)
    for case in cases.values():
        assert (SEEDS / "packs" / case["jurisdiction"]).is_dir()


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_quotes_its_source_exactly(fact: dict[str, Any]) -> None:
    assert fact["quote"]
    assert SOURCES[fact["source"]]["text"].count(fact["quote"]) == 1


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_speaks_the_vocabularies(fact: dict[str, Any]) -> None:
    assert fact["group"] in GROUPS
    assert fact["kind"] in tuple(ClaimKind)
    assert fact["attribution"] in tuple(Attribution)
    assert fact["modality"] in tuple(Modality)
    if fact["kind"] == ClaimKind.STAGE_REACHED:
        assert fact["stage"] in RULES.stages
    if fact["kind"] == ClaimKind.CHARGE:
        assert fact["wording"]
        assert fact["modality"] == Modality.ALLEGED
    if fact["kind"] == ClaimKind.GROUP_SIZE:
        assert fact["count"] == GROUPS[fact["group"]]["size"]


@pytest.mark.parametrize("fact", FACTS)
def test_dates_are_as_precise_as_reported(fact: dict[str, Any]) -> None:
    if fact["date"]:
        PartialDate.parse(fact["date"], fact["date_wording"])
    assert fact["date_wording"] in SOURCES[fact["source"]]["text"]


def test_publishers_and_sources_speak_the_vocabularies() -> None:
    publishers = {publisher["name"]: publisher for publisher in DOCKET["publisher"]}
    for publisher in publishers.values():
        assert publisher["kind"] in tuple(PublisherKind)
        assert "Invented" in publisher["note"]
    for source in SOURCES.values():
        assert source["publisher"] in publishers
        assert source["kind"] in tuple(SourceKind)
        date.fromisoformat(source["published"])
    for group in GROUPS.values():
        if group["captured"]:
            PartialDate.parse(group["captured"])


@pytest.mark.parametrize(
    ("group", "stage"),
    [
        ("g26", "investigation_completed"),
        ("g14", "sent_to_court"),
        ("g13", "sent_to_court"),
        ("g6", "detained"),
    ],
)
def test_each_group_ends_up_at_its_stage(group: str, stage: str) -> None:
    events = [
        DatedStage(
            number,
            fact["stage"],
            RULES.stages[fact["stage"]].position,
            PartialDate.parse(fact["date"]),
            date.fromisoformat(SOURCES[fact["source"]]["published"]),
        )
        for number, fact in enumerate(facts_of(group, "stage_reached"))
    ]
    status = current_stage(events, as_of=date(2021, 6, 14), rules=RULES)
    assert status is not None
    assert status.event.code == stage


def test_charges_are_wordings_until_an_article_is_reported() -> None:
    charges = [fact for fact in DOCKET["fact"] if fact["kind"] == "charge"]
    assert {fact["article"] for fact in charges} == {""}
    assert {fact["group"] for fact in charges} == {"g26", "g6"}
