"""Which two parties of a sentence may be tied: what the trained reader of ties is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sayso.model import Parse, Reading, Span
from sayso.reading.parties import Parties
from sayso.reading.ties.candidates import Argument
from sayso.relations import relations

MOST_PAIRS = 24  # of one sentence, the nearest: a list of forty names has 780, and a reader asks few of them


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties mentioned in one sentence, in the order of the text."""

    first: Argument
    second: Argument
    sentence: int
    apart: int  # words between the two mentions, 0 where one stands in the other


def pairs(reading: Reading, parties: Parties) -> Iterator[Pair]:
    """The pairs of parties whose kinds some relation takes, each two once a sentence, where they stand nearest.

    A group stands for its members. Pairs come in the order of the text.
    """
    mentioned = _mentioned(reading, parties)
    for sentence in sorted(mentioned):
        found = [
            _nearest(reading.parse, sentence, parties, one, other)
            for one, other in combinations(sorted(mentioned[sentence].items()), 2)
            if fits(parties.by_id[one[0]].kind, parties.by_id[other[0]].kind)
        ]
        near = sorted((pair for pair in found if pair is not None), key=_nearness)[:MOST_PAIRS]
        yield from sorted(near, key=_place)


@cache
def fits(one: str, other: str) -> bool:
    """Whether some relation ties parties of these two kinds, either way round."""
    return any(
        (one in relation.subjects and other in relation.objects)
        or (other in relation.subjects and one in relation.objects)
        for relation in relations().values()
    )


def _mentioned(reading: Reading, parties: Parties) -> dict[int, dict[str, list[Span]]]:
    """The mentions of each sentence by the party they stand for."""
    found: dict[int, dict[str, list[Span]]] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            at = parties.tokens_in(mention.span)
            if not at:
                continue
            sentence = reading.parse.tokens[at.start].sentence
            named = found.setdefault(sentence, {})
            for party in (
                [entity] if not entity.members else [parties.by_id[m] for m in entity.members if m in parties.by_id]
            ):
                named.setdefault(party.id, []).append(mention.span)
    return found


def _nearest(
    parse: Parse, sentence: int, parties: Parties, one: tuple[str, list[Span]], other: tuple[str, list[Span]]
) -> Pair | None:
    """The two parties where they stand nearest to each other; None where all their mentions are the same words."""
    found = []
    for span in one[1]:
        for other_span in other[1]:
            if span == other_span:
                continue  # two members of one group
            (a, first), (b, second) = sorted([(span, one[0]), (other_span, other[0])])
            apart = max(0, parties.tokens_in(b).start - parties.tokens_in(a).stop)
            found.append(Pair(Argument(first, a), Argument(second, b), sentence, apart))
    return min(found, key=_nearness, default=None)


def _nearness(pair: Pair) -> tuple[int, tuple[Span, Span, str, str]]:
    return pair.apart, _place(pair)


def _place(pair: Pair) -> tuple[Span, Span, str, str]:
    return pair.first.span, pair.second.span, pair.first.id, pair.second.id
