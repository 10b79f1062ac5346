"""How much is read of a document."""

from typing import Final

MAX_BYTES: Final = 20_000_000
MAX_TEXT: Final = 2_000_000
MAX_ENTRIES: Final = 500
