"""The places ("slots") of a predicate: which words of the sentence stand in them, by syntax alone."""

from __future__ import annotations

from collections.abc import Callable

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.syntax import VERB_TAGS, child, children, conjuncts, is_passive, prepositional, subjects
from sayso.reading.ties.offices import race, renamed
from sayso.reading.ties.said_of import said_of, said_of_both, said_to_be_under

MAY_CARRY = ("dobj", "prt", "prep", "attr", "acomp")  # a verb's preposition, where the parse hangs it lower
OCCASIONS = frozenset(("in", "during", "at", "after", "before", "following"))
MODIFIERS = {"poss": ("poss",), "compound": ("compound", "nmod", "amod")}


class Slots:
    """The head words in the slots of a predicate, those joined to them included.

    Slots of a verb: `agent`, `patient` (by meaning: turned round in the passive), `dative`, `oprd`, any preposition,
    `inner` ("demanded that B resign"), and of the noun that makes its meaning ("came to the defence of B", "took B's
    side") `patient_of` and the like.
    Slots of a noun: `poss`, any preposition, `between`, `compound` ("the Ruiz endorsement"), and of the verb that
    supports it `giver` ("announced her endorsement") and `getter` ("won the endorsement"), of the clause that it is
    the occasion of `around` ("in a letter to B, A said"), `under` ("B is under investigation"),
    and of what ties two, `bond` and `bonded` ("the connection between A and B is one of friends").
    """

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self._objects: dict[int, list[tuple[int, str]]] = {}  # of a verb and its prepositions, with their lemmas
        self._named: dict[str, Callable[[int], list[int]]] = {
            "agent": self._agents,
            "patient": self._patients,
            "poss": lambda head: self._joined(head, "poss"),
            "compound": lambda head: self._joined(head, "compound"),
            "giver": lambda head: self._supporter(head, "support.giver"),
            "getter": lambda head: self._supporter(head, "support.getter"),
            "oprd": lambda head: children(parse, head, "oprd"),
            "dative": self._datives,
            "subject": lambda head: said_of(parse, head),
            "together": lambda head: said_of_both(parse, head),
            "under": lambda head: said_to_be_under(parse, head),
            "caller": self._caller,
            "race": self._races,
            "bond": lambda head: self._bond(head)[:1],
            "bonded": lambda head: self._bond(head)[1:],
            "around": self._around,
            "inner": self._inner,
        }

    def tokens(self, head: int, slot: str, nouns: frozenset[str] = frozenset()) -> list[int]:
        """The head words in a slot; a slot without a name of its own is a preposition."""
        if slot in self._named:
            return self._named[slot](head)
        if slot.startswith("patient_"):
            return self._of_patient(head, slot.removeprefix("patient_"), nouns)
        return self._prepositional(head, slot)

    def _prepositional(self, head: int, preposition: str) -> list[int]:
        found = prepositional(self.parse, head, preposition)
        beside = self._supporting(head)
        if self.parse.tokens[head].tag in VERB_TAGS:  # "works as a chemist for B", "had a talk with B"
            beside = [*children(self.parse, head, *MAY_CARRY), *prepositional(self.parse, head, "as")]
        return found or [t for o in beside for t in prepositional(self.parse, o, preposition)]

    def _joined(self, head: int, slot: str) -> list[int]:
        return [t for c in children(self.parse, head, *MODIFIERS[slot]) for t in conjuncts(self.parse, c)]

    def _datives(self, verb: int) -> list[int]:
        found = [c for c in children(self.parse, verb, "dative") if self.parse.tokens[c].tag != "IN"]
        return [t for c in found for t in conjuncts(self.parse, c)]

    def _races(self, verb: int) -> list[int]:
        offices = prepositional(self.parse, verb, "for", "as")
        return [t for i in offices for t in race(self.parse, self.parties, i)]

    def _inner(self, verb: int) -> list[int]:
        """Who is to act in "demanded that B resign"."""
        return [s for c in children(self.parse, verb, "ccomp", "acl") for s in children(self.parse, c, "nsubj")]

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
            elif link in MODIFIERS:
                found += children(self.parse, noun, *MODIFIERS[link])
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

    def _around(self, noun: int) -> list[int]:
        """The subject of the clause: "in a letter to B, A asked", "after talks with B, A left"."""
        link = self.parse.tokens[self.parse.tokens[noun].head]
        if self.parse.tokens[noun].dep != "pobj" or link.text.lower() not in OCCASIONS:
            return []
        return subjects(self.parse, link.head) if self.parse.tokens[link.head].tag in VERB_TAGS else []
