"""Whose word a stretch of a kept article is, by the rows of its reading: for claims that a person adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model import Act, Basis, Kind, Quotation, Span, Word
from sayso.record import schema
from sayso.record.rows import Rows

Read = Mapping[str, Any]  # a row
MARKS = (("“", "”"), ("‘", "’"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Voiced:
    """Whose word it is; `say_so` runs from the innermost speaker to the outlet."""

    basis: Basis
    speakers: tuple[str, ...] = ()
    say_so: tuple[Word, ...] = ()
    statement: str = ""
    post: str = ""
    official: bool = False


def voiced(rows: Rows, text: str, span: Span, outlet: str, *, told: str = "") -> Voiced:
    """Whose word the span is; `told` is the basis that a person gave, "" for none.

    Where they gave another than the reading has words for, it stands without a speaker.
    """
    printed = tuple(Word("outlet", name, None) for name in _outlets(rows, outlet))
    if told == Basis.NARRATOR:
        return Voiced(Basis.NARRATOR, say_so=printed)
    covering = sorted((row for row in rows[schema.statement] if _covers(row, span)), key=_width)
    post = next((row for row in rows[schema.post] if row["start"] <= span[0] < row["end"]), None)
    kinds = {row["id"]: row["kind"] for row in rows[schema.appearance]}
    chain = tuple(word for row in covering for word in _words(row, kinds))
    inner = covering[0] if covering else None
    speakers = tuple(inner["speakers"]) if inner else ()
    if post is not None:
        account = _account(rows, post)
        signed = Word("account", account or post["author"], (post["words"][1], post["end"]))
        speakers = speakers or ((account,) if account else ())
        return Voiced(Basis.POST, speakers, (*chain, signed, *printed), inner["id"] if inner else "", post["id"])
    if inner is None:
        return Voiced(Basis(told or Basis.NARRATOR), say_so=printed)
    return Voiced(
        basis=_basis(inner, text, span),
        speakers=speakers,
        say_so=(*chain, *printed),
        statement=inner["id"],
        official=any(row["official"] for row in rows[schema.claim] if row["statement"] == inner["id"]),
    )


def _outlets(rows: Rows, outlet: str) -> list[str]:
    """Who prints it, agencies first: as the claims of the reading have it."""
    printed = ([word["speaker"] for word in row["say_so"] if word["kind"] == "outlet"] for row in rows[schema.claim])
    return next((names for names in printed if names), [outlet])


def _covers(row: Read, span: Span) -> bool:
    """Whether the span stands in what somebody says or writes; what is only ascribed to them is the article's."""
    spans = row["content"]
    return bool(spans) and row["act"] != Act.ATTITUDE and spans[0][0] <= span[0] and span[1] <= spans[-1][1]


def _width(row: Read) -> tuple[int, str]:
    return row["content"][-1][1] - row["content"][0][0], row["id"]


def _basis(row: Read, text: str, span: Span) -> Basis:
    """The statement's own, or direct where a named speaker's quotation marks stand around the words."""
    basis = Basis(row["basis"])
    quoted = row["kind"] == Quotation.DIRECT or (row["kind"] == Quotation.MIXED and _is_quoted(row, text, span))
    return Basis.DIRECT if basis is Basis.NAMED and quoted else basis


def _is_quoted(row: Read, text: str, span: Span) -> bool:
    """Whether quotation marks that open within the statement are still open where the span begins."""
    before = text[max(0, row["content"][0][0] - 1) : span[0]]
    return before.count('"') % 2 == 1 or any(before.count(left) > before.count(right) for left, right in MARKS)


def _words(row: Read, kinds: Mapping[str, str]) -> Iterator[Word]:
    """The links that a statement adds to the chain: each speaker, or the article's words for the source."""
    span = _span(row["speaker_span"])
    named = [each for each in row["speakers"] if each in kinds]
    if row["basis"] == Basis.DOCUMENT:
        yield Word("document", row["speaker_words"], span)
    elif named:
        yield from (Word(_kind(kinds[each]), each, span) for each in named)
    else:
        yield Word("unnamed", row["speaker_words"], span)


def _span(held: Sequence[int] | None) -> Span | None:
    return (held[0], held[1]) if held else None


def _kind(kind: str) -> str:
    return kind if kind in (Kind.PERSON, Kind.ORGANISATION, Kind.ACCOUNT) else str(Kind.ORGANISATION)


def _account(rows: Rows, post: Read) -> str:
    """The appearance that stands for the post's account, "" where the reading has none."""
    known = {name.casefold() for name in (post["handle"], f"@{post['handle']}", post["author"])} - {"", "@"}
    return next(
        (row["id"] for row in rows[schema.appearance] if row["kind"] == Kind.ACCOUNT and _goes_by(row, known)), ""
    )


def _goes_by(row: Read, known: Iterable[str]) -> bool:
    return not {name.casefold() for name in (row["name"], *row["aliases"])}.isdisjoint(known)
