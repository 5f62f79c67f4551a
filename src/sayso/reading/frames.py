"""Verbs and nouns that state a tie by themselves: "A sued B", "the endorsement of B by A" (lexicon/frames.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations, product
from typing import Any

from sayso.model import Entity, Parse, Phase, Reading, Stage, Token
from sayso.reading.arguments import Arguments
from sayso.reading.candidates import Argument, Candidate
from sayso.reading.lexicon import lexicon, words
from sayso.reading.parties import Parties
from sayso.reading.role_nouns import is_party_label
from sayso.reading.syntax import NOUN_TAGS, OBJECTS, OPENING, VERB_TAGS, children, is_passive
from sayso.relations import relations

CLASSES = {"verb": VERB_TAGS, "noun": NOUN_TAGS, "adjective": frozenset(("JJ", "VBN"))}
NOBODY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of stating a relation: the predicate, and the slots that its parties stand in."""

    name: str
    relation: str
    subject: str
    object: str
    particle: str  # "out" in "reach out"
    nouns: frozenset[str]  # the object noun that makes the meaning: "file" + "suit"
    complement: frozenset[str]  # verbs of which one must follow: "call on B to resign"
    reciprocal: bool  # "A and B met"
    through: bool  # the object may be an act of the party: "criticised B's plan"
    alone: bool  # the verb has one object and nothing that is said of it: "called B", not "called B a liar"
    kinds: frozenset[str]  # kinds the object may have, empty for any the relation allows
    phase: Phase | None
    stage: Stage | None
    role: str  # slot whose words are the role: "as"
    needs_role: bool  # without a role it says something else: "followed B as mayor", not "followed B"
    bodies: str  # list of bodies.toml that has the last word of the object: "chambers"
    joining: bool  # who joins or leaves a party, chamber or board is its member, not its employee
    also: bool  # may be said together with the frames behind it

    def takes(self, party: Entity) -> bool:
        """Whether the object may be that party."""
        if self.bodies and last_word(party) not in words("bodies", self.bodies):
            return False
        return not self.kinds or party.kind in self.kinds


@cache
def frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """The frames by word class and lemma."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for word_class in CLASSES:
        for row in lexicon("frames").get(word_class, []):
            for entry in row["lemmas"]:
                lemma, _, particle = entry.partition(" ")
                found.setdefault((word_class, lemma), []).append(_frame(word_class, lemma, particle, row))
    return {key: tuple(sorted(rows, key=lambda f: (not f.particle, not f.nouns))) for key, rows in found.items()}


def _frame(word_class: str, lemma: str, particle: str, row: Mapping[str, Any]) -> Frame:
    return Frame(
        name=f"{word_class}:{lemma}{'+' + particle if particle else ''}",
        relation=row["relation"],
        subject=row["subject"],
        object=row["object"],
        particle=particle,
        nouns=frozenset(row.get("nouns", NOBODY)),
        complement=frozenset(row.get("complement", NOBODY)),
        reciprocal=row.get("reciprocal", False),
        through=row.get("through", False),
        alone=row.get("alone", False),
        kinds=frozenset(row.get("kinds", NOBODY)),
        phase=Phase(row["phase"]) if "phase" in row else None,
        stage=Stage(row["stage"]) if "stage" in row else None,
        role=row.get("role", ""),
        needs_role=row.get("needs_role", False),
        bodies=row.get("bodies", ""),
        joining=row.get("joining", False),
        also=row.get("also", False),
    )


def framed(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    """The ties that verbs, nouns and adjectives of the text state, in its order."""
    arguments = Arguments(reading.parse, parties)
    table = frames()
    for token in reading.parse.tokens:
        for word_class, tags in CLASSES.items():
            if token.tag in tags and (word_class, token.lemma) in table:
                for frame in table[word_class, token.lemma]:
                    found = list(_ties(frame, token, arguments))
                    yield from found
                    if found and not frame.also:
                        break


def _ties(frame: Frame, token: Token, arguments: Arguments) -> Iterator[Candidate]:
    if not _fits(frame, token, arguments):
        return
    role = _role(frame, token.i, arguments)
    if frame.needs_role and not role:
        return
    for subject, object_ in _tied(frame, token.i, arguments):
        if subject.id != object_.id and frame.takes(arguments.parties.by_id[object_.id]):
            yield Candidate(
                relation=_relation(frame, arguments.parties.by_id[object_.id]),
                subject=subject,
                object=object_,
                trigger=token.i,
                rule=frame.name,
                words=((token.start, token.end),),
                phase=frame.phase,
                stage=frame.stage,
                role=role,
            )


def _tied(frame: Frame, head: int, arguments: Arguments) -> Iterator[tuple[Argument, Argument]]:
    """Subject and object of each tie that the frame states at the word."""
    subjects, objects = _filled(frame, head, arguments)
    if not objects and arguments.is_mutual(head):
        return _mutual(frame, subjects)
    if frame.reciprocal and not objects and any(arguments.tokens(head, slot) for slot in frame.object.split("|")):
        return iter(())  # "A and B ran against the mayor": there is an object, though no party is known at it
    return _pairs(frame, subjects, objects)


def _relation(frame: Frame, body: Entity) -> str:
    """The frame's relation; for joining a party, chamber or board, membership."""
    is_joined = is_party_label(body) or last_word(body) in words("bodies", "chambers")
    return "member_of" if frame.joining and is_joined else frame.relation


def last_word(party: Entity) -> str:
    """The last word of its name, which tells a body's kind."""
    return party.name.split()[-1].lower()


def _fits(frame: Frame, token: Token, arguments: Arguments) -> bool:
    parse = arguments.parse
    if frame.particle:
        near = [*children(parse, token.i, "prt", "advmod", "prep", "acomp", "oprd", "ccomp")]
        near += [c for o in children(parse, token.i, "dobj") for c in children(parse, o, "amod") if c > o]
        if frame.particle not in (parse.tokens[c].text.lower() for c in near):
            return False
    if frame.alone and not _is_alone(parse, token.i):
        return False
    if frame.nouns and not arguments.made_by(token.i, frame.nouns):
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
        if getters and not frame.reciprocal and frame.subject != "caller":
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
    parse = arguments.parse
    sites = arguments.tokens(head, frame.role) if frame.role != "oprd" else children(parse, head, "oprd")
    for site in sites:
        words = [c for c in parse.children[site] if parse.tokens[c].dep in ("compound", "amod", "nmod")] + [site]
        return " ".join(parse.tokens[w].text for w in words)
    return ""
