"""Charges: found by article, sub-article or wording, and followed through their history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.folding import folded, folded_words
from casetracker.model.tables import (
    Case,
    ChangeSet,
    Charge,
    ChargeUpdate,
    Defendant,
    GroupMember,
    Provision,
)
from casetracker.model.vocabulary import ChargeStatus
from casetracker.procedure.charges import ChargeStep, article_number, odd_steps, place_of_standing
from casetracker.store.queries.case_slices import case_slices
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.views.charges import Charged, ChargeHistoryView, ChargeLine, ChargeStepView

_AT_ONCE: Final = 500  # ids that one statement takes
_SLICE: Final = 500  # cases whose charges are read together


@dataclass(frozen=True, slots=True)
class ChargeFilter:
    """What is looked for; None: anything.

    The words of `wording` stand in any order, whole or as parts of words, in the wording of a charge or
    in what its article is called.
    """

    article: str | None = None
    wording: str | None = None
    status: ChargeStatus | None = None
    case_id: int | None = None
    group_id: int | None = None
    defendant_id: int | None = None


def charge_lines(session: Session, wanted: ChargeFilter) -> tuple[ChargeLine, ...]:
    """Charges as rows, by case and article; equal ones of several defendants are one row."""
    query = _query().where(*_conditions(wanted))
    rows = list(session.execute(query.order_by(table_of(Case).c.id, table_of(Charge).c.id)))
    words = folded_words(wanted.wording or "")
    alike: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        told = folded(f"{row.wording} {row.label or ''}") if words else ""
        if all(word in told for word in words):
            key = (row.case_ref, row.article, row.wording, row.count_number, row.status)
            alike[key].append(row)
    last = standing_steps(session, [same[0].id for same in alike.values()])
    return tuple(_line(same, last) for same in alike.values())


def every_charge(session: Session) -> Iterator[Charged]:
    """Who is charged with what, case by case: by slices of the cases, for a docket has many charges."""
    charges, defendants, cases = table_of(Charge), table_of(Defendant), table_of(Case)
    query = _query().with_only_columns(
        charges.c.article,
        charges.c.wording,
        defendants.c.ref.label("defendant_ref"),
        cases.c.ref.label("case_ref"),
    )
    known: dict[str, str] = {}  # the same words in many rows are kept once
    for part in case_slices(session, _SLICE):
        people: dict[str, str] = {}
        rows = session.execute(
            query.where(part.holds(cases.c.id)).order_by(cases.c.id, charges.c.id)
        )
        for row in rows:
            yield Charged(
                None if row.article is None else known.setdefault(row.article, row.article),
                known.setdefault(row.wording, row.wording),
                people.setdefault(row.defendant_ref, row.defendant_ref),
                people.setdefault(row.case_ref, row.case_ref),
            )


def with_passages(session: Session, lines: Iterable[ChargeLine]) -> tuple[ChargeLine, ...]:
    """Rows of charges with what they rest on: of equal ones, what the first does."""
    rows = tuple(lines)
    cited = citations_of(session, "charge_id", [line.numbers[0] for line in rows])
    return tuple(replace(line, citations=cited.get(line.numbers[0], ())) for line in rows)


def charge_view(session: Session, number: int) -> ChargeHistoryView | None:
    """One charge with its history, also one that was set aside; None where there is none of that number."""
    charges = table_of(Charge)
    row = session.execute(_query(with_former=True).where(charges.c.id == number)).first()
    if row is None:
        return None
    steps = _history(session, row)
    cited = citations_of(session, "charge_update_id", [step.id for step in steps])
    (defendant,) = defendant_lines(session, table_of(Defendant).c.id == row.defendant_id)
    citations = citations_of(session, "charge_id", [number]).get(number, ())
    if steps:
        # A charge is brought with its first step: what the one rests on the other does.
        cited.setdefault(steps[0].id, citations)
    return ChargeHistoryView(
        line=_line([row], {row.id: standing(steps)} if steps else {}),
        defendant_name=defendant.name,
        path=_path(session, row.provision_id),
        steps=tuple(
            ChargeStepView(
                step.status,
                date_value(step, "happened"),
                date_value(step, "reported"),
                step.note,
                cited.get(step.id, ()),
            )
            for step in steps
        ),
        warnings=tuple(odd_steps([_step(each) for each in steps])),
        citations=citations,
        set_aside=_set_aside(session, row),
    )


def _history(session: Session, charge: Any) -> list[Any]:
    """The rows of the steps of a charge; of one that was set aside those that it had then."""
    updates = table_of(ChargeUpdate)
    at_its_end = sa.or_(held(updates), updates.c.recorded_to == charge.recorded_to)
    query = sa.select(updates).where(updates.c.charge_id == charge.id, at_its_end)
    return list(session.execute(query.order_by(updates.c.id)))


def _set_aside(session: Session, charge: Any) -> str | None:
    """By which change a charge was set aside, when, by whom and why; None where it is held."""
    if charge.recorded_to is None:
        return None
    chain = table_of(ChangeSet)
    change = session.execute(sa.select(chain).where(chain.c.at == charge.recorded_to)).first()
    told = f"{charge.recorded_to:%Y-%m-%d}"
    if change is None:
        return told
    return f"{told} by {change.actor}, {change.summary}" + (
        f": {change.reason}" if change.reason else ""
    )


def alike_ids(session: Session, number: int) -> list[int]:
    """The charges of the same case that say the same of others, this one among them."""
    charges, defendants = table_of(Charge), table_of(Defendant)
    row = session.execute(_query().where(charges.c.id == number)).first()
    if row is None:
        return []
    query = (
        sa.select(charges.c.id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(
            defendants.c.case_id == row.case_id,
            charges.c.wording == row.wording,
            charges.c.article.is_not_distinct_from(row.article),
            charges.c.count_number.is_not_distinct_from(row.count_number),
            charges.c.status == row.status,
            held(charges),
            present(defendants),
        )
        .order_by(charges.c.id)
    )
    return list(session.execute(query).scalars())


def article_titles(session: Session) -> dict[str, tuple[str, str]]:
    """What the articles on file are called, and by which pack; of a number of several codes, each."""
    provisions = table_of(Provision)
    rows = session.execute(sa.select(provisions).where(held(provisions)).order_by(provisions.c.id))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row.article].setdefault(row.label, pack_signature(row))
    return {
        article: (" / ".join(titles), "; ".join(dict.fromkeys(titles.values())))
        for article, titles in found.items()
    }


def pack_signature(row: Any) -> str:
    """The pack and grade of an article on file, as printed wherever it is named by its title."""
    return f"{row.pack}, grade {row.grade}"


def within_article(article: str) -> sa.ColumnElement[bool]:
    """Charges under an article or any part of it, by the tree of provisions and by the number alone."""
    charges, provisions = table_of(Charge), table_of(Provision)
    number = article_number(article)
    tree = (
        sa.select(provisions.c.id)
        .where(provisions.c.article == number, held(provisions))
        .cte("tree", recursive=True)
    )
    tree = tree.union_all(
        sa.select(provisions.c.id)
        .join(tree, tree.c.id == provisions.c.parent_id)
        .where(held(provisions))
    )
    return sa.or_(
        charges.c.provision_id.in_(sa.select(tree.c.id)),
        charges.c.article == number,
        charges.c.article.startswith(f"{number}.", autoescape=True),
    )


def _query(*, with_former: bool = False) -> sa.Select[Any]:
    charges, defendants, cases = table_of(Charge), table_of(Defendant), table_of(Case)
    provisions = table_of(Provision)
    there = held(defendants) if with_former else sa.and_(present(defendants), held(charges))
    return (
        sa.select(
            charges,
            defendants.c.ref.label("defendant_ref"),
            defendants.c.case_id,
            cases.c.ref.label("case_ref"),
            provisions.c.label,
            provisions.c.pack,
            provisions.c.grade,
        )
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .join(cases, cases.c.id == defendants.c.case_id)
        .join(provisions, provisions.c.id == charges.c.provision_id, isouter=True)
        .where(there, held(cases))
    )


def _conditions(wanted: ChargeFilter) -> list[sa.ColumnElement[bool]]:
    charges, defendants, members = table_of(Charge), table_of(Defendant), table_of(GroupMember)
    found: list[sa.ColumnElement[bool]] = []
    if wanted.article is not None:
        found.append(within_article(wanted.article))
    if wanted.status is not None:
        found.append(charges.c.status == wanted.status)
    if wanted.case_id is not None:
        found.append(defendants.c.case_id == wanted.case_id)
    if wanted.defendant_id is not None:
        found.append(defendants.c.id == wanted.defendant_id)
    if wanted.group_id is not None:
        people = sa.select(members.c.person_id).where(
            members.c.group_id == wanted.group_id, present(members)
        )
        found.append(defendants.c.person_id.in_(people))
    return found


def standing_steps(session: Session, charges: Sequence[int]) -> dict[int, Any]:
    """By the id of a charge the row of the step by which it stands."""
    return {charge: standing(steps) for charge, steps in steps_of(session, charges).items()}


def misplaced(session: Session) -> tuple[int, ...]:
    """The ids of charges whose kept status is not that of the step by which they stand."""
    charges, updates = table_of(Charge), table_of(ChargeUpdate)
    otherwise = sa.exists().where(
        updates.c.charge_id == charges.c.id, updates.c.status != charges.c.status, held(updates)
    )
    query = sa.select(charges.c.id, charges.c.status).where(held(charges), otherwise)
    kept = {row.id: row.status for row in session.execute(query.order_by(charges.c.id))}
    steps = standing_steps(session, list(kept))
    return tuple(number for number, status in kept.items() if steps[number].status is not status)


def steps_of(session: Session, charges: Sequence[int]) -> dict[int, list[Any]]:
    """By the id of a charge the rows of its steps, in the order in which they were entered."""
    updates = table_of(ChargeUpdate)
    found: dict[int, list[Any]] = defaultdict(list)
    for start in range(0, len(charges), _AT_ONCE):
        chunk = charges[start : start + _AT_ONCE]
        query = sa.select(updates).where(updates.c.charge_id.in_(chunk), held(updates))
        for row in session.execute(query.order_by(updates.c.id)):
            found[row.charge_id].append(row)
    return found


def standing(steps: Sequence[Any]) -> Any:
    """Of the rows of a charge's steps the one by which it stands."""
    return steps[place_of_standing([_step(each) for each in steps])]


def replacing(session: Session, number: int) -> int | None:
    """The charge that stands in the place of a requalified one; None where there is none."""
    charges, updates = table_of(Charge), table_of(ChargeUpdate)
    query = (
        sa.select(charges.c.id)
        .join(updates, updates.c.charge_id == charges.c.id)
        .where(updates.c.note == in_place_of(number), held(updates), held(charges))
        .order_by(charges.c.id.desc())
        .limit(1)
    )
    return session.execute(query).scalar()


def in_place_of(number: int) -> str:
    """The note with which a charge begins that replaces another."""
    return f"in place of charge {number}"


def _step(row: Any) -> ChargeStep:
    return ChargeStep(row.status, date_value(row, "happened"), date_value(row, "reported"))


def _line(alike: list[Any], last: dict[int, Any]) -> ChargeLine:
    first = alike[0]
    step = last.get(first.id)
    return ChargeLine(
        numbers=tuple(row.id for row in alike),
        case_ref=first.case_ref,
        article=first.article,
        provision=first.label,
        pack=pack_signature(first) if first.label else "",
        wording=first.wording,
        count_number=first.count_number,
        status=first.status,
        since=None if step is None else date_value(step, "happened"),
        defendant_refs=tuple(row.defendant_ref for row in alike),
    )


def _path(session: Session, provision: int | None) -> tuple[str, ...]:
    """The articles from the widest to the provision itself, each with its label."""
    provisions = table_of(Provision)
    found: list[str] = []
    while provision is not None:
        row = session.execute(sa.select(provisions).where(provisions.c.id == provision)).one()
        found.insert(0, f"{row.article} {row.label} [{pack_signature(row)}]")
        provision = row.parent_id
    return tuple(found)
