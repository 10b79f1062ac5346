"""How much is read of a document."""

from typing import Final

MAX_BYTES: Final = 20_000_000
MAX_TEXT: Final = 2_000_000
MAX_ENTRIES: Final = 500
MAX_PAGES: Final = 500
MAX_PARTS: Final = 50
MAX_UNPACKED: Final = 100_000_000
