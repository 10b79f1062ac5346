"""What a court orders is done: "the judge ordered the release of the editor" is no plan."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.stance.stance import ASSERTED, Stance
from casetracker.news.steps.event import Event

_ORDERS: Final = word_set(
    "ordered orders ordering directed directs ruled rules decided agreed granted allowed permitted"
    " approved satisfied"
)
_REFUSES: Final = word_set("refused rejected denied dismissed declined turned")
_MOTIONS: Final = word_set(
    "motion motions request requests petition petitions application applications plea pleas bid"
)
_STAGES: Final = frozenset(
    ["released", "remanded", "remand_extended", "severed", "joined", "discontinued"]
)
_REACH: Final = 16
_SUBJECT: Final = 16
_NEAR: Final = 4
_NOT: Final = word_set("not never n't if unless would will could may might refused declined")
_COURTS: Final = word_set("prosecutor prosecutors prosecution chamber bench justice")


def as_ordered(scan: Scan, event: Event) -> Event:
    """The event, as done where a court or prosecutor ordered it; else as it was."""
    if event.stance.modality not in (Modality.PLANNED, Modality.REQUESTED):
        return event
    event = _held_for(scan, event)
    is_step = event.trigger.stage in _STAGES or event.trigger.rule.startswith("warrant")
    if not is_step and event.trigger.stage != "detained":
        return event
    words = [token.lower for token in scan.tokens[: event.index]]
    if _is_refused(words) or _is_denying(event, words) or _is_refused_behind(scan.tokens, event):
        return replace(event, stance=Stance(Modality.NEGATED))
    if not is_step:
        return event
    first = max(0, event.index - _REACH)
    place = next((p for p in range(event.index - 1, first - 1, -1) if words[p] in _ORDERS), None)
    if place is None:
        return event
    subject = set(words[max(0, place - _SUBJECT) : place])
    is_court = bool(subject & (lexicon().lists["@court_people"] | _COURTS))
    if not is_court or _NOT & set(words[max(0, place - _NEAR) : place]):
        return event
    if _is_overturned(scan.tokens, event.end):
        return event
    return replace(event, stance=ASSERTED)


def _held_for(scan: Scan, event: Event) -> Event:
    """As in "ordered that Ivan Test be held for two months": remand, which a court orders."""
    is_held = event.trigger.stage == "detained" and event.frame is not None
    if not is_held or event.frame is None or event.frame.words[:1] != ("be",):
        return event
    behind = [token.lower for token in scan.tokens[event.index : event.index + 6]]
    is_for = "for" in behind and bool({"months", "days", "weeks", "month"} & set(behind))
    trigger = replace(event.trigger, rule="remanded", stage="remanded")
    return replace(event, trigger=trigger) if is_for else event


def _is_overturned(tokens: Sequence[Token], end: int) -> bool:
    """As in "ordered the release of two, but the order was overturned": ordered, not done."""
    behind = [token.lower for token in tokens[end:]]
    return "but" in behind and bool(_UNDONE & set(behind[behind.index("but") :]))


def _is_refused_behind(tokens: Sequence[Token], event: Event) -> bool:
    """As in "Their request to move them to house arrest was dismissed"."""
    before = {token.lower for token in tokens[max(0, event.first - 6) : event.first]}
    behind = [token.lower for token in tokens[event.end : event.end + 12]]
    is_dismissed = any(
        first in ("was", "were", "been") and second in _REFUSES
        for first, second in pairwise(behind)
    )
    return is_dismissed and bool(_MOTIONS & before)


def _is_denying(event: Event, words: Sequence[str]) -> bool:
    """As in "upheld an order denying bail": it is refused, not yet to be refused."""
    return event.trigger.rule == "release_refused" and words[-1:] in (
        ["order"],
        ["ruling"],
        ["decision"],
    )


_UNDONE: Final = word_set("overturned reversed quashed annulled stayed revoked cancelled")


def _is_refused(words: Sequence[str]) -> bool:
    """As in "refused a motion by the former minister to separate his case".

    Not in "rejected the motion and ordered the release of the six".
    """
    refused = next((p for p, word in enumerate(words) if word in _REFUSES), None)
    if refused is None or ("and", "ordered") in pairwise(words[refused:]):
        return False
    return any(word in _MOTIONS for word in words[refused:])


def is_upheld(tokens: Sequence[Token], index: int) -> bool:
    """As in "upheld the detention of", "left in force the decision to arrest": no step of its own."""
    words = [token.lower for token in tokens[max(0, index - _UPHELD) : index]]
    if ("left", "in") in pairwise(words) and "force" in words:
        return True
    is_left = "left" in words and "unchanged" in words
    verb = next((n for n, word in enumerate(words) if word.startswith(("uph", "confirm"))), None)
    if is_left or verb is None:
        return is_left
    before = {token.lower for token in tokens[: max(0, index - _UPHELD) + verb]}
    return _TELLING.isdisjoint(before) or not _BENCHES.isdisjoint(before)


_UPHELD: Final = 7
# "Police confirmed the arrest of Ivan Test": told, not upheld
_TELLING: Final = word_set(
    "police ministry minister spokesman spokeswoman spokesperson officials official family army lawyer"
    " lawyers governor mayor office relatives embassy union party group he she they"
)
_BENCHES: Final = word_set("court courts judge judges tribunal chamber bench panel magistrate")


def is_order_upheld(tokens: Sequence[Token], index: int, trigger: Trigger) -> bool:
    """As in "upheld the order to remand Ivan Test": what an earlier order was, not a new one."""
    is_to = index > 1 and tokens[index - 1].lower == "to" and tokens[index - 2].lower in _DECISIONS
    return is_to and trigger.stage in _IN_CUSTODY and is_upheld(tokens, index)


_DECISIONS: Final = word_set("decision order ruling decree resolution")
_IN_CUSTODY: Final = frozenset(["detained", "remanded", "remand_extended"])


def is_ordered_instead(tokens: Sequence[Token], index: int, end: int, trigger: Trigger) -> bool:
    """As in "rejected the motion and ordered the release of": what was refused is not the release."""
    if trigger.rule != "release_refused":
        return False
    inside = [token.lower for token in tokens[index + 1 : end]]
    return bool(_GRANTING & set(inside)) or any(pair in _GOES_ON for pair in pairwise(inside))


_GRANTING: Final = word_set(
    "ordered orders granted grants allowed directed renewed extended continued released freed"
)
_GOES_ON: Final = frozenset([("and", "was"), ("and", "were"), ("and", "is"), ("but", "was")])
