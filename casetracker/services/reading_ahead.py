"""Documents read one ahead: while one is stored, the reader process works on the next."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

Document = TypeVar("Document")
Readings = TypeVar("Readings")


@dataclass(frozen=True, slots=True)
class Ahead(Generic[Document, Readings]):
    """A document and what reading it gave; None where it was not worth reading."""

    document: Document
    _reading: Future[Readings] | None

    def readings(self, read: Callable[[Document], Readings]) -> Readings:
        """What was read, waited for; raises what reading raised. Read now if it was not before."""
        return read(self.document) if self._reading is None else self._reading.result()


def read_ahead(
    documents: Iterable[Document],
    read: Callable[[Document], Readings],
    is_worth_reading: Callable[[Document], bool],
) -> Iterator[Ahead[Document, Readings]]:
    """Each document in its order, the one after it being read meanwhile; one reading at a time."""
    ahead = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
    waiting: Ahead[Document, Readings] | None = None
    try:
        for document in documents:
            reading = ahead.submit(read, document) if is_worth_reading(document) else None
            if waiting is not None:
                yield waiting
            waiting = Ahead(document, reading)
        if waiting is not None:
            yield waiting
    finally:
        # Whoever stops half-way does not wait for a document that nobody wants any more.
        ahead.shutdown(wait=False, cancel_futures=True)
