"""Single sentences with the step that they tell: how wide the reader's wording is.

Each line of `sentences/*.txt` and `far_wordings/*.txt` is `STEP MODALITY [& STEP MODALITY]|CONTEXT|SENTENCE`;
`none none` must give nothing that is asserted.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text
from tests.scoring.pairing import ASSERTED, step_of
from tests.scoring.tables import Share

# said as hardly anybody says it: how much is read of what no rule was made for
FAR: Final = Path(__file__).parents[1] / "data" / "reader" / "far_wordings"
SENTENCES: Final = Path(__file__).parents[1] / "data" / "reader" / "sentences"
_PUBLISHED: Final = PartialDate.parse("2024-09-13")


@dataclass(slots=True)
class Wording:
    """How many steps were read, how many empty sentences gave none, how many came out too sure."""

    steps: Share
    empty: Share
    dangerous: Share
    missed: list[str]


def score_sentences(folder: Path = SENTENCES) -> Wording:
    """Read each sentence of a folder behind its context and look for its steps."""
    found = Wording(Share(), Share(), Share(), [])
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.count("|") > 1:
                _score(line, found)
    return found


def _score(line: str, found: Wording) -> None:
    wanted, context, sentence = line.split("|", 2)
    text = f"{context}\n\n{sentence}"
    claims = read_text(text, published=_PUBLISHED, title="").claims
    read = {(step_of(c), c.modality.value) for c in claims if c.start > len(context)}
    if wanted.startswith("none"):
        found.empty.add(is_part=not any(modality == ASSERTED for _, modality in read))
        return
    for each in wanted.split("&"):
        step, _, modality = each.strip().partition(" ")
        is_right = (step, modality) in read
        found.steps.add(is_part=is_right)
        if not is_right:
            found.missed.append(f"{each.strip()}: {sentence}")
        if modality != ASSERTED:
            found.dangerous.add(is_part=(step, ASSERTED) in read)
