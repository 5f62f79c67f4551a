"""Files, folders and bytes to documents, whatever form they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sayso.errors import UnreadableInput
from sayso.intake.article import stem
from sayso.intake.days import iso_day
from sayso.intake.docx import from_docx
from sayso.intake.failure import Failure
from sayso.intake.formats import Format, format_of
from sayso.intake.html import from_html
from sayso.intake.jsonl import from_json, from_lines
from sayso.intake.known import Known
from sayso.intake.paths import files, printable
from sayso.intake.pdf import from_pdf
from sayso.intake.text import from_text
from sayso.model import Document

Named = dict[str, tuple[str | int, str, str]]  # of ids that only a file's name gave: the file, its name, its version
LARGEST = 200_000_000  # bytes of one article; JSON Lines are read line by line and may be larger

ONE_ARTICLE: dict[Format, Callable[[bytes, str, Known], Document]] = {
    Format.TEXT: from_text,
    Format.HTML: from_html,
    Format.PDF: from_pdf,
    Format.DOCX: from_docx,
}


def documents(
    paths: Iterable[Path | str], *, date: str = "", title: str = "", outlet: str = "", url: str = ""
) -> Iterator[Document | Failure]:
    """The documents under the paths, in order; what cannot be read comes as a `Failure` in its place.

    A folder gives its files in sorted order. Two files whose articles would share an id made from the file's name are
    told apart: the second is a failure, unless it has the same text.
    """
    known = Known(date=date, title=title, outlet=outlet, url=url)
    named: Named = {}
    for path in paths:
        for file in files(Path(path)):
            if isinstance(file, Failure):
                yield file
                continue
            for document in _from_file(file, known):
                yield _told_apart(document, printable(file), named, printable(file))


def from_bytes(
    data: bytes, name: str, *, id: str = "", date: str = "", title: str = "", outlet: str = "", url: str = ""
) -> Iterator[Document | Failure]:
    """The documents in the bytes of one file, "-" for standard input; what is given wins over what is found in it.

    JSON Lines is the exception: a line's own fields win, `date` and `outlet` fill in, the rest is not used.
    """
    yield from _from_bytes(data, name, Known(id, date, title, outlet, url))


def from_files(files: Iterable[tuple[str, bytes]]) -> Iterator[Document | Failure]:
    """The documents in files that are at hand as name and bytes, told apart as those of `documents` are.

    Two files may have the same name, as a browser gives it without its folder.
    """
    named: Named = {}
    for number, (name, data) in enumerate(files):
        for document in _from_bytes(data, name, Known()):
            yield _told_apart(document, name, named, number)


def _from_file(path: Path, known: Known) -> Iterator[Document | Failure]:
    name = printable(path)
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in (".jsonl", ".ndjson"):
                yield from from_lines(file, name, _dated(known))
                return
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnreadableInput(f"larger than {LARGEST // 1_000_000} MB; split it, or give JSON Lines")
        yield from _from_bytes(data, name, known)
    except UnreadableInput as error:
        yield Failure(name, str(error))
    except OSError as error:
        yield Failure(name, f"cannot be read ({error.strerror or error}); check its permissions")


def _from_bytes(data: bytes, name: str, known: Known) -> Iterator[Document | Failure]:
    try:
        known = _dated(known)
        form = format_of(data, name)
        if form is Format.JSON_LINES:
            yield from from_lines(data.split(b"\n"), name, known)
        elif form is Format.JSON:
            yield from from_json(data, name, known)
        else:
            yield ONE_ARTICLE[form](data, name, known)
    except UnreadableInput as error:
        yield Failure(name, str(error))


def _dated(known: Known) -> Known:
    day = iso_day(known.date)
    if known.date and not day:
        raise UnreadableInput(f"date {known.date!r} names no day; give YYYY-MM-DD")
    return Known(known.id, day, known.title, known.outlet, known.url)


def _told_apart(document: Document | Failure, name: str, named: Named, file: str | int) -> Document | Failure:
    if isinstance(document, Failure) or document.id != stem(name):
        return document
    first, other, version = named.setdefault(document.id, (file, name, document.version))
    if first == file or version == document.version:
        return document
    return Failure(name, f"would share the id {document.id!r} with {other}; rename one of them, or give a URL: line")
