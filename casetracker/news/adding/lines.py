"""Where in a TOML file an entry stands: the parser gives values without their lines."""

import re


class Lines:
    """The lines of a file, counted from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def at(self, header: str, *words: str, number: int = 1) -> int | None:
        """The line of the last of `words` that can be found, each looked for from the one before on.

        The search begins at the header, such as `cues.modal`, or at the header of that number where
        it heads rows (`[[trigger]]`).
        """
        start = self._header(header, number)
        found = start
        for word in words:
            place = self._first(word, start or 1)
            if place is not None:
                start = found = place
        return found

    def _header(self, name: str, number: int) -> int | None:
        pattern = re.compile(rf"\s{{0,20}}\[{{1,2}}\s{{0,9}}{re.escape(name)}\s{{0,9}}\]")
        count = 0
        for place, line in enumerate(self._lines, 1):
            if pattern.match(line):
                count += 1
                if count == number:
                    return place
        return None

    def _first(self, word: str, start: int) -> int | None:
        for place in range(start, len(self._lines) + 1):
            if word in self._lines[place - 1]:
                return place
        return None
