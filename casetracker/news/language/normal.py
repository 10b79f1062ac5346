"""Text made fit to keep: one newline convention, no NUL, no lone surrogate; nothing else changes.

Every later offset counts in this text.
"""

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text with a newline for every line end and U+FFFD for what a database cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub(REPLACEMENT, text)
