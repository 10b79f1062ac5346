"""Which of a sentence's dates is that of an event: the nearest that its grammar allows."""

from collections.abc import Sequence
from itertools import pairwise

from casetracker.news.dates.tense import looks_ahead
from casetracker.news.frames import Frame
from casetracker.news.lexicon import lexicon
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.sentences import Token
from casetracker.news.words import word_set

FAR = 24.0
_RELATIVES = frozenset(
    ["who", "which", "that", "whom", "because", "after", "before", "when", "since", "while"]
)
_UNTIL = frozenset(["until", "till", "through", "before", "by"])
_PUT_OFF = frozenset(
    ["adjourned", "postponed", "rescheduled", "deferred", "moved", "adjourns", "put"]
)
_OPENING = 3
_AT_ONCE = 3
_SAID = frozenset(["said", "told", "stated", "added", "says"])
# a day named for the verb that two share: "convicted on 2 November and given sentences"
_SHARED = 12.0


def chosen_date(
    scan: Scan, index: int, frame: Frame | None, first: int
) -> tuple[PlacedDate | None, PlacedDate | None]:
    """The date of an event, and the day on which somebody spoke of it; None where there is none.

    `index` is the token that a day behind the event is near to, `first` one that a day before it is near to.
    """
    is_own = frame is not None and frame.via is None
    start = min(frame.start, index) if frame is not None and is_own else index
    shared = index if frame is None or is_own else frame.start
    spoken = [date for date in scan.dates if _is_of_speech(scan, date, index)]
    costed = sorted(
        (
            (
                _SHARED if shared <= date.first < index else _cost(scan, date, min(first, start) if date.last <= first else start, index),
                date.first,
                date,
            )
            for date in scan.dates
            if date not in spoken and not _is_dateline(scan, date)
        ),
        key=lambda each: each[:2],
    )
    said_on = spoken[0] if spoken else None
    if not costed or costed[0][0] > FAR:
        return _shared_by_clauses(scan, costed, start), said_on
    best = costed[0][2]
    if best.mention.kind in _VAGUE or _is_any_weekday(scan, best):
        return _preciser(best, costed) or best, said_on
    return best, said_on


def _shared_by_clauses(
    scan: Scan, costed: list[tuple[float, int, PlacedDate]], start: int
) -> PlacedDate | None:
    """The only day of a sentence, for a further clause: "Six were fined on Monday and three got a week"."""
    days = [date for _, _, date in costed if date.mention.kind in _DAYS]
    if len(days) != 1 or days[0].last > start:
        return None
    tokens = scan.tokens
    before = tokens[days[0].first - 1].lower if days[0].first else ""
    between = [token.lower for token in tokens[days[0].last : start]]
    if before in _NOT_ON or len(between) > _CLAUSE:
        return None
    is_joined = "and" in between and not _RELATIVES & set(between)
    if is_joined and len(between) <= FAR:
        return days[0]
    is_main = not _CLAUSES & {token.lower for token in tokens[: days[0].first]}
    return days[0] if is_main and _goes_on_with(tokens, start) else None


_CLAUSE = 45


def _goes_on_with(tokens: Sequence[Token], start: int) -> bool:
    """Whether a verb goes on with what its sentence began: ", but reduced", ", handing life to nine"."""
    before = [token.lower for token in tokens[max(0, start - 2) : start]]
    if before[-1:] == [","]:
        return "ing" in lexicon().forms.by_word.get(tokens[start].lower, frozenset())
    return before in ([",", "and"], [",", "but"])


_DAYS = ("day", "iso", "numeric", "weekday", "deictic")
_NOT_ON = frozenset(["until", "till", "since", "by", "before", "to", "from", "through"])


def _is_dateline(scan: Scan, date: PlacedDate) -> bool:
    """As in "RIGA, May 28 - On May 27 ...": the day of writing, not that of what is told."""
    tokens = scan.tokens
    return (
        0 < date.first <= _OPENING + 2
        and date.last < len(tokens)
        and tokens[date.last].lower in ("-", "\u2013", "\u2014", "(", ".")
        and tokens[0].text.isupper()
    )


def _is_of_speech(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date tells when somebody spoke of the event at a token: "said on Friday"."""
    if index < date.first - 1:
        near = [token.lower for token in scan.tokens[max(0, date.first - 4) : date.first]]
        said = next((n for n, word in enumerate(near) if word in _SAID), None)
        if said is not None and not {",", "that"} & set(near[said:]):
            return True
    for speech in scan.speeches:
        if speech.verb == index or not speech.first <= index < speech.last:
            continue
        if index < speech.verb:  # "..., the ministry said on Friday"
            if date.first > speech.verb or speech.last <= date.first < speech.verb:
                return True
        elif date.first < speech.verb or date.first - speech.verb <= _AT_ONCE:
            between = scan.tokens[speech.verb + 1 : date.first]
            if not any(token.lower in ("that", ",") for token in between):
                return True
    return False


def _preciser(best: PlacedDate, costed: list[tuple[float, int, PlacedDate]]) -> PlacedDate | None:
    """A day or month beside an offset wins: "a week later on June 4"."""
    for cost, _, date in costed:
        is_beside = date.first >= best.last and date.first - best.last <= _BESIDE
        if date is best or (cost > FAR and not is_beside):
            continue
        if date.mention.kind in ("day", "iso", "numeric", "weekday", "month_year") and (
            is_beside or best.mention.kind == "earlier"
        ):
            return date
    return None


_VAGUE = ("earlier", "offset", "period", "year", "clock")
_BESIDE = 2


def _is_any_weekday(scan: Scan, date: PlacedDate) -> bool:
    """As in "on a Sunday in August, 2022"."""
    before = scan.tokens[date.first - 1].lower if date.first else ""
    return date.mention.kind == "weekday" and before in ("a", "one")


def _cost(scan: Scan, date: PlacedDate, start: int, index: int) -> float:
    tokens = scan.tokens
    before = tokens[date.first - 1].lower if date.first else ""
    if before == "the" and date.first > 1:
        before = tokens[date.first - 2].lower
    if before in _UNTIL or (before == "to" and not date.first <= _OPENING):
        between = [token.lower for token in tokens[index : date.first]]
        if before == "by" and date.first <= _OPENING and date.mention.kind in _BY_DAYS:
            return 5.0
        return 1.0 if before != "by" and any(word in _PUT_OFF for word in between) else FAR + 1
    if _is_owner(tokens, date) or _is_of_occasion(tokens, date):
        return FAR + 1
    is_before = date.last <= start
    first, last = (date.last, start) if is_before else (index + 1, date.first)
    between = _without_asides([token.lower for token in tokens[first:last]])
    if ";" in between:
        return FAR + 1
    crossed = sum(
        word in _RELATIVES
        and following not in ("a", "an", "the")
        and earlier not in ("by", "under")
        and not (word == "before" and following in _BENCH)
        for earlier, word, following in zip(["", *between], between, between[1:], strict=False)
    )
    is_opened = [token.lower for token in tokens[date.last : date.last + 2]] == [",", "when"]
    if is_before and is_opened:
        return 6.0
    is_own = not is_before or not _is_of_participle(tokens, date, start)
    if is_before and date.first <= _OPENING and is_own:
        return 5.0 + 15 * sum(word in ("who", "which", "whom") for word in between) + 3 * crossed
    forms = lexicon().forms.by_word
    if is_before and _is_of_occasion_told(tokens, date):
        return 6.0 + 3 * crossed
    if is_before and (_is_of_participle(tokens, date, start) or _is_of_relative(tokens, date)):
        return FAR + 1
    cost = float(len(between)) + 14 * crossed + between.count(",")
    cost += 5 * sum(
        "part" in forms.get(word, ()) or "past" in forms.get(word, ()) for word in between
    )
    if not is_before:
        cost += _OTHERS if _is_of_other_participle(tokens, index, date.first) else 0
        cost += 8 * sum(word in ("but", "while") for word in between)
        cost += 8 * sum(_joins_verbs(tokens, place) for place in range(first, last))
        cost += sum(
            16
            for first_word, word in pairwise(between)
            if first_word in (",", "and") and "part" in forms.get(word, ())
        )
    if date.mention.kind == "earlier":
        cost += 4
    return cost


def _without_asides(words: list[str]) -> list[str]:
    """The words without what stands between two commas on its own: ", who has cancer,", ", 23,"."""
    if words.count(",") < 2:  # noqa: PLR2004 - an aside has two
        return words
    kept: list[str] = []
    place = 0
    while place < len(words):
        opens = words[place] == "," and place + 1 < len(words) and _opens_aside(words[place + 1])
        end = next((n for n in range(place + 2, len(words)) if words[n] == ","), None) if opens else None
        if end is None:
            kept.append(words[place])
            place += 1
        else:
            place = end + 1
    return kept


def _opens_aside(word: str) -> bool:
    return word in ("who", "which", "whose", "whom") or (word.isdigit() and len(word) <= 2)  # noqa: PLR2004 - an age


def is_background(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date is of another matter than the step at a token: "freed six held since May"."""
    tokens = scan.tokens
    if _is_owner(tokens, date) or _is_of_occasion(tokens, date):
        return True
    if date.mention.kind in _SEEN_FROM:
        return True
    if date.first > index:
        between = [token.lower for token in tokens[index + 1 : date.first]]
        return bool(_CLAUSES & set(between)) or _is_of_other_participle(tokens, index, date.first)
    return _is_of_relative(tokens, date)


def sets_scene(scan: Scan, date: PlacedDate) -> bool:
    """Whether a date is that of a whole sentence in a past tense, not of an aside or a bound."""
    tokens = scan.tokens
    if _is_dateline(scan, date) or _is_owner(tokens, date) or _is_of_occasion(tokens, date):
        return False
    before = [token.lower for token in tokens[: date.first]]
    if before[-1:] and before[-1] in _NOT_ON:
        return False
    if _CLAUSES & set(before) or "that" in before or looks_ahead(scan.text, date.mention.start, date.mention.end):
        return False
    forms = lexicon().forms.by_word
    words = [token.lower for token in tokens]
    return any("past" in forms.get(word, ()) or word in ("was", "were", "from") for word in words)


_CLAUSES = word_set("who which whom whose where when since because while")
_SEEN_FROM = ("clock", "that_day")


_BENCH = word_set("judge justice magistrate chief district senior court his her their prosecutors")


def _is_owner(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "last winter's protests", but not "Friday's arrest": the day of something else."""
    if date.last >= len(tokens) or tokens[date.first - 1].lower in ("during", "at", "in"):
        return False
    owner = tokens[date.last - 1].lower.endswith("'s")
    behind = tokens[date.last].lower
    if not owner and behind in ("'s", "'"):
        owner, behind = True, tokens[min(date.last + 1, len(tokens) - 1)].lower
    return owner and behind in _OCCASIONS


def _is_of_occasion(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "the riots of May 2023", "a tweet of 2014": the day of something else."""
    if date.first < _OPENING or tokens[date.first - 1].lower != "of":
        return False
    noun = tokens[date.first - 2].lower
    return noun in _THINGS_SAID or (noun in _OCCASIONS and noun not in ("raid", "raids"))


# "By Monday noon four had been handed over" tells the day; "by October" only a bound
_BY_DAYS = ("weekday", "deictic", "clock")
_THINGS_SAID = word_set(
    "tweet tweets post posts article articles video song speech letter decree law amendment report"
    " events event massacre festival incident incidents agreement ruling"
)
_OCCASIONS = word_set(
    "protest protests election elections vote rally rallies riot riots unrest"
    " coup war attack attacks clashes demonstration demonstrations march"
    " uprising blockade strike explosion shooting raid raids"
)
_OTHERS = 20


def _is_of_occasion_told(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "In a first trial, held last year in Derva, the court ...": the day of all that it led to."""
    if tokens[0].lower not in ("in", "during", "at", "within", "after", "following"):
        return False
    for place in range(date.first - 1, max(0, date.first - 5), -1):
        if tokens[place].lower in _STAGED:
            return tokens[place - 1].lower == "," and not _CLAUSES & {t.lower for t in tokens[:place]}
    return False


_STAGED = word_set("held carried conducted staged launched mounted organised organized made opened")


def _joins_verbs(tokens: Sequence[Token], place: int) -> bool:
    """Whether "and" goes on to something else that was done: not in "politicians, judges and lawyers"."""
    if tokens[place].lower != "and":
        return False
    forms = lexicon().forms.by_word
    return any(
        forms.get(token.lower, frozenset()) & {"past", "part"} or token.lower in _DOING
        for token in tokens[place + 1 : place + _VERB_NEAR]
    )


_VERB_NEAR = 6
_DOING = word_set("was were is are has have had will would said")


def _is_of_other_participle(tokens: Sequence[Token], index: int, first: int) -> bool:
    """As in "returned were 23 soldiers captured in May": the month is that of the capture."""
    nouns = lexicon().people.nouns
    for place in range(first - 1, max(index, first - 5), -1):
        is_participle = "part" in lexicon().forms.by_word.get(tokens[place].lower, ())
        if is_participle and tokens[place - 1].lower in nouns:
            return True
    return False


def _is_of_relative(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "students who raised a flag last September will go on trial": the clause's own date."""
    following = [token.lower for token in tokens[date.last : date.last + 2]]
    is_on = following[1:] in _GOES_ON or _is_past_form(following[1:])
    if following[:1] == [","] and not is_on:
        return False
    for place in range(date.first - 1, max(-1, date.first - 12), -1):
        lower = tokens[place].lower
        if lower in (",", ";", ":"):
            return False
        if lower in ("who", "which"):
            return place > 0
    return False


def _is_past_form(words: list[str]) -> bool:
    return bool(words) and "past" in lexicon().forms.by_word.get(words[0], frozenset())


# ", who had been on remand since May, were let out": the sentence goes on behind its aside
_GOES_ON = [["was"], ["were"], ["has"], ["have"], ["had"], ["is"], ["are"], ["will"]]


def _is_of_participle(tokens: Sequence[Token], date: PlacedDate, start: int) -> bool:
    """As in "held since May": the date belongs to the participle before it, with no joint between."""
    first, forms = date.first, lexicon().forms.by_word
    if "ing" in forms.get(tokens[start].lower, ()) and tokens[start - 1].lower != "and":
        start = first  # "was unsealed today in Derva charging 14": the gerund tells more of the same
    else:
        start = -1
    if date.last < len(tokens) and tokens[date.last].lower == "to":
        return False  # "agreed on Monday to keep"
    for place in range(first - 1, max(-1, first - 5), -1):
        if tokens[place].lower in (",", "and", "but", ";", ":", "had", "has", "been", "that"):
            return False
        if "part" in forms.get(tokens[place].lower, ()):
            return start < 0 or tokens[place - 1].lower not in ("was", "were")
    return False
