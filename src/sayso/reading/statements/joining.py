"""The drafts of the rules joined with what the heads propose.

Rules are sure of quotation marks and of who governs what; the heads are better at where a content ends and at cues that
no list has. So where both see an attribution its borders are the heads' unless the two differ little, where only a rule
does it stands only if the rule goes by marks or by a word of saying, and where only the heads do they must be sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.model import Act, MadeBy, Span
from sayso.reading.statements.drafts import Draft, Page, words_in
from sayso.reading.statements.proposals import Proposal, proposals
from sayso.reading.statements.speakers import is_told, relative_of
from sayso.reading.syntax import child, noun_phrase

ALONE_FROM = 0.5  # probability of a cue that no rule knows; chosen on articles of PolNeAR train held out from training
SAME_FROM = 0.3  # share of words in common from which two contents are taken for one attribution
INSIDE = 0.9  # share of a content inside another from which it is a part of it
ALIKE = 0.75  # share of words in common from which the borders are those of the rule: it knows what is no content
BY_MARKS = ("quote", "according-to", "label", "colon", "floating", "carried-on", "adverb")  # rules that stand alone
BY_CLAUSE = ("verb-clause", "verb-for")
QUOTING = ("quote", "floating")
STOPS = frozenset(",.!?")
SHORT = 7  # words and marks of a quotation that may be a part of what is said
BY_FORM = ("according-to", "floating")  # rules that know the borders better: by their words, by the marks alone


def with_proposals(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of the rules set right by the heads, and what only the heads see; the drafts alone without heads."""
    if not page.reading.passages:
        return list(drafts)
    proposed = list(proposals(page))
    by_word: dict[int, list[int]] = {}
    for number, proposal in enumerate(proposed):
        for i in proposal.words | proposal.cues:
            by_word.setdefault(i, []).append(number)
    found: dict[int, tuple[float, Draft]] = {}  # by proposal: its likest draft
    alone = []
    for draft in drafts:
        words = frozenset(words_in(page, draft.content))
        same, share = _same(draft, words, proposed, by_word)
        if same is None:
            alone += [draft] if _stands_alone(draft) else []
        elif same not in found or share > found[same][0]:
            found[same] = share, draft
    mended = [_mended(page, draft, proposed[number], share) for number, (share, draft) in found.items()]
    told = [draft for draft in (*alone, *mended) if draft.rule.startswith(QUOTING)]
    covered = {number for draft in told for number in _parts(page, draft, proposed, by_word)}
    left = (p for number, p in enumerate(proposed) if number not in found and number not in covered)
    return [*alone, *mended, *(p.draft for p in left if p.score >= ALONE_FROM)]


def _stands_alone(draft: Draft) -> bool:
    """Whether a rule is believed where the heads see nothing: it goes by marks, or by a word of saying and a clause."""
    return draft.rule.startswith(BY_MARKS) or (draft.act is not Act.ATTITUDE and draft.rule.startswith(BY_CLAUSE))


def _parts(page: Page, draft: Draft, proposed: list[Proposal], by_word: dict[int, list[int]]) -> Iterator[int]:
    """The proposals that are a piece of a longer quotation, as where it runs over paragraphs."""
    words = frozenset(words_in(page, draft.content))
    for number in {number for i in words for number in by_word.get(i, ())}:
        if proposed[number].words <= words and words.isdisjoint(proposed[number].cues):
            yield number


def _same(
    draft: Draft, words: frozenset[int], proposed: list[Proposal], by_word: dict[int, list[int]]
) -> tuple[int | None, float]:
    """The number of the proposal that is this attribution: most of the content in common, else the cue."""
    near = {number for i in (*words, *([draft.cue] if draft.cue is not None else [])) for number in by_word.get(i, ())}
    shares = {n: _share(words, proposed[n].words) for n in near}
    best = max(shares, key=lambda n: (shares[n], -n), default=None)
    if best is not None and shares[best] >= SAME_FROM:
        return best, shares[best]
    if draft.rule.startswith(QUOTING):
        return None, 0.0
    by_cue = next((n for n in sorted(near) if draft.cue in proposed[n].cues), None)
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
    content = draft.content if by_rule else _up_to_mark(page, draft, seen.content)
    same = _same_source(page, draft, seen)
    other = bool(seen.sources) and not same and _may_speak(page, draft, seen)
    span = seen.source_span if same or other else draft.source_span
    if content == draft.content and not other:
        return replace(draft, source_span=span)
    mended = replace(draft, content=content, made_by=MadeBy.BOTH, source_span=span)
    return replace(mended, sources=seen.sources, relative=seen.relative) if other else mended


def _may_speak(page: Page, draft: Draft, seen: Draft) -> bool:
    """Whether the source of the heads may take the rule's place: it is not the one told, nor unknown beside a party."""
    if draft.cue is not None and is_told(page, draft.cue):
        return child(page.parse, draft.cue, "nsubjpass") not in seen.sources
    if draft.cue is not None and draft.sources and relative_of(page, draft.cue) is not None:
        return False  # "held up a sign that said …": the one who holds it does not say it
    mine, theirs = (any(page.parties.standing_at(i) for i in d.sources) for d in (draft, seen))
    return theirs or not mine


def _reaches_over(page: Page, draft: Draft, seen: Draft) -> bool:
    """Whether a quotation has parts or paragraphs of which the heads see one: a passage may end between them."""
    (start, end), (first, last) = ((d.content[0][0], d.content[-1][1]) for d in (draft, seen))
    if not draft.rule.startswith(QUOTING) or not (start <= first and last <= end):
        return False
    return len(draft.content) > 1 or ("\n" in page.text[start:end] and "\n" not in page.text[first:last])


def _up_to_mark(page: Page, draft: Draft, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content without what follows a quotation that its own stop closes: '“Go home, all of you,” drawing boos'."""
    end = draft.content[-1][1]
    last = page.quotations.at(end - 1)
    closed = last is not None and last.span[1] == end and page.text[last.inner[1] - 1] in STOPS
    if not draft.rule.startswith(QUOTING) or not closed or len(words_in(page, draft.content)) <= SHORT:
        return content
    before = [(first, min(last, end)) for first, last in content if first < end]
    return (*before, *(span for span in content if span[0] >= end and page.quotations.inside(span[0])))


def _same_source(page: Page, draft: Draft, seen: Draft) -> bool:
    mine = {i for head in draft.sources for i in words_in(page, [noun_phrase(page.parse, head)])} | {draft.relative}
    return not mine.isdisjoint(seen.sources)
