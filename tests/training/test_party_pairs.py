"""Pairs: which two parties of a sentence the trained reader of ties is asked about."""

from __future__ import annotations

from sayso.model import Document, Entity, Form, Kind, Mention, Reading
from sayso.reading.parse import segment
from sayso.reading.parties import Parties
from training.party_pairs import MOST_PAIRS, pairs

Words = tuple[str, str]


def paired(text: str, *entities: Entity) -> list[Words]:
    """The words of the two mentions of each pair, in the order given."""
    reading = segment(Reading(Document("d", text), entities=entities))
    return [
        (text[slice(*pair.first.span)], text[slice(*pair.second.span)]) for pair in pairs(reading, Parties(reading))
    ]


def a_party(text: str, words: str, *more: str, kind: Kind = Kind.PERSON, members: tuple[str, ...] = ()) -> Entity:
    """An entity mentioned wherever the words stand; its id is the first of them."""
    mentions = []
    for name in (words, *more):
        at = text.find(name)
        while at >= 0:
            mentions.append(Mention((at, at + len(name)), Form.NAME))
            at = text.find(name, at + 1)
    return Entity(words, kind, words, members=members, mentions=tuple(mentions))


def test_two_parties_of_one_sentence_are_a_pair_in_the_order_of_the_text() -> None:
    text = "Ana Ruiz sued Bo Lund."

    assert paired(text, a_party(text, "Bo Lund"), a_party(text, "Ana Ruiz")) == [("Ana Ruiz", "Bo Lund")]


def test_parties_of_two_sentences_are_no_pair() -> None:
    text = "Ana Ruiz left early. Bo Lund stayed."

    assert paired(text, a_party(text, "Ana Ruiz"), a_party(text, "Bo Lund")) == []


def test_of_several_mentions_the_nearest_two_are_asked_about() -> None:
    text = "Ana Ruiz said on Monday that she would sue Bo Lund."

    assert paired(text, a_party(text, "Ana Ruiz", "she"), a_party(text, "Bo Lund")) == [("she", "Bo Lund")]


def test_kinds_that_no_relation_takes_are_no_pair() -> None:
    text = "The Gulf Summit follows the Oslo Forum."

    assert (
        paired(text, a_party(text, "Gulf Summit", kind=Kind.EVENT), a_party(text, "Oslo Forum", kind=Kind.EVENT)) == []
    )


def test_a_group_stands_for_its_members() -> None:
    text = "They met Bo Lund."
    ana, eva = (Entity(name, Kind.PERSON, name) for name in ("Ana", "Eva"))
    both = a_party(text, "They", kind=Kind.GROUP, members=("Ana", "Eva"))

    assert paired(text, ana, eva, both, a_party(text, "Bo Lund")) == [("They", "Bo Lund")] * 2


def test_a_long_list_of_names_gives_no_more_pairs_than_the_cap() -> None:
    names = [f"Ana R{letter}z" for letter in "abcdefghijkl"]
    text = f"Those present were {', '.join(names)} and others."

    found = paired(text, *(a_party(text, name) for name in names))

    assert len(found) == MOST_PAIRS
    assert (names[0], names[1]) in found
