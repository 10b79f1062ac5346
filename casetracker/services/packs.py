"""Every pack there is: those that ship with the program, and a user's own folder of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from casetracker.errors import (
    InputError,
    NotFoundError,
    RefusedError,
    ReportError,
    UsageError,
)
from casetracker.paths import bundled, private_folder
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.errors import PackError
from casetracker.procedure.jurisdiction import Pack
from casetracker.procedure.packs import PACK_ID, holidays_fault, load_pack
from casetracker.services.pack_views import pack_view
from casetracker.settings import Settings
from casetracker.views.packs import PackLine, PackView

SHIPPED: Final = ("generic", "gc3", "az")
FALLBACK: Final = "generic"
_PLACEHOLDER: Final = "PACK_ID"
_YOURS: Final = ("yours", "yours, in place of the shipped one")
_SEVERAL: Final = 2


class NoSuchPackError(NotFoundError):
    """A pack that is not there."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"no pack {name[:40]!r}: see 'casetracker pack list'")


class NoSuchJurisdictionError(UsageError):
    """A case under rules that no pack holds."""

    def __init__(self, name: str, packs: Iterable[str]) -> None:
        """Name those there are."""
        super().__init__(
            f"no pack of a jurisdiction {name[:40]!r}: there are {', '.join(packs)}; leave it empty for the"
            " generic one, or write your own with 'casetracker pack new'"
        )


class BrokenPackError(InputError):
    """A pack that cannot be used."""

    def __init__(self, found: "ShelvedPack") -> None:
        """Take over what is wrong, with its file and line."""
        super().__init__(found.fault)


class PackNameError(UsageError):
    """A name that no pack can have."""

    def __init__(self, name: str) -> None:
        """Say what would do."""
        super().__init__(
            f"'{name[:40]}' is no pack id: small letters, digits and _, sixteen at most, such as ge"
        )


class PackThereError(RefusedError):
    """A pack of that name is in the folder already."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(f"{folder} is there already: edit its files, or choose another name")


class PackLostError(ReportError):
    """A pack folder cannot be written."""

    def __init__(self, folder: Path, why: str) -> None:
        """Name it and the reason."""
        super().__init__(f"{folder} cannot be written ({why}): name another config_folder")


@dataclass(frozen=True, slots=True)
class ShelvedPack:
    """A folder of a pack: loaded, or with the faults that keep it from being used."""

    id: str
    origin: str
    folder: Path
    pack: Pack | None
    faults: tuple[str, ...] = ()

    @property
    def fault(self) -> str:
        """The first fault, and how many more there are; "" where there is none."""
        if len(self.faults) < _SEVERAL:
            return "".join(self.faults)
        more = f"'casetracker pack check {self.id}' tells {len(self.faults) - 1} more"
        return f"{self.faults[0]}; {more}"


@cache
def _shipped() -> tuple[ShelvedPack, ...]:
    shelf = bundled("seeds") / "packs"
    return tuple(_shelved(shelf / name, "shipped", ()) for name in SHIPPED)


class PackShelf:
    """The packs in force; one of yours stands in for the shipped one of its name."""

    def __init__(self, own_folder: Path | None = None) -> None:
        """Read the shipped packs, and the folder where there is one; faults are kept, not raised."""
        self.own_folder = own_folder
        own = {each.id: each for each in _own(own_folder)}
        shipped = {each.id: each for each in _shipped()}
        self._packs = {**shipped, **own}
        self._calendars: dict[str, WorkingDays] = {}

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps a pack from being used, each with its file and line."""
        return tuple(each.fault for each in self._packs.values() if each.fault)

    def everything(self) -> tuple[ShelvedPack, ...]:
        """Every pack in force, shipped ones first."""
        return tuple(self._packs.values())

    def get(self, name: str) -> ShelvedPack:
        """The pack of a name; raises NoSuchPackError."""
        found = self._packs.get(name)
        if found is None:
            raise NoSuchPackError(name)
        return found

    def of(self, jurisdiction: str | None) -> Pack:
        """The pack of a jurisdiction; the generic one where there is none that can be used."""
        found = self._packs.get(jurisdiction or FALLBACK)
        if found is None or found.pack is None or found.pack.covers != "jurisdiction":
            found = self._packs[FALLBACK]
        if found.pack is None:
            raise BrokenPackError(found)
        return found.pack

    def refuse_unknown(self, jurisdiction: str | None) -> None:
        """Raise NoSuchJurisdictionError where a case would stand under a pack that is not there."""
        there = [
            each.id
            for each in self._packs.values()
            if each.pack and each.pack.covers == "jurisdiction"
        ]
        if jurisdiction and jurisdiction.strip() not in there:
            raise NoSuchJurisdictionError(jurisdiction, there)

    def limits_of(self, jurisdiction: str | None) -> tuple[Limit, ...]:
        """The rules for a case of that jurisdiction, and those that stand beside any."""
        beside = [
            limit
            for each in self._packs.values()
            if each.pack is not None and each.pack.covers == "everywhere"
            for limit in each.pack.limits
        ]
        return (*self.of(jurisdiction).limits, *beside)

    def calendar_of(self, pack: Pack) -> WorkingDays:
        """The working days of a pack's country, read once."""
        return self._calendars.setdefault(pack.id, WorkingDays(pack.holidays))


def shelf_for(settings: Settings) -> PackShelf:
    """The packs in force under some settings."""
    return PackShelf(settings.packs_folder)


def _own(folder: Path | None) -> Iterator[ShelvedPack]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            origin = _YOURS[path.name in SHIPPED]
            yield _with_holidays(_shelved(path, origin, (bundled("seeds") / "packs",)))


def _shelved(folder: Path, origin: str, shelves: tuple[Path, ...]) -> ShelvedPack:
    vocabulary = bundled("seeds") / "vocabulary" / "stages.toml"
    try:
        pack = load_pack(folder, vocabulary=vocabulary, shelves=shelves)
    except PackError as error:
        faults = tuple(map(str, error.every))
        return ShelvedPack(folder.name, origin, folder, None, faults)
    return ShelvedPack(folder.name, origin, folder, pack)


def _with_holidays(found: ShelvedPack) -> ShelvedPack:
    """The pack, held against the library of holidays as well, which takes a moment to read."""
    fault = holidays_fault(found.folder)
    if fault is None:
        return found
    return replace(found, pack=None, faults=(*found.faults, str(fault)))


def pack_lines(shelf: PackShelf) -> tuple[PackLine, ...]:
    """The packs in force, as rows."""
    return tuple(_line(each) for each in shelf.everything())


def show_pack(shelf: PackShelf, name: str) -> PackView:
    """One pack, whole; raises NoSuchPackError, or BrokenPackError where it cannot be used."""
    found = shelf.get(name)
    if found.pack is None:
        raise BrokenPackError(found)
    return pack_view(found.pack, _line(found))


def check_packs(shelf: PackShelf, name: str | None = None) -> tuple[PackLine, ...]:
    """The packs, or one of a name or a folder, with all that is wrong; reads holidays as well."""
    if name is None:
        chosen = shelf.everything()
    elif Path(name).is_dir():
        chosen = (_shelved(Path(name).resolve(), "named", _shelves(shelf)),)
    else:
        chosen = (shelf.get(name),)
    checked = (each if each.origin in _YOURS else _with_holidays(each) for each in chosen)
    return tuple(_line(each) for each in checked)


def _shelves(shelf: PackShelf) -> tuple[Path, ...]:
    own = (shelf.own_folder,) if shelf.own_folder is not None else ()
    return (*own, bundled("seeds") / "packs")


def _line(found: ShelvedPack) -> PackLine:
    pack = found.pack
    own = [] if pack is None else [each for each in pack.limits if each.pack == pack.signature]
    grades = Counter(each.grade.value for each in own)
    return PackLine(
        id=found.id,
        version=pack.version if pack is not None else "",
        name=pack.name if pack is not None else "",
        origin=found.origin,
        folder=str(found.folder),
        covers=pack.covers if pack is not None else "",
        rules=len({each.id for each in own}),
        grades=tuple(sorted(grades.items())),
        reviewed_by=pack.reviewed_by if pack is not None else (),
        faults=found.faults,
    )


def write_pack(settings: Settings, name: str) -> tuple[Path, ...]:
    """Write a pack of your own to begin with, sound as it is; gives its files.

    Under the name of a shipped one it is a copy of that, in whose place it stands: no rule is lost.
    Raises PackNameError, PackThereError where the folder exists, PackLostError.
    """
    if not re.fullmatch(PACK_ID, name):
        raise PackNameError(name)
    folder = settings.packs_folder / name
    if folder.exists():
        raise PackThereError(folder)
    written: list[Path] = []
    try:
        private_folder(folder)
        origin = bundled("seeds") / (f"packs/{name}" if name in SHIPPED else "pack-template")
        for template in sorted(origin.glob("*.toml")):
            path = folder / template.name
            text = template.read_text(encoding="utf-8").replace(_PLACEHOLDER, name)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    except OSError as error:
        raise PackLostError(folder, error.strerror or "no reason given") from error
    return tuple(written)
