"""Party and state of a member of Congress, as marked behind the name: "Tom Hale (R-TX)", "Hale, D-Vt."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Document, Parse
from sayso.reading.lexicon import lexicon
from sayso.reading.names.gazetteer import places
from sayso.reading.names.pieces import Piece

MARK = re.compile(r"(?<=[(,\s])([RD])\s?[-–—]\s?([A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)")
PARTIES = {"R": "Republican Party", "D": "Democratic Party"}


def marks(parse: Parse, document: Document) -> Iterator[Piece]:
    """The party and the state of each mark, each where it stands."""
    by_start = {token.start: token.i for token in parse.tokens}
    for mark in MARK.finditer(document.text):
        state = lexicon("places")["postal"].get(mark[2], "") or places().get(mark[2], "")
        if not state:
            continue
        for part, called in ((1, PARTIES[mark[1]]), (2, state)):
            first = by_start.get(mark.start(part))
            if first is not None:
                yield Piece(first, first + 1, mark.span(part), mark[part], called=called)
