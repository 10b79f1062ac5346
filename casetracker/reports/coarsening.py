"""Numbers of people so small that they point at somebody, made coarse."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from casetracker.reports.contexts.figures import mix_words
from casetracker.reports.languages import say, say_many, spoken_now
from casetracker.reports.wording import count_of

SMALL: Final = (1, 2)
FEW: Final = "1\u20132"
PERSONS: Final = ("{count} person", "{count} persons")
_QUOTATION: Final = re.compile("(\u201c[^\u201c\u201d]*\u201d)")


def coarse_line(text: str) -> str:
    """The text with one or two people as a range; what stands in quotation marks is as it was said."""
    parts = _QUOTATION.split(text)
    return "".join(part if at % 2 else _coarse(part) for at, part in enumerate(parts))


def coarse_cells(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of a row with small numbers of people made coarse, and what would give them away."""
    small: dict[str, list[int]] = defaultdict(list)
    for count, total in (_counts(one["text"]) for one in cells if one["kind"] == "people"):
        if count in ("1", "2"):  # what is coarse already tells no number
            small[total].append(int(count))
    return [
        {**one, "text": _coarse_beside(one["text"], small)} if one["kind"] == "people" else one
        for one in cells
    ]


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
    if not small or count in ("0", total):
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


def coarse_bars(figure: dict[str, Any]) -> dict[str, Any]:
    """Bars that count people, small ones coarse, and those that all but a few are."""
    bars = [_coarse_bar(one) for one in figure["bars"]]
    return {**figure, "bars": bars}


def _coarse_bar(bar: dict[str, Any]) -> dict[str, Any]:
    """A bar as long as it may be known to be."""
    words, total = _coarse_count(bar["words"]), _counts(bar["words"])[1]
    if words == bar["words"]:
        return bar
    length = SMALL[-1] if bar["count"] in SMALL else int(total) - SMALL[-1]
    return {**bar, "count": length, "words": words}


def _coarse(text: str) -> str:
    shares, persons = _patterns(spoken_now())
    told = persons.sub(lambda _: _few_persons(), shares.sub(_told_of, text))
    return _everybody(spoken_now()).sub(rf"\g<1>{FEW}", told)


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
    counted = _counted(rf"\d+|{FEW}") + r"\b"
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
    return re.compile(_counted(rf"\d+|{FEW}"))


def _counted(count: str) -> str:
    """A pattern for a count with its denominator, as the language spoken puts it."""
    said = re.escape(count_of("COUNT", "TOTAL"))
    return said.replace("COUNT", f"(?P<count>{count})").replace("TOTAL", rf"(?P<total>\d+|{FEW})")


def _coarse_row(row: dict[str, Any]) -> dict[str, Any]:
    total = row["total"]
    small = [part for part in row["parts"] if part["count"] in SMALL]
    if not small:
        return row
    parts = [
        {**part, "count": 2, "short": FEW, "words": _few_of(str(total))}
        if part["count"] in SMALL
        else part
        for part in row["parts"]
    ]
    if len(small) == 1 and len(parts) > 1:
        at = max(
            (at for at, part in enumerate(row["parts"]) if part["count"] not in SMALL),
            key=lambda place: row["parts"][place]["count"],
        )
        known = parts[at]["count"] + small[0]["count"]
        told = f"{known - 2}\u2013{known - 1}"
        shown = {"count": known - 2, "short": told, "words": count_of(told, total)}
        parts[at] = {**parts[at], **shown}
    return {**row, "total_words": _few(row["total_words"]), "parts": parts}
