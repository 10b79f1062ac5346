"""Every action with its keys, in one place: bindings, footer, help, commands and docs come from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType

_SHOWN: Final = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "bksp",
    "asterisk": "*",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "f1": "F1",
    "f3": "F3",
    "f5": "F5",
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do with a key.

    `contexts` names where it works: `app` everywhere, a screen, or a kind of widget. `priority` is its
    place in the footer, highest first; 0 keeps it out. `shown` is the key as footer and help print it.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    contexts: tuple[str, ...]
    priority: int = 0
    shown: str = ""
    writes: bool = False

    @property
    def method(self) -> str:
        """The name of the method that does it."""
        return "do_" + self.id.partition(".")[2]

    @property
    def key_text(self) -> str:
        """The first key as a person reads it; empty for an action without a key."""
        return self.shown or (key_text(self.keys[0]) if self.keys else "")


def key_text(key: str) -> str:
    """A key's name as it is printed."""
    if key.startswith("ctrl+"):
        return "^" + key_text(key.removeprefix("ctrl+"))
    return _SHOWN.get(key, key)


CONTEXTS: Final = {
    "app": "Everywhere",
    "pane": "Panes",
    "list": "Lists",
    "reader": "Text panes",
    "preview": "Lists with a preview",
    "tabs": "Tabs",
    "home": "Home",
    "cases": "Cases",
    "case": "Records in tabs",
    "groups": "Groups",
    "group": "Group",
    "persons": "People",
    "person": "Person",
    "charges": "Charges",
    "clocks": "Clocks",
    "record": "Case and defendant: editing",
    "beside": "Group and person: notes, tags, tasks",
    "marks": "Marks and bulk actions",
    "history": "History of a record",
    "inbox": "Inbox: queue",
    "review": "Inbox: review",
    "reports": "Reports",
    "sources": "Sources",
    "source": "Source",
    "search": "Search",
    "line": "Search: the line one types in",
    "crossed": "Case and Group: who has what",
    "matrix": "Matrix",
    "grid": "Matrix: cells",
    "form": "Forms and dialogs",
    "choice": "Fields with choices",
    "conflict": "Two versions of a record",
    "question": "Messages and questions",
    "closing": "Inbox: the question whether to close",
}

_ALL: Final = ("app",)
_STEPS: Final = ("pane", "form", "conflict")
_LIST: Final = ("list",)
_READER: Final = ("reader",)
_REVIEW: Final = ("review",)
_GROUPS: Final = ("groups", "group")
_UNDO: Final = ("home", "cases", "case", "inbox", "sources", "source", "groups", "persons", "charges",
                "clocks", "history", "search", "matrix")  # fmt: skip
_HISTORY: Final = ("home", "cases", "case", "sources", "source", "search", "matrix")
_MARKS: Final = ("marks",)
_RECORD: Final = ("record",)
_TEXTS: Final = ("review", "source", "reports", "reader")  # texts, and screens with a long one
_NOTED: Final = ("note", "tag", "task", "watch", "priority")
_BESIDE: Final = ("record", "beside")  # what any record may have beside it
_CLOCKED: Final = ("record", "clocks")

ACTIONS: Final = (
    Action("nav.home", ("1",), "Home", "Go to Home: what needs a decision", _ALL),
    Action("nav.cases", ("2",), "Cases", "Go to Cases", _ALL),
    Action("nav.persons", ("3",), "People", "Go to People: everybody on file", _ALL),
    Action("nav.charges", ("4",), "Charges", "Go to Charges, by article", _ALL),
    Action("nav.clocks", ("5",), "Clocks", "Go to Clocks: time limits by the day they end", _ALL),
    Action("nav.inbox", ("6",), "Inbox", "Go to the Inbox: facts that wait for you", _ALL),
    Action("nav.reports", ("7",), "Reports", "Go to Reports", _ALL),
    Action("nav.search", ("8", "ctrl+f"), "Search", "Go to Search: everything on file by its words", _ALL),
    Action("nav.sources", ("9",), "Sources", "Go to Sources", _ALL),
    Action("nav.groups", ("0",), "Groups", "Go to Groups: people reported together", _ALL),
    Action("app.help", ("question_mark", "f1"), "Help", "Show the keys that work here", _ALL),
    Action("app.commands", ("ctrl+p", "colon"), "Commands", "Find a command by typing", _ALL, 15),
    Action("app.jump", ("ctrl+o",), "Jump", "Jump to a record by its number or name", _ALL, 35),
    Action("app.copy", ("y",), "Copy", "Copy the reference, a quote with its source, a link or the row",
           _ALL, 13),
    Action("app.begin", (), "Begin", "Ways to begin with an empty docket", _ALL),
    Action("app.bring_in", (), "Import", "Bring news in: import a file, or a folder with files", _ALL,
           writes=True),
    Action("app.tour", (), "Tour", "A tour of two minutes; any key leaves it", _ALL),
    Action("app.as_of", (), "As of", "Look at the docket as it was on a day", _ALL),
    Action("app.now", (), "Now", "Look at the docket as it is now again", _ALL),
    Action("app.back", ("escape", "q"), "Back", "Close, clear the filter, or go back", _ALL, 10),
    Action("app.reload", ("f5",), "Reload", "Read the docket again", _ALL),
    Action("app.theme", (), "Theme", "Change theme: dark, light, high contrast, mono", _ALL),
    Action("app.quit", ("ctrl+q",), "Quit", "Leave casetracker; decisions are kept", _ALL, 5),
    Action("pane.next_pane", ("tab",), "Next pane", "Go to the next pane or field", _STEPS, 20),
    Action("pane.previous_pane", ("shift+tab",), "Previous pane", "Go to the pane or field before",
           _STEPS),
    Action("pane.zoom", ("z",), "Zoom", "Give this pane the whole window, or show all panes again",
           ("pane",), 19),
    Action("pane.border_left", ("ctrl+left",), "Border left",
           "Move the border between two panes to the left", ("pane",)),
    Action("pane.border_right", ("ctrl+right",), "Border right",
           "Move the border between two panes to the right", ("pane",)),
    Action("list.open", ("enter",), "Open", "Open what the cursor is on", _LIST, 75),
    Action("list.down", ("down", "j"), "Down", "Next row", _LIST),
    Action("list.up", ("up", "k"), "Up", "Row before", _LIST),
    Action("list.page_down", ("pagedown",), "Page down", "One page down", _LIST),
    Action("list.page_up", ("pageup",), "Page up", "One page up", _LIST),
    Action("list.first", ("home",), "First", "First row", _LIST),
    Action("list.top", ("g",), "First", "First row: g twice", _LIST, shown="gg"),
    Action("list.end", ("end", "G"), "Last", "Last row", _LIST),
    Action("list.sort", ("s",), "Sort", "Choose what the list is ordered by", _LIST, 30),
    Action("list.columns", ("c",), "Columns", "Choose the columns of the list", _LIST, 14),
    Action("reader.down", ("down", "j"), "Down", "One line down", _READER),
    Action("reader.up", ("up", "k"), "Up", "One line up", _READER),
    Action("reader.page_down", ("pagedown",), "Page down", "One page down", _READER),
    Action("reader.page_up", ("pageup",), "Page up", "One page up", _READER),
    Action("reader.first", ("home",), "Start", "To the start", _READER),
    Action("reader.top", ("g",), "Start", "To the start: g twice", _READER, shown="gg"),
    Action("reader.end", ("end", "G"), "End", "To the end", _READER),
    Action("preview.preview", ("i",), "Preview", "Hide the preview beside the list, or show it again",
           ("preview",)),
    Action("tab.next_tab", ("right_square_bracket", "ctrl+pagedown"), "Next tab", "Next tab",
           ("tabs",), 60),
    Action("tab.previous_tab", ("left_square_bracket", "ctrl+pageup"), "Tab before", "Tab before",
           ("tabs",), 12),
    Action("docket.undo", ("u",), "Undo", "Undo the latest change, or in a list of changes that one",
           _UNDO, 40, writes=True),
    Action("docket.redo", ("U",), "Redo", "Do again what was undone last", _UNDO, 14, writes=True),
    Action("record.history", ("H",), "History", "What became of this record, value by value",
           _HISTORY, 30),
    Action("home.conflicts", (), "In conflict", "List the facts that sources dispute", ("home",)),
    Action("home.unsourced", (), "Without a source", "List the facts that nothing on file supports",
           ("home",)),
    Action("cases.new", ("n",), "New", "Open a case by hand", ("cases",), 55, writes=True),
    Action("cases.edit", ("e",), "Edit", "Change this case", ("cases",), 45, writes=True),
    Action("record.new", ("n",), "New", "Add a row to this tab", _RECORD, 58, writes=True),
    Action("record.edit", ("e",), "Edit", "Change what the cursor is on", _RECORD, 57, writes=True),
    Action("record.remove", ("d",), "Remove",
           "Set aside an error: this row, on Overview the whole record", _RECORD, 35,
           writes=True),
    Action("record.add", ("a",), "Add", "Choose what to add to this record", _BESIDE, 51, writes=True),
    *(
        Action(f"add.{name}", (), label, told, _BESIDE if name in _NOTED else _RECORD, writes=True)
        for name, label, told in (
            ("person", "Add person", "Enter somebody in this case"),
            ("name", "Add spelling", "Add a spelling of a name"),
            ("charge", "Add charge", "Bring a charge"),
            ("requalify", "Requalify", "Put the charge under the cursor under another article"),
            ("stage", "Add stage", "Record a stage of the case, a group or defendants"),
            ("custody", "Add custody", "Record that custody began"),
            ("custody_end", "End custody", "Record that custody ended, and how"),
            ("acknowledgement", "Admitted", "Record whether the holder admits to holding them"),
            ("hearing", "Add hearing", "Record a hearing, scheduled or held"),
            ("sentence", "Add sentence", "Record a sentence, asked for or imposed"),
            ("join", "Join cases", "Join cases into one: their people move there"),
            ("sever", "Sever", "Sever people of this case into another"),
            ("group", "Add group", "Enter a group that is known by a number"),
            ("link", "Link case", "Say how this case stands to another"),
            ("note", "Add note", "Write a note beside this record"),
            ("tag", "Add tags", "Put tags on this record"),
            ("task", "Add task", "Note something to do about this record"),
            ("watch", "Watch", "Watch this record, for a reason"),
            ("priority", "Priority", "Say how urgent this record is"),
            ("clock", "Clock", "Record an order, an act or a status for a clock"),
        )
    ),
    *(
        Action(f"add.{name}", (), label, told, _CLOCKED, writes=True)
        for name, label, told in (
            ("clock_start", "Clock start", "Record what starts a clock where no stage does"),
            ("clock_act", "Act", "Record what meets a rule where no stage does"),
            ("clock_extension", "Extension", "Record an order that extends a time limit"),
            ("clock_suspension", "Suspension", "Record since when a clock stands still"),
            ("clock_resumption", "Suspension over", "Record since when a clock runs again"),
            ("clock_status", "Status in law", "Record who claims or denies a status in law"),
            ("clock_withdrawal", "Set aside", "Set aside what was recorded for a clock in error"),
        )
    ),
    Action("marks.mark", ("space",), "Mark", "Mark this row, or take its mark off", _MARKS, 54),
    Action("marks.range", ("v",), "Mark range", "Mark every row from the last mark to here", _MARKS),
    Action("marks.all", ("asterisk",), "Mark all", "Mark every row shown, or none of them", _MARKS),
    Action("marks.only", ("M",), "Marked only", "Show only marked rows, or all again", _MARKS),
    Action("marks.bulk", ("b",), "Bulk", "Change every marked row at once, after a preview", _MARKS, 48),
    Action("search.filter", ("slash", "f3"), "Filter", "Show only rows that hold a text",
           ("cases", "inbox", "sources", "groups", "persons", "charges", "clocks"), 70),
    Action("text.find", ("slash", "f3"), "Find", "Find words in the text", _TEXTS, 18),
    Action("text.next_found", ("n",), "Next", "Next place where the words stand", _TEXTS),
    Action("text.previous_found", ("N",), "Before", "Place before where the words stand", _TEXTS),
    Action("fact.source", ("o",), "Source", "Open the source at the quoted passage",
           ("case", "review", "matrix"), 50),
    Action("search.line", ("slash", "f3"), "Search", "Type what to look for", ("search",), 70),
    Action("search.narrow", ("f",), "Narrow", "Choose a stage, an article, a court... to narrow by",
           ("search", "cases", "persons"), 65),
    Action("search.keep", ("ctrl+s",), "Keep", "Keep these filters as a view, under a name",
           ("search",), 55, writes=True),
    Action("search.drop", ("d",), "Drop view", "Set the view under the cursor aside", ("search",), 25,
           writes=True),
    Action("line.results", ("down",), "Results", "Go to what was found", ("line",), 90),
    Action("crossed.matrix", ("X",), "Matrix", "Persons against stages and charges, gaps visible",
           ("crossed",), 46),
    Action("grid.left", ("left", "h"), "Left", "Column before", ("grid",)),
    Action("grid.right", ("right", "l"), "Column", "Next column", ("grid",), 58, shown="h l"),
    Action("grid.edge", ("less_than_sign",), "First column", "The first column", ("grid",)),
    Action("grid.far_edge", ("greater_than_sign",), "Last column", "The last column", ("grid",)),
    Action("matrix.wide", ("w",), "Words", "Dates and words in the cells, or marks again", ("matrix",),
           55),
    Action("group.new", ("n",), "New", "Enter a group that is known by a number", ("groups",), 50,
           writes=True),
    Action("group.edit", ("e",), "Edit", "Change what is on file of the group", _GROUPS, 50, writes=True),
    Action("group.name", ("p",), "Name", "Name people of the group", _GROUPS, 59, writes=True),
    Action("group.split", ("x",), "Split", "Tell parts of the group apart", _GROUPS, 58, writes=True),
    Action("group.merge", ("m",), "Merge", "Take groups together as a new one", _GROUPS, 57,
           writes=True),
    Action("group.transfer", ("t",), "Transfer", "Move people to another group on a date", _GROUPS, 56,
           writes=True),
    Action("group.release", ("r",), "Release", "Record that some left custody", _GROUPS, 55,
           writes=True),
    Action("group.recount", ("R",), "Recount", "Set the number of the group right", _GROUPS, 54,
           writes=True),
    Action("group.move", ("T",), "Move", "Set right that people always were of another group", _GROUPS,
           52, writes=True),
    Action("group.explain", ("w",), "Explain", "Explain a difference between a stated number and its"
           " parts", _GROUPS, 53, writes=True),
    Action("group.total", ("W",), "Total", "Keep a total that somebody stated over groups", _GROUPS, 51,
           writes=True),
    Action("group.remove", ("d",), "Remove", "Set a group made in error aside; undo brings it back",
           _GROUPS, 33, writes=True),
    Action("person.edit", ("e",), "Edit", "Change what is known of this person", ("person",), 57,
           writes=True),
    Action("person.spelling", ("n",), "New spelling", "Add a spelling of the name", ("person",), 52,
           writes=True),
    Action("person.unspell", ("d",), "Drop spelling", "Set the spelling under the cursor aside",
           ("person",), 20, writes=True),
    Action("person.decide", ("m",), "Same?", "Decide whether somebody else on file is this person",
           ("person",), 60, writes=True),
    Action("person.split", ("x",), "Split", "Put what is another person's under a second record",
           ("person",), 48, writes=True),
    Action("clocks.states", ("t",), "States", "Show all clocks, or only those that are open",
           ("clocks",), 60),
    Action("clocks.clock", ("a",), "Add", "Choose what to record for the clock under the cursor",
           ("clocks",), 62, writes=True),
    Action("source.review", ("v",), "Review", "Review the waiting facts of this source",
           ("sources", "source"), 65),
    Action("review.accept", ("a",), "Accept", "Accept this fact", _REVIEW, 100, writes=True),
    Action("review.reject", ("r", "x"), "Reject", "Reject this fact; asks for the reason", _REVIEW,
           98, writes=True),
    Action("review.edit", ("e",), "Edit", "Change what was read, then accept", _REVIEW, 96,
           writes=True),
    Action("review.later", ("space",), "Later", "Leave this fact for later", _REVIEW, 94,
           writes=True),
    Action("review.link", ("l",), "Link", "Choose the record this fact is about, then accept",
           _REVIEW, 85, writes=True),
    Action("review.withdraw", ("u", "backspace"), "Undo", "Take the last decision back", _REVIEW,
           90, writes=True),
    Action("inbox.second_reader", ("f",), "Second reader",
           "Ask for a second reader of this source, or no longer", ("inbox", "review"), 28, writes=True),
    Action("review.close", ("ctrl+s",), "Close item", "Apply the decisions of this item", _REVIEW,
           92, writes=True),
    Action("review.accept_confirming", ("A",), "Accept confirming",
           "Accept all facts that only confirm what is known", _REVIEW, 80, writes=True),
    Action("review.next_source", ("J",), "Next item", "Next item of the queue", _REVIEW, 62),
    Action("review.previous_source", ("K",), "Item before", "Item before in the queue", _REVIEW, 61),
    Action("reports.export", ("ctrl+s",), "Export", "Write the report to files", ("reports",), 97),
    Action("reports.kind", ("t",), "Kind", "Choose the kind of report", ("reports",), 96),
    Action("reports.about", ("a",), "About", "Choose a defendant, a group or another record to report on",
           ("reports",), 66),
    Action("reports.period", ("p",), "Period", "Choose within which days, or since when, it tells",
           ("reports",), 64),
    Action("reports.language", ("l",), "Language", "Write the report in the next language",
           ("reports",), 62),
    Action("form.save", ("ctrl+s",), "Save", "Save and close", ("form",), 90),
    Action("form.cancel", ("escape",), "Cancel", "Close; asks once more where something was typed",
           ("form",), 80),
    Action("choice.next_choice", ("down",), "Next", "The next of the words it takes", ("choice",)),
    Action("choice.previous_choice", ("up",), "Before", "The word before", ("choice",)),
    Action("conflict.mine", ("m",), "Mine", "Save mine over what is on file", ("conflict",), writes=True),
    Action("conflict.theirs", ("t",), "Theirs", "Take what is on file into the form", ("conflict",)),
    Action("conflict.back_to_form", ("escape",), "Back", "Go back to the form", ("conflict",)),
    Action("closing.go", ("ctrl+s",), "Close item", "Close the item: the key that asked, once more",
           ("closing",), writes=True),
    Action("question.yes", ("enter",), "Yes", "Go on", ("question",), 90),
    Action("question.no", ("escape",), "No", "Leave it", ("question",), 80),
)  # fmt: skip
_BY_ID: Final = {action.id: action for action in ACTIONS}


def action(action_id: str) -> Action:
    """The action of that id."""
    return _BY_ID[action_id]


def actions_in(contexts: Iterable[str]) -> tuple[Action, ...]:
    """The actions that work in any of these contexts, in the order of the registry."""
    wanted = set(contexts)
    return tuple(each for each in ACTIONS if wanted.intersection(each.contexts))


def bindings_for(*contexts: str) -> list[BindingType]:
    """The textual bindings of these contexts; each calls `act` with the action's id."""
    return [
        Binding(
            ",".join(each.keys),
            f"act('{each.id}')",
            each.label,
            show=False,
            priority=each.id == "app.quit",
            id=each.id,
        )
        for each in actions_in(contexts)
        if each.keys
    ]


def keys_markdown() -> str:
    """The keys as Markdown tables, one for each context, for the documentation."""
    parts = []
    for context, title in CONTEXTS.items():
        rows = [
            f"| {' '.join(f'`{key_text(key)}`' for key in each.keys) or '(commands only)'} "
            f"| {each.help} | `{each.id}` |"
            for each in actions_in((context,))
        ]
        parts.append("\n".join([f"### {title}", "", "| Keys | What it does | Id |",
                                "| --- | --- | --- |", *rows]))  # fmt: skip
    return "\n\n".join(parts) + "\n"
