"""A noun ("the arrest of six", "Demir's release") into what happened, and to whom."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Count
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, bind_after, bind_before
from casetracker.news.people.case_targets import bind_target
from casetracker.news.people.loose_people import owner_of
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan
from casetracker.news.stance.modality import stance_of_noun
from casetracker.news.stance.stance import ASSERTED, Stance
from casetracker.news.steps.court_orders import is_upheld
from casetracker.news.steps.event import Event


def noun_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    """As in "the arrest of six men", "their release"; None where nobody is found or it is no act."""
    tokens = scan.tokens
    is_possessive = tokens[index].lower in lexicon().lists["@possessive"]
    before = tokens[index - 1].lower if index else ""
    if before in ("house", "cardiac", "court", "maximum", "minimum") or (
        is_possessive and before == "under"
    ):
        return None
    if _is_of_another_step(tokens, index, end, trigger.rule):
        return None
    bound = _owner(scan, index) if is_possessive else _taken(scan, index, end, trigger.rule)
    is_tallied = tokens[index].lower in _TALLIES and not _is_counted(bound)
    is_numbered = trigger.stage == "detained" and number_at(tokens, index) is not None
    if bound.is_empty or is_tallied or is_numbered or tokens[index].lower.startswith(_MAKES):
        counted = _counted_by(scan, index, end)
        bound = bound if counted.is_empty else counted
    wave = tokens[index - 2].lower if before == "of" and index > 1 else tokens[index].lower
    is_nobody = bound.is_empty and (before == "any" or wave in _WAVES)
    if is_nobody or (trigger.needs in ("person", "case") and bound.is_empty):
        return None
    is_own_no = trigger.stage == "whereabouts_unknown" or trigger.rule == "not_guilty"
    stance = ASSERTED if is_own_no else stance_of_noun(tokens, index)
    if trigger.rule == "warrant_noun":
        stance = _of_warrant(tokens, index, end, stance)
    if not is_own_no and any(token.lower in _NO for token in tokens[index + 1 : end]):
        stance = Stance(Modality.NEGATED)  # "made no arrests", "charges are yet to be framed"
    if trigger.stage == "detained" and before in ("until", "during", "before"):
        stance = ASSERTED  # "who taught chemistry until her arrest"
    is_told = _is_counted(bound) and not is_possessive
    if trigger.rule == "repatriation_of" and stance == ASSERTED and not is_told:
        return None  # "the last return of captives" is spoken of, not told
    return Event(trigger, index, end, None, stance, bound)


def _is_of_another_step(tokens: Sequence[Token], index: int, end: int, rule: str) -> bool:
    """Whether a noun only says what the law provides, what was overturned, or what a warrant is for."""
    if rule == "sentence_of":
        return _is_provided(tokens, index) or _is_numbered(tokens, index)
    if rule in _OUTCOMES:
        return _is_undone(tokens, index)
    if rule == "arrest_of" and _is_no_arrest(tokens, index, end):
        return True
    if rule == "cassation_noun":
        behind = [token.lower for token in tokens[end : end + _TOLD_OF]]
        return any(be in _WAS and word in _TURNED_DOWN for be, word in pairwise(behind))
    if rule == "sentencing_of":
        return tokens[index - 1].lower == "any"  # "any sentencing will be determined by a judge"
    if rule == "release_of":
        return _is_of_paper(tokens, index)
    return rule == "warrant_noun" and _is_lifted(tokens, index, end)


def _is_no_arrest(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether an arrest is only said to end, upheld, cut short, or what a warrant is for."""
    if _is_running_out(tokens, end) or is_upheld(tokens, index) or _is_of_warrant(tokens, index):
        return True
    before = tokens[max(0, index - 3) : index]
    if any(token.lower.startswith(("reduc", "shorten")) for token in before):
        return True  # "reduced the detention of Ivan Test to five days"
    is_possessive = tokens[index].lower in lexicon().lists["@possessive"]
    return is_possessive and _is_order(tokens, end)


# "His cassation appeal was rejected": the rejection is the step
_TOLD_OF: Final = 8
_WAS: Final = frozenset(["was", "were"])
_TURNED_DOWN: Final = frozenset(["rejected", "dismissed", "denied", "upheld"])


def _is_running_out(tokens: Sequence[Token], end: int) -> bool:
    """As in "His detention runs out on August 2": when it ends, not when it began."""
    return any(token.lower in _ENDING for token in tokens[end : end + 2])


_ENDING: Final = word_set("runs expires expire expired ends end ended lapses lapsed ran")


def _is_of_warrant(tokens: Sequence[Token], index: int) -> bool:
    """As in "a warrant has been issued for his arrest": told by the warrant."""
    before = [token.lower for token in tokens[max(0, index - _WARRANT) : index]]
    return before[-1:] == ["for"] and bool({"warrant", "warrants"} & set(before))


_WARRANT: Final = 9


def _is_of_paper(tokens: Sequence[Token], index: int) -> bool:
    """As in "a press release of the ministry", "the release of the bond he had posted"."""
    if index and tokens[index - 1].lower in ("press", "news"):
        return True
    if tokens[index + 1 : index + 2] and tokens[index + 1].lower != "of":
        return False
    things, nouns = lexicon().people.things, lexicon().people.nouns
    for token in tokens[index + 2 : index + 7]:
        if token.lower in nouns or token.lower in ("who", "by", ",", "and", "from", "on", "in"):
            return False
        if token.lower in things:
            return True
    return False


def _is_lifted(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "recalled the arrest warrant for", "the search warrant": none that stands against anybody."""
    before = [token.lower for token in tokens[max(0, index - 5) : index]]
    behind = [token.lower for token in tokens[index : end + 8]]
    if before[-1:] == ["search"] and behind[:1] == ["warrants"]:
        return False  # "Search warrants have been issued for two persons": they are sought
    is_withdrawn = any(
        first in ("was", "were", "been") and second in _LIFTED for first, second in pairwise(behind)
    )
    if "if" in {*before, *behind}:
        return False
    return "search" in before[-1:] or bool(_LIFTED & set(before)) or is_withdrawn


_LIFTED: Final = word_set(
    "lifted recalled quashed withdrawn withdrew cancelled canceled revoked annulled rescinded lift recall"
    " quash withdraw cancel revoke"
)


def _is_undone(tokens: Sequence[Token], index: int) -> bool:
    """As in "quashed the convictions of nine": what a higher court did to it is the step."""
    forms = (token.lower for token in tokens[max(0, index - 5) : index])
    return any(form.startswith(_UNDOING) for form in forms)


_OUTCOMES: Final = frozenset(["conviction_of", "acquittal_of", "counted_outcome"])
_UNDOING: Final = ("quash", "overturn", "uph", "annul", "confirm", "revers", "appeal", "challeng")


def _is_provided(tokens: Sequence[Token], index: int) -> bool:
    """As in "an article that carries a term of six to nine years": what the law provides for."""
    near = [token.lower for token in tokens[max(0, index - 4) : index]]
    is_own = near[-1:] in _OWN or [tokens[index].lower] in _OWN
    if is_own and not _DONE.isdisjoint(near):
        return True  # "was freed after finishing his sentence of one year"
    return any(word in _PROVIDES for word in near)


_OWN: Final = (["his"], ["her"], ["their"])
_DONE: Final = word_set("finishing finished serving served purging purged completing completed")


def _is_numbered(tokens: Sequence[Token], index: int) -> bool:
    """As in "section 129a (1) sentences 1 and 2": the sentences of a law."""
    behind = [token.lower for token in tokens[index + 1 : index + 4]]
    return (
        len(behind) > 2  # noqa: PLR2004 - two numbers and what joins them
        and behind[0].isdigit()
        and behind[1] in ("and", "or")
        and behind[2].isdigit()
    )


_PROVIDES: Final = word_set(
    "carries carry carrying carried punishable provides provide envisages threatens maximum"
)


def _is_order(tokens: Sequence[Token], end: int) -> bool:
    """As in "his arrest warrant": a warrant, not the arrest."""
    return end < len(tokens) and tokens[end].lower in ("warrant", "warrants", "order", "orders")


def _owner(scan: Scan, index: int) -> Bound:
    """Whose it is: "their release"."""
    bound = bind_before(scan.scene, index)
    if bound.is_empty and scan.tokens[index].lower in ("his", "her", "their"):
        owner = Mention("pronoun", index, index + 1, is_definite=True)
        return Bound((owner,), (), index, index + 1)
    return bound


def _taken(scan: Scan, index: int, end: int, rule: str) -> Bound:
    """Whom a noun takes: "the arrest of six men", "the approved indictment against six"."""
    tokens = scan.tokens
    if rule == "approved_indictment":
        bound = bind_target(scan.scene, index)
        return bind_before(scan.scene, index) if bound.is_empty else bound
    is_of = index + 1 < end and tokens[index + 1].lower in ("of", "for")
    is_last = end > index + 1 and tokens[end - 1].lower in ("of", "about", "from", "on")
    is_last = is_last or rule == "heaviest_term"
    return bind_after(scan.scene, end - 1 if is_last else index + 1 if is_of else index)


def _is_counted(bound: Bound) -> bool:
    return any(mention.count is not None for mention in bound.mentions)


# "made two further arrests and were hunting three more men": two are meant
_MAKES: Final = ("make", "made", "making")
_WAVES: Final = word_set("wave spate string series")
_NO: Final = frozenset(["no", "yet"])


def _of_warrant(tokens: Sequence[Token], index: int, end: int, stance: Stance) -> Stance:
    """How a warrant is put: "wanted", "issued" and "out for" tell of one that there is."""
    words = {token.lower for token in tokens[index : end + 2]}
    if stance.modality is Modality.NEGATED or not words & _THERE_IS or words & {"not", "no"}:
        return stance
    return ASSERTED


_THERE_IS: Final = word_set("wanted issued out exist exists circulated wanted list")


def owned_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    """As in "Demir's arrest", "the doctor's sudden release"."""
    tokens = scan.tokens
    owner = next(
        (
            p
            for p in range(index - 1, max(-1, index - 3), -1)
            if tokens[p].lower.endswith(("'s", "s'"))
        ),
        None,
    )
    if owner is None or _is_owned_undone(tokens, owner):
        return None
    bound = bind_before(scan.scene, owner + 1)
    if bound.is_empty or bound.last != owner + 1:
        bound = owner_of(tokens, owner)
    if bound.is_empty or tokens[min(end, len(tokens) - 1)].lower == "of":
        return None
    return Event(trigger, index, end, None, stance_of_noun(tokens, index), bound)


def _is_owned_undone(tokens: Sequence[Token], owner: int) -> bool:
    """As in "threw out Anselm Test's conviction": what a higher court did to it is the step."""
    before = [token.lower for token in tokens[max(0, owner - 5) : owner]]
    return _is_undone(tokens, owner) or any(pair in _THROWN for pair in pairwise(before))


_THROWN: Final = (("threw", "out"), ("throws", "out"), ("set", "aside"), ("thrown", "out"))


def _counted_by(scan: Scan, index: int, end: int) -> Bound:
    """As in "made 14 arrests", "184 deaths in custody": people by the number of what befell them."""
    if scan.tokens[index].lower in _TALLIES:
        return _risen_to(scan, index)
    noun = next(
        (
            p
            for p in range(index, min(max(index + 4, end), len(scan.tokens)))
            if scan.tokens[p].lower in _BEFALLS
        ),
        None,
    )
    if noun is None:
        return Bound()
    for first in range(noun - 1, max(-1, noun - 4), -1):
        number = number_at(scan.tokens, first)
        if number is not None and first not in scan.scene.taken:
            count = Count(number.minimum, number.maximum)
            mention = Mention("counted", number.first, noun + 1, count, is_about=number.is_about)
            return Bound((mention,), (), number.first, noun + 1)
    return Bound()


def _risen_to(scan: Scan, index: int) -> Bound:
    """As in "The number of those arrested has risen to fourteen"."""
    tokens = scan.tokens
    for place in range(index + 3, min(len(tokens) - 1, index + _RISING)):
        if tokens[place].lower not in _TO:
            continue
        number = number_at(tokens, place + 1)
        if number is not None and number.first not in scan.scene.taken:
            mention = Mention(
                "counted", number.first, number.last, Count(number.minimum, number.maximum)
            )
            return Bound((mention,), (), number.first, number.last)
    return Bound()


_TALLIES: Final = word_set("number figure total")
_RISING: Final = 18
_TO: Final = word_set("to at reached reaches exceeded passed stands")
_BEFALLS: Final = word_set("arrests detentions deaths convictions acquittals extraditions releases")
