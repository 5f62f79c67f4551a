"""Praise and blame inside statements: what a speaker says of somebody, as support or opposition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from sayso.model import Factuality, Kind, Parse, Reading, Span
from sayso.reading.commitment.factuality import factuality_at
from sayso.reading.lexicon import lexicon, words
from sayso.reading.parties import Parties
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, children, is_passive, subjects
from sayso.reading.ties.arguments import Arguments
from sayso.reading.ties.candidates import Argument, Candidate

RELATION = {"positive": "supports", "negative": "opposes"}
TURNED = {"supports": "opposes", "opposes": "supports"}
TARGETS = frozenset((Kind.PERSON, Kind.ORGANISATION))
COPULAS = frozenset(("be", "become", "remain", "seem", "make", "prove"))
DOING = frozenset(("do", "make"))  # "did a great job", "made a terrible mistake"
COMPARED = frozenset(("JJR", "RBR"))  # "tougher than" may be said of two weaklings
FORESEEING = frozenset(("will", "would", "'ll", "'d"))  # "would be a terrible president" is blame
NEGATING = frozenset(("det", "advmod", "preconj"))
NEGATIONS = frozenset(("no", "never", "hardly", "nothing", "neither", "not"))
NO_NEGATION = frozenset(("only", "just", "merely", "simply"))  # "not only a great mayor"

Speakers = Callable[[Span], list[Argument]]  # whose statement the span stands in, and where they are named


@cache
def polarity() -> dict[tuple[str, str], str]:
    """Relation by word class ("adjectives", "nouns", "verbs", "adverbs") and lemma."""
    return {
        (table, lemma): RELATION[sign]
        for sign in RELATION
        for table, lemmas in lexicon("stance")[sign].items()
        for lemma in lemmas
    }


def stances(reading: Reading, parties: Parties, speakers: Speakers) -> Iterator[Candidate]:
    """Support and opposition that speakers state by evaluating a party, or by calling on it to go."""
    evaluations = Evaluations(reading, Arguments(reading.parse, parties), speakers)
    table, leaving, ousting = polarity(), words("stance", "leaving.verbs"), words("stance", "leaving.passive")
    for token in reading.parse.tokens:
        if token.lemma not in _telling():
            continue
        relation = table.get((_table(token.tag), token.lemma))
        if relation:
            yield from evaluations.at(token.i, relation)
        if token.tag in VERB_TAGS and (token.lemma in leaving or (token.tag == "VBN" and token.lemma in ousting)):
            yield from evaluations.calls_to_go(token.i)


@cache
def _telling() -> frozenset[str]:
    """The lemmas that may say something of somebody."""
    return (
        frozenset(lemma for _, lemma in polarity())
        | words("stance", "leaving.verbs")
        | words("stance", "leaving.passive")
    )


def _table(tag: str) -> str:
    if tag in VERB_TAGS:
        return "verbs"
    if tag in NOUN_TAGS:
        return "nouns"
    return "adverbs" if tag == "RB" else "adjectives"


class Evaluations:
    """Looks for whom a word of praise or blame is said of, and by whom."""

    def __init__(self, reading: Reading, arguments: Arguments, speakers: Speakers) -> None:
        self.reading = reading
        self.parse: Parse = reading.parse
        self.arguments = arguments
        self.speakers = speakers

    def at(self, i: int, relation: str) -> Iterator[Candidate]:
        """What the word at `i` says of a party."""
        predicate = self._predicate(i)
        if (
            predicate is None
            or self._is_of_a_thing(predicate)
            or self.parse.tokens[i].tag in COMPARED
            or self._is_open(predicate)
        ):
            return
        if self._is_negated(predicate, i):
            if (predicate == i and relation == "opposes") or self.parse.tokens[predicate].lemma in DOING | words(
                "stance", "deeds.verbs"
            ):
                return  # "did not lie" is no praise
            relation = TURNED[relation]
        targets, callers = self._targets(predicate, i), self._callers(predicate)
        yield from self._candidates(relation, targets, callers, predicate, i)

    def calls_to_go(self, i: int) -> Iterator[Candidate]:
        """Opposition in "Ruiz should resign", "Ruiz must be sacked", "it is time for Ruiz to go"."""
        tokens = self.parse.tokens
        aux = [tokens[c].lemma for c in children(self.parse, i, "aux")]
        governor = tokens[tokens[i].head]
        obliged = not words("stance", "leaving.modals").isdisjoint(aux)
        due = "to" in aux and governor.lemma in words("stance", "leaving.due") and not self._is_negated(governor.i, i)
        if (obliged or due) and not self._is_negated(i, i):
            heads = children(self.parse, i, *SUBJECTS) or (subjects(self.parse, i) if due else [])
            targets = [argument for head in heads for argument in self.arguments.at(head)]
            yield from self._candidates("opposes", targets, [], i, i)

    def _candidates(
        self, relation: str, targets: list[Argument], callers: list[Argument], predicate: int, i: int
    ) -> Iterator[Candidate]:
        token = self.parse.tokens[i]
        said = [token, self.parse.tokens[predicate]]
        if token.dep == "amod":
            said.append(self.parse.tokens[token.head])  # "is a great mayor"
        spans = tuple((word.start, word.end) for word in said)
        for target in targets:
            if self.arguments.parties.by_id[target.id].kind not in TARGETS:
                continue
            for holder in callers or self.speakers(target.span):
                if holder.id != target.id:
                    rule = f"stance:{token.lemma}"
                    yield Candidate(
                        relation, holder, target, predicate, rule, spans, time="", clausal=False, spoken=not callers
                    )

    def _predicate(self, i: int) -> int | None:
        """The verb by which the word is said of somebody: itself, the copula, or the verb of calling."""
        tokens = self.parse.tokens
        token = tokens[i]
        if token.tag in VERB_TAGS:
            return None if is_passive(self.parse, i) else i
        if token.dep == "amod" or (token.dep in ("conj", "compound") and tokens[token.head].tag not in VERB_TAGS):
            return self._predicate(token.head) if tokens[token.head].head != token.head else None
        if token.dep in ("attr", "acomp", "oprd", "ccomp", "xcomp"):
            calls = tokens[token.head].lemma in words("stance", "calling.verbs")
            return token.head if calls or tokens[token.head].lemma in COPULAS else None
        if token.tag == "RB":
            return token.head if tokens[token.head].lemma in words("stance", "deeds.verbs") else None
        if token.dep == "pobj" and tokens[tokens[token.head].head].lemma in words("support", "nouns.part"):
            return self._predicate(tokens[token.head].head)  # "one of the great mayors"
        if token.dep == "dobj" and tokens[token.head].lemma in DOING and token.tag in NOUN_TAGS:
            return token.head
        if token.dep == "pobj" and tokens[token.head].text.lower() == "as":
            verb = tokens[token.head].head
            return verb if tokens[verb].lemma in words("stance", "calling.verbs") else None
        return None

    def _is_negated(self, predicate: int, i: int) -> bool:
        """As in "is not a hero", "is no hero", "has never lied"."""
        tokens = self.parse.tokens
        return any(
            (tokens[c].dep == "neg" or (tokens[c].dep in NEGATING and tokens[c].text.lower() in NEGATIONS))
            and tokens[min(c + 1, len(tokens) - 1)].text.lower() not in NO_NEGATION
            for c in (*self.parse.children[predicate], *self.parse.children[i])
        ) or (tokens[i].dep == "amod" and tokens[tokens[i].head].text.lower() in NEGATIONS)  # "did nothing wrong"

    def _is_of_a_thing(self, predicate: int) -> bool:
        """As in "he deserved it", "there is nothing wrong with it": what is judged is something else."""
        tokens = self.parse.tokens
        objects = [tokens[c].text.lower() for c in children(self.parse, predicate, "dobj")]
        deserved = tokens[predicate].lemma == "deserve" and not words("stance", "open.subjects").isdisjoint(objects)
        return deserved or bool(children(self.parse, predicate, "expl"))

    def _is_open(self, predicate: int) -> bool:
        """Whether nothing is claimed: a wish, a possibility, a condition, a question."""
        tokens = self.parse.tokens
        if tokens[self.parse.sentences[tokens[predicate].sentence][1] - 1].text == "?":
            return True
        below = [tokens[c] for c in self.parse.children[predicate]]
        if any(t.dep in ("mark", "advmod") and t.text.lower() in words("stance", "open.marks") for t in below):
            return True
        modals = {t.lemma for t in below if t.tag == "MD"}
        factuality = factuality_at(self.reading, predicate)
        foreseen = factuality is Factuality.POSSIBLE and bool(modals & FORESEEING)
        return not foreseen and factuality in (Factuality.POSSIBLE, Factuality.POSSIBLY_NOT, Factuality.UNKNOWN)

    def _targets(self, predicate: int, i: int) -> list[Argument]:
        """The parties that the predicate is about; for adjectives and nouns also through their acts."""
        tokens = self.parse.tokens
        if tokens[predicate].lemma in words("stance", "calling.verbs"):
            heads = self.arguments.slots.tokens(predicate, "patient")
            heads += [
                s for c in children(self.parse, predicate, "ccomp", "xcomp") for s in children(self.parse, c, "nsubj")
            ]
        else:
            heads = subjects(self.parse, predicate) or self._doers(predicate)
        through = tokens[i].tag not in VERB_TAGS
        named = [head for head in heads if tokens[head].text.lower() not in words("stance", "open.subjects")]
        return [argument for head in named for argument in self.arguments.at(head, through=through)]

    def _doers(self, predicate: int) -> list[int]:
        """Whose deed is spoken of in "what Ruiz did is a disgrace"."""
        return [s for deed in children(self.parse, predicate, "csubj") for s in children(self.parse, deed, "nsubj")]

    def _callers(self, predicate: int) -> list[Argument]:
        """Who calls somebody so, where the verb is one of calling: an act in the outlet's own voice."""
        if self.parse.tokens[predicate].lemma not in words("stance", "calling.verbs"):
            return []
        return [a for head in self.arguments.slots.tokens(predicate, "agent") for a in self.arguments.at(head)]
