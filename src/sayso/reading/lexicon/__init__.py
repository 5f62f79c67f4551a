"""Word lists as data: each TOML file beside this one is read once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of `<name>.toml` as a set; dots in `table` go down into tables."""
    found: Any = lexicon(name)
    for part in table.split("."):
        found = found[part]
    return frozenset(found)
