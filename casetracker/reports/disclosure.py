"""Disclosure profiles: what leaves a report before any template sees it.

`internal` holds everything. `partner` holds the names of persons held, and neither reviewers, nor
speakers who hold no office but by their initials, nor birthdays. `public` holds a pseudonym for
every person whose name was not released with a reason, no private speaker, and no count of one or
two people.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.coarsening import (
    coarse_bars,
    coarse_cells,
    coarse_line,
    coarse_mix,
    coarse_rows,
    coarse_totals,
    counted_once,
)
from casetracker.reports.contexts.assembling import sealed
from casetracker.reports.languages import Label, labels, said
from casetracker.reports.masking import WITHHELD, Hidden, Mask, fold
from casetracker.reports.ranges import FEW, SMALL, Span, span_of_all
from casetracker.reports.sections import mix_table
from casetracker.reports.sparing import Spared
from casetracker.reports.speaker_names import hidden_speakers
from casetracker.views.files import PersonFile

NOT_SHOWN: Final = Label("withheld")
# Values for programs, and names of parts: never text from outside.
_FIXED: Final = frozenset(
    {"type", "kind", "chart", "id", "anchor", "mark", "machine", "digest", "audit_head", "letter",
     "profile", "language", "shows", "holds", "first", "last"}
)  # fmt: skip
# Counts of things beside which no cell says that they are none of people.
_EXACT: Final = frozenset({"sources"})
_OF_PASSAGES: Final = labels("passages read", "passages not yet checked")
_OF_PEOPLE: Final = labels("persons accused", "persons on file in them")


@dataclass(frozen=True, slots=True)
class Roster:
    """Whom a docket knows: persons held, names only read or told in a quotation, speakers.

    `bodies` are nobody's name: authorities, publishers, places, folded to lower case. `spared` are
    those whose words may be in somebody's name and are read all the same. `sizes` are the numbers of people
    in the cases of the report, `units` the words by which sources count people.
    """

    persons: tuple[PersonFile, ...] = ()
    names_read: tuple[str, ...] = ()
    names_told: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    spared: Spared = field(default_factory=Spared)
    sizes: tuple[int, ...] = ()
    units: frozenset[str] = frozenset()


def reduced(person: PersonFile, profile: Confidentiality) -> PersonFile:
    """The person as a profile may show it: in public without a day of birth or an occupation."""
    if profile is Confidentiality.INTERNAL:
        return person
    birth = _year(person.birth, is_band=profile is Confidentiality.PUBLIC)
    if profile is Confidentiality.PARTNER:
        return replace(person, birth=birth)
    occupation = None if person.occupation is None else NOT_SHOWN
    return replace(person, birth=birth, occupation=occupation)


def disclosed(context: dict[str, Any], profile: Confidentiality, roster: Roster) -> dict[str, Any]:
    """The content as a profile may show it, with its own digest; the context given stays as it is."""
    head = {**context["head"], "profile": profile.value}
    if profile is Confidentiality.INTERNAL:
        return sealed({**context, "head": head})
    kept_out = hidden(profile, roster)
    mask = Mask(kept_out, roster.spared)
    is_public = profile is Confidentiality.PUBLIC
    totals = _vague_totals(roster.sizes) if is_public else {}

    def shown_line(text: str) -> str:
        masked = mask.line(text)
        return coarse_totals(coarse_line(masked, roster.units), totals) if is_public else masked

    rules = _Rules(shown_line, mask.line, mask.address, is_coarse=is_public, totals=totals)
    if is_public and "sections" in context:
        context = {
            **context,
            "sections": [counted_once(one, is_vague=bool(totals)) for one in context["sections"]],
        }
    shown = _walked({**context, "head": head}, rules)
    if "sections" in shown:
        labels = frozenset(str(one.label) for one in kept_out) | {str(WITHHELD)}
        shown["sections"] = list(_without_pseudonyms(shown["sections"], labels))
    shown["head"]["database_name"] = str(NOT_SHOWN)
    shown["generation"]["by"] = str(NOT_SHOWN)
    return sealed(shown)


def hidden(profile: Confidentiality, roster: Roster) -> list[Hidden]:
    """Whose names a profile takes out, and what stands instead."""
    found: list[Hidden] = []
    if profile is Confidentiality.INTERNAL:
        return found
    if profile is Confidentiality.PUBLIC:
        private = [one for one in roster.persons if one.spellings and one.public_reason is None]
        found += [Hidden(one.pseudonym, one.spellings) for one in private]
        released = {name for one in roster.persons if one.public_reason for name in one.spellings}
        # Who is on file by that name is that person: no second one who bears it.
        known = {_folded(name) for one in private for name in one.spellings} | {""}
        for names, is_doubtful in ((roster.names_read, False), (roster.names_told, True)):
            found += [
                Hidden(WITHHELD, (name,), is_doubtful=is_doubtful)
                for name in names
                if name not in released and _folded(name) not in known
            ]
    return found + hidden_speakers(roster.speakers, roster.bodies, roster.persons, profile)


def _folded(name: str) -> str:
    return " ".join(sorted(fold(word) for word in name.split()))


@dataclass(frozen=True, slots=True)
class _Rules:
    """What becomes of a text, of one that counts things, and of an address."""

    line: Callable[[str], str]
    exact: Callable[[str], str]
    address: Callable[[str], str]
    is_coarse: bool
    totals: Mapping[str, Span]


def _walked(value: Any, rules: _Rules, key: str = "") -> Any:
    if isinstance(value, str):
        told = rules.exact if key in _EXACT else rules.line
        return value if key in _FIXED else told(value)
    if isinstance(value, Mapping):
        return _mapping(value, rules)
    if isinstance(value, list | tuple):
        return [_walked(one, rules, key) for one in value]
    return value


def _mapping(value: Mapping[str, Any], rules: _Rules) -> dict[str, Any]:
    if value.get("kind") == "reviewer":
        value = {**value, "text": value["moment"]}
    if value.get("kind") == "number":
        return {**value, "text": rules.exact(value["text"])}
    if value.get("kind") == "address":
        return {**value, "text": rules.address(value["text"])}
    if rules.is_coarse and "label" in value and "value" in value:
        return {name: _counted(value, name, rules) for name in value}
    if rules.is_coarse:
        value = _coarse(value, rules)
    return {name: _walked(one, rules, name) for name, one in value.items()}


def _counted(value: Mapping[str, Any], name: str, rules: _Rules) -> Any:
    """A part of a pair of label and value: a bare number of people is coarse, one of passages never."""
    label = value["label"]
    if name != "value" or not isinstance(value[name], str):
        return _walked(value[name], rules, name)
    if label in map(str, _OF_PASSAGES):
        return rules.exact(value[name])
    return _people(value[name], rules) if label in map(str, _OF_PEOPLE) else rules.line(value[name])


def _people(text: str, rules: _Rules) -> str:
    """A number of people by itself."""
    if text in rules.totals:
        return str(rules.totals[text])
    return str(FEW) if text in map(str, SMALL) else rules.line(text)


def _vague_totals(sizes: Sequence[int]) -> dict[str, Span]:
    """How many there are in all, where that would tell the size of a case of one or two."""
    span = span_of_all(sizes)
    return {} if span.least == span.most else {str(sum(sizes)): span}


def _coarse(value: Mapping[str, Any], rules: _Rules) -> Mapping[str, Any]:
    """Counts of people in rows and charts, and the tables to charts, made coarse."""
    if "cells" in value:
        cells = [
            {**one, "text": str(rules.totals.get(one["text"], one["text"]))}
            if one["kind"] == "people"
            else one
            for one in value["cells"]
        ]
        return {**value, "cells": coarse_cells(cells)}
    if value.get("type") == "pairs":
        return {**value, "rows": coarse_rows(value["rows"])}
    if "legend" in value and "rows" in value:
        return coarse_mix(dict(value))
    if "bars" in value and value.get("counts") == "people":
        return coarse_bars(dict(value))
    if "blocks" in value:
        return {**value, "blocks": list(_with_tables(value["blocks"]))}
    return value


def _without_pseudonyms(
    sections: Iterable[dict[str, Any]], labels: frozenset[str]
) -> Iterable[dict[str, Any]]:
    """The sections without spellings of names that are not shown: their letters tell where from."""
    for part in sections:
        blocks = [
            {
                **block,
                "rows": [row for row in block["rows"] if row["cells"][0]["text"] not in labels],
            }
            if block.get("holds") == "spellings"
            else block
            for block in part["blocks"]
        ]
        blocks = [block for block in blocks if block.get("holds") != "spellings" or block["rows"]]
        if blocks or not part["blocks"]:
            yield {**part, "blocks": blocks}


def _with_tables(blocks: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """The blocks, each table to a stage mix made from the mix as it is shown."""
    mixes: dict[str, dict[str, Any]] = {}
    for block in blocks:
        if block.get("chart") == "stage_mix":
            mixes[block["figure"]["id"]] = coarse_mix(block["figure"])
        shown = mixes.get(block.get("shows", ""))
        again = None if shown is None else mix_table(shown)
        # Its words are new, and what follows prints them as they are.
        yield block if again is None else said(again)


def _year(birth: PartialDate | None, *, is_band: bool) -> PartialDate | None:
    if birth is None:
        return None
    day = birth.earliest or birth.latest
    if day is None:
        return None
    return PartialDate.parse(f"{day.year // 10}X" if is_band else str(day.year))
