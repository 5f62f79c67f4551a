"""Word lists as data: each TOML file beside this one is read once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`, or of all the files of the folder `<name>`, whose lists are put together."""
    place = resources.files(__name__)
    if not place.joinpath(name).is_dir():
        return tomllib.loads(place.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    together: dict[str, Any] = {}
    files = sorted(place.joinpath(name).iterdir(), key=lambda file: file.name)
    for tables in (tomllib.loads(file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".toml")):
        for table, rows in tables.items():
            together.setdefault(table, []).extend(rows)
    return together


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of `<name>.toml` as a set; dots in `table` go down into tables."""
    found: Any = lexicon(name)
    for part in table.split("."):
        found = found[part]
    return frozenset(found)
