"""Attribution without a verb: "his claim that …", "certain that …", "according to …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Act, Token
from sayso.reading.statements.clauses import without_that
from sayso.reading.statements.cues import Frames
from sayso.reading.statements.drafts import Draft, Page, draft_of
from sayso.reading.statements.speakers import agents, is_told, owners, speakers
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, below, child, children, conjuncts, subjects

REPORTED = frozenset(("to", "with"))  # "according to", "in accordance with"
MADE_CLEAR = frozenset(("ccomp", "csubj", "advcl"))
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
    if "made" in frames and parse.tokens[token.head].lemma == "make":
        yield from _made_clear(page, token, frames["made"])
        return
    if token.dep not in ("acomp", "conj", "advcl", "acl"):
        return
    for c in children(parse, i, "ccomp", "xcomp", "prep"):
        frame, content = _frame_of_noun(page, c) if parse.tokens[c].dep == "prep" else _frame_of_clause(page, c)
        if frame in frames and content:
            sources = subjects(parse, token.head if token.dep == "acomp" else i)
            yield from draft_of(page, i, content, sources, frames[frame], f"adjective-{frame}")
            return


def _made_clear(page: Page, token: Token, act: Act) -> Iterator[Draft]:
    """The attribution in "made clear that …", "made it clear she would …"."""
    parse, make = page.parse, token.head
    after = sorted(c for at in (make, token.i) for c in parse.children[at] if c > token.i)
    clause = next((c for c in after if parse.tokens[c].dep in MADE_CLEAR), None)
    if clause is None:
        return
    content = [k for k in below(parse, clause) if k > token.i]
    if content[0] == token.i + 1 or parse.tokens[content[0]].lemma == "that":
        sources = agents(page, make) if is_told(page, make) else speakers(page, make)
        for draft in draft_of(page, make, without_that(page, content), sources, act, "made-clear"):
            yield replace(draft, cue_end=token.i)


def according_to(page: Page, token: Token) -> Iterator[Draft]:
    """The clause that "according to X" is put before, into or after."""
    parse, tokens = page.parse, page.parse.tokens
    to = next((c for c in parse.children[token.i] if c > token.i and tokens[c].lemma in REPORTED), None)
    if to is None:
        return
    sources = [n for c in children(parse, to, "pobj") for n in conjuncts(parse, c)]
    clause = token.head
    while tokens[clause].tag in NOUN_TAGS and tokens[clause].head != clause:
        clause = tokens[clause].head
    while tokens[clause].dep == "conj" and tokens[clause].tag in VERB_TAGS and child(parse, clause, *SUBJECTS) is None:
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
