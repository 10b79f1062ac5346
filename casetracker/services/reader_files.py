"""A user's own files for the reader: where they are, what they add, templates to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casetracker.errors import RefusedError, ReportError
from casetracker.news.adding.entries import Entry, Fault
from casetracker.news.adding.files import MAX_CHARACTERS, extension_of
from casetracker.news.language.tables import shipped
from casetracker.news.version import version_with
from casetracker.paths import bundled, private_folder
from casetracker.services.reader_process import ReaderProcess
from casetracker.settings import Settings

_REMEDY: Final = "Mend or remove the file."
_TABLES: Final[Mapping[str, str]] = {
    "triggers": "triggers",
    "cues": "cues",
    "persons": "people",
    "places": "places",
    "topics": "topics",
    "verbs": "verbs",
    "noise": "noise",
}


class NothingNewError(RefusedError):
    """Every template is there already."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"{folder} holds every template already: edit those, or remove one to have it written again"
        )


class TemplateLostError(ReportError):
    """A template cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        """Name it and the reason."""
        super().__init__(f"{path} cannot be written ({why}): name another config_folder")


@dataclass(frozen=True, slots=True)
class ShippedTable:
    """A table that ships with the reader, and how many words or rows it holds."""

    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """What the reader goes by: shipped tables, a user's entries, and those left out."""

    folder: str
    version: str
    shipped: tuple[ShippedTable, ...]
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def reader_files(folder: Path) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """The texts of a folder's TOML files by name, and the files that cannot be read."""
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    try:
        paths = sorted(folder.glob("*.toml"))
    except OSError as error:
        why = f"the folder cannot be read ({error.strerror})"
        return {}, (Fault(folder.name, None, "", why, "Mend its rights."),)
    for path in paths:
        try:
            # a pipe or device of that name would be waited for without end
            if not path.is_file():
                faults.append(Fault(path.name, None, "", "it is no file", _REMEDY))
                continue
            with path.open(encoding="utf-8-sig") as stream:
                texts[path.name] = stream.read(MAX_CHARACTERS + 1)
        except UnicodeDecodeError:
            faults.append(Fault(path.name, None, "", "it is not UTF-8", f"Save it so. {_REMEDY}"))
        except OSError as error:
            why = f"it cannot be read ({error.strerror or 'no reason given'})"
            faults.append(Fault(path.name, None, "", why, _REMEDY))
    return texts, tuple(faults)


def own_rules(settings: Settings) -> ReaderRules:
    """What the reader would go by now."""
    texts, unreadable = reader_files(settings.reader_rules_folder)
    extension = extension_of(texts)
    return ReaderRules(
        folder=str(settings.reader_rules_folder),
        version=version_with(extension.digest),
        shipped=tuple(
            ShippedTable(told, _size(shipped(name))) for name, told in sorted(_TABLES.items())
        ),
        entries=extension.entries,
        faults=(*unreadable, *extension.faults),
    )


def faults_of(settings: Settings) -> tuple[Fault, ...]:
    """The entries that would be left out."""
    return own_rules(settings).faults


def reader_for(settings: Settings) -> ReaderProcess:
    """A reader process with the user's own files as they are now."""
    texts, _ = reader_files(settings.reader_rules_folder)
    return ReaderProcess(seconds=settings.reader_seconds, files=texts)


def write_templates(settings: Settings) -> tuple[Path, ...]:
    """Write the commented templates that are not there yet; gives their paths.

    Raises NothingNewError where all are there, TemplateLostError where one cannot be written.
    """
    folder = settings.reader_rules_folder
    written: list[Path] = []
    try:
        private_folder(folder)
    except OSError as error:
        raise TemplateLostError(folder, error.strerror or "no reason given") from error
    for template in sorted((bundled("seeds") / "reader").glob("*.toml")):
        path = folder / template.name
        try:
            with path.open("x", encoding="utf-8") as stream:
                stream.write(template.read_text(encoding="utf-8"))
        except FileExistsError:
            continue
        except OSError as error:
            raise TemplateLostError(path, error.strerror or "no reason given") from error
        written.append(path)
    if not written:
        raise NothingNewError(folder)
    return tuple(written)


def _size(value: object) -> int:
    """How many words, patterns or rows a table holds."""
    if isinstance(value, Mapping):
        return sum(map(_size, value.values()))
    if isinstance(value, list):
        return len(value)
    return len(str(value).split())
