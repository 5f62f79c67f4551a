"""Names and words brought to one form, so that case, accents, dots and titles do not keep them apart."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sayso.reading.lexicon import lexicon

INITIALS = re.compile(r"\b(\w) (?=\w\b)")
NOT_WORDS = re.compile(r"[\W_]+")
JOINERS = re.compile(r"[.'’‘`´]")
UNSEEN = frozenset({"Cf", "Cs"})  # marks of direction and joining; halves of a character
NO_GIVEN = frozenset({"bin", "bint", "ibn", "von"})  # what stands there goes with the family name
LONGEST_TITLE = 4  # words
LEFT_OUT = frozenset(  # of a role
    {"the", "a", "an", "former", "ex", "then", "current", "incumbent", "outgoing", "new", "newly", "elected", "late"}
)
HELD = 2_000_000  # names of which the forms are kept at hand: as many as a million claims name, else all is done anew


@lru_cache(maxsize=HELD)
def fold(name: str) -> str:
    """Lower case, no accents, no punctuation, initials run together: "J. D. O’Brien" is "jd obrien"."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) not in UNSEEN)
    words = NOT_WORDS.sub(" ", JOINERS.sub("", name).casefold()).strip()
    return INITIALS.sub(r"\1", words) or name.strip().casefold()


@lru_cache(maxsize=HELD)
def without_titles(folded: str) -> str:
    """The folded name without the titles in front of it; a name that is all title stays."""
    words = folded.split()
    while len(words) > 1:
        length = next((n for n in range(min(LONGEST_TITLE, len(words) - 1), 0, -1) if _is_title(words[:n])), 0)
        if not length:
            break
        words = words[length:]
    return " ".join(words)


def without_article(folded: str) -> str:
    """The folded name of a body without "the" in front."""
    return folded.removeprefix("the ")


@lru_cache(maxsize=HELD)
def is_full_name(folded: str) -> bool:
    """Whether a person's folded name has a given and a family name: "jd vance" has, "vance" and "j vance" do not."""
    words = without_titles(folded).split()
    spelled = len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1
    return spelled and words[0] not in NO_GIVEN and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    return " ".join(words) in titles()


@lru_cache(maxsize=50_000)
def plain_role(role: str) -> str:
    """A role without articles and without what dates it: "the former Mayor" is "mayor"."""
    return " ".join(word for word in fold(role).split() if word not in LEFT_OUT)


@cache
def titles() -> frozenset[str]:
    """Offices and honorifics, folded: what is put before a name."""
    return listed("honorifics") | offices()


@cache
def offices() -> frozenset[str]:
    """The public offices of the reading lexicon, folded."""
    return frozenset(fold(office) for office in lexicon("roles")["office"])


@cache
def listed(name: str) -> frozenset[str]:
    """One list of `words.toml`."""
    return frozenset(_words()[name])


def pairs(name: str) -> list[list[str]]:
    """One list of `words.toml` whose entries are groups of words that are one."""
    groups: list[list[str]] = _words()[name]
    return groups


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.record.names").joinpath("words.toml").read_text(encoding="utf-8"))
