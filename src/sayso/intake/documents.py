"""Files, folders and bytes to documents, whatever form they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.intake.failure import Failure
from sayso.model import Document


def documents(paths: Iterable[Path | str]) -> Iterator[Document | Failure]:
    """The documents under the paths, in order; what cannot be read comes as a `Failure` in its place."""
    for path in paths:
        yield from from_bytes(Path(path).read_bytes(), str(path))


def from_bytes(
    data: bytes, name: str, *, id: str = "", date: str = "", title: str = "", outlet: str = "", url: str = ""
) -> Iterator[Document | Failure]:
    """The documents in the bytes of one file; `name` is its path or "-"; what is given wins over what is found."""
    text = data.decode("utf-8")
    yield Document(id=id or url or Path(name).stem, text=text, date=date, title=title, outlet=outlet, url=url)
