"""Whose words are whose: quotation, attribution, and the words that stand only inside quotes."""

import re
from typing import Final

from casetracker.model.vocabulary import Attribution, Modality
from casetracker.reports.wording import date_label
from casetracker.text import safe_line
from casetracker.views.common import CitationView

_ACCUSATION: Final = re.compile(
    r"\b(?:terrorists?|saboteurs?|captives?|hostages?|prisoners? of war|spy|spies|mercenar(?:y|ies))\b",
    re.IGNORECASE,
)
_QUOTATION: Final = re.compile("\u201c[^\u201c\u201d]*\u201d")
_STRAIGHT_OPENING: Final = re.compile(r'(?:(?<=\s)|(?<=\()|^)"')
_INSTITUTION: Final = re.compile(
    r"\b(?:administration|agency|army|authority|authorities|commission|committee|council|court|"
    r"department|forces|government|ministry|ombudsman|office|parliament|police|prosecutor|service|"
    r"staff|union)\b",
    re.IGNORECASE,
)
_VERBS: Final = {
    Modality.ASSERTED: "said",
    Modality.ALLEGED: "alleged",
    Modality.DENIED: "denied",
    Modality.NEGATED: "said it was not so",
    Modality.PLANNED: "announced a plan",
    Modality.POSSIBLE: "spoke of a possibility",
    Modality.REQUESTED: "requested",
    Modality.CONDITIONAL: "named a condition",
}
_OWN_VOICE: Final = {
    Modality.ASSERTED: "",
    Modality.ALLEGED: "it is alleged that ",
    Modality.DENIED: "it is denied that ",
    Modality.NEGATED: "it is not so that ",
    Modality.PLANNED: "it is planned that ",
    Modality.POSSIBLE: "it is possible that ",
    Modality.REQUESTED: "it is requested that ",
    Modality.CONDITIONAL: "on a condition, ",
}


def quoted(text: str) -> str:
    """The words of somebody else inside quotation marks; marks within them become single ones."""
    inner = _STRAIGHT_OPENING.sub("\u2018", safe_line(text)).replace('"', "\u2019")
    inner = inner.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
    return f"\u201c{inner}\u201d"


def guarded(text: str) -> str:
    """Free text as a safe line, put inside quotation marks where it carries a word of accusation."""
    line = safe_line(text)
    if line.count("\u201c") != line.count("\u201d"):
        line = line.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
    return quoted(line) if unquoted_accusations(line) else line


def unquoted_accusations(text: str) -> tuple[str, ...]:
    """The words of accusation that stand outside of quotation marks."""
    return tuple(match.group(0) for match in _ACCUSATION.finditer(_QUOTATION.sub(" ", text)))


def outlet(citation: CitationView) -> str:
    """Who published it, with the date: `Caspian Desk (12 June 2021)`; the title where nobody did."""
    return f"{_publisher(citation)} ({_published(citation)})"


def _publisher(citation: CitationView) -> str:
    if citation.publisher:
        return guarded(citation.publisher)
    return f"the source titled {quoted(citation.title)}"


def _published(citation: CitationView) -> str:
    if citation.published is None:
        return "publication date not reported"
    label = date_label(citation.published)
    is_plain = not label.startswith(("on or", "in or", "between", "about"))
    return label if is_plain else f"published {label}"


def _place_of(citation: CitationView) -> str:
    """Where words were reported, without brackets: `Caspian Desk, 12 June 2021`."""
    if _same(citation.speaker, citation.publisher):
        return _published(citation)
    return f"{_publisher(citation)}, {_published(citation)}"


def said_by(citation: CitationView) -> str:
    """Whose words they are, for a table cell."""
    if not citation.speaker:
        return outlet(citation)
    if _same(citation.speaker, citation.publisher):
        return outlet(citation)
    return f"{guarded(citation.speaker)}, as reported by {outlet(citation)}"


def attributed(citation: CitationView, clause: str) -> str:
    """A sentence that says the clause in the name of whoever said it; it ends in a full stop."""
    if not citation.speaker:
        return f"According to {outlet(citation)}, {_OWN_VOICE[citation.modality]}{clause}."
    verb = _VERBS[citation.modality]
    if citation.attribution is Attribution.DOCUMENT and citation.modality is Modality.ASSERTED:
        verb = "stated in a document"
    where = _place_of(citation)
    return f"{speaker_name(citation.speaker)} {verb} ({where}) that {clause}."


def attributed_words(citation: CitationView) -> str:
    """A sentence that gives the passage itself, in quotation marks, and how it was put."""
    words = quoted(citation.quote)
    if not citation.speaker:
        lead = f"According to {outlet(citation)}"
        put = (
            "" if citation.modality is Modality.ASSERTED else f", put as {citation.modality.value}"
        )
        return f"{lead}{put}: {words}"
    verb = _VERBS[citation.modality]
    return f"{speaker_name(citation.speaker)} {verb} ({_place_of(citation)}): {words}"


_DETERMINED: Final = frozenset(
    {"a", "an", "his", "her", "its", "their", "some", "several", "one", "two"}
)


def speaker_name(speaker: str) -> str:
    """The speaker at the start of a sentence; an institution gets its article."""
    name = guarded(speaker)
    if name.casefold().startswith("the "):
        return f"The {name[4:]}"
    # A body, or a common noun such as "investigation", takes the article; a name does not.
    is_body = name[:1].isalpha() and _INSTITUTION.search(name) is not None
    is_noun = name[:1].islower() and name.partition(" ")[0] not in _DETERMINED
    return f"The {name}" if is_body or is_noun else name[:1].upper() + name[1:]


def _same(speaker: str | None, publisher: str | None) -> bool:
    return bool(speaker and publisher) and safe_line(speaker or "") == safe_line(publisher or "")
