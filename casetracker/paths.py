"""Where things are: what the program carries, and the folders it keeps."""

import os
from pathlib import Path
from typing import Final, Literal

from casetracker.errors import CasetrackerError

_PACKAGE: Final = Path(__file__).resolve().parent
Bundle = Literal["migrations", "templates", "seeds"]


class BundleMissingError(CasetrackerError):
    """The installation lacks a part of itself."""

    def __init__(self, name: str) -> None:
        """Name the missing part."""
        super().__init__(f"this installation has no '{name}' folder: install casetracker again")


def bundled(name: Bundle) -> Path:
    """The folder of that name: inside the installed package, or at the top of a checkout."""
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise BundleMissingError(name)


def private_folder(path: Path) -> Path:
    """The folder, made with its parents where needed, readable by its owner only."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def private_umask() -> None:
    """Keep every file this process makes from now on readable by its owner only."""
    os.umask(0o077)
