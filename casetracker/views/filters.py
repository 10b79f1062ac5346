"""Filters of listings, as they are typed: `key=value`, several of one key meaning any of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

from casetracker.errors import UsageError
from casetracker.model.vocabulary import Listing

_PEOPLE: Final = {
    "stage": "a stage by code or label",
    "phase": "a phase of the proceedings",
    "custody": "held, ended or unknown",
    "role": "suspect, accused, defendant or convicted",
    "name": "known or unnamed",
    "nationality": "as it is on file",
    "article": "an article with all under it",
    "charge": "words of a charge",
    "court": "words of an authority",
    "group": "a group such as G-0001",
    "case": "a case such as C-0001",
    "publisher": "words of its name",
    "source": "a source such as S-0001",
    "tag": "a tag of theirs, their case or their group",
    "stage-date": "a date that the stage may fall on",
    "custody-date": "a date in custody",
    "updated-since": "a day or a moment",
}
_SOURCES: Final = {
    "publisher": "words of its name",
    "kind": "news, statement, court_document, feed_entry or note",
    "language": "as it is on file",
    "case": "a case such as C-0001",
    "group": "a group such as G-0001",
    "published": "a date of publication",
    "waiting": "yes or no",
    "updated-since": "a day or a moment",
}
KEYS: Final = {
    Listing.CASE: _PEOPLE,
    Listing.GROUP: _PEOPLE,
    Listing.DEFENDANT: _PEOPLE,
    Listing.SOURCE: _SOURCES,
}
_MOST: Final = 40
_LONGEST: Final = 200


class UnknownFilterError(UsageError):
    """A filter that a listing does not have."""

    def __init__(self, text: str, listing: Listing) -> None:
        """Name those it has."""
        super().__init__(
            f"--where {text[:60]!r}: write key=value; keys of {listing.value} list are "
            + ", ".join(KEYS[listing])
        )


class FilterValueError(UsageError):
    """A value that a filter does not take."""

    def __init__(self, key: str, value: str, wanted: str) -> None:
        """Say what it takes."""
        super().__init__(f"--where {key}={value[:40]!r}: give {wanted}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a listing is narrowed to: by key the values of which any will do; every key must hold."""

    listing: Listing
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def parse(cls, listing: Listing, texts: Iterable[str]) -> Self:
        """The filters of a listing as they are typed; raises UsageError."""
        found: dict[str, list[str]] = {}
        for number, text in enumerate(texts):
            key, equals, value = text.partition("=")
            key = key.strip().lower()
            if key not in KEYS[listing] or not equals or number >= _MOST:
                raise UnknownFilterError(text, listing)
            if not value.strip() or len(value) > _LONGEST:
                raise FilterValueError(key, value, KEYS[listing][key])
            found.setdefault(key, []).append(value.strip())
        return cls(listing, {key: tuple(dict.fromkeys(each)) for key, each in found.items()})

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.values)
