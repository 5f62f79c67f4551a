"""`sayso names`: lists of names taken in, listed, removed, and shown in a profile."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import RecordError, UnreadableInput

LIST = "id,name,role,start,end,wikidata\n1,Ada Reed,Senator,2023-01-03,2029-01-03,Q12\n2,,,,,\nx,=1+1,,,,\n"


def run(*arguments: object, keys: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=keys)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("date 2024-03-05\n\nSenator Ada Reed endorsed Bo Lund on Monday.", encoding="utf-8")
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    assert run("add", tmp_path / "a.txt", "--record", tmp_path / "r.db", "--reader", "rules").exit_code == 0
    return tmp_path / "r.db"


def test_a_list_is_taken_in_linked_and_shown(record: Path) -> None:
    done = run("names", "import", record.parent / "people.csv", "--record", record)

    assert done.exit_code == 0, done.output
    assert done.stdout == "people.csv: 1 person, 2 lines left out; 1 person of the record linked\n"
    assert done.stderr.splitlines()[0].endswith("people.csv: line 3: no name")
    assert "Ada Reed (Q12) of people.csv: title “Senator”" in run("who", "Ada Reed", "--record", record).stdout
    assert "(as it was)" in run("names", "import", record.parent / "people.csv", "--record", record).stdout


def test_whom_of_several_somebody_is_can_be_answered_by_a_key(record: Path) -> None:
    several = record.parent / "several.csv"
    several.write_text("id,name,role,start\n1,Ada Reed,Senator,2013\n2,Ada Reed,Senator,2015\n", encoding="utf-8")
    done = run("names", "import", several, "--record", record)
    assert done.stdout == (
        "several.csv: 2 people; no people of the record linked, 1 may be one of several; "
        "who they are: sayso review --lists\n"
    )

    asked = run("review", "--lists", "--record", record, keys="nq").stdout
    assert "Is Ada Reed here Ada Reed (1) of several.csv?" in asked
    assert "2 of the list fit; Senator, 2013 to …" in asked
    assert "x this one · n another · u unsure" in asked
    assert "noted: not the same" in asked
    assert "Ada Reed (2) of several.csv: title “Senator”" in run("who", "Ada Reed", "--record", record).stdout
    assert "list: several.csv, person: 1" in " ".join(run("decisions", "list", "--record", record).stdout.split())


def test_lists_are_listed_and_removed(record: Path) -> None:
    assert "no lists of names" in run("names", "list", "--record", record).stdout
    run("names", "import", record.parent / "people.csv", "--name", "senate", "--record", record)

    (row,) = csv.DictReader(io.StringIO(run("names", "list", "--format", "csv", "--record", record).stdout))
    assert (row["name"], row["people"], row["linked"]) == ("senate", "1", "1")
    assert run("names", "remove", "senate", "--record", record).stdout == "senate: removed\n"
    assert isinstance(run("names", "remove", "senate", "--record", record).exception, RecordError)


def test_what_is_no_list_ends_in_one_line(record: Path) -> None:
    assert isinstance(run("names", "import", record.parent, "--record", record).exception, UnreadableInput)
    assert isinstance(run("names", "import", record.parent / "a.txt", "--record", record).exception, UnreadableInput)
    assert isinstance(run("names", "import", record.parent / "missing.csv", "--record", record).exception, OSError)
