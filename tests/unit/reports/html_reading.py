"""An HTML document read back for tests: elements, identifiers, references, rows, text."""

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr", "base", "area", "embed", "source"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    classes: tuple[str, ...]
    text: str = ""


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.unbalanced: list[str] = []
        self.comments: list[str] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = tuple(
            name for one in self._open for name in one.attributes.get("class", "").split()
        )
        element = Element(tag, attributes, tuple(one.tag for one in self._open), around)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.unbalanced.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def named(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes: the same whatever the text says."""
        return [(one.tag, tuple(sorted(one.attributes))) for one in self.elements]


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page
