"""Charges put under the articles they name and the wider ones around them, with who is accused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from casetracker.views.charges import Charged, ProvisionLine

_DIGITS: Final = re.compile(r"\d+")


@dataclass(slots=True)
class _Node:
    """What is counted under an article or a wording, charge by charge, of one case after the other.

    Who stands in the case at hand is known apart: lists of a large docket take a tenth of what sets do.
    """

    label: str = ""
    pack: str = ""
    own: int = 0
    charges: int = 0
    defendants: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    in_case: set[str] = field(default_factory=set)

    def add(self, charge: Charged, *, is_own: bool) -> None:
        self.own += is_own
        self.charges += 1
        if self.cases[-1:] != [charge.case_ref]:
            self.cases.append(charge.case_ref)
            self.in_case.clear()
        if charge.defendant_ref not in self.in_case:
            self.in_case.add(charge.defendant_ref)
            self.defendants.append(charge.defendant_ref)


def provision_tree(
    charges: Iterable[Charged], titles: Mapping[str, tuple[str, str]]
) -> tuple[ProvisionLine, ...]:
    """The articles that charges name, each below the wider one, in the order of their numbers.

    Charges come case by case; those without an article follow by their wording. `titles` says what
    articles are called, and by which pack.
    """
    articles: dict[str, _Node] = {}
    wordings: dict[str, _Node] = {}
    for charge in charges:
        if charge.article is None:
            node = wordings.setdefault(charge.wording.casefold(), _Node(label=charge.wording))
            node.add(charge, is_own=True)
            continue
        for article in _around(charge.article):
            node = articles.setdefault(article, _Node(*titles.get(article, ("", ""))))
            node.add(charge, is_own=article == charge.article)
            if article == charge.article and not node.label:
                node.label = charge.wording
    found = [_line(article, articles[article]) for article in sorted(articles, key=_order)]
    return (*found, *(_line(None, wordings[each]) for each in sorted(wordings)))


def _around(article: str) -> tuple[str, ...]:
    """The article and the wider ones: 214, 214.2 and 214.2.1 of 214.2.1."""
    parts = article.split(".")
    return tuple(".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _order(article: str) -> tuple[tuple[int, ...], str]:
    return tuple(map(int, _DIGITS.findall(article))), article


def _line(article: str | None, node: _Node) -> ProvisionLine:
    return ProvisionLine(
        article=article,
        label=node.label,
        pack=node.pack,
        depth=article.count(".") if article else 0,
        own=node.own,
        charges=node.charges,
        defendant_refs=tuple(node.defendants),
        case_refs=tuple(node.cases),
    )
