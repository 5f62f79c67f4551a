"""The places ("slots") of a predicate: which words of the sentence stand in them, by syntax alone."""

from __future__ import annotations

from collections.abc import Callable

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.syntax import VERB_TAGS, child, children, conjuncts, is_passive, prepositional, subjects
from sayso.reading.ties.doers import clause_in_a_name, doers, late_object
from sayso.reading.ties.offices import race, renamed
from sayso.reading.ties.said_of import said_of, said_of_both, said_to_be_under

MAY_CARRY = ("dobj", "prt", "prep", "attr", "acomp", "advmod")  # a verb's preposition, where the parse hangs it lower
CARRIED = frozenset(("by", "against", "on"))  # prepositions of a noun that the parse may hang on the "of" behind it
OCCASIONS = frozenset(("in", "during", "at", "after", "before", "following"))
MODIFIERS = {"poss": ("poss",), "compound": ("compound", "nmod", "amod")}


class Slots:
    """The head words in the slots of a predicate, those joined to them included.

    Slots of a verb: `agent`, `patient` (by meaning: turned round in the passive), `dative`, `oprd`, any preposition,
    `inner` ("demanded that B resign"), `inner_patient` ("urged voters to back B"), and of the noun that makes its
    meaning ("came to the defence of B", "took B's side") `patient_of` and the like.
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
            "under": self._under,
            "caller": self._caller,
            "race": self._races,
            "bond": lambda head: self._bond(head)[:1],
            "bonded": lambda head: self._bond(head)[1:],
            "around": self._around,
            "inner": self._inner,
            "inner_patient": self._inner_patients,
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
        if not found:
            carriers = [
                t for at in self._carriers(head, preposition) for t in prepositional(self.parse, at, preposition)
            ]
            found = carriers
        return [self._antecedent(t) for t in found]

    def _carriers(self, head: int, preposition: str) -> list[int]:
        """The words on which the parse may hang a preposition that belongs to the head."""
        if self.parse.tokens[head].tag in VERB_TAGS:  # "works as a chemist for B", "had a talk with B"
            return [*children(self.parse, head, *MAY_CARRY), *prepositional(self.parse, head, "as")]
        beside = self._supporting(head)
        if preposition in CARRIED:  # "the appointment of B by A", "an accusation of doping against B"
            beside += prepositional(self.parse, head, "of")
        above = self.parse.tokens[self.parse.tokens[head].head]
        if preposition == "from" and above.tag in VERB_TAGS and above.lemma in words("support", "support.source"):
            beside.append(above.i)  # "B drew criticism from A", "praise came from A"
        return beside

    def _antecedent(self, token: int) -> int:
        """The noun that a relative pronoun stands for: "the board on which A sits"."""
        tokens = self.parse.tokens
        if tokens[token].tag not in ("WP", "WDT"):
            return token
        verb = tokens[tokens[token].head].head
        return tokens[verb].head if tokens[verb].dep == "relcl" else token

    def _under(self, head: int) -> list[int]:
        """Under whom somebody serves; of a noun, who is under it."""
        if self.parse.tokens[head].tag in VERB_TAGS:
            return self._prepositional(head, "under")
        return said_to_be_under(self.parse, head)

    def _joined(self, head: int, slot: str) -> list[int]:
        return [t for c in children(self.parse, head, *MODIFIERS[slot]) for t in conjuncts(self.parse, c)]

    def _datives(self, verb: int) -> list[int]:
        """Whom something is given, of a verb or of the noun it gives: "gave B her endorsement"."""
        givers = [verb] if self.parse.tokens[verb].tag in VERB_TAGS else self._supporting(verb)
        found = [c for at in givers for c in children(self.parse, at, "dative") if self.parse.tokens[c].tag != "IN"]
        return [t for c in found for t in conjuncts(self.parse, c)]

    def _races(self, verb: int) -> list[int]:
        offices = prepositional(self.parse, verb, "for", "as")
        return [t for i in offices for t in race(self.parse, self.parties, i)]

    def _inner(self, verb: int) -> list[int]:
        """Who is to act in "demanded that B resign", "called for B to resign"."""
        clauses = children(self.parse, verb, "ccomp", "acl")
        clauses += [c for c in children(self.parse, verb, "advcl", "xcomp") if self._is_for_to(c)]
        return [s for c in clauses for s in children(self.parse, c, "nsubj")]

    def _is_for_to(self, clause: int) -> bool:
        return any(self.parse.tokens[m].text.lower() == "for" for m in children(self.parse, clause, "mark"))

    def _inner_patients(self, verb: int) -> list[int]:
        """To whom it is to be done in "urged the council to sack B", "wants B sacked", "called for B to be sacked"."""
        clauses = children(self.parse, verb, "ccomp", "xcomp", "advcl")
        clauses += [c for o in children(self.parse, verb, "dobj") for c in children(self.parse, o, "acl", "relcl")]
        found = []
        for clause in clauses:
            if self.parse.tokens[clause].tag == "VBN" and child(self.parse, clause, "aux", "auxpass") is None:
                found += children(self.parse, clause, "nsubj")  # "wants B sacked"
            else:
                found += self._patients(clause) or prepositional(self.parse, clause, "for", "behind", "against")
        return found

    def _supporting(self, noun: int) -> list[int]:
        """The clauses that support the noun: "a lawsuit filed by A", "charges that A brought", "opened a probe"."""
        clauses = children(self.parse, noun, "acl", "relcl")
        if self.parse.tokens[noun].dep in ("dobj", "nsubjpass"):
            clauses.append(self.parse.tokens[noun].head)
        return [c for c in clauses if self.parse.tokens[c].lemma in words("support", "support.giver")]

    def _agents(self, verb: int) -> list[int]:
        if self._is_passive(verb):
            return self._by(verb)
        token = self.parse.tokens[verb]
        if (
            token.dep == "advcl"
            and token.tag == "VBG"
            and self.parse.tokens[token.head].lemma in words("ascribing", "verbs.give")
        ):
            return self._patients(token.head)  # "A named B as chief, replacing C": it is B who replaces
        return [known for head in doers(self.parse, self.parties, verb) for known in self._known_as(head)]

    def _is_passive(self, verb: int) -> bool:
        return is_passive(self.parse, verb) and clause_in_a_name(self.parse, verb) is None

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
            found = prepositional(self.parse, at, "by") or self._by_behind(at)
            if found:
                return found
        if verb > 1 and self.parse.tokens[verb - 1].text == "-":
            return [verb - 2]  # "the Labour-backed bill", "the Syrian-backed group"
        return children(self.parse, verb, "npadvmod")

    def _by_behind(self, verb: int) -> list[int]:
        """A in "was praised for his courage by A", "is deemed a threat by A", where the parse hangs it lower."""
        nouns = children(self.parse, verb, "oprd")
        nouns += [n for p in children(self.parse, verb, "prep") for n in children(self.parse, p, "pobj")]
        found = [t for n in nouns for t in prepositional(self.parse, n, "by")]
        return [t for t in found if self.parties.standing_at(t) is not None]

    def _patients(self, verb: int) -> list[int]:
        token = self.parse.tokens[verb]
        if token.dep == "amod" and token.tag == "VBN":
            return [token.head]
        if is_passive(self.parse, verb):
            return subjects(self.parse, verb) if token.dep != "amod" else [token.head]
        objects = [c for c in children(self.parse, verb, "dobj") if self.parse.tokens[c].tag not in ("WP", "WDT")]
        found = [t for c in objects for t in conjuncts(self.parse, c)]
        found = renamed(self.parse, self.parties, verb) or found or late_object(self.parse, verb)
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
                and not children(self.parse, verb, "prep", "ccomp", "xcomp")
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
            links = children(self.parse, verb, "prep", "agent")
            links += [inner for link in links for inner in children(self.parse, link, "prep")]  # "out of the race"
            objects += [n for p in links for n in children(self.parse, p, "pobj")]
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
                below = prepositional(self.parse, noun, "for", "of")  # "laid the blame for the crash on B"
                found += prepositional(self.parse, noun, link) or [
                    t for at in below for t in prepositional(self.parse, at, link) if link in CARRIED
                ]
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
        """Who acts on the occasion: "in a letter to B, A asked", "after talks with B, A left", "A under B's lead"."""
        link = self.parse.tokens[self.parse.tokens[noun].head]
        if self.parse.tokens[noun].dep == "pobj" and link.text.lower() == "under":
            above = self.parse.tokens[link.head]
            return subjects(self.parse, link.head) if above.tag in VERB_TAGS else [link.head]
        if self.parse.tokens[noun].dep != "pobj" or link.text.lower() not in OCCASIONS:
            return []
        return subjects(self.parse, link.head) if self.parse.tokens[link.head].tag in VERB_TAGS else []
