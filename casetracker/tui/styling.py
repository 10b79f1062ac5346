"""Style sheets that are read once: each new place would have all of them read anew, twice."""

from typing import ClassVar, Final, TypeAlias

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_KEPT: Final = 512  # texts, each in the colours of a theme: some forty for each of the themes
_Text: TypeAlias = tuple[frozenset[tuple[str, str]], str, CSSLocation, bool, int, str]


class RememberingStylesheet(Stylesheet):
    """The style sheet of an app; what a text says in the colours of a theme is remembered."""

    _known: ClassVar[LRUCache[_Text, list[RuleSet]]] = LRUCache(_KEPT)

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """`variables` are the colours by name."""
        super().__init__(variables=variables)
        self._colours = frozenset(self._variables.items())

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours."""
        super().set_variables(variables)
        self._colours = frozenset(variables.items())

    def reparse(self) -> None:
        """Read all anew after a change of colours; where a text is wrong, the rules stay as they were."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,  # noqa: FBT001, FBT002 - as textual declares it
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        text = (self._colours, css, read_from, is_default_rules, tie_breaker, scope)
        rules = self._known.get(text)
        if rules is None:
            rules = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
            self._known[text] = rules
        return rules
