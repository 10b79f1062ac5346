"""Pages set by typst: no file but our fonts, no network, and nothing kept in memory afterwards."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from casetracker.paths import bundled
from casetracker.reports.errors import TemplateBrokenError
from casetracker.text import safe_line

# It keeps what it worked out for the last ten documents, which may be some hundred megabytes each.
_REMEMBERED: Final = 10


def typeset(page: bytes, inputs: Mapping[str, str], *, template: str, **wanted: Any) -> list[bytes]:
    """The pages as files, or the one file that holds them all; raises TemplateBrokenError.

    `wanted` is the format and what belongs to it. The inputs are handed over in memory, and the folder
    of the page is empty.
    """
    # Only here: a wheel of 80 MB that few formats need.
    import typst  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="casetracker-") as folder:
        try:
            compiler = typst.Compiler(
                root=folder,
                font_paths=[str(fonts())],
                ignore_system_fonts=True,
                sys_inputs=dict(inputs),
                package_path=folder,
                package_cache_path=folder,
            )
            written = compiler.compile(page, **wanted)
        except typst.TypstError as error:
            raise TemplateBrokenError(template, None, safe_line(error.message)) from None
        finally:
            blank = typst.Compiler(root=folder, font_paths=[], ignore_system_fonts=True)
            for _ in range(_REMEMBERED + 1):
                blank.compile(b" ", format="svg")
    return written if isinstance(written, list) else [written or b""]


def fonts() -> Path:
    """The folder of the fonts we ship."""
    return bundled("templates") / "fonts"
