"""How a claim calls the people that it is about."""

from casetracker.news.language.numbers import number_at
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan


def label_of(scan: Scan, mention: Mention) -> str:
    """The words of a mention; a bare number gets the unit that it shares."""
    words = scan.text[scan.tokens[mention.first].start : scan.tokens[mention.last - 1].end]
    if mention.kind == "counted" and mention.unit is None and mention.count is not None:
        is_number = number_at(scan.tokens, mention.last - 1) is not None
        return (
            f"{words} {'person' if mention.count.exact == 1 else 'people'}" if is_number else words
        )
    units = () if mention.unit is None else mention.unit.split(" and ")
    is_bare = any(unit not in words.lower() for unit in units)
    return f"{words} {mention.unit}" if is_bare else words
