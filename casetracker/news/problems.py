"""Documents that cannot be read: one error for each reason, with what to do about it."""

from casetracker.errors import InputError


class EmptyDocumentError(InputError):
    """There is nothing in the document."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(f"{name} is empty: give a file that has text in it")


class TooLargeError(InputError):
    """The document is larger than is read."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        """Say how large it is and how large it may be."""
        super().__init__(
            f"{name} has {size:,} bytes and at most {limit:,} are read:"
            " cut it down to the article itself"
        )


class TextTooLongError(InputError):
    """The text of the document is longer than is read."""

    def __init__(self, name: str, length: int, limit: int) -> None:
        """Say how long it is and how long it may be."""
        super().__init__(
            f"the text of {name} has {length:,} characters and at most {limit:,} are read:"
            " split it into its articles"
        )


class BinaryDocumentError(InputError):
    """The bytes are no text."""

    def __init__(self, name: str, what: str) -> None:
        """Say what the bytes look like."""
        super().__init__(
            f"{name} looks like {what}, not like text: save it as plain text or HTML and try again"
        )


class NoTextError(InputError):
    """A page or feed from which no text could be taken."""

    def __init__(self, name: str, media_type: str) -> None:
        """Say in which format it was looked for."""
        super().__init__(
            f"no text was found in {name} (read as {media_type}):"
            " save the article's text to a file and read that"
        )


class EntityDeclarationError(InputError):
    """An XML document that declares entities."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            f"{name} declares XML entities, which can be used to exhaust a machine or to read its"
            " files: remove the DOCTYPE and try again"
        )


class BrokenFeedError(InputError):
    """A feed that cannot be taken apart."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            f"{name} is not a feed that can be read: check that it is complete RSS or Atom"
        )


class BrokenPdfError(InputError):
    """A PDF that cannot be taken apart."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            f"{name} is not a PDF that can be read: open it, print it to a new PDF and try again"
        )


class LockedPdfError(InputError):
    """A PDF behind a password."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(f"{name} is locked with a password: save a copy without one and read that")


class ScannedPdfError(InputError):
    """A PDF of pictures, without a text layer."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            f"{name} has no text in it, only pictures of pages: run text recognition over it"
            " (for example ocrmypdf) and read the result"
        )


class BrokenArchiveError(InputError):
    """A web archive that cannot be taken apart."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            f"{name} is not a web archive that can be read: check that it was stored whole"
        )


class UnreadableDocumentError(InputError):
    """A document on which reading failed without a reason of its own."""

    def __init__(self, name: str, why: str) -> None:
        """Say what happened, in a few words."""
        super().__init__(
            f"{name} could not be read: {why}; save the article's text to a file and read that"
        )
