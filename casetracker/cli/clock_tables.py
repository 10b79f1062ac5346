"""Clocks printed as rows and one by one."""

from typing import TYPE_CHECKING

from casetracker.cli.output import heading, out, out_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casetracker.views.clocks import ClockView


def clock_table(views: "Iterable[ClockView]") -> None:
    """Print clocks as rows: when it ends, how it stands, the rule with its pack and grade, for whom."""
    from casetracker.reports.contexts.entries import whom_words

    out_table(
        ("ENDS", "STATE", "RULE", "FROM", "WHOM", "CONDITION"),
        (
            (
                view.due_text + (" (holiday estimated)" if view.is_estimated else ""),
                view.state.words,
                view.rule,
                view.signature,
                whom_words(view),
                view.condition or "-",
            )
            for view in views
        ),
    )


def lively(views: "tuple[ClockView, ...]") -> "tuple[ClockView, ...]":
    """Those that have started and may apply."""
    from casetracker.services.clocks import QUIET

    return tuple(view for view in views if view.state not in QUIET)


def told_once(views: "tuple[ClockView, ...]") -> "tuple[ClockView, ...]":
    """The clocks, those that stand alike for several people as one."""
    from casetracker.reports.contexts.clocks_together import together

    return tuple(together(views))


def print_clock(view: "ClockView") -> None:
    """Print one clock with its working."""
    from casetracker.reports.contexts.entries import whom_words

    heading(f"{view.rule}  {view.label}  [{view.signature}]")
    out(f"  {view.state.words}, ends {view.due_text}: {whom_words(view)}, on {view.computed_on}")
    if view.condition:
        out(f"  condition: {view.condition}")
    for sentence in view.working:
        out(f"  {sentence}")
    if view.is_estimated:
        out("  A holiday near the last day is an estimate: the government may still move it.")
    titles = "; ".join(f"{each.title} {each.href}".strip() for each in view.sources)
    out(f"  source: {titles or 'none'}; valid: {view.valid}")
    if view.note:
        out(f"  note: {view.note}")


def print_clocks(views: "tuple[ClockView, ...]") -> None:
    """Print the clocks of a record as one of its parts, and how many have not started."""
    heading("clocks (computed aid, not legal advice)")
    views = told_once(views)
    shown = lively(views)
    if shown:
        clock_table(shown)
    if len(shown) < len(views):
        out(f"{len(views) - len(shown)} have not started or apply to nobody")
