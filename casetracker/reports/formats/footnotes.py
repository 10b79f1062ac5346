"""Footnotes of a Word file: each passage at the foot of the page on which it is first cited."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from casetracker.reports.escaping import xml_line
from casetracker.reports.languages import say

TEXT_STYLE: Final = "FootnoteText"
NUMBER_STYLE: Final = "FootnoteReference"
_PLACE: Final = "/word/footnotes.xml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# What Word draws between the text and its footnotes; it asks for both by these numbers.
_LINES: Final = ((-1, "separator"), (0, "continuationSeparator"))
# What may follow the list of those lines in the settings, first come first.
_AFTER: Final = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "w:mathPr", "w:themeFontLang",
                 "w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator")  # fmt: skip


def has_footnotes(document: Any) -> bool:
    """Whether the template brought footnotes of its own: then ours stay out."""
    return any(one.reltype == RELATIONSHIP_TYPE.FOOTNOTES for one in document.part.rels.values())


def reference(number: int) -> Any:
    """A run that is the number of a footnote; Word counts and sets it by itself."""
    run, named = _numbered(), OxmlElement("w:footnoteReference")
    named.set(qn("w:id"), str(number))
    run.append(named)
    return run


def footnote_texts(sources: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """By its mark what a footnote says: the passage, who says it, where it was published."""
    return {
        passage["id"]: f"{passage['quote']} {say('said by')}: {passage['speaker']};"
        f" {source['publisher']}, {source['published']} ({source['ref']}, {passage['claim_ref']})"
        for source in sources
        for passage in source["passages"]
    }


def put_footnotes(document: Any, cited: Iterable[str], texts: Mapping[str, str]) -> Any:
    """Add the footnotes, numbered from 1 in the order given; gives the element that holds them."""
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in _LINES:
        root.append(_footnote(number, _line(kind), kind))
    for number, note in enumerate(cited, 1):
        root.append(_footnote(number, _told(note, texts[note])))
    package = document.part.package
    part = XmlPart(PackURI(_PLACE), CONTENT_TYPE.WML_FOOTNOTES, root, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    listed = OxmlElement("w:footnotePr")
    for number, _ in _LINES:
        named = OxmlElement("w:footnote")
        named.set(qn("w:id"), str(number))
        listed.append(named)
    settings = document.settings.element
    later = (one for name in _AFTER for one in settings.findall(_named(name)))
    before = min(later, key=settings.index, default=None)
    if before is None:
        settings.append(listed)
    else:
        before.addprevious(listed)
    return root


def _named(name: str) -> str:
    return "{*}mathPr" if name == "w:mathPr" else str(qn(name))


def _footnote(number: int, paragraph: Any, kind: str | None = None) -> Any:
    made = OxmlElement("w:footnote")
    if kind is not None:
        made.set(qn("w:type"), kind)
    made.set(qn("w:id"), str(number))
    made.append(paragraph)
    return made


def _line(kind: str) -> Any:
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    paragraph.append(run)
    return paragraph


def _told(note: str, text: str) -> Any:
    paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    style = OxmlElement("w:pStyle")
    style.set(qn("w:val"), TEXT_STYLE)
    properties.append(style)
    run = _numbered()
    run.append(OxmlElement("w:footnoteRef"))
    for part in (properties, run):
        paragraph.append(part)
    for words in (f" [{note}] ", xml_line(text)):
        run, told = OxmlElement("w:r"), OxmlElement("w:t")
        told.text = words
        told.set(_SPACE, "preserve")
        run.append(told)
        paragraph.append(run)
    return paragraph


def _numbered() -> Any:
    run, properties, style = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "rStyle"))
    style.set(qn("w:val"), NUMBER_STYLE)
    properties.append(style)
    run.append(properties)
    return run
