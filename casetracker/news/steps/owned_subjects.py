"""Whose it is that a verb in the passive acts upon: "Ivan Test's appeal was dismissed"."""

from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, bind_before
from casetracker.news.people.loose_people import owner_of
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan

OWNED: Final = word_set(
    "order orders suspicion prison "
    "detention detentions arrest arrests custody remand imprisonment sentence sentences term terms conviction"
    " convictions verdict verdicts appeal appeals acquittal acquittals case cases trial charges charge death"
    " proceedings extradition deportation release ruling"
)
_OWNED_SUBJECTS: Final = (OWNED - {"death", "prison", "suspicion"}) | word_set(
    "indictment indictments file files petition complaint request bail"
)
# "those accused over his arrest were freed": they, not he
_TIES: Final = word_set("over of after for against in on with from about before during to by at")
_THEIR: Final = word_set("his her their")
_QUALITIES: Final = word_set("pretrial pre-trial final first second latest criminal prison jail")
_BY: Final = word_set("by from")


def owner_of_subject(scan: Scan, frame: Frame) -> Bound:
    """Whose the subject of a verb in the passive is; empty where it is nobody's."""
    noun = frame.start - 1
    if frame.voice is not Voice.PASSIVE or noun < 1:
        return Bound()
    filed = _of_several(scan, frame.start)
    filed = _filed_by(scan, frame.start) if filed.is_empty else filed
    if not filed.is_empty or scan.tokens[noun].lower not in _OWNED_SUBJECTS:
        return filed
    place = noun - 1
    while place > 0 and scan.tokens[place].lower in _QUALITIES:
        place -= 1
    owner = owner_at(scan, place)
    first = place if owner.first is None else min(owner.first, place)
    before = scan.tokens[first - 1].lower if first else ""
    return Bound() if before in _TIES else owner


def owner_at(scan: Scan, place: int) -> Bound:
    """Whom a word names as the owner of what follows: "his", "six men's"; empty where it names nobody."""
    lower = scan.tokens[place].lower
    if lower in _THEIR:
        owner = Mention("pronoun", place, place + 1, is_definite=True)
        return Bound((owner,), (), place, place + 1)
    if not lower.endswith(("'s", "s'")):
        return Bound()
    named = bind_before(scan.scene, place + 1)
    return named if named.last == place + 1 and named.names else owner_of(scan.tokens, place)


def _of_several(scan: Scan, end: int) -> Bound:
    """As in "The detention of nine activists was extended": those whom "of" names; empty elsewhere."""
    for mention in scan.scene.mentions:
        if mention.last == end and mention.first > 1:
            first = mention.first
            while first > 1 and scan.tokens[first - 1].lower in ("the", "all", "these", "those"):
                first -= 1
            is_of = scan.tokens[first - 1].lower == "of"
            return Bound.of(mention) if is_of and scan.tokens[first - 2].lower in _HELD else Bound()
    return Bound()


_HELD: Final = word_set("detention detentions arrest custody remand imprisonment")


def _filed_by(scan: Scan, end: int) -> Bound:
    """As in "An appeal by Ivan Test was turned down"."""
    for first, last, name in scan.scene.names:
        if last == end and first > 1 and scan.tokens[first - 1].lower in _BY:
            is_owned = scan.tokens[first - 2].lower in (
                "appeal",
                "appeals",
                "complaint",
                "petition",
            )
            return Bound((), (name,), first, last) if is_owned else Bound()
    return Bound()
