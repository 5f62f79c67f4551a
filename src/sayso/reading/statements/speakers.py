"""Who a cue attributes to: the heads of its speakers, by syntax."""

from __future__ import annotations

from sayso.reading.lexicon import words
from sayso.reading.statements.cues import speaks
from sayso.reading.statements.drafts import Page
from sayso.reading.syntax import (
    SUBJECTS,
    VERB_TAGS,
    ancestors,
    child,
    children,
    conjuncts,
    is_passive,
    prepositional,
    subjects,
)

RELATIVES = frozenset(("WP", "WDT"))
BEHIND = frozenset(("dobj", "pobj"))
SAID = ("ccomp", "csubj", "advcl")  # how a clause hangs on what says it
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def speakers(page: Page, verb: int) -> list[int]:
    """The heads of those who do what the verb says; none where the subject is a clause."""
    shared = cue_shared_with(page, verb)
    verb = verb if shared is None else shared
    found = [s for s in _doers(page, verb) if page.quoted[s] in (-1, page.quoted[verb])]
    return [s for s in found if page.parse.tokens[s].tag not in VERB_TAGS]


def _doers(page: Page, verb: int) -> list[int]:
    """The subjects by syntax; for a participle behind an object, those of the clause: "praised the act, saying …"."""
    tokens = page.parse.tokens
    noun = tokens[verb].head
    if tokens[verb].tag == "VBG" and tokens[verb].dep == "advcl" and _is_of_a_thing(page, noun):
        return subjects(page.parse, _verb_above(page, noun))
    if tokens[verb].tag != "VBG" or tokens[verb].dep != "acl":
        return subjects(page.parse, verb)
    if tokens[verb - 1].text == "," and tokens[noun].dep not in SUBJECTS:
        return subjects(page.parse, _verb_above(page, noun))
    if tokens[noun].dep not in BEHIND:
        return subjects(page.parse, verb)
    carries = tokens[noun].lemma in words("sources", "documents") | words("sources", "vehicles")  # "a report saying …"
    if carries or tokens[noun].tag != "NN" or page.parties.headed(noun) is not None:
        return subjects(page.parse, verb)
    return subjects(page.parse, _verb_above(page, noun))


def _verb_above(page: Page, i: int) -> int:
    """The nearest verb that governs the word; the word itself where none does."""
    return next((k for k in ancestors(page.parse, i) if page.parse.tokens[k].tag in VERB_TAGS), i)


def _is_of_a_thing(page: Page, verb: int) -> bool:
    """Whether the verb tells how a thing is in what somebody says: "Bell said the talk was private, adding …"."""
    parse, tokens = page.parse, page.parse.tokens
    if tokens[verb].dep not in SAID or not (tokens[verb].lemma == "be" or is_passive(parse, verb)):
        return False
    found = child(parse, verb, *SUBJECTS)
    return found is not None and tokens[found].tag == "NN" and page.parties.standing_at(found) is None


def is_told(page: Page, verb: int) -> bool:
    """Whether the cue is passive, so that its subject is told, asked or accused: "was told", "accused of"."""
    if not is_passive(page.parse, verb):
        return False
    joined = page.parse.tokens[verb].dep == "conj" and child(page.parse, verb, "auxpass") is None
    return not (joined and child(page.parse, verb, "aux") is not None)  # "was sent and has asked"


def agents(page: Page, verb: int) -> list[int]:
    """Who does it in a passive, as in "was denied by Jones"; none where nobody is named."""
    return prepositional(page.parse, verb, "by")


def relative_of(page: Page, verb: int) -> int | None:
    """The "who" that stands for the speaker: "Jones, who said …"."""
    subject = child(page.parse, verb, "nsubj")
    return subject if subject is not None and page.parse.tokens[subject].tag in RELATIVES else None


def owners(page: Page, noun: int) -> list[int]:
    """Whose word a noun is: "Smith's claim", "the claim by Smith", "Smith made the claim"."""
    parse, tokens = page.parse, page.parse.tokens
    owner = child(parse, noun, "poss")
    if owner is not None:
        return conjuncts(parse, owner)
    by = prepositional(parse, noun, "by", "from")
    by = by or [k for c in children(parse, noun, "acl") for k in agents(page, c)]  # "a note released by Bell"
    if by:
        return by
    governor = tokens[noun].head
    if tokens[noun].dep == "pobj" and tokens[governor].lemma == "with":
        governor = tokens[governor].head  # "stirred anger with the claim that …"
    elif tokens[noun].dep != "dobj":
        return []
    return subjects(parse, governor) if tokens[governor].tag in VERB_TAGS else []


def cue_shared_with(page: Page, verb: int) -> int | None:
    """The cue whose speaker this one has too, though the parser joins it to what is said.

    "Smith said he had lost and promised to go on": "promised" is taken for a second thing that he had done.
    """
    tokens = page.parse.tokens
    token = tokens[verb]
    said = token.head
    if token.dep != "conj" or tokens[said].dep != "ccomp" or token.tag not in FINITE:
        return None
    cue = tokens[said].head
    if cue > said or child(page.parse, verb, "nsubj", "aux", "nsubjpass") is not None:
        return None
    if token.tag not in (tokens[cue].tag, *FINITE - {tokens[said].tag}):
        return None
    both = speaks(tokens[cue].lemma) and speaks(token.lemma) and not speaks(tokens[said].lemma)
    return cue if both and child(page.parse, verb, "ccomp", "xcomp", "dobj", "prep") is not None else None
