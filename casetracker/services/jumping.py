"""Finding a record by its number or a part of its name, in any script."""

import re
from collections.abc import Collection
from typing import Final

from anyascii import anyascii

from casetracker.services.acting import Actor
from casetracker.store.queries.records_found import records_found, records_numbered
from casetracker.store.queries.records_indexed import candidates, has_many
from casetracker.store.sessions import Database
from casetracker.views.found import RecordLine

MOST: Final = 60
_NUMBER: Final = re.compile(r"[cdgkpst]-\d+")


class JumpService:
    """Finds records for somebody who knows where they want to go."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Look into a database; the actor is who asks."""
        self._database = database
        self._actor = actor

    def find(self, text: str, prefixes: Collection[str] = ()) -> tuple[RecordLine, ...]:
        """Records whose number or name holds the text, at most 60; of all kinds, or those named.

        `prefixes` are the letters that their references begin with.
        In a docket of many thousands the text has to begin a word of the name.
        """
        wanted = latin(text.strip())
        if not wanted:
            return ()
        number = _NUMBER.fullmatch(wanted)
        with self._database.reading() as session:
            if number is not None:
                if prefixes and wanted[0].upper() not in prefixes:
                    return ()
                return records_numbered(session, wanted.upper(), MOST)
            # The index knows what is on file now.
            is_indexed = self._database.viewpoint.is_now and has_many(session)
            lines = candidates(session, text, wanted) if is_indexed else None
            return records_found(session, wanted, latin, MOST, lines, prefixes=prefixes)


def latin(text: str) -> str:
    """The text in small Latin letters: what is typed in one script finds what is written in another."""
    plain = text if text.isascii() else anyascii(text)
    return plain.casefold()
