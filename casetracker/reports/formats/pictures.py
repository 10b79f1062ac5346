"""Charts as pictures, for files that take no drawing."""

import json
from collections.abc import Sequence
from typing import Final

from casetracker.reports.formats.coverage import covered, shown
from casetracker.reports.formats.typesetting import fonts, typeset
from casetracker.text import safe_text

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
    known = covered(fonts())
    safe = [shown(safe_text(one), known) for one in drawings]
    return typeset(
        _PAGE,
        {"drawings": json.dumps(safe)},
        template="chart",
        format="png",
        ppi=DOTS_PER_INCH,
    )
