"""Messages of services name commands; here they name the keys that do the same."""

import re
from typing import Final

from casetracker.tui.actions import action

# What a listing would show stands on the screen already, or a digit away.
_LISTING: Final = re.compile(r"[,:;]? see 'casetracker [^']+'(?: and '?'casetracker [^']+')*")
_COMMAND: Final = re.compile(r"'casetracker ([a-z]+ [a-z]+)[^']*'")
# By command the action that does it; one without a key of its own is chosen behind `a`.
_ACTIONS: Final = {
    "review undo": "review.withdraw",
    "change undo": "docket.undo",
    "group move": "group.move",
    "case sever": "add.sever",
    "case unlink": "record.remove",
}


def in_keys(message: str) -> str:
    """The message with keys in place of commands; what only the command line can do keeps its command."""
    return _COMMAND.sub(_keyed, _LISTING.sub("", message))


def _keyed(found: re.Match[str]) -> str:
    action_id = _ACTIONS.get(found[1])
    if action_id is None:
        return found[0]
    same = action(action_id)
    return f"{same.key_text or 'a'}, “{same.label}”"
