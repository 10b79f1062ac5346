"""Whom a rule is for: the class of the charge, the status claimed, what the docket cannot know."""

from dataclasses import dataclass
from enum import Enum

from casetracker.procedure.clocks.facts import Facts
from casetracker.procedure.clocks.limits import Limit


class Verdict(Enum):
    """Whether a rule is for somebody."""

    YES = "yes"
    IF = "if"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Applicability:
    """The verdict, and the condition that it hangs on or the reason why not, in words.

    `status_ids` are the claims and denials of a status that the words tell of.
    """

    verdict: Verdict
    words: str = ""
    status_ids: tuple[int, ...] = ()


def applicability(limit: Limit, facts: Facts) -> Applicability:
    """Whether a rule is for these facts: no, yes, or only if something that is not on file holds."""
    parts: list[str] = []
    ids: tuple[int, ...] = ()
    for found in (_gravity(limit, facts), _status(limit, facts)):
        if found.verdict is Verdict.NO:
            return found
        if found.words:
            parts.append(found.words)
        ids += found.status_ids
    if limit.proviso:
        parts.append(f"applies if {limit.proviso}")
    return Applicability(Verdict.IF if parts else Verdict.YES, "; ".join(parts), ids)


def _gravity(limit: Limit, facts: Facts) -> Applicability:
    if not limit.gravity:
        return Applicability(Verdict.YES)
    wanted = " or ".join(each.replace("_", " ") for each in limit.gravity)
    possible = facts.gravity
    if possible is not None:
        if not set(possible) & set(limit.gravity):
            found = " or ".join(each.replace("_", " ") for each in possible)
            return Applicability(
                Verdict.NO, f"for charges of the class {wanted}; the gravest here is {found}"
            )
        if set(possible) <= set(limit.gravity):
            return Applicability(Verdict.YES)
    return Applicability(
        Verdict.IF, f"applies if the gravest charge is {wanted} (its class is not on file)"
    )


def _status(limit: Limit, facts: Facts) -> Applicability:
    if limit.status is None:
        return Applicability(Verdict.YES)
    status = limit.status.replace("_", " ")
    sides = [side for side in facts.statuses if side.status is limit.status]
    ids = tuple(side.id for side in sides)
    claimed = list(dict.fromkeys(side.speaker for side in sides if not side.is_denied))
    denied = list(dict.fromkeys(side.speaker for side in sides if side.is_denied))
    if not claimed:
        against = f"; denied by {', '.join(denied)}" if denied else ""
        words = f"hangs on the status {status}, which nobody claims on file{against}"
        return Applicability(Verdict.NO, words, ids)
    said = f"claimed by {', '.join(claimed)}"
    said += f"; denied by {', '.join(denied)}" if denied else "; no denial on file"
    return Applicability(Verdict.IF, f"applies if the person is a {status} ({said})", ids)
