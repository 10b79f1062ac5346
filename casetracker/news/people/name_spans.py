"""Runs of capitalised words that may be persons' names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set


def name_spans(tokens: Sequence[Token], known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Runs of two to four capitalised words that may be a person's name.

    `known` gives the full name behind a family name that stands alone.
    """
    index = 0
    while index < len(tokens):
        token = tokens[index]
        is_small = token.text == token.lower and "." not in token.text
        if is_small and token.lower not in _SMALL_FIRST:  # most words, told without a call
            index += 1
            continue
        if not _may_begin(token):
            index += 1
            continue
        if _is_all_initials(tokens, index):
            yield index, index + 2, tokens[index].text + "."
            index += 2
            continue
        end = _run_end(tokens, index)
        first = _run_start(tokens, index, end)
        name = None if _is_outlet(tokens, end) else _name_of(tokens, first, end, known)
        if name is not None and _is_of_title(tokens, first, end):
            index += 1  # "Court Jails Writer, Acquits Three Colleagues"
            continue
        if name is not None:
            yield first, end, name
        index = max(end, index + 1)


def _is_of_title(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the words of a run are no name, in a headline that capitalises all words."""
    forms, nouns = lexicon().forms.by_word, lexicon().people.nouns
    words = [token.lower for token in tokens[first:end]]
    if not any(word in forms or word in nouns or word in _TITLED for word in words):
        return False
    long = [token.text for token in tokens if token.text.isalpha() and len(token.text) > _LITTLE]
    return len(long) > _LITTLE and all(text[0].isupper() for text in long)


_LITTLE: Final = 3
_TITLED: Final = word_set("him her them hours days weeks years aide aides others later after over")


def _is_outlet(tokens: Sequence[Token], end: int) -> bool:
    """As in "Novy Dom director Pavel Test": whose director somebody is, not who."""
    if end + 2 >= len(tokens) or tokens[end].lower not in _POSTS:
        return False
    return all(
        token.text[0].isupper() and token.text[0].isalpha() for token in tokens[end + 1 : end + 3]
    )


_POSTS: Final = word_set(
    "director editor reporter correspondent journalist founder co-founder cofounder anchor presenter"
    " editor-in-chief chairman chairwoman owner publisher columnist cameraman photographer contributor"
)


def _may_begin(token: Token) -> bool:
    """Whether a name, or the mark before its words, may stand here."""
    text = token.text
    first = text[0]
    if first.isupper() or text == ".":
        return True
    if not first.islower():
        return first.isalnum() and not first.isdecimal()  # a letter of a script without capitals
    return token.lower in _SMALL_FIRST or (not text.islower() and _is_articled(text))


def _is_all_initials(tokens: Sequence[Token], index: int) -> bool:
    """As in "Defendant N.F. received", "E.L. was": somebody by initials; no "U.S.", no "S.p.A."."""
    if index + 1 >= len(tokens) or tokens[index + 1].text != ".":
        return False
    if _ALL_INITIALS.fullmatch(tokens[index].text) is None:
        return False
    following = tokens[index + 2] if index + 2 < len(tokens) else tokens[index + 1]
    before = tokens[index - 1].lower if index else ""
    is_place = tokens[index].lower in _NO_INITIALS or before in ("in", "the", "from", "at", "to")
    return not is_place and not following.text[0].isupper() and not following.text[0].isdigit()


_ALL_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,2}){1,2}")
_NO_INITIALS: Final = word_set("u.s u.n u.k e.u d.c a.m p.m i.e e.g u.s.a l.a b.c n.j n.y n.m")


def learn_names(known: dict[str, str], names: Sequence[tuple[int, int, str]]) -> None:
    """Keep the full names under their first and family names, the first that was told of each."""
    for _, _, name in names:
        words = name.split()
        for word in (words[-1], words[0]):
            if _is_own(word):
                known.setdefault(word, name)


def _is_own(word: str) -> bool:
    """Whether a word may call somebody alone: no place, no title."""
    lower = word.lower()
    return lower not in lexicon().places.by_spelling and lower not in lexicon().lists["@states"]


def _run_end(tokens: Sequence[Token], index: int) -> int:
    """Where the capitalised words from a token on end; the owner's "'s" ends them."""
    end = index
    while end < len(tokens) and end - index < _LONGEST:
        if _is_nickname(tokens, index, end):
            end += 3
            continue
        if not _may_be_name(tokens, end):
            break
        end += 1
        if tokens[end - 1].text.endswith(_OWNER):
            break
    while end > index and tokens[end - 1].lower in _JOINTS:
        end -= 1
    return end


def _run_start(tokens: Sequence[Token], index: int, end: int) -> int:
    """Where the name in such a run begins, behind titles and small words."""
    first = index
    while (
        first < end
        and (
            tokens[first].text == "."
            or tokens[first].lower in _NOT_FIRST
            or _is_of_rank(tokens, first, end)
        )
        and not _is_initial(tokens, first)
    ):
        first += 1
    while end - first > 2 and _is_calling(tokens, first):  # noqa: PLR2004 - two words of a name stay
        first += 1
    return first


def _is_of_rank(tokens: Sequence[Token], first: int, end: int) -> bool:
    """As in "Senior Lieutenant Ivan Test", "Brigadier General Ivan Test": a rank in two words."""
    return first + 2 < end and tokens[first].lower in _RANKED and tokens[first + 1].lower in _RANKS


_RANKED: Final = word_set(
    "senior junior lance brigadier lieutenant major staff master warrant first second third chief wing"
    " squadron group flight rear vice police brig lt maj col sgt"
)
_RANKS: Final = word_set(
    "lieutenant general colonel captain major corporal sergeant officer naik commander marshal admiral"
    " constable inspector lt col gen capt cpl sgt"
)


def _name_of(tokens: Sequence[Token], first: int, end: int, known: Mapping[str, str]) -> str | None:
    """The person's name that a run of words is; None where it is none."""
    if end < len(tokens) and tokens[end].lower in _INSTITUTION and tokens[end].text[0].isupper():
        return None  # "the Baku Grave Crimes Court"
    if end - first >= 2:  # noqa: PLR2004 - a first and a family name
        return None if _is_body(tokens, first, end) else _joined(tokens[first:end])
    if end - first < 1:
        return None
    full = _full(tokens[first], known)
    if full is not None:
        return full
    shared = _shared_surname(tokens, end)
    if shared is not None:
        return f"{tokens[first].text} {shared}"
    is_told = (
        _has_title(tokens, first)
        or _is_kin(tokens, first)
        or (_has_age(tokens, end) and _may_be_alone(tokens, first))
    )
    return _joined(tokens[first:end]) if is_told else None


def _is_kin(tokens: Sequence[Token], first: int) -> bool:
    """As in "her husband Ivan", "the latter's 19-year-old son Ivan": called by the first name alone."""
    before = [token.lower for token in tokens[max(0, first - 6) : first]]
    return before[-1:] != [] and before[-1] in _KIN and any(word in _WHOSE for word in before)


_KIN: Final = word_set(
    "son daughter wife husband brother sister mother father cousin nephew niece uncle aunt"
)
_WHOSE: Final = word_set("his her their latter's former's")


def _may_be_alone(tokens: Sequence[Token], first: int) -> bool:
    """Not as in "Man, 47,", "a resident of Testville, 35,"."""
    before = tokens[first - 1].lower if first else ""
    is_people = tokens[first].lower in lexicon().people.nouns or tokens[first].lower in NUMERALS
    return not is_people and before not in ("of", "in", "from", "at", "near")


def _is_nickname(tokens: Sequence[Token], index: int, place: int) -> bool:
    """As in 'Ivan "Vanya" Test': another name between quotation marks."""
    if place <= index or tokens[place].text not in _MARKS:
        return False
    words = [token.text for token in tokens[place : place + 4]]
    is_quoted = len(words) == 4 and words[2] in _MARKS  # noqa: PLR2004
    return is_quoted and words[1][0].isupper() and words[3][0].isupper()


_MARKS: Final = frozenset(['"', "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"])
_OWNER: Final = ("'s", "\u2019s")
_LONGEST: Final = 6


def _full(token: Token, known: Mapping[str, str]) -> str | None:
    """The full name behind a family name; "Al-Test" opens a sentence for "Karim al-Test"."""
    word = token.text.removesuffix("'s").removesuffix("\u2019s")
    return known.get(word, known.get(word[0].lower() + word[1:]))


def _is_small_part(token: Token) -> bool:
    """As in "Karim al-Test", "Ana dos Test": a part of a name with a small letter."""
    return token.lower in _PARTICLES or _is_articled(token.text)


def _is_articled(text: str) -> bool:
    return text[0] in _ARTICLES and _ARTICLED.match(text) is not None


def _is_body(tokens: Sequence[Token], first: int, end: int) -> bool:
    """As in "the Audiencia Nacional", "in Deir al-Balah", "Thirty-One Togolese": no person's name."""
    before = tokens[first - 1].lower if first else ""
    is_owner = tokens[end - 1].text.endswith(_OWNER)
    if before == "the" or before in _THINGS or (before in _WHERE and not is_owner):
        return True
    return any(token.lower.partition("-")[0] in NUMERALS for token in tokens[first:end])


_THINGS: Final = word_set(
    "site newspaper magazine outlet channel weekly daily website page portal agency company firm"
    " project gang party movement ship vessel boat trawler village town club cafe radio station"
    " hospital show programme film play novel book song album series hotel restaurant operation"
    " codenamed"
)
_ARTICLED: Final = re.compile(
    r"(?:al|el|a[snrtzd]|ash|u[lr])[-\u2011'\u2019]['\u2018\u2019\u02bf]?[A-Z]"
)
_ARTICLES: Final = "aeu"
_WHERE: Final = word_set("in at near outside around towards inside")


def _is_calling(tokens: Sequence[Token], index: int) -> bool:
    """As in "Dissident Ivan Test": a word for people that opens the sentence is no part of the name."""
    lower = tokens[index].lower
    is_noun = index == 0 and lower in lexicon().people.nouns
    return is_noun or lower.startswith(("ex-", "co-"))


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    return _is_initials(tokens[index]) and tokens[min(index + 1, len(tokens) - 1)].text == "."


def _is_initials(token: Token) -> bool:
    """As in "K. Zh. Test"."""
    if len(token.text) == 1 or _ALL_INITIALS.fullmatch(token.text) is not None:
        return True
    return len(token.text) == 2 and token.text.istitle() and token.lower not in _SHORT  # noqa: PLR2004


_SHORT: Final = word_set("mr ms dr lt st no jr sr vs co al")


def _shared_surname(tokens: Sequence[Token], end: int) -> str | None:
    """As in "Lee and Jason Dunkley": the family name that the second name gives the first."""
    if end + 2 >= len(tokens) or tokens[end].lower != "and":
        return None
    if not (_may_be_name(tokens, end + 1) and _may_be_name(tokens, end + 2)):
        return None
    is_longer = end + 3 < len(tokens) and _may_be_name(tokens, end + 3)
    return (
        None
        if is_longer or not tokens[end + 2].text.replace("-", "").isalpha()
        else tokens[end + 2].text
    )


def _has_title(tokens: Sequence[Token], first: int) -> bool:
    """As in "Mr Demir", "Ms. Usenka": a family name that nobody has spelled out."""
    place = first - 1
    if place > 0 and tokens[place].text == ".":
        place -= 1
    return place >= 0 and tokens[place].lower in _TITLES


def _has_age(tokens: Sequence[Token], end: int) -> bool:
    """As in "Test, 43, was freed": an age that only people are given like that."""
    behind = [token.text for token in tokens[end : end + 3]]
    is_closed = len(behind) == 3 and behind[0] == behind[2] == ","  # noqa: PLR2004 - the age and its commas
    return is_closed and len(behind[1]) == 2 and behind[1].isdigit()  # noqa: PLR2004 - two digits


def _joined(tokens: Sequence[Token]) -> str:
    text = ""
    for position, token in enumerate(tokens):
        gap = position and tokens[position - 1].end != token.start
        text += (" " if gap else "") + token.text
    return text.removesuffix("'s").removesuffix("\u2019s")


_TITLES: Final = word_set(
    "captain major colonel lieutenant sergeant private corporal barrister mr mr. mrs mrs. ms ms. miss"
    " mx sheikh dr dr."
)
_NOT_FIRST: Final = word_set(
    "the a an in on at by of for but and meanwhile earlier however according after before former"
    " judge lawyer general colonel captain major lieutenant sergeant mr mrs ms dr president minister"
    " prosecutor private when if as officer police court lawyers since mr. mrs. ms. dr. miss sheikh"
    " father imam pastor sister brother brothers sisters twins cousins siblings comrade"
    " citizen then later while although despite under with"
    " from to his her their its this that both also last next justice sir lord lady mayor attorney"
    " counsel counsellor commissioner governor senator deputy barrister magistrate alhaji ma\u00eetre"
    " master dj commander chief detective constable inspector corporal activist journalist blogger"
    " operation what so why how who where i witness witnesses time acting principal scholar professor"
    " academic"
)
_INSTITUTION: Final = word_set(
    "ministry service office court army police committee prosecutor prosecutors republic state"
    " parliament supreme defense defence foreign national security military armed forces union"
    " commission council agency cross red rights human watch amnesty international prison colony"
    " hospital district region village settlement article code criminal general's prosecutor's street"
    " avenue boulevard airport stadium university group party federation people's news press times"
    " post corps united nations league crimes judge revolution prosecutors' bazaar market clinic"
    " society strip county road circuit senate bureau branch warrant tribunal chamber assembly crime"
    " radio correspondent jersey five minutemen gaza reports organisation organization association"
    " foundation house ministry\u2019s school academy mosque church bank square bridge camp barracks"
    " border act law constitution treaty convention declaration agreement operation movement front"
    " brigade battalion regiment division squad task force unit board council\u2019s authority"
    " administration european north south east west northern southern eastern western case war day"
)
_SMALL_FIRST: Final = word_set("de van von al el")
_JOINTS: Final = word_set(
    "ag agg ould de van von der den da do dos das di della du los las la e y el al"
)
_PARTICLES: Final = word_set(
    "ag agg oglu o\u011flu ogly qizi q\u0131z\u0131 kizi bin bint ibn ould al el de van von der den da do"
    " dos das di della du los las la e y"
)


def _may_be_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    text = token.text
    if _is_small_part(token):
        return True
    if not text[0].isupper():
        return text == "." and index > 0 and _is_initials(tokens[index - 1])
    lower = token.lower.removesuffix("'s")
    if index and "." in text and _ALL_INITIALS.fullmatch(text) and lower not in _NO_INITIALS:
        before = tokens[index - 1]
        return before.text.istitle() and before.lower not in _NOT_FIRST  # "Kristof V.D.B."
    words = lexicon()
    return (
        text[0].isalpha()
        and lower not in _INSTITUTION
        and lower not in _MONTHS_AND_DAYS
        and lower not in words.people.demonyms
        and lower not in words.people.plural_demonyms
        and lower not in words.places.by_spelling
        and not (text.isupper() and len(text) > 1)
    )


_MONTHS_AND_DAYS: Final = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)
