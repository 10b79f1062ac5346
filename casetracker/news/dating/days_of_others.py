"""Days of a sentence that are those of something else than the step: of a ruling, of a trial ahead."""

from itertools import pairwise
from typing import Final

from casetracker.news.dating.date_ties import OF_OCCASION
from casetracker.news.dating.matters import is_of_matter
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan


def is_of_others(scan: Scan, date: PlacedDate, index: int, start: int) -> bool:
    """Whether a date is that of something else than the step at a token, whose verb begins at `start`."""
    return (
        _is_of_sitting_ahead(scan, date, index)
        or (date.first > index and _heads_next_clause(scan, date))
        or _is_of_clause_before(scan, date, start)
        or _is_of_court_before(scan, date, index)
        or _is_of_ruling(scan, date, index)
        or _is_of_further_people(scan, date, index)
        or _is_of_second_clause(scan, date, index)
        or _is_of_charged_deed(scan, date, index)
        or _is_of_main_clause(scan, date, index, start)
        or _is_of_clause_beside(scan, date, start)
        or _is_of_judged_occasion(scan, date, index)
        or _is_of_told_aside(scan, date, start)
        or is_of_matter(scan, date, index)
    )


def _heads_next_clause(scan: Scan, date: PlacedDate) -> bool:
    """As in "14 were detained, and three days later a judge arrested nine": the day of what follows."""
    tokens = scan.tokens
    place = date.first - 1
    if place > 0 and tokens[place].lower in ("on", "in"):
        place -= 1
    if place < 1 or tokens[place].lower != "and" or date.last >= len(tokens):
        return False
    is_subject = tokens[date.last].lower in _SUBJECTS or tokens[date.last].text[0].isupper()
    if not is_subject and number_at(tokens, date.last) is None:
        return False
    forms = lexicon().forms.by_word
    near = tokens[date.last : date.last + _NEXT_VERB]
    return any(
        "past" in forms.get(token.lower, ()) or token.lower in ("was", "were") for token in near
    )


def _is_of_clause_before(scan: Scan, date: PlacedDate, start: int) -> bool:
    """As in "Last month he was held, and in September two were freed": no day of the freeing."""
    return any(
        date.last <= each.first and each.last <= start and _heads_next_clause(scan, each)
        for each in scan.dates
    )


_SUBJECTS: Final = word_set("a an the his her their its he she they it we police")
_NEXT_VERB: Final = 9


def _is_of_sitting_ahead(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "was remanded ahead of a hearing on 5 November": the day of what is to come.

    Not in "were jailed pending trial on Tuesday", which tells when they were.
    """
    place = date.first - 1
    if place > 0 and scan.tokens[place].lower in ("on", "in"):
        place -= 1
    if place <= index or scan.tokens[place].lower not in _TRIALS:
        return False
    before = {token.lower for token in scan.tokens[max(index, place - _LED) : place]}
    return bool(before & _AHEAD) and bool(before & _ONE_OF)


def _is_of_court_before(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "was extradited after a court rejected his appeal on 28 August": the day of the court."""
    between = [token.lower for token in scan.tokens[index + 1 : date.first]]
    if "after" not in between:
        return False
    behind = between[between.index("after") + 1 :]
    forms = lexicon().forms.by_word
    return bool(_COURTS & set(behind)) and any("past" in forms.get(word, ()) for word in behind)


def _is_of_ruling(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "overturned the verdict of 3 March 2021", "held under a warrant of May": no day of the step."""
    near = [token.lower for token in scan.tokens[max(index + 1, date.first - 6) : date.first]]
    if "under" in near and "warrant" in near[near.index("under") :]:
        return True
    words = [token.lower for token in scan.tokens[max(0, date.first - 2) : date.first]]
    is_named = len(words) > 1 and words[1] == "of" and words[0] in _RULINGS
    return is_named and date.first - 2 > index


_RULINGS: Final = word_set("verdict ruling decision judgment judgement order sentence resolution")


def _is_of_second_clause(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "Six were charged with riot and two were freed on Friday": the day of the two.

    Not in "were convicted and two were acquitted on Friday", which is one verdict.
    """
    tokens = scan.tokens
    for place in range(index + 1, date.first - 2):
        if tokens[place].lower != "and":
            continue
        number = number_at(tokens, place + 1)
        behind = number.last if number is not None else place + 3
        near = [token.lower for token in tokens[place + 1 : place + 3]]
        is_rest = near in (["the", "others"], ["the", "rest"]) or number is not None
        if is_rest and tokens[min(behind, len(tokens) - 1)].lower in _BEING:
            told = {token.lower for token in tokens[behind : date.first]}
            is_verdict = tokens[index].lower in _VERDICT and bool(told & _VERDICT)
            return not is_verdict and date.first > behind
    return False


_BEING: Final = word_set("was were had would will are is")
_VERDICT: Final = word_set("convicted acquitted sentenced jailed cleared fined guilty")


def _is_of_further_people(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "13 were detained in June and in July another nine": the day of those told next."""
    tokens = scan.tokens
    opening = date.first - 1
    if opening > 0 and tokens[opening].lower in _ON:
        opening -= 1
    if opening <= index or tokens[opening].lower not in _JOINTS:
        return False
    place = date.last
    while place < len(tokens) and tokens[place].lower in _FURTHER:
        place += 1
    number = number_at(tokens, place)
    following = tokens[number.last].lower if number and number.last < len(tokens) else "."
    return number is not None and following not in _UNITS


_UNITS: Final = word_set("years year months month days weeks hours percent")
_ON: Final = frozenset(["on", "in", "by", "at"])
_JOINTS: Final = frozenset(["and", ";", "then", "but", ","])
_FURTHER: Final = frozenset([",", "a", "another", "further", "some", "about"])


def ran_on(scan: Scan, index: int, *, is_first: bool = False) -> PlacedDate | None:
    """The day beside the verb of a trial: "The trial of 298 people accused of theft opened on Monday"."""
    found = None
    for date in scan.dates:
        near = [
            token.lower
            for token in scan.tokens[max(index + 1, date.first - _VERB - is_first) : date.first]
        ]
        ends = max((n for n, word in enumerate(near) if word in _ENDS), default=-1)
        is_on = near[-1:] in (["on"], ["in"]) or set(near[-1:]) <= _RUN
        if date.first > index and is_on and _RUN & set(near[ends + 1 :]):
            found = found if found and is_first else date
    return found


_VERB: Final = 4
_RUN: Final = word_set(
    "opened began started resumed continued opens begins starts resumes continues took"
)
_ENDS: Final = word_set("which that who and , ;")


def is_asked_before(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Not as in "runs out on August 2 unless they ask for more"."""
    between = {token.lower for token in scan.tokens[date.last : index]}
    return date.last <= index and not between & {"unless", "if"}


def is_from(scan: Scan, date: PlacedDate) -> bool:
    """As in "Supporters queued from Sunday night": since when, not the day of the news."""
    return date.first > 0 and scan.tokens[date.first - 1].lower in ("from", "since")


def is_bound(scan: Scan, date: PlacedDate) -> bool:
    """As in "held until 17 October": a bound, from which "the same day" is not seen."""
    return date.first > 0 and scan.tokens[date.first - 1].lower in ("until", "till")


def is_latest(scan: Scan, date: PlacedDate) -> bool:
    """As in "by March all had been freed", "before the end of 2018": no later than that."""
    place = date.first - 1
    if place > 0 and scan.tokens[place].lower == "the":
        place -= 1
    is_bound = place >= 0 and scan.tokens[place].lower in ("by", "before")
    is_end = date.mention.wording.lower().startswith("the end of")
    return is_bound and (is_end or date.mention.kind in _MONTHS_AND_YEARS)


_MONTHS_AND_YEARS: Final = (
    "month",
    "month_year",
    "month_relative_year",
    "year",
    "year_part",
    "season",
)


def latest_day(scan: Scan, index: int) -> PlacedDate | None:
    """The date by which a step at a token was done, which opens its sentence or stands just behind it."""
    for date in scan.dates:
        is_beside = date.first <= _HEAD or 0 < date.first - index <= _BEHIND
        between = [token.lower for token in scan.tokens[index + 1 : date.first]]
        if is_beside and is_latest(scan, date) and not {",", "and", ";"} & set(between):
            return date
    return None


_HEAD: Final = 3
_BEHIND: Final = 8


def own_days(scan: Scan) -> list[PlacedDate]:
    """The dates of a sentence but those of what is told of people before, and of speaking."""
    last = len(scan.tokens)
    return [
        date
        for date in scan.dates
        if not is_told_of_them(scan, date, last)
        and not _is_said_on(scan, date)
        and not is_found_on(scan, date)
        and not is_latest(scan, date)
    ]


def _is_said_on(scan: Scan, date: PlacedDate) -> bool:
    """As in "said on Thursday that five would be tried": the day of speaking."""
    words = [token.lower for token in scan.tokens[max(0, date.first - 2) : date.first]]
    return len(words) > 1 and words[1] == "on" and words[0] in lexicon().cues.speech


def is_found_on(scan: Scan, date: PlacedDate) -> bool:
    """As in ", it emerged on Monday,", "ruled in February that they could be tried": not of the step."""
    words = [token.lower for token in scan.tokens[max(0, date.first - 2) : date.first]]
    if len(words) > 1 and words[1] not in ("on", "in"):
        words = words[1:]
    if not words or not words[0].startswith(_FOUND):
        return False
    following = scan.tokens[date.last].lower if date.last < len(scan.tokens) else "."
    return words[0] in ("emerged", "transpired") or following == "that"


_FOUND: Final = ("emerged", "transpired", "ruled", "found", "held", "concluded")


def is_told_of_them(scan: Scan, date: PlacedDate, start: int) -> bool:
    """As in "The men, arrested on Friday, will be charged": the day of what is told of them before."""
    if date.last > start:
        return False
    place = date.first - 1
    if place > 0 and scan.tokens[place].lower in ("on", "in", "last"):
        place -= 1
    if place < 1 or "part" not in lexicon().forms.by_word.get(
        scan.tokens[place].lower, frozenset()
    ):
        return False
    before = scan.tokens[place - 1].lower
    return before in _PASSIVE or before in lexicon().people.nouns


_TRIALS: Final = word_set("trial hearing hearings sentencing")
_AHEAD: Final = word_set("pending until till ahead before awaiting")
_LED: Final = 5
_COURTS: Final = word_set("court judge tribunal jury prosecutors prosecutor")
_ONE_OF: Final = word_set("a an the his her their its next")
_PASSIVE: Final = word_set("was were been ,")


def dated_before(scan: Scan, date: PlacedDate) -> PlacedDate | None:
    """The last date with its year before one without: "held on 3 March 2015 and freed on 20 April"."""
    if date.mention.kind not in _YEARLESS or _has_year(date):
        return None
    near = (each for each in scan.dates if each.last <= date.first)
    before = [each for each in near if each.mention.kind in _YEARLESS]
    if not before or not _has_year(before[-1]):
        return None
    between = {token.lower for token in scan.tokens[before[-1].last : date.first]}
    return None if between & {";", ":"} or is_from(scan, before[-1]) else before[-1]


def _has_year(date: PlacedDate) -> bool:
    return any(len(word) == 4 and word.isdecimal() for word in date.mention.wording.split())  # noqa: PLR2004 - a year


_YEARLESS: Final = ("day", "month", "month_year")


def taken_back_on(scan: Scan) -> PlacedDate | None:
    """The day beside the verb by which a report is taken back, not that of the report."""
    places = [at for at, token in enumerate(scan.tokens) if token.lower in _TAKEN_BACK]
    for verb in places[:1]:
        for date in scan.dates:
            before = scan.tokens[date.first - 1].lower if date.first else ""
            gap = date.first - verb if date.first > verb else verb - date.last
            is_day = date.mention.kind != "clock" and before not in ("of", "from")
            if is_day and 0 <= gap <= _BESIDE:
                return date
    return None


_TAKEN_BACK: Final = word_set("withdrew withdrawn removed retracted deleted taken took")
_BESIDE: Final = 3


def _is_of_main_clause(scan: Scan, date: PlacedDate, index: int, start: int) -> bool:
    """As in "Ivan Test, who was serving a term, was tried on 13 March": no day of the serving."""
    words = [token.lower for token in scan.tokens[: date.first]]
    own = [token.lower for token in scan.tokens[start : start + 2]]
    if own == ["having", "been"]:  # "appeared on Thursday having been convicted"
        return date.last <= start
    if date.first <= index or words[max(0, start - 2) : start] != [",", "who"]:
        return False
    closing = next((at for at in range(index + 1, date.first) if words[at] == ","), None)
    return closing is not None and words[closing + 1 : closing + 2] in _MAIN


_MAIN: Final = (["was"], ["were"], ["has"], ["had"], ["have"], ["is"], ["are"])


def _is_of_clause_beside(scan: Scan, date: PlacedDate, start: int) -> bool:
    """As in "Two men, wounded when they were seized, were visited on Monday": not of the seizing."""
    tokens = scan.tokens
    if date.first < start or start < _CLAUSE_OPENS or tokens[start - 1].lower not in _THEY:
        return False
    if tokens[start - 2].lower not in ("when", "after", "before"):
        return False
    closing = next((at for at in range(start, date.first) if tokens[at].lower == ","), None)
    return closing is not None and tokens[closing + 1].lower in (
        "was",
        "were",
        "has",
        "had",
        "have",
    )


_CLAUSE_OPENS: Final = 3
_THEY: Final = word_set("they he she it")


def _is_of_judged_occasion(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "convicted of killing two men during the May riots": when that was done."""
    if date.first < index or date.mention.kind not in OF_OCCASION:
        return False
    is_within = scan.tokens[date.first - 1].lower in ("the", "a") and date.first > 1
    return is_within and any(
        token.lower in _FOR for token in scan.tokens[index + 1 : date.first - 1]
    )


_FOR: Final = word_set("of for over with")


def _is_of_told_aside(scan: Scan, date: PlacedDate, start: int) -> bool:
    """As in "Ivan Test, sentenced to six years in 2021, was released": the day of what the aside tells."""
    tokens = scan.tokens
    if date.last > start or date.last >= len(tokens) or tokens[date.last].lower != ",":
        return False
    if tokens[date.last + 1 : date.last + 2] and tokens[date.last + 1].lower == "when":
        return False
    forms = lexicon().forms.by_word
    for place in range(date.first - 1, max(0, date.first - _ASIDE), -1):
        if tokens[place].lower == "," and "part" in forms.get(tokens[place + 1].lower, frozenset()):
            return tokens[place + 1].lower not in _JOINTS
        if tokens[place].lower in (";", ":"):
            return False
    return False


_ASIDE: Final = 20


def _is_of_charged_deed(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "was charged with financing a group in 2021", "for posts she made in 2020": when it was done."""
    if date.first <= index or date.mention.kind not in _LONG_AGO:
        return False
    between = [token.lower for token in scan.tokens[index + 1 : date.first]]
    tie = next((n for n, word in enumerate(between) if word in ("with", "of", "for", "over")), None)
    if tie is None or {",", ";", "since"} & set(between):
        return False
    told = between[tie + 1 :]
    goes_on = [second for first, second in pairwise(told) if first == "and"]
    if any(not word.endswith("ing") for word in goes_on):
        return False  # "and was arrested in May"
    told = told[:-1] if told[-1:] in (["in"], ["on"], ["at"]) else told
    is_doing = len(told) > 1 and told[0].endswith("ing")  # not "guilty of racketeering in"
    return is_doing or any(word in ("he", "she", "they") for word in told)


_LONG_AGO: Final = ("year", "month_year", "period", "year_span", "month_span", "span")
