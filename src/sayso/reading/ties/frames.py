"""Verbs and nouns that state a tie by themselves: "A sued B", "the endorsement of B by A" (lexicon/frames.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, permutations, product

from sayso.model import Parse, Reading, Token
from sayso.reading.parties import Parties
from sayso.reading.syntax import OBJECTS, OPENING, children, conjuncts, is_passive, prepositional
from sayso.reading.ties.arguments import Arguments
from sayso.reading.ties.candidates import Argument, Candidate
from sayso.reading.ties.frame import CLASSES, Frame, frames
from sayso.reading.ties.offices import is_role, role_nouns, role_words
from sayso.relations import relations


def framed(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    """The ties that verbs, nouns and adjectives of the text state, in its order."""
    arguments = Arguments(reading.parse, parties)
    for token in reading.parse.tokens:
        if token.lemma in _lemmas():
            yield from _stated_by(token, arguments)


@cache
def _lemmas() -> frozenset[str]:
    """The lemmas that have a frame."""
    return frozenset(lemma for _, lemma in frames())


def _stated_by(token: Token, arguments: Arguments) -> Iterator[Candidate]:
    """The ties of the first frame of the word that finds any, in each class that the word can be of."""
    for word_class, tags in CLASSES.items():
        if token.tag not in tags:
            continue
        for frame in frames().get((word_class, token.lemma), ()):
            found = list(_ties(frame, token, arguments))
            yield from found
            if found and not frame.also:
                break


def _ties(frame: Frame, token: Token, arguments: Arguments) -> Iterator[Candidate]:
    if not _fits(frame, token, arguments):
        return
    role = _role(frame, token.i, arguments)
    if frame.needs_role and not is_role(role):
        return
    for subject, object_ in _tied(frame, token.i, arguments):
        by_id = arguments.parties.by_id
        if subject.id != object_.id and frame.takes(by_id[subject.id], by_id[object_.id]):
            yield Candidate(
                relation=frame.relation_to(by_id[object_.id]),
                subject=subject,
                object=object_,
                trigger=token.i,
                rule=frame.name,
                words=((token.start, token.end),),
                phase=frame.phase,
                stage=frame.stage,
                role=role,
                one_way=frame.one_way,
            )


def _tied(frame: Frame, head: int, arguments: Arguments) -> Iterator[tuple[Argument, Argument]]:
    """Subject and object of each tie that the frame states at the word."""
    subjects, objects = _filled(frame, head, arguments)
    if not objects and arguments.is_mutual(head):
        return _mutual(frame, subjects)
    if frame.reciprocal and not objects and any(arguments.slots.tokens(head, slot) for slot in frame.object.split("|")):
        return iter(())  # "A and B ran against the mayor": there is an object, though no party is known at it
    return _pairs(frame, subjects, objects)


def _fits(frame: Frame, token: Token, arguments: Arguments) -> bool:
    parse = arguments.parse
    if frame.particle:
        near = [*children(parse, token.i, "prt", "advmod", "prep", "acomp", "oprd", "ccomp")]
        near += [c for o in children(parse, token.i, "dobj") for c in children(parse, o, "amod", "prep") if c > o]
        if frame.particle not in (parse.tokens[c].text.lower() for c in near):
            return False
    if frame.conducted and _is_conducted(parse, token.i):
        return False
    if frame.unless and _means_other(frame, token.i, arguments):
        return False
    if frame.alone and not _is_alone(parse, token.i):
        return False
    if frame.nouns and not arguments.slots.made_by(token.i, frame.nouns):
        return False
    if frame.complement:
        below = [c for c in parse.children[token.i] if parse.tokens[c].dep in ("xcomp", "ccomp", "advcl")]
        below += [
            c
            for o in children(parse, token.i, "dobj", "prep")
            for c in parse.children[o]
            if parse.tokens[c].dep in ("acl", "relcl", "xcomp")
        ]
        return any(parse.tokens[c].lemma in frame.complement for c in below)
    return True


def _means_other(frame: Frame, verb: int, arguments: Arguments) -> bool:
    """Whether the verb has one of the objects with which it means something else: "charged B a fee", "£90"."""
    amounts = children(arguments.parse, verb, "npadvmod")
    near = [*amounts, *(c for a in amounts for c in arguments.parse.children[a])]
    named = frame.unless.intersection(arguments.parse.tokens[i].lemma for i in near)
    return bool(named or arguments.slots.made_by(verb, frame.unless))


def _is_conducted(parse: Parse, verb: int) -> bool:
    """Whether the one who acts joins others: two objects, or a passive with "by"."""
    if is_passive(parse, verb):
        return bool(prepositional(parse, verb, "by"))
    return any(len(conjuncts(parse, c)) > 1 for c in children(parse, verb, "dobj"))


def _is_alone(parse: Parse, verb: int) -> bool:
    """Whether the verb has one object and nothing is said of it: not "called B a liar", not "called B “a liar”"."""
    objects = children(parse, verb, *OBJECTS, "ccomp", "xcomp")
    if is_passive(parse, verb) or len(objects) != 1:
        return False
    behind = parse.tokens[objects[0] + 1 : objects[0] + 3]
    return OPENING.isdisjoint(token.text for token in behind)


def _filled(frame: Frame, head: int, arguments: Arguments) -> tuple[list[Argument], list[Argument]]:
    if frame.name.startswith("noun:"):
        getters = arguments.fill(head, "getter")
        if getters and not frame.reciprocal and frame.awarded:
            givers = arguments.fill(head, "from|of|by|poss|compound")
            if givers and {g.id for g in givers} != {g.id for g in getters}:
                return givers, getters
    subjects = arguments.fill(head, frame.subject, nouns=frame.nouns)
    return subjects, arguments.fill(head, frame.object, through=frame.through, nouns=frame.nouns)


def _mutual(frame: Frame, parties: list[Argument]) -> Iterator[tuple[Argument, Argument]]:
    """In "A and B accused each other" each with each; where the relation has no direction, each pair once."""
    return combinations(parties, 2) if relations()[frame.relation].symmetric else permutations(parties, 2)


def _pairs(frame: Frame, subjects: list[Argument], objects: list[Argument]) -> Iterator[tuple[Argument, Argument]]:
    if frame.reciprocal and (subjects or frame.subject != "subject"):  # "a rival of A and B" ties nobody to nobody
        together = subjects if not objects else objects if not subjects else []
        if together or subjects == objects:
            yield from combinations(together or subjects, 2)
            return
    yield from product(subjects, objects)


def _role(frame: Frame, head: int, arguments: Arguments) -> str:
    if not frame.role:
        return ""
    parse, parties = arguments.parse, arguments.parties
    sites = [site for slot in frame.role.split("|") for site in _role_sites(slot, head, arguments)]
    return role_words(parse, parties, sites[0]) if sites else ""


def _role_sites(slot: str, head: int, arguments: Arguments) -> list[int]:
    return (
        role_nouns(arguments.parse, arguments.parties, head) if slot == "oprd" else arguments.slots.tokens(head, slot)
    )
