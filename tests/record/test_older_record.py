"""A record made with the tables of the first revision, opened by this sayso."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from sayso.answers.book import Record
from sayso.record.schema import REVISION
from sayso.record.store import Store
from sayso.record.upgrade import MIGRATIONS
from tests.builders import Told, a_document, a_reading

KEPT = (
    "outlet",
    "document",
    "version",
    "passage",
    "run",
    "appearance",
    "mention",
    "role",
    "statement",
    "saying",
    "claim",
)


def _rows(path: Path, table: str, columns: list[str]) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        named = ", ".join(f'"{column}"' for column in columns)
        return sorted(connection.execute(f"SELECT {named} FROM {table}").fetchall(), key=repr)


def _columns(path: Path, table: str) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record at revision 0001 with the rows of one that was made today."""
    new, path = tmp_path / "new.db", tmp_path / "old.db"
    with Store(str(new)) as store:
        one = a_reading(a_document(), Told("Ada Reed", "met_with", "Bo Lund"), roles={"Ada Reed": "mayor"})
        store.add([one.document], read=lambda _: one)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", MIGRATIONS)
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    for table in KEPT:
        shared = [column for column in _columns(path, table) if column in _columns(new, table)]
        assert shared == _columns(path, table)
        with sqlite3.connect(path) as connection:
            named = ", ".join(f'"{column}"' for column in shared)
            marks = ", ".join("?" * len(shared))
            rows = _rows(new, table, shared)
            connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)
    return path


def test_a_record_of_the_first_tables_is_brought_up_to_date_with_its_rows(old: Path) -> None:
    columns = {table: _columns(old, table) for table in KEPT}
    before = {table: _rows(old, table, columns[table]) for table in KEPT}

    with Record(str(old)) as record:
        assert record.intact().broken == ()

    assert {table: _rows(old, table, columns[table]) for table in KEPT} == before
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISION,)


def test_what_follows_from_its_rows_is_worked_out_by_the_next_decision_or_article(old: Path) -> None:
    with Record(str(old)) as record:
        other = a_reading(a_document("d2"), Told("Ada Reed", "met_with", "Bo Lund"))
        record.add([other.document], read=lambda _: other)

        assert [(tie.relation, tie.documents) for tie in record.ties("Ada Reed")] == [("met_with", 2)]
        assert record.withdraw("d2").decision.holds
