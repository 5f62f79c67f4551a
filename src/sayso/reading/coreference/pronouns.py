"""Whom a pronoun means: the most prominent party that agrees with it and may grammatically be meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from sayso.model import Kind, Parse, Token
from sayso.reading.coreference.discourse import place_of
from sayso.reading.coreference.scene import PERSON_REACH, Scene
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import countries
from sayso.reading.syntax import VERB_TAGS, ancestors, child

THINGS_REACH = 1  # sentences back that "it" reaches
FARTHEST = 120  # words looked at on either side: keeps sentences without an end from costing the square of their length
DEEPEST = 10  # governors between a name and the verb of its clause
FAINT = 25.0  # less prominent than this is out of mind
UNSURE = 0.9  # of the weight, where the gender of the person is not known
SAME_SPEAKER = 30.0  # "he added": more likely who spoke last
PARALLEL = 35.0  # Lappin and Leass: same grammatical place


@cache
def sort_of(word: str) -> str:
    """What a pronoun of the third person stands for: "male", "female", "thing" or "many"; "" for any other word."""
    return next(
        (sort for sort in ("male", "female", "thing", "many") if word in words("pronouns", f"third.{sort}")), ""
    )


def antecedent(scene: Scene, token: Token) -> str | None:
    """The entity that the pronoun means; None where no candidate agrees or the pronoun means nothing."""
    sort = sort_of(token.text.lower())
    if sort == "thing" and token.tag == "PRP" and is_empty_it(scene.parse, token):
        return None
    if token.text.lower() in words("pronouns", "kinds.reflexive"):
        return _own_subject(scene, token, sort)
    owner = _joined_owner(scene, token)
    if owner is not None and scene.agrees(owner, sort):
        return owner
    known = _known_since(scene, token)
    if known is not None and scene.agrees(known, sort):
        return known
    if sort != "thing" and _is_of_nameless(scene, token):
        return None
    ahead = _ahead(scene, token)
    if ahead is not None and scene.agrees(ahead, sort):
        return ahead
    return _nearest_subject(scene, token) if sort == "thing" else _most_prominent(scene, token, sort)


def _joined_owner(scene: Scene, token: Token) -> str | None:
    """The name that the phrase of "his" is joined to: "Ruiz and his aide", "Ruiz, his cousin"."""
    if token.tag != "PRP$":
        return None
    noun = scene.parse.tokens[token.head]
    for _ in range(3):
        if noun.dep not in ("conj", "appos", "compound"):
            return None
        noun = scene.parse.tokens[noun.head]
        if noun.i in scene.heads and noun.i < token.i:
            return scene.heads[noun.i]
    return None


def _known_since(scene: Scene, token: Token) -> str | None:
    """The object of knowing in "she has known Ruiz since she was mayor", "he met Dorn when he was a student".

    The clause tells from when, or as what, somebody was known: it is about the one who was.
    """
    parse = scene.parse
    clause = parse.tokens[token.head]
    above = parse.tokens[clause.head]
    if token.dep != "nsubj" or clause.lemma != "be" or clause.dep not in ("advcl", "ccomp", "relcl"):
        return None
    if above.lemma not in words("pronouns", "verbs.knowing"):
        return None
    known = child(parse, above.i, "dobj")
    return scene.heads.get(known) if known is not None else None


def _is_of_nameless(scene: Scene, token: Token) -> bool:
    """Whether the pronoun stands in a clause about somebody without a name: "a clerk who has lost his job"."""
    for at in islice(ancestors(scene.parse, token.i), DEEPEST):
        clause = scene.parse.tokens[at]
        if clause.dep == "relcl":
            whose, noun = child(scene.parse, at, "nsubj"), scene.parse.tokens[clause.head]
            told = whose is not None and whose < token.i and scene.parse.tokens[whose].text.lower() == "who"
            return told and noun.tag == "NN" and noun.i not in scene.heads
    return False


def _nearest_subject(scene: Scene, token: Token) -> str | None:
    """The body or country that "it" means: the last subject before it, unless that is a thing without a name.

    Most things that "it" means have none, so an "it" that is itself no subject and no owner is left alone.
    """
    if token.dep not in ("nsubj", "nsubjpass", "poss"):
        return None
    barred = set(barred_for(scene, token)) if token.dep == "poss" else set()
    first = max(scene.parse.sentences[max(0, token.sentence - THINGS_REACH)][0], token.i - FARTHEST)
    for i in range(token.i - 1, first - 1, -1):
        subject = scene.parse.tokens[i]
        if subject.dep not in ("nsubj", "nsubjpass") or subject.tag in ("NNS", "WDT", "DT", "EX"):
            continue
        if scene.quoted[i] != scene.quoted[token.i]:
            continue
        meant = scene.heads.get(i)
        if (meant is None and subject.tag in ("NN", "NNP", "CD", "VBG")) or (
            subject.text.lower() == "it" and meant is None
        ):
            return None
        if meant is not None and meant not in barred and _can_act(scene, meant):
            return meant
    return None


def _can_act(scene: Scene, entity: str) -> bool:
    """Whether the entity is a body or a country."""
    found = scene.entities[entity]
    return found.kind is Kind.ORGANISATION or (found.kind is Kind.PLACE and found.name in countries())


def _most_prominent(scene: Scene, token: Token, sort: str) -> str | None:
    barred = set(barred_for(scene, token))
    best, best_weight = None, FAINT
    for entity in scene.discourse.recent(token.i, PERSON_REACH):
        if entity in barred or not scene.agrees(entity, sort):
            continue
        trace = scene.discourse.traces[entity]
        weight = scene.discourse.weight(entity, token.i) + _parallel(scene.parse, trace.last, token)
        if entity == scene.last_speaker and token.i in scene.speaking:
            weight += SAME_SPEAKER
        if entity not in scene.genders:
            weight *= UNSURE
        if weight > best_weight:
            best, best_weight = entity, weight
    return best


def _parallel(parse: Parse, last: int, token: Token) -> float:
    return PARALLEL if place_of(parse, last).dep == token.dep else 0.0


def _own_subject(scene: Scene, token: Token, sort: str) -> str | None:
    """The subject of the clause of "himself"."""
    parse = scene.parse
    for at in ancestors(parse, token.i):
        if parse.tokens[at].tag in VERB_TAGS:
            subject = child(parse, at, "nsubj", "nsubjpass")
            if subject is not None:
                entity = scene.heads.get(subject)
                return entity if entity and scene.agrees(entity, sort) else None
    return None


def _ahead(scene: Scene, token: Token) -> str | None:
    """The name that comes after its pronoun: the subject behind "Before she spoke," or "In her speech,"."""
    parse = scene.parse
    previous = token.i
    for at in ancestors(parse, token.i):
        clause = parse.tokens[previous]
        if parse.tokens[at].tag in VERB_TAGS and clause.dep in ("advcl", "prep") and clause.i < at:
            subject = child(parse, at, "nsubj", "nsubjpass")
            if subject is not None and token.i < subject:
                return scene.heads.get(subject)
        previous = at
    return None


def barred_for(scene: Scene, token: Token) -> Iterator[str]:
    """Who cannot be meant: other arguments of the word's own verb, the phrase it stands in, who speaks it."""
    parse, heads = scene.parse, scene.heads
    speaker = scene.speakers.get(scene.quoted[token.i])
    if speaker is not None and speaker in heads:
        yield heads[speaker]
    if token.tag == "PRP$":
        governor = parse.tokens[token.head]
        if governor.i in heads:
            yield heads[governor.i]
        return
    verb = next((at for at in ancestors(parse, token.i) if parse.tokens[at].tag in VERB_TAGS), None)
    if verb is None:
        return
    yield from _named_below(scene, token, verb)
    for c in parse.children[verb]:
        other = parse.tokens[c]
        if other.i != token.i and other.dep in ("nsubj", "nsubjpass", "dobj", "dative") and other.i in heads:
            yield heads[other.i]
        elif other.dep in ("prep", "agent", "dative") and token.dep in ("nsubj", "dobj"):
            noun = child(parse, other.i, "pobj")
            if noun is not None and noun in heads:
                yield heads[noun]


def _named_below(scene: Scene, token: Token, verb: int) -> Iterator[str]:
    """Who is named further on in the clause of a subject pronoun: in "he wants Ruiz's vote" that is not "he"."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return
    last = min(scene.parse.sentences[token.sentence][1], token.i + FARTHEST)
    for i in range(token.i + 1, last):
        if i in scene.heads and verb in islice(ancestors(scene.parse, i), DEEPEST):
            yield scene.heads[i]


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
