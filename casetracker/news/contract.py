"""What reading a document gives: values, their printed form, and their form on a pipe.

Offsets are Python string indices into `ReadDocument.text`, end exclusive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, ClaimKind, DateBasis, Modality
from casetracker.news.values import value

READER_VERSION: Final = "2"


@value()
class Count:
    """How many people: bounds as stated, `of` the whole that they are part of, the unit's noun.

    "26 servicemen" is 26 to 26; "more than 100" has no maximum; "up to 50" has no minimum.
    """

    minimum: int | None
    maximum: int | None
    of: int | None = None
    unit: str | None = None

    @property
    def exact(self) -> int | None:
        """The number where exactly one is stated."""
        return self.minimum if self.minimum == self.maximum else None


@value()
class ReadDate:
    """A date as far as the text gives it; `edtf` is None where it could not be resolved."""

    edtf: str | None
    earliest: date | None
    latest: date | None
    wording: str
    basis: DateBasis

    def partial(self) -> PartialDate | None:
        """The same as a partial date, or None where it was not resolved."""
        return None if self.edtf is None else PartialDate.parse(self.edtf, self.wording or None)


@dataclass(frozen=True, slots=True)
class ReadCharge:
    """What somebody is accused of: the text's own words, and the article where one is named."""

    wording: str
    article: str | None = None


@value()
class ReadSentence:
    """A court's sentence: prison, life, death, fine, suspended, house_arrest, community_service.

    `is_exact` is whether each of those meant got just that: not the end of a range, an estimate, the
    sum of several people's, or one of several terms that are not told apart. `regime` is where a term is
    to be served, such as "strict"; `fine` is one that is told beside the term.
    """

    kind: str
    amount: float | None
    unit: str | None
    is_exact: bool = False
    regime: str | None = None
    fine: "ReadSentence | None" = None


@value()
class ReadClaim:
    """One statement about detained people, on an exact passage.

    `subject` is the key of a `Subject` of the same reading and is not printed.
    """

    kind: ClaimKind
    stage: str | None
    quote: str
    start: int
    end: int
    count: Count | None
    persons: tuple[str, ...]
    modality: Modality
    attribution: Attribution
    speaker: str | None
    date: ReadDate | None
    charges: tuple[ReadCharge, ...]
    authority: str | None
    place: str | None
    sentence: ReadSentence | None
    rule: str
    score: float
    subject: str | None = None

    def dated(self) -> PartialDate | None:
        """The claim's own date; "as of publication" alone dates nothing."""
        if self.date is None or self.date.basis in (DateBasis.PUBLICATION, DateBasis.NONE):
            return None
        return self.date.partial()


@dataclass(frozen=True, slots=True)
class Subject:
    """The people that one or more claims of a document are about."""

    key: str
    label: str
    unit: str | None
    count: Count | None
    of: int | None
    of_note: str | None
    captured: ReadDate | None
    place: str | None
    nationality: str | None
    persons: tuple[str, ...]
    case_number: str | None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was read; `sha256` is that of the raw bytes, `notes` are for the reviewer."""

    title: str | None
    published: PartialDate | None
    language: str | None
    sha256: str
    text: str
    author: str | None
    url: str | None
    publisher: str | None
    media_type: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, the claims found in it, whom they are about, and which reader found them."""

    document: ReadDocument
    claims: tuple[ReadClaim, ...]
    subjects: tuple[Subject, ...]
    reader_version: str


def contract_json(reading: Reading) -> dict[str, Any]:
    """The object that `casetracker read --json` prints."""
    document = reading.document
    return {
        "document": {
            "title": document.title,
            "published": None if document.published is None else document.published.edtf,
            "language": document.language,
            "sha256": document.sha256,
            "text": document.text,
        },
        "claims": [_claim_json(claim) for claim in reading.claims],
    }


def _claim_json(claim: ReadClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "stage": claim.stage,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "count": _count_json(claim.count),
        "persons": list(claim.persons),
        "modality": claim.modality.value,
        "attribution": claim.attribution.value,
        "speaker": claim.speaker,
        "date": _plain(claim.date),
        "charges": [_plain(charge) for charge in claim.charges],
        "authority": claim.authority,
        "place": claim.place,
        "sentence": None if claim.sentence is None else _sentence_json(claim.sentence),
        "rule": claim.rule,
        "score": claim.score,
    }


def _count_json(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"min": count.minimum, "max": count.maximum, "of": count.of, "unit": count.unit}


def _sentence_json(term: ReadSentence) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": term.kind, "amount": term.amount, "unit": term.unit}
    if term.regime is not None:
        told["regime"] = term.regime
    if term.fine is not None:
        told["fine"] = _sentence_json(term.fine)
    return told


def to_wire(reading: Reading) -> dict[str, Any]:
    """Everything of a reading as plain JSON values."""
    return {field.name: _plain(getattr(reading, field.name)) for field in fields(reading)}


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def from_wire(wire: Mapping[str, Any]) -> Reading:
    """The reading that `to_wire` made plain."""
    return Reading(
        document=_document(wire["document"]),
        claims=tuple(_claim(each) for each in wire["claims"]),
        subjects=tuple(_subject(each) for each in wire["subjects"]),
        reader_version=str(wire["reader_version"]),
    )


def claim_to_wire(claim: ReadClaim) -> dict[str, Any]:
    """One claim as plain JSON values."""
    wire: dict[str, Any] = _plain(claim)
    return wire


def claim_from_wire(wire: Mapping[str, Any]) -> ReadClaim:
    """The claim that `claim_to_wire` made plain."""
    return _claim(wire)


def _document(wire: Mapping[str, Any]) -> ReadDocument:
    values = dict(wire)
    published = values["published"]
    values["published"] = (
        None if published is None else PartialDate.parse(published["edtf"], published["wording"])
    )
    values["notes"] = tuple(values["notes"])
    return ReadDocument(**values)


def _claim(wire: Mapping[str, Any]) -> ReadClaim:
    values = dict(wire)
    values["kind"] = ClaimKind(values["kind"])
    values["modality"] = Modality(values["modality"])
    values["attribution"] = Attribution(values["attribution"])
    values["count"] = _count(values["count"])
    values["persons"] = tuple(values["persons"])
    values["date"] = _date(values["date"])
    values["charges"] = tuple(ReadCharge(**charge) for charge in values["charges"])
    values["sentence"] = _sentence(values["sentence"])
    return ReadClaim(**values)


def _sentence(wire: Mapping[str, Any] | None) -> ReadSentence | None:
    return None if wire is None else ReadSentence(**{**wire, "fine": _sentence(wire.get("fine"))})


def _subject(wire: Mapping[str, Any]) -> Subject:
    values = dict(wire)
    values["count"] = _count(values["count"])
    values["captured"] = _date(values["captured"])
    values["persons"] = _strings(values["persons"])
    return Subject(**values)


def _strings(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _count(wire: Mapping[str, Any] | None) -> Count | None:
    return None if wire is None else Count(**wire)


def _date(wire: Mapping[str, Any] | None) -> ReadDate | None:
    if wire is None:
        return None
    values = dict(wire)
    for name in ("earliest", "latest"):
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    values["basis"] = DateBasis(values["basis"])
    return ReadDate(**values)
