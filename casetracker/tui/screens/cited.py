"""The way from a fact to the source that proves it."""

from collections.abc import Iterable
from typing import Any

from textual.app import App

from casetracker.model.vocabulary import Stance
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.screens.source import SourceScreen
from casetracker.views.common import CitationView, date_text


def open_cited(app: App[Any], citations: Iterable[CitationView]) -> None:
    """Open the source at the passage; where several passages prove the fact, ask which."""
    cited = tuple({each.claim_ref: each for each in citations}.values())
    if len(cited) == 1:
        _open(app, cited[0])
        return
    choices = [
        (
            f"{each.source_ref}  {each.publisher or '-'}, {date_text(each.published)}",
            f"{'! ' if each.stance is Stance.CONTRADICTS else ''}{each.quote}",
        )
        for each in cited
    ]

    def chosen(at: int | None) -> None:
        if at is not None:
            _open(app, cited[at])

    app.push_screen(PickDialog("Which passage?", choices, "Open"), chosen)


def _open(app: App[Any], cited: CitationView) -> None:
    app.push_screen(SourceScreen(cited.source_ref, cited.claim_ref))
