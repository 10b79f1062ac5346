"""What reports cost: pages against their own pieces joined, PDF against typst alone, memory by people."""

import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest import mock

from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.formats import pages
from casetracker.reports.outputs import pieces, produced
from casetracker.reports.theme import Theme
from casetracker.reports.writing import laid
from tests.unit.reports import reporting_sample as sample

KIND: Final = "case-status"
# The sample's four cases so many times over are 200 pages of PDF.
CASES: Final = 111
FEW: Final = 100
MANY: Final = 10_000


def content() -> dict[str, Any]:
    """The content of a report of about 200 pages."""
    docket = sample.docket()
    cases = tuple(
        replace(case, line=replace(case.line, ref=f"C-{number:04d}"))
        for number, case in ((number, docket[number % len(docket)]) for number in range(CASES))
    )
    return case_status_context(cases, sample.sources(), sample.head(), today=sample.TODAY)


def page_and_floor() -> tuple[Callable[[], object], Callable[[], object]]:
    """The page made from its content; its own tags and texts joined, the texts escaped."""
    context = content()
    page = produced(context, KIND, "html").decode()
    parts = [
        (html.unescape(piece), not piece.startswith("<"))
        for piece in re.split(r"(<[^>]*>)", page)
        if piece
    ]

    def joined() -> str:
        return "".join([html.escape(text) if is_text else text for text, is_text in parts])

    return lambda: produced(context, KIND, "html"), joined


def pdf_and_floor() -> tuple[Callable[[], object], Callable[[], object]]:
    """The PDF made from its content; typst alone, all that it prints made beforehand."""
    context = content()
    values = pages._values(context, Theme())

    def alone() -> object:
        with mock.patch.object(pages, "_values", return_value=values):
            return pages.as_pdf(context, Theme())

    return lambda: pages.as_pdf(context, Theme()), alone


def peak_megabytes(people: int) -> float:
    """The most memory of a process that writes HTML and CSV of a case with so many people."""
    words = [sys.executable, "-m", "tests.benchmarks.reports", str(people)]
    done = subprocess.run(words, check=True, capture_output=True)  # our own
    return float(json.loads(done.stdout))


def _write(people: int) -> float:
    case = sample.twenty_six()
    one = case.defendants[0]
    everybody = tuple(
        replace(one, ref=f"D-{n:06d}", person_ref=f"P-{n:06d}", name=f"Invented Person {n}")
        for n in range(people)
    )
    case = replace(case, defendants=everybody, line=replace(case.line, defendants=people))
    context = case_status_context((case,), sample.sources(), sample.head(), today=sample.TODAY)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("html", "csv"):
            laid(Path(folder) / f"report.{name}", pieces(context, KIND, name)).put()
    # What the kernel keeps of this program alone: other counts begin with those of its parent.
    (line,) = re.findall(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(line) / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_write(int(sys.argv[1]))))
