"""An article as the record reads it, asked of a record made by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.errors import UnknownDocument
from sayso.model import Post, Review
from tests.builders import Told, a_document, a_reading
from tests.web.doors import ACCUSED, FIRST, ROLES, add, small_readings


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db")) as opened:
        add(opened, small_readings())
        yield opened


def test_an_article_comes_with_its_text_to_the_letter_and_where_it_is_from(record: Record) -> None:
    found = record.article(FIRST.id)

    assert found.text == FIRST.text
    assert (found.title, found.outlet, found.date, found.withdrawn, found.versions) == (
        "A meeting",
        "Post",
        "2024-02-10",
        "",
        1,
    )


def test_everything_marked_stands_where_it_says(record: Record) -> None:
    found = record.article("times-2")
    claims = {found.text[each.claim.start : each.claim.end] for each in found.claims}

    assert claims == {each.claim.words for each in found.claims}
    assert "Bo Lund denied that he met Ada Reed" in claims
    mentions = record.article(FIRST.id).mentions
    assert [FIRST.text[each.start : each.end] for each in mentions] == [each.name for each in mentions]


def test_marks_come_in_the_order_of_the_text(record: Record) -> None:
    found = record.article(FIRST.id, risky=True)

    assert [each.claim.start for each in found.claims] == sorted(each.claim.start for each in found.claims)
    assert [each.start for each in found.mentions] == sorted(each.start for each in found.mentions)


def test_each_claim_leads_to_the_tie_it_makes_and_the_tie_to_its_words(record: Record) -> None:
    for marked in record.article("times-2", risky=True).claims:
        assert marked.claim in record.tie(marked.tie).tie.claims


def test_a_statement_stands_with_its_speaker_and_what_it_is_about(record: Record) -> None:
    (spoken,) = record.article(FIRST.id).statements

    assert (spoken.statement.speaker_names, spoken.statement.about_names) == (("Cy Marsh",), ("Ada Reed",))
    assert spoken.speaker_span is not None


def test_risky_claims_are_counted_and_shown_only_when_asked_for(record: Record) -> None:
    shown, all_of_it = record.article(FIRST.id), record.article(FIRST.id, risky=True)
    risky = [each for each in all_of_it.claims if each.claim.review is Review.RISKY]

    assert [each.relation for each in risky] == [ACCUSED.relation]
    assert shown.left_out == len(risky)
    assert all_of_it.left_out == 0
    assert {*shown.claims, *risky} == set(all_of_it.claims)


def test_an_embedded_post_stands_with_its_author_and_day(record: Record) -> None:
    text = "He wrote: So be it. — Ada Reed (@ada) May 3, 2024"
    post = Post("p-1", "Ada Reed", "ada", "2024-05-03", (10, len(text)), (10, 19))
    add(record, [a_reading(replace(a_document("posted", text), posts=(post,)))])

    (found,) = record.article("posted").posts

    assert (found.author, found.handle, found.date) == ("Ada Reed", "ada", "2024-05-03")
    assert text[slice(*found.words)] == "So be it."


def test_a_changed_article_is_shown_as_it_is_now(record: Record) -> None:
    told = Told("Ada Reed", "met_with", "Cy Marsh")
    add(record, [a_reading(a_document(FIRST.id, "Ada Reed met Cy Marsh."), told, roles=ROLES)])

    found = record.article(FIRST.id)

    assert (found.text, found.versions) == ("Ada Reed met Cy Marsh.", 2)
    assert [each.object_name for each in found.claims] == ["Cy Marsh"]


def test_a_withdrawn_article_says_so(record: Record) -> None:
    record.withdraw(FIRST.id, day="2024-06-01")

    assert record.article(FIRST.id).withdrawn == "2024-06-01"


@pytest.mark.parametrize("id", ["none", "", "times-2.json", "TIMES-2", "\0", "%"])
def test_an_article_that_is_not_there_is_said_so(record: Record, id: str) -> None:
    with pytest.raises(UnknownDocument):
        record.article(id)
