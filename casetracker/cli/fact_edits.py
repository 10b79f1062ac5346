"""`casetracker custody|hearing|sentence edit`: facts on file, set right."""

from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from casetracker.cli.charges import word
from casetracker.cli.editing import date_given, given_values
from casetracker.cli.operations import grounds, set_right
from casetracker.cli.options import AsJson, Cited, Db, OnDate, Why
from casetracker.errors import UsageError

_MOST: Final = 2_000_000_000
Custody = Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of custody list.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Since when.", show_default=False)
]
CustodyOf = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="administrative, judicial, house_arrest, prisoner_of_war_claimed, sentence, unknown.",
        show_default=False,
    ),
]
Place = Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)]
Facility = Annotated[
    str | None, typer.Option("--facility", help="Which institution.", show_default=False)
]
Body = Annotated[str | None, typer.Option("--authority", help="Which body.", show_default=False)]
Admitted = Annotated[
    str | None,
    typer.Option("--admitted", help="acknowledged, denied or not_reported.", show_default=False),
]
Ended = Annotated[
    str | None, typer.Option("--ended", metavar="DATE", help="Until when.", show_default=False)
]
HowEnded = Annotated[
    str | None,
    typer.Option(
        "--as",
        help="released, transferred, repatriated, extradited, pardoned, died, escaped, unknown;"
        " empty: it goes on.",
        show_default=False,
    ),
]
Hearing = Annotated[int, typer.Argument(metavar="N", help="The number of a hearing.")]
HearingOf = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="remand, preparatory, trial, judgment, appeal, cassation, unknown.",
        show_default=False,
    ),
]
Scheduled = Annotated[
    str | None, typer.Option("--scheduled", metavar="DATE", help="For when.", show_default=False)
]
HeldOn = Annotated[
    str | None, typer.Option("--held", metavar="DATE", help="When it was held.", show_default=False)
]
Result = Annotated[
    str | None,
    typer.Option("--as", help="scheduled, held, adjourned or not_held.", show_default=False),
]
Later = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Adjourned to when.", show_default=False)
]
WhyAdjourned = Annotated[
    str | None, typer.Option("--because", help="Why it was adjourned.", show_default=False)
]
Court = Annotated[str | None, typer.Option("--court", help="Which court.", show_default=False)]
Judge = Annotated[str | None, typer.Option("--judge", help="Who presides.", show_default=False)]
Doors = Annotated[
    str | None,
    typer.Option("--doors", help="open, partly_closed, closed or unknown.", show_default=False),
]
Language = Annotated[
    str | None, typer.Option("--language", help="Of the hearing.", show_default=False)
]
Remark = Annotated[
    str | None, typer.Option("--note", help="What else is known.", show_default=False)
]
Sentence = Annotated[int, typer.Argument(metavar="N", help="The number of a sentence.")]
Standing = Annotated[
    str | None, typer.Option("--as", help="asked_for or imposed.", show_default=False)
]
SentenceOf = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="prison, life, suspended, conditional, fine, death, house_arrest, community_service"
        " or unknown.",
        show_default=False,
    ),
]
Number = Annotated[
    str | None, typer.Option("--amount", metavar="N", help="How much.", show_default=False)
]
Unit = Annotated[
    str | None,
    typer.Option("--unit", help="years, months, days, hours or money.", show_default=False),
]
Currency = Annotated[
    str | None,
    typer.Option("--currency", help="Of an amount of money, such as manats.", show_default=False),
]
Regime = Annotated[str | None, typer.Option("--regime", help="Such as strict.", show_default=False)]
Credited = Annotated[
    str | None,
    typer.Option("--credited", metavar="N", help="Days served that count.", show_default=False),
]
Replaces = Annotated[
    str | None,
    typer.Option("--replaces", metavar="N", help="The sentence it replaces.", show_default=False),
]


class NumberError(UsageError):
    """An option that takes a number and was given something else."""

    def __init__(self, option: str, text: str) -> None:
        """Name both."""
        super().__init__(
            f"{option} takes a number up to {_MOST}, or nothing to take it off: not {text[:40]!r}"
        )


def edit_custody(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    numbers: Custody,
    *,
    since: Since = None,
    kind: CustodyOf = None,
    place: Place = None,
    facility: Facility = None,
    authority: Body = None,
    admitted: Admitted = None,
    ended: Ended = None,
    how: HowEnded = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change times in custody that are alike."""
    from casetracker.model.vocabulary import Acknowledgement, CustodyEnd, CustodyKind

    given = given_values(
        "--since, --kind, --place, --facility, --authority, --admitted, --ended, --as",
        started=since,
        kind=kind,
        place=place,
        facility=facility,
        authority=authority,
        acknowledged=admitted,
        ended=ended,
        how_ended=how,
    )
    _put_dates(given, "started", "ended")
    _put_word(given, "kind", "--kind", kind, CustodyKind)
    _put_word(given, "acknowledged", "--admitted", admitted, Acknowledgement)
    _put_word(given, "how_ended", "--as", how or None, CustodyEnd)
    if how == "":
        given["ended"] = given.get("ended")
    set_right(
        context,
        db,
        given,
        lambda services: (
            services.amending.custody_values(numbers),
            services.amending.edit_custody,
        ),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )


def edit_hearing(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    number: Hearing,
    *,
    kind: HearingOf = None,
    scheduled: Scheduled = None,
    held: HeldOn = None,
    result: Result = None,
    later: Later = None,
    because: WhyAdjourned = None,
    court: Court = None,
    judge: Judge = None,
    doors: Doors = None,
    language: Language = None,
    note: Remark = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change what is on file of a hearing."""
    from casetracker.model.vocabulary import HearingKind, HearingResult, Openness

    given = given_values(
        "--kind, --scheduled, --held, --as, --to, --because, --court, --judge, --doors, --language, --note",
        kind=kind,
        scheduled=scheduled,
        held=held,
        result=result,
        adjourned_to=later,
        adjourned_why=because,
        court=court,
        judge=judge,
        doors=doors,
        language=language,
        note=note,
    )
    _put_dates(given, "scheduled", "held", "adjourned_to")
    _put_word(given, "kind", "--kind", kind, HearingKind)
    _put_word(given, "result", "--as", result, HearingResult)
    _put_word(given, "doors", "--doors", doors, Openness)
    set_right(
        context,
        db,
        given,
        lambda services: (services.amending.hearing_values(number), services.amending.edit_hearing),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )


def edit_sentence(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    number: Sentence,
    *,
    standing: Standing = None,
    kind: SentenceOf = None,
    amount: Number = None,
    unit: Unit = None,
    currency: Currency = None,
    regime: Regime = None,
    credited: Credited = None,
    court: Court = None,
    note: Remark = None,
    replaces: Replaces = None,
    date: OnDate = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change what is on file of a sentence; --date is its day."""
    from casetracker.model.vocabulary import SentenceKind, SentenceStanding, SentenceUnit

    given = given_values(
        "--as, --kind, --amount, --unit, --currency, --regime, --credited, --court, --note, --replaces,"
        " --date",
        standing=standing,
        kind=kind,
        amount=amount,
        unit=unit,
        currency=currency,
        regime=regime,
        credited_days=credited,
        court=court,
        note=note,
        replaces=replaces,
        date=date,
    )
    _put_dates(given, "date")
    _put_word(given, "standing", "--as", standing, SentenceStanding)
    _put_word(given, "kind", "--kind", kind, SentenceKind)
    _put_word(given, "unit", "--unit", unit or None, SentenceUnit)
    _put_number(given, "amount", "--amount")
    _put_number(given, "credited_days", "--credited")
    _put_number(given, "replaces", "--replaces")
    set_right(
        context,
        db,
        given,
        lambda services: (
            services.amending.sentence_values(number),
            services.amending.edit_sentence,
        ),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )


def _put_number(given: dict[str, Any], name: str, option: str) -> None:
    """Let what was given be a number, where it was given; raises NumberError."""
    text = given.get(name)
    if text is None:
        return
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > len(str(_MOST)) or int(digits) > _MOST:
        raise NumberError(option, text)
    given[name] = int(digits)


def _put_dates(given: dict[str, Any], *names: str) -> None:
    """Let the days among what was given be dates; raises PartialDateError."""
    given |= {name: date_given(given[name]) for name in names if name in given}


def _put_word(
    given: dict[str, Any], name: str, option: str, text: str | None, words: type[StrEnum]
) -> None:
    """Let what was given be a word of a vocabulary, where it was given; raises WordError."""
    if text is not None:
        given[name] = word(option, text, words)
