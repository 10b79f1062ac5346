"""An explanation of a reading as lines of at most 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from casetracker.text import safe_line

WIDTH: Final = 80
_LABEL: Final = 10
_LONG_TEXT: Final = 400


def lines_of(explanation: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one document, sentence by sentence."""
    yield from _wrapped(safe_line(explanation["title"] or "untitled"), "")
    published = explanation["published"] or "not known"
    yield f"published {published}, read by {explanation['reader_version']}"
    for sentence in explanation["sentences"]:
        yield ""
        yield from _sentence(sentence)


def _sentence(sentence: Mapping[str, Any]) -> Iterator[str]:
    text = safe_line(sentence["text"])
    text = f"{text[:_LONG_TEXT]}…" if len(text) > _LONG_TEXT else text
    where = f"[{sentence['start']}:{sentence['end']}]"
    caption = " (caption: read at half score)" if sentence["is_caption"] else ""
    yield from _wrapped(f"{sentence['number']}. {text} {where}{caption}", "   ", first="")
    if sentence["skipped"] is not None:
        yield from _wrapped(f"passed over as noise: {sentence['skipped']}", "     ", first="   ")
        return
    for claim in sentence["claims"]:
        yield from _claim(claim)
    for each in sentence["left_out"]:
        rule = each["rule"] or "claims"
        words = f" “{safe_line(each['words'])}”" if each["words"] else ""
        yield from _wrapped(f"- {rule}{words} left out: {each['why']}", "     ", first="   ")
    if not sentence["claims"] and not sentence["left_out"]:
        yield "   no rule fits"


def _claim(claim: Mapping[str, Any]) -> Iterator[str]:
    what = claim["stage"] or claim["kind"]
    head = f"+ {claim['rule']}: {what}, {claim['modality']}, score {claim['score']:g}"
    yield from _wrapped(head, "     ", first="   ")
    for label, value in _fields(claim):
        first = f"     {label.ljust(_LABEL)}"
        yield from _wrapped(safe_line(value), " " * len(first), first=first)


def _fields(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if claim["words"] is not None:
        pattern = f" fits “{claim['pattern']}”" if claim["pattern"] else ""
        yield "fired by", f"“{claim['words']}”{pattern} ({claim['from']})"
    if claim["put_by"] is not None:
        yield "put so by", claim["put_by"]
    yield "said by", f"{claim['speaker'] or _own(claim)} ({claim['attribution']})"
    yield "about", _people(claim)
    if claim["date"] is not None:
        date = claim["date"]
        wording = f", “{date['wording']}”" if date["wording"] else ""
        yield "when", f"{date['edtf'] or 'open'} ({date['basis']}{wording})"
    for label, key in (("where", "place"), ("by", "authority")):
        if claim[key] is not None:
            yield label, claim[key]
    for charge in claim["charges"]:
        yield "charge", " ".join(filter(None, (charge["wording"], charge["article"])))
    if claim["sentence"] is not None:
        term = claim["sentence"]
        parts = (term["kind"], term["amount"], term["unit"])
        yield "term", " ".join(_number(part) for part in parts if part is not None)
    if claim["left_out"] is not None:
        yield "left out", claim["left_out"]


def _own(claim: Mapping[str, Any]) -> str:
    return "the article itself" if claim["attribution"] == "own" else "somebody not named"


def _number(part: object) -> str:
    return f"{part:g}" if isinstance(part, float) else str(part)


def _people(claim: Mapping[str, Any]) -> str:
    count = claim["count"]
    parts = list(claim["persons"])
    if count is not None:
        low, high = count["minimum"], count["maximum"]
        number = str(low) if low == high else f"{low or '?'} to {high or '?'}"
        whole = f" of {count['of']}" if count["of"] else ""
        parts.insert(0, f"{number}{whole} {count['unit'] or 'people'}")
    return "; ".join(parts) or "nobody counted or named here"


def _wrapped(text: str, indent: str, *, first: str | None = None) -> Iterator[str]:
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    yield from lines or [""]
