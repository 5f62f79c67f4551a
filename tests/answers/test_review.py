"""What a review asks, and what its answers do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.asked import About, Question, Reply
from sayso.answers.book import Record
from sayso.answers.quoted import sentence_around
from sayso.errors import RecordError
from tests.builders import Told, a_document, a_reading
from tests.record.contents import contents
from tests.reviewed import TEXTS, a_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with a_record(tmp_path / "r.db") as made:
        yield made


def first(record: Record, about: About) -> Question:
    return record.questions([about]).questions[0]


def concluded(record: Record) -> list[str]:
    return [line for line in contents(record) if not line.startswith('["decision"')]


def reads_anew(record: Record, id: str, text: str) -> None:
    _, subject, relation, object, role = TEXTS[id]
    reading = a_reading(a_document(id, text), Told(subject, relation, object), roles={subject: role})
    record.add([reading.document], read=lambda _: reading)


def test_an_identity_is_asked_with_words_of_both_sides(record: Record) -> None:
    asked = first(record, About.IDENTITY)

    assert [party.party.name for party in asked.parties] == ["Ada Reed", "Ada Reed"]
    assert all(
        "Ada Reed" in {each.words[start:end] for each in party.quoted for start, end in each.marks}
        for party in asked.parties
    )
    assert asked.reasons[0] == "same full name"
    assert asked.field == "money"  # the singer owns a firm


def test_what_is_grave_is_asked_first_and_what_was_unsure_last(record: Record) -> None:
    before = [question.id for question in record.questions().questions]
    record.judge(record.questions().questions[0], Reply.UNSURE)

    after = record.questions().questions

    assert [question.id for question in after] == [*before[1:], before[0]]
    assert after[-1].waits


def test_a_claim_is_asked_with_its_sentence_and_its_parties_marked(record: Record) -> None:
    asked = first(record, About.CLAIM)

    assert asked.asks == "Do the words say this: Ada Reed owns Dol Ltd?"
    (quoted,) = asked.quoted
    assert {"Ada Reed", "Dol Ltd"} <= {quoted.words[start:end] for start, end in quoted.marks}
    assert TEXTS["d3"][0][quoted.start :].startswith(quoted.words)


@pytest.mark.parametrize("about", [About.IDENTITY, About.CLAIM])
@pytest.mark.parametrize("reply", [Reply.YES, Reply.NO])
def test_what_was_answered_is_not_asked_again_until_it_is_undone(record: Record, about: About, reply: Reply) -> None:
    asked, before = first(record, about), concluded(record)

    made = record.judge(asked, reply, who="Kim")
    assert asked.id not in {question.id for question in record.questions().questions}

    record.undo(made.id)
    assert concluded(record) == before
    assert asked.id in {question.id for question in record.questions().questions}


def test_questions_can_be_about_one_party_only(record: Record) -> None:
    assert record.questions(name="Bo Lund").left == 0
    assert record.questions([About.CLAIM], name="Dol Ltd").left == 1


def test_an_orphaned_decision_can_be_about_the_words_as_they_read_now(record: Record) -> None:
    made = record.judge(first(record, About.CLAIM), Reply.NO)
    reads_anew(record, "d3", "Late in the day the singer Ada Reed sold what she had; she owns Dol Ltd no more.")

    asked = first(record, About.ORPHANED)
    assert asked.decision is not None
    assert asked.decision.id == made.id
    again = record.judge(asked, Reply.YES)

    assert record.ties("Dol Ltd") == ()
    assert record.questions([About.ORPHANED]).left == 0
    record.undo(again.id)
    assert record.questions([About.ORPHANED]).left == 1


def test_an_orphaned_decision_whose_words_are_nowhere_can_wait_or_be_dropped(record: Record) -> None:
    record.judge(first(record, About.CLAIM), Reply.NO)
    document = a_document("d3", "Nothing happened.")
    record.add([document], read=lambda _: a_reading(document))

    asked = first(record, About.ORPHANED)
    with pytest.raises(RecordError, match="wait, or be dropped"):
        record.judge(asked, Reply.YES)
    record.judge(asked, Reply.UNSURE)
    assert first(record, About.ORPHANED).waits

    dropped = record.judge(asked, Reply.NO)
    assert record.questions([About.ORPHANED]).left == 0
    record.undo(dropped.id)
    assert record.questions([About.ORPHANED]).left == 1


def ids(record: Record) -> list[str]:
    return [namesake.id for namesake in record.people("Ada Reed")]


def documents(record: Record) -> list[int]:
    return sorted(namesake.documents for namesake in record.people("Ada Reed"))


def test_two_parties_are_one_where_somebody_says_so(record: Record) -> None:
    before = concluded(record)
    several = len(ids(record))

    made = record.same(*ids(record)[:2], who="Kim", why="one desk")
    assert len(ids(record)) == several - 1

    record.take_back(made.decision.id)
    assert concluded(record) == before


def test_whom_an_article_means_is_taken_out_and_the_rest_stays_together(record: Record) -> None:
    before, several = concluded(record), len(ids(record))
    (party,) = (each for each in record.people("Ada Reed") if each.documents > 1)

    made = record.apart(party.id, articles=["d4"])
    assert len(ids(record)) == several + 1

    record.take_back(made.decision.id)
    assert concluded(record) == before


def test_saying_one_after_two_joins_them_whole(record: Record) -> None:
    one, other = ids(record)[:2]
    articles = documents(record)

    record.apart(one, other)
    record.same(one, other)

    assert len(documents(record)) == len(articles) - 1
    assert sum(documents(record)) == sum(articles)


@pytest.mark.parametrize(
    ("name", "other", "articles", "says"),
    [
        ("Ada Reed", "Bo Lund", (), "give an id"),
        ("Bo Lund", "Bo Lund", (), "say with --article"),
        ("Bo Lund", None, ("d3",), "none of these articles"),
        ("Cy Marsh", None, ("d2",), "in no other article"),
        ("Cy Marsh", None, ("d9",), "no article of this record"),
    ],
)
def test_what_cannot_be_told_apart_is_said(
    record: Record, name: str, other: str | None, articles: tuple[str, ...], says: str
) -> None:
    with pytest.raises(RecordError, match=says):
        record.apart(name, other, articles=articles)


def test_a_withdrawal_lists_what_rested_on_the_article_and_is_taken_back(record: Record) -> None:
    made = record.withdraw("d3", day="2024-05-01", why="it was wrong")

    (group,) = made.changes
    assert [cause.document for cause in group.causes] == ["d3"]
    assert [(change.before, change.after) for change in group.changes] == [("reported", "withdrawn")]
    with pytest.raises(RecordError, match="withdrawn already"):
        record.withdraw("d3")

    assert record.reinstate("d3").changes
    with pytest.raises(RecordError, match="not withdrawn"):
        record.reinstate("d3")


def test_judgements_are_listed_with_whether_they_hold(record: Record) -> None:
    made = record.withdraw("d3")
    record.reinstate("d3")

    undoing, withdrawal = record.judgements()

    assert (undoing.verdict, undoing.undoes) == ("undo", made.decision.id)
    assert withdrawal == replace(made.decision, holds=False)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Dr. Ada Reed met J. Lund. He left.", "Reed", "Dr. Ada Reed met J. Lund."),
        ("One line\nAda Reed spoke\nanother", "Ada", "Ada Reed spoke"),
        ("“I came.” Ada Reed said so. “No.”", "Reed", "Ada Reed said so."),
        ("Reed", "Reed", "Reed"),
    ],
)
def test_a_sentence_is_what_stands_between_two_stops(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    first, last = sentence_around(text, (start, start + len(words)))

    assert text[first:last] == sentence


def test_a_very_long_sentence_is_cut_between_words() -> None:
    text = "many words " * 200
    start, end = sentence_around(text, (1100, 1104))

    assert end - start < 700
    assert (text[start - 1], text[end]) == (" ", " ")
