"""Whom a pronoun means: the most prominent party that agrees with it and may grammatically be meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.model import Kind, Parse, Token
from sayso.reading.discourse import Discourse, place_of
from sayso.reading.lexicon import words
from sayso.reading.syntax import VERB_TAGS, ancestors, child

PERSONS_REACH = 5  # sentences back that "he" and "she" reach
THINGS_REACH = 1  # and "it"
FAINT = 25.0  # less prominent than this is out of mind
UNSURE = 0.75  # of the weight, where the gender of the person is not known
PARALLEL = 35.0  # Lappin and Leass: same grammatical place


@cache
def sort_of(word: str) -> str:
    """What a pronoun of the third person stands for: "male", "female", "thing" or "many"; "" for any other word."""
    return next(
        (sort for sort in ("male", "female", "thing", "many") if word in words("pronouns", f"third.{sort}")), ""
    )


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a document by what a pronoun has to agree with."""

    kinds: dict[str, Kind]
    genders: dict[str, str]

    def agrees(self, entity: str, sort: str) -> bool:
        """Whether a pronoun of this sort can mean the entity."""
        kind = self.kinds[entity]
        if sort in ("male", "female"):
            return kind is Kind.PERSON and self.genders.get(entity, sort) == sort
        if sort == "thing":
            return kind in (Kind.ORGANISATION, Kind.PLACE, Kind.EVENT)
        return kind is Kind.GROUP


def antecedent(discourse: Discourse, cast: Cast, heads: dict[int, str], token: Token) -> str | None:
    """The entity that the pronoun means; None where no candidate agrees or the pronoun means nothing.

    `heads` are the entities by the head tokens of their mentions, names still to come included.
    """
    parse, sort = discourse.parse, sort_of(token.text.lower())
    if sort == "thing" and token.tag == "PRP" and is_empty_it(parse, token):
        return None
    if token.text.lower() in words("pronouns", "kinds.reflexive"):
        return _own_subject(parse, cast, heads, token, sort)
    ahead = _ahead(parse, heads, token)
    if ahead is not None and cast.agrees(ahead, sort):
        return ahead
    barred = set(_barred(parse, heads, token))
    reach = THINGS_REACH if sort == "thing" else PERSONS_REACH
    best, best_weight = None, FAINT
    for entity, trace in discourse.traces.items():
        if trace.sentence < token.sentence - reach or entity in barred or not cast.agrees(entity, sort):
            continue
        weight = discourse.weight(entity, token.i) + _parallel(parse, trace.last, token)
        if sort != "thing" and entity not in cast.genders:
            weight *= UNSURE
        if weight > best_weight:
            best, best_weight = entity, weight
    return best


def _parallel(parse: Parse, last: int, token: Token) -> float:
    return PARALLEL if place_of(parse, last).dep == token.dep else 0.0


def _own_subject(parse: Parse, cast: Cast, heads: dict[int, str], token: Token, sort: str) -> str | None:
    """The subject of the clause of "himself"."""
    for at in ancestors(parse, token.i):
        if parse.tokens[at].tag in VERB_TAGS:
            subject = child(parse, at, "nsubj", "nsubjpass")
            if subject is not None:
                entity = heads.get(subject)
                return entity if entity and cast.agrees(entity, sort) else None
    return None


def _ahead(parse: Parse, heads: dict[int, str], token: Token) -> str | None:
    """The name that comes after its pronoun: the subject behind "Before she spoke," or "In her speech,"."""
    previous = token.i
    for at in ancestors(parse, token.i):
        clause = parse.tokens[previous]
        if parse.tokens[at].tag in VERB_TAGS and clause.dep in ("advcl", "prep") and clause.i < at:
            subject = child(parse, at, "nsubj", "nsubjpass")
            if subject is not None and token.i < subject:
                return heads.get(subject)
        previous = at
    return None


def _barred(parse: Parse, heads: dict[int, str], token: Token) -> Iterator[str]:
    """Who cannot be meant: the other arguments of the pronoun's own verb, and the noun phrase that it stands in."""
    if token.tag == "PRP$":
        governor = parse.tokens[token.head]
        if governor.i in heads:
            yield heads[governor.i]
        return
    verb = next((at for at in ancestors(parse, token.i) if parse.tokens[at].tag in VERB_TAGS), None)
    if verb is None:
        return
    for c in parse.children[verb]:
        other = parse.tokens[c]
        if other.i != token.i and other.dep in ("nsubj", "nsubjpass", "dobj", "dative") and other.i in heads:
            yield heads[other.i]
        elif other.dep in ("prep", "agent", "dative") and token.dep in ("nsubj", "dobj"):
            noun = child(parse, other.i, "pobj")
            if noun is not None and noun in heads:
                yield heads[noun]


def is_empty_it(parse: Parse, token: Token) -> bool:
    """Whether "it" means nothing: "it is clear that", "it was revealed that", "it seems", "it rained"."""
    if token.dep == "expl":
        return True
    verb = parse.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.tag not in VERB_TAGS:
        return False
    if verb.lemma in words("pronouns", "it.weather"):
        return True
    clause = child(parse, verb.i, "ccomp", "xcomp", "advcl", "csubj")
    if verb.lemma == "be":
        said = child(parse, verb.i, "acomp", "attr")
        return said is not None and parse.tokens[said].lemma in words("pronouns", "it.adjectives")
    if token.dep == "nsubjpass":
        return verb.lemma in words("pronouns", "it.verbs")
    return clause is not None and verb.lemma in (
        "seem",
        "appear",
        "happen",
        "turn",
        "take",
        "emerge",
        "matter",
        "remain",
    )
