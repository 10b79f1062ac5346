"""What can go wrong between a context and a file."""

from pathlib import Path

from casetracker.errors import ReportError, UsageError


class UnknownReportError(ReportError):
    """A report kind or format that there is not."""

    def __init__(self, what: str, given: str, known: tuple[str, ...]) -> None:
        """Name the word and those that would do."""
        super().__init__(
            f"there is no report {what} '{given[:40]}': choose from {', '.join(known)}"
        )


class TemplateMissingError(ReportError):
    """A template that neither the user's folder nor the program has."""

    def __init__(self, name: str, folders: tuple[Path, ...]) -> None:
        """Name the template and the folders."""
        places = " and ".join(str(folder) for folder in folders)
        super().__init__(f"template '{name}' not found: looked in {places}")


class TemplateBrokenError(ReportError):
    """A template that cannot be read or filled in."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        """Name template, line and reason in one line."""
        place = f"template '{name}'" + ("" if line is None else f", line {line}")
        super().__init__(f"{place}: {reason}")
        self.template = name
        self.line = line
        self.reason = reason


class ThemeError(ReportError):
    """A theme that cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and what is wrong in it."""
        super().__init__(f"{path}: {reason}")


class OverfullError(ReportError):
    """A file that unpacks to more than a report can be."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("it unpacks to more than any report")


class FormatMissingError(ReportError):
    """A format whose library is not installed."""

    def __init__(self, report_format: str, library: str) -> None:
        """Name the format and what to install."""
        super().__init__(
            f"{report_format} needs '{library}', which is not installed: "
            f"pip install 'casetracker[{report_format}]'"
        )


class OutputError(ReportError):
    """A file that cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and what stopped it; what stood there before is untouched."""
        super().__init__(f"cannot write '{path}': {reason}; nothing was changed")


class UnknownLanguageError(UsageError):
    """A language that reports are not written in."""

    def __init__(self, code: str, offered: tuple[str, ...]) -> None:
        """Name those that they are."""
        super().__init__(f"no report is written in '{code[:20]}': choose from {', '.join(offered)}")
