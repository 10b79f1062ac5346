"""What sets the pages keeps nothing of them."""

from pathlib import Path

import pytest

from casetracker.reports.errors import TemplateBrokenError
from casetracker.reports.formats.typesetting import typeset

MEMORY = Path("/proc/self/statm")
PAGES_OF_20_MB = 2000


def long_page(number: int) -> bytes:
    lines = (f"Word {number} {line} *bold {line}* #box[{line}]" for line in range(PAGES_OF_20_MB))
    return "\n\n".join(lines).encode()


@pytest.mark.skipif(not MEMORY.exists(), reason="this system does not tell how much memory is used")
def test_one_document_after_the_other_takes_the_memory_of_one() -> None:
    def megabytes() -> float:
        return int(MEMORY.read_text(encoding="ascii").split()[1]) * 4096 / 1e6

    typeset(long_page(0), {}, template="page", format="pdf")
    before = megabytes()
    for number in range(1, 6):
        typeset(long_page(number), {}, template="page", format="pdf")
    assert megabytes() - before < 40


def test_a_page_that_cannot_be_set_is_an_error_that_names_it() -> None:
    with pytest.raises(TemplateBrokenError, match=r"own\.typ"):
        typeset(b"#nothing", {}, template="own.typ", format="pdf")
