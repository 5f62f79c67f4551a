"""Whose the quotations are: by the cue beside one, by what it carries on, by the sentence before it."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Act, Span
from sayso.reading.statements.beside import (
    Place,
    cue_after,
    cue_before,
    is_cue,
    is_full,
    is_next_after,
    places,
    speaker_beside,
    starts_sentence,
)
from sayso.reading.statements.cues import is_written
from sayso.reading.statements.drafts import Draft, Page, merged
from sayso.reading.statements.speakers import owners
from sayso.reading.syntax import SUBJECTS, subjects


def quoted_drafts(page: Page) -> list[Draft]:
    """The attributions of the quotations that a cue or a neighbour gives to a speaker, in order."""
    drafts: list[Draft] = []
    for place in places(page):
        last = drafts[-1] if drafts else None
        found = _beside(page, place)
        if found is None and is_full(page, place):
            found = _announced(page, place)
            if found is None and starts_sentence(page, place):
                found = _carried_on(page, place, last) or _floating(page, place)
        if found is None:
            continue
        same_cue = last is not None and found.cue is not None and last.cue == found.cue
        if last is not None and (same_cue or found.rule == "continued"):
            drafts[-1] = replace(last, content=merged((*last.content, *found.content)))
        else:
            drafts.append(found)
    return drafts


def _beside(page: Page, place: Place) -> Draft | None:
    """The draft by a cue right before or right after."""
    cue, rule = (None, "") if is_next_after(page, place) else (cue_before(page, place), "quote-before")
    span = place.span
    if cue is None:
        cue, rule = cue_after(page, place), "quote-after"
        span = _with_beginning(page, place)
    if cue is None:
        return None
    act = Act.WRITING if is_written(page.parse.tokens[cue].lemma) else Act.SPEECH
    return Draft(cue, tuple(speaker_beside(page, cue)), (span,), act, rule)


def _with_beginning(page: Page, place: Place) -> Span:
    """The quotation with what comes before it in its sentence: 'The vote "was a mistake," Smith said'.

    Where another is told before it there, the two are not one: '"It is," she said, but later, "it was" …'.
    """
    if starts_sentence(page, place):
        return place.span
    tokens, sentence = page.parse.tokens, page.parse.tokens[place.first - 1].sentence
    first = max(place.opens, page.parse.sentences[sentence][0])
    before = range(first, place.first)
    if any(page.quoted[i] != -1 for i in before) and any(is_cue(page, i) and page.quoted[i] == -1 for i in before):
        return place.span
    return tokens[first].start, place.span[1]


def _carried_on(page: Page, place: Place, last: Draft | None) -> Draft | None:
    """The quotation as more of the last one: '…," he said. "…', or the next paragraph of it."""
    if last is None:
        return None
    end = last.content[-1][1]
    tokens = page.parse.tokens
    between = page.text[end : place.span[0]]
    after_cue = (
        last.cue is not None
        and tokens[last.cue].start >= end
        and tokens[last.cue].sentence == tokens[place.first - 1].sentence
    )
    if page.quotations.all[place.number].continues or not between.strip() or after_cue:
        return replace(last, content=(place.span,), rule="continued")
    return None


def _announced(page: Page, place: Place) -> Draft | None:
    """The quotation after a colon without a cue: 'Smith was blunt: "…', 'Smith: "…', "Smith's answer: …"."""
    tokens, at = page.parse.tokens, place.first - 1
    if at < 0 or tokens[at].text != ":":
        return None
    first = page.parse.sentences[tokens[at].sentence][0]
    before = [i for i in range(first, at) if tokens[i].dep == "ROOT" or tokens[i].head >= at]
    root = next((i for i in before if tokens[i].tag[0] in "VN"), None)  # the parse may have it below the quoted verb
    if root is None:
        return None
    named = subjects(page.parse, root) if tokens[root].tag[0] == "V" else [root]
    heads = [owner for head in named for owner in owners(page, head) or [head]]
    return Draft(at, tuple(heads), (place.span,), Act.SPEECH, "colon")


def _floating(page: Page, place: Place) -> Draft | None:
    """The quotation without a cue, given to the first subject that can speak in the sentence before."""
    tokens, at = page.parse.tokens, place.first - 1
    if at < 0 or page.quoted[at] != -1:
        return None
    first = page.parse.sentences[tokens[at].sentence][0]
    for i in range(first, at + 1):
        named = tokens[i].tag == "NNP" or tokens[i].text.lower() in ("he", "she")
        if tokens[i].dep in SUBJECTS and page.quoted[i] == -1 and named:
            return Draft(None, (i,), (place.span,), Act.SPEECH, "floating")
    return None
