"""Those who speak for somebody else, by what articles call them: "a Reed spokesman", "the Reed campaign"."""

from __future__ import annotations

import re

from sayso.record.names.folding import fold, listed, without_article, without_titles

WORD = re.compile(r"[^\W\d_][\w.’'-]*")
POSSESSIVE = re.compile(r"[’']s?$")
DETERMINERS = frozenset({"a", "an", "the", "one", "some", "this", "that", "our"})
SMALL = DETERMINERS | {"of", "and", "for"}


def whom(name: str) -> str:
    """Whose word it is by the name or descriptor: Reed's, for "a Reed spokesman"; "" where nobody is named."""
    if not _speaks_for_others(name):
        return ""
    words = [POSSESSIVE.sub("", word) for word in WORD.findall(name)]
    return " ".join(word for word in words if word[0].isupper() and not _is_plain(word))


def spoken_for(name: str) -> str:
    """The same, folded and without titles."""
    return without_article(without_titles(fold(whom(name))))


def is_name(descriptor: str) -> bool:
    """Whether an unnamed source is named after all, as "the Daily Courier" is, of which nothing else was read."""
    words = [word for word in WORD.findall(descriptor) if fold(word) not in SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def unnamed_words(descriptor: str) -> frozenset[str]:
    """What tells an unnamed source from another: "a senior official" is a senior official, "officials" are such."""
    words = [word for word in fold(descriptor).split() if word not in DETERMINERS]
    return frozenset(word.removesuffix("s") for word in words)


def _speaks_for_others(name: str) -> bool:
    folded = f" {fold(name)} "
    return any(f" {word} " in folded for word in (*listed("spokespeople"), *listed("speaking_for")))


def _is_plain(word: str) -> bool:
    folded = fold(word)
    return (
        folded in DETERMINERS
        or any(folded in each.split() for each in listed("spokespeople"))
        or folded in listed("speaking_for")
    )
