"""Stages, institutions and statutes from the shipped packs, kept in the database by their codes."""

from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.tables import Authority, Provision, Stage
from casetracker.paths import bundled
from casetracker.procedure.jurisdiction import Pack
from casetracker.procedure.packs import load_pack
from casetracker.procedure.stages import load_stages
from casetracker.services.acting import Actor
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import Database, WriteSession

PACKS = ("generic", "az")
_SHORT: Final = 16


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """The packs that the program carries; raises PackError."""
    return tuple(load_pack(bundled("seeds") / "packs" / name) for name in PACKS)


def pack_of(jurisdiction: str | None) -> Pack:
    """The pack of a jurisdiction; the generic one where there is none of its own."""
    packs = {pack.id: pack for pack in shipped_packs()}
    return packs.get(jurisdiction or "", packs["generic"])


def load_vocabularies(database: Database, actor: Actor) -> None:
    """Bring stages, institutions and statutes on file that are not there yet."""
    with database.writing(
        actor.note("setup", "loaded stages, institutions and statutes")
    ) as session:
        _load_stages(session)
        for pack in shipped_packs():
            _load_institutions(session, pack)
            _load_statutes(session, pack)


def _load_stages(session: WriteSession) -> None:
    known = set(session.execute(sa.select(table_of(Stage).c.code)).scalars())
    stages = load_stages(bundled("seeds") / "vocabulary" / "stages.toml")
    session.insert_rows(
        Stage,
        [
            {
                "code": stage.code,
                "position": stage.position,
                "phase": stage.phase,
                "label": stage.label,
                "past": stage.past,
                "letter": stage.letter,
                "pack": "generic",
            }
            for stage in stages
            if stage.code not in known
        ],
    )


def _load_institutions(session: WriteSession, pack: Pack) -> None:
    known = set(session.execute(sa.select(table_of(Authority).c.name)).scalars())
    new = [body for body in pack.institutions if body.label not in known]
    ids = session.insert_rows(
        Authority,
        [
            {
                "name": body.label,
                "kind": body.kind,
                "aliases": list(body.aliases),
                "pack": _signature(pack),
                "grade": body.grade,
                "recorded_from": session.started_at,
            }
            for body in new
        ],
    )
    by_id = {body.id: row for body, row in zip(new, ids, strict=True)}
    for body in new:
        if body.parent in by_id:
            session.current(Authority, by_id[body.id]).parent_id = by_id[body.parent]


def _signature(pack: Pack) -> str:
    """The id and version of a pack; the column is short, so the id alone where both do not fit."""
    return pack.signature if len(pack.signature) <= _SHORT else pack.id


def _load_statutes(session: WriteSession, pack: Pack) -> None:
    provisions = table_of(Provision)
    known: dict[Any, int] = {
        (row.code, row.article): row.id
        for row in session.execute(sa.select(provisions).where(held(provisions)))
    }
    ids: dict[str, int] = {}
    # A parent stands before its parts: its number is the shorter one.
    for statute in sorted(pack.statutes, key=lambda row: (row.article.count("."), row.id)):
        key = (statute.code, statute.article)
        if key not in known:
            known[key] = session.insert_rows(
                Provision,
                [
                    {
                        "code": statute.code,
                        "article": statute.article,
                        "parent_id": ids.get(statute.parent or ""),
                        "label": statute.label,
                        "gravity": statute.gravity or None,
                        "penalty_range": statute.penalty_range or None,
                        "valid_from": statute.validity.start,
                        "valid_to": statute.validity.end,
                        "pack": _signature(pack),
                        "grade": statute.grade,
                        "recorded_from": session.started_at,
                    }
                ],
            )[0]
        ids[statute.id] = known[key]
