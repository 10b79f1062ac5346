"""Files brought in by somebody who names them, all at once."""

from collections.abc import Iterable
from pathlib import Path

from casetracker.errors import CasetrackerError, InputError
from casetracker.services.importing import Document, ImportService, documents_in, read_file
from casetracker.views.found import BroughtIn


class NoFileError(InputError):
    """A path where there is nothing to read."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: no file to read here")


def bring_in(importing: ImportService, paths: Iterable[Path]) -> BroughtIn:
    """Import files, or the files of folders; raises NoFileError where there is none.

    A file that cannot be read is one of the faults, and the others go on.
    """
    named = tuple(paths)
    files = list(documents_in(named))
    if not files or not all(path.exists() for path in named):
        raise NoFileError(next((path for path in named if not path.exists()), named[0]))
    faults: list[str] = []
    documents: list[Document] = []
    for path in files:
        try:
            documents.append(Document(path.name, read_file(path)))
        except CasetrackerError as error:
            faults.append(str(error))
    outcomes = list(importing.import_documents(documents))
    faults += [each.error for each in outcomes if each.error is not None]
    return BroughtIn(
        sources=sum(1 for each in outcomes if each.source_ref and not each.known_as),
        known=sum(1 for each in outcomes if each.known_as),
        facts=sum(each.claims for each in outcomes),
        faults=tuple(faults),
    )
