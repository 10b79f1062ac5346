"""The reader's word tables as read: those that ship with it, with what a user adds laid over them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parents[1] / "data"
_PLACES: Final = "places"
_added: dict[str, Mapping[str, Any]] = {}


@cache
def shipped(name: str) -> dict[str, Any]:
    """A table that ships with the reader, by the name of its file, or of its folder of files by subject."""
    folder = _FOLDER / name
    if not folder.is_dir():
        return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    whole: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        whole = merged(whole, tomllib.loads(path.read_text(encoding="utf-8")), name)
    return whole


@cache
def table(name: str) -> dict[str, Any]:
    """The table in force: the shipped one with a user's additions."""
    return merged(shipped(name), _added.get(name, {}), name)


def put_over(added: Mapping[str, Mapping[str, Any]]) -> None:
    """Lay additions over the shipped tables, in place of earlier ones; by table name."""
    _added.clear()
    _added.update(added)
    table.cache_clear()


def merged(own: Mapping[str, Any], added: Mapping[str, Any], within: str = "") -> dict[str, Any]:
    """Two tables as one: words and rows of the second stand behind those of the first."""
    whole = dict(own)
    for name, value in added.items():
        whole[name] = _joined(whole[name], value, within) if name in whole else value
    return whole


def _joined(own: Any, added: Any, within: str) -> Any:
    if isinstance(own, Mapping):
        return merged(own, added, within)
    if isinstance(own, list):
        return [*own, *added]
    return f"{own}, {added}" if within == _PLACES else f"{own} {added}"
