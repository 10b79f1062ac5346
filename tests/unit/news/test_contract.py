"""What is printed and what goes over the pipe."""

import json

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, ClaimKind, DateBasis, Modality
from casetracker.news.contract import contract_json, from_wire, to_wire
from casetracker.news.reading import read_text

TEXT = (
    "On May 27, the Border Service detained six of the 24 soldiers in Lachin. They were charged"
    " under Article 214.1. A court sentenced Gor Sample to six years, the ministry said."
)
READING = read_text(TEXT, published=PartialDate.parse("2021-06-11"))

CLAIM_KEYS = [
    "kind",
    "stage",
    "quote",
    "start",
    "end",
    "count",
    "persons",
    "modality",
    "attribution",
    "speaker",
    "date",
    "charges",
    "authority",
    "place",
    "sentence",
    "rule",
    "score",
]


def test_the_printed_object_has_exactly_the_keys_of_the_contract() -> None:
    printed = contract_json(READING)
    assert list(printed) == ["document", "claims"]
    assert list(printed["document"]) == ["title", "published", "language", "sha256", "text"]
    for claim in printed["claims"]:
        assert list(claim) == CLAIM_KEYS
        if claim["count"] is not None:
            assert list(claim["count"]) == ["min", "max", "of", "unit"]
        if claim["date"] is not None:
            assert list(claim["date"]) == ["edtf", "earliest", "latest", "wording", "basis"]
        for charge in claim["charges"]:
            assert list(charge) == ["wording", "article"]


def test_the_printed_values_are_of_the_vocabularies() -> None:
    for claim in contract_json(READING)["claims"]:
        assert claim["kind"] in set(ClaimKind)
        assert claim["modality"] in set(Modality)
        assert claim["attribution"] in set(Attribution)
        assert claim["date"] is None or claim["date"]["basis"] in set(DateBasis)
        assert 0 <= claim["score"] <= 1


def test_the_printed_object_is_json() -> None:
    assert json.loads(json.dumps(contract_json(READING))) == contract_json(READING)


def test_nothing_is_lost_on_the_pipe() -> None:
    assert from_wire(json.loads(json.dumps(to_wire(READING)))) == READING


def test_the_same_text_is_read_the_same_way() -> None:
    assert read_text(TEXT, published=PartialDate.parse("2021-06-11")) == READING
