"""The text of a report in any format, packed ones unpacked: all that a reader could find in it."""

import io
import re
import zipfile
from html import unescape

from pypdf import PdfReader


def everything_in(content: bytes, report_format: str) -> str:
    """Bytes as text, members of archives with their names, text and data about a PDF."""
    if report_format in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [name + "\n" + packed.read(name).decode("utf-8", "replace")
                     for name in packed.namelist()]  # fmt: skip
        text = "\n".join(parts)
        return text + unescape(re.sub(r"<[^>]+>", "", text))
    if report_format == "pdf":
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        about = [
            str(reader.metadata),
            str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data()),
        ]
        return "\n".join((*pages, *about, content.decode("latin-1"), *_objects(reader)))
    text = content.decode("utf-8")
    if report_format == "json":
        text += text.encode().decode("unicode_escape", "replace")
    return text + unescape(text)


def _objects(reader: PdfReader) -> list[str]:
    """Every text within the objects of a PDF: alternative texts, destinations, outlines."""
    numbers = range(1, int(str(reader.trailer["/Size"])))
    return [repr(reader.get_object(number)) for number in numbers]
