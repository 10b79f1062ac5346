"""The names of those whom a claim is about, where the sentence says besides what they are.

"Karim Test, a teacher of geography, was seized", "three teachers, among them Anna Probe,": the grammar gives
the nearest noun; who that is stands beside it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, Scene
from casetracker.news.people.loose_people import lone_name
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import NameSpan, names_after, names_before
from casetracker.news.people.name_rows import DASHES
from casetracker.news.people.officers import holds_office

_AMONG: Final = 12
_GAP: Final = 9
_KIN: Final = word_set(
    "son sons daughter brother sister husband wife father mother cousin uncle aunt nephew niece"
    " grandson grandfather friend neighbour neighbor partner fiance colleague captain major colonel"
    " lieutenant sergeant mr mrs ms sheikh imam activist blogger journalist pastor"
)
_AGED: Final = ("-year-old", "-year-olds")
_RELATIVE: Final = frozenset(["whose", "who", "which"])
_ENDS: Final = word_set("; : who which while but was were is are has have had said told by")


def with_names(scene: Scene, bound: Bound) -> Bound:
    """The same people with the names that stand beside them; as it was where there are none."""
    if bound.names or len(bound.mentions) != 1:
        return bound
    mention = bound.mentions[0]
    listed = _opening_list(scene, mention)
    if listed is not None:
        return replace(bound, names=listed)
    if mention.kind == "pronoun":
        return _of_pronoun(scene, mention, bound)
    found = (
        _called(scene.tokens, mention)
        or _before(scene, mention)
        or _behind(scene, mention)
        or _among(scene, mention)
        or _listed(scene, mention)
    )
    if found is None:
        return bound
    names, first, last, is_whole = found
    count = None if mention.count is None else mention.count.exact
    is_told = is_whole and (count is None or count == 1 or count < len(names))
    mentions = () if is_told else bound.mentions
    start = min(first, mention.first if bound.first is None else bound.first)
    end = max(last, mention.last if bound.last is None else bound.last)
    kept = tuple(replace(each, first=min(each.first, start)) for each in mentions)
    return Bound(kept, names, start, end)


def _opening_list(scene: Scene, mention: Mention) -> tuple[str, ...] | None:
    """As in "Among those who walked free was Karim Test": named behind the verb; None elsewhere."""
    tokens = scene.tokens
    if tokens[0].lower != "among":
        return None
    for place in range(1, min(len(tokens), _AMONG + _GAP)):
        if tokens[place].lower in ("is", "are", "was", "were"):
            found = names_after(tokens, scene.names, place + 1)
            is_near = found is not None and found[0] - place <= _GAP
            if found is None or not is_near:
                return None
            is_opening = mention.first <= 2  # noqa: PLR2004 - "Among the six"
            return found[2] if is_opening or place < mention.first < found[0] else None
    return None


def _of_pronoun(scene: Scene, mention: Mention, bound: Bound) -> Bound:
    """As in "Karim Test was 17 when he was arrested": the only one, or the only row, named before."""
    tokens = scene.tokens
    word = tokens[mention.first].lower
    rows = [
        span for span in scene.names if span[1] <= mention.first and not holds_office(tokens, span)
    ]
    is_only_told = all(_hears(tokens, span) for span in rows)
    if is_only_told or any(t.text in _QUOTES for t in tokens[rows[0][1] : mention.first]):
        return bound
    if _speaks_last(tokens, rows[-1]) and (word in _OWN or _is_of_kin(scene, mention, rows[-1])):
        return bound  # "Test said his release would be raised": whose is not told
    if word in _ONE:
        is_one = len({name for _, _, name in rows}) == 1
        return replace(bound, mentions=(), names=(rows[0][2],)) if is_one else bound
    row = names_before(tokens, rows, rows[-1][1])
    is_whole = row is not None and len(row[2]) == len(rows) > 1
    if word not in _MANY or row is None or not is_whole:
        return bound
    return replace(
        bound, mentions=bound.mentions if mention.count is not None else (), names=row[2]
    )


def _is_of_kin(scene: Scene, mention: Mention, speaker: NameSpan) -> bool:
    """As in "Anna Test said her husband was held and nothing is known of him": he, whom she speaks of."""
    alike = _MEN if scene.tokens[mention.first].lower in _HE else _WOMEN
    return any(
        each.unit in alike and scene.tokens[each.first].lower in ("his", "her", "their", "my")
        for each in scene.mentions
        if speaker[1] <= each.first < mention.first
    )


_HE: Final = frozenset(["he", "him", "his"])
_MEN: Final = word_set("husband son brother father uncle nephew grandson grandfather cousin")
_WOMEN: Final = word_set("wife daughter sister mother aunt niece granddaughter grandmother cousin")


def _hears(tokens: Sequence[Token], span: NameSpan) -> bool:
    """As in "told Radio Derva that they took him away"."""
    return span[0] > 0 and tokens[span[0] - 1].lower in ("told", "tells", "telling")


def _speaks_last(tokens: Sequence[Token], span: NameSpan) -> bool:
    return any(token.lower in lexicon().cues.speech for token in tokens[span[1] : span[1] + 3])


_OWN: Final = word_set("his her their")
_ONE: Final = word_set("he she him her his")
_MANY: Final = word_set("they them their both each")
_QUOTES: Final = frozenset(['"', "\u201c", "\u201d"])


def _before(scene: Scene, mention: Mention) -> tuple[tuple[str, ...], int, int, bool] | None:
    """As in "Karim Test, 41, a driver, was": the name before what somebody is."""
    tokens = scene.tokens
    if mention.count is not None and mention.count.exact != 1:
        return None
    place = mention.first - 1
    while place > 0 and mention.first - place < _ROLE and tokens[place].lower.isalpha():
        place -= 1
    between = {token.lower for token in tokens[place : mention.first]}
    if between & _RELATIVE or between & lexicon().cues.speech:
        return (
            None  # "Anna Probe, whose son was", "Anna Probe, said the seized men": others than she
        )
    if tokens[place + 1].lower not in ("a", "an", "the", "one") and mention.kind != "generic":
        return None
    if place < 1 or tokens[place].lower not in (",", "(", *DASHES):
        return None
    if tokens[place - 1].text.isdigit() and tokens[place - 2].lower in (",", "("):
        place -= 2
    end = place
    span = next((each for each in scene.names if each[1] == end), None)
    if span is None:
        return None
    found = names_before(tokens, scene.names, end)
    if found is None or found[1] != end:
        return (span[2],), span[0], span[1], True
    return found[2], found[0], found[1], True


def _behind(scene: Scene, mention: Mention) -> tuple[tuple[str, ...], int, int, bool] | None:
    """As in "a deputy, Anna Probe,", "three teachers of a village school, A. B., C. D. and E. F."."""
    tokens = scene.tokens
    count = None if mention.count is None else mention.count.exact
    following = next((each for each in scene.names if each[0] >= mention.last), None)
    if following is not None and _leads(tokens, mention, following):
        found = names_after(tokens, scene.names, following[0])
        names = (following[2],) if found is None else found[2]
        last = following[1] if found is None else found[1]
        if count == 1 or (count is None and not _is_plural(tokens, mention)):
            return names[:1], following[0], following[1], True
        if len(names) > 1 and (count is None or count == len(names)):
            return names, following[0], last, True
    return None


def _leads(tokens: Sequence[Token], mention: Mention, span: NameSpan) -> bool:
    """Whether a noun leads to a name behind it, which does not speak."""
    after = tokens[span[1]].lower if span[1] < len(tokens) else "."
    gap = tokens[mention.last : span[0]]
    if after in lexicon().cues.speech or after == "'s":
        return False
    count = None if mention.count is None else mention.count.exact
    is_told = count is not None and count > 1 and _is_told_out(gap)
    return _is_gap(gap) or is_told or (count == 1 and after == "," and _is_deed(gap))


def _is_deed(gap: Sequence[Token]) -> bool:
    """As in "A ninth man held on the same night, the student Karim Test, never": who that was."""
    words = [token.lower for token in gap]
    if words.count(",") != 1 or not words or len(words) > _AMONG:
        return False
    deed, role = words[: words.index(",")], words[words.index(",") + 1 :]
    is_participle = bool(deed) and "part" in lexicon().forms.by_word.get(deed[0], frozenset())
    is_role = len(role) <= _ROLE and all(word.isalpha() and word not in _SMALL for word in role)
    return is_participle and is_role and not set(deed) & _ENDS


def _is_told_out(gap: Sequence[Token]) -> bool:
    """As in "Two teachers detained in the same week, A. B. and C. D.": the number is that of the names."""
    words = [token.lower for token in gap]
    return bool(words) and words[-1] == "," and len(words) <= _AMONG and not set(words) & _SAID


_SAID: Final = word_set("; : said told by and")


def _is_gap(tokens: Sequence[Token]) -> bool:
    """Whether nothing stands between a noun and a name but where somebody is from, and an age."""
    words = [token.lower for token in tokens if not _is_of_age(token.lower)]
    words = _without_naming(words)
    if len(words) > _GAP or set(words) & _ENDS:
        return False
    told = words[words.index(",") + 1 :] if "," in words else []
    if told and len(told) <= _ROLE and all(word.isalpha() and word not in _SMALL for word in told):
        words = words[: words.index(",") + 1]  # "a fourth man, the delivery driver Ivan Test"
    is_closed = bool(words) and words[-1] in ("named", "called", ",", "(", *DASHES)
    if is_closed:
        words.pop()
    return not words or (
        is_closed and words[0] in ("of", "from", "at", "in", "for") and "," not in words
    )


def _without_naming(words: list[str]) -> list[str]:
    """As in "three citizens identified as A. B. and C. D.", "two men: A. B. and C. D."."""
    if words == [":"]:
        return []
    if words[-2:] not in _NAMED_AS:
        return words
    return words[:-3] if words[-3:-2] == [","] else words[:-2]


_NAMED_AS: Final = (["identified", "as"], ["named", "as"], ["known", "as"])


def _is_of_age(word: str) -> bool:
    """As in "26-year-old", in one word or in several."""
    return word.endswith(_AGED) or word in ("year-old", "year", "old", "-") or word.isdigit()


_ROLE: Final = 5
_SMALL: Final = word_set("and or with in of from at by for to on as after before")


def _is_plural(tokens: Sequence[Token], mention: Mention) -> bool:
    last = tokens[mention.last - 1].lower
    return last.endswith("s") and not last.endswith("ss")


def _called(
    tokens: Sequence[Token], mention: Mention
) -> tuple[tuple[str, ...], int, int, bool] | None:
    """As in "her brother, Karim, was", "His son Arka": one name behind a word for kin or rank."""
    if tokens[mention.last - 1].lower not in _KIN:
        return None
    place = mention.last
    if place < len(tokens) and tokens[place].lower == ",":
        place += 1
    if place >= len(tokens) or tokens[place].lower in lexicon().cues.sources:
        return None
    if place + 1 < len(tokens) and tokens[place + 1].text[0].isupper():
        return None  # "the blogger Karim Test": by both names
    named = lone_name(tokens, place)
    return None if named.is_empty else (named.names, place, place + 1, True)


def _among(scene: Scene, mention: Mention) -> tuple[tuple[str, ...], int, int, bool] | None:
    """As in "five people, among them the coach Karim Test, were": some of them by name."""
    tokens = scene.tokens
    end = min(len(tokens) - 1, mention.last + _AMONG)
    words = [token.lower for token in tokens[mention.last : end]]
    at = next((n for n, pair in enumerate(pairwise(words)) if pair in _SOME), None)
    if at is None and "including" in words:
        at = words.index("including") - 1
    if at is None or set(words[:at]) & {";", ":", "said"}:
        return None
    start = mention.last + at + 2
    if any(mention.last <= each.first < start and each.count for each in scene.mentions):
        return None  # "16 were held and nine of them arrested, including": some of the nine
    found = names_after(tokens, scene.names, start) or _behind_post(scene, start)
    if found is None:
        return None
    return found[2], mention.first, mention.last, False


_SOME: Final = frozenset([("among", "them"), ("most", "prominently"), ("most", "notably")])


def _behind_post(scene: Scene, start: int) -> tuple[int, int, tuple[str, ...]] | None:
    """As in "including the head of the village school, Karim Test,": the name behind what somebody is."""
    tokens = scene.tokens
    span = next((each for each in scene.names if start < each[0] <= start + _AMONG), None)
    if span is None or tokens[span[0] - 1].lower != "," or tokens[start].lower not in _THE:
        return None
    between = {token.lower for token in tokens[start : span[0] - 1]}
    return None if between & (_ENDS | {","}) else (span[0], span[1], (span[2],))


_THE: Final = frozenset(["the", "a", "an", "his", "her", "their", "former"])


def _listed(scene: Scene, mention: Mention) -> tuple[tuple[str, ...], int, int, bool] | None:
    """As in "Five men were led away: Karim Test, the brothers Ivan and Oleg Probe": named behind a colon."""
    tokens, count = scene.tokens, None if mention.count is None else mention.count.exact
    end = min(len(tokens) - 1, mention.last + _AMONG + _GAP)
    colon = next((p for p in range(mention.last, end) if tokens[p].lower == ":"), None)
    if colon is None or count is None or tokens[colon - 1].lower in lexicon().cues.speech:
        return None
    found = names_after(tokens, scene.names, colon + 1)
    if found is None or len(found[2]) > count:
        return None
    following = tokens[found[1]].lower if found[1] < len(tokens) else "."
    if following not in (",", ".", ";", "(", "and"):
        return None  # "Two were freed: Karim Test was in tears"
    return found[2], mention.first, mention.last, count == 1
