"""`sayso claim`: claims that a person adds, and what they say of those that were read."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import RecordError
from sayso.record.store import Store
from tests.builders import Told, a_document, a_reading

TEXT = "Ada Reed met Bo Lund. Bo Lund founded the Gulls in 2004."
FOUNDED = "Bo Lund founded the Gulls in 2004"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"SAYSO_WHO": "Kim"})


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    made = a_reading(a_document(text=TEXT), Told("Ada Reed", "met_with", "Bo Lund", words="Ada Reed met Bo Lund"))
    with Store(str(path)) as store:
        store.add([made.document], read=lambda _: made)
    return path


def ties(record: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("ties", "Bo Lund", "--format", "json", "--record", record).stdout)
    return found


def met(record: Path) -> str:
    (tie,) = [each for each in ties(record) if each["relation"] == "met_with"]
    return str(tie["claims"][0]["id"])  # type: ignore[index] # a list of claims


def test_a_claim_is_added_shown_and_taken_back(record: Path) -> None:
    words = ("d1", FOUNDED, "Bo Lund", "founded", "the Gulls")
    done = run(
        "claim", "add", *words, "--whom-is", "organisation", "--time", 2004, "--why", "missed", "--record", record
    )

    assert done.exit_code == 0, done.exception
    told = " ".join(done.stdout.split())
    assert "Kim added · “Bo Lund … founded … the Gulls: Bo Lund founded the Gulls in 2004”" in told
    assert "Bo Lund founded the Gulls" in told.split("why: missed")[1]
    assert "added by Kim: missed" in run("ties", "Bo Lund", "--record", record).stdout
    assert "added by Kim: missed" in run("ties", "Bo Lund", "--record", record, "--format", "csv").stdout
    assert ties(record)[0]["valid_at"] == "2004"

    run("decisions", "undo", done.stdout.split("decisions undo ")[1].split()[0], "--record", record)
    assert [each["relation"] for each in ties(record)] == ["met_with"]


def test_a_claim_is_said_to_be_wrong_right_or_other(record: Path) -> None:
    id = met(record)

    assert "read wrong" in run("claim", "wrong", "d1", id, "--record", record).stdout
    assert ties(record) == []
    assert "read right" in run("claim", "right", "d1", id, "--record", record).stdout
    assert ties(record)[0]["review"] == "reviewed"
    assert "corrected" in run("claim", "correct", "d1", id, "--factuality", "denied", "--record", record).stdout
    assert ties(record)[0]["standing"] == "denied"


def test_what_cannot_be_is_one_line(record: Path) -> None:
    done = run("claim", "add", "d1", "Bo Lund fled", "Bo Lund", "founded", "the Gulls", "--record", record)

    assert isinstance(done.exception, RecordError)
    assert run("claim", "correct", "d1", met(record), "--record", record).exit_code == 2
