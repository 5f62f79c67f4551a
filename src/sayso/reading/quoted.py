"""Whose the quotations are: the cue beside a quotation, the speaker it carries on, the one in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Act, Span
from sayso.reading.clauses import speakers
from sayso.reading.cues import is_written, verbs
from sayso.reading.drafts import Draft, Page
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, child

FARTHEST_CUE = 30  # words between a quotation and its cue
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ENDS = frozenset(".!?…—")
INTRODUCES = frozenset((":", ","))


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among the words: its own [first, last), and the paragraph [opens, closes) it stands in."""

    number: int
    first: int
    last: int
    opens: int
    closes: int


def quoted_drafts(page: Page) -> list[Draft]:
    """The attributions of the quotations that a cue or a neighbour gives to a speaker, in order."""
    drafts: list[Draft] = []
    last: Draft | None = None
    for place in places(page):
        found = _beside(page, place)
        if found is None and _starts_sentence(page, place) and _is_full(page, place):
            found = _carried_on(page, place, last) or _floating(page, place)
        if found is None:
            continue
        same_cue = bool(drafts) and found.cue is not None and drafts[-1].cue == found.cue
        if same_cue or found.rule == "continued":
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, *found.content))
        else:
            drafts.append(found)
        last = drafts[-1]
    return drafts


def places(page: Page) -> Iterator[Place]:
    """Each quotation with its words and its paragraph."""
    parse = page.parse
    borders = [(parse.sentences[a][0], parse.sentences[b - 1][1]) for a, b in parse.paragraphs]
    for opens, closes in borders:
        i = opens
        while i < closes:
            number = page.quoted[i]
            first = i
            while i < closes and page.quoted[i] == number:
                i += 1
            if number != -1:
                yield Place(number, first, i, opens, closes)


def _span(page: Page, place: Place) -> Span:
    return page.quotations.all[place.number].span


def _is_full(page: Page, place: Place) -> bool:
    """Whether the quotation says something: a finite verb in it, or an end of a sentence."""
    inner = page.parse.tokens[place.first : place.last]
    return len(inner) > 4 and any(token.tag in FINITE for token in inner)


def _starts_sentence(page: Page, place: Place) -> bool:
    first = place.first
    if first == place.opens:
        return True
    before = page.parse.tokens[first - 1]
    return before.text[-1:] in ENDS or page.quoted[first - 1] != -1


def _beside(page: Page, place: Place) -> Draft | None:
    """The draft by a cue right before or right after."""
    cue, rule = _cue_before(page, place), "quote-before"
    if cue is None:
        cue, rule = _cue_after(page, place), "quote-after"
    if cue is None:
        return None
    lemma = page.parse.tokens[cue].lemma
    act = Act.WRITING if is_written(lemma) else Act.SPEECH
    return Draft(cue, tuple(speaker_beside(page, cue)), (_span(page, place),), act, rule)


def _is_cue(page: Page, i: int) -> bool:
    token = page.parse.tokens[i]
    return (
        token.tag in VERB_TAGS
        and "quote" in verbs().get(token.lemma, {})
        and token.dep not in ("aux", "auxpass", "amod")
    )


def _cue_before(page: Page, place: Place) -> int | None:
    """The cue that introduces the quotation: 'Smith said: "…', 'Smith told the paper, "…', 'Smith said "…'."""
    tokens, at = page.parse.tokens, place.first - 1
    if at < place.opens:
        return _cue_of_colon(page, place)
    sign = tokens[at].text
    if sign == ":":
        return _last_cue(page, at, place.opens, over_verbs=True)
    if not (_is_full(page, place) or sign == ","):
        return None
    return _last_cue(page, at, place.opens, over_verbs=False)


def _cue_of_colon(page: Page, place: Place) -> int | None:
    """The cue in the paragraph before, where that ends with a colon."""
    tokens, at = page.parse.tokens, place.opens - 1
    if at < 0 or tokens[at].text != ":":
        return None
    return _last_cue(page, at, max(0, at - FARTHEST_CUE), over_verbs=True)


def _last_cue(page: Page, at: int, opens: int, *, over_verbs: bool) -> int | None:
    """The nearest cue to the left in the sentence, outside quotation marks; other verbs end the search or not."""
    tokens = page.parse.tokens
    first = max(opens, page.parse.sentences[tokens[at].sentence][0], at - FARTHEST_CUE)
    fallback = None
    for i in range(at, first - 1, -1):
        if page.quoted[i] != -1:
            break
        if _is_cue(page, i):
            if tokens[i].dep not in ("relcl", "acl") or not over_verbs:
                return i
            fallback = fallback if fallback is not None else i
        elif tokens[i].tag in FINITE and not over_verbs:
            return None
    return fallback


def _cue_after(page: Page, place: Place) -> int | None:
    """The cue that follows the quotation: '…," Smith said', '…," said Smith'."""
    tokens, at = page.parse.tokens, place.last
    if at >= place.closes:
        return None
    inner_end = page.text[page.quotations.all[place.number].inner[1] - 1]
    over = page.quoted[at] == -1 and (inner_end in ",?!—-…" or tokens[at].text in (",", "-", "—", "–"))
    if not (over or (_is_full(page, place) and tokens[at].text[:1].islower())):
        return None
    passed = 0
    for i in range(at, min(place.closes, at + FARTHEST_CUE)):
        if page.quoted[i] != -1 or tokens[i].text in (".", ";", ":"):
            return None
        if _is_cue(page, i) and tokens[i].dep not in ("relcl", "acl"):
            return i
        passed += tokens[i].tag in FINITE and tokens[i].dep not in ("aux", "auxpass", "relcl")
        if passed > 1:
            return None
    return None


def speaker_beside(page: Page, cue: int) -> list[int]:
    """The speaker of a cue by syntax, else by place: the noun right after or before it."""
    found = [s for s in speakers(page, cue) if page.quoted[s] == -1]
    if found:
        return found
    if child(page.parse, cue, "nsubjpass", "auxpass") is not None:
        return []
    tokens = page.parse.tokens
    for i in (cue + 1, cue - 1):
        if 0 <= i < len(tokens) and page.quoted[i] == -1 and _can_speak(page, i):
            return [_top_of_name(page, i)]
    return []


def _can_speak(page: Page, i: int) -> bool:
    token = page.parse.tokens[i]
    return token.tag in NOUN_TAGS or token.text.lower() in ("he", "she", "they", "i", "we")


def _top_of_name(page: Page, i: int) -> int:
    tokens = page.parse.tokens
    while tokens[i].dep in ("compound", "nmod", "amod", "poss") and tokens[i].head != i:
        i = tokens[i].head
    return i


def _carried_on(page: Page, place: Place, last: Draft | None) -> Draft | None:
    """The quotation as more of the last one: '…," he said. "…', a second paragraph, the next sentence."""
    if last is None or not last.content:
        return None
    end = last.content[-1][1]
    span = _span(page, place)
    between = page.text[end : span[0]]
    cue_between = last.cue is not None and page.parse.tokens[last.cue].start >= end
    quotation = page.quotations.all[place.number]
    if quotation.continues or not between.strip():
        return replace(last, content=(span,), rule="continued")
    if cue_between and _one_sentence(page, last.cue, place):
        return replace(last, content=(span,), rule="continued")
    return None


def _one_sentence(page: Page, cue: int | None, place: Place) -> bool:
    """Whether nothing but the cue's own sentence stands before the quotation."""
    return cue is not None and page.parse.tokens[cue].sentence == page.parse.tokens[place.first - 1].sentence


def _floating(page: Page, place: Place) -> Draft | None:
    """The quotation without a cue, given to the first subject that can speak in the sentence before."""
    tokens, at = page.parse.tokens, place.first - 1
    if at < 0 or page.quoted[at] != -1:
        return None
    first = page.parse.sentences[tokens[at].sentence][0]
    for i in range(first, at + 1):
        if (
            tokens[i].dep in SUBJECTS
            and page.quoted[i] == -1
            and (tokens[i].tag == "NNP" or tokens[i].text.lower() in ("he", "she"))
        ):
            return Draft(None, (i,), (_span(page, place),), Act.SPEECH, "floating", inherited=True)
    return None
