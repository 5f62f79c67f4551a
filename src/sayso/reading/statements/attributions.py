"""The attributions that the syntax of a page shows, word by word."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.lexicon import words
from sayso.reading.statements.clauses import of_verb
from sayso.reading.statements.cues import adjectives, nouns, verbs
from sayso.reading.statements.drafts import Draft, Page
from sayso.reading.statements.nominals import according_to, of_adjective, of_adverb, of_noun


def attributions(page: Page, used: frozenset[int]) -> Iterator[Draft]:
    """The drafts of all cues outside quotation marks, but for those in `used`."""
    known = {"V": (verbs(), of_verb), "N": (nouns(), of_noun), "J": (adjectives(), of_adjective)}
    unnamed = words("cues", "adverbs.unnamed")
    for token, quoted in zip(page.parse.tokens, page.quoted, strict=True):
        kind = token.tag[:1]
        if quoted != -1 or kind not in "VNJR" or token.i in used:
            continue
        if kind == "R":
            if token.lemma in unnamed:
                yield from of_adverb(page, token)
        elif (frames := known[kind][0].get(token.lemma)) is not None:
            yield from known[kind][1](page, token, frames)
        elif token.lemma == "accord":
            yield from according_to(page, token)
