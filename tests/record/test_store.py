import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sayso.errors import RecordError
from sayso.model import Document
from sayso.record.schema import REVISION, metadata
from sayso.record.store import Store
from sayso.record.upgrade import MIGRATIONS


def test_the_migrations_end_in_the_tables_that_the_schema_has(tmp_path: Path) -> None:
    with Store(str(tmp_path / "r.db")) as store, store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    # the full-text index and its own tables are not SQLAlchemy's
    assert [
        each for each in differences if not (each[0] == "remove_table" and each[1].name.startswith("passage"))
    ] == []


def test_the_newest_revision_is_the_one_the_schema_names(tmp_path: Path) -> None:
    assert ScriptDirectory(_folder()).get_current_head() == REVISION


def _folder() -> str:
    from importlib import resources

    package, _, name = MIGRATIONS.partition(":")
    return str(resources.files(package).joinpath(name))


def test_a_record_made_by_a_newer_sayso_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    with Store(path) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(RecordError, match="made by a newer sayso"):
        Store(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, long enough to be taken for a header. " * 40)

    with pytest.raises(RecordError, match=r"notes\.txt: no sayso record"):
        Store(str(path))
    assert path.read_text().startswith("These are notes")


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "music.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE song (title TEXT)")
    other.close()

    with pytest.raises(RecordError, match="a database, but no sayso record"):
        Store(str(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("song",)]
    other.close()


@pytest.mark.parametrize("path", ["no/such/folder/record.db", "."])
def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        Store(str(tmp_path / path))


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(RecordError, match="SQLite"):
        Store("postgresql://host/record")


def test_the_setting_names_the_record_where_nothing_else_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DB_URL", f"sqlite:///{tmp_path / 'named.db'}")
    with Store():
        pass

    assert (tmp_path / "named.db").is_file()


def test_a_transaction_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail_half_way(store: Store) -> None:
        with store.writing() as connection:
            connection.execute(text("INSERT INTO mark (name, value) VALUES ('a', 'b')"))
            raise ValueError("half way")

    with Store(str(tmp_path / "r.db")) as store:
        with pytest.raises(ValueError, match="half way"):
            fail_half_way(store)
        with store.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM mark")).scalar_one() == 0


def test_foreign_keys_are_checked(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "r.db"))
    with store, pytest.raises(RecordError, match="FOREIGN KEY"), store.writing() as connection:
        connection.execute(text("INSERT INTO run (key, version) VALUES (1, 99)"))


@pytest.mark.parametrize("name", ["a?b.db", "a%20b.db", "a#b c.db", "ü.db", "a&mode=ro.db"])
def test_a_record_may_have_any_name_that_a_file_may_have(tmp_path: Path, name: str) -> None:
    Store(str(tmp_path / name)).close()

    assert (tmp_path / name).is_file()


def test_a_record_where_nothing_may_be_written_can_be_asked_and_says_so_before_reading_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a b?.db"
    Store(str(path)).close()
    monkeypatch.setattr("sayso.record.engine.os.access", lambda *_: False)

    with Store(str(path)) as store:
        with store.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM document")).scalar() == 0
        with pytest.raises(RecordError, match="may not be written here"):
            store.add(_never())
    assert list(tmp_path.iterdir()) == [path]


def _never() -> Iterator[Document]:
    pytest.fail("an article was taken up for a record that cannot take it")
    yield
