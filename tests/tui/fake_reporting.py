"""Reports of the fake services."""

from pathlib import Path

from casetracker.model.vocabulary import Confidentiality


class FakeReporting:
    """Previews and files of which only the names are given; nothing is written."""

    dress: str
    calls: list[str]

    def preview(
        self, scope: str | None = None, *, kind: str = "case-status", language: str = "en"
    ) -> str:
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
    ) -> tuple[Path, ...]:
        more = [kind] * (kind != "case-status") + [profile] * (profile != "public")
        more += [language] * (language != "en")
        self.calls.append(" ".join(("write", str(scope), ",".join(formats), *more)))
        return tuple(folder / f"{kind}.{each}" for each in formats)

    def default_folder(self) -> Path:
        return Path("/tmp/reports")  # noqa: S108 - a name only, nothing is written there
