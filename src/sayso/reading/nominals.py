"""Attribution without a verb: "his claim that …", "certain that …", "according to …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Act, Token
from sayso.reading.clauses import without_that
from sayso.reading.cues import Frames
from sayso.reading.drafts import Draft, Page, draft_of
from sayso.reading.speakers import owners
from sayso.reading.syntax import NOUN_TAGS, below, child, children, conjuncts, subjects

REPORTED = frozenset(("to", "with"))  # "according to", "in accordance with"
HOLDS_CONTENT = ("acl", "ccomp", "relcl")


def of_noun(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    """The attribution by a noun: a that-clause, an infinitive or a prepositional phrase is its content."""
    for c in page.parse.children[token.i]:
        frame, content = _frame_of_noun(page, c)
        if content and frame in frames:
            yield from draft_of(page, token.i, content, owners(page, token.i), frames[frame], f"noun-{frame}")
            return


def _frame_of_noun(page: Page, c: int) -> tuple[str, list[int]]:
    parse, token = page.parse, page.parse.tokens[c]
    if token.dep in HOLDS_CONTENT and _has_to(page, c):
        return "infinitive", below(parse, c)
    if token.dep in HOLDS_CONTENT and child(parse, c, "mark") is not None:
        return "clause", without_that(page, below(parse, c))
    if token.dep == "prep":
        return token.lemma, [k for k in below(parse, c) if k > c]
    return "", []


def _frame_of_clause(page: Page, c: int) -> tuple[str, list[int]]:
    content = below(page.parse, c)
    return ("infinitive", content) if _has_to(page, c) else ("clause", without_that(page, content))


def _has_to(page: Page, i: int) -> bool:
    return any(page.parse.tokens[k].tag == "TO" for k in page.parse.children[i])


def of_adjective(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    """The attribution by an adjective: "is certain that …", "was eager to …"."""
    parse, i = page.parse, token.i
    if token.dep not in ("acomp", "conj", "advcl", "acl"):
        return
    for c in children(parse, i, "ccomp", "xcomp", "prep"):
        frame, content = _frame_of_noun(page, c) if parse.tokens[c].dep == "prep" else _frame_of_clause(page, c)
        if frame in frames and content:
            sources = subjects(parse, token.head if token.dep == "acomp" else i)
            yield from draft_of(page, i, content, sources, frames[frame], f"adjective-{frame}")
            return


def according_to(page: Page, token: Token) -> Iterator[Draft]:
    """The clause that "according to X" is put before, into or after."""
    parse, tokens = page.parse, page.parse.tokens
    to = next((c for c in parse.children[token.i] if tokens[c].lemma in REPORTED), None)
    if to is None:
        return
    sources = [n for c in children(parse, to, "pobj") for n in conjuncts(parse, c)]
    clause = token.head
    while tokens[clause].tag in NOUN_TAGS and tokens[clause].head != clause:
        clause = tokens[clause].head
    inner = set(below(parse, token.i))
    content = [k for k in below(parse, clause) if k not in inner]
    for draft in draft_of(page, token.i, content, sources, Act.SPEECH, "according-to"):
        yield replace(draft, cue_end=to)


def of_adverb(page: Page, token: Token) -> Iterator[Draft]:
    """The clause of the adverb, nobody's word: "The minister reportedly resigned"."""
    parse, tokens = page.parse, page.parse.tokens
    if tokens[token.head].tag[0] == "V":
        content = [k for k in below(parse, token.head) if k != token.i]
        yield from draft_of(page, token.i, content, [], Act.SPEECH, "adverb")
