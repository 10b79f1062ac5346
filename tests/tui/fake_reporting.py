"""Reports of the fake services."""

from datetime import UTC, datetime
from pathlib import Path

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.periods import EVERYTHING, Period
from casetracker.views.runs import RunLine


class FakeRuns:
    """One report that was kept."""

    def __init__(self, dress: str) -> None:
        self._dress = dress

    def lines(self) -> tuple[RunLine, ...]:
        made = datetime(2026, 3, 4, 12, tzinfo=UTC)
        return (
            RunLine("R-0001", "changes", None, Confidentiality.PUBLIC, f"Changes{self._dress}", made,
                    f"mara{self._dress}", "1", "", "", 3, ()),
        )  # fmt: skip


class FakeReporting:
    """Previews and files of which only the names are given; nothing is written."""

    dress: str
    calls: list[str]
    spoken = "en"

    def language(self) -> str:
        return self.spoken

    @property
    def runs(self) -> FakeRuns:
        return FakeRuns(self.dress)

    def preview(
        self,
        scope: str | None = None,
        *,
        kind: str = "case-status",
        language: str = "en",
        period: Period = EVERYTHING,
    ) -> str:
        del period
        title = kind.replace("-", " ").upper() + ("" if language == "en" else f" ({language})")
        lines = [f"{title}  {scope or 'whole docket'}{self.dress}", "", "1. Where people stand"]
        lines += [f"   {n} people, investigation completed [{n}]{self.dress}" for n in range(1, 60)]
        return "\n".join(lines)

    def write(
        self,
        scope: str | None,
        formats: tuple[str, ...],
        folder: Path,
        *,
        kind: str = "case-status",
        profile: Confidentiality = Confidentiality.PUBLIC,
        language: str = "en",
        period: Period = EVERYTHING,
    ) -> tuple[Path, ...]:
        more = [kind] * (kind != "case-status") + [profile] * (profile != "public")
        more += [language] * (language != "en")
        more += [str(each) for each in (period.since, period.until, period.baseline) if each]
        self.calls.append(" ".join(("write", str(scope), ",".join(formats), *more)))
        return tuple(folder / f"{kind}.{each}" for each in formats)

    def default_folder(self) -> Path:
        return Path("/tmp/reports")  # noqa: S108 - a name only, nothing is written there
