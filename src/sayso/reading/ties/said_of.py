"""Of whom a noun or adjective is said: by a copula, an apposition, or "under": "A and B are cousins"."""

from __future__ import annotations

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.syntax import (
    PROPER_TAGS,
    VERB_TAGS,
    child,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    subjects,
)

COPULAS = frozenset(("be", "become", "remain", "stay", "seem", "make"))


def said_of(parse: Parse, noun: int) -> list[int]:
    """The heads in "A is", "A and B have been considered", "A, a subsidiary of B", "the B unit A"."""
    token = parse.tokens[noun]
    governor = parse.tokens[token.head]
    if token.dep in ("attr", "acomp") and governor.lemma in COPULAS:
        return subjects(parse, governor.i)
    if token.dep in ("oprd", "attr") and is_passive(parse, governor.i):
        return subjects(parse, governor.i)
    if token.dep == "appos" or (token.dep in ("compound", "nmod") and governor.tag in PROPER_TAGS):
        return conjuncts(parse, governor.i) if token.tag == "NNS" else [governor.i]
    return children(parse, noun, "appos")


def said_of_both(parse: Parse, noun: int) -> list[int]:
    """The two or more in "A and B are cousins", "A and B are husband and wife", "the twins, A and B"; else none."""
    token = parse.tokens[noun]
    if token.tag != "NNS" and token.lemma not in words("support", "nouns.pair") and child(parse, noun, "cc") is None:
        return []
    named = said_of(parse, noun)
    named = named or [c for c in children(parse, noun, "conj") if parse.tokens[c].tag in PROPER_TAGS]
    together = conjuncts(parse, first_conjunct(parse, named[0])) if named else []
    together = [i for i in together if i != noun]
    return together if len(together) > 1 else []


def said_to_be_under(parse: Parse, noun: int) -> list[int]:
    """Who is under it: "B is under investigation", "B, under investigation by A, left"."""
    link = parse.tokens[parse.tokens[noun].head]
    if parse.tokens[noun].dep != "pobj" or link.text.lower() != "under":
        return []
    above = parse.tokens[link.head]
    return subjects(parse, above.i) if above.tag in VERB_TAGS else [above.i]
