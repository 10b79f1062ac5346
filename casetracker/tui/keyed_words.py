"""Messages of services name commands; here they name the keys that do the same."""

import re
from typing import Final

from casetracker.tui.actions import action

# What a listing would show stands on the screen already, or a digit away.
_LISTING: Final = re.compile(r"[,:;]? see 'casetracker [^']+'(?: and '?'casetracker [^']+')*")
_COMMAND: Final = re.compile(r"'casetracker ([a-z]+ [a-z]+)[^']*'")
# A change that is not the latest is undone where it stands in a list.
_THAT_CHANGE: Final = re.compile(r"'casetracker change undo (\d+)'")
# By command the action that does it; one without a key of its own is chosen behind `a`.
_ACTIONS: Final = {
    "review undo": "review.withdraw",
    "change undo": "docket.undo",
    "group move": "group.move",
    "group name": "group.name",
    "case sever": "add.sever",
    "case unlink": "record.remove",
}
# A field takes the case beside the group.
_WHICH_CASE: Final = re.compile(
    r"(?P<group>G-\d+)(?P<where> stands in .*?(?P<case>C-\d+)): say with --case which one is meant"
)
_IN_CASE: Final = (
    "\\g<group>\\g<where>: say which one is meant, as in \u201c\\g<group> in \\g<case>\u201d"
)


def in_keys(message: str) -> str:
    """The message with keys in place of commands; what only the command line can do keeps its command."""
    said = _THAT_CHANGE.sub(_at_change, _LISTING.sub("", message))
    return _WHICH_CASE.sub(_IN_CASE, _COMMAND.sub(_keyed, said))


def _at_change(found: re.Match[str]) -> str:
    return f"{action('docket.undo').key_text} on change {found[1]} in a list of changes"


def _keyed(found: re.Match[str]) -> str:
    action_id = _ACTIONS.get(found[1])
    if action_id is None:
        return found[0]
    same = action(action_id)
    return f"{same.key_text or 'a'}, “{same.label}”"
