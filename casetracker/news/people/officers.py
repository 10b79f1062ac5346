"""Those who speak or decide in a case: judges, lawyers, officials, whom no step befalls."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, Scene
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import NameSpan, names_after
from casetracker.news.people.opening_names import opener

OFFICES: Final = word_set(
    "lawyer lawyers attorney attorneys judge justice prosecutor minister spokesman spokeswoman"
    " spokesperson ombudsman president counsel magistrate representative barrister solicitor"
    " commissioner ambassador secretary chief ma\u00eetre master"
)


def without_officers(tokens: Sequence[Token], bound: Bound, index: int, rule: str) -> Bound:
    """The same without the judge who adjourns, and without the lawyer who says that he will appeal."""
    first = bound.first
    if rule in _SPOKEN_FOR and bound.mentions and all(_acts(m, rule) for m in bound.mentions):
        return Bound() if not bound.names else replace(bound, mentions=())
    if not bound.names or first is None or rule not in _SPOKEN_FOR or first > index:
        return bound
    before = {token.lower for token in tokens[max(0, first - _TITLED) : first]}
    if rule in _BY_JUDGES or before & OFFICES or _is_their_lawyer(tokens, bound.last or first):
        return Bound()
    return bound


def _is_their_lawyer(tokens: Sequence[Token], last: int) -> bool:
    """As in "Ivan Test, his lawyer, filed an appeal"; not a lawyer who stands trial, "a lawyer"."""
    behind = [token.lower for token in tokens[last : last + _TITLED + 1]]
    if behind[:1] != [","]:
        return False
    at = next((place for place, word in enumerate(behind) if word in _COUNSEL), 0)
    is_whose = not _WHOSE.isdisjoint(behind[1:at])
    return at > 0 and (is_whose or behind[at + 1 : at + 2] in (["for"], ["representing"]))


_WHOSE: Final = word_set("his her their our")


def _acts(mention: Mention, rule: str) -> bool:
    """As in "his lawyer announced an appeal"; not the 20 lawyers whom a case is against."""
    if mention.unit not in OFFICES:
        return False
    return rule in _BY_COUNSEL if mention.count is None else mention.count.exact == 1


def client_of(scene: Scene, index: int) -> Bound:
    """Whose lawyer acts before a token: "Ivan Test's lawyer, Ana Probe, said she would appeal"."""
    for first, last, name in scene.names:
        if last >= index:
            break
        owned = (
            scene.tokens[last - 1].text.endswith(_OWNER) and scene.tokens[last].lower in _COUNSEL
        )
        before = [token.lower for token in scene.tokens[max(0, first - 2) : first]]
        if owned or (before[-1:] in (["of"], ["for"]) and before[0] in _COUNSEL):
            return Bound((), (name,), first, last)
    return Bound()


_OWNER: Final = ("'s", "\u2019s")
_COUNSEL: Final = word_set("lawyer lawyers attorney attorneys counsel barrister solicitor")
_BY_COUNSEL: Final = word_set("appeal_lodged appeal_announced appealed")


_TITLED: Final = 4
_BY_JUDGES: Final = frozenset(["adjourned", "verdict_due"])
_SPOKEN_FOR: Final = _BY_JUDGES | word_set(
    "denial appeal_lodged appeal_announced appealed bail_asked cassation trial_opened brought_before"
)


def holds_office(tokens: Sequence[Token], span: NameSpan) -> bool:
    """Whether a name is that of a lawyer, a judge or whoever speaks for others."""
    before = [token.lower for token in tokens[max(0, span[0] - 3) : span[0]]]
    behind = [token.lower for token in tokens[span[1] : span[1] + 4]]
    speaks = bool(set(behind) & lexicon().cues.speech)
    is_of_them = speaks and bool(
        {"his", "her", "their"} & set(before)
    )  # "His wife, Anna Test, says he"
    is_told = bool(set(behind) & OFFICES) and "," in behind
    return bool(set(before) & OFFICES) or is_told or is_of_them


def opens_with(scene: Scene) -> Mention | None:
    """Whom a sentence opens with, by name, as "a witness" or "five students"; nobody who holds office."""
    tokens, names = scene.tokens, scene.names
    first = opener(tokens, names, len(tokens) + 1)
    rest = _rest(scene)
    if rest is not None:
        return rest
    if first is None and tokens[0].lower not in _ONE and number_at(tokens, 0) is None:
        return None  # most sentences: the people in them need not be looked for
    one = next(iter(scene.mentions), None)
    if one is not None and one.first == 0 and one.kind == "counted" and not one.is_definite:
        is_known = one.count is not None and one.count.exact is not None and one.unit is not None
        return one if is_known and one.unit not in OFFICES else None
    if first is None or holds_office(tokens, first):
        return None
    row = names_after(tokens, names, first[0])
    if row is not None and len(row[2]) > 1:
        return Mention("named", row[0], row[1], names=row[2])
    is_one = len(names) == 1 or "and" not in {t.lower for t in tokens[first[1] : names[1][0]]}
    return Mention("named", first[0], first[1], names=(first[2],)) if is_one else None


_ONE: Final = word_set("a an one another 1")


def _rest(scene: Scene) -> Mention | None:
    """As in "The remaining eleven were flown home", "The last four", "The rest are": others than before."""
    tokens = scene.tokens
    if tokens[0].lower != "the" or len(tokens) < _SHORT or tokens[1].lower not in _RESTS:
        return None
    one = next(iter(scene.mentions), None)
    return one if one is not None and one.last > 1 and one.first <= _SECOND else None


_SHORT: Final = 4
_SECOND: Final = 2
_RESTS: Final = word_set("remaining other others rest last first")
