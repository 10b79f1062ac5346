"""What a date in a sentence is tied to: the sentence, an aside, a noun, another verb."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.dates.tense import looks_ahead
from casetracker.news.dating.matters import is_of_any_matter
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan

OPENING: Final = 3
CLAUSES: Final = word_set("who which whom whose where when since because while")
NOT_ON: Final = word_set("until till since by before to from through")
# "jailed for their part in the unrest of last month": the day of what they did
DEEDS: Final = (("part", "in"), ("role", "in"), ("parts", "in"), ("roles", "in"))
_REACH: Final = 12
_CLAUSE: Final = 20
_NEAR: Final = 5
_VERB_NEAR: Final = 9
_DOING: Final = word_set("was were is are has have had will would said")
_SEEN_FROM: Final = ("clock", "that_day")
_THINGS_SAID: Final = word_set(
    "tweet tweets post posts article articles video song speech letter decree law amendment report"
    " events event massacre festival incident incidents agreement ruling"
)
_PRINTED: Final = word_set("paper edition issue newspaper bulletin salary wages report article")
_OCCASIONS: Final = word_set(
    "protest protests election elections vote rally rallies riot riots unrest"
    " coup war attack attacks clashes demonstration demonstrations march"
    " uprising blockade strike explosion shooting raid raids violence"
)
_TIED: Final = word_set("dated every each")
_STAGED: Final = word_set(
    "held carried conducted staged launched mounted organised organized made opened"
)
# "the trial ended in May with six acquittals"
_RUN: Final = word_set("ended closed concluded finished")
_STAGES: Final = word_set("in during at within after following")
_JOINTS: Final = word_set(", and but ; : had has been that")
# ", who had been on remand since May, were let out": the sentence goes on behind its aside
_GOES_ON: Final = word_set("was were has have had is are will")


def is_dateline(scan: Scan, date: PlacedDate) -> bool:
    """As in "RIGA, May 28 - On May 27 ...": the day of writing, not that of what is told."""
    tokens = scan.tokens
    return (
        0 < date.first <= OPENING + 2
        and date.last < len(tokens)
        and tokens[date.last].lower in ("-", "\u2013", "\u2014", "(", ".")
        and tokens[0].text.isupper()
        and len(tokens[0].text) > 1  # not "A court sentenced nine in March 2020."
    )


def heads(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "Derva City Court, May 3: Arman Test was fined": the day of all that the colon opens."""
    if date.last >= len(tokens) or tokens[date.last].lower != ":":
        return False
    forms = lexicon().forms.by_word
    return not any("past" in forms.get(token.lower, ()) for token in tokens[: date.first])


def is_joined_to_verb(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "and on May 3 passed it to the court"."""
    before = [token.lower for token in tokens[max(0, date.first - 2) : date.first]]
    return before[:1] in (["and"], ["but"], ["then"]) and before[-1] in ("on", "in", "at")


def is_background(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date is of another matter than the step at a token: "freed six held since May"."""
    tokens = scan.tokens
    is_matter = is_of_noun(tokens, date) or is_of_any_matter(scan, date)
    if is_matter or date.mention.kind in _SEEN_FROM:
        return True
    if date.first > index:
        between = [token.lower for token in tokens[index + 1 : date.first]]
        if any(pair in DEEDS for pair in pairwise(between)):
            return True
        return bool(CLAUSES & set(between)) or is_of_other_participle(tokens, index, date.first)
    return is_of_relative(tokens, date) or is_of_aside(tokens, date)


def is_of_aside(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "Arman Test, held since May, was acquitted"."""
    closes = date.last < len(tokens) and tokens[date.last].lower == ","
    if not closes or tokens[date.first - 1].lower != "since":
        return False
    opening = [token.lower for token in tokens[max(0, date.first - _NEAR) : date.first - 1]]
    return "," in opening


def sets_scene(scan: Scan, date: PlacedDate) -> bool:
    """Whether a date is that of a whole sentence in a past tense, not of an aside or a bound."""
    tokens, mention = scan.tokens, date.mention
    if is_dateline(scan, date) or is_of_noun(tokens, date) or is_of_any_matter(scan, date):
        return False
    if heads(tokens, date):
        return True
    before = [token.lower for token in tokens[: date.first]]
    is_bound = bool(before) and before[-1] in NOT_ON
    if is_bound or (CLAUSES | {"that"}) & set(before):
        return False
    if looks_ahead(scan.text, mention.start, mention.end) or _is_fixed_for(before):
        return False
    forms = lexicon().forms.by_word
    words = [token.lower for token in tokens]
    labelled = tokens[1].lower == ":" if len(tokens) > 1 else False  # "A: In 2018."
    is_short = date.first <= 1 + 2 * labelled and len(tokens) <= _FRAGMENT
    if is_short and not _FINITE & set(words[date.last :]):
        return True  # "In May 2023, in eleven minutes."
    return any("past" in forms.get(word, ()) or word in ("was", "were", "from") for word in words)


def _is_fixed_for(before: list[str]) -> bool:
    """As in "remanded to appear at the Old Bailey on April 12", "His trial was fixed for": to come."""
    near = before[-_VERB_NEAR:]
    is_fixed = near[-1:] == ["for"] and bool(_SET & set(near))
    return is_fixed or any(first == "to" and second in _AGAIN for first, second in pairwise(near))


_AGAIN: Final = word_set("appear reappear return attend surrender answer")
_FRAGMENT: Final = 14
_FINITE: Final = word_set("is are will would may might should can could must")


def is_of_noun(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "last winter's protests", "a tweet of 2014", "dated May 3": the day of something else."""
    before = tokens[date.first - 1].lower if date.first else ""
    is_birth = "born" in {token.lower for token in tokens[max(0, date.first - 2) : date.first]}
    is_tied = before in _TIED and not is_of_decision(tokens, date)
    is_tied = (is_tied and date.mention.kind != "offset") or is_birth
    is_tied = is_tied or _is_of_number(tokens, date) or _is_of_pending(tokens, date)
    return is_tied or _is_owner(tokens, date) or _is_of_occasion(tokens, date)


def is_of_decision(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "by the court's decision dated December 14 they were remanded": the day of the step itself."""
    before = {token.lower for token in tokens[max(0, date.first - _DECIDED) : date.first]}
    return "dated" in before and bool(before & _DECISIONS)


_DECIDED: Final = 8
_DECISIONS: Final = word_set("decision ruling order judgment verdict examination decree resolution")


def _is_of_number(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "case 886 of 2020": the number of a file, not a year in which something happened."""
    before = [token.text for token in tokens[max(0, date.first - 2) : date.first]]
    is_of = date.mention.kind == "year" and before[1:] == ["of"]
    return is_of and before[0][0].isdigit() and not before[0].endswith(("st", "nd", "rd", "th"))


def _is_of_pending(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "held pending a hearing set for October 13": the day of what is waited for."""
    before = [token.lower for token in tokens[max(0, date.first - _REACH) : date.first]]
    if "pending" not in before:
        return False
    waited = before[before.index("pending") :]
    return len(waited) > 1 and waited[-2] in _SET and waited[-1] in ("for", "on")


_SET: Final = word_set("set scheduled due fixed listed planned")


def _is_owner(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "last winter's protests", but not "Friday's arrest"."""
    if date.last >= len(tokens) or is_within_occasion(tokens, date):
        return False
    owner = tokens[date.last - 1].lower.endswith("'s")
    owner = owner or tokens[date.first - 1].lower in ("the", "those")
    behind = tokens[date.last].lower
    if not owner and behind in ("'s", "'"):
        owner, behind = True, tokens[min(date.last + 1, len(tokens) - 1)].lower
    return owner and (behind in _OCCASIONS or behind in _PRINTED)


OF_OCCASION: Final = ("month", "month_year", "year_of")


def is_within_occasion(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "captured during last year's war", "during the September fighting": within that time."""
    before = tokens[date.first - 1].lower if date.first else ""
    if before in ("the", "a") and date.first > 1 and date.mention.kind in OF_OCCASION:
        before = tokens[date.first - 2].lower
    return before in ("during", "at", "in")


def _is_of_occasion(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "the riots of May 2023", "a tweet of 2014"."""
    near = {token.lower for token in tokens[max(0, date.first - 5) : date.first - 1]}
    is_beside = date.first > 1 and tokens[date.first - 1].lower in _OCCASIONS - {"raid", "raids"}
    if is_beside and near & {"over", "for", "at", "during", "about"}:
        return True  # "released 23 others over a protest last week"
    if date.first < OPENING or tokens[date.first - 1].lower != "of":
        return False
    noun = tokens[date.first - 2].lower
    return noun in _THINGS_SAID or (noun in _OCCASIONS and noun not in ("raid", "raids"))


def is_of_fronted(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "In a first trial, held last year in Derva, the court ...": the day of all that it led to."""
    if tokens[0].lower not in _STAGES:
        return False
    for place in range(date.first - 1, max(0, date.first - _NEAR), -1):
        if tokens[place].lower in _STAGED:
            before = {token.lower for token in tokens[:place]}
            opened = tokens[place - 1].lower
            return opened in (",", *_SITTINGS, *_OPERATIONS) and not CLAUSES & before
    return False


_OPERATIONS: Final = ("operation", "operations", "raid", "raids", "sweep", "campaign")
_SITTINGS: Final = ("session", "hearing", "sitting", "meeting", "trial")


def is_of_deed(between: Sequence[str]) -> bool:
    """As in "tried over a strike in 2015", "guilty of the murder of two guards in May": of what was done."""
    ties = [n for n, word in enumerate(between) if word in ("of", "for", "over", "in")]
    if not ties:
        return False
    told = between[ties[0] + 1 :]
    if _OCCASIONS & set(told):
        return True
    killed = next((n for n, word in enumerate(told) if word in _ACTS), None)
    return killed is not None and "of" in told[killed + 1 : killed + 3]


_ACTS: Final = word_set(
    "murder murders killing killings assassination kidnapping abduction rape storming"
)


def joins_verbs(tokens: Sequence[Token], place: int) -> bool:
    """Whether "and" goes on to something else that was done: not in "politicians, judges and lawyers"."""
    if tokens[place].lower != "and":
        return False
    forms = lexicon().forms.by_word
    return any(
        forms.get(token.lower, frozenset()) & {"past", "part"} or token.lower in _DOING
        for token in tokens[place + 1 : place + _VERB_NEAR]
    )


def is_of_other_participle(tokens: Sequence[Token], index: int, first: int) -> bool:
    """As in "returned were 23 soldiers captured in May": the month is that of the capture."""
    nouns = lexicon().people.nouns
    for place in range(first - 1, max(index, first - _VERB_NEAR), -1):
        is_participle = "part" in lexicon().forms.by_word.get(tokens[place].lower, ())
        is_wanted = tokens[place].lower == "wanted"
        if is_participle and tokens[place - 1].lower in nouns and not is_wanted:
            return True
    return False


def is_of_relative(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "students who raised a flag last September will go on trial": the clause's own date."""
    following = [token.lower for token in tokens[date.last : date.last + 2]]
    is_joined = following == [",", "and"] and _is_which(tokens, date)
    is_joined = is_joined or following == [",", "but"]
    if following[:1] == [","] and not _goes_on(following[1:]) and not is_joined:
        return False
    for place in range(date.first - 1, max(-1, date.first - _CLAUSE), -1):
        lower = tokens[place].lower
        if lower in (",", ";", ":"):
            return False
        if lower in ("who", "which"):
            return place > 0 and not _is_main_behind(tokens, place, date)
    return False


def _is_main_behind(tokens: Sequence[Token], who: int, date: PlacedDate) -> bool:
    """As in "men who had been held in Testa for 16 months were freed on Saturday": the main verb's day."""
    verbs = [place for place in range(who + 1, date.first) if tokens[place].lower in _GOES_ON]
    if len(verbs) < 2 or verbs[-1] - verbs[0] < _APART:  # noqa: PLR2004 - two verbs
        return False
    between = {token.lower for token in tokens[verbs[0] : verbs[-1]]}
    return not between & {"and", "but", "that", "when", "as", "after", "before", "because", "while"}


_APART: Final = 3


def _is_which(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "bail, which had been refused in December, and was": of the clause that "which" opens."""
    near = [token.lower for token in tokens[max(0, date.first - _CLAUSE) : date.first]]
    return "which" in near and "," not in near[near.index("which") :]


def _goes_on(words: list[str]) -> bool:
    if not words:
        return False
    return words[0] in _GOES_ON or "past" in lexicon().forms.by_word.get(words[0], ())


def is_of_participle(tokens: Sequence[Token], date: PlacedDate, start: int) -> bool:
    """As in "held since May": the date belongs to the participle before it, with no joint between.

    Not in "was unsealed today in Derva charging 14", where the verb at `start` tells more of the same.
    """
    forms = lexicon().forms.by_word
    is_more = "ing" in forms.get(tokens[start].lower, ()) and tokens[start - 1].lower != "and"
    is_to = date.last < len(tokens) and tokens[date.last].lower == "to"
    if is_to and number_at(tokens, date.last + 1) is None:
        return False  # "agreed on Monday to keep", not "sentenced in 2022 to four years"
    reach = _NEAR + 2 * (tokens[date.first - 1].lower == "since")
    for place in range(date.first - 1, max(-1, date.first - reach), -1):
        if tokens[place].lower in _JOINTS or tokens[place].lower in _RUN:
            return False
        is_name = (
            place > 0 and tokens[place].text[0].isupper()
        )  # "a Split court on Monday convicted"
        is_done = "part" in forms.get(tokens[place].lower, ()) or tokens[place].lower in _SUFFERED
        is_charged = tokens[place].lower == "unsealed" and tokens[start].lower == "charges"
        if is_charged and "returned" not in {token.lower for token in tokens[:place]}:
            return False  # "an indictment unsealed this morning charges 14 people"
        if not is_name and is_done:
            return not is_more or tokens[place - 1].lower not in ("was", "were")
    return False


# what befalls people and is no step, so that its day is free to be taken for one
_SUFFERED: Final = word_set(
    "kidnapped hijacked wounded injured ambushed shelled stormed sunk missing lost hit"
)


def without_asides(words: list[str]) -> list[str]:
    """The words without what stands between two commas on its own: ", who has cancer,", ", 23,"."""
    if words.count(",") < 2:  # noqa: PLR2004 - an aside has two
        return words
    kept: list[str] = []
    place = 0
    while place < len(words):
        end = _aside_end(words, place)
        if end is None:
            kept.append(words[place])
        place = place + 1 if end is None else end + 1
    return kept


def _aside_end(words: list[str], place: int) -> int | None:
    """The comma that closes an aside which opens at a word; None where none does."""
    opens = words[place] == "," and place + 1 < len(words) and _opens_aside(words[place + 1])
    if not opens:
        return None
    return next((at for at in range(place + 2, len(words)) if words[at] == ","), None)


def _opens_aside(word: str) -> bool:
    is_age = word.isdigit() and len(word) <= 2  # noqa: PLR2004 - an age
    return is_age or word in ("who", "whose", "whom")
