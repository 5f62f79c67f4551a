"""Who the speakers of a statement are: parties, their words in the article, and what kind of source that is."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Basis, Span
from sayso.reading.drafts import Draft, Page
from sayso.reading.lexicon import words
from sayso.reading.syntax import PRONOUN_TAGS, PROPER_TAGS, noun_phrase

DUMMIES = frozenset(("it", "there", "what", "this", "that", "which"))


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a statement is."""

    speakers: tuple[str, ...]
    span: Span | None
    basis: Basis


def source_of(page: Page, draft: Draft) -> Source:
    """The source of a draft; nobody's word where the article names none."""
    heads = [i for i in draft.sources if page.parse.tokens[i].text.lower() not in DUMMIES]
    if not heads:
        return Source((), None, Basis.UNNAMED)
    speakers = tuple(dict.fromkeys(party for head in heads for party in _parties(page, head)))
    spans = [noun_phrase(page.parse, head) for head in heads]
    span = (min(s for s, _ in spans), max(e for _, e in spans))
    if draft.relative is not None and speakers:
        span = page.parse.tokens[draft.relative].start, page.parse.tokens[draft.relative].end
    return Source(speakers, span, _basis(page, heads, speakers))


def _parties(page: Page, head: int) -> list[str]:
    party = page.parties.headed(head)
    return [entity.id for entity in page.parties.single(party)] if party else []


def _basis(page: Page, heads: list[int], speakers: tuple[str, ...]) -> Basis:
    tokens = page.parse.tokens
    if any(tokens[i].lemma.lower() in words("sources", "documents") for i in heads):
        return Basis.DOCUMENT
    if speakers or any(tokens[i].tag in PROPER_TAGS or tokens[i].tag in PRONOUN_TAGS for i in heads):
        return Basis.NAMED
    return Basis.UNNAMED
