from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.record.integrity import check
from sayso.record.store import Store
from tests.builders import Spoken, Told, a_document, a_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    story = a_document("d1", "Mayor Ada Reed met Bo Lund at noon. Lund said it went well.")
    reading = a_reading(
        story,
        Told("Ada Reed", "met_with", "Bo Lund", words="Ada Reed met Bo Lund"),
        statements=[Spoken("Bo Lund", "it went well")],
        roles={"Ada Reed": "Mayor"},
    )
    with Store(str(tmp_path / "r.db")) as opened:
        opened.add([story], read=lambda _: reading)
        yield opened


def problems(store: Store) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(fault.what, fault.problem) for fault in check(connection).faults]


def test_what_was_just_read_is_intact(store: Store) -> None:
    with store.reading() as connection:
        checked = check(connection)

    assert (checked.documents, checked.spans, checked.faults) == (1, 6, ())


@pytest.mark.parametrize(
    ("change", "what", "problem"),
    [
        ("UPDATE version SET text = replace(text, 'noon', 'dusk')", "text", "not the one that was read"),
        ("UPDATE claim SET quote = 'Ada Reed met Cy Marsh'", "claim", "do not read “Ada Reed met Cy Marsh”"),
        ("UPDATE claim SET prefix = 'Lord '", "claim", "what stands before"),
        ("UPDATE claim SET suffix = ''", "claim", "what stands after"),
        ("UPDATE claim SET start = start + 1", "claim", "do not read"),
        ("UPDATE statement SET content = '[[40, 52]]'", "statement", "do not read"),
        ('UPDATE mention SET "end" = 900', "mention", "lie outside the text"),
        ('UPDATE role SET start = 9, "end" = 9', "role", "lie outside the text"),
    ],
)
def test_what_was_tampered_with_is_found(store: Store, change: str, what: str, problem: str) -> None:
    with store.writing() as connection:
        connection.execute(text(change))

    assert any(kind == what and problem in said for kind, said in problems(store))
