"""What claims call the people of a group, beside what they are called on file."""

from dataclasses import replace

from casetracker.model.vocabulary import ClaimKind, Effect, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.effects import EffectNote
from casetracker.news.matching.outlines import GroupOutline
from casetracker.procedure.labels import Label, label_in, of_labels
from casetracker.procedure.sides import Relation


def label_told(claim: ReadClaim) -> Label | None:
    """The label that a claim gives those whom it is about; None where it gives none."""
    unit = None if claim.count is None else claim.count.unit
    # Whoever denies an accusation says in the passage what people are, not what they are not.
    is_denied = claim.modality is Modality.DENIED and claim.kind is not ClaimKind.DENIAL
    return label_in(claim.quote, unit, is_denied=is_denied)


def differing_label(claim: ReadClaim, held: str | None) -> Label | None:
    """The label that a claim gives people where it denies the one that is held."""
    label = label_told(claim)
    is_other = label is not None and of_labels(label, held) is Relation.DIFFERS
    return label if is_other else None


def beside_label(claim: ReadClaim, outline: GroupOutline | None, note: EffectNote) -> EffectNote:
    """What accepting a claim does: that it calls people something else is a conflict, all else alike."""
    held = None if outline is None else outline.unit
    label = label_told(claim)
    if label is None:
        return note
    relation = of_labels(label, held)
    if relation is Relation.DIFFERS and (note.effect is Effect.CONFIRMS or is_label(claim)):
        return replace(note, effect=Effect.CONFLICTS, text=f"! label: “{label}”, on file “{held}”")
    if not is_label(claim) or outline is None:
        return note
    if relation is Relation.AGREES:
        return replace(note, effect=Effect.CONFIRMS, text=f"= known: “{held}”")
    return replace(note, effect=Effect.NEW, text=f"+ called “{label}”")


def is_label(claim: ReadClaim) -> bool:
    """Whether a claim tells only what somebody calls people."""
    return claim.kind is ClaimKind.IDENTITY and not claim.persons
