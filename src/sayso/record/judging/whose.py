"""Whose each mention of a reading is once some are moved, and with them each span that lies on one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.ids import content_id
from sayso.model import Kind, Span
from sayso.record import schema


@dataclass(frozen=True, slots=True)
class Move:
    """Mentions of one article that are one somebody else."""

    decision: str
    spans: tuple[Span, ...]
    name: str = ""  # who they are; "" where only the article's words are known
    kind: str = ""

    @property
    def id(self) -> str:
        """Of the appearance that they are: the same in every reading of the text."""
        return content_id("e", "moved", *(f"{start}-{end}" for start, end in sorted(self.spans)))


class Whose:
    """Whose each mention is: of whom it was read as, or of the move that takes it."""

    def __init__(self, rows: Mapping[Any, Sequence[Mapping[str, Any]]], moves: Iterable[Move]) -> None:
        groups = {row["id"] for row in rows[schema.appearance] if row["kind"] == Kind.GROUP}
        taken = {span: move.id for move in moves for span in move.spans}
        self.known = {row["id"] for row in rows[schema.appearance]}
        self._mentions: dict[str, dict[Span, str]] = defaultdict(dict)  # by whom they were read as
        for row in rows[schema.mention]:
            span, was = (row["start"], row["end"]), row["appearance"]
            self._mentions[was][span] = was if was in groups else taken.get(span, was)

    def mention(self, was: str, span: Span) -> str:
        """Whose a mention is."""
        return self._mentions[was][span]

    def rest(self, was: str) -> str:
        """Whose that is which belongs to no one mention: who has the most of them where none is left."""
        now = list(self._mentions.get(was, {}).values())
        return was if was in now or not now else max(sorted(set(now)), key=now.count)

    def on(self, was: str, span: Span) -> str:
        """Whose a span is that was read as theirs: of the mention that it shares the most characters with."""
        shared = {each: min(each[1], span[1]) - max(each[0], span[0]) for each in self._mentions.get(was, ())}
        best = max(shared, key=lambda each: (shared[each], -each[0]), default=None)
        return self._mentions[was][best] if best is not None and shared[best] > 0 else self.rest(was)

    def near(self, was: str, span: Span) -> str:
        """Whose a span is that stands near a mention of theirs: of the nearest."""
        apart = {each: max(each[0] - span[1], span[0] - each[1]) for each in self._mentions.get(was, ())}
        best = min(apart, key=lambda each: (apart[each], each), default=None)
        return self._mentions[was][best] if best is not None else was

    def within(self, was: str, spans: Iterable[Span]) -> list[str]:
        """Whose the mentions within the spans are; where there is none of theirs, whoever has the rest."""
        held = list(spans)
        found = [
            now
            for (start, end), now in sorted(self._mentions.get(was, {}).items())
            if any(start < b and a < end for a, b in held)
        ]
        return list(dict.fromkeys(found)) or [self.rest(was)]
