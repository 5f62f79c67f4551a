"""What a reader has in mind at a place of the text: who was mentioned, how prominently, how long ago.

Source: Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": prominence is worked out from the
grammatical place of each mention and halves with every sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Parse, Token
from sayso.reading.syntax import first_conjunct

SENTENCE_RECENCY = 100.0
BY_PLACE = {
    "nsubj": 80.0,
    "nsubjpass": 75.0,
    "ROOT": 60.0,
    "attr": 40.0,
    "dobj": 50.0,
    "dative": 45.0,
    "agent": 45.0,
    "pobj": 40.0,
    "poss": 35.0,
    "npadvmod": 20.0,
    "compound": 10.0,
    "amod": 5.0,
}
ELSEWHERE = 20.0
EMBEDDED = 0.6  # of the weight, inside another noun phrase
FADE = 0.5  # for each sentence passed


@dataclass(slots=True)
class Trace:
    """One entity's prominence: how much, up to which sentence, and where it was last mentioned."""

    weight: float = 0.0
    sentence: int = 0
    here: float = 0.0  # the most prominent place within that sentence, already in `weight`
    last: int = -1  # token of the last mention
    last_subject: int = -1


@dataclass(slots=True)
class Discourse:
    """The entities mentioned so far."""

    parse: Parse
    traces: dict[str, Trace] = field(default_factory=dict)

    def mention(self, entity: str, i: int) -> None:
        """Note that the entity is mentioned at the token."""
        sentence = self.parse.tokens[i].sentence
        trace = self.traces.setdefault(entity, Trace(sentence=sentence))
        if trace.sentence != sentence:
            trace.weight *= FADE ** (sentence - trace.sentence)
            trace.sentence, trace.here = sentence, 0.0
        gained = SENTENCE_RECENCY + prominence(self.parse, i)
        if gained > trace.here:
            trace.weight += gained - trace.here
            trace.here = gained
        trace.last = max(trace.last, i)
        if is_subject(self.parse, i):
            trace.last_subject = i

    def weight(self, entity: str, i: int) -> float:
        """How prominent the entity is at the token."""
        trace = self.traces[entity]
        return trace.weight * FADE ** (self.parse.tokens[i].sentence - trace.sentence)


def place_of(parse: Parse, i: int) -> Token:
    """The token whose label tells the grammatical place of `i`: the first conjunct, or what `i` is in apposition to."""
    for _ in range(4):
        i = first_conjunct(parse, i)
        token = parse.tokens[i]
        if token.dep != "appos" or token.head == i:
            break
        i = token.head
    return parse.tokens[i]


def is_subject(parse: Parse, i: int) -> bool:
    """Whether the token stands as (part of) a subject."""
    return place_of(parse, i).dep in ("nsubj", "nsubjpass")


def prominence(parse: Parse, i: int) -> float:
    """The weight of the grammatical place of the token."""
    token = place_of(parse, i)
    weight = BY_PLACE.get(token.dep, ELSEWHERE)
    if token.dep == "pobj":
        governor = parse.tokens[parse.tokens[token.head].head]
        return weight * EMBEDDED if governor.tag.startswith("N") else weight
    return weight
