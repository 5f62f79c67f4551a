"""Bodies and events named by a common noun: "the Iraqi government", "the Ruiz campaign", "the 2008 election"."""

from __future__ import annotations

from sayso.model import Document, Kind, Parse
from sayso.reading.lexicon import words
from sayso.reading.names.kinds import Evidence
from sayso.reading.names.pieces import Piece
from sayso.reading.names.tagged import POSSESSIVES
from sayso.reading.syntax import NOUN_TAGS

LONGEST = 3  # tokens of the common noun ("supreme court", "re-election campaign" has more and is met by its last words)

Seen = tuple[Piece, Evidence]


def bodies(document: Document, parse: Parse, pieces: list[Piece]) -> list[Seen]:
    """The bodies that a name and the noun behind it name together; "Ruiz's campaign" goes by "Ruiz campaign"."""
    found: list[Seen] = []
    for piece in pieces:
        start = piece.last
        owned = start < len(parse.tokens) and parse.tokens[start].text in POSSESSIVES
        if piece.called or _in_other_sentence(parse, piece, start + owned) or _is_prefixed(parse, piece):
            continue
        end = _noun_end(document, parse, start + owned)
        if end > start + owned and not (piece.text.isupper() and parse.tokens[end - 1].text == "party"):
            found.append(_body(document, parse, piece, start + owned, end))
    return found


def _in_other_sentence(parse: Parse, piece: Piece, i: int) -> bool:
    return i >= len(parse.tokens) or parse.tokens[i].sentence != parse.tokens[piece.first].sentence


def _is_prefixed(parse: Parse, piece: Piece) -> bool:
    """Whether the name has a prefix that takes in the noun behind it: "an anti-Ruiz campaign" is not hers."""
    before = parse.tokens[max(0, piece.first - 2) : piece.first]
    return len(before) == 2 and before[1].text == "-" and before[0].text.lower() in words("capitals", "prefixes")


def _noun_end(document: Document, parse: Parse, start: int) -> int:
    """The end of the longest noun for a body that begins at the token; `start` where none does."""
    sentence = parse.tokens[start].sentence
    known = words("organisations", "bodies")
    for end in range(min(start + LONGEST, len(parse.tokens)), start, -1):
        if parse.tokens[end - 1].sentence == sentence and _phrase(document, parse, start, end) in known:
            return end
    return start


def _body(document: Document, parse: Parse, piece: Piece, noun: int, end: int) -> Seen:
    """The name with its noun; where the name owns it, the owner is mentioned on its own too."""
    text = _phrase(document, parse, piece.first, end)
    called = f"{piece.text} {_phrase(document, parse, noun, end)}" if noun > piece.last else ""
    span = (piece.span[0], parse.tokens[end - 1].end)
    return Piece(piece.first, end, span, text, called=called), Evidence({Kind.ORGANISATION: 6.0})


def events(document: Document, parse: Parse, pieces: list[Piece]) -> list[Seen]:
    """Elections, primaries and the like that a year or a name tells apart from others."""
    named = {i for piece in pieces for i in range(piece.first, piece.last)}
    common, describing = words("organisations", "events.common"), words("organisations", "events.describing")
    found: list[Seen] = []
    for token in parse.tokens:
        if token.text.lower() in common and token.tag in NOUN_TAGS:
            first, told = token.i, False
            while first > parse.sentences[token.sentence][0]:
                before = parse.tokens[first - 1]
                telling = before.i in named or _is_year(before.text)
                if not telling and before.text.lower() not in describing:
                    break
                first, told = first - 1, told or telling
            if told:
                span = (parse.tokens[first].start, token.end)
                piece = Piece(first, token.i + 1, span, _phrase(document, parse, first, token.i + 1))
                found.append((piece, Evidence({Kind.EVENT: 6.0})))
    return found


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _phrase(document: Document, parse: Parse, first: int, last: int) -> str:
    return " ".join(document.text[parse.tokens[first].start : parse.tokens[last - 1].end].split())
