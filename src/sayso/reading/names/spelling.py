"""How words of names compare: without accents, case, dots and the Arabic article."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

REMEMBERED = 50_000  # words and names: what an archive repeats most
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(maxsize=REMEMBERED)
def plain(word: str) -> str:
    """The word in lower case, without accents, dots and apostrophes: "Corazón" and "Corazon" are one."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c) and c not in ".'’‘`")


@lru_cache(maxsize=REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison; a leading "the" and Arabic articles are left out, hyphens kept inside."""
    found = [without_article(plain(word)) for word in name.split()]
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return tuple(word for word in found if word and word not in ("al", "el", "-"))


def without_article(word: str) -> str:
    """The word without the Arabic article: "gaddafi" for "al-gaddafi"."""
    return word[3:] if word.startswith(("al-", "el-")) and len(word) > 4 else word


def within(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """Where the words of `short` stand side by side in `long`; -1 where they do not."""
    reach = len(short)
    return next((i for i in range(len(long) - reach + 1) if long[i : i + reach] == short), -1)
