"""Work on a record that is killed somewhere on its way."""

from pathlib import Path

import pytest

from bench.kills import WORKS, Lost, check, fresh, kills, material
from sayso.answers.book import Record
from sayso.model import Reading
from tests.builders import Told, a_document, a_reading

PEOPLE = ("Ada Reed", "Bo Lund", "Cy Marsh", "Dan Ito", "Eve Quill")
EACH = 3  # kills of each kind of work


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """A few articles on some people, one of which gives no titles: it can mean others of their names."""
    found = []
    for number, name in enumerate(PEOPLE):
        other = PEOPLE[(number + 1) % len(PEOPLE)]
        text = f"{name}, mayor of Kiel, met {other}, mayor of Oslo. {name} accused {other} of theft."
        document = a_document(f"d{number}", text, outlet=("Post", "Times")[number % 2])
        told = (Told(name, "met_with", other, words=f"{name}, mayor"), Told(name, "accused", other))
        titles = {each: f"mayor of {each.split()[0]}" for each in (name, other)}
        found.append(a_reading(document, *told, roles=titles if number else None))
    return found


def test_nothing_that_was_said_to_be_done_is_lost_by_a_kill(tmp_path: Path, readings: list[Reading]) -> None:
    found = kills(material(tmp_path, readings, pieces=2), tmp_path, EACH * len(WORKS), seed=1)

    assert {name: len(pieces) for name, pieces in found.items()} == dict.fromkeys(WORKS, EACH)


def test_what_is_missing_is_noticed(tmp_path: Path, readings: list[Reading]) -> None:
    using = material(tmp_path, readings, pieces=2)
    path = fresh(tmp_path, using)
    person, name = next(iter(using.erased.items()))

    for work, said in (("add", "d0 another text"), ("withdraw", "d0"), ("erase", person), ("names import", "a list")):
        with pytest.raises(Lost, match="lost after it was said to be done"):
            check(path, work, [said], using)
    with Record(str(path)) as record:
        record.erase_person(person, really=True)
    check(path, "erase", [person], using)
    path.with_name(f"{path.name}-wal").write_bytes(b"..." + name.upper().encode())
    with pytest.raises(Lost):
        check(path, "erase", [person], using)
