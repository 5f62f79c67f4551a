"""Who is a public figure: somebody to whom an article gives a public role, in a title or in a tie."""

from __future__ import annotations

from functools import cache, lru_cache

from sayso.reading.lexicon import lexicon
from sayso.record.names.folding import fold, listed, plain_role

PUBLIC_TABLES = ("office", "lead", "candidate", "founder", "owner")  # of the reading lexicon's roles


@lru_cache(maxsize=50_000)
def is_public_role(role: str) -> bool:
    """Whether a title makes a public figure: "mayor of Lyon" and "singer" do, "teacher" and "her sister" do not.

    By its head: the longest known ending of what stands before "of". A title that no list has counts as public.
    """
    words = plain_role(role).split()
    whole = " ".join(words)
    if whole in _public_titles():
        return True
    own = head(role).split()
    endings = (" ".join(own[i:]) for i in range(len(own)))
    known = next((ending for ending in endings if ending in _public_titles() or ending in listed("private")), "")
    return bool(own) and (not known or known in _public_titles())


def head(role: str) -> str:
    """A title without what it is of: "mayor" of "the former mayor of Lyon"."""
    words = plain_role(role).split()
    return " ".join(words[: words.index("of")] if "of" in words[1:] else words)


@cache
def _public_titles() -> frozenset[str]:
    roles = lexicon("roles")
    return frozenset(fold(title) for table in PUBLIC_TABLES for title in roles[table])
