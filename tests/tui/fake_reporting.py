"""Reports of the fake services."""

from pathlib import Path


class FakeReporting:
    """Previews and files of which only the names are given; nothing is written."""

    dress: str
    calls: list[str]

    def preview(self, scope: str | None = None) -> str:
        lines = [f"CASE STATUS  {scope or 'whole docket'}{self.dress}", "", "1. Where people stand"]
        lines += [f"   {n} people, investigation completed [{n}]{self.dress}" for n in range(1, 60)]
        return "\n".join(lines)

    def write(self, scope: str | None, formats: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
        self.calls.append(f"write {scope} {','.join(formats)}")
        return tuple(folder / f"case-status.{each}" for each in formats)

    def default_folder(self) -> Path:
        return Path("/tmp/reports")  # noqa: S108 - a name only, nothing is written there
