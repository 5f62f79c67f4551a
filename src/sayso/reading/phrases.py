"""Finding the phrases of a word list among the tokens of a parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Token

PIECES = re.compile(r"\w\.(?:\w\.)+|\w+\.?(?=\s|$)|\w+|[^\w\s]")  # as the tokeniser cuts words, hyphens apart


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of a list at tokens [first, last)."""

    entry: str
    first: int
    last: int


class Phrases:
    """A list of phrases, looked up by their words; the last word may stand in its plural."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in sorted(set(entries)):
            pieces = tuple(PIECES.findall(entry))
            self._by_first.setdefault(pieces[0], []).append((pieces, entry))
        for found in self._by_first.values():
            found.sort(key=lambda row: -len(row[0]))

    def find(self, tokens: tuple[Token, ...]) -> Iterator[Match]:
        """The matches from left to right, the longest at each place, none inside another."""
        words = [token.text.lower() for token in tokens]
        at = 0
        while at < len(tokens):
            match = self._match(tokens, words, at)
            if match:
                yield match
                at = match.last
            else:
                at += 1

    def _match(self, tokens: tuple[Token, ...], words: list[str], at: int) -> Match | None:
        for start in {words[at], tokens[at].lemma.lower()}:
            for pieces, entry in self._by_first.get(start, ()):
                last = at + len(pieces)
                if last > len(words) or tokens[at].sentence != tokens[last - 1].sentence:
                    continue
                if words[at : last - 1] == list(pieces[:-1]) and pieces[-1] in (
                    words[last - 1],
                    tokens[last - 1].lemma.lower(),
                ):
                    return Match(entry, at, last)
        return None
