"""The articles and outlets of a record, its figures and single ties, asked of a record made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.answers.overview import Overview
from sayso.errors import UnknownTie
from tests.builders import a_document
from tests.web.doors import add, add_documents, small_readings


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db")) as opened:
        yield opened


@pytest.fixture
def record(empty: Record) -> Record:
    add(empty, small_readings())
    return empty


def ids(record: Record, **asked: str | int) -> list[str]:
    """The ids of all pages, one after the other."""
    found = record.documents(**asked)  # type: ignore[arg-type] # outlet and limit
    listed = [each.id for each in found]
    while found.next:
        found = record.documents(after=found.next, **asked)  # type: ignore[arg-type]
        listed += [each.id for each in found]
    return listed


def test_articles_come_latest_first_and_undated_ones_last(record: Record) -> None:
    add_documents(record, a_document("b", "It rained.", date=""), a_document("a", "It snowed.", date="2025"))

    assert ids(record) == ["a", "times-2", "post/2024/1", "b"]


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_a_page_goes_on_where_the_last_one_ended(empty: Record, limit: int) -> None:
    days = ["2024-01-01", "2024-01-01", "2024-01-01", "2024-01-02", "", ""]
    add_documents(empty, *(a_document(f"a {n}", f"It rained {n} times.", date=day) for n, day in enumerate(days)))

    assert ids(empty, limit=limit) == ["a 3", "a 2", "a 1", "a 0", "a 5", "a 4"]


def test_the_articles_of_one_outlet_are_listed_alone(record: Record) -> None:
    assert ids(record, outlet="Times") == ["times-2"]
    assert ids(record, outlet="times") == []


def test_a_page_after_nonsense_is_no_fault(record: Record) -> None:
    assert [record.documents(after=after).next for after in ("x", " ", "\0", "9999 ' OR 1=1")] == [""] * 4


def test_a_withdrawn_article_is_listed_as_such(record: Record) -> None:
    record.withdraw("times-2", day="2024-06-01")

    assert [each.withdrawn for each in record.documents()] == ["2024-06-01", ""]


def test_outlets_are_counted_with_their_days_and_the_unnamed_one_is_none(record: Record) -> None:
    add_documents(
        record,
        a_document("c", "It rained.", outlet="Post", date="2023-01-05"),
        a_document("d", "It snowed.", outlet="Echo", date=""),
        a_document("e", "It hailed.", outlet=""),
    )

    assert [(each.name, each.articles, each.first_date, each.last_date) for each in record.outlets()] == [
        ("Post", 2, "2023-01-05", "2024-02-10"),
        ("Echo", 1, "", ""),
        ("Times", 1, "2024-03-01", "2024-03-01"),
    ]


def test_an_empty_record_has_no_figures(empty: Record) -> None:
    assert empty.overview() == Overview(0, 0, "", "", 0, 0)
    assert (empty.documents(), empty.outlets()) == ((), ())


def test_the_figures_count_what_is_shown_unasked(record: Record) -> None:
    found = record.overview()

    assert (found.articles, found.outlets, found.first_date, found.last_date) == (2, 2, "2024-02-10", "2024-03-01")
    shown = {tie.id for name in ("Ada Reed", "Bo Lund", "Cy Marsh") for tie in record.ties(name)}
    assert (found.ties, found.unreviewed) == (len(shown), len(shown))


def test_an_article_of_two_versions_counts_once(record: Record) -> None:
    add_documents(record, a_document("times-2", "It rained.", outlet="Times"))

    assert record.overview().articles == 2
    assert len(ids(record)) == 2


def test_a_tie_comes_with_where_its_word_comes_from_and_what_became_of_it(record: Record) -> None:
    asked = record.ties("Ada Reed", "Bo Lund")[0]

    found = record.tie(asked.id)

    assert found.tie == asked
    assert sum(origin.claims for origin in found.origins) == len(asked.claims)
    assert {origin.id for origin in found.origins} == {claim.origin for claim in asked.claims}
    assert [step.document for step in found.life.steps] == ["post/2024/1", "times-2"]


@pytest.mark.parametrize("id", ["t-0", "", "r-1", "\0", "'"])
def test_a_tie_that_is_not_there_is_said_so(record: Record, id: str) -> None:
    with pytest.raises(UnknownTie):
        record.tie(id)
