"""Quotations that no cue and no clause has claimed: parts of a sentence in somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Act
from sayso.reading.statements.beside import Place, is_title, places
from sayso.reading.statements.cues import verbs
from sayso.reading.statements.drafts import Draft, Page, merged
from sayso.reading.statements.speakers import agents, is_told, speakers
from sayso.reading.syntax import ancestors, sentence_span

FEWEST_WORDS = 3  # what is shorter is a title, a nickname or a word held at arm's length


def with_remnants(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the quotations outside all contents: under the verb they stand under, or as more of the last."""
    claimed = {page.quoted[i] for draft in drafts for span in draft.content for i in page.parties.tokens_in(span)}
    found = list(drafts)
    by_cue = {draft.cue: at for at, draft in enumerate(drafts) if draft.cue is not None}
    last_said = _last_said(page, drafts)
    for place in places(page):
        if place.number in claimed or not _has_words(page, place):
            continue
        verb = _verb_above(page, place)
        known = by_cue.get(verb) if verb is not None else None
        if known is not None:
            found[known] = _extended(found[known], place)
        elif (draft := _under(page, place, verb) or _carried_on(page, place, last_said)) is not None:
            found.append(draft)
    return found


def _extended(draft: Draft, place: Place) -> Draft:
    """The draft with its content drawn out to the quotation: "vowed to fight the bill “to the end”"."""
    start, end = draft.content[-1]
    if place.span[0] < start:
        return replace(draft, content=merged((*draft.content, place.span)))
    return replace(draft, content=(*draft.content[:-1], (start, max(end, place.span[1]))))


def _has_words(page: Page, place: Place) -> bool:
    words = [token for token in page.parse.tokens[place.first : place.last] if token.text[:1].isalnum()]
    return len(words) >= FEWEST_WORDS and not is_title(page, place)


def _verb_above(page: Page, place: Place) -> int | None:
    """The nearest verb outside quotation marks that the quotation depends on."""
    parse, tokens = page.parse, page.parse.tokens
    top = next((i for i in range(place.first, place.last) if not place.first <= tokens[i].head < place.last), None)
    if top is None:
        return None
    return next((i for i in ancestors(parse, top) if tokens[i].tag[0] == "V" and page.quoted[i] == -1), None)


def _under(page: Page, place: Place, verb: int | None) -> Draft | None:
    """The quotation as the words of the subject of a verb of saying or judging."""
    if verb is None or not verbs().get(page.parse.tokens[verb].lemma):
        return None
    sources = agents(page, verb) if is_told(page, verb) else speakers(page, verb)
    return Draft(verb, tuple(sources), (place.span,), Act.SPEECH, "quoted-part")


def _last_said(page: Page, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """For each sentence the last attribution of speech that begins in it."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        if draft.act is not Act.ATTITUDE and draft.cue is not None and draft.sources:
            found[page.parse.tokens[draft.cue].sentence] = draft
    return found


def _carried_on(page: Page, place: Place, last_said: dict[int, Draft]) -> Draft | None:
    """The sentence around the quotation, where the sentence before it gives somebody's words."""
    sentence = page.parse.tokens[place.first].sentence
    before = last_said.get(sentence - 1)
    if before is None or sentence in last_said or page.parse.sentences[sentence - 1][0] < place.opens:
        return None
    return Draft(None, before.sources, (sentence_span(page.parse, sentence),), Act.SPEECH, "carried-on")
