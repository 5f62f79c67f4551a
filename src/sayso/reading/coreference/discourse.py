"""What a reader has in mind at a place of the text: who was mentioned, how prominently, how long ago.

Source: Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": prominence is worked out from the
grammatical place of each mention and halves with every sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from sayso.model import Parse, Token
from sayso.reading.syntax import first_conjunct

SENTENCE_RECENCY = 100.0
BY_PLACE = {
    "nsubj": 80.0,
    "nsubjpass": 75.0,
    "ROOT": 60.0,
    "attr": 70.0,
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
class Glow:
    """Prominence that fades with every tick of a clock."""

    weight: float = 0.0
    at: int = 0
    here: float = 0.0  # the most that one mention gave at this tick; it counts once

    def add(self, gained: float, at: int) -> None:
        """Take in a mention at the tick."""
        if at != self.at:
            self.weight, self.at, self.here = self.now(at), at, 0.0
        self.weight += max(0.0, gained - self.here)
        self.here = max(self.here, gained)

    def now(self, at: int) -> float:
        """What is left at the tick."""
        return self.weight * FADE ** max(0, at - self.at)


@dataclass(slots=True)
class Trace:
    """One entity's prominence, and where it was last mentioned."""

    outside: Glow = field(default_factory=Glow)  # for the narration
    inside: Glow = field(default_factory=Glow)  # for words between quotation marks
    last: int = -1  # token of the last mention


class Discourse:
    """The entities mentioned so far.

    `quoted` holds for each token the number of its quotation, -1 outside. In the narration time stands still while
    somebody is quoted: "he added" after three quoted sentences is still who spoke before them.
    """

    def __init__(self, parse: Parse, quoted: list[int]) -> None:
        self.parse = parse
        self.quoted = quoted
        self.traces: dict[str, Trace] = {}
        told = (any(quoted[i] < 0 for i in range(first, last - 1)) for first, last in parse.sentences)
        self._clock = list(accumulate(told, initial=0))[1:]

    def mention(self, entity: str, i: int) -> None:
        """Note that the entity is mentioned at the token."""
        sentence = self.parse.tokens[i].sentence
        trace = self.traces.pop(entity, None) or Trace()
        self.traces[entity] = trace  # the last mentioned stands last
        gained = SENTENCE_RECENCY + prominence(self.parse, i)
        trace.inside.add(gained, sentence)
        trace.outside.add(gained * (ASIDE if self.quoted[i] >= 0 else 1.0), self._clock[sentence])
        trace.last = max(trace.last, i)

    def weight(self, entity: str, i: int) -> float:
        """How prominent the entity is at the token; what was named inside a quotation counts less outside."""
        trace, sentence = self.traces[entity], self.parse.tokens[i].sentence
        return trace.inside.now(sentence) if self.quoted[i] >= 0 else trace.outside.now(self._clock[sentence])

    def recent(self, i: int, sentences: int) -> Iterator[str]:
        """The entities mentioned within that many sentences before the token, the last mentioned first."""
        for entity in reversed(self.traces):
            if self.distance(entity, i) > sentences:
                return
            yield entity

    def distance(self, entity: str, i: int) -> int:
        """How many sentences ago the entity was last mentioned."""
        trace, sentence = self.traces[entity], self.parse.tokens[i].sentence
        return sentence - trace.inside.at if self.quoted[i] >= 0 else self._clock[sentence] - trace.outside.at


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
