"""Articles with gold claims: how they are loaded, and what a gold claim holds."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from casetracker.model.partial_date import PartialDate

ARTICLES: Final = Path(__file__).resolve().parents[1] / "data/reader/articles"
SECOND: Final = ARTICLES.parent / "second"
FIRST_HELD: Final = 611
_COUNT: Final = re.compile(r"(?P<sign>>=|<=|>|<|~)?(?P<low>\d+)(?:-(?P<high>\d+))?")


@dataclass(frozen=True, slots=True)
class GoldCount:
    """Bounds of a number of people; `is_about` for "about two dozen"."""

    minimum: int | None
    maximum: int | None
    is_about: bool = False


def in_months(amount: float | None, unit: str | None) -> float | None:
    """A length in months, so that 3.75 years and 45 months are one; other amounts as they are."""
    if amount is None or unit is None:
        return amount
    return round(amount * 12, 2) if unit.rstrip("s") == "year" else float(amount)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a person says that a passage claims; spans are offsets into the article's text."""

    start: int
    end: int
    kind: str
    stage: str | None
    modality: str
    count: GoldCount | None
    persons: tuple[str, ...]
    speakers: tuple[str, ...]
    interval: tuple[date | None, date | None] | None
    terms: tuple[tuple[str, float | None], ...]
    articles: tuple[str, ...]
    traps: tuple[int, ...]
    is_optional: bool

    @property
    def step(self) -> str:
        """The stage, or the kind of claim where it has none."""
        return self.stage or self.kind


@dataclass(frozen=True, slots=True)
class Nothing:
    """A passage that must yield nothing."""

    start: int
    end: int
    traps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text, its day of publication and everything that it claims."""

    name: str
    number: int
    text: str
    title: str
    published: PartialDate
    claims: tuple[GoldClaim, ...]
    nothing: tuple[Nothing, ...]

    @property
    def is_held(self) -> bool:
        """Whether the article is only scored on: those from FIRST_HELD on are."""
        return self.number >= FIRST_HELD


def load_articles(folder: Path = ARTICLES) -> list[GoldArticle]:
    """Every article of a folder, by number; raises ValueError where a passage is not in its text."""
    return [_article(path) for path in sorted(folder.glob("*.toml"))]


def _article(path: Path) -> GoldArticle:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    text = str(table["text"]).strip("\n")
    return GoldArticle(
        name=path.stem,
        number=int(table["id"]),
        text=text,
        title=table["title"],
        published=PartialDate.parse(table["published"]),
        claims=tuple(
            each
            for row in table.get("claim", ())
            for each in _told_out(_claim(path, text, row), row["passage"])
        ),
        nothing=tuple(
            Nothing(*_span(path, text, row), tuple(row.get("traps", ())))
            for row in table.get("none", ())
        ),
    )


def _span(path: Path, text: str, row: dict[str, Any]) -> tuple[int, int]:
    passage, start = row["passage"], -1
    for _ in range(row.get("nth", 1)):
        start = text.find(passage, start + 1)
        if start < 0:
            message = f"{path.name}: the text does not hold '{passage[:60]}'"
            raise ValueError(message)
    return start, start + len(passage)


def _claim(path: Path, text: str, row: dict[str, Any]) -> GoldClaim:
    start, end = _span(path, text, row)
    dated = PartialDate.parse(str(row["date"])) if row.get("date") else None
    return GoldClaim(
        start=start,
        end=end,
        kind=row["kind"],
        stage=row.get("stage"),
        modality=row["modality"],
        count=gold_count(str(row["count"])) if "count" in row else None,
        persons=tuple(row.get("persons", ())),
        speakers=tuple(part for part in row.get("speaker", "").split("|") if part.strip()),
        interval=None if dated is None else (dated.earliest, dated.latest),
        terms=tuple(
            (term["kind"], in_months(term.get("amount"), term.get("unit")))
            for term in row.get("sentence", ())
        ),
        articles=tuple(
            charge["article"] for charge in row.get("charges", ()) if charge.get("article")
        ),
        traps=tuple(row.get("traps", ())),
        is_optional=bool(row.get("optional", False)),
    )


def _told_out(claim: GoldClaim, passage: str) -> tuple[GoldClaim, ...]:
    """One claim for each person where terms are told out in order: "six and five years respectively"."""
    kinds = {kind for kind, _ in claim.terms}
    is_in_order = len(claim.terms) == len(claim.persons) > 1 and len(set(claim.terms)) > 1
    if not is_in_order or len(kinds) > 1 or " each" in passage:
        return (claim,)
    return tuple(
        replace(claim, persons=(name,), terms=(term,), count=GoldCount(1, 1))
        for name, term in zip(claim.persons, claim.terms, strict=True)
    )


def gold_count(written: str) -> GoldCount:
    """The bounds of "6", ">=8", ">100", "<=50", "<30", "~24" or "10-12"; raises ValueError."""
    match = _COUNT.fullmatch(written)
    if match is None:
        message = f"'{written}' is no count"
        raise ValueError(message)
    low, sign = int(match["low"]), match["sign"]
    if match["high"]:
        return GoldCount(low, int(match["high"]))
    bounds: dict[str | None, tuple[int | None, int | None]] = {
        ">=": (low, None),
        ">": (low + 1, None),
        "<=": (None, low),
        "<": (None, low - 1),
    }
    minimum, maximum = bounds.get(sign, (low, low))
    return GoldCount(minimum, maximum, is_about=sign == "~")
