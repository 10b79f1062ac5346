"""Days on which somebody spoke of a step: "said on Friday"."""

from typing import Final

from casetracker.news.dating.date_ties import is_of_decision
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.speakers.attribution import Speech

_AT_ONCE: Final = 3
_SAID: Final = word_set("said told stated added says")


def is_of_speech(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date tells when somebody spoke of the event at a token: "said on Friday"."""
    if is_of_decision(scan.tokens, date):
        return False  # "according to a ruling dated June 9"
    if index < date.first - 1:
        near = [token.text for token in scan.tokens[max(0, date.first - 5) : date.first]]
        said = next((n for n, word in enumerate(near[1:], 1) if word in _SAID), None)
        if said is not None and near[said - 1] in ("was", "were", "been"):
            said = None  # "a heavier charge was added in May"
        if said is not None and not {",", "that"} & set(near[said:]):
            return True
    return any(_is_in_speech(scan, speech, date, index) for speech in scan.speeches)


def _is_in_speech(scan: Scan, speech: Speech, date: PlacedDate, index: int) -> bool:
    """Whether a date is that of a speech which tells of the event."""
    if speech.verb == index or not speech.first <= index < speech.last:
        return False
    if index < speech.verb:  # "..., the ministry said on Friday"
        return date.first > speech.verb or speech.last <= date.first < speech.verb
    if date.first >= speech.verb and date.first - speech.verb > _AT_ONCE:
        return False
    between = scan.tokens[speech.verb + 1 : date.first]
    return not any(token.lower in ("that", ",") for token in between)
