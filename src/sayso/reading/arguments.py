"""Who stands in which place of a verb or noun: agent, patient, and what its prepositions bring in."""

from __future__ import annotations

from sayso.model import Kind, Parse
from sayso.reading.candidates import Argument
from sayso.reading.lexicon import words
from sayso.reading.offices import race, renamed
from sayso.reading.parties import Parties
from sayso.reading.role_nouns import fields_by_noun
from sayso.reading.said_of import said_of, said_of_both, said_to_be_under
from sayso.reading.syntax import (
    VERB_TAGS,
    child,
    children,
    conjuncts,
    is_passive,
    prepositional,
    subjects,
)


class Arguments:
    """The parties in the places ("slots") of a predicate.

    Slots of a verb: `agent`, `patient` (by meaning: turned round in the passive), `dative`, `oprd`, any preposition,
    `inner` ("demanded that B resign"), and of the noun that makes its meaning ("came to the defence of B", "took B's
    side") `patient_of` and the like.
    Slots of a noun: `poss`, any preposition, `between`, `compound` ("the Trump endorsement"), and of the verb that
    supports it `giver` ("announced her endorsement") and `getter` ("won the endorsement"), of the clause that it is
    the occasion of `around` ("in a letter to B, A said"), `under` ("B is under investigation"),
    and of what ties two, `bond` and `bonded` ("the connection between A and B is one of friends").
    """

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self._objects: dict[int, list[tuple[int, str]]] = {}  # of a verb and its prepositions, with their lemmas

    def fill(
        self, head: int, slots: str, *, through: bool = False, nouns: frozenset[str] = frozenset()
    ) -> list[Argument]:
        """The parties in the first slot ("patient|with") that holds any; with `through`, also whose act it is.

        `nouns` are those that make the meaning of the verb, where the slot is theirs.
        """
        for slot in slots.split("|"):
            found = [a for token in self.tokens(head, slot, nouns) for a in self.at(token, through=through)]
            if found:
                return found
        return []

    def tokens(self, head: int, slot: str, nouns: frozenset[str] = frozenset()) -> list[int]:
        """The head words in a slot, joined ones included."""
        is_verb = self.parse.tokens[head].tag in VERB_TAGS
        if slot == "agent":
            return self._agents(head)
        if slot == "patient":
            return self._patients(head)
        if slot in ("poss", "compound"):
            return [t for c in children(self.parse, head, *SLOT_DEPS[slot]) for t in conjuncts(self.parse, c)]
        if slot in ("giver", "getter"):
            return self._supporter(head, f"support.{slot}")
        if slot == "oprd":
            return children(self.parse, head, "oprd")
        if slot == "dative":
            return [
                t
                for c in children(self.parse, head, "dative")
                if self.parse.tokens[c].tag != "IN"
                for t in conjuncts(self.parse, c)
            ]
        if slot == "subject":
            return said_of(self.parse, head)
        if slot == "caller":
            return self._caller(head)
        if slot == "race":
            return [t for i in prepositional(self.parse, head, "for", "as") for t in race(self.parse, self.parties, i)]
        if slot == "together":
            return said_of_both(self.parse, head)
        if slot == "under":
            return said_to_be_under(self.parse, head)
        if slot in ("bond", "bonded"):
            return self._bond(head)[:1] if slot == "bond" else self._bond(head)[1:]
        if slot == "around":
            return self._around(head)
        if slot == "inner":
            return [s for c in children(self.parse, head, "ccomp", "acl") for s in children(self.parse, c, "nsubj")]
        if slot.startswith("patient_"):
            return self._of_patient(head, slot.removeprefix("patient_"), nouns)
        found = prepositional(self.parse, head, slot)
        beside = self._supporting(head)
        if is_verb:  # "works as a chemist for B", "had a talk with B"
            beside = [*children(self.parse, head, *MAY_CARRY), *prepositional(self.parse, head, "as")]
        return found or [t for o in beside for t in prepositional(self.parse, o, slot)]

    def _supporting(self, noun: int) -> list[int]:
        """The clauses that support the noun: "a lawsuit filed by A", "charges that A brought", "opened a probe"."""
        clauses = children(self.parse, noun, "acl", "relcl")
        if self.parse.tokens[noun].dep in ("dobj", "nsubjpass"):
            clauses.append(self.parse.tokens[noun].head)
        return [c for c in clauses if self.parse.tokens[c].lemma in words("support", "support.giver")]

    def _agents(self, verb: int) -> list[int]:
        if is_passive(self.parse, verb):
            return self._by(verb)
        token = self.parse.tokens[verb]
        if (
            token.dep == "advcl"
            and token.tag == "VBG"
            and self.parse.tokens[token.head].lemma in words("ascribing", "verbs.give")
        ):
            return self._patients(token.head)  # "A named B as chief, replacing C": it is B who replaces
        return [known for head in subjects(self.parse, verb) for known in self._known_as(head)]

    def _known_as(self, head: int) -> list[int]:
        """For a noun said of somebody, that one: "A is the man who sued B", "A, one of those who sued B"."""
        tokens = self.parse.tokens
        if self.parties.standing_at(head) is not None:
            return [head]
        at = head
        if tokens[at].dep == "pobj" and tokens[tokens[at].head].lemma in ("of", "among"):
            group = tokens[tokens[at].head].head
            at = group if tokens[group].lemma in words("support", "nouns.part") else at
        if tokens[at].dep in ("attr", "oprd") and tokens[tokens[at].head].lemma == "be":
            return subjects(self.parse, tokens[at].head)
        return [tokens[at].head] if tokens[at].dep == "appos" else [at]

    def _by(self, verb: int) -> list[int]:
        """The by-phrase of a passive, or of the last verb joined to it: "praised and congratulated by B"."""
        for at in conjuncts(self.parse, verb):
            if at != verb and child(self.parse, at, "auxpass", "nsubjpass") is not None:
                break  # "was indicted, but was pardoned by B"
            found = prepositional(self.parse, at, "by")
            if found:
                return found
        return children(self.parse, verb, "npadvmod")  # "the Labour-backed bill"

    def _patients(self, verb: int) -> list[int]:
        token = self.parse.tokens[verb]
        if is_passive(self.parse, verb):
            return subjects(self.parse, verb) if token.dep != "amod" else [token.head]
        objects = [c for c in children(self.parse, verb, "dobj") if self.parse.tokens[c].tag not in ("WP", "WDT")]
        found = [t for c in objects for t in conjuncts(self.parse, c)]
        found = renamed(self.parse, self.parties, verb) or found
        if not found and token.dep == "relcl" and child(self.parse, verb, "nsubj") is not None:
            antecedent = self.parse.tokens[token.head]  # "the man whom A sued", "the man A sued"
            if antecedent.i not in subjects(self.parse, verb):
                return [antecedent.i]
        if not found and token.dep == "conj" and self.parse.tokens[token.head].tag in VERB_TAGS:
            gap = self.parse.children[verb]  # "A praised and endorsed B" hangs B on the last verb
            if not any(self.parse.tokens[c].dep in ("prep", "ccomp", "xcomp") for c in gap):
                return []
        if not found:
            following = child(self.parse, verb, "conj")
            if (
                following is not None
                and self.parse.tokens[following].tag == token.tag
                and not children(self.parse, verb, "prep")
            ):
                return [t for c in children(self.parse, following, "dobj") for t in conjuncts(self.parse, c)]
        return found

    def _supporter(self, noun: int, verbs: str) -> list[int]:
        """The subject of the verb that the noun is the object of, where that verb only supports it."""
        token = self.parse.tokens[noun]
        for clause in self._supporting(noun) if verbs == "support.giver" else []:
            found = children(self.parse, clause, "nsubj") or prepositional(self.parse, clause, "by")
            if found:
                return found
        if token.dep not in ("dobj", "nsubjpass", "conj", "pobj", "attr"):
            return []
        verb = token.head
        if token.dep == "pobj":
            verb = self.parse.tokens[verb].head
        if self.parse.tokens[verb].lemma not in words("support", verbs):
            return []
        if token.dep == "nsubjpass":
            return prepositional(self.parse, verb, "by")
        return subjects(self.parse, verb) if not is_passive(self.parse, verb) else []

    def made_by(self, verb: int, nouns: frozenset[str]) -> list[int]:
        """The objects of the verb, or of its prepositions, that are one of the nouns; without nouns all objects."""
        if not nouns:
            return children(self.parse, verb, "dobj", "nsubjpass", "attr", "oprd")
        if verb not in self._objects:  # common verbs are asked about many nouns
            objects = children(self.parse, verb, "dobj", "nsubjpass", "attr", "oprd")
            objects += [n for p in children(self.parse, verb, "prep", "agent") for n in children(self.parse, p, "pobj")]
            units = [(i, u) for i in objects if self.parse.tokens[i].tag == "CD" for u in self.parse.children[i]]
            named = [*((i, i) for i in objects), *units]  # "$500" counts as "$"
            self._objects[verb] = [(i, self.parse.tokens[word].lemma) for i, word in named]
        return [i for i, lemma in self._objects[verb] if lemma in nouns]

    def _of_patient(self, verb: int, link: str, nouns: frozenset[str]) -> list[int]:
        """What its possessor, its modifier or a preposition ties to the object noun: "won the Labour nomination"."""
        found = []
        for noun in self.made_by(verb, nouns):
            if link == "race":
                found += race(self.parse, self.parties, noun) or prepositional(self.parse, verb, "in")
            elif link in SLOT_DEPS:
                found += children(self.parse, noun, *SLOT_DEPS[link])
            else:
                found += prepositional(self.parse, noun, link)
            if link == "of":
                found += children(self.parse, noun, "poss", "compound", "nmod", "amod")
        return found

    def _caller(self, noun: int) -> list[int]:
        """Who calls for what the noun names: "A called for the resignation of B"."""
        token = self.parse.tokens[noun]
        if token.dep == "pobj" and self.parse.tokens[token.head].text.lower() == "for":
            verb = self.parse.tokens[token.head].head
        elif token.dep == "dobj":
            verb = token.head
        else:
            return []
        return subjects(self.parse, verb) if self.parse.tokens[verb].lemma in words("support", "support.caller") else []

    def _bond(self, noun: int) -> list[int]:
        """Who is tied as the noun says: "the connection between A and B is one of friends"."""
        tokens, link = self.parse.tokens, self.parse.tokens[self.parse.tokens[noun].head]
        if tokens[noun].dep != "pobj" or link.text.lower() != "of":
            return []
        above = tokens[link.head].head if tokens[link.head].lemma == "one" else link.head
        bond = child(self.parse, above, "nsubj") if tokens[above].lemma == "be" else above
        if bond is None or tokens[bond].lemma not in words("support", "nouns.bond"):
            return []
        return [*children(self.parse, bond, "poss"), *prepositional(self.parse, bond, "between", "with", "to")]

    def is_mutual(self, verb: int) -> bool:
        """Whether the object of the verb, or of its preposition, is "each other" or "one another"."""
        tokens = self.parse.tokens
        objects = children(self.parse, verb, "dobj")
        objects += [n for p in children(self.parse, verb, "prep") for n in children(self.parse, p, "pobj")]
        return any((tokens[i - 1].text.lower(), tokens[i].text.lower()) in MUTUAL for i in objects if i)

    def _around(self, noun: int) -> list[int]:
        """The subject of the clause: "in a letter to B, A asked", "after talks with B, A left"."""
        link = self.parse.tokens[self.parse.tokens[noun].head]
        if self.parse.tokens[noun].dep != "pobj" or link.text.lower() not in OCCASIONS:
            return []
        return subjects(self.parse, link.head) if self.parse.tokens[link.head].tag in VERB_TAGS else []

    def at(self, token: int, *, through: bool = False) -> list[Argument]:
        """The party at a head word, a group as its members; else the name in apposition to it, else whose act it is."""
        if self.parse.tokens[token].tag == "NNS":
            names = [t for c in children(self.parse, token, "appos") for t in conjuncts(self.parse, c)]
            if len(names) > 1:  # "the challengers, B and C"
                return [argument for name in names for argument in self.at(name)]
        party = self.parties.standing_at(token)
        if party is not None:
            return [Argument(entity.id, party.mention.span) for entity in self.parties.single(party)]
        examples = prepositional(self.parse, token, "including")  # "several senators, including B"
        if examples:
            return [argument for i in examples for argument in self.at(i)]
        doers = self._doers(token) if through else []
        return [argument for i in doers for argument in self.at(i)][:2] or self._stood_for(token)

    def _doers(self, token: int) -> list[int]:
        """Whose act a noun is: "his plan", "the remarks by B"; of a noun that is no act, what it is possessed by."""
        lemma, owners = self.parse.tokens[token].lemma, children(self.parse, token, "poss")
        if lemma in words("support", "nouns.act"):
            by = prepositional(self.parse, token, "of", "by", "from")
            inside = children(self.parse, token, *SLOT_DEPS["compound"])
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


MAY_CARRY = ("dobj", "prt", "prep", "attr", "acomp")  # a verb's preposition, where the parse hangs it lower
MUTUAL = frozenset((("each", "other"), ("one", "another")))
OCCASIONS = frozenset(("in", "during", "at", "after", "before", "following"))
DOERS = (Kind.PERSON, Kind.ORGANISATION)
BODIES = (Kind.ORGANISATION, Kind.PLACE)
SLOT_DEPS = {"poss": ("poss",), "compound": ("compound", "nmod", "amod")}
