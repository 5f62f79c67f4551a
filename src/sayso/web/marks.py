"""An article cut into pieces where anything begins or ends, each with all that covers it.

Marks overlap (a claim inside a quotation that names two people), and HTML does not: so the text is cut at every border,
and each piece says by classes what it is and by ids what lights up with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sayso.answers.article import Article
from sayso.web.voices import drawn, voice_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, what it is, and the lines of the margin it belongs to."""

    start: int
    end: int
    classes: tuple[str, ...]
    ids: tuple[str, ...] = ()
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a border inside."""

    text: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    entity: str  # whose name it is, "" for no name
    anchors: tuple[str, ...]  # claims, statements and posts that begin here, to be jumped to


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the words of an embedded post."""

    pieces: tuple[Piece, ...]
    post: str  # id, "" for the article's own text
    start: int  # where it begins in the text


def blocks(article: Article) -> tuple[Block, ...]:
    """The text in paragraphs; an embedded post is a block of its own. All pieces together are the text, to the letter.

    Empty lines stay with what stands before them.
    """
    found: list[tuple[str, list[Piece]]] = []
    waiting: list[Piece] = []  # empty lines before the first paragraph
    fresh = True
    for piece, post, begins in _pieces(article):
        fresh |= begins
        if not piece.text.strip():
            (found[-1][1] if found else waiting).append(piece)
            continue
        if not found or post != found[-1][0] or (fresh and not post):
            found.append((post, waiting))
            waiting = []
        found[-1][1].append(piece)
        fresh = False
    held = found or [("", waiting)]
    lengths = (sum(len(piece.text) for piece in pieces) for _, pieces in held)
    starts = accumulate(lengths, initial=0)
    return tuple(Block(tuple(pieces), post, start) for (post, pieces), start in zip(held, starts, strict=False))


def _pieces(article: Article) -> Iterator[tuple[Piece, str, bool]]:
    """The pieces in order, each with the post it stands in and whether a paragraph begins with it."""
    waiting = sorted(_marks(article), key=lambda mark: (mark.start, mark.end), reverse=True)
    inner = (at for mark in waiting for at in (mark.start, mark.end) if 0 < at < len(article.text))
    borders = sorted({0, len(article.text), *_lines(article.text), *inner})
    covering: list[Mark] = []
    seen: set[str] = set()
    for start, end in pairwise(borders):
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        covering = [mark for mark in covering if mark.end > start]
        post = next((mark.ids[0] for mark in covering if "post" in mark.classes), "")
        yield _piece(article.text[start:end], start, covering, seen), post, article.text[start - 1 : start] == "\n"


def _piece(text: str, start: int, covering: list[Mark], seen: set[str]) -> Piece:
    classes = dict.fromkeys(name for mark in covering for name in mark.classes)
    ids = dict.fromkeys(id for mark in covering for id in mark.ids)
    begins = dict.fromkeys(id for mark in covering if mark.start == start for id in mark.ids if id not in seen)
    seen.update(begins)
    entity = next((mark.entity for mark in covering if mark.entity), "")
    return Piece(text, tuple(classes), tuple(ids), entity, tuple(begins))


def _lines(text: str) -> Iterator[int]:
    """Where a new line begins."""
    return (i + 1 for i, letter in enumerate(text) if letter == "\n")


def _marks(article: Article) -> Iterable[Mark]:
    for mention in article.mentions:
        yield Mark(mention.start, mention.end, ("name",), entity=mention.entity)
    for post in article.posts:
        yield Mark(post.start, post.end, ("post",), (post.id,))
    for spoken in article.statements:
        statement = spoken.statement
        voice = voice_of(statement.basis)
        for start, end in statement.content:
            yield Mark(start, end, ("content", voice), (statement.id,))
        for name, span in (("speaker", spoken.speaker_span), ("cue", spoken.cue_span)):
            if span:
                yield Mark(*span, (name, voice), (statement.id,))
    for marked in article.claims:
        claim = marked.claim
        yield Mark(claim.start, claim.end, ("claim", voice_of(claim.basis), drawn(claim.factuality)), (claim.id,))
