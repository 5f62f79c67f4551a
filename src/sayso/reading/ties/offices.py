"""Roles that verbs give and races that people run: who stands beside the office, and whose office it is."""

from __future__ import annotations

from sayso.model import Kind, Parse
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.syntax import NOUN_TAGS, children, prepositional
from sayso.reading.ties.role_nouns import fields_by_noun


def renamed(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """B in "named B the head", "made B her deputy", where the parse takes B and the role for one."""
    clauses = children(parse, verb, "ccomp", "xcomp", "oprd")
    nominal = [c for c in clauses if parse.tokens[c].tag in NOUN_TAGS | {"JJ"}]
    found = [s for c in nominal for s in children(parse, c, "nsubj")]
    if found or parse.tokens[verb].lemma not in words("ascribing", "verbs.give"):
        return found
    return [n for c in _with_name(parse, parties, verb) for n in _names_inside(parse, parties, c)]


def role_nouns(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """The roles that the verb gives: "named B the head", "made B her deputy", "appointed Jo Bell chief"."""
    clauses = children(parse, verb, "ccomp", "xcomp")
    nominal = [c for c in clauses if parse.tokens[c].tag in NOUN_TAGS]
    beside = [a for o in children(parse, verb, "dobj") for a in children(parse, o, "appos")]
    return [*children(parse, verb, "oprd", "attr"), *nominal, *_with_name(parse, parties, verb), *beside]


def role_words(parse: Parse, parties: Parties, noun: int) -> str:
    """The role with its modifiers, without the name of its bearer."""
    before = [c for c in parse.children[noun] if parse.tokens[c].dep in ("compound", "amod", "nmod")]
    return " ".join(parse.tokens[i].text for i in [*before, noun] if not is_person(parties, i))


def is_role(phrase: str) -> bool:
    """Whether the words end in a role noun: "interim finance minister", not "another one"."""
    found = phrase.lower().split()
    return any(" ".join(found[i:]) in fields_by_noun() for i in range(len(found)))


def race(parse: Parse, parties: Parties, noun: int) -> list[int]:
    """Body, place or election that an office or race is in: "the Texas race", "a term as mayor of Rome"."""
    inner = children(parse, noun, "compound", "nmod", "amod", "poss")
    inner += prepositional(parse, noun, "of", "for", "in", "as", "to")
    own = parties.covering(noun)
    found = [i for i in inner if (party := parties.headed(i)) and party not in own]
    return found or [t for i in inner for t in race(parse, parties, i)]


def is_person(parties: Parties, i: int) -> bool:
    """Whether a person stands at the token."""
    party = parties.headed(i)
    return party is not None and party.entity.kind is Kind.PERSON


def _with_name(parse: Parse, parties: Parties, verb: int) -> list[int]:
    """The role that the parse takes for one noun phrase with the name in front: "appointed Jo Bell chief"."""
    objects = children(parse, verb, "dobj", "oprd")
    return [c for c in objects if parse.tokens[c].tag == "NN" and _names_inside(parse, parties, c)]


def _names_inside(parse: Parse, parties: Parties, noun: int) -> list[int]:
    return [n for n in children(parse, noun, "compound", "nmod") if is_person(parties, n)]
