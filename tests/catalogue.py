"""Bring a catalogue up to date with the messages of the reports: `python -m tests.catalogue tr`.

New messages come in without words, those that are gone are dropped, and what was translated stays.
"""

import sys
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from casetracker.reports.languages import FOLDER
from tests.support.messages import messages

_WIDTH: Final = 100


def brought_up_to_date(path: Path) -> int:
    """Write the catalogue of a language anew; gives how many messages wait for their words."""
    code = path.stem
    with path.open("rb") as file:
        known = read_po(file, locale=code)
    made = Catalog(locale=code, project="casetracker", charset="utf-8", fuzzy=False)
    made.header_comment = known.header_comment
    made.creation_date = made.revision_date = known.creation_date
    waiting = 0
    for one in messages():
        id_ = one.text if one.many is None else (one.text, one.many)
        old = known.get(one.text, one.context)
        told = "" if old is None else old.string
        made.add(id_, told or None, context=one.context)
        parts = (told,) if isinstance(told, str) else told
        waiting += not all(parts or ("",))
    with path.open("wb") as file:
        write_po(file, made, width=_WIDTH, omit_header=False)
    return waiting


if __name__ == "__main__":
    left = brought_up_to_date(FOLDER / f"{sys.argv[1]}.po")
    sys.stdout.write(f"{left} messages wait for their words\n")
