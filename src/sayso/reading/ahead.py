"""Reading many documents one by one, while the parse works on some of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import TypeVar

from sayso.model import Document, Reader, Reading
from sayso.reading.parse import segment_all
from sayso.reading.read import finished, read

# characters: the parse of short articles takes a third less time together than alone; more brings little, and the
# first reading waits for the parse of all of them
TOGETHER = 30_000

Item = TypeVar("Item")


class Ahead:
    """A reader of one document at a time that parses those that come next along with it.

    `through` passes on what is to be read, and `read` reads a document that came through; nothing is parsed before the
    first of a group is asked for, so documents that nobody wants read cost nothing.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._coming: list[Document] = []
        self._parsed: dict[Document, Reading] = {}

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as they are, documents and others, some of them taken up before they are asked for."""
        for group in _groups(items):
            self._coming = [item for item in group if isinstance(item, Document)]
            self._parsed = {}
            yield from group

    def read(self, document: Document) -> Reading:
        """The reading of one document, whether or not it came through."""
        if document not in self._parsed and document in self._coming:
            self._parse_from(document)
        parsed = self._parsed.pop(document, None)
        return finished(parsed, self._reader) if parsed else read(document, self._reader)

    def _parse_from(self, document: Document) -> None:
        together = dropwhile(lambda other: other != document, self._coming)
        try:
            self._parsed = {parsed.document: parsed for parsed in segment_all(map(Reading, together))}
        except Exception:  # one of them cannot be parsed: read alone, it shows itself
            self._coming = []


def _groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= TOGETHER:
            yield group
            group, size = [], 0
    yield group
