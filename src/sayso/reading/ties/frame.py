"""One way of stating a tie, as lexicon/frames has it: the predicate and the slots that its parties stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.model import Entity, Phase, Stage
from sayso.reading.lexicon import lexicon, words
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS
from sayso.reading.ties.role_nouns import is_party_label

CLASSES = {"verb": VERB_TAGS, "noun": NOUN_TAGS, "adjective": frozenset(("JJ", "VBN"))}
NOBODY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of stating a relation; lexicon/frames/README.md explains the fields."""

    name: str
    relation: str
    subject: str
    object: str
    particle: str  # "out" in "reach out"
    nouns: frozenset[str]  # the object noun that makes the meaning: "file" + "suit"
    unless: frozenset[str]  # an object noun that makes another meaning: "charged B £90"
    complement: frozenset[str]  # verbs of which one must follow: "call on B to resign"
    reciprocal: bool  # "A and B met"
    conducted: bool  # somebody else may do it to both: "the priest married A and B", "A was married by a priest"
    through: bool  # the object may be an act of the party: "criticised B's plan"
    alone: bool  # the verb has one object and nothing that is said of it: "called B", not "called B a liar"
    awarded: bool  # who receives what the noun names is its object: "won the endorsement"
    kinds: frozenset[str]  # kinds the object may have, empty for any the relation allows
    subject_kinds: frozenset[str]
    bodies: frozenset[str]  # kinds of body the object must be one of: "chambers", "parties"
    never: frozenset[str]  # kinds of body that the object is not
    joining: bool  # who joins or leaves a party, chamber or board is its member, not its employee
    phase: Phase | None
    stage: Stage | None
    role: str  # slot whose words are the role: "as"
    needs_role: bool  # without a role it says something else: "followed B as mayor", not "followed B"
    one_way: bool  # one way of many: its denial denies nothing more
    also: bool  # may be said together with the frames behind it

    def takes(self, subject: Entity, party: Entity) -> bool:
        """Whether these two may be its subject and its object."""
        if self.subject_kinds and subject.kind not in self.subject_kinds:
            return False
        if self.bodies and not _is_one_of(party, self.bodies):
            return False
        if self.never and _is_one_of(party, self.never):
            return False
        return not self.kinds or party.kind in self.kinds

    def relation_to(self, body: Entity) -> str:
        """Its relation; for joining a party, chamber or board, membership."""
        return "member_of" if self.joining and _is_one_of(body, {"parties", "joined"}) else self.relation


def _is_one_of(body: Entity, kinds: frozenset[str] | set[str]) -> bool:
    """Whether the body is of one of the kinds, by the last word of its name; "parties" are known by label."""
    last = body.name.split()[-1].lower()
    return any(is_party_label(body) if kind == "parties" else last in words("bodies", kind) for kind in kinds)


@cache
def frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """The frames by word class and lemma, the most telling first."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for word_class in CLASSES:
        for row in lexicon("frames").get(word_class, []):
            for entry in row["lemmas"]:
                lemma, _, particle = entry.partition(" ")
                found.setdefault((word_class, lemma), []).append(_frame(word_class, lemma, particle, row))
    return {key: tuple(sorted(rows, key=lambda f: (not f.particle, not f.nouns))) for key, rows in found.items()}


def _frame(word_class: str, lemma: str, particle: str, row: Mapping[str, Any]) -> Frame:
    def several(field: str) -> frozenset[str]:
        return frozenset(row.get(field, NOBODY))

    return Frame(
        name=f"{word_class}:{lemma}{'+' + particle if particle else ''}",
        relation=row["relation"],
        subject=row["subject"],
        object=row["object"],
        particle=particle,
        nouns=several("nouns"),
        unless=several("unless"),
        complement=several("complement"),
        reciprocal=row.get("reciprocal", False),
        conducted=row.get("conducted", False),
        through=row.get("through", False),
        alone=row.get("alone", False),
        awarded=row.get("awarded", row["subject"] != "caller"),
        kinds=several("kinds"),
        subject_kinds=several("subject_kinds"),
        bodies=several("bodies"),
        never=several("never"),
        joining=row.get("joining", False),
        phase=Phase(row["phase"]) if "phase" in row else None,
        stage=Stage(row["stage"]) if "stage" in row else None,
        role=row.get("role", ""),
        needs_role=row.get("needs_role", False),
        one_way=row.get("one_way", False),
        also=row.get("also", False),
    )
