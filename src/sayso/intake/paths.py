"""The files under a path, in an order that does not change."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from sayso.intake.failure import Failure
from sayso.intake.formats import ENDINGS

log = logging.getLogger("sayso.intake")


def files(path: Path) -> Iterator[Path | Failure]:
    """The file at the path, or the articles' files in the folder there, sorted by name at each level.

    In folders, hidden files, files with another ending than an article's and the "X_files" that a browser puts beside
    a saved "X.html" are left out (the second kind with a warning). A folder reached twice, by links, is read once.
    """
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file() or path.is_fifo():  # a pipe is what a shell's <(command) gives
            yield path
        else:
            reason = "is no regular file" if path.exists() else "no such file or folder; check the spelling"
            yield Failure(printable(path), reason)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        yield Failure(printable(path), f"cannot be read ({getattr(error, 'strerror', None) or error})")


def _walk(top: Path) -> Iterator[Path | Failure]:
    waiting, seen, found, left_out = [top], set[tuple[int, int]](), False, list[Path]()
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                wanted = path.suffix.lower() in ENDINGS and path.is_file()
                found = found or wanted
                if wanted:
                    yield path
                else:
                    left_out.append(path)
                continue
            status = path.stat()
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                waiting += sorted(_inside(path), reverse=True)
        except OSError as error:
            yield Failure(printable(path), f"cannot be read ({error.strerror or error}); check its permissions")
    if not found:
        yield Failure(printable(top), f"holds no articles; sayso reads files ending in {', '.join(ENDINGS)}")
    elif left_out:
        log.warning("%s: %d files with other endings left out, such as %s", top, len(left_out), left_out[0].name)


def _inside(folder: Path) -> list[Path]:
    entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    pages = {entry.stem for entry in entries if entry.suffix.lower() in (".html", ".htm")}
    return [
        entry for entry in entries if entry.name.removesuffix("_files") == entry.name or entry.name[:-6] not in pages
    ]


def printable(path: Path | str) -> str:
    """The path as text that every output can hold, whatever bytes its name has."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
