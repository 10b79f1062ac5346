"""Every message that a report may print in words of ours: out of the code, the templates, the packs."""

import ast
import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final, NamedTuple

from casetracker.model import vocabulary as words
from casetracker.paths import bundled
from casetracker.procedure.clocks.vocabulary import ClockState, LimitKind
from casetracker.reports import wording
from casetracker.reports.languages import plain_words
from casetracker.services import report_change_words, report_changes
from casetracker.views.changes import ChangeKind
from casetracker.views.docket import LINK_WORDS

ROOT: Final = Path(__file__).parents[2]
# The vocabularies whose words stand in reports.
VOCABULARIES: Final[tuple[type[Enum], ...]] = (
    words.Acknowledgement,
    words.Attribution,
    words.Basis,
    words.CaseLinkKind,
    words.ChargeStatus,
    words.ClockOrderKind,
    words.Confidentiality,
    words.CustodyEnd,
    words.CustodyKind,
    words.DefendantRole,
    words.GroupEventKind,
    words.HearingKind,
    words.HearingResult,
    words.LegalStatus,
    words.Modality,
    words.MonitoringStatus,
    words.NameKind,
    words.Openness,
    words.Priority,
    words.PublisherKind,
    words.ReviewStatus,
    words.SentenceKind,
    words.SentenceStanding,
    words.SentenceUnit,
    words.SourceKind,
    ClockState,
    LimitKind,
    ChangeKind,
)
_IN_TEMPLATES: Final = re.compile(r'"([^"]+)"\|say\b')
_PACK_TEXTS: Final = ("note", "disclaimer", "said")


class Message(NamedTuple):
    """A message: what it is about where that matters, its words, its words for many."""

    context: str | None
    text: str
    many: str | None = None


def messages() -> list[Message]:
    """Each message once, by context and words."""
    found = {*_coded(), *_templated(), *_terms(), *_packs(), *_columns()}
    return sorted(found, key=lambda one: (one.context or "", one.text))


def _coded() -> Iterator[Message]:
    places = sorted((ROOT / "casetracker" / "reports").rglob("*.py"))
    for path in (*places, *sorted((ROOT / "casetracker" / "services").glob("report_*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _called(node)


def _called(node: ast.Call) -> Iterator[Message]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
    literal = [text for text in texts if isinstance(text, str)]
    if name in ("say", "Label", "labels"):
        yield from (Message(None, text) for text in literal)
    elif name == "part" and isinstance(texts[0], str):
        yield Message(None, texts[0])
    elif name == "say_many" and len(literal) == 2:
        yield Message(None, literal[0], literal[1])
    elif name == "number_of" and literal:
        many = literal[1] if len(literal) > 1 else f"{literal[0]}s"
        yield Message(None, f"{{count}} {literal[0]}", f"{{count}} {many}")


def _templated() -> Iterator[Message]:
    for path in sorted(bundled("templates").glob("*.j2")):
        for text in _IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            yield Message(None, text)


def _terms() -> Iterator[Message]:
    for phrase in wording._PHRASES.values():
        yield Message("cell", phrase.english)
    for vocabulary in VOCABULARIES:
        for one in vocabulary:
            yield Message(vocabulary.__name__, plain_words(one))
    for both in LINK_WORDS.values():
        yield from (Message("CaseLinkKind", side) for side in both)


def _packs() -> Iterator[Message]:
    for folder in sorted((bundled("seeds") / "packs").iterdir()):
        labels = tomllib.loads((folder / "labels.en.toml").read_text(encoding="utf-8"))
        for table in ("stage", "limit"):
            yield from (Message("pack", text) for text in labels.get(table, {}).values())
        for name in ("pack.toml", "limits.toml"):
            yield from _noted(tomllib.loads((folder / name).read_text(encoding="utf-8")))


def _noted(value: Any) -> Iterator[Message]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in _PACK_TEXTS and isinstance(one, str) and one:
                yield Message("pack", one)
            else:
                yield from _noted(one)
    elif isinstance(value, list):
        for one in value:
            yield from _noted(one)


def _columns() -> Iterator[Message]:
    facts = report_changes._FACTS.values()
    names = {name for fact in facts for name in fact.told} - set(report_change_words.LABELS)
    for name in names | {"birth", "occupation", "nationality", "pseudonym"}:
        yield Message(None, name.replace("_", " "))
