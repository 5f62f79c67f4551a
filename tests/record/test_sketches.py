import sqlite3
from pathlib import Path

import pytest

from sayso.model import Document, Post
from sayso.record.store import Store
from sayso.record.weighing.sketches import sketch_anew
from tests.builders import Told, a_document, a_reading

POST = "We met him on the bridge in Lund on Friday and talked for an hour about the new harbour."
MET = "Ada Reed met Bo Lund on Friday in Lund, where both live."
TEXT = f"{MET}\n\n{POST} — Ada (@ada)\n\n“Far too long a speech,” he said."


def sketches(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as connection:
        found = [connection.execute(f"SELECT sketch FROM {table}").fetchall() for table in ("version", "claim")]
    return [tuple(sketch for (sketch,) in rows) for rows in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    post = (TEXT.index(POST), TEXT.index("(@ada)") + len("(@ada)"))
    document = Document("d1", TEXT, outlet="Post", posts=(Post("p1", "Ada", "ada", "", post, post),))
    reading = a_reading(document, Told("Ada Reed", "met_with", "Bo Lund", words="Ada Reed met Bo Lund"))
    with Store(str(tmp_path / "new.db")) as store:
        store.add([document], read=lambda _: reading)
    return tmp_path / "new.db"


def test_sketches_made_anew_from_the_kept_text_are_those_of_adding_it(path: Path) -> None:
    before = sketches(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE version SET sketch = '[1]'")
        connection.execute("UPDATE claim SET sketch = '[1]'")

    with Store(str(path)) as store, store.writing() as connection:
        sketch_anew(connection)

    assert sketches(path) == before


def test_a_record_without_articles_has_none(tmp_path: Path) -> None:
    with Store(str(tmp_path / "new.db")) as store:
        store.add([a_document()], read=a_reading)
        with store.writing() as connection:
            sketch_anew(connection)

    assert sketches(tmp_path / "new.db")[1] == ()
