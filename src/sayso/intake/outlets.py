"""News agencies and outlets by the names that articles call them (outlets.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
SPACES = re.compile(r"\s+")
LONGEST_ACRONYM = 4  # letters


def agency(name: str) -> str:
    """How sayso names the agency that goes by this name; "" for what is none."""
    return _spelled("agencies").get(_key(name), "")


def outlet(name: str) -> str:
    """How sayso names the agency or outlet; the name itself where it knows no other."""
    return agency(name) or _spelled("outlets").get(_key(name), "") or name


def is_platform(name: str) -> bool:
    """Whether it is a place where anybody publishes."""
    return _key(name) in {_key(each) for each in _tables()["platforms"]["names"]}


def _key(name: str) -> str:
    """The name without "the" and dots, in lower case; letters that are all capitals stay so: "PA" is no "Pa"."""
    plain = SPACES.sub(" ", ARTICLE.sub("", name.strip(), count=1)).replace(".", "")
    return plain if plain.isupper() and len(plain) <= LONGEST_ACRONYM else plain.casefold()


@cache
def _spelled(table: str) -> dict[str, str]:
    return {_key(each): name for name, others in _tables()[table].items() for each in (name, *others)}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.intake").joinpath("outlets.toml").read_text("utf-8"))
