"""What claims on file call the people of groups."""

from typing import Any

from sqlmodel import Session

from casetracker.model.tables import LABEL_TARGET
from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.procedure.labels import Label, label_in, of_labels
from casetracker.procedure.sides import Relation
from casetracker.store.queries.sides import claims_on, held_facts


def label_of_row(row: Any) -> Label | None:
    """The label that a row of the table of claims gives those whom it is about; None where it gives none.

    What a person set in review counts, as in the claim itself.
    """
    edit = row.edit or {}
    is_left_out = "count" in edit and edit["count"] is None
    count = None if is_left_out else row.reading.get("count")
    modality = edit.get("modality") or row.modality
    # Whoever denies an accusation says in the passage what people are, not what they are not.
    is_denied = modality == Modality.DENIED and row.kind is not ClaimKind.DENIAL
    return label_in(row.quote, count["unit"] if count else None, is_denied=is_denied)


def calling_so(session: Session, group_ids: tuple[int, ...]) -> frozenset[int]:
    """The ids of the claims that call the people of groups as they are called on file."""
    units = {fact.id: fact.label for fact in held_facts(session, LABEL_TARGET, group_ids)}
    return frozenset(
        row.id
        for group, rows in claims_on(session, LABEL_TARGET, group_ids).items()
        for row in rows
        if row.is_out
        and (label := label_of_row(row)) is not None
        and of_labels(label, units.get(group)) is Relation.AGREES
    )
