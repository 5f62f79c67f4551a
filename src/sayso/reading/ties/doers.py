"""Who does what a verb says where its own subject does not tell, or where the parse has the clause wrong."""

from __future__ import annotations

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.syntax import (
    NOUN_TAGS,
    PROPER_TAGS,
    VERB_TAGS,
    child,
    children,
    conjuncts,
    is_passive,
    prepositional,
    subjects,
)

PRESENT = frozenset(("VBZ", "VBP"))
BESIDE = ("advmod", "npadvmod", "dep")
INSIDE = ("nmod", "compound")


def doers(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """The heads of who does it, for a verb that is not passive: its subject, or who stands for it."""
    beside = clause_in_a_name(parse, verb)
    if beside is not None:
        return conjuncts(parse, beside[0])
    found = _named_before_who(parse, parties, verb) or _of_the_saying(parse, verb) or _joined_in(parse, verb)
    found = found or subjects(parse, verb) or _subject_beside(parse, parties, verb)
    return [doer for head in found for doer in _intending(parse, verb, head)]


def clause_in_a_name(parse: Parse, verb: int) -> tuple[int, int] | None:
    """Subject and object of "the council sacked Ruiz" where the parse takes "sacked" for a modifier of the name."""
    tokens = parse.tokens
    token = tokens[verb]
    if token.tag != "VBN" or token.dep != "amod" or token.head < verb or tokens[token.head].tag not in NOUN_TAGS:
        return None
    at = verb - 1
    while at >= 0 and tokens[at].tag == "RB":
        at -= 1
    if at < 0 or tokens[at].tag not in NOUN_TAGS or tokens[at].sentence != token.sentence:
        return None
    inside = tokens[at].head == token.head and tokens[at].dep in INSIDE
    return (at, token.head) if inside or (tokens[at].head == verb and tokens[at].dep == "nsubj") else None


def late_object(parse: Parse, verb: int) -> list[int]:
    """The object of "Dol employs Ruiz's son, Jo" where the parse has it for a second subject."""
    named = children(parse, verb, "nsubj")
    return [t for i in named if i > verb for t in conjuncts(parse, i)] if named and named[0] < verb else []


def _subject_beside(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """The name right in front of a verb without a subject, which the parse takes for an adverb."""
    if parse.tokens[verb].tag not in PRESENT | {"VBD"}:
        return []
    return [c for c in children(parse, verb, *BESIDE) if c == verb - 1 and parties.headed(c) is not None]


def _named_before_who(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """Ruiz in "the son of Ruiz who founded Dol", whatever noun the parse hangs the clause on."""
    who = child(parse, verb, "nsubj")
    if who is None or parse.tokens[who].text.lower() != "who" or parse.tokens[verb].dep != "relcl" or not who:
        return []
    known = parse.tokens[who - 1].tag in PROPER_TAGS and parties.headed(who - 1) is not None
    return [who - 1] if known and who - 1 not in conjuncts(parse, parse.tokens[verb].head) else []


def _of_the_saying(parse: Parse, verb: int) -> list[int]:
    """Ruiz in "Ruiz said the army faces a crisis and criticised the minister", which the tense tells."""
    tokens = parse.tokens
    token, said = tokens[verb], tokens[tokens[verb].head]
    if token.dep != "conj" or token.tag != "VBD" or said.dep != "ccomp" or child(parse, verb, "nsubj") is not None:
        return []
    governor = tokens[said.head]
    helped = [tokens[c].tag for c in children(parse, said.i, "aux", "auxpass")]
    inside = helped[0] if helped else said.tag
    return subjects(parse, governor.i) if governor.tag == "VBD" and inside in PRESENT else []


def _joined_in(parse: Parse, verb: int) -> list[int]:
    """All who do it in "Ruiz joined Holt in demanding"."""
    tokens = parse.tokens
    link = tokens[tokens[verb].head]
    if tokens[verb].dep != "pcomp" or link.text.lower() != "in" or tokens[link.head].lemma != "join":
        return []
    joined = [t for c in children(parse, link.head, "dobj") for t in conjuncts(parse, c)]
    return [*subjects(parse, link.head), *joined]


def _intending(parse: Parse, verb: int, head: int) -> list[int]:
    """Whose intention it is: "Ruiz's plan to buy Dol", "Ruiz announced her decision to sue"; else the head."""
    tokens = parse.tokens
    if tokens[head].lemma not in words("support", "nouns.intent") or tokens[verb].dep not in ("acl", "relcl", "pcomp"):
        return [head]
    owners = [t for c in children(parse, head, "poss") for t in conjuncts(parse, c)]
    owners = owners or prepositional(parse, head, "by", "of")
    governor = tokens[head].head
    if owners or tokens[head].dep not in ("dobj", "pobj", "attr"):
        return owners or [head]
    if tokens[head].dep == "pobj":
        governor = tokens[governor].head
    if tokens[governor].tag not in VERB_TAGS or is_passive(parse, governor):
        return [head]
    return subjects(parse, governor)
