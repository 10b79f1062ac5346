"""Whether a word that a rule takes for an act is none here: a noun, a sitting, who somebody is."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.grammar.verb_forms import is_verb
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set


def is_no_act(
    tokens: Sequence[Token], index: int, end: int, frame: Frame, trigger: Trigger
) -> bool:
    """Whether a form is no verb here, or tells of the past in passing."""
    if trigger.rule == "investigating" and frame.voice is not Voice.ACTIVE:
        return "being" not in frame.words  # "the case was investigated and sent to court"
    if _is_of_other_people(tokens, index, end, trigger) or _is_noun_here(tokens, index):
        return True
    if _is_room(tokens, index, frame, trigger) or _is_still_to_serve(tokens, index, frame, trigger):
        return True
    if _is_among(tokens, index):
        return False
    is_asked = [token.lower for token in tokens[index + 1 : index + 3]] == ["of", "?"]
    if is_asked or frame.voice in (Voice.ADJECTIVE, Voice.NOUN):
        return True  # "What were they convicted of?"
    if not is_verb(tokens, index, frame) or _is_of_court_day(tokens, index, frame, trigger.rule):
        return True
    return _is_of_anybody(tokens, index, frame)


def _is_room(tokens: Sequence[Token], index: int, frame: Frame, trigger: Trigger) -> bool:
    """As in "a cell that was built for ten and held seventy", "The prison can hold 900", "nothing seized"."""
    before = [token.lower for token in tokens[max(0, index - _ROOMY) : index]]
    if before[-1:] == ["nothing"]:
        return True
    is_holding = trigger.rule == "held" and frame.voice is Voice.ACTIVE
    if is_holding and before[-2:] == ["it", "will"] and len(before) == len(["it", "will"]):
        return True  # "The new wing has 240 beds. It will hold 180 men"
    return is_holding and bool(_ROOMS & set(before)) and bool(_BUILT & set(before))


_ROOMY: Final = 16
_ROOMS: Final = word_set("prison jail cell room facility camp centre center block wing colony it")
_BUILT: Final = word_set("built meant designed capacity can could which now")


def _is_still_to_serve(tokens: Sequence[Token], index: int, frame: Frame, trigger: Trigger) -> bool:
    """As in "will be expelled after serving their terms"."""
    if trigger.stage != "serving_sentence":
        return False
    before = [token.lower for token in tokens[max(0, frame.start - 4) : index]]
    if not _TIME.isdisjoint(before) or {"once", "until"} & set(before[:4]):
        return True  # "sentenced to time already served", "deported once he has served two years"
    if frame.voice is not Voice.GERUND:
        return False
    modal = lexicon().cues.modal
    return tokens[index - 1].lower == "after" and any(t.lower in modal for t in tokens[:index])


def _is_no_trying(tokens: Sequence[Token], index: int) -> bool:
    """As in "held that trying civilians was unlawful", "tried for the ninth evening to reach"."""
    lower, before = tokens[index].lower, tokens[index - 1].lower if index else ""
    if lower == "trying":
        return before in ("", "that")
    behind = [token.lower for token in tokens[index + 1 : index + 5]]
    return lower == "tried" and behind[:2] == ["for", "the"] and not _TURNS.isdisjoint(behind[2:])


_TURNS: Final = word_set("time evening day night morning week month year")
_TIME: Final = word_set("time")


def _is_of_other_people(tokens: Sequence[Token], index: int, end: int, trigger: Trigger) -> bool:
    """Whether others do it, those told of are witnesses, or are to be sent to court only later."""
    if trigger.stage == "on_trial" and _is_no_trying(tokens, index):
        return True
    if trigger.stage == "appeal_heard" and any(t.lower == "whether" for t in tokens[index:end]):
        return True  # "is considering whether to appeal"
    if trigger.stage == "extradited" and tokens[end - 1].text in ("us", "his", "her", "their"):
        return True  # "gave him back to us", "no reason was given to his family"
    if trigger.stage in ("remanded", "remand_extended") and _is_of_others(tokens, index, end):
        return True
    if trigger.stage == "sent_to_court" and _is_only_to_be(tokens, index):
        return True
    return trigger.stage in _AT_COURT and _is_as_witness(tokens, index)


def _is_of_anybody(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "is considered detained from", "release all those unjustly detained": nobody's own step."""
    before = tokens[index - 1].lower if index else ""
    far = tokens[index - 2].lower if index > 1 else ""
    is_loose = before == "those" or (before.endswith("ly") and far in _WHOEVER)
    return before in _DEFINING or (is_loose and not frame.words)


_WHOEVER: Final = word_set("those everyone everybody anyone anybody")


def _is_of_court_day(tokens: Sequence[Token], index: int, frame: Frame, rule: str) -> bool:
    """Whether a case is opened in speech or long ago, or a sitting is held, not a person."""
    if rule == "held":
        return _is_sitting(tokens, index, frame)
    if rule != "case_opened":
        return False
    is_speech = tokens[index].lower == "opening" and not index
    return is_speech or _is_background(tokens, index, frame)  # "Opening its case, the State called"


def _is_sitting(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "The third hearing in the trial of the mayor was held on Thursday"."""
    if frame.voice is not Voice.PASSIVE or tokens[index].lower != "held":
        return False
    clause = [token.lower for token in tokens[: frame.start]]
    clause = clause[len(clause) - clause[::-1].index(";") :] if ";" in clause else clause
    opening = clause[:_OPENING]
    noun = next((place for place, word in enumerate(opening) if word in _SITTINGS), None)
    return noun is not None and bool(
        {"of", "in", "against", "on"} & set(clause[noun + 1 : noun + 3])
    )


_OPENING: Final = 6
_SITTINGS: Final = word_set("hearing hearings trial trials session sitting retrial funeral vigil")


def _is_among(tokens: Sequence[Token], index: int) -> bool:
    """As in "Among those freed is Ivan Test", "Ivan Test was among those freed"."""
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    behind = {token.lower for token in tokens[index + 1 : index + 8]}
    is_told_before = index > 2 and tokens[index - 3].lower in _ARE  # noqa: PLR2004 - "was among those"
    return before == ["among", "those"] and (is_told_before or bool(behind & _ARE))


_ARE: Final = word_set("is are was were")


def _is_of_others(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "ordered the deportation of 17 who have been held", "held for more than a decade"."""
    inside = {token.lower for token in tokens[index + 1 : end]}
    if tokens[index].lower.startswith("order") and inside & _OTHER_ORDERS:
        return True
    behind = tokens[end].lower if end < len(tokens) else "."
    return tokens[end - 1].lower == "more" and behind == "than"


_OTHER_ORDERS: Final = word_set("deportation release extradition retrial who whom investigation")


def _is_only_to_be(tokens: Sequence[Token], index: int) -> bool:
    """As in "forwarded to the prosecutor to be referred to court": it is not there yet."""
    behind = [token.lower for token in tokens[index + 1 : index + 14]]
    return any(first == "to" and second == "be" for first, second in pairwise(behind))


def _is_noun_here(tokens: Sequence[Token], index: int) -> bool:
    """As in "no objection to bail", "at an earlier hearing", "on judicial remand", "six suspects"."""
    lower = tokens[index].lower
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if lower == "bail":
        return before[-1:] == ["to"] and bool(_ON_BAIL & set(before))
    if lower == "hearing":
        return bool(_ITS & set(before)) and following not in ("of", "in", "on")
    if lower == "sentences" and following.isdigit():
        return before[-1:] == [")"] or before[-1:] == [","]  # "section 129b (1) sentences 1 and 2"
    if lower == "jail":
        return (
            following in _JAIL_NOUNS or before[-1:] in _GETTING
        )  # "to jail terms", "Ten get jail"
    if lower in ("appeal", "appeals") and following in _OF_APPEAL:
        return True  # "Appeal judges quash", "Appeals by four others were rejected"
    if lower in _NOUNS_BEHIND:  # "judicial remand", "any sentencing will be determined by a judge"
        is_sitting = lower == "remand" and following in ("hearing", "hearings")
        return is_sitting or before[-1:] in _NOUNS_BEHIND[lower]
    if lower.startswith("sentenc") and following == "to":
        behind = [token.lower for token in tokens[index + 2 : index + 4]]
        return bool(_FATES & set(behind))  # "sentenced to another winter without heating"
    is_several = bool(before) and (before[-1] in _ITS or number_at(tokens, index - 1) is not None)
    return lower == "suspects" and is_several


_NOUNS_BEHIND: Final[Mapping[str, tuple[list[str], ...]]] = {
    "remand": (["judicial"], ["police"], ["further"], ["physical"]),
    "sentencing": (["any"],),
    "guilty": (["not"],),
    "lower": (["at"], ["a"], ["the"], ["of"], ["in"], ["with"], ["and"]),
}
_JAIL_NOUNS: Final = word_set(
    "term terms sentence sentences time cell cells staff guards officials"
)
_OF_APPEAL: Final = word_set(
    "court courts judge judges panel chamber ruling rulings verdict verdicts hearing hearings trial board"
    " judgment decision decisions process by lodged filed"
)
_GETTING: Final = (["get"], ["gets"], ["got"], ["face"], ["faces"], ["avoid"], ["avoids"])
_FATES: Final = word_set(
    "another slow success oblivion obscurity irrelevance poverty silence winter"
)
_ON_BAIL: Final = word_set(
    "objection objections object opposed opposition objected consent consented right entitled according"
)
_ITS: Final = word_set("a an the this that his her their next last other more these those")


def _is_as_witness(tokens: Sequence[Token], index: int) -> bool:
    """As in "Two colleagues appeared before the court as witnesses": not those who are tried."""
    behind = [token.lower for token in tokens[index + 1 : index + 9]]
    return any(first == "as" and second in _ROLES for first, second in pairwise(behind))


_AT_COURT: Final = frozenset(["sent_to_court", "on_trial", "preparatory_hearing", None])
_ROLES: Final = word_set(
    "witness witnesses translator translators interpreter interpreters observer observers expert experts"
)


# "a person is considered detained from the moment": law, not news
_DEFINING: Final = word_set("considered deemed regarded being-considered")


# where none follows, a headline says that it was opened: "Case opened against editor"
_FINITE: Final = word_set("is are was were has have had will remains remain")


def _is_background(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "the case launched against 14 men": said in passing, of a stage that is long past."""
    before = tokens[index - 1].lower if index else ""
    if frame.words or before not in lexicon().lists["@case_nouns"]:
        return False
    return any(token.lower in _FINITE for token in tokens[index + 1 :])


def leaves_nobody(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "left the court in a prison van", "must serve supervised release after leaving prison"."""
    following = tokens[end].lower if end < len(tokens) else "."
    before = {token.lower for token in tokens[max(0, index - _FAR_BEFORE) : index]}
    is_after = tokens[index - 1].lower in ("after", "before", "upon", "on")
    is_to_come = (
        is_after and tokens[index].lower.endswith("ing") and not before.isdisjoint(_TO_COME)
    )
    return following in _VANS or is_to_come or _spans_clauses(tokens, index, end)


_FAR_BEFORE: Final = 14
_VANS: Final = word_set("van vans truck bus lorry vehicle transport")
_TO_COME: Final = word_set("must will would shall may to")


def _spans_clauses(tokens: Sequence[Token], index: int, end: int) -> bool:
    words = [token.lower for token in tokens[index:end]]
    return "and" in words and bool({"was", "were"} & set(words))
