"""What happens on the docket of the gallery before its reports are written: invented news."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Decision, HearingResult
from casetracker.services.court import Outcome
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds

# The group whose number an outlet sets right.
_WRONG: Final = "G-0003"


@dataclass(frozen=True, slots=True)
class _Article:
    """An article as an outlet published it, and the group that it is about; None where it opens a case."""

    published: str
    publisher: str
    title: str
    text: str
    group: str | None


_HELD_AT_THE_BORDER: Final = _Article(
    "2021-07-16",
    "Lakeside Courier",
    "Seven held at the border",
    "The Border Service detained seven shepherds near Sarnholm on 12 July 2021.\n\n"
    "The seven shepherds are accused of crossing the state border illegally.\n",
    None,
)
_BEFORE_COURT: Final = _Article(
    "2021-09-16",
    "Harbor Wire",
    "Case of the six servicemen before the court",
    "The case of the six servicemen detained on 27 May 2021 in Kalbajar was sent to court on 20 August"
    " 2021.\n\n"
    "A preparatory hearing against the six servicemen was held on 2 September 2021 at Orsk District"
    " Court.\n\n"
    "A trial hearing against the six servicemen was held on 14 September 2021 at Orsk District Court"
    " behind closed doors.\n\n"
    "The next hearing is set for 12 October 2021.\n",
    "G-0004",
)
_SENTENCED: Final = _Article(
    "2021-10-14",
    "Meridian Gazette",
    "Six servicemen sentenced",
    "Orsk District Court found the six servicemen detained on 27 May 2021 in Kalbajar guilty on"
    " 12 October 2021.\n\n"
    "The six servicemen were sentenced to six years in prison on 12 October 2021.\n",
    "G-0004",
)
_COUNTED: Final = _Article(
    "2021-10-20",
    "Open Docket Watch",
    "Monitors count the first group",
    "The 25 servicemen detained in December 2020 near Hadrut were named by nobody, monitors said.\n",
    "G-0001",
)
_AMENDED: Final = _Article(
    "2021-10-22",
    "Lakeside Courier",
    "Correction",
    "An earlier version of our report of 12 June gave the number of members of the armed group sent to"
    " court as 13; it is 12.\n",
    _WRONG,
)


def until_the_baseline(services: Services, folder: Path) -> None:
    """A case opens, and one comes before a court; then an overview is kept: changes count from there.

    Of the one that opened nothing more is heard, so that it falls silent before the reports are written.
    """
    for article in (_HELD_AT_THE_BORDER, _BEFORE_COURT):
        _accepted(services, article)
    services.reporting.write(None, ("markdown",), folder, kind="overview")


def after_the_baseline(services: Services) -> None:
    """A judgment, another count, a correction, and a step that is taken back: a change of every kind."""
    (judgment, *_) = _accepted(services, _SENTENCED)
    set_for = next(
        one for one in services.court.hearings() if one.result is HearingResult.SCHEDULED
    )
    held = Grounds("the judgment was given then", PartialDate.parse("2021-10-12"), judgment)
    services.court.settle_hearing(set_for.number, Outcome(HearingResult.HELD), held)
    _accepted(services, _COUNTED)
    (correction,) = _brought_in(services, _AMENDED)
    services.groups.recount(_WRONG, 12, Grounds("set right by the outlet", claim=correction))
    services.review.settle(correction, Decision.ACCEPT, link=_WRONG)


def _brought_in(services: Services, article: _Article) -> list[str]:
    """The claims of an article that was imported, by reference."""
    document = Document(
        "article.txt",
        f"{article.title}\n\n{article.text}".encode(),
        PartialDate.parse(article.published),
        article.publisher,
    )
    (outcome,) = services.importing.import_documents([document])
    return [one.ref for one in services.review.claims(source=outcome.source_ref)]


def _accepted(services: Services, article: _Article) -> list[str]:
    claims = _brought_in(services, article)
    for claim in claims:
        services.review.settle(claim, Decision.ACCEPT, link=article.group)
    return claims
