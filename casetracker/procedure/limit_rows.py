"""The rows of a pack's `limits.toml`: rules with a time limit."""

from collections.abc import Container

from casetracker.errors import UsageError
from casetracker.model.vocabulary import LegalStatus
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.limits import Extension, Limit
from casetracker.procedure.clocks.vocabulary import LimitKind, Pick, Roll, Start
from casetracker.procedure.pack_rows import PROOF_KEYS, proof, validity
from casetracker.procedure.toml_tables import Table, TomlFile


def read_limits(
    limits_file: TomlFile, codes: Container[str], words: dict[str, str], gravity: Container[str]
) -> tuple[Limit, ...]:
    """The rules of a file; `codes` are the stages there are, `gravity` the pack's classes of charges."""
    limits_file.only("limit")
    return tuple(_limit(table, codes, words, gravity) for table in limits_file.tables("limit"))


def _limit(
    table: Table, codes: Container[str], words: dict[str, str], gravity: Container[str]
) -> Limit:
    table.only(
        "id", "kind", "trigger", "applies_if", "period", "start", "roll", "satisfied_by", "shown_by",
        "ended_by", "suspended_by", "extension", "version_by", "checked_on",
        *PROOF_KEYS,
    )  # fmt: skip
    trigger, applies = table.table("trigger"), table.table("applies_if")
    trigger.only("event", "pick")
    applies.only("gravity", "status", "said")
    limit_id, (grade, sources, note) = table.filled("id"), proof(table)
    period, start = _period(table, "period"), table.word("start", Start)
    _fitting(table, period, start)
    valid = validity(table)
    return Limit(
        id=limit_id,
        label=words.get(limit_id, ""),
        kind=table.word("kind", LimitKind),
        triggers=_known(trigger, "event", codes),
        pick=trigger.word("pick", Pick, Pick.FIRST),
        period=period,
        start=start,
        roll=table.word("roll", Roll),
        satisfied_by=_known(table, "satisfied_by", codes),
        shown_by=_known(table, "shown_by", codes),
        suspended_by=tuple(_pair(each, codes) for each in table.tables("suspended_by")),
        extensions=tuple(_extension(each, codes) for each in table.tables("extension")),
        gravity=_classes(applies, gravity),
        status=applies.word("status", LegalStatus) if "status" in applies.values else None,
        proviso=applies.text("said", ""),
        valid_from=valid.start,
        valid_to=valid.end,
        version_by=_version_by(table, codes),
        grade=grade,
        sources=sources,
        note=note,
        checked_on=table.day("checked_on"),
        ended_by=_known(table, "ended_by", codes),
    )


def _fitting(table: Table, period: Duration | None, start: Start) -> None:
    counts_hours = period is not None and period.has_hours
    if period is not None and counts_hours != (start is Start.INSTANT):
        table.fail("must be 'instant' for a period with hours, and for no other", "start")


def _version_by(table: Table, codes: Container[str]) -> str:
    text = table.text("version_by", "trigger")
    if text != "trigger" and text not in codes:
        table.fail(f"'{text}' is neither 'trigger' nor a stage of the vocabulary", "version_by")
    return text


def _pair(table: Table, codes: Container[str]) -> tuple[str, str]:
    table.only("from", "to")
    return _one(table, "from", codes), _one(table, "to", codes)


def _extension(table: Table, codes: Container[str]) -> Extension:
    table.only("max", "needs", *PROOF_KEYS)
    longest = _period(table, "max")
    if longest is None or longest.is_backwards:
        table.fail("must be a length of time such as P2M", "max")
        longest = Duration.parse("P1D")
    grade, sources, note = proof(table)
    needs = _one(table, "needs", codes) if table.text("needs", "") else ""
    return Extension(longest, needs, grade, sources, note, validity(table))


def _classes(table: Table, gravity: Container[str]) -> tuple[str, ...]:
    classes = table.texts("gravity", [])
    for each in classes:
        if each not in gravity:
            table.fail(
                f"'{each}' is none of the classes that pack.toml lists under gravity", "gravity"
            )
    return classes


def _known(table: Table, key: str, codes: Container[str]) -> tuple[str, ...]:
    found = table.texts(key, [])
    for code in found:
        _refuse_unknown(table, key, code, codes)
    return found


def _one(table: Table, key: str, codes: Container[str]) -> str:
    code = table.filled(key)
    _refuse_unknown(table, key, code, codes)
    return code


def _refuse_unknown(table: Table, key: str, code: str, codes: Container[str]) -> None:
    if code not in codes:
        table.fail(f"'{code}' is no stage of the vocabulary", key)


def _period(table: Table, key: str) -> Duration | None:
    text = table.text(key)
    if not text:
        return None
    try:
        return Duration.parse(text)
    except UsageError as error:
        table.fail(str(error), key)
        return None
