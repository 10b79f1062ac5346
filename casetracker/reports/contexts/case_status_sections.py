"""The case status report as sections, for the formats that print every kind alike."""

from collections.abc import Iterator
from typing import Any

from casetracker.reports.contexts import people, sittings
from casetracker.reports.contexts.citing import counted
from casetracker.reports.languages import Label, labels, say
from casetracker.reports.rows import Row, Rows
from casetracker.reports.sections import (
    cell,
    date_cell,
    figure,
    marks_of,
    mix_table,
    pairs,
    row,
    section,
    sentences,
    table,
)


def case_status_sections(context: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The same content as `case_status_context` gave, in the parts that all kinds are made of.

    Each part is made when it is come to.
    """
    if context["is_docket"]:
        yield _overview(context["overview"])
    for case in context["cases"]:
        yield from (part for part in _case(case) if part["blocks"])


def _overview(overview: dict[str, Any]) -> dict[str, Any]:
    mix = overview["stage_mix"]
    cases = [
        row(
            (
                one["ref"],
                one["title"],
                cell(one["persons"], "people"),
                cell(one["stage"], "people"),
            ),
            marks_of(one),
        )
        for one in overview["cases"]
    ]
    blocks = [
        pairs(
            Label("Totals, counted by the program"),
            [(one["label"], cell(one["value"], "people"), marks_of(one)) for one in overview["totals"]],
        ),
        figure("stage_mix", mix),
        mix_table(mix),
        table(Label("The cases of this report"), labels("Case", "Title", "Persons", "Stage"), cases,
              empty=Label("No case is on file.")),
    ]  # fmt: skip
    return section("overview", Label("The docket at a glance"), blocks)


def _case(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    name = case["anchor"]

    def part(title: str, *blocks: dict[str, Any] | None) -> dict[str, Any]:
        return section(f"{name} {title}", Label(title), blocks, level=3)

    track, mix, listed = case["stage_track"], case["stage_mix"], case["register"]
    told = sentences(case["summary"], Label("Nothing is on file about this case."))
    status = [(one["label"], cell(one["value"], "people"), counted()) for one in case["status"]]
    standing = pairs(Label("Where it stands, counted by the program"), status)
    yield section(name, f"{case['ref']} \u00b7 {case['title']}", [standing, told])
    data = [(one["label"], one["value"], marks_of(one)) for one in case["case_data"]]
    yield part("Case data", pairs(Label("What is on file about the case"), data))
    yield part("Groups as reported", _groups(case["groups"]))
    yield part("Persons accused", _persons(case["persons"], case["persons_total"]))
    yield part("Charges and accusations", _charges(case["charges"]))
    yield part("Stage track", figure("stage_track", track["figure"]), _stages(track["rows"]),
               figure("stage_mix", mix), mix_table(mix))  # fmt: skip
    yield part("Register of actions", figure("timeline", listed["figure"]),
               _actions(listed["rows"]))  # fmt: skip
    yield part("Hearings", sittings.hearings_table(case["hearings"]))
    yield part("Sentences", sittings.sentences_table(case["sentences"]))
    yield part("Conflicting or missing information", _conflicts(case["conflicts"]),
               _missing(case["missing"]))  # fmt: skip
    yield part("Statements that change no stage", _statements(case["context"]))


def _groups(rows: list[Row]) -> dict[str, Any] | None:
    listed = [
        row(
            (
                *_group_told(one),
                one["said_by"],
                cell(one["quote"], "quote"),
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels(
        "Group", "Stated", "On file", "Taken into custody", "Place", "Said by", "Wording"
    )
    caption = Label("Each statement about the size of a group, in its own words")
    return table(caption, columns, listed, empty=Label("No group is on file for this case."))


def _group_told(one: Row) -> tuple[Any, ...]:
    """What is on file of a group, once; each further statement about it refers to the row above."""
    if not one["is_first"]:
        return (one["ref"], one["stated"], *(Label("as above"),) * 3)
    group = f"{one['ref']} {one['label']}"
    return (group, one["stated"], cell(one["on_file"], "people"), one["taken"], one["place"])


def _persons(rows: list[Row], total: str) -> dict[str, Any] | None:
    columns = labels("Person", "Reference", "Role", "Group", "Stage", "Since", "Custody", "Charges")
    caption = say("{total}; unnamed persons of whom the same is known share a row", total=total)
    empty = Label("No person is on file for this case.")
    return table(caption, columns, Rows(_person, rows), empty=empty)


def _person(one: Row) -> Row:
    return row(
        (
            one["name"],
            one["ref"],
            one["role"],
            one["groups"],
            *people.standing(one),
            cell(one["charges"], "number"),
        ),
        marks_of(one),
    )


def _charges(rows: list[Row]) -> dict[str, Any] | None:
    listed = [
        row(
            (
                cell(one["wording"], "quote"),
                one["said_by"],
                one["article"],
                cell(one["persons"], "people"),
                f"{one['status']}; {one['basis']}",
                date_cell(one["since"]),
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels("Wording", "Said by", "Article", "Persons", "Status", "Since")
    return table(Label("In quotation marks: the words of those who make them"), columns, listed,
                 empty=Label("No charge or accusation is on file for this case."))  # fmt: skip


def _stages(rows: list[Row]) -> dict[str, Any] | None:
    listed = [
        row(
            (
                one["letter"],
                one["stage"],
                one["scope"],
                cell(one["persons"], "people"),
                date_cell(one["since"]),
                one["basis"],
                one["authority"],
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels("Step", "Stage", "Whom", "Persons", "Since", "Basis", "Authority")
    return table(Label("Stages reached, in procedural order"), columns, listed,
                 empty=Label("No stage is on file for this case."))  # fmt: skip


def _actions(rows: list[Row]) -> dict[str, Any] | None:
    listed = [
        row(
            (
                cell(str(one["number"]), "number"),
                date_cell(one["happened"]),
                date_cell(one["reported"]),
                cell(one["text"], "quote"),
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels("No.", "Happened", "Reported", "Action")
    return table(Label("What happened, in date order; what has no date comes last"), columns, listed,
                 empty=Label("No action is on file for this case."))  # fmt: skip


def _conflicts(rows: list[Row]) -> dict[str, Any] | None:
    listed = [
        row((one["about"], cell(one["side"], "quote"), one["said_by"]), marks_of(one))
        for one in rows
    ]
    caption = Label("Conflicts: both sides as they stand, neither preferred")
    return table(caption, labels("About", "Side", "Said by"), listed,
                 empty=Label("No conflict between sources is on file."))  # fmt: skip


def _missing(rows: list[Row]) -> dict[str, Any] | None:
    listed = [row((one["what"], one["state"], one["detail"]), marks_of(one)) for one in rows]
    return table(Label("Missing from the file"), labels("What", "State", "Detail"), listed)


def _statements(rows: list[Row]) -> dict[str, Any] | None:
    listed = [row((one["put"], cell(one["text"], "quote")), marks_of(one)) for one in rows]
    return table(
        Label("Planned, denied, requested: as reported"), labels("Put as", "Statement"), listed
    )
