"""Whether the words around a time look forward or back."""

from __future__ import annotations

from itertools import islice

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS, ancestors

FARTHEST = 8  # governors looked through: a time stands close below its verb


def looks_forward(parse: Parse, i: int) -> bool:
    """Whether the clause around token `i` speaks of what is still to come: "will meet", "plans to meet", "meets"."""
    through_noun = False
    for at in islice(ancestors(parse, i), FARTHEST):
        if parse.tokens[at].tag in VERB_TAGS:
            forward = _verb_looks_forward(parse, at, at_verb=not through_noun)
            if forward is not None:
                return forward
        through_noun = through_noun or parse.tokens[at].tag in NOUN_TAGS
    return False


def _verb_looks_forward(parse: Parse, verb: int, *, at_verb: bool) -> bool | None:
    """None where the verb alone cannot tell; a plain present tells only of a time that stands at the verb itself."""
    token = parse.tokens[verb]
    helpers = {parse.tokens[c].text.lower() for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")}
    if helpers & words("times", "tense.forward_helpers"):
        return True
    if token.tag == "VBD" or helpers & words("times", "tense.past_helpers"):
        return token.tag == "VBN" and "had" not in helpers and token.lemma in words("times", "tense.forward_verbs")
    if token.tag == "VB":
        return _infinitive_looks_forward(parse, verb) if "to" in helpers else None
    if token.tag in ("VBZ", "VBP"):
        return at_verb
    if token.tag == "VBN":
        return token.lemma in words("times", "tense.forward_verbs")
    return True if helpers & words("times", "tense.present_helpers") else None


def _infinitive_looks_forward(parse: Parse, verb: int) -> bool:
    """As in "plans to meet", "is due to meet", "agreed to meet": forward; "came to meet", "was forced to go": not."""
    governor = parse.tokens[parse.tokens[verb].head]
    return governor.lemma in words("times", "tense.forward_verbs")
