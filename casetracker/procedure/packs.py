"""Jurisdiction packs: a folder of TOML files read into frozen values.

A pack folder holds `pack.toml`, `stages.toml`, `limits.toml`, `statutes.toml`, `institutions.toml` and
one `labels.<language>.toml` for each language it declares. The pack that it extends is the folder of
that name beside it, or else on another shelf; the stage vocabulary lies in
`../../vocabulary/stages.toml` unless it is given.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casetracker.procedure.clocks.calendars import HolidayRule, NoCalendarError, WorkingDays
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.errors import Faults, PackError
from casetracker.procedure.jurisdiction import Code, Institution, Pack, Statute
from casetracker.procedure.limit_rows import read_limits
from casetracker.procedure.pack_checks import (
    Labels,
    check_codes,
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
_FILES: Final = ("pack", "stages", "limits", "statutes", "institutions")
_COVERS: Final = ("jurisdiction", "everywhere")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The stages of the vocabulary, and the folders that a pack below may lie in."""

    stages: dict[str, Stage]
    shelves: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A folder being read: its files by name, the labels among them by language, and what is wrong."""

    folder: Path
    files: dict[str, TomlFile]
    faults: Faults
    labels: dict[str, TomlFile] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "_Reading":
        """Read the files that every pack has; raises PackError where `pack.toml` cannot be read."""
        faults = Faults()
        files = {name: TomlFile.gathering(folder / f"{name}.toml", faults) for name in _FILES}
        if not files["pack"].is_read:
            faults.refuse()
        return cls(folder, files, faults)

    @property
    def head(self) -> Table:
        """What `pack.toml` says."""
        return self.files["pack"].top


def load_pack(
    folder: Path, *, vocabulary: Path | None = None, shelves: Iterable[Path] = ()
) -> Pack:
    """The pack of a folder, checked as a whole; raises PackError, with every fault that was found.

    The pack that it extends is looked for beside it, then on the shelves, in their order.
    """
    stages_file = vocabulary or folder.parent.parent / "vocabulary" / "stages.toml"
    known = {stage.code: stage for stage in load_stages(stages_file)}
    return _load(folder, _Surroundings(known, (folder.parent, *shelves)), ())


def _load(folder: Path, around: _Surroundings, above: tuple[str, ...]) -> Pack:
    reading = _Reading.of(folder)
    files, pack = reading.files, reading.head
    pack.only(*_PACK_KEYS)
    pack_id = pack.filled("id") or folder.name
    if pack_id != folder.name:
        pack.fail(f"'{pack_id}' must be the name of its folder, '{folder.name}'", "id")
    base = _base(reading, around, (*above, pack_id))
    labels = _labels(reading, base)
    words = next(iter(labels.values()), {})
    gravity = pack.texts("gravity", []) or (base.gravity if base else ())
    stages, entries = _stages(files["stages"], around.stages, base)
    transitions = read_transitions(files["stages"], base.transitions if base else ())
    codes, statutes = read_statutes(files["statutes"], words, gravity)
    institutions = read_institutions(files["institutions"], words)
    limits = _limits(reading, around.stages, words)
    own_ids = [row.id for row in codes] + [row.id for row in statutes]
    check_ids(files["statutes"], pack_id, own_ids, reading.faults)
    check_ids(files["institutions"], pack_id, [body.id for body in institutions], reading.faults)
    loaded = Pack(
        id=pack_id,
        version=pack.filled("version"),
        name=pack.filled("name"),
        country=_country(pack),
        timezone=_timezone(pack),
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
        gravity=gravity,
        holidays=_holidays(pack),
        labels=labels,
        sha256=_content_hash(folder, base),
    )
    if base is not None or not loaded.extends:
        _check_whole(reading, loaded)
    reading.faults.refuse()
    return loaded


def holidays_fault(folder: Path) -> PackError | None:
    """What is wrong with the country that a pack takes its holidays from, by the library of them."""
    head = TomlFile.gathering(folder / "pack.toml", Faults())
    table = head.table("holidays")
    try:
        WorkingDays(HolidayRule(table.text("code", ""))).check()
    except NoCalendarError as error:
        return table.error(str(error), "code")
    return None


def _limits(reading: _Reading, known: dict[str, Stage], words: dict[str, str]) -> tuple[Limit, ...]:
    limits_file, pack = reading.files["limits"], reading.head
    limits = read_limits(limits_file, known, words, pack.texts("gravity", []))
    pack_id = pack.filled("id") or reading.folder.name
    check_ids(limits_file, pack_id, dict.fromkeys(limit.id for limit in limits), reading.faults)
    if not reading.faults.touch([limits_file.path]):
        check_versions(limits_file, limits, reading.faults)
    return tuple(limit.of_pack(f"{pack_id} {pack.filled('version')}") for limit in limits)


def _covers(pack: Table) -> str:
    covers = pack.text("covers", "jurisdiction")
    if covers not in _COVERS:
        pack.fail(f"'{covers}' is none of {', '.join(_COVERS)}", "covers")
    return covers


def _country(pack: Table) -> str:
    country = pack.text("country")
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        pack.fail(
            f"'{country}' must be the two letters of a country, such as AZ, or empty", "country"
        )
    return country


def _timezone(pack: Table) -> str:
    zone = pack.text("timezone")
    # A machine without any time zones cannot tell.
    if zone and not _is_zone(zone) and _is_zone("UTC"):
        pack.fail(
            f"'{zone}' is no time zone: write one such as Asia/Baku, or leave it empty", "timezone"
        )
    return zone


def _is_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


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
            table.fail(f"'{text}' is not a day such as 2026-11-22", key)


def _check_whole(reading: _Reading, pack: Pack) -> None:
    files, faults = reading.files, reading.faults
    statutes_file, bodies_file = files["statutes"].path, files["institutions"].path
    parents = {body.id: body.parent for body in pack.institutions}
    if not faults.touch([statutes_file]):
        articles = {row.id: row.parent for row in pack.statutes}
        check_parents(statutes_file, "statute", articles, faults)
        check_codes(statutes_file, pack, faults)
    if not faults.touch([bodies_file]):
        check_parents(bodies_file, "institution", parents, faults)
    stages = [stage.code for stage in pack.stages]
    if not faults.touch([files["stages"].path]):
        check_graph(files["stages"].path, stages, pack.entry_stages, pack.transitions, faults)
    ids = {
        ("stages", "stage"): stages,
        ("statutes", "code"): [code.id for code in pack.codes],
        ("statutes", "statute"): [row.id for row in pack.statutes],
        ("institutions", "institution"): list(parents),
        ("limits", "limit"): list(dict.fromkeys(limit.id for limit in pack.limits)),
    }
    # Whether a faulty row has its words is told once it has an id that holds.
    sound = {
        section: rows
        for (name, section), rows in ids.items()
        if not faults.touch([files[name].path])
    }
    for language, labels_file in reading.labels.items():
        words = pack.labels[language]
        check_labels(labels_file, words, sound, faults, is_all=len(sound) == len(ids))


def _base(reading: _Reading, around: _Surroundings, above: tuple[str, ...]) -> Pack | None:
    """The pack that this one extends; None where there is none, or where it is faulty."""
    pack = reading.head
    name = pack.text("extends")
    if not name:
        return None
    if name in above:
        pack.fail(f"'{name}' extends itself: {' > '.join((*above, name))}", "extends")
        return None
    if not re.fullmatch(PACK_ID, name):
        pack.fail(f"'{name}' is no pack id", "extends")
        return None
    below = next((shelf / name for shelf in around.shelves if (shelf / name).is_dir()), None)
    if below is None:
        pack.fail(f"there is no pack '{name}' beside this one", "extends")
        return None
    try:
        return _load(below, around, above)
    except PackError as error:
        reading.faults.note(*error.every)
        return None


def _labels(reading: _Reading, base: Pack | None) -> Labels:
    pack = reading.head
    languages = pack.texts("languages")
    if not languages:
        pack.fail("must name at least one language", "languages")
    labels: Labels = {}
    for language in languages:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            pack.fail(f"'{language}' is no language code", "languages")
            continue
        path = reading.folder / f"labels.{language}.toml"
        labels_file = reading.labels[language] = TomlFile.gathering(path, reading.faults)
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
            table.fail(f"'{code}' is no stage of the vocabulary", "code")
            continue
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
        pack.fail(f"is no pattern: {error}", "case_ref")
        return ""
    for name in ("court", "sequence", "year"):
        if name not in groups:
            pack.fail(f"must have a group named {name}", "case_ref")
    return pattern


def _content_hash(folder: Path, base: Pack | None) -> str:
    """SHA-256 over the names and bytes of the folder's files, in order of name."""
    digest = hashlib.sha256((base.sha256 if base is not None else "").encode())
    for path in sorted(folder.glob("*.toml")):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
