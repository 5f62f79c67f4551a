"""A party in the making, and the names of parties by the words in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.model import Kind
from sayso.reading.names.gazetteer import given_names, titles
from sayso.reading.names.kinds import Evidence, kind_of
from sayso.reading.names.pieces import Piece


@dataclass(slots=True)
class Figure:
    """One party in the making: its pieces so far and what speaks for its kind."""

    words: tuple[str, ...]
    known_as: str = ""  # the name it goes by where that is known beforehand
    pieces: list[Piece] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def kind(self) -> Kind | None:
        """The kind with the most evidence so far."""
        return kind_of(self.evidence)

    def add(self, other: Figure) -> None:
        """Take over the other's pieces and evidence."""
        self.pieces += other.pieces
        self.evidence.add(other.evidence)

    def gender(self) -> str:
        """The gender, "male" or "female", that title or given name tell, else ""."""
        for piece in self.pieces:
            by_title = titles().get(piece.title, "")
            if by_title:
                return by_title
        return next((given_names().get(piece.text.split()[0], "") for piece in self.pieces if " " in piece.text), "")


class ByWord:
    """Figures by each word of their names: in a long text only a few share a word."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self._having: dict[str, list[Figure]] = {}
        for figure in figures:
            self.add(figure)

    def add(self, figure: Figure) -> None:
        """Enter a figure, after those entered before."""
        for word in dict.fromkeys(figure.words):
            self._having.setdefault(word, []).append(figure)

    def having(self, word: str) -> list[Figure]:
        """The figures with the word in their names, in the order they were entered."""
        return self._having.get(word, [])
