"""One statement: its sentence, whose word it is, what rests on it, and the same words elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.answers.statement import Portion
from sayso.errors import UnknownStatement
from sayso.model import Basis, Reading
from tests.builders import Spoken, Told, a_document, a_reading
from tests.web.doors import add

WORDS = "I never took a crown from anybody at the port"
TEXT = "It rained. Ada Reed told reporters: “I never took a crown from anybody at the port.” Bo Lund left."


def a_speech(id: str, text: str, words: str, speaker: str = "Ada Reed", **changes: str) -> Reading:
    """An article with one statement."""
    return a_reading(a_document(id, text, **changes), statements=[Spoken(speaker, words)], roles={speaker: "mayor"})


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(str(tmp_path / "r.db")) as opened:
        yield opened


def test_a_statement_is_shown_in_its_sentence_with_its_parts(record: Record) -> None:
    add(record, [a_speech("a", TEXT, WORDS)])

    found = record.statement(record.said("Ada Reed")[0].id)

    assert found.portions == (
        Portion("It rained. ", ""),
        Portion("Ada Reed", "speaker"),
        Portion(" told reporters: “", ""),
        Portion(WORDS, "content"),
        Portion(".”", ""),
    )
    assert found.outlets == ("Post",)


def test_the_same_words_in_another_article_are_found_in_part_too(record: Record) -> None:
    part = "I never took a crown from anybody"
    add(
        record,
        [
            a_speech("a", TEXT, WORDS),
            a_speech("b", f"“{part},” Ada Reed said.", part, outlet="Times"),
            a_speech("c", "Ada Reed said it rained at the port.", "it rained at the port", outlet="Echo"),
        ],
    )
    (said,) = [each for each in record.said("Ada Reed") if each.document == "a"]

    assert [each.document for each in record.statement(said.id).elsewhere] == ["b"]


@pytest.mark.parametrize(("speaker", "found"), [("Ada Reed", ["b"]), ("Bo Lund", [])])
def test_few_words_are_the_same_only_in_the_same_mouth(record: Record, speaker: str, found: list[str]) -> None:
    readings = [
        a_speech("a", "“I am here,” Ada Reed said.", "I am here"),
        a_speech("b", f"“I am here,” {speaker} said again.", "I am here", speaker),
    ]
    add(record, readings)
    (said,) = [each for each in record.said("Ada Reed") if each.document == "a"]

    assert [each.document for each in record.statement(said.id).elsewhere] == found


def test_articles_of_one_text_are_told_apart_by_the_article(record: Record) -> None:
    add(record, [a_speech("b", TEXT, WORDS, outlet="Times"), a_speech("a", TEXT, WORDS)])
    id = record.said("Ada Reed")[0].id

    assert record.statement(id).statement.document == "a"
    assert record.statement(id, "b").statement.outlet == "Times"
    assert [each.document for each in record.statement(id, "b").elsewhere] == ["a"]


def test_it_names_what_it_is_told_in_and_what_rests_on_it(record: Record) -> None:
    met = Told("Bo Lund", "met_with", "Cy Marsh", "Bo Lund met Cy Marsh", basis=Basis.NAMED, speakers=("Ada Reed",))
    text = "Ada Reed said Dana Holt claimed Bo Lund met Cy Marsh."
    outer, inner = Spoken("Ada Reed", "Dana Holt claimed Bo Lund met Cy Marsh"), Spoken("Dana Holt", "Bo Lund met Cy")
    roles = {"Ada Reed": "mayor", "Bo Lund": "minister", "Cy Marsh": "senator", "Dana Holt": "judge"}
    reading = a_reading(a_document("a", text), met, statements=[outer, inner], roles=roles)
    first, second = reading.statements
    claim = replace(reading.claims[0], statement=second.id)
    add(record, [replace(reading, statements=(first, replace(second, within=first.id)), claims=(claim,))])

    found = record.statement(second.id)

    assert [each.speaker_names for each in found.within] == [("Ada Reed",)]
    assert [(tie.relation, len(tie.claims)) for tie in found.ties] == [("met_with", 1)]
    assert [each.id for each in record.statement(first.id).holding] == [second.id]


def test_a_statement_that_is_not_there_is_said(record: Record) -> None:
    with pytest.raises(UnknownStatement):
        record.statement("s-0")
