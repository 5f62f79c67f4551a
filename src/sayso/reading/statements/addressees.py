"""Whom a statement is addressed to: "told the paper", "said to Bell", "said in an interview with Radio Quay"."""

from __future__ import annotations

from sayso.model import Kind
from sayso.reading.lexicon import words
from sayso.reading.statements.drafts import Draft, Page
from sayso.reading.syntax import child, children, noun_phrase, prepositional


def addressee_of(page: Page, draft: Draft) -> str:
    """The id of the party that is addressed, else the article's words for it; "" where nobody is."""
    if draft.cue is None or page.parse.tokens[draft.cue].tag[0] != "V":
        return ""
    head = _head(page, draft.cue)
    if head is None or any(start <= page.parse.tokens[head].start < end for start, end in draft.content):
        return ""
    beside = (page.parties.headed(i) for i in (head, *children(page.parse, head, "appos")))
    party = next((p for p in beside if p is not None and p.entity.kind is not Kind.GROUP), None)
    return party.entity.id if party else page.text[slice(*noun_phrase(page.parse, head))]


def _head(page: Page, cue: int) -> int | None:
    lemma = page.parse.tokens[cue].lemma
    if lemma in words("cues", "addressees.object"):
        return child(page.parse, cue, "dobj", "dative", "nsubjpass")
    if lemma in words("cues", "addressees.to"):
        to = prepositional(page.parse, cue, "to")
        return to[0] if to else _interviewer(page, cue)
    return None


def _interviewer(page: Page, cue: int) -> int | None:
    """The one who asks in "said in an interview with …"."""
    parse = page.parse
    meetings = [
        noun
        for prep in children(parse, cue, "prep")
        for noun in children(parse, prep, "pobj")
        if parse.tokens[noun].lemma in words("cues", "addressees.meetings")
    ]
    asking = [n for meeting in meetings for n in prepositional(parse, meeting, "with", "to")]
    return asking[0] if asking else None
