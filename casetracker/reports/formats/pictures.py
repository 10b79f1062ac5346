"""Charts as pictures, for files that take no drawing."""

import json
import tempfile
from collections.abc import Sequence
from typing import Final

from casetracker.paths import bundled
from casetracker.reports.errors import TemplateBrokenError
from casetracker.reports.formats.coverage import covered, shown
from casetracker.text import safe_line, safe_text

DOTS_PER_INCH: Final = 150
_PAGE: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#for drawn in json(bytes(sys.inputs.drawings)) { page(image(bytes(drawn), format: "svg")) }
"""


def drawn_as_png(drawings: Sequence[str]) -> list[bytes]:
    """Each SVG drawing as a PNG image, in their order; the same drawing gives the same bytes.

    Raises TemplateBrokenError. Nothing is read but the fonts we ship.
    """
    if not drawings:
        return []
    # Only here: a wheel of 80 MB that few formats need.
    import typst  # noqa: PLC0415

    fonts = bundled("templates") / "fonts"
    known = covered(fonts)
    safe = [shown(safe_text(one), known) for one in drawings]
    with tempfile.TemporaryDirectory(prefix="casetracker-") as folder:
        try:
            compiler = typst.Compiler(
                root=folder,
                font_paths=[str(fonts)],
                ignore_system_fonts=True,
                sys_inputs={"drawings": json.dumps(safe)},
                package_path=folder,
                package_cache_path=folder,
            )
            pages = compiler.compile(_PAGE, format="png", ppi=DOTS_PER_INCH)
        except typst.TypstError as error:
            raise TemplateBrokenError("chart", None, safe_line(error.message)) from None
    return pages if isinstance(pages, list) else [pages or b""]
