"""Who the speakers of a statement are: parties, their words in the article, and what kind of source that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Basis, Kind, Span
from sayso.reading.lexicon import words
from sayso.reading.statements.clauses import RAISING
from sayso.reading.statements.drafts import Draft, Page
from sayso.reading.statements.speakers import RELATIVES, is_told, owners
from sayso.reading.syntax import PRONOUN_TAGS, PROPER_TAGS, VERB_TAGS, child, children, noun_phrase

CLAUSAL = RELATIVES | {"WP$"}
NAMING = ("compound", "nmod", "amod", "poss", "appos")
LONGEST = 8  # words of a source that is shown whole
DUMMIES = frozenset(("it", "there", "what", "this", "that", "which"))


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a statement is."""

    speakers: tuple[str, ...]
    span: Span | None
    basis: Basis


def source_of(page: Page, draft: Draft) -> Source:
    """The source of a draft; nobody's word where the article names none."""
    heads = [maker for head in draft.sources for maker in _makers(page, head)]
    heads = [i for i in heads if any(map(str.isalnum, page.parse.tokens[i].text))]
    speakers = tuple(dict.fromkeys(party for head in heads for party in _parties(page, head)))
    if not speakers and not _is_active(page, draft.cue):
        heads = [i for i in heads if page.parse.tokens[i].text.lower() not in DUMMIES]
    if not heads:
        return Source((), None, Basis.UNNAMED)
    spans = [draft.source_span] if draft.source_span else [_span(page, head) for head in heads]
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    span = _outside(_shortened(page, whole), draft, page.text)
    if draft.relative is not None and speakers:
        span = page.parse.tokens[draft.relative].start, page.parse.tokens[draft.relative].end
    return Source(speakers, span, _basis(page, heads, speakers))


def _is_active(page: Page, cue: int | None) -> bool:
    """Whether the cue is a verb that its subject, be it only an "it", does."""
    tokens = page.parse.tokens
    verb = cue is not None and tokens[cue].tag in VERB_TAGS and tokens[cue].lemma not in RAISING
    return verb and cue is not None and not is_told(page, cue) and child(page.parse, cue, "expl") is None


def _outside(span: Span, draft: Draft, text: str) -> Span:
    """The span cut where the content begins: a name before a colon does not reach over it."""
    start, end = span
    first = draft.content[0][0]
    if not start < first < end:
        return span
    kept = text[start:first].rstrip(" :,-–—\n\t\"'“‘«")
    return (start, start + len(kept)) if kept else span


def _shortened(page: Page, span: Span) -> Span:
    """The source without what is told about it: "Bell, who has been critical", "Bell, 31, with her son"."""
    tokens, within = page.parse.tokens, page.parties.tokens_in(span)
    commas = [i for i in within[1:-1] if tokens[i].text == ","]
    clause = next((i for i in within[1:] if tokens[i].tag in CLAUSAL), None)
    if clause is not None and tokens[clause - 1].text == ",":
        return span[0], tokens[clause - 2].end
    while commas and len(within) > LONGEST and any(tokens[i].tag in PROPER_TAGS for i in range(within[0], commas[-1])):
        within = range(within[0], commas.pop())
    return span[0], max(span[0], min(span[1], tokens[within[-1]].end if within else span[1]))


def _span(page: Page, head: int) -> Span:
    """The words of the source, without the mark of a possessive."""
    start, end = noun_phrase(page.parse, head)
    case = child(page.parse, head, "case")
    return start, min(end, page.parse.tokens[case].start) if case is not None else end


def _makers(page: Page, head: int) -> list[int]:
    """Whose word a statement, letter or speech is, where it stands as the source; else the source itself."""
    if page.parse.tokens[head].lemma in words("sources", "vehicles"):
        return owners(page, head) or [head]
    return [head]


def _parties(page: Page, head: int) -> list[str]:
    """The party at the word, or at the name put beside it: "his son, Marco, said"."""
    party = page.parties.standing_at(head)
    if party is None or party.entity.kind is not Kind.PERSON:
        beside = [page.parties.headed(c) for c in _put_beside(page, head)]
        party = next((p for p in beside if p is not None and p.entity.kind is Kind.PERSON), party)
    return [entity.id for entity in page.parties.single(party)] if party else []


def _put_beside(page: Page, head: int) -> Iterator[int]:
    """What stands in apposition to the word or, as the parser has it, to a noun behind it: "the chair of Dol, Jo"."""
    yield from children(page.parse, head, "appos")
    for prep in children(page.parse, head, "prep"):
        for noun in children(page.parse, prep, "pobj"):
            yield from _put_beside(page, noun)


def _basis(page: Page, heads: list[int], speakers: tuple[str, ...]) -> Basis:
    tokens = page.parse.tokens
    if any(tokens[i].lemma.lower() in words("sources", "documents") for i in heads):
        return Basis.DOCUMENT
    if speakers or any(_is_named(page, i) for i in heads):
        return Basis.NAMED
    if any(tokens[i].lemma.lower() in words("sources", "written") for i in heads):
        return Basis.DOCUMENT
    return Basis.UNNAMED


def _is_named(page: Page, head: int) -> bool:
    """Whether the source has a name, though the article's parties have none of that name, or is somebody's body."""
    tokens = page.parse.tokens
    token = tokens[head]
    if token.tag in PROPER_TAGS or token.tag in PRONOUN_TAGS or _is_capital(page, head):
        return True
    of = [tokens[c] for c in children(page.parse, head, *NAMING)]
    named = any(each.tag in PROPER_TAGS or each.tag == "PRP$" for each in of)
    return named and token.lemma in words("sources", "bodies")


def _is_capital(page: Page, i: int) -> bool:
    """Whether the word has a capital that is not only that of a sentence: a name that the tagger did not know."""
    token = page.parse.tokens[i]
    return token.text[:1].isupper() and token.i != page.parse.sentences[token.sentence][0]
