"""Which reader it is: a hash of the rules and data in force, kept with each import."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from casetracker.news.contract import READER_VERSION

_FOLDER: Final = Path(__file__).parent
_KINDS: Final = (".py", ".toml")
_DIGITS: Final = 12


@cache
def shipped_version() -> str:
    """The version of the reader as it ships, such as "2-3f2a9c81d0e4"."""
    digest = hashlib.sha256()
    files = (each for each in _FOLDER.rglob("*") if each.suffix in _KINDS)
    for path in sorted(files, key=lambda each: each.relative_to(_FOLDER).as_posix()):
        digest.update(path.relative_to(_FOLDER).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{READER_VERSION}-{digest.hexdigest()[:_DIGITS]}"


def version_with(added: str) -> str:
    """The version with a user's additions, by their digest: "2-3f2a9c81d0e4+9b1c22aa"."""
    return f"{shipped_version()}+{added}" if added else shipped_version()
