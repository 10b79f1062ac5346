"""Near duplicates of a capture: found by prints, judged by their texts, and never dropped."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Capture, PassagePrint, Publisher, Source
from casetracker.news.matching.prints import Shared, shared
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession

_LOOKED_AT: Final = 3
_LEAST_SHARED: Final = 2
_LEAST_PART: Final = 0.05


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An older capture that a text shares passages with."""

    capture_id: int
    source_ref: str
    publisher: str | None
    family: str | None
    text_sha256: str
    shared: Shared

    @property
    def note(self) -> str:
        """What a reviewer is told, in one line."""
        whose = f" of {self.publisher}" if self.publisher else ""
        if self.shared.is_copy:
            return (
                f"{self.shared.share:.0%} of it reads as {self.source_ref}{whose}: "
                "a further source of the same report, not an independent one"
            )
        number = self.shared.paragraphs
        what = "1 paragraph is" if number == 1 else f"{number} paragraphs are"
        return f"{what} also in {self.source_ref}{whose}: a recap of what it told"


def near_duplicates(
    session: Session, text: str, prints: tuple[int, ...]
) -> tuple[NearDuplicate, ...]:
    """The older captures that a text is a copy of, or recaps, the most alike first."""
    if not prints:
        return ()
    least = max(_LEAST_SHARED, _LEAST_PART * len(prints))
    found = session.execute(_likely_query(), {"prints": prints, "least": least}).all()
    judged = [
        NearDuplicate(
            capture_id=row.id,
            source_ref=row.ref,
            publisher=row.name,
            family=row.family,
            text_sha256=row.text_sha256,
            shared=shared(text, row.text),
        )
        for row in found
    ]
    alike = [each for each in judged if each.shared.is_copy or each.shared.is_recap]
    return tuple(sorted(alike, key=lambda each: (-each.shared.share, each.capture_id)))


@cache
def _likely_query() -> sa.Select[Any]:
    """The captures with the most of some `prints`, of those with `least` of them; made once."""
    rows, captures = table_of(PassagePrint), table_of(Capture)
    sources, publishers = table_of(Source), table_of(Publisher)
    number = sa.func.count().label("number")
    likely = (
        sa.select(rows.c.capture_id, number)
        .where(rows.c.print.in_(sa.bindparam("prints", expanding=True)))
        .group_by(rows.c.capture_id)
        .having(number >= sa.bindparam("least", type_=sa.Float))
        .order_by(number.desc(), rows.c.capture_id)
        .limit(_LOOKED_AT)
        .subquery()
    )
    return (
        sa.select(
            captures.c.id,
            captures.c.text,
            captures.c.text_sha256,
            captures.c.family,
            sources.c.ref,
            publishers.c.name,
        )
        .join(likely, likely.c.capture_id == captures.c.id)
        .join(sources, sources.c.id == captures.c.source_id)
        .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
        .where(held(sources))
        .order_by(captures.c.id)
    )


def family_of(text_sha256: str, near: tuple[NearDuplicate, ...]) -> str:
    """The family of a text: that of the report it copies, else one of its own."""
    copied = next((each for each in near if each.shared.is_copy), None)
    return text_sha256 if copied is None else copied.family or copied.text_sha256


def keep_prints(session: WriteSession, capture_id: int, prints: tuple[int, ...]) -> None:
    """Store the prints of a capture; they are no record of their own, so no trail is kept of them."""
    if prints:
        session.execute(
            sa.insert(table_of(PassagePrint)),
            [{"capture_id": capture_id, "print": each} for each in prints],
        )
