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
ASIDE = 0.4  # of the weight, for what is named inside a quotation, in the narration around it


@dataclass(slots=True)
class Trace:
    """One entity's prominence: how much, up to which sentence, and where it was last mentioned."""

    weight: float = 0.0  # for the narration
    inner: float = 0.0  # for words inside quotation marks
    sentence: int = 0
    here: float = 0.0  # the most prominent place within that sentence, already in `weight`
    here_inner: float = 0.0
    last: int = -1  # token of the last mention


@dataclass(slots=True)
class Discourse:
    """The entities mentioned so far."""

    parse: Parse
    quoted: list[int]  # for each token the number of its quotation, -1 outside
    traces: dict[str, Trace] = field(default_factory=dict)

    def mention(self, entity: str, i: int) -> None:
        """Note that the entity is mentioned at the token."""
        sentence = self.parse.tokens[i].sentence
        trace = self.traces.setdefault(entity, Trace(sentence=sentence))
        if sentence > trace.sentence:
            faded = FADE ** (sentence - trace.sentence)
            trace.weight, trace.inner = trace.weight * faded, trace.inner * faded
            trace.sentence, trace.here, trace.here_inner = sentence, 0.0, 0.0
        gained = SENTENCE_RECENCY + prominence(self.parse, i)
        outside = gained * (ASIDE if self.quoted[i] >= 0 else 1.0)
        trace.weight += max(0.0, outside - trace.here)
        trace.inner += max(0.0, gained - trace.here_inner)
        trace.here, trace.here_inner = max(trace.here, outside), max(trace.here_inner, gained)
        trace.last = max(trace.last, i)

    def weight(self, entity: str, i: int) -> float:
        """How prominent the entity is at the token; what was named inside a quotation counts less outside."""
        trace = self.traces[entity]
        felt = trace.inner if self.quoted[i] >= 0 else trace.weight
        return felt * FADE ** max(0, self.parse.tokens[i].sentence - trace.sentence)


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
