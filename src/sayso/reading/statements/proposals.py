"""What the attribution heads propose: their spans as drafts in words of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.model import Act, MadeBy, Span
from sayso.reading.heads.attribution import attributed
from sayso.reading.statements.clauses import without_that
from sayso.reading.statements.cues import Frames, adjectives, is_written, nouns, verbs
from sayso.reading.statements.drafts import Draft, Page, stretches, words_in
from sayso.reading.statements.speakers import RELATIVES
from sayso.reading.syntax import NOUN_TAGS, PROPER_TAGS, VERB_TAGS, conjuncts, subjects

HEAD = "attribution-head"
FEWEST_QUOTED = 3  # words
FRAMES = ("clause", "quote")
INFINITIVES = ("clause", "infinitive", "addressed", "raised")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TYING = frozenset(("about", "against", "at", "for", "of", "on", "over", "to"))
AUXILIARIES = frozenset(("be", "have", "do"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution of the heads in words of the parse."""

    draft: Draft
    cues: frozenset[int]
    words: frozenset[int]
    score: float


def proposals(page: Page) -> Iterator[Proposal]:
    """The attributions of the heads whose cue can attribute and whose content has words; none without heads."""
    for seen in attributed(page.reading):
        cue = root(page, seen.cue)
        if cue is None or not _attributes(page, cue):
            continue
        spans = stretches(page, _said(page, words_in(page, seen.content), cue), cue)
        if not spans:
            continue
        sources = [_beside(page, span, cue) for span in seen.sources]
        heads = [head for span in sources for head in _source_heads(page, span)]
        heads = [i for i in heads if not _is_spoken(page, i, cue)] or _named_before_colon(page, cue)
        cues = frozenset(words_in(page, [seen.cue]))
        source = (sources[0][0], sources[-1][1]) if heads and sources and not _runs_on(page, sources) else None
        draft = Draft(cue, tuple(heads), spans, act_of(page, cues, spans), HEAD, MadeBy.HEAD, source_span=source)
        yield Proposal(_by_antecedent(page, draft), cues, frozenset(words_in(page, spans)), seen.score)


def _said(page: Page, content: list[int], cue: int) -> list[int]:
    """The content without the word that ties it to its cue: "said that …", "asked for …", "spoke about …"."""
    tokens = page.parse.tokens
    if len(content) > 1 and tokens[content[0]].head == cue and tokens[content[0]].lemma in TYING:
        return content[1:] if tokens[content[0]].dep == "prep" else content
    return without_that(page, content)


def _attributes(page: Page, cue: int) -> bool:
    """Whether the word can attribute at all."""
    token = page.parse.tokens[cue]
    return (token.tag[0] in "VNJ" and token.lemma not in AUXILIARIES) or token.lemma in ("accord", "per", "via")


def _beside(page: Page, source: Span, cue: int) -> Span:
    """The part of a source that stands in the sentence of the cue; the whole where none does."""
    tokens = page.parse.tokens
    near = [i for i in words_in(page, [source]) if tokens[i].sentence == tokens[cue].sentence]
    return (tokens[near[0]].start, tokens[near[-1]].end) if near else source


def _by_antecedent(page: Page, draft: Draft) -> Draft:
    """The draft with whom a "who" stands for in its place."""
    tokens = page.parse.tokens
    for head in draft.sources:
        verb = tokens[head].head
        if tokens[head].tag in RELATIVES and tokens[verb].dep == "relcl":
            sources = tuple(tokens[verb].head if i == head else i for i in draft.sources)
            return replace(draft, sources=sources, relative=head, source_span=None)
    return draft


def _source_heads(page: Page, span: Span) -> list[int]:
    """The head words of a source, where it is two of both; of "Bell and Kan issued", which runs on, those who do it."""
    top = _source_root(page, span)
    if top is None:
        return []
    within = page.parties.tokens_in(span)
    doers = subjects(page.parse, top) if page.parse.tokens[top].tag in VERB_TAGS else conjuncts(page.parse, top)
    return [i for i in doers if i in within] or [top]


def _runs_on(page: Page, sources: list[Span]) -> bool:
    """Whether a source goes on to what its words do: "Bell and Kan issued", "Bell as he sat down"."""
    tops = (root(page, span) for span in sources)
    return any(top is not None and page.parse.tokens[top].tag in VERB_TAGS for top in tops)


def _is_spoken(page: Page, i: int, cue: int) -> bool:
    """Whether the word is a pronoun inside a quotation that the cue is outside of: such a "he" is never its speaker."""
    return page.parse.tokens[i].tag == "PRP" and page.quoted[i] not in (-1, page.quoted[cue])


def _source_root(page: Page, span: Span) -> int | None:
    """The word that governs a source, a noun before all: "Bell as he sat down"."""
    tops, tokens = _tops(page, span), page.parse.tokens
    return next((i for i in tops if tokens[i].tag in NOUN_TAGS or tokens[i].tag == "PRP"), root(page, span))


def _named_before_colon(page: Page, cue: int) -> list[int]:
    """Who is named between the cue and a colon: "Continued Bell: …", where the parser takes the verb for a name."""
    tokens = page.parse.tokens
    ends = next((i for i in range(cue + 1, min(cue + 5, len(tokens))) if tokens[i].text == ":"), None)
    if ends is None or not all(tokens[i].tag in PROPER_TAGS for i in range(cue + 1, ends)):
        return []
    return [ends - 1] if ends - 1 > cue else []


def root(page: Page, span: Span) -> int | None:
    """The word that governs the others of a span: a verb before all, else the first that hangs on a word outside."""
    tops = _tops(page, span)
    return next((i for i in tops if page.parse.tokens[i].tag in VERB_TAGS), tops[0] if tops else None)


def _tops(page: Page, span: Span) -> list[int]:
    """The words of a span that hang on a word outside."""
    within, tokens = page.parties.tokens_in(span), page.parse.tokens
    tops = [i for i in within if tokens[i].head not in within or tokens[i].head == i]
    return [i for i in tops if any(map(str.isalnum, tokens[i].text))]


def act_of(page: Page, cues: Iterable[int], content: tuple[Span, ...]) -> Act:
    """What kind of act a cue is that no rule knows.

    Somebody speaks or writes where the content is a clause or a quotation; "opposed the bill" is an attitude.
    """
    tokens, within = page.parse.tokens, words_in(page, content)
    lemmas = [tokens[i].lemma for i in cues]
    quoted = sum(page.quoted[i] != -1 and tokens[i].text[:1].isalnum() for i in within) >= FEWEST_QUOTED
    if not quoted and not any(tokens[i].tag in FINITE for i in within):
        to = any(tokens[i].tag == "TO" for i in within)
        return Act.SPEECH if to and any(map(_says_to, lemmas)) else Act.ATTITUDE
    if any(is_written(lemma) for lemma in lemmas):
        return Act.WRITING
    acts = [act for lemma in lemmas for table in (verbs(), nouns(), adjectives()) for act in _clausal(table, lemma)]
    return Act.SPEECH if "accord" in lemmas or Act.SPEECH in acts or (quoted and not acts) else Act.ATTITUDE


def _says_to(lemma: str) -> bool:
    """Whether the verb says an infinitive: "asked the firm to leave", "estimated the number to be 3,600"."""
    return any(verbs().get(lemma, {}).get(frame, Act.ATTITUDE) is not Act.ATTITUDE for frame in INFINITIVES)


def _clausal(table: dict[str, Frames], lemma: str) -> list[Act]:
    """The acts of a word that takes a clause or a quotation."""
    return [act for frame, act in table.get(lemma, {}).items() if frame in FRAMES]
