"""Folders of weights that cannot be used, and reading with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso.reading.heads import bundle, pieces
from sayso.record import reader

BUNDLED = Path(bundle.__file__).parent / "weights"
BROKEN_MANIFESTS = {
    "broken": b"{",
    "no text": b"\xff",
    "no table": b"[]",
    "no files": b"{}",
    "files no table": b'{"files": "all"}',
}


def a_folder(at: Path, *missing: str) -> Path:
    """The bundled weights without those that are to be missing."""
    at.mkdir()
    for path in BUNDLED.iterdir():
        if path.name not in missing:
            (at / path.name).symlink_to(path)
    return at


def with_a_changed_byte(at: Path, name: str) -> Path:
    """The bundled weights, one byte in the middle of a file changed."""
    folder, content = a_folder(at, name), bytearray((BUNDLED / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    return folder


def with_a_manifest(at: Path, content: bytes) -> Path:
    """The bundled weights with another manifest."""
    folder = a_folder(at, bundle.MANIFEST)
    (folder / bundle.MANIFEST).write_bytes(content)
    return folder


@contextmanager
def weights_at(folder: Path) -> Iterator[None]:
    """As in a process that finds the weights there and has loaded none yet; afterwards too none is loaded."""
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv(bundle.WEIGHTS_SETTING, str(folder))
        _forget()
        try:
            yield
        finally:
            _forget()


def _forget() -> None:
    for kept in (bundle.manifest, bundle.session, pieces.vocabulary, pieces._of_chunk, reader.reader_id):
        kept.cache_clear()
