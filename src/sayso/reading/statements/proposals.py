"""The attributions that the heads see, laid beside those of the rules.

Rules are sure of quotation marks and of who governs what; the heads are better at where a content ends and at cues that
no list has. So where both see an attribution its borders are the heads' unless the two differ little, where only a rule
does it stands only if the rule goes by marks or by a word of saying, and where only the heads do they must be sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.model import Act, Span
from sayso.reading.heads.attribution import attributed
from sayso.reading.statements.clauses import without_that
from sayso.reading.statements.cues import Frames, adjectives, is_written, nouns, verbs
from sayso.reading.statements.drafts import Draft, Page, stretches
from sayso.reading.statements.speakers import RELATIVES, is_told
from sayso.reading.syntax import PROPER_TAGS, VERB_TAGS, child, conjuncts, noun_phrase, subjects

HEAD = "attribution-head"
SEEN_TOO = "+head"  # what the name of a rule ends in where the heads have the content's borders or its source
ALONE_FROM = 0.5  # probability of a cue that no rule knows; chosen on articles of PolNeAR train held out from training
SAME_FROM = 0.3  # share of words in common from which two contents are taken for one attribution
INSIDE = 0.9  # share of a content inside another from which it is a part of it
ALIKE = 0.75  # share of words in common from which the borders are those of the rule: it knows what is no content
BY_MARKS = ("quote", "according-to", "label", "colon", "floating", "carried-on", "adverb")  # rules that stand alone
FEWEST_QUOTED = 3  # words
BY_CLAUSE = ("verb-clause", "verb-for")
QUOTING = ("quote", "floating")
FRAMES = ("clause", "quote")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
AUXILIARIES = frozenset(("be", "have", "do"))
BY_FORM = ("according-to",)  # rules that know the borders better


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution of the heads in words of the parse."""

    draft: Draft
    cues: frozenset[int]
    words: frozenset[int]
    score: float


def with_proposals(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of the rules set right by the heads, and what only the heads see; the drafts alone without heads."""
    if not page.reading.passages:
        return list(drafts)
    proposals = list(_proposals(page))
    by_word: dict[int, list[int]] = {}
    for number, proposal in enumerate(proposals):
        for i in proposal.words | proposal.cues:
            by_word.setdefault(i, []).append(number)
    found: dict[int, tuple[float, Draft]] = {}  # by proposal: its likest draft
    alone = []
    for draft in drafts:
        words = frozenset(words_in(page, draft.content))
        same, share = _same(draft, words, proposals, by_word)
        if same is None:
            alone += [draft] if _stands_alone(draft) else []
        elif same not in found or share > found[same][0]:
            found[same] = share, draft
    mended = [_mended(page, draft, proposals[number], share) for number, (share, draft) in found.items()]
    told = [draft for draft in (*alone, *mended) if draft.rule.startswith(QUOTING)]
    covered = {number for draft in told for number in _parts(page, draft, proposals, by_word)}
    left = (p for number, p in enumerate(proposals) if number not in found and number not in covered)
    return [*alone, *mended, *(p.draft for p in left if p.score >= ALONE_FROM)]


def _stands_alone(draft: Draft) -> bool:
    """Whether a rule is believed where the heads see nothing: it goes by marks, or by a word of saying and a clause."""
    return draft.rule.startswith(BY_MARKS) or (draft.act is not Act.ATTITUDE and draft.rule.startswith(BY_CLAUSE))


def _parts(page: Page, draft: Draft, proposals: list[Proposal], by_word: dict[int, list[int]]) -> Iterator[int]:
    """The proposals that are a piece of a longer quotation, as where it runs over paragraphs."""
    words = frozenset(words_in(page, draft.content))
    for number in {number for i in words for number in by_word.get(i, ())}:
        if proposals[number].words <= words and words.isdisjoint(proposals[number].cues):
            yield number


def _proposals(page: Page) -> Iterator[Proposal]:
    for seen in attributed(page.reading):
        cue = root(page, seen.cue)
        if cue is None or not _attributes(page, cue):
            continue
        spans = stretches(page, without_that(page, words_in(page, seen.content)), cue)
        if not spans:
            continue
        sources = [_beside(page, span, cue) for span in seen.sources]
        heads = [head for span in sources for head in _source_heads(page, span)] or _named_before_colon(page, cue)
        cues = frozenset(words_in(page, [seen.cue]))
        source = (sources[0][0], sources[-1][1]) if heads and sources else None
        draft = Draft(cue, tuple(heads), spans, act_of(page, cues, spans), HEAD, source_span=source)
        yield Proposal(_by_antecedent(page, draft), cues, frozenset(words_in(page, spans)), seen.score)


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


def _same(
    draft: Draft, words: frozenset[int], proposals: list[Proposal], by_word: dict[int, list[int]]
) -> tuple[int | None, float]:
    """The number of the proposal that is this attribution: most of the content in common, else the cue."""
    near = {number for i in (*words, *([draft.cue] if draft.cue is not None else [])) for number in by_word.get(i, ())}
    shares = {n: _share(words, proposals[n].words) for n in near}
    best = max(shares, key=lambda n: (shares[n], -n), default=None)
    if best is not None and shares[best] >= SAME_FROM:
        return best, shares[best]
    if draft.rule.startswith(QUOTING):
        return None, 0.0
    by_cue = next((n for n in sorted(near) if draft.cue in proposals[n].cues), None)
    return by_cue, 0.0 if by_cue is None else shares[by_cue]


def _share(words: frozenset[int], others: frozenset[int]) -> float:
    """How much of one content is the other; a paragraph of a longer quotation is some of it, though little."""
    common = len(words & others)
    part = SAME_FROM if common and common >= INSIDE * len(others) else 0.0
    return max(common / len(words | others), part)


def _mended(page: Page, draft: Draft, proposal: Proposal, share: float) -> Draft:
    """The rule's draft with the borders of the heads where these are elsewhere, and their source where it is other."""
    seen = proposal.draft
    by_rule = share >= ALIKE or draft.rule.startswith(BY_FORM) or _reaches_over(page, draft, seen)
    content = draft.content if by_rule else seen.content
    same = _same_source(page, draft, seen)
    other = bool(seen.sources) and not same and _may_speak(page, draft, seen)
    span = seen.source_span if same or other else draft.source_span
    if content == draft.content and not other:
        return replace(draft, source_span=span)
    mended = replace(draft, content=content, rule=draft.rule + SEEN_TOO, source_span=span)
    return replace(mended, sources=seen.sources, relative=seen.relative) if other else mended


def _may_speak(page: Page, draft: Draft, seen: Draft) -> bool:
    """Whether the source of the heads may take the rule's place: it is not the one told, nor unknown beside a party."""
    if draft.cue is not None and is_told(page, draft.cue):
        return child(page.parse, draft.cue, "nsubjpass") not in seen.sources
    mine, theirs = (any(page.parties.standing_at(i) for i in d.sources) for d in (draft, seen))
    return theirs or not mine


def _reaches_over(page: Page, draft: Draft, seen: Draft) -> bool:
    """Whether a quotation has parts or paragraphs of which the heads see one: a passage may end between them."""
    (start, end), (first, last) = ((d.content[0][0], d.content[-1][1]) for d in (draft, seen))
    if not draft.rule.startswith(QUOTING) or not (start <= first and last <= end):
        return False
    return len(draft.content) > 1 or ("\n" in page.text[start:end] and "\n" not in page.text[first:last])


def _same_source(page: Page, draft: Draft, seen: Draft) -> bool:
    mine = {i for head in draft.sources for i in words_in(page, [noun_phrase(page.parse, head)])} | {draft.relative}
    return not mine.isdisjoint(seen.sources)


def words_in(page: Page, spans: Iterable[Span]) -> list[int]:
    """The words of the parse that stand in the spans."""
    return sorted({i for span in spans for i in page.parties.tokens_in(span)})


def _source_heads(page: Page, span: Span) -> list[int]:
    """The head words of a source, where it is two of both; of "Bell and Kan issued", which runs on, those who do it."""
    top = root(page, span)
    if top is None:
        return []
    within = page.parties.tokens_in(span)
    doers = subjects(page.parse, top) if page.parse.tokens[top].tag in VERB_TAGS else conjuncts(page.parse, top)
    return [i for i in doers if i in within] or [top]


def _named_before_colon(page: Page, cue: int) -> list[int]:
    """Who is named between the cue and a colon: "Continued Bell: …", where the parser takes the verb for a name."""
    tokens = page.parse.tokens
    ends = next((i for i in range(cue + 1, min(cue + 5, len(tokens))) if tokens[i].text == ":"), None)
    if ends is None or not all(tokens[i].tag in PROPER_TAGS for i in range(cue + 1, ends)):
        return []
    return [ends - 1] if ends - 1 > cue else []


def root(page: Page, span: Span) -> int | None:
    """The word that governs the others of a span: a verb before all, else the first that hangs on a word outside."""
    within, tokens = page.parties.tokens_in(span), page.parse.tokens
    tops = [i for i in within if tokens[i].head not in within or tokens[i].head == i]
    tops = [i for i in tops if any(map(str.isalnum, tokens[i].text))]
    return next((i for i in tops if tokens[i].tag in VERB_TAGS), tops[0] if tops else None)


def act_of(page: Page, cues: Iterable[int], content: tuple[Span, ...]) -> Act:
    """What kind of act a cue is that no rule knows.

    Somebody speaks or writes where the content is a clause or a quotation; "opposed the bill" is an attitude.
    """
    tokens, within = page.parse.tokens, words_in(page, content)
    lemmas = [tokens[i].lemma for i in cues]
    quoted = sum(page.quoted[i] != -1 and tokens[i].text[:1].isalnum() for i in within) >= FEWEST_QUOTED
    if not quoted and not any(tokens[i].tag in FINITE for i in within):
        return Act.ATTITUDE
    if any(is_written(lemma) for lemma in lemmas):
        return Act.WRITING
    acts = [act for lemma in lemmas for table in (verbs(), nouns(), adjectives()) for act in _clausal(table, lemma)]
    return Act.SPEECH if "accord" in lemmas or Act.SPEECH in acts or (quoted and not acts) else Act.ATTITUDE


def _clausal(table: dict[str, Frames], lemma: str) -> list[Act]:
    """The acts of a word that takes a clause or a quotation."""
    return [act for frame, act in table.get(lemma, {}).items() if frame in FRAMES]
