"""Where a charge is worded in its sentence: behind "of", "with", "under" or an article."""

from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.words import word_set
from casetracker.news.law.charges import is_share
from casetracker.news.law.provisions import provisions_in
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event


def _comes_with(scan: Scan, place: int) -> bool:
    """Whether "with" follows in the clause, before another preposition."""
    tokens = scan.tokens
    for at in range(place + 1, min(len(tokens) - 1, place + 8)):
        token = tokens[at]
        if token.lower == "with" or (token.lower == "," and tokens[at + 1].lower in _WITH):
            return True
        if token.lower in ("of", "in", "for", "under", "and", "by", ",", ";", "on"):
            return False
    return False


_WITH: Final = ("with", "for")


def _is_rule_of(scan: Scan, place: int) -> bool:
    """As in "filed against her under the previous government": under whom, not under which law."""
    behind = {token.lower for token in scan.tokens[place + 1 : place + 5]}
    return bool(behind & _RULES)


_RULES: Final = word_set("government administration regime presidency rule leadership")


def _is_of_some(scan: Scan, place: int) -> bool:
    """As in "accuse three of the men"; not "accuse the three of stealing"."""
    following = scan.tokens[place + 1].lower if place + 1 < len(scan.tokens) else "."
    return is_share(scan.tokens, place) and not following.endswith("ing")


def _is_of_whom(scan: Scan, place: int) -> bool:
    """As in "charged, of whom six were acquitted": here the charge is over."""
    if scan.tokens[place].lower != "of" or scan.tokens[place - 1].lower != ",":
        return False
    return place + 1 < len(scan.tokens) and scan.tokens[place + 1].lower in ("whom", "which")


def _joins_people(scan: Scan, place: int) -> bool:
    behind = [token.lower for token in scan.tokens[place + 1 : place + 4]]
    return "others" in behind or any(mention.first == place + 1 for mention in scan.scene.mentions)


def wording_start(scan: Scan, event: Event) -> int | None:
    """Where a charge is worded: behind "of", "with", "under" or "for"."""
    reach = min(len(scan.tokens), event.index + 16)
    end = next((at for at in range(event.index + 1, reach) if _is_of_whom(scan, at)), reach)
    for place in range(event.index + 1, end):
        lower = scan.tokens[place].lower
        told = scan.tokens[event.index : max(event.end, event.index + 1)]
        is_charged = any(token.lower.startswith(("charg", "indict")) for token in told)
        if lower == "of" and is_charged and place > event.index + 1 and _comes_with(scan, place):
            continue  # "charged 32 supporters of the platform with unlawful possession"
        if lower == "with" and scan.tokens[place - 1].lower in ("together", "along"):
            continue  # "was charged together with two others"
        if lower in ("of", "with") and place >= event.end - 1 and not _is_of_some(scan, place):
            return place + 1
        is_told_for = place == event.index + 1 or (
            is_charged and scan.tokens[place - 1].lower == ","
        )
        if lower == "for" and is_told_for and place >= event.end - 1:
            return place + 1  # "prosecuted for their part in the protests"
        if lower in lexicon().acts.article_words:
            return place
        if lower == "under" and not _is_rule_of(scan, place):
            return place
        if lower == "and" and _joins_people(scan, place):
            continue  # "accuse him and three others of"
        if lower in (";", "and", "but"):
            return None
    return None


def articles_of(scan: Scan, event: Event) -> tuple[str, ...]:
    """The articles that the rest of a sentence names."""
    clause = scan.tokens[event.index + 1 :]
    end = next((each.start for each in clause if each.lower in _TURNS), scan.sentence.end)
    return provisions_in(scan.text, scan.tokens[event.index].start, end)


def is_of_others(scan: Scan, start: int, end: int) -> bool:
    """As in "had pleaded guilty, including two, both of whom are accused of": told of others."""
    return any(token.lower in ("who", "whom") for token in scan.tokens[start:end])


_TURNS: Final = frozenset([";", "while", "whereas"])
