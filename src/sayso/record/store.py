"""A record on disk: opened, upgraded, written under one visible owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.intake.failure import Failure
    from sayso.model import Document, Reading
    from sayso.record.outcome import Added, Step


class Store:
    """One record; use it in a `with` statement or call `close`."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one transaction in which the record changes: all of it or nothing."""
        raise NotImplementedError

    def has(self, document: Document) -> bool:
        """Whether this reader has read this version of the document already."""
        raise NotImplementedError

    def add(
        self,
        documents: Iterable[Document | Failure],
        *,
        read: Callable[[Document], Reading] | None = None,
        report: Callable[[Step], None] | None = None,
    ) -> Added:
        """Read and keep what is not there yet; what fails is listed and the rest goes on.

        `read` is the reader to use instead of sayso's own; `report` is called after each document.
        """
        raise NotImplementedError
