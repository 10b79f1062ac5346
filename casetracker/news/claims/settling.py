"""Words that may mean two steps are settled by what the rest of the document tells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadClaim

_CAPTIVES: Final = re.compile(
    r"\b(?:prisoners? of war|pows?|captives?|captivity|servicem[ae]n|soldiers?|troops|swap\w*"
    r"|exchanged?|hostages?|repatriat\w+|ceasefire|front ?lines?|red cross|icrc|shepherds?|cattle\w*)\b",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    r"\b(?:extradit\w+|fugitives?|on the run|wanted (?:by|on|in|for)|deport\w+|asylum|expulsions?|expelled"
    r"|interpol|red notice)\b",
    re.IGNORECASE,
)
_WAR: Final = re.compile(
    r"\b(?:soldiers?|servicem[ae]n|troops|prisoners? of war|pows?|front ?lines?|battalion|brigade"
    r"|captives?|captivity|army|rebels?|hostages?|ceasefire|armed (?:group|formation)s?|fighters?"
    r"|militants?|militia\w*)\b",
    re.IGNORECASE,
)
_CRIME: Final = re.compile(
    r"\b(?:police\w*|drugs?|cartels?|gangs?|smuggl\w+|traffick\w+|coast ?guard|fishermen|poach\w+"
    r"|interior minist\w+|prosecutors?)\b",
    re.IGNORECASE,
)
_HOME: Final = re.compile(r"\b(?:home|returned)\b", re.IGNORECASE)
_CAME_HOME: Final = re.compile(r"\b(?:c[ao]mes?|coming|sent|back) home\b", re.IGNORECASE)
_JAILED: Final = re.compile(r"\bjail(?:ed|s)\b(?! pending| on remand| without)", re.IGNORECASE)
_ASKS_COURT: Final = re.compile(
    r"\b(?:ask|asks|asked|asking|urged|urges) (?:the )?(?:court|judges?|tribunal|bench)"
    r"(?: on \w+)? to\b",
    re.IGNORECASE,
)
_PROSECUTOR: Final = re.compile(r"\bprosecut(?:ors?|ion)\b", re.IGNORECASE)
_DEFENCE: Final = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|defence|defense|advocates?)\b", re.IGNORECASE
)
_OF_CHARGE: Final = re.compile(
    r"\s+(?:(?:him|her|them) )?"
    r"(?:of (?!all\b|any\b|every|the (?:charge|accusation)s)|on (?:one|some|two|other)\b)",
    re.IGNORECASE,
)
_APPEAL: Final = re.compile(
    r"\b(?:appeal\w*|retrial|cassation|supreme|higher court|quash\w*|overturn\w*)\b", re.IGNORECASE
)
_FOUND_GUILTY: Final = frozenset(["convicted", "sentenced"])
_BEFORE: Final = 90
_NEAR: Final = 700
_LEAVING: Final = frozenset(["released", "walked_free"])
_REMANDS: Final = frozenset(["remanded", "remand_extended"])


def settled(claims: Sequence[ReadClaim], text: str) -> list[ReadClaim]:
    """The claims, each at the step that the document means by its words.

    Who is "jailed" was sentenced where the document tells of sentences and of no remand; who is
    "captured" was arrested where it tells of crime and of no war; who asks a court to sentence is the
    prosecutor. Who "came home" beside people returned over a border was returned too; who is handed
    over in a document of fugitives and without captives, or of an extradition, was extradited.
    """
    stages = {claim.stage for claim in claims}
    found = list(claims)
    if "sentenced" in stages:
        found = [_asked_for(claim, text) for claim in found]
    if "acquitted" in stages and stages & _FOUND_GUILTY:
        found = [claim for claim in found if not _is_in_part(claim, found, text)]
    if "sentenced" in stages and not stages & _REMANDS:
        found = [_jailed(claim) for claim in found]
    if stages & _REMANDS:
        found = [_pending(claim, found) for claim in found]
    if "extradited" in stages:
        found = [_handed_over(claim) for claim in found]
    if "captured" in stages and not _WAR.search(text) and _CRIME.search(text):
        found = [_arrested(claim) for claim in found]
    if "captured" in stages and not stages & _REMANDS:
        found = [_brought_home(claim) for claim in found]
    return _over_borders(found, text) if "repatriated" in stages else found


def _over_borders(claims: list[ReadClaim], text: str) -> list[ReadClaim]:
    """The claims of a document in which somebody was sent back over a border."""
    if _CAPTIVES.search(text):
        return _with_homecomings(claims)
    if _WANTED.search(text):
        return [_extradited(c) if c.stage == "repatriated" else c for c in claims]
    return claims


def _asked_for(claim: ReadClaim, text: str) -> ReadClaim:
    """As in "She asked the court to fine him": what a prosecutor asks for was asked for indeed."""
    if claim.stage != "sentenced" or claim.modality is not Modality.REQUESTED:
        return claim
    if claim.sentence is not None and _PROSECUTOR.search(claim.speaker or ""):
        return replace(claim, stage="sentence_requested", modality=Modality.ASSERTED)
    around = text[max(0, claim.start - _BEFORE) : claim.end]
    sentence = around[around.rfind(". ", 0, _BEFORE) + 1 :]
    if _ASKS_COURT.search(sentence) is None or _DEFENCE.search(sentence) is not None:
        return claim
    return replace(claim, stage="sentence_requested", modality=Modality.ASSERTED)


def _is_in_part(claim: ReadClaim, others: Sequence[ReadClaim], text: str) -> bool:
    """As in "sentenced 13 men to six years. They were acquitted of terrorism": of one charge, not of all."""
    if claim.stage != "acquitted" or claim.subject is None:
        return False
    if not _OF_CHARGE.match(text[claim.end : claim.end + _BEFORE]):
        return False
    return any(
        other.stage in _FOUND_GUILTY
        and other.subject == claim.subject
        and other.modality is Modality.ASSERTED
        and other.date == claim.date
        and abs(other.start - claim.start) < _NEAR
        and not _APPEAL.search(
            text[
                max(0, min(other.start, claim.start) - _BEFORE) : max(other.end, claim.end)
                + _BEFORE
            ]
        )
        for other in others
    )


def _jailed(claim: ReadClaim) -> ReadClaim:
    is_jailed = claim.rule == "detained" and _JAILED.search(claim.quote) is not None
    is_jailed = is_jailed or (
        claim.rule == "put_behind_bars" and "been put behind bars" in claim.quote.lower()
    )
    if not is_jailed:
        return claim
    return replace(claim, rule="court_jails", kind=ClaimKind.SENTENCE, stage="sentenced")


def _pending(claim: ReadClaim, others: Sequence[ReadClaim]) -> ReadClaim:
    """As in the headline "Court jails 11" over "jailed 11 pending trial": remanded, not sentenced."""
    is_bare = claim.rule == "court_jails" and claim.sentence is None and claim.count is not None
    if not is_bare or not any(o.stage == "remanded" and o.count == claim.count for o in others):
        return claim
    return replace(claim, rule="remanded", kind=ClaimKind.STAGE_REACHED, stage="remanded")


def _arrested(claim: ReadClaim) -> ReadClaim:
    is_capture = claim.stage == "captured" and "captur" in claim.quote.lower()
    return replace(claim, stage="detained") if is_capture else claim


def _handed_over(claim: ReadClaim) -> ReadClaim:
    """As in "were handed over to Czech police at the border": who was sought abroad was extradited."""
    is_handover = claim.rule == "put_behind_bars" and "handed over to" in claim.quote.lower()
    return _extradited(claim) if is_handover else claim


def _brought_home(claim: ReadClaim) -> ReadClaim:
    """As in "Three of them came home that October", of men who had been captured."""
    is_leaving = claim.rule in _LEAVING and claim.stage == "released"
    is_home = is_leaving and _CAME_HOME.search(claim.quote) is not None
    return replace(claim, stage="repatriated") if is_home else claim


def _with_homecomings(claims: list[ReadClaim]) -> list[ReadClaim]:
    returns = [claim.start for claim in claims if claim.stage == "repatriated"]
    return [
        replace(claim, stage="repatriated")
        if claim.rule in _LEAVING
        and claim.stage == "released"
        and any(abs(start - claim.start) < _NEAR for start in returns)
        and _HOME.search(claim.quote)
        else claim
        for claim in claims
    ]


def _extradited(claim: ReadClaim) -> ReadClaim:
    return replace(claim, kind=ClaimKind.TRANSFER, stage="extradited")
