from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.failure import Failure
from sayso.intake.jsonl import from_json, from_lines
from sayso.intake.known import Known
from sayso.model import Document


def only(line: object, known: Known | None = None) -> Document | Failure:
    (found,) = from_lines([json.dumps(line).encode()], "set.jsonl", known or Known())
    return found


def document(line: object, known: Known | None = None) -> Document:
    found = only(line, known)
    assert isinstance(found, Document)
    return found


def test_a_line_carries_every_field_of_its_article() -> None:
    row = {
        "id": "a1",
        "text": "She quit.",
        "date": "2025-02-03",
        "title": "T",
        "outlet": "Post",
        "url": "https://p.example",
    }

    found = document(row)
    assert {key: getattr(found, key) for key in row} == row


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    lines = [b'{"id": 1, "text": "One."}\n', b'{"id": 2, "te\n', b"\n", b'{"id": 4, "text": "Four."}']

    first, broken, last = from_lines(lines, "set.jsonl", Known())
    assert [item.id for item in (first, last) if isinstance(item, Document)] == ["1", "4"]
    assert isinstance(broken, Failure)
    assert broken.line == 2
    assert str(broken).startswith("set.jsonl, line 2: broken JSON")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[]", "no JSON object"),
        (b'{"id": "a"}', 'no "text"'),
        (b'{"id": "a", "text": 7}', 'no "text"'),
        (b'{"id": "a", "text": " "}', "holds no words"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "JSON that no article needs"),
    ],
)
def test_a_line_without_an_article_says_why(line: bytes, reason: str) -> None:
    (found,) = from_lines([line], "set.jsonl", Known())

    assert isinstance(found, Failure)
    assert reason in found.reason
    assert "\n" not in str(found)


def test_an_empty_file_is_a_failure() -> None:
    (found,) = from_lines([], "set.jsonl", Known())
    assert isinstance(found, Failure)


@pytest.mark.parametrize(
    ("date", "day"), [("2025-02-03T10:00:00Z", "2025-02-03"), (None, ""), (20250203, "2025-02-03")]
)
def test_a_date_is_cut_to_its_day(date: object, day: str) -> None:
    assert document({"id": "a", "text": "She quit.", "date": date}).date == day


def test_a_date_that_names_no_day_is_left_out_and_said_so(caplog: pytest.LogCaptureFixture) -> None:
    assert document({"id": "a", "text": "She quit.", "date": "soon"}).date == ""
    assert "set.jsonl, line 1: date 'soon' names no day" in caplog.text


def test_what_is_given_fills_in_only_what_the_line_leaves_out() -> None:
    known = Known(id="x", date="2020-01-01", outlet="Post")

    assert document({"id": "a", "text": "She quit.", "outlet": "Times"}, known) == document(
        {"id": "a", "text": "She quit.", "outlet": "Times", "date": "2020-01-01"}
    )


@pytest.mark.parametrize("field", ["publisher", "publication"])
def test_an_outlet_goes_by_other_fields_too(field: str) -> None:
    assert document({"id": "a", "text": "She quit.", field: "Times"}).outlet == "Times"
    assert document({"id": "a", "text": "She quit.", field: "Times", "outlet": "Post"}).outlet == "Post"


def test_a_line_without_id_takes_its_url_or_its_place() -> None:
    assert document({"text": "She quit.", "url": "https://p.example/a"}).id == "https://p.example/a"
    assert document({"text": "She quit."}).id == "set-1"


def test_a_json_file_may_hold_one_object_or_a_list() -> None:
    rows = [{"id": "a", "text": "She quit."}, {"id": "b", "text": "He came."}]

    one = [*from_json(json.dumps(rows[0], indent=2).encode(), "set.json", Known())]
    assert one == [document(rows[0])]
    assert [*from_json(json.dumps(rows).encode(), "set.json", Known())] == [document(row) for row in rows]


def test_json_lines_are_known_even_where_the_first_is_broken() -> None:
    found = [*from_json(b'{"id": "a", "te\n{"id": "b", "text": "He came."}\n', "-", Known())]

    assert [type(item) for item in found] == [Failure, Document]


def test_one_broken_json_value_is_one_failure() -> None:
    (found,) = from_json(json.dumps({"id": "a", "text": "She quit."}, indent=2).encode()[:-2], "a.json", Known())

    assert str(found).startswith("a.json: broken JSON")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_a_text_is_kept_verbatim_whatever_it_holds(text: str) -> None:
    assert document({"id": "a", "text": text}).text == text


@given(st.lists(st.binary(max_size=40), min_size=1))
def test_any_bytes_give_documents_and_failures_and_raise_nothing(lines: list[bytes]) -> None:
    for found in from_lines(lines, "set.jsonl", Known()):
        assert isinstance(found, Document | Failure)
