"""Whose words are whose: quotation, attribution, and the words that stand only inside quotes."""

import re
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.reports.languages import SOURCE, Label, say, spoken_now, term
from casetracker.reports.speaker_names import OFFICE
from casetracker.reports.wording import date_label, is_plain
from casetracker.text import safe_line
from casetracker.views.common import CitationView

_ACCUSATION: Final = re.compile(
    r"\b(?:terrorists?|saboteurs?|captives?|hostages?|prisoners? of war|spy|spies|mercenar(?:y|ies)|"
    "ter\u00f6rist(?:ler)?|sabotajc\u0131(?:lar)?|rehine(?:ler)?|sava\u015f (?:esir|tutsa\u011f)\\w*|"
    "casus(?:lar)?|paral\u0131 asker(?:ler)?)\\b",
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
_SAID: Final = {
    Modality.ASSERTED: Label("{speaker} said ({where}) that {clause}."),
    Modality.ALLEGED: Label("{speaker} alleged ({where}) that {clause}."),
    Modality.DENIED: Label("{speaker} denied ({where}) that {clause}."),
    Modality.NEGATED: Label("{speaker} said it was not so ({where}) that {clause}."),
    Modality.PLANNED: Label("{speaker} announced a plan ({where}) that {clause}."),
    Modality.POSSIBLE: Label("{speaker} spoke of a possibility ({where}) that {clause}."),
    Modality.REQUESTED: Label("{speaker} requested ({where}) that {clause}."),
    Modality.CONDITIONAL: Label("{speaker} named a condition ({where}) that {clause}."),
}
_IN_A_DOCUMENT: Final = Label("{speaker} stated in a document ({where}) that {clause}.")
_WORDS: Final = {
    Modality.ASSERTED: Label("{speaker} said ({where}): {words}"),
    Modality.ALLEGED: Label("{speaker} alleged ({where}): {words}"),
    Modality.DENIED: Label("{speaker} denied ({where}): {words}"),
    Modality.NEGATED: Label("{speaker} said in the negative ({where}): {words}"),
    Modality.PLANNED: Label("{speaker} announced a plan ({where}): {words}"),
    Modality.POSSIBLE: Label("{speaker} spoke of a possibility ({where}): {words}"),
    Modality.REQUESTED: Label("{speaker} requested ({where}): {words}"),
    Modality.CONDITIONAL: Label("{speaker} named a condition ({where}): {words}"),
}
_OWN_VOICE: Final = {
    Modality.ASSERTED: Label("According to {outlet}, {clause}."),
    Modality.ALLEGED: Label("According to {outlet}, it is alleged that {clause}."),
    Modality.DENIED: Label("According to {outlet}, it is denied that {clause}."),
    Modality.NEGATED: Label("According to {outlet}, it is not so that {clause}."),
    Modality.PLANNED: Label("According to {outlet}, it is planned that {clause}."),
    Modality.POSSIBLE: Label("According to {outlet}, it is possible that {clause}."),
    Modality.REQUESTED: Label("According to {outlet}, it is requested that {clause}."),
    Modality.CONDITIONAL: Label("According to {outlet}, on a condition, {clause}."),
}
_OWN_WORDS: Final = {
    Modality.ASSERTED: Label("According to {outlet}: {words}"),
    Modality.ALLEGED: Label("According to {outlet}, it is alleged: {words}"),
    Modality.DENIED: Label("According to {outlet}, it is denied: {words}"),
    Modality.NEGATED: Label("According to {outlet}, in the negative: {words}"),
    Modality.PLANNED: Label("According to {outlet}, it is planned: {words}"),
    Modality.POSSIBLE: Label("According to {outlet}, it is possible: {words}"),
    Modality.REQUESTED: Label("According to {outlet}, it is requested: {words}"),
    Modality.CONDITIONAL: Label("According to {outlet}, on a condition: {words}"),
}
_AGAINST_OTHERS: Final = Label("{speaker} said, against what others say ({where}): {words}")
_DENIAL: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b|\bnot guilty\b", re.IGNORECASE)
_NEGATION: Final = re.compile(
    r"\b(?:not|never|nobody|none|nothing|nor|neither|cannot|without|hardly|yet to|no(?!\.?\s*\d)|"
    r"refus\w+|reject\w+|declin\w+)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


def quoted(text: str) -> str:
    """The words of somebody else inside quotation marks; marks within them become single ones."""
    inner = _STRAIGHT_OPENING.sub("\u2018", safe_line(str(text))).replace('"', "\u2019")
    inner = inner.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
    return f"\u201c{inner}\u201d"


def guarded(text: str) -> str:
    """Free text as a safe line, put inside quotation marks where it carries a word of accusation."""
    line = safe_line(str(text))
    if line.count("\u201c") != line.count("\u201d"):
        line = line.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
    return quoted(line) if unquoted_accusations(line) else line


def in_house_words(text: str) -> str:
    """A sentence of the program's own, each word of accusation in it inside quotation marks."""
    line, place, parts = safe_line(text), 0, []
    for quotation in _QUOTATION.finditer(line):
        parts += [_ACCUSATION.sub(_in_marks, line[place : quotation.start()]), quotation[0]]
        place = quotation.end()
    return "".join((*parts, _ACCUSATION.sub(_in_marks, line[place:])))


def _in_marks(match: re.Match[str]) -> str:
    return f"\u201c{match[0]}\u201d"


def unquoted_accusations(text: str) -> tuple[str, ...]:
    """The words of accusation that stand outside of quotation marks."""
    return tuple(match.group(0) for match in _ACCUSATION.finditer(_QUOTATION.sub(" ", text)))


def outlet(citation: CitationView) -> str:
    """Who published it, with the date: `Caspian Desk (12 June 2021)`; the title where nobody did."""
    return f"{_publisher(citation)} ({_published(citation)})"


def _publisher(citation: CitationView) -> str:
    if citation.publisher:
        return guarded(citation.publisher)
    return say("the source titled {title}", title=quoted(citation.title))


def _published(citation: CitationView) -> str:
    if citation.published is None:
        return say("publication date not reported")
    label = date_label(citation.published)
    return label if is_plain(citation.published) else say("published {date}", date=label)


def _place_of(citation: CitationView) -> str:
    """Where words were reported, without brackets: `Caspian Desk, 12 June 2021`."""
    if _same(citation.speaker, citation.publisher):
        return _published(citation)
    return f"{_publisher(citation)}, {_published(citation)}"


def said_by(citation: CitationView) -> str:
    """Whose words they are, for a table cell."""
    if not citation.speaker or _same(citation.speaker, citation.publisher):
        return outlet(citation)
    return say(
        "{speaker}, as reported by {outlet}",
        speaker=guarded(citation.speaker),
        outlet=outlet(citation),
    )


def attributed(citation: CitationView, clause: str) -> str:
    """A sentence that says the clause in the name of whoever said it; it ends in a full stop."""
    if not citation.speaker:
        told = _OWN_VOICE[citation.modality]
        return say(told.english, outlet=outlet(citation), clause=clause)
    told = _SAID[citation.modality]
    if citation.attribution is Attribution.DOCUMENT and citation.modality is Modality.ASSERTED:
        told = _IN_A_DOCUMENT
    speaker, where = speaker_name(citation.speaker), _place_of(citation)
    return say(told.english, speaker=speaker, where=where, clause=clause)


def attributed_words(citation: CitationView) -> str:
    """A sentence that gives the passage itself, in quotation marks, and how it was put.

    What the words themselves deny is not denied a second time: that would say the opposite.
    """
    modality = Modality.ASSERTED if _says_no_itself(citation) else citation.modality
    words = quoted(citation.quote)
    if not citation.speaker:
        return say(_OWN_WORDS[modality].english, outlet=outlet(citation), words=words)
    told = _AGAINST_OTHERS if _is_counter_claim(citation) else _WORDS[modality]
    speaker, where = speaker_name(citation.speaker), _place_of(citation)
    return say(told.english, speaker=speaker, where=where, words=words)


def put_words(citation: CitationView) -> str:
    """How a passage is put, in a word or two: `denied` only where somebody denies what it says."""
    return Label("counter-statement") if _is_counter_claim(citation) else term(citation.modality)


def _is_counter_claim(citation: CitationView) -> bool:
    """Whether somebody says it against the report of another, as in "they were soldiers on duty"."""
    is_told = citation.kind is ClaimKind.DENIAL and citation.modality is Modality.DENIED
    return is_told and bool(citation.speaker) and not _says_no_itself(citation)


def _says_no_itself(citation: CitationView) -> bool:
    """Whether the words that are quoted carry the negation, as in "have not been convicted"."""
    if citation.modality is Modality.NEGATED:
        return bool(_NEGATION.search(citation.quote) or _DENIAL.search(citation.quote))
    is_own_denial = citation.kind is ClaimKind.DENIAL and not citation.speaker
    is_said_so = is_own_denial or _DENIAL.search(citation.quote) is not None
    return citation.modality is Modality.DENIED and is_said_so


_WHOSE: Final = re.compile(r"[^\W\d_a-z][\w-]*['\u2019]s\b")
_DETERMINED: Final = frozenset(
    {"a", "an", "his", "her", "its", "their", "some", "several", "one", "two"}
)


def speaker_name(speaker: str) -> str:
    """The speaker at the start of a sentence; an institution gets its article in English."""
    name = guarded(speaker)
    if spoken_now() != SOURCE:
        return name
    if name.casefold().startswith("the "):
        return f"The {name[4:]}"
    # A body, or a common noun such as "investigation", takes the article; a name does not, nor does a body
    # that is told by whose it is: "Azerbaijan's Defence Ministry", but "the Prosecutor's Office".
    whose = _WHOSE.match(name)
    is_owned = whose is not None and OFFICE.search(whose[0]) is None
    is_body = name[:1].isalpha() and not is_owned and _INSTITUTION.search(name) is not None
    is_noun = name[:1].islower() and name.partition(" ")[0] not in _DETERMINED
    return f"The {name}" if is_body or is_noun else name[:1].upper() + name[1:]


def _same(speaker: str | None, publisher: str | None) -> bool:
    return bool(speaker and publisher) and safe_line(speaker or "") == safe_line(publisher or "")
