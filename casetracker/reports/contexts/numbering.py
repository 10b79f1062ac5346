"""Footnotes numbered in the order in which a reader meets them, and sorted wherever they stand."""

import re
from collections.abc import Iterator
from typing import Any, Final

from casetracker.reports.contexts.citing import letters

_ID: Final = re.compile(r"(\d+)([a-z]+)")


def in_reading_order(content: dict[str, Any]) -> dict[str, Any]:
    """The content with its footnotes numbered anew: sources and passages by where they first stand.

    `content` holds its parts in the order of the page, and `sources` as `Footnotes` gives them.
    """
    order = {id_: at for at, id_ in enumerate(dict.fromkeys(_used(content)))}
    last = len(order)
    sources = sorted(
        content["sources"],
        key=lambda source: min(order.get(one["id"], last) for one in source["passages"]),
    )
    numbered, renamed = [], {}
    for number, source in enumerate(sources, start=1):
        passages = []
        ranked = sorted(source["passages"], key=lambda one: order.get(one["id"], last))
        for at, passage in enumerate(ranked):
            new = f"{number}{letters(at)}"
            renamed[passage["id"]] = new
            passages.append({**passage, "id": new})
        numbered.append({**source, "number": str(number), "passages": passages})
    return {
        key: numbered if key == "sources" else _renamed(value, renamed)
        for key, value in content.items()
    }


def place_of(note: str) -> tuple[int, int, str]:
    """A key by which footnotes sort: `2b` before `2aa` before `10a`."""
    found = _ID.fullmatch(note)
    return (0, 0, note) if found is None else (int(found[1]), len(found[2]), found[2])


def _used(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        # What a row says itself stands before what speaks against it, and both end the row.
        for key, one in value.items():
            if key not in ("notes", "against", "sources"):
                yield from _used(one)
        yield from value.get("notes", ())
        yield from value.get("against", ())
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _used(one)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: sorted((names[note] for note in one), key=place_of)
            if key in ("notes", "against")
            else _renamed(one, names)
            for key, one in value.items()
        }
    return [_renamed(one, names) for one in value] if isinstance(value, list | tuple) else value
