"""Jurisdiction packs: a folder of TOML files read into frozen values.

A pack folder holds `pack.toml`, `stages.toml`, `limits.toml`, `statutes.toml`, `institutions.toml` and
one `labels.<language>.toml` for each language it declares. The pack that it extends is the folder of
that name beside it, or else on another shelf; the stage vocabulary lies in
`../../vocabulary/stages.toml` unless it is given.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casetracker.procedure.clocks.calendars import HolidayRule
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.errors import PackError
from casetracker.procedure.jurisdiction import Code, Institution, Pack, Statute
from casetracker.procedure.limit_rows import read_limits
from casetracker.procedure.pack_checks import (
    Labels,
    check_graph,
    check_ids,
    check_labels,
    check_parents,
    check_versions,
)
from casetracker.procedure.pack_rows import read_institutions, read_statutes, read_transitions
from casetracker.procedure.stages import SourceNote, Stage, Transition, load_stages
from casetracker.procedure.toml_tables import Table, TomlFile

__all__ = [
    "Code",
    "Institution",
    "Pack",
    "PackError",
    "SourceNote",
    "Stage",
    "Statute",
    "Transition",
    "load_pack",
    "load_stages",
]

_PACK_KEYS: Final = (
    "id",
    "version",
    "name",
    "country",
    "timezone",
    "languages",
    "extends",
    "case_ref",
    "checked_on",
    "disclaimer",
    "reviewed_by",
    "covers",
    "gravity",
    "holidays",
)
PACK_ID: Final = r"[a-z][a-z0-9_]{0,15}"
_LABELLED: Final = ("stage", "code", "statute", "institution", "limit")
_COVERS: Final = ("jurisdiction", "everywhere")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The stages of the vocabulary, and the folders that a pack below may lie in."""

    stages: dict[str, Stage]
    shelves: tuple[Path, ...]


def load_pack(
    folder: Path, *, vocabulary: Path | None = None, shelves: Iterable[Path] = ()
) -> Pack:
    """The pack of a folder, checked as a whole; raises PackError.

    The pack that it extends is looked for beside it, then on the shelves, in their order.
    """
    stages_file = vocabulary or folder.parent.parent / "vocabulary" / "stages.toml"
    known = {stage.code: stage for stage in load_stages(stages_file)}
    return _load(folder, _Surroundings(known, (folder.parent, *shelves)), ())


def _load(folder: Path, around: _Surroundings, above: tuple[str, ...]) -> Pack:
    known = around.stages
    files = {
        name: TomlFile.read(folder / f"{name}.toml")
        for name in ("pack", "stages", "limits", "statutes", "institutions")
    }
    pack = files["pack"].top
    pack.only(*_PACK_KEYS)
    pack_id = pack.filled("id")
    if pack_id != folder.name:
        msg = f"'{pack_id}' must be the name of its folder, '{folder.name}'"
        raise pack.error(msg, "id")
    base = _base(pack, around, (*above, pack_id))
    labels = _labels(folder, pack, base)
    words = labels[pack.texts("languages")[0]]
    stages, entries = _stages(files["stages"], known, base)
    transitions = read_transitions(files["stages"], base.transitions if base else ())
    codes, statutes = read_statutes(files["statutes"], words)
    institutions = read_institutions(files["institutions"], words)
    limits = _limits(files["limits"], pack, known, words)
    check_ids(files["statutes"], pack_id, [row.id for row in codes] + [row.id for row in statutes])
    check_ids(files["institutions"], pack_id, [body.id for body in institutions])
    loaded = Pack(
        id=pack_id,
        version=pack.filled("version"),
        name=pack.filled("name"),
        country=pack.text("country"),
        timezone=pack.text("timezone"),
        languages=pack.texts("languages"),
        extends=pack.text("extends") or None,
        case_ref=_case_ref(pack),
        checked_on=pack.day("checked_on"),
        disclaimer=pack.filled("disclaimer"),
        reviewed_by=pack.texts("reviewed_by"),
        stages=stages,
        entry_stages=entries,
        transitions=transitions,
        codes=(*(base.codes if base else ()), *codes),
        statutes=(*(base.statutes if base else ()), *statutes),
        institutions=(*(base.institutions if base else ()), *institutions),
        limits=(*(base.limits if base else ()), *limits),
        covers=_covers(pack),
        gravity=pack.texts("gravity", []) or (base.gravity if base else ()),
        holidays=_holidays(pack),
        labels=labels,
        sha256=_content_hash(folder, base),
    )
    _check_whole(folder, loaded)
    return loaded


def _limits(
    limits_file: TomlFile, pack: Table, known: dict[str, Stage], words: dict[str, str]
) -> tuple[Limit, ...]:
    limits = read_limits(limits_file, known, words, pack.texts("gravity", []))
    pack_id = pack.filled("id")
    check_ids(limits_file, pack_id, dict.fromkeys(limit.id for limit in limits))
    check_versions(limits_file, limits)
    return tuple(limit.of_pack(f"{pack_id} {pack.filled('version')}") for limit in limits)


def _covers(pack: Table) -> str:
    covers = pack.text("covers", "jurisdiction")
    if covers not in _COVERS:
        msg = f"'{covers}' is none of {', '.join(_COVERS)}"
        raise pack.error(msg, "covers")
    return covers


def _holidays(pack: Table) -> HolidayRule:
    table = pack.table("holidays")
    table.only("code", "add", "remove")
    return HolidayRule(
        table.text("code", ""), frozenset(_days(table, "add")), frozenset(_days(table, "remove"))
    )


def _days(table: Table, key: str) -> Iterable[date]:
    for text in table.texts(key, []):
        try:
            yield date.fromisoformat(text)
        except ValueError:
            msg = f"'{text}' is not a day such as 2026-11-22"
            raise table.error(msg, key) from None


def _check_whole(folder: Path, pack: Pack) -> None:
    statutes_file = folder / "statutes.toml"
    check_parents(statutes_file, "statute", {row.id: row.parent for row in pack.statutes})
    parents = {body.id: body.parent for body in pack.institutions}
    check_parents(folder / "institutions.toml", "institution", parents)
    laws = {code.id for code in pack.codes}
    for row in pack.statutes:
        if row.code not in laws:
            msg = f"'{row.id}' belongs to '{row.code}', which is no [[code]]"
            raise PackError(statutes_file, msg, table="statute", key="code")
    stage_codes = [stage.code for stage in pack.stages]
    check_graph(folder / "stages.toml", stage_codes, pack.entry_stages, pack.transitions)
    ids = [code.id for code in pack.codes] + [row.id for row in pack.statutes]
    limit_ids = dict.fromkeys(limit.id for limit in pack.limits)
    check_labels(folder, pack.labels, [*ids, *parents, *stage_codes, *limit_ids])


def _base(pack: Table, around: _Surroundings, above: tuple[str, ...]) -> Pack | None:
    name = pack.text("extends")
    if not name:
        return None
    if name in above:
        msg = f"'{name}' extends itself: {' > '.join((*above, name))}"
        raise pack.error(msg, "extends")
    if not re.fullmatch(PACK_ID, name):
        msg = f"'{name}' is no pack id"
        raise pack.error(msg, "extends")
    below = next((shelf / name for shelf in around.shelves if (shelf / name).is_dir()), None)
    if below is None:
        msg = f"there is no pack '{name}' beside this one"
        raise pack.error(msg, "extends")
    return _load(below, around, above)


def _labels(folder: Path, pack: Table, base: Pack | None) -> Labels:
    languages = pack.texts("languages")
    if not languages:
        msg = "must name at least one language"
        raise pack.error(msg, "languages")
    labels: Labels = {}
    for language in languages:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            msg = f"'{language}' is no language code"
            raise pack.error(msg, "languages")
        path = folder / f"labels.{language}.toml"
        labels_file = TomlFile.read(path)
        labels_file.only(*_LABELLED)
        words = dict(base.labels.get(language, {})) if base is not None else {}
        for section in _LABELLED:
            table = labels_file.table(section)
            words |= {key: table.filled(key) for key in table.values}
        labels[language] = words
    return labels


def _stages(
    stages_file: TomlFile, known: dict[str, Stage], base: Pack | None
) -> tuple[tuple[Stage, ...], frozenset[str]]:
    stages_file.only("defaults", "stage", "transition")
    used = {stage.code: stage for stage in base.stages} if base is not None else {}
    entries = set(base.entry_stages) if base is not None else set()
    for table in stages_file.tables("stage"):
        table.only("code", "entry")
        code = table.filled("code")
        if code not in known:
            msg = f"'{code}' is no stage of the vocabulary"
            raise table.error(msg, "code")
        used[code] = known[code]
        if table.flag("entry", default=False):
            entries.add(code)
    stages = tuple(sorted(used.values(), key=lambda stage: stage.position))
    return stages, frozenset(entries)


def _case_ref(pack: Table) -> str:
    pattern = pack.text("case_ref")
    if not pattern:
        return ""
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        msg = f"is no pattern: {error}"
        raise pack.error(msg, "case_ref") from error
    for name in ("court", "sequence", "year"):
        if name not in groups:
            msg = f"must have a group named {name}"
            raise pack.error(msg, "case_ref")
    return pattern


def _content_hash(folder: Path, base: Pack | None) -> str:
    """SHA-256 over the names and bytes of the folder's files, in order of name."""
    digest = hashlib.sha256((base.sha256 if base is not None else "").encode())
    for path in sorted(folder.glob("*.toml")):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
