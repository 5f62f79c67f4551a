"""Who stands in which place of a verb or noun: agent, patient, and what its prepositions bring in."""

from __future__ import annotations

from sayso.model import Form, Kind, Parse
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties, Party
from sayso.reading.syntax import children, conjuncts, prepositional
from sayso.reading.ties.candidates import Argument
from sayso.reading.ties.role_nouns import fields_by_noun
from sayso.reading.ties.slots import MODIFIERS, Slots

MUTUAL = frozenset((("each", "other"), ("one", "another")))
DOERS = (Kind.PERSON, Kind.ORGANISATION)
BODIES = (Kind.ORGANISATION, Kind.PLACE)


class Arguments:
    """The parties in the slots of a predicate; `slots.Slots` says which slots there are."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self.slots = Slots(parse, parties)

    def fill(
        self, head: int, slots: str, *, through: bool = False, nouns: frozenset[str] = frozenset()
    ) -> list[Argument]:
        """The parties in the first slot ("patient|with") that holds any; with `through`, also whose act it is.

        `nouns` are those that make the meaning of the verb, where the slot is theirs.
        """
        for slot in slots.split("|"):
            found = [a for token in self.slots.tokens(head, slot, nouns) for a in self.at(token, through=through)]
            if found:
                return found
        return []

    def at(self, token: int, *, through: bool = False) -> list[Argument]:
        """The party at a head word, a group as its members; else the name in apposition to it, else whose act it is."""
        if self.parse.tokens[token].tag == "NNS":
            names = [t for c in children(self.parse, token, "appos") for t in conjuncts(self.parse, c)]
            if len(names) > 1:  # "the challengers, B and C"
                return [argument for name in names for argument in self.at(name)]
        party = self.parties.standing_at(token)
        if party is not None and self._is_one_member(token, party):
            return []
        if party is not None:
            return [Argument(entity.id, party.mention.span) for entity in self.parties.single(party)]
        examples = prepositional(self.parse, token, "including")  # "several senators, including B"
        if examples:
            return [argument for i in examples for argument in self.at(i)]
        doers = self._doers(token) if through else []
        return [argument for i in doers for argument in self.at(i)][:2] or self._stood_for(token)

    def _is_one_member(self, token: int, party: Party) -> bool:
        """Whether the word is for one member: in "the first Democrat to endorse B" no party endorses."""
        if self.parse.tokens[token].dep in MODIFIERS["compound"]:
            return False  # "the Republican primary"
        start, end = (self.parties.tokens_in(party.mention.span)[i] for i in (0, -1))
        text = " ".join(word.text for word in self.parse.tokens[start : end + 1])
        return party.mention.form is Form.NOMINAL and text in words("organisations", "parties.member")

    def is_mutual(self, verb: int) -> bool:
        """Whether the object of the verb, or of its preposition, is "each other" or "one another"."""
        tokens = self.parse.tokens
        objects = children(self.parse, verb, "dobj")
        objects += [n for p in children(self.parse, verb, "prep") for n in children(self.parse, p, "pobj")]
        return any((tokens[i - 1].text.lower(), tokens[i].text.lower()) in MUTUAL for i in objects if i)

    def _doers(self, token: int) -> list[int]:
        """Whose act a noun is: "his plan", "the remarks by B"; of a noun that is no act, what it is possessed by."""
        lemma, owners = self.parse.tokens[token].lemma, children(self.parse, token, "poss")
        if lemma in words("support", "nouns.act"):
            by = prepositional(self.parse, token, "of", "by", "from")
            inside = children(self.parse, token, *MODIFIERS["compound"])
            return [*owners, *by, *(c for c in inside if self._is_person_or_body(c))]
        if lemma in fields_by_noun() or lemma in words("support", "nouns.people"):
            return []
        return [i for i in owners if (party := self.parties.headed(i)) and party.entity.kind in DOERS]

    def _stood_for(self, token: int) -> list[Argument]:
        """The body or country whose officials act: "Israeli officials accused"."""
        if self.parse.tokens[token].tag != "NNS" or self.parse.tokens[token].lemma not in words(
            "support", "nouns.agents"
        ):
            return []
        owners = [
            *children(self.parse, token, "poss", "compound", "nmod", "amod"),
            *prepositional(self.parse, token, "of"),
        ]
        found = [party for i in owners if (party := self.parties.headed(i)) and party.entity.kind in BODIES]
        return [Argument(party.entity.id, party.mention.span) for party in found[:1]]

    def _is_person_or_body(self, token: int) -> bool:
        party = self.parties.headed(token)
        return party is not None and party.entity.kind is not Kind.EVENT
