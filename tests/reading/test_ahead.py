"""Reading one by one, parsing together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from sayso.model import Document, Reader, Reading
from sayso.reading import ahead
from sayso.reading.ahead import Ahead
from sayso.reading.parse import segment_all
from sayso.reading.read import read

DOCUMENTS = [
    Document("a", "Ada Reed said that the dam was safe.", outlet="Post"),
    Document("empty", "", outlet="Post"),
    Document("b", "Critics feared a flood.\n\nBo Lund, the mayor, endorsed Cy Marsh.", outlet="Post"),
]


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The ids that each parse took together."""
    found: list[list[str]] = []

    def noted(readings: Iterable[Reading]) -> Iterator[Reading]:
        waiting = list(readings)
        found.append([reading.document.id for reading in waiting])
        if any(reading.document.id == "bad" for reading in waiting):
            raise ValueError("not to be parsed")
        yield from segment_all(waiting)

    monkeypatch.setattr(ahead, "segment_all", noted)
    return found


def test_readings_are_the_same_ahead_and_alone(parses: list[list[str]]) -> None:
    reader = Ahead(Reader.RULES)

    assert [reader.read(item) for item in reader.through(DOCUMENTS)] == [read(each, Reader.RULES) for each in DOCUMENTS]
    assert parses == [["a", "empty", "b"]]


def test_what_is_no_document_passes_through() -> None:
    assert list(Ahead(Reader.RULES).through([DOCUMENTS[0], "no article", DOCUMENTS[2]])) == [
        DOCUMENTS[0],
        "no article",
        DOCUMENTS[2],
    ]


def test_what_nobody_wants_read_is_not_parsed(parses: list[list[str]]) -> None:
    reader = Ahead(Reader.RULES)

    wanted = [reader.read(item).document.id for item in reader.through(DOCUMENTS) if item.id != "a"]
    assert (wanted, parses) == (["empty", "b"], [["empty", "b"]])
    assert len(list(reader.through(DOCUMENTS))) == 3
    assert len(parses) == 1


def test_a_document_that_cannot_be_parsed_does_not_cost_those_beside_it(parses: list[list[str]]) -> None:
    reader = Ahead(Reader.RULES)
    items = [DOCUMENTS[0], Document("bad", "Ada met Bo."), DOCUMENTS[2]]

    assert [reader.read(item).document.id for item in reader.through(items)] == ["a", "bad", "b"]
    assert parses == [["a", "bad", "b"]]


def test_groups_are_bounded(parses: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "TOGETHER", 10)
    reader = Ahead(Reader.RULES)

    assert len([reader.read(item) for item in reader.through(DOCUMENTS)]) == 3
    assert parses == [["a"], ["empty", "b"]]


def test_a_document_that_never_came_through_is_read_alone() -> None:
    assert Ahead(Reader.RULES).read(DOCUMENTS[2]) == read(DOCUMENTS[2], Reader.RULES)
