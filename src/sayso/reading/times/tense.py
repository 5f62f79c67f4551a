"""Whether the words around a time look forward or back."""

from __future__ import annotations

from itertools import islice

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS, ancestors

FARTHEST = 8  # governors looked through: a time stands close below its verb


def looks_forward(parse: Parse, i: int) -> bool:
    """Whether the clause around token `i` speaks of what is still to come: "will meet", "plans to meet", "meets"."""
    if _follows_told_verb(parse, i):
        return False
    through_noun = False
    for at in islice(ancestors(parse, i), FARTHEST):
        if parse.tokens[at].tag in VERB_TAGS:
            forward = _verb_looks_forward(parse, at, at_verb=not through_noun)
            if forward is not None:
                return forward
        through_noun = through_noun or parse.tokens[at].tag in NOUN_TAGS
    return False


def _follows_told_verb(parse: Parse, i: int) -> bool:
    """Whether the word before, or before "on", told in the past: "said on Monday he would run"."""
    at = i - 1
    while at > 0 and parse.tokens[at].text.lower() in ("on", "late", "early", "in"):
        at -= 1
    return at >= 0 and parse.tokens[at].tag == "VBD" and parse.tokens[at].lemma in words("times", "dating.other_acts")


def is_told_of_before(parse: Parse, i: int) -> bool:
    """Whether the clause around token `i` lies before what is told: "had not called", "had been due to expire"."""
    return any("had" in _helpers(parse, at) for at in islice(ancestors(parse, i), FARTHEST))


def _verb_looks_forward(parse: Parse, verb: int, *, at_verb: bool) -> bool | None:
    """None where the verb alone cannot tell; a plain present tells only of a time that stands at the verb itself."""
    token = parse.tokens[verb]
    helpers = _helpers(parse, verb)
    if "to" in helpers and token.tag in ("VB", "VBN"):
        return _infinitive_looks_forward(parse, verb)
    if helpers & words("times", "tense.forward_helpers"):
        return "have" not in helpers or bool(helpers & words("times", "tense.will"))
    if token.tag == "VBD" or helpers & words("times", "tense.past_helpers"):
        if token.tag == "VBD":
            return token.lemma in words("times", "tense.planning")
        return token.tag == "VBN" and "had" not in helpers and token.lemma in words("times", "tense.forward_verbs")
    if token.tag == "VB":
        return None
    if token.tag in ("VBZ", "VBP"):
        return at_verb
    if token.tag == "VBN":
        is_now = bool(helpers & words("times", "tense.present_helpers"))  # "when the case is heard in May"
        return token.lemma in words("times", "tense.forward_verbs") or (at_verb and is_now)
    return True if helpers & words("times", "tense.present_helpers") else None


def _helpers(parse: Parse, verb: int) -> set[str]:
    return {parse.tokens[c].text.lower() for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")}


def _infinitive_looks_forward(parse: Parse, verb: int) -> bool:
    """As in "plans to meet", "is due to meet", "rules to be set": forward; "came to meet", "the first to go": not."""
    governor = parse.tokens[parse.tokens[verb].head]
    if "had" in _helpers(parse, governor.i) | _helpers(parse, governor.head):
        return False  # "had been due to expire": it did or did not
    if governor.lemma == "be":
        return parse.tokens[verb].dep == "xcomp"  # "is to meet"
    if governor.tag in NOUN_TAGS:
        beside = [parse.tokens[c] for c in parse.children[governor.i]]
        return not any(one.tag == "JJS" or one.text.lower() in words("times", "dating.ordinals") for one in beside)
    return governor.lemma in words("times", "tense.forward_verbs")
