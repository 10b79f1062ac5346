"""What a Word file needs beyond its template: its language, directions of writing, and pictures."""

import copy
import io
from collections.abc import Mapping
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from casetracker.reports.directions import has_right_to_left, runs, runs_right

PICTURE_STYLE: Final = "Picture"
_TAGS: Final = {"en": "en-GB", "tr": "tr-TR", "az": "az-Latn-AZ"}
_WIDTH: Final = Mm(220)


def put_language(document: Any, code: str) -> None:
    """Name the language of the text, so that spelling and voices follow it."""
    document.core_properties.language = code
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")):
        named = properties.find(qn("w:lang"))
        if named is None:
            named = OxmlElement("w:lang")
            properties.append(named)
        named.set(qn("w:val"), _TAGS.get(code, code))
        named.set(qn("w:bidi"), "ar-SA")


def put_directions(document: Any) -> None:
    """Set each part that runs from right to left as a run of its own that says so."""
    for run in list(document.element.body.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        whole = "".join(one.text or "" for one in texts)
        if len(texts) == 1 and has_right_to_left(whole):
            _split(run, whole)


def put_pictures(document: Any, pictures: Mapping[str, tuple[bytes, str]]) -> None:
    """Put each picture, with its words for who cannot see it, where its name stands by itself."""
    for paragraph in document.paragraphs:
        found = pictures.get(paragraph.text.strip())
        # The style is asked for last: finding it takes longest.
        if found is None or paragraph.style.name != PICTURE_STYLE:
            continue
        drawn, alternative = found
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)  # noqa: SLF001 - the library has no way to drop a run
        shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=_WIDTH)
        shape._inline.docPr.set("descr", alternative)  # noqa: SLF001 - nor one to describe a picture


def _split(run: Any, text: str) -> None:
    for part, is_apart in runs(text):
        made = copy.deepcopy(run)
        (told,) = made.findall(qn("w:t"))
        told.text = part
        told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if is_apart and runs_right(part):
            properties = made.find(qn("w:rPr"))
            if properties is None:
                properties = OxmlElement("w:rPr")
                made.insert(0, properties)
            properties.append(OxmlElement("w:rtl"))
        run.addprevious(made)
    run.getparent().remove(run)
