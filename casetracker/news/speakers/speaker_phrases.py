"""The phrase that names a speaker beside a verb of speech, and whether it names somebody who can speak."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.dates.mentions import MONTHS, WEEKDAYS
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.speakers.speaker_clauses import QUOTES, behind_clause, quoted_name

MAX_SPEAKER_TOKENS: Final = 12
_STOP: Final = frozenset(
    [
        ",",
        ";",
        ":",
        '"',
        "\u201c",
        "\u201d",
        "(",
        ")",
        "but",
        "and",
        "while",
        "that",
        "as",
        "when",
        "what",
    ]
)
_DROP_FIRST: Final = word_set("please meanwhile however earlier later also and but on according to")
AUXILIARY: Final = word_set(
    "has have had was were is are did does not also earlier later will could can would may must n't"
    " cannot never"
)
_SINCE: Final = word_set("since again twice already still")
PRONOUNS: Final = frozenset(["he", "she", "they", "it", "who"])


def phrase_before(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase before a verb of speech."""
    last = index
    while last > 0 and (
        tokens[last - 1].lower in AUXILIARY | _SINCE or _is_adverb(tokens[last - 1].lower)
    ):
        last -= 1
    first = last
    while first > 0 and last - first < MAX_SPEAKER_TOKENS:
        if not _ends(tokens, first - 1, first):
            first -= 1
        elif opening := quoted_name(tokens, first - 1, last):
            first = opening
        else:
            break
    first = behind_clause(tokens, first, last)
    while first < last and tokens[first].lower in _DROP_FIRST:
        first += 1
    if last - first > 1 and tokens[last - 1].lower in _GOING_ON:
        last -= (
            tokens[last - 2].lower not in PRONOUNS
        )  # "the prosecutor then", "the office further"
    return (first, last) if first < last else None


_GOING_ON: Final = frozenset(["then", "further", "now", "here"])


def _is_adverb(lower: str) -> bool:
    return lower.endswith("ly") and lower not in _NO_ADVERBS


_NO_ADVERBS: Final = word_set("family assembly italy july ally weekly monthly daily")


def with_aside(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase and the name in "The lawyer of two men, Arman Test, told ..."."""
    if index < 3 or tokens[index - 1].lower != ",":  # noqa: PLR2004 - a phrase, a comma, an aside
        return None
    comma = next(
        (p for p in range(index - 2, max(0, index - 10), -1) if tokens[p].lower == ","), None
    )
    if comma is None:
        return None
    span = phrase_before(tokens, comma)
    if span is not None and tokens[comma + 1].lower == "who":
        return span if is_source(tokens[span[0] : span[1]]) else None
    if span is None or any(token.lower in AUXILIARY for token in tokens[span[0] : index]):
        return None
    aside = tokens[comma + 1 : index - 1]
    if aside and (aside[0].lower in _INSERTED or _is_participle(aside[0].lower)):
        return (
            span  # "The ministry, meanwhile, said", "The indictment, unsealed on Monday, alleges"
        )
    is_named = len(aside) > 1 and all(token.text[0].isupper() for token in aside)
    return (span[0], index - 1) if is_named or is_source(tokens[span[0] : comma]) else None


_INSERTED: Final = word_set("meanwhile however though too nevertheless also on for in by after")


def _is_participle(lower: str) -> bool:
    return lower.endswith("ed") and "part" in lexicon().forms.by_word.get(lower, {"part"})


def is_somebody(words: Sequence[Token]) -> bool:
    """Whether a phrase names a speaker: not "nobody", not "of a neighbour who"."""
    if words[0].lower in _ASKING or (len(words) == 1 and words[0].lower in NUMERALS):
        return False
    return (
        words[0].lower
        not in (
            "nobody",
            "none",
            "neither",
            "there",
            "of",
            "by",
            "to",
            "from",
            "with",
            "for",
            "year",
        )
        and not words[-1].lower.endswith(("'s", "s'"))
        and not (len(words) > 1 and words[-1].lower in ("who", "which", "that"))
    )


_ASKING: Final = word_set("will is does has can would did are was were because")


def without_time(words: Sequence[Token]) -> Sequence[Token]:
    """A speaker's phrase without articles, without "on Tuesday" and "in a statement"."""
    first, last = _after_day(words) or _after_occasion(words), len(words)
    while first < last and (
        not words[first].lower[0].isalnum()
        or words[first].lower in _ARTICLES
        or _is_time(words[first])
        or _is_clock(words[first])
        or _is_day(words, first)
        or _is_last_year(words, first)
    ):
        first += 1
    for place in range(first + 1, last):
        if _is_time(words[place]) or (
            words[place].lower in _BEFORE_TIME
            and any(
                _is_time(word) or word.lower in _OCCASIONS for word in words[place + 1 : place + 4]
            )
        ):
            last = place
            break
    while last > first + 1 and words[last - 1].lower in _BEFORE_TIME:
        last -= 1
    return words[first:last]


def _after_day(words: Sequence[Token]) -> int:
    """Where the speaker begins in "statement to Parliament on Thursday the security minister"."""
    for place in range(len(words) - 2, 0, -1):
        is_day = _is_time(words[place]) and words[place - 1].lower not in ("of", "for")
        if is_day and words[place + 1].lower in _DETERMINERS:
            return place + 1
        is_named = words[place + 1].text[0].isupper() and words[place - 1].lower == "on"
        if is_day and is_named and words[0].lower in ("in", "at"):
            return place + 1  # "In court on Monday Ivan Test said"
    is_hour = len(words) > 2 and words[0].lower == "at" and words[1].lower in ("noon", "midnight")  # noqa: PLR2004
    return 2 if is_hour else 0


def _after_occasion(words: Sequence[Token]) -> int:
    """Where the speaker begins in "in his defence statement Testov", "last month the court"."""
    lowers = [word.lower for word in words[:6]]
    if lowers[:1] in (["last"], ["this"], ["earlier"]) and len(words) > 2:  # noqa: PLR2004 - a time, somebody
        times = [place for place, lower in enumerate(lowers[:3]) if lower in _SPANS]
        return times[0] + 1 if times and times[0] + 1 < len(words) else 0
    if lowers[:1] not in (["in"], ["during"]) or lowers[1:2] not in (["his"], ["her"], ["their"]):
        return 0
    told = [place for place, lower in enumerate(lowers[:5]) if lower in _TOLD_IN]
    return told[-1] + 1 if told and told[-1] + 1 < len(words) else 0


_SPANS: Final = word_set("year week month year night spring summer autumn winter")
_TOLD_IN: Final = word_set(
    "statement testimony speech letter post interview plea address remarks submission defence defense"
)
_DETERMINERS: Final = word_set("the a an his her its their")


def _is_day(words: Sequence[Token], place: int) -> bool:
    """Whether a number is the day of the month beside it: "April 21 police said"."""
    if not words[place].lower.isdigit():
        return False
    beside = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    return any(word.lower in MONTHS and word.text[0].isupper() for word in beside)


def _is_last_year(words: Sequence[Token], place: int) -> bool:
    """As in "On 25 June last year the committee announced"."""
    lowers = [word.lower for word in words[max(0, place - 1) : place + 2]]
    is_told = any(first == "last" and second in _SPANS for first, second in pairwise(lowers))
    return is_told and words[place].lower in _SPANS | {"last"}


def _is_clock(word: Token) -> bool:
    """Whether a word is the time of an entry, or a dash: "14:05 - The embassy said"."""
    lower = word.lower
    return lower[0] in "-\u2013\u2014" or (lower[0].isdigit() and bool({":", "."} & set(lower)))


def _is_time(word: Token) -> bool:
    lower = word.lower
    return lower in WEEKDAYS or (lower in MONTHS and word.text[0].isupper()) or lower in _TIMES


_ARTICLES: Final = word_set("the a an on in late early also meanwhile")
_BEFORE_TIME: Final = word_set("on in late early earlier at last since")
_OCCASIONS: Final = word_set("statement interview briefing conference post telegram facebook")
_TIMES: Final = word_set("today yesterday tonight")


def _ends(tokens: Sequence[Token], place: int, first: int) -> bool:
    lower = tokens[place].lower
    if _is_dash(tokens, place):
        return True  # "KAZAN - Police denied"
    if lower == "and":
        return not (tokens[first].text[0].isupper() and tokens[place - 1].text[0].isupper())
    return (
        lower in _STOP
        or tokens[place].is_quoted
        or (
            lower in lexicon().cues.speech
            and tokens[place].text[0].islower()
            and is_no_noun(tokens, place)
        )
    )


def _is_dash(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a dash between words, no hyphen inside one."""
    if tokens[place].lower[0] not in "-\u2013\u2014":
        return False
    return place + 1 < len(tokens) and tokens[place].end < tokens[place + 1].start


def is_no_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "state" and "report" are verbs here: "state media" is not."""
    if tokens[index].lower == "alleged":
        return not _is_adjective(tokens, index)
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if tokens[index].lower in ("request", "requests"):
        return after not in ("to", "for", "by", "of", "was", "were")
    if tokens[index].lower not in _NOUNS_TOO:
        return True
    if tokens[index].lower == "suspects":
        before = tokens[index - 1]  # "the families of the six suspects said"
        is_told = before.lower in lexicon().cues.sources or before.lower in PRONOUNS
        return bool(index) and (is_told or before.text[0].isupper())
    if tokens[index].lower in ("post", "posts"):
        return index == 0 or tokens[index - 1].lower not in _PLACES_OF_POSTS
    if tokens[index].lower == "state":
        return after == "that" or after in QUOTES
    return index == 0 or tokens[index - 1].lower not in ("media", "news", "a", "the", "no")


_NOUNS_TOO: Final = word_set("state report reports claim claims demand post posts suspects")
_PLACES_OF_POSTS: Final = word_set(
    "media a an the this his her their facebook telegram instagram twitter x blog online viral deleted"
)


def _is_adjective(tokens: Sequence[Token], index: int) -> bool:
    """As in "398 alleged members", "the alleged leader"."""
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    is_held = before in _ARTICLES or before in _HOLD or before[:1].isdigit()
    return is_held or after in lexicon().people.nouns


_HOLD: Final = word_set("of for with against two three four five six seven eight nine ten other")


def inverted(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase after the verb in `"...", said the ministry`."""
    if not index or tokens[index - 1].lower not in (",", *QUOTES):
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].lower not in (*_STOP, ".", "in", "on", "who"):
        last += 1
    if any(token.lower in AUXILIARY for token in tokens[index + 1 : last]):
        return None
    return (index + 1, last) if last > index + 1 else None


def coordinated(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The subject of the sentence where "and" joins its verbs: "condemned ... and demanded ..."."""
    if index < 3 or tokens[index - 1].lower != "and":  # noqa: PLR2004 - a subject and a verb
        return None
    for last in range(1, min(index, MAX_SPEAKER_TOKENS)):
        word = tokens[last].lower
        if word in lexicon().cues.speech or (
            word.endswith("ed") and tokens[last].text[0].islower()
        ):
            return (0, _before_auxiliaries(tokens, last))
        if word in _STOP:
            return None
    return None


def _before_auxiliaries(tokens: Sequence[Token], last: int) -> int:
    """As in "Police had originally detained six and asked": where the subject ends."""
    while last > 1 and (
        tokens[last - 1].lower in AUXILIARY | _SINCE or _is_adverb(tokens[last - 1].lower)
    ):
        last -= 1
    return last


def is_source(words: Sequence[Token]) -> bool:
    """Whether a phrase names somebody who can speak: an office, a person, a name."""
    cues = lexicon()
    if words[0].lower in ("who", "which", "that", "it", "there", "no") and len(words) > 1:
        return False
    for token in words:
        lower = token.lower.removesuffix("'s")
        if lower in cues.cues.sources or lower in cues.places.speaking:
            return True
    if words[-1].lower in cues.people.nouns and words[0].lower not in ("few", "no"):
        return True
    while len(words) > 1 and words[0].lower in _KINDS:
        words = words[1:]  # "the rebel Northern Front"
    if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1:
        return True  # "The UN has demanded"
    long = [word for word in words if len(word.text) > 3]  # noqa: PLR2004 - short words join names
    return bool(long) and all(word.text[0].isupper() for word in long)


_KINDS: Final = word_set(
    "rebel rebels opposition armed separatist exiled militant jihadist islamist banned outlawed breakaway"
    " independent anti-government pro-government self-proclaimed paramilitary leftist nationalist"
)


def is_document(words: Sequence[Token]) -> bool:
    """Whether a phrase names a paper: an indictment, a ruling."""
    return any(token.lower in lexicon().cues.document for token in words)


def spelled(words: Sequence[Token]) -> str:
    """The words as they stand in the text."""
    text = ""
    for position, token in enumerate(words):
        gap = position and words[position - 1].end != token.start
        text += (" " if gap else "") + token.text
    return text
