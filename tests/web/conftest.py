"""Records and doors of the tests of the web door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from tests.web.doors import a_client, add, small_readings


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(str(tmp_path / "r.db")) as opened:
        yield opened


@pytest.fixture
def small(record: Record) -> Record:
    """A record of two articles."""
    add(record, small_readings())
    return record


@pytest.fixture
def client(small: Record) -> TestClient:
    """Somebody who was let in to the small record."""
    return a_client(small)
