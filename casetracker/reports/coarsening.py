"""Numbers of people so small that they point at somebody, made coarse."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Final

from casetracker.reports.contexts.figures import mix_words
from casetracker.reports.languages import SOURCE, Label, say, say_many, speaking, spoken_now
from casetracker.reports.ranges import SMALL, Span, spans_of
from casetracker.reports.sections import paragraph
from casetracker.reports.wording import count_of

FEW: Final = "1\u20132"
PERSONS: Final = ("{count} person", "{count} persons")
BY_GROUP: Final = "by-group"
_COUNTED_BEFORE: Final = Label(
    "The same persons as by case: where one or two of them stand apart, they are counted once."
)
_REFS_WITHHELD: Final = Label("withheld")
_QUOTATION: Final = re.compile("(\u201c[^\u201c\u201d]*\u201d)")
_COUNTS: Final = re.compile(r"\d|one|two", re.IGNORECASE)
_RANGE: Final = "\\d+\u2013\\d+"


def coarse_line(text: str, units: frozenset[str] = frozenset()) -> str:
    """The text with one or two people as a range; what stands in quotation marks is as it was said.

    `units` are the words by which sources count people, such as `servicemen`.
    """
    parts = _QUOTATION.split(text)
    told = "".join(part if at % 2 else _coarse(part, units) for at, part in enumerate(parts))
    return _quoted_units(units).sub(FEW, told) if units and len(parts) > 1 else told


def coarse_cells(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of a row with small numbers of people made coarse, and what would give them away.

    Where a number is a range, nobody can count the references of those whom it counts.
    """
    small: dict[str, list[int]] = defaultdict(list)
    for count, total in (_counts(one["text"]) for one in cells if one["kind"] == "people"):
        if count in ("1", "2"):  # what is coarse already tells no number
            small[total].append(int(count))
    told = [
        {**one, "text": _coarse_beside(one["text"], small)} if one["kind"] == "people" else one
        for one in cells
    ]
    if all(one["kind"] != "people" or not re.match(_RANGE, one["text"]) for one in told):
        return told
    only_refs = re.compile(_references(spoken_now()))
    return [
        {**one, "text": str(_REFS_WITHHELD)}
        if one["kind"] == "text" and only_refs.fullmatch(one["text"])
        else one
        for one in told
    ]


def coarse_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of which some make up a whole, as their cells say: the largest a range where it would tell."""
    listed = list(rows)
    parts = [one for each in listed for one in each["cells"] if one.get("is_part")]
    told = {
        id(one): span
        for one, span in zip(parts, spans_of([_number(one) for one in parts]), strict=True)
        if span.least != span.most
    }
    return [
        {**each, "cells": [_as_span(one, told.get(id(one))) for one in each["cells"]]}
        for each in listed
    ]


def _number(one: Mapping[str, Any]) -> int:
    return int(_counts(one["text"])[0] or 0)


def _as_span(one: dict[str, Any], span: Span | None) -> dict[str, Any]:
    return one if span is None else {**one, "text": count_of(span, _counts(one["text"])[1])}


def _coarse_beside(text: str, small: Mapping[str, Sequence[int]]) -> str:
    """A count made coarse; one that would tell small ones of the same people is a range as well."""
    coarse = _coarse_count(text)
    if coarse != text or not small:
        return coarse
    shares, _ = _patterns(spoken_now())
    return shares.sub(lambda match: _range_beside(match, small.get(match["total"], ())), text)


def _range_beside(match: re.Match[str], small: Sequence[int]) -> str:
    """A count as a range: the same whether each of the small ones beside it is one or two."""
    count, total = match["count"], match["total"]
    if not small or count in ("0", FEW, total):
        return match.group()
    known = int(count) + sum(small)
    least, most = (known - each * len(small) for each in reversed(SMALL))
    return count_of(f"{least}\u2013{most}", total)


def coarse_mix(figure: dict[str, Any]) -> dict[str, Any]:
    """A stage mix with small parts coarse, the largest other part as a range where it would tell."""
    rows = [_coarse_row(one) for one in figure["rows"]]
    if rows == figure["rows"]:
        return figure
    return {**figure, "rows": rows, "description": mix_words(rows)}


def counted_once(section: dict[str, Any], *, is_vague: bool = False) -> dict[str, Any]:
    """The section; without numbers by group where small ones could be worked out of those by case.

    `is_vague` says that how many there are in all may not be told.
    """
    mixes = [one["figure"] for one in section["blocks"] if one.get("chart") == "stage_mix"]
    if section["id"] != BY_GROUP or not (is_vague or any(map(_has_small, mixes))):
        return section
    return {**section, "blocks": [paragraph(str(_COUNTED_BEFORE))]}


def _has_small(figure: Mapping[str, Any]) -> bool:
    return any(part["count"] in SMALL for row in figure["rows"] for part in row["parts"])


def coarse_bars(figure: dict[str, Any]) -> dict[str, Any]:
    """Bars that count people, small ones coarse, and those that all but a few are."""
    bars = [_coarse_bar(one) for one in figure["bars"]]
    return {**figure, "bars": bars}


def _coarse_bar(bar: dict[str, Any]) -> dict[str, Any]:
    """A bar as long as it may be known to be."""
    words, total = _coarse_count(bar["words"]), _counts(bar["words"])[1]
    if words == bar["words"]:
        return bar
    length = SMALL[-1] if bar["count"] in SMALL else max(int(total) - SMALL[-1], 0)
    return {**bar, "count": length, "words": words}


def coarse_totals(text: str, totals: Mapping[str, Span]) -> str:
    """The text with counts out of wholes that are told as a range: `27 of 38\u201340`."""
    for total, span in totals.items():
        text = _out_of(spoken_now(), total).sub(partial(_out_of_span, span), text)
    return text


def _out_of_span(total: Span, match: re.Match[str]) -> str:
    """A count out of a range; one that would tell which number of it is as vague."""
    least, _, most = match["count"].partition("\u2013")
    if int(most or least) < total.least - SMALL[-1]:
        return count_of(match["count"], total)
    first = total.least if least == match["total"] else min(int(least), total.least - SMALL[-1])
    last = total.most if least == match["total"] else total.most - SMALL[0]
    return count_of(Span(first, last), total)


def _coarse(text: str, units: frozenset[str] = frozenset()) -> str:
    if not _COUNTS.search(text):
        return text
    shares, persons = _patterns(spoken_now())
    told = persons.sub(lambda _: _few_persons(), shares.sub(_told_of, text))
    told = _everybody(spoken_now()).sub(rf"\g<1>{FEW}", told)
    if units:
        told = _united(units).sub(FEW, told)
    # In a group of one or two a place in it tells how many it has.
    told = _placed(spoken_now()).sub(lambda _: say("unnamed"), told)
    # Of a range alone is nobody listed.
    if "\u2013" in told:
        told = _listed(spoken_now()).sub(lambda match: match["count"], told)
    if spoken_now() == SOURCE:
        return told
    # What the house calls a case or a group is in one language whatever the report is in.
    with speaking(SOURCE):
        return _coarse(told, units)


def _told_of(match: re.Match[str]) -> str:
    """A count of a whole as it may be told: few, all but few, or as it stands.

    What is left of the whole tells as much as the count itself, and so does its percentage.
    """
    count, total = match["count"], match["total"]
    if _few(count) == FEW:
        return _few_of(total)
    if count == "0":
        return count_of(0, FEW) if _few(total) == FEW else match.group()
    if FEW in (count, total) or int(total) - int(count) not in SMALL:
        return match.group()
    return count_of(f"{int(total) - SMALL[-1]}\u2013{int(total) - SMALL[0]}", total)


def _coarse_count(text: str) -> str:
    return FEW if text in ("1", "2") else _coarse(text)


def _few(number: str) -> str:
    return FEW if number in ("1", "2") else number


def _few_of(total: str) -> str:
    """One or two of so many; of one or two, how many it is out of says no more."""
    return FEW if _few(total) == FEW else count_of(FEW, total)


def _few_persons() -> str:
    return say_many(*PERSONS, 2).replace("2", FEW)


def _counts(text: str) -> tuple[str, str]:
    """A count and what it is out of: `24` and `26` of `24 of 26 (92 %)`; empty where there is none."""
    found = _any_count(spoken_now()).search(text)
    return ("", "") if found is None else (found["count"], found["total"])


@cache
def _patterns(_language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How so many of a whole, with or without a percentage, and one or two persons, are said."""
    # In English, an ordinal such as `unnamed, 1 to 2 of 6` tells nobody apart.
    lead = r"(?<!unnamed, )(?<! to )(?<![\d.,/\u2013-])\b"
    forms = "|".join(
        re.escape(say_many(*PERSONS, count)).replace(str(count), "[12]") for count in (1, 2)
    )
    persons = re.compile(rf"(?<![\d.,/\u2013-])\b(?:{forms})\b")
    counted = _counted(rf"\d+|{FEW}") + r"\b(?!\u2013)"
    said = re.escape(say("{counted} ({percent} %)", counted="COUNTED", percent="PERCENT"))
    share = said.replace("COUNTED", "").replace("PERCENT", r"\d+")
    return re.compile(f"{lead}{counted}(?:{share})?"), persons


@cache
def _everybody(_language: str) -> re.Pattern[str]:
    """The number in `all 2 of C-0002`, where it is one or two."""
    said = re.escape(say("all {number} of {ref}", number="NUMBER", ref="REF"))
    before, after = said.replace("REF", r"[CG]-\d+").split("NUMBER")
    return re.compile(f"({before})[12](?={after})")


@cache
def _any_count(_language: str) -> re.Pattern[str]:
    return re.compile(_counted(rf"{FEW}|\d+") + r"(?!\u2013)")


def _counted(count: str) -> str:
    """A pattern for a count with its denominator, as the language spoken puts it."""
    said = re.escape(count_of("COUNT", "TOTAL"))
    return said.replace("COUNT", f"(?P<count>{count})").replace("TOTAL", rf"(?P<total>\d+|{FEW})")


@cache
def _out_of(_language: str, total: str) -> re.Pattern[str]:
    """A count out of that whole, with or without a percentage."""
    counted = re.escape(count_of("COUNT", "TOTAL"))
    counted = counted.replace("COUNT", r"(?P<count>\d+(?:\u2013\d+)?)")
    counted = counted.replace("TOTAL", f"(?P<total>{total})") + r"\b(?!\u2013)"
    said = re.escape(say("{counted} ({percent} %)", counted="COUNTED", percent="PERCENT"))
    share = said.replace("COUNTED", "").replace("PERCENT", r"\d+")
    return re.compile(rf"(?<![\d.,/\u2013-])\b{counted}(?:{share})?")


@cache
def _references(_language: str) -> str:
    """A pattern for references in a row: `D-0001 to D-0004, D-0007`."""
    ref = r"D-\d+"
    run = re.escape(say("{first} to {last}", first="FIRST", last="LAST"))
    one = f"(?:{run.replace('FIRST', ref).replace('LAST', ref)}|{ref})"
    return f"{one}(?:, {one})*"


@cache
def _listed(language: str) -> re.Pattern[str]:
    """A number that is a range, and the references of those whom it counts."""
    refs = _references(language)
    return re.compile(rf"(?P<count>{_RANGE}[^()]{{0,60}}?)(?: \({refs}\)|: {refs}(?=\)|$))")


@cache
def _placed(_language: str) -> re.Pattern[str]:
    """Somebody unnamed by a place in a group of one or two."""
    run = say("unnamed, {first} to {last} of {size}", first="FIRST", last="LAST", size="SIZE")
    single = say("unnamed, {ordinal} of {size}", ordinal="FIRST", size="SIZE")
    places = "|".join(
        re.escape(one).replace("FIRST", "[12]").replace("LAST", "2").replace("SIZE", "[12]")
        for one in (run, single)
    )
    return re.compile(rf"(?<!\w)(?:{places})\b")


@cache
def _united(units: frozenset[str]) -> re.Pattern[str]:
    """One or two before a word by which people are counted."""
    words = "|".join(map(re.escape, sorted(units)))
    return re.compile(rf"(?<![\d.,/\u2013-])\b(?:[12]|(?i:one|two))(?= (?:{words})\b)")


@cache
def _quoted_units(units: frozenset[str]) -> re.Pattern[str]:
    """The same where the word stands in quotation marks, as in languages that are not its own."""
    words = "|".join(map(re.escape, sorted(units)))
    return re.compile(rf"(?<![\d.,/\u2013-])\b[12](?= \u201c(?:{words})\u201d)")


def _coarse_row(row: dict[str, Any]) -> dict[str, Any]:
    """A bar of a mix with parts that nobody can work out, each as long as it may be known to be."""
    spans = spans_of([part["count"] for part in row["parts"]])
    if all(span.least == span.most for span in spans) and row["total"] not in SMALL:
        return row
    parts = [
        part if span.least == span.most and part["count"] not in SMALL
        else _coarse_part(part, span, row["total"])
        for part, span in zip(row["parts"], spans, strict=True)
    ]  # fmt: skip
    total = SMALL[-1] if row["total"] in SMALL else row["total"]
    return {**row, "total": total, "total_words": _few(row["total_words"]), "parts": parts}


def _coarse_part(part: dict[str, Any], span: Span, total: int) -> dict[str, Any]:
    words = _few_of(str(total)) if str(span) == FEW else count_of(span, _few(str(total)))
    length = SMALL[-1] if part["count"] in SMALL else span.least
    return {**part, "count": length, "short": str(span), "words": words}
