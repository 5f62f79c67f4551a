"""When an event or state holds: the time expression that belongs to a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sayso import edtf
from sayso.model import Entity, Form, Kind, Reading, Span, Time
from sayso.reading.lexicon import words
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, ancestors, child, first_conjunct

LINKS = frozenset(("prep", "pobj", "pcomp", "agent", "npadvmod", "tmod", "nmod", "advmod", "dative", "quantmod"))
MODIFIERS = frozenset(("compound", "nummod", "amod", "poss", "nmod"))  # "the 2004 election", "Friday's meeting"
INSIDE_CLAUSE = frozenset(("dobj", "attr", "oprd", "acomp", "dative", "conj", "pobj", "prep", "agent", "pcomp", "nmod"))
OF_ONE_ACT = frozenset(("xcomp", "auxpass", "aux"))
FARTHEST = 12  # governors looked through


class Calendar:
    """The time expressions of a reading by the words that they date. Build it once for a reading, then ask."""

    def __init__(self, reading: Reading) -> None:
        self._parse = reading.parse
        self._times = reading.times
        self._starts = [token.start for token in reading.parse.tokens]
        self._dating: dict[int, list[Time]] = {}
        named = sorted({span for entity in reading.entities for span in _longer_names(entity)})
        starts, reach = [start for start, _ in named], list(accumulate((end for _, end in named), max))
        for time in reading.times:
            begun = bisect_right(starts, time.span[0])  # names that begin no later; `reach` is how far they go
            if time.edtf and not (begun and time.span[1] <= reach[begun - 1]):
                self._enter(time)

    def time_at(self, i: int) -> str:
        """The EDTF string of what dates the event or state that token `i` heads; "" where the text gives no time.

        The time of another clause's verb, a reporting verb's above all, is not its time.
        """
        at = i
        for at in self._sites(i):
            if at in self._dating:
                return _settled(self._dating[at])
        return self._fronted(at)

    def _fronted(self, i: int) -> str:
        """The time at the head of the sentence for a verb joined on: "In 1996 he left the bank and founded a party"."""
        tokens = self._parse.tokens
        first = first_conjunct(self._parse, i)
        if first == i or tokens[first].tag not in VERB_TAGS or child(self._parse, i, *SUBJECTS) is not None:
            return ""
        begins = tokens[first].start
        front = [time for time in self._dating.get(first, ()) if time.span[1] < begins]
        return _settled(front) if front else ""

    def _enter(self, time: Time) -> None:
        """Notes the time at each word it dates: from its own governor up to the verb of its clause."""
        head = self._head(time)
        if head is None:
            return
        for at in self._reach(head):
            if time.edtf.endswith("/..") and self._is_superlative(at):
                return  # "the youngest premier since 1975" dates no premiership
            self._dating.setdefault(at, []).append(time)

    def _is_superlative(self, noun: int) -> bool:
        return any(
            self._parse.tokens[c].tag in ("JJS", "RBS")
            or self._parse.tokens[c].text.lower() in words("times", "dating.ordinals")
            for c in self._parse.children[noun]
        )

    def _head(self, time: Time) -> int | None:
        first, last = (bisect_left(self._starts, edge) for edge in time.span)
        inside = range(first, last)
        tokens = self._parse.tokens
        return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)

    def _reach(self, head: int) -> Iterator[int]:
        """The words that a time with that head dates."""
        tokens = self._parse.tokens
        below = head
        for _, at in zip(range(FARTHEST), ancestors(self._parse, head), strict=False):
            dep = tokens[below].dep
            if below != head and dep not in INSIDE_CLAUSE and dep not in LINKS:
                return
            if dep in MODIFIERS and below == head and not self._carries_time(at):
                yield at
                return
            if tokens[at].tag in VERB_TAGS:
                yield at
                return
            if tokens[at].tag in NOUN_TAGS:
                yield at
            below = at

    def _carries_time(self, noun: int) -> bool:
        """Whether the noun hands its year on to the clause: "won in the 2008 election", "during her 2016 run"."""
        governor = self._parse.tokens[self._parse.tokens[noun].head]
        return self._parse.tokens[noun].dep == "pobj" and governor.text.lower() in words("times", "dating.prepositions")

    def _sites(self, i: int) -> Iterator[int]:
        """The words whose times are also the time of `i`, nearest first."""
        yield i
        tokens = self._parse.tokens
        at = i
        for _ in range(FARTHEST):
            token = tokens[at]
            if token.head == at or not self._shares_time(at):
                return
            at = token.head
            yield at

    def _shares_time(self, i: int) -> bool:
        """Whether what dates the governor of `i` dates `i` too."""
        token = self._parse.tokens[i]
        governor = self._parse.tokens[token.head]
        if token.tag in VERB_TAGS:
            if token.dep == "advcl":  # "won again, defeating a rival"
                return token.tag == "VBG" and token.i > governor.i
            return token.dep in OF_ONE_ACT and governor.lemma not in words("times", "dating.other_acts")
        if token.dep in ("attr", "oprd", "dobj"):
            return governor.tag in VERB_TAGS
        return token.dep in ("conj", "appos") and governor.tag in NOUN_TAGS


def _longer_names(entity: Entity) -> Iterator[Span]:
    """The names in which a word of time may stand: "Sunday" in "Harbour News Sunday" dates nothing."""
    return (m.span for m in entity.mentions if m.form is Form.NAME and entity.kind is not Kind.EVENT)


def _settled(times: Iterable[Time]) -> str:
    """One time out of several at a word: the narrowest of those that agree; the start and the end of one interval."""
    found = [time.edtf for time in times]
    one = found[0]
    for other in found[1:]:
        if edtf.contains(one, other):
            one = other
        elif one.endswith("/..") and other.startswith("../"):
            one = edtf.interval(one.removesuffix("/.."), other.removeprefix("../"))
    return one
