"""What a few words find, and that no words break it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.answers.book import Record
from sayso.answers.search import MOST_WORDS, PASSAGES
from sayso.model import Reading
from tests.builders import Told, a_document, a_reading
from tests.web.doors import add, small_readings

PRIVATE = a_document("private", "Jo Quill drove, and Quill slept. Maya sang. The driver’s friend Sam O’Hara waved.")


def others() -> list[Reading]:
    return [a_reading(PRIVATE, also=["Jo Quill", "Maya", "Sam O’Hara"], aliases={"Jo Quill": ("Quill", "Jo")})]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(str(tmp_path_factory.mktemp("search") / "r.db")) as opened:
        add(opened, [*small_readings(), *others()])
        yield opened


def names(record: Record, query: str) -> list[str]:
    return [each.name for each in record.search(query).names]


def places(record: Record, query: str) -> list[str]:
    return sorted({each.document for each in record.search(query).passages})


def test_a_public_figure_is_found_by_the_beginning_of_a_name(record: Record) -> None:
    assert names(record, "re") == ["Ada Reed"]
    assert names(record, "ADA ree") == ["Ada Reed"]
    assert names(record, "ad reed") == []


@pytest.mark.parametrize("query", ["Jo", "Quill", "Qui", "Jo Qui", "quill jo", "O’Hara", "Sam"])
def test_a_private_person_is_not_found_by_a_part_of_the_name(record: Record, query: str) -> None:
    assert names(record, query) == []


@pytest.mark.parametrize(
    ("query", "name"),
    [("jo quill", "Jo Quill"), ("Maya", "Maya"), ("sam o'hara", "Sam O’Hara"), (" JO  QUILL ", "Jo Quill")],
)
def test_a_private_person_is_found_by_the_whole_name(record: Record, query: str, name: str) -> None:
    assert set(names(record, query)) == {name}


def test_words_are_found_where_all_of_them_stand(record: Record) -> None:
    assert places(record, "lund reed") == ["post/2024/1", "times-2"]
    assert places(record, "lund reed deni") == ["times-2"]
    assert places(record, "lund elephant") == []


@pytest.mark.parametrize("query", ["O'Hara", "O’Hara", "o’hara waved", '"driver’s friend"'])
def test_a_word_with_an_apostrophe_is_found_in_the_text(record: Record, query: str) -> None:
    """Names are folded to "ohara", the index of the texts holds "o" and "hara"."""
    assert places(record, query) == ["private"]


def test_every_second_piece_of_a_passage_is_a_word_that_fits(record: Record) -> None:
    (found,) = record.search("fraud").passages

    assert found.pieces[1::2] == ("fraud",)
    assert "".join(found.pieces).startswith("Cy Marsh accused Bo Lund of fraud.")


def test_no_words_find_nothing(record: Record) -> None:
    assert all(
        (found.names, found.passages) == ((), ()) for found in map(record.search, ("", " \t\n", "“”", "😀", "\0", "__"))
    )


@pytest.mark.parametrize(
    "query",
    [
        *('"', 'a"b', '""', "AND", "NOT", "OR lund", "NEAR(lund reed)", "lund*", "*", "^lund", "-lund", "text:lund"),
        *("{text}:x", "lund + reed", "lu\0nd", "\ud800", "lund\udfff", "😀 lund", "%", "_", "'; DROP TABLE tie; --"),
        *("\x02lund\x03", "("),
    ],
)
def test_operators_and_odd_letters_are_words_or_nothing(record: Record, query: str) -> None:
    found = record.search(query)

    assert len(found.passages) <= PASSAGES
    found.query.encode()


def test_a_pasted_page_is_searched_by_its_first_words(record: Record) -> None:
    assert places(record, " ".join(["lund"] * 5000)) == places(record, " ".join(["lund"] * MOST_WORDS))


@given(st.text(max_size=40))
def test_no_query_is_a_fault(record: Record, query: str) -> None:
    record.search(query)


def test_what_is_not_the_latest_version_is_not_found(tmp_path: Path) -> None:
    with Record(str(tmp_path / "r.db")) as record:
        for text in ("Ada Reed met an elephant.", "Ada Reed met a lion."):
            add(record, [a_reading(a_document("a", text), Told("Ada Reed", "met_with", "Bo Lund"))])

        assert places(record, "elephant") == []
        assert places(record, "lion") == ["a"]
