"""Records found by their number or name, whatever their kind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record: its reference and name; `opens` is the record that shows it, often itself."""

    kind: str
    ref: str
    name: str
    opens: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an import of files did: sources, facts that wait, and what could not be read."""

    sources: int
    known: int
    facts: int
    faults: tuple[str, ...]
