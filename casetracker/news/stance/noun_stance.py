"""How a noun ("the release of ...") is put: by the words that it hangs on, before and behind it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

REACH: Final = 16
BEHIND: Final = 18
_NOT: Final = frozenset(["not", "n't", "never", "hardly", "cannot"])
_PHRASE: Final = word_set(
    "the a an all any immediate early safe swift speedy prompt urgent unconditional full quick"
    " complete possible mutual his her their its reciprocal humanitarian further rapid final"
)
_WISHED: Final = word_set("immediate swift speedy prompt urgent unconditional")
_OPENERS: Final = word_set("who which whom whose where")
_AUXILIARIES: Final = word_set(
    "is are was were be been being has have had will would may might can could shall should must to"
    " remains remain not"
)
_FOR_DONE: Final = word_set(
    "thanked thanks thank grateful gratitude praised praise credit credited blamed blame responsible"
    " responsibility criticised criticized condemned sanctioned punished apologised apologized"
    " known famous"
)
_ON_DONE: Final = word_set(
    "report reports statement commented comment comments news reporting learned learnt heard knew told"
)
_TIMES: Final = word_set("until till before")
_BEFELL: Final = word_set("arrest arrests detention capture death deaths conviction")
_CLAUSES: Final = frozenset(
    [";", "but", "while", "whereas", "although", "though", "because", "when"]
)


def noun_modality(tokens: Sequence[Token], index: int) -> Modality | None:
    """What the words around a noun make of it; None where it is told as something that happened."""
    if _is_wished_for(tokens, index):
        return Modality.REQUESTED
    before, is_done = _before(tokens, index)
    if before is Modality.REQUESTED and _is_turned_down(tokens, index):
        return Modality.NEGATED
    if before is not None:
        return before
    return behind_noun(tokens, index, is_done=is_done)


def _is_turned_down(tokens: Sequence[Token], index: int) -> bool:
    """As in "A request for the release of Test was turned down"."""
    if not any(token.lower in _REQUESTS for token in tokens[max(0, index - 6) : index]):
        return False
    behind = [token.lower for token in tokens[index : index + 18]]
    before = [token.lower for token in tokens[max(0, index - 14) : index]]
    if any(w in _REFUSED or p in _TURNED for w, p in zip(before, pairwise(before), strict=False)):
        return True
    return any(
        be in ("was", "were", "been") and (word in _REFUSED or (word, after) in _TURNED)
        for be, word, after in zip(behind, behind[1:], [*behind[2:], "."], strict=False)
    )


_REQUESTS: Final = word_set("request requests motion motions petition petitions plea pleas")
_TURNED: Final = (("turned", "down"), ("thrown", "out"))
_REFUSED: Final = word_set("refused rejected denied dismissed")


def before_noun(tokens: Sequence[Token], index: int) -> Modality | None:
    """What the words before a noun make of it."""
    return _before(tokens, index)[0]


def _before(tokens: Sequence[Token], index: int) -> tuple[Modality | None, bool]:
    """The modality, and whether a word before the noun says that it was done."""
    first = index
    while first > 0 and tokens[first - 1].lower in _PHRASE:
        first -= 1
        if tokens[first].lower in ("possible", "any"):
            return Modality.POSSIBLE, False
    if _is_way_opened(tokens, index):
        return Modality.PLANNED, False
    is_wished = any(token.lower in _WISHED for token in tokens[first:index])
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        if _ends_reach(tokens, place, first, index):
            break
        lower = tokens[place].lower
        if lower in _TIMES and tokens[index].lower in _BEFELL:
            continue  # "until her arrest": she was arrested
        if lower.startswith("announc") and tokens[index].lower.startswith("appeal"):
            return Modality.PLANNED, False
        if lower in lexicon().cues.nouns.done and not _is_wanted(tokens, place):
            return None, True
        is_name = _is_court_of_appeal(tokens, place) or _is_no_cue(tokens, place)
        modality = None if is_name else _cue(tokens[place])
        if modality is not None:
            return _negated(tokens, place, modality), False
    hung = _by_preposition(tokens, first)
    return (Modality.REQUESTED if hung is None and is_wished else hung), False


def _is_court_of_appeal(tokens: Sequence[Token], place: int) -> bool:
    """As in "the Court of Appeal upheld": the name of a court, which asks for nothing."""
    if tokens[place].lower not in ("appeal", "appeals"):
        return False
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return tokens[place - 1].lower in ("of", "on") or following in _BENCHES


def _is_no_cue(tokens: Sequence[Token], place: int) -> bool:
    """As in "keeps six behind bars as trial opens", "pleaded not guilty as their trial opened"."""
    lower = tokens[place].lower
    before = tokens[place - 1].lower if place else ""
    following = tokens[place + 1].lower
    if (lower == "not" and following == "guilty") or (
        lower.startswith("plead") and following in ("not", "guilty")
    ):
        return True
    if lower.startswith("insist") and following != "on":
        return True  # "Lawyers insist their arrest was unlawful"
    return (lower == "bars" and before == "behind") or (
        lower == "stopped" and before in ("was", "were")
    )


_VOUCHED: Final = word_set("confirm confirmed verify verified corroborate acknowledge")
_BENCHES: Final = word_set("court courts judge judges board chamber panel trial")


def _cue(token: Token) -> Modality | None:
    """What one word makes of a noun behind it."""
    if token.lower in _NOT or token.lower.endswith("n't"):
        return Modality.NEGATED
    if token.text == "March":
        return None  # the month, not those who marched
    cues = lexicon().cues
    modal = cues.modal.get(token.lower) if token.text[0].islower() else None
    return cues.nouns.before.get(token.lower, modal)


def _ends_reach(tokens: Sequence[Token], place: int, first: int, index: int) -> bool:
    """Whether a word ends the clause that the noun is in."""
    lower = tokens[place].lower
    if lower in _CLAUSES or (lower in _OPENERS and place < first - 1):
        return True
    return lower == "," and _closes(tokens, place, index)


def _closes(tokens: Sequence[Token], comma: int, index: int) -> bool:
    """Whether the words before a comma are a clause of their own: ", and the police announced"."""
    following = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    return following in (*_OPENERS, "and", "when") and comma + 2 < index


def _is_wanted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that tells of something done is itself asked for, planned or negated."""
    before = {token.lower for token in tokens[max(0, place - 4) : place]}
    return bool(
        before & {"to", "not", "will", "would", "may", "might", "could", "never", "n't"}
    ) and (tokens[place].lower not in ("after", "since", "following"))


def _negated(tokens: Sequence[Token], place: int, modality: Modality) -> Modality:
    """As in "did not rule out", "has not agreed to": what is not refused is possible at most."""
    if modality is Modality.NEGATED and tokens[place + 1].lower in _VOUCHED:
        return Modality.POSSIBLE  # "could not confirm the arrest of"
    before = [token.lower for token in tokens[max(0, place - 3) : place]]
    is_negated = any(word in _NOT or word.endswith("n't") for word in before)
    if not is_negated:
        return modality
    if modality in (Modality.NEGATED, Modality.DENIED):
        return Modality.POSSIBLE
    is_refused = modality in (Modality.PLANNED, Modality.REQUESTED)
    return Modality.NEGATED if is_refused else modality


_OPENS_WAY: Final = word_set(
    "cleared clears clear clearing paved paves pave paving opened opens open opening"
)


def _is_way_opened(tokens: Sequence[Token], index: int) -> bool:
    """As in "suspended seven months, paving the way for his release"."""
    words = [token.lower for token in tokens[max(0, index - _WAY) : index]]
    if "way" not in words or words[words.index("way") + 1 : words.index("way") + 2] != ["for"]:
        return False
    return not _OPENS_WAY.isdisjoint(words[: words.index("way")])


_WAY: Final = 10
_FIXED: Final = word_set("fixed set scheduled adjourned listed posted")
_SITTINGS: Final = word_set("trial hearing hearings judgment sentencing mention")


def _by_preposition(tokens: Sequence[Token], first: int) -> Modality | None:
    """What "for" or "on" right before a noun makes of it: "a bid for the release of"."""
    if first < 1:
        return None
    preposition = tokens[first - 1].lower
    earlier = {token.lower for token in tokens[max(0, first - 8) : first - 1]}
    if preposition == "for" and earlier & _FIXED and tokens[first].lower in _SITTINGS:
        return Modality.PLANNED  # "fixed January 24 for trial"
    if preposition == "for" and not earlier & _FOR_DONE:
        return Modality.REQUESTED
    if preposition in ("on", "over", "about", "regarding", "concerning") and first > 1:
        return None if earlier & _ON_DONE else Modality.POSSIBLE
    return None


def _is_wished_for(tokens: Sequence[Token], index: int) -> bool:
    """As in "Ivan Test, whose release the movement had demanded, is not on the list"."""
    if "whose" not in {token.lower for token in tokens[max(0, index - 1) : index + 1]}:
        return False
    words = [token.lower for token in tokens[index + 1 : index + 8]]
    end = next((place for place, word in enumerate(words) if word in _CLAUSE_ENDS), len(words))
    return bool(_WISHES & set(words[:end]))


_CLAUSE_ENDS: Final = word_set(", ; is are was were")
_WISHES: Final = word_set("demanded demand demands sought seek seeks requested urged wants wanted")


def behind_noun(tokens: Sequence[Token], index: int, *, is_done: bool = False) -> Modality | None:
    """As in "The release of the men is planned", "Return of six sought": a cue behind the noun."""
    nouns = lexicon().cues.nouns
    is_subject = not is_done
    place = index + 1
    end = min(len(tokens), index + BEHIND)
    while place < end:
        lower = tokens[place].lower
        if lower == ",":
            resumed = _resumed(tokens, place)
            if resumed is None:
                return None
            place, end = resumed, min(len(tokens), resumed + 6)
            continue
        if lower in (";", ":", "but", "who", "which", "after", "because", "said", "that", "says"):
            return None
        modal = lexicon().cues.modal.get(lower) if tokens[place].text[0].islower() else None
        if modal is not None:
            return modal
        if lower in _NOT:
            return Modality.NEGATED if not _is_left_open(tokens, place) else Modality.POSSIBLE
        if _is_done_to(tokens, index, place):
            return None
        is_hunted = lower == "wanted" and tokens[place - 1].lower in lexicon().people.nouns
        if is_subject and not is_hunted and lower in nouns.behind and _is_predicate(tokens, place):
            return Modality.NEGATED if is_put_off(tokens, place) else nouns.behind[lower]
        if is_subject and lower == "to" and _is_headline_future(tokens, place):
            return Modality.PLANNED
        place += 1
    return None


def _is_done_to(tokens: Sequence[Token], index: int, place: int) -> bool:
    """As in "whose release was ordered on 3 February", "whose term was suspended": a court has ruled."""
    noun, lower = tokens[index].lower, tokens[place].lower
    is_ordered = lower == "ordered" and tokens[place - 1].lower in ("was", "were", "been")
    is_term = lower == "suspended" and noun in ("term", "sentence", "terms")
    return (is_ordered and noun == "release") or is_term


def _is_left_open(tokens: Sequence[Token], place: int) -> bool:
    """As in "further arrests are not ruled out"."""
    return any(token.lower in ("ruled", "excluded") for token in tokens[place + 1 : place + 3])


def is_put_off(tokens: Sequence[Token], place: int) -> bool:
    """As in "was postponed for the third time": it was not held, and no day is told for it."""
    if tokens[place].lower not in ("postponed", "adjourned", "delayed"):
        return False
    behind = {token.lower for token in tokens[place + 1 : place + 7]}
    return bool(behind & {"time", "times", "again"}) and not behind & {"to", "till", "until"}


def _resumed(tokens: Sequence[Token], comma: int) -> int | None:
    """Where the predicate goes on behind an aside: "the release of six, held since May, is ..."."""
    for place in range(comma + 1, min(len(tokens) - 1, comma + 16)):
        if tokens[place].lower == "," and tokens[place + 1].lower in _AUXILIARIES:
            return place + 1
        if tokens[place].lower in (";", ":"):
            return None
    return None


def _is_predicate(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle belongs to the noun: not "six wanted men", not "he had urged"."""
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return following not in lexicon().people.nouns and tokens[place - 1].lower not in _SPEAKING


_SPEAKING: Final = word_set("he she they it we who had have ' \u2019")


def _is_headline_future(tokens: Sequence[Token], place: int) -> bool:
    """As in "Trial of 13 to begin Monday", "Release of six to follow"."""
    return place + 1 < len(tokens) and tokens[place + 1].lower in _TO_COME


_TO_COME: Final = word_set(
    "begin start open be follow take resume continue happen come proceed depend go"
)
