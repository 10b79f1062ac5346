"""Any report as sections: what the formats that print every kind alike start from."""

from collections.abc import Iterator
from typing import Any

from casetracker.reports.contexts.case_status_sections import case_status_sections
from casetracker.reports.languages import Label, labels, said, say, say_in
from casetracker.reports.sections import cell, marks_of, pairs, row, section, table


def sections_of(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections of a report, its method last."""
    return [said(part) for part in parts_of(context)]


def parts_of(context: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sections one by one, for who keeps none of them: their messages are still to be said."""
    own = context.get("sections")
    yield from case_status_sections(context) if own is None else own
    yield _method(context["method"])


def about_of(context: dict[str, Any]) -> list[tuple[str, str]]:
    """What a report says about itself: label and value."""
    head, made = context["head"], context["generation"]
    rows = [
        (
            Label("report"),
            say(
                "{kind}, template {template_version}",
                kind=head["kind"],
                template_version=head["template_version"],
            ),
        ),
        (Label("written for"), profile_words(context)),
        (Label("data as known on"), head["known_at"]["words"]),
        (Label("events up to"), head["as_of"]["words"]),
        (
            Label("generated"),
            say("{moment}; by: {who}", moment=made["at"]["words"], who=made["by"]),
        ),
        (
            Label("program and database"),
            say(
                "casetracker {program_version}, {database_name}",
                program_version=head["program_version"],
                database_name=head["database_name"],
            ),
        ),
        *((one["label"], one["value"]) for one in head["counts"]),
        *((Label("pack"), f"{one['id']} {one['version']}: {one['note']}") for one in head["packs"]),
        (Label("end of the audit chain"), head["audit_head"] or Label("none")),
        (Label("SHA-256 of the content"), head["digest"]),
    ]
    return [(str(label), str(value)) for label, value in rows]


def profile_words(context: dict[str, Any]) -> str:
    """For whom a report is written."""
    return say_in("Confidentiality", context["head"]["profile"])


def sourced(context: dict[str, Any]) -> dict[str, str]:
    """By footnote id the source and passage that it stands for: `S-0002/K-0007`."""
    return {
        passage["id"]: f"{source['ref']}/{passage['claim_ref']}"
        for source in context["sources"]
        for passage in source["passages"]
    }


def unsourced_rows(value: Any) -> int:
    """How many rows and sentences within have no source."""
    if isinstance(value, dict):
        own = 1 if value.get("mark") == "unsourced" else 0
        return own + sum(map(unsourced_rows, value.values()))
    return sum(map(unsourced_rows, value)) if isinstance(value, list) else 0


def _method(method: dict[str, Any]) -> dict[str, Any]:
    rows = [(one["label"], one["value"], marks_of(one)) for one in method["rows"]]
    publishers = [
        row((one["publisher"], cell(one["sources"], "number")), marks_of(one))
        for one in method["publishers"]
    ]
    blocks = [
        pairs(Label("What this report rests on, counted by the program"), rows),
        table(Label("Sources on file by publisher"), labels("Publisher", "Sources"), publishers),
        {"type": "list", "entries": list(method["limitations"])},
    ]
    return section("method", Label("Methodology and limitations"), blocks)
