"""Our passages: statements laid beside the annotated ones."""

from __future__ import annotations

from bench.score_passages import Count, Said, gold_statements, is_same_speaker, our_statements, pairs, words
from sayso.model import Act, Basis, Document, Entity, Form, Kind, Mention, Quotation, Reading, Span, Statement

TEXT = "Ruiz said the ferry sank. She blamed Dol for the loss."
SANK, LOSS = (10, 24), (26, 53)


def said(*starts: int, speaker: tuple[Span, ...] = ()) -> Said:
    return Said(frozenset(starts), speaker)


def a_reading(*statements: Statement) -> Reading:
    ruiz = Entity("e1", Kind.PERSON, "Ruiz", mentions=(Mention((0, 4), Form.NAME), Mention((26, 29), Form.PRONOUN)))
    return Reading(Document("d", TEXT), entities=(ruiz,), statements=statements)


def a_statement(content: Span, act: Act = Act.SPEECH) -> Statement:
    return Statement("s", ("e1",), None, None, (content,), Quotation.INDIRECT, act, Basis.NAMED)


def test_half_of_the_words_in_common_are_enough() -> None:
    assert list(pairs([said(1, 2)], [said(2)])) == [(said(1, 2), said(2))]
    assert list(pairs([said(1, 2, 3)], [said(3)])) == []


def test_the_most_alike_are_one_pair() -> None:
    gold, ours = [said(1, 2, 3, 4), said(1, 2, 3)], [said(1, 2, 3)]

    assert list(pairs(gold, ours)) == [(gold[1], ours[0])]


def test_speakers_are_one_where_a_mention_overlaps() -> None:
    assert is_same_speaker(said(1, speaker=((0, 4), (26, 29))), said(1, speaker=((26, 29),)))
    assert not is_same_speaker(said(1, speaker=((0, 4),)), said(1, speaker=((4, 8),)))


def test_a_statement_without_a_speaker_wants_none() -> None:
    assert is_same_speaker(said(1), said(1))
    assert not is_same_speaker(said(1), said(1, speaker=((0, 4),)))


def test_a_gold_speaker_stands_wherever_its_chain_does() -> None:
    row = {
        "statements": [{"speaker": [0, 4], "content": list(SANK)}],
        "mentions": [{"span": [0, 4], "chain": 1}, {"span": [26, 29], "chain": 1}, {"span": [37, 40], "chain": 2}],
    }

    (found,) = gold_statements(row, TEXT)

    assert found.words == words(TEXT, [SANK])
    assert {tuple(span) for span in found.speaker} == {(0, 4), (26, 29)}


def test_what_begins_outside_the_passage_and_attitudes_do_not_count() -> None:
    reading = a_reading(a_statement(SANK), a_statement(LOSS), a_statement(SANK, Act.ATTITUDE))

    assert our_statements(reading, (0, 25)) == [said(*words(TEXT, [SANK]), speaker=((0, 4), (26, 29)))]


def test_passages_are_counted_together() -> None:
    count = Count()
    count.add([said(1, speaker=((0, 4),))], [said(1, speaker=((0, 4),))])
    count.add([said(2)], [said(3)])

    assert (count.gold, count.ours, count.found, count.right) == (2, 2, 1, 1)
    assert count.f1() == (50.0, 50.0)
