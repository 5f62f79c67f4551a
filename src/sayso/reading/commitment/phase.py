"""Whether the words say that a tie holds, or that it ended."""

from __future__ import annotations

from sayso.model import Parse, Phase, Reading
from sayso.reading.lexicon import lexicon, words
from sayso.reading.syntax import VERB_TAGS

ENDED_PARTS = frozenset(("dobj", "xcomp", "pcomp", "pobj", "nsubjpass"))
CARRIES_CLAUSE = frozenset(("attr", "acomp", "dobj", "pobj", "prep"))
NO_PREDICATE = frozenset(("amod", "compound"))  # "a left party"


def phase_at(reading: Reading, i: int) -> Phase:
    """Whether the state or act that token `i` heads is over by these words: "resigned", "no longer leads".

    An end is no denial: `factuality_at` leaves "no longer" certain.
    """
    parse = reading.parse
    ends = _is_ending(parse, i) or _is_no_longer(parse, i) or _is_ended_by_governor(parse, i)
    return Phase.ENDS if ends else Phase.HOLDS


def _is_ending(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.lemma in words("phase", "ending"):
        return token.dep not in NO_PREDICATE
    if token.tag not in VERB_TAGS:
        return False
    particles = lexicon("phase")["particles"].get(token.lemma, ())
    return any(parse.tokens[c].text.lower() in particles for c in parse.children[i])


def _is_no_longer(parse: Parse, i: int) -> bool:
    """As in "no longer leads", "is no longer the leader", "does not lead it any more"."""
    at = i
    while parse.tokens[at].dep in CARRIES_CLAUSE and parse.tokens[at].head != at:
        if _says_no_longer(parse, at):
            return True
        at = parse.tokens[at].head
    return _says_no_longer(parse, at)


def _says_no_longer(parse: Parse, i: int) -> bool:
    below = [parse.tokens[c] for c in parse.children[i]]
    said = {token.text.lower() for token in below}
    if said & words("phase", "over.adverbs"):
        return True
    return "more" in said and any(token.dep == "neg" for token in below)


def _is_ended_by_governor(parse: Parse, i: int) -> bool:
    """As in "ended the alliance", "stopped backing him", "resigned as mayor", "left the post of mayor"."""
    token = parse.tokens[i]
    if token.dep not in ENDED_PARTS:
        return False
    governor = parse.tokens[token.head]
    if governor.dep == "prep":
        if governor.text.lower() not in words("phase", "over.prepositions"):
            return False
        governor = parse.tokens[governor.head]
    if governor.dep in NO_PREDICATE or governor.lemma not in words("phase", "over.governors"):
        return False
    return governor.lemma not in lexicon("phase")["particles"] or _is_ending(parse, governor.i)
