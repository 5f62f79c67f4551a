"""`sayso erase`: what would go is shown, asked about, and then gone."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import RecordError

TEXT = "date 2024-03-05\nOutlet: Weekly Post\n\nAda Reed endorsed Bo Lund on Monday. “Bo is a friend,” Reed said."


def run(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=answer)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "ada-reed.txt").write_text(TEXT, encoding="utf-8")
    record = tmp_path / "r.db"
    assert run("add", tmp_path / "ada-reed.txt", "--record", record, "--reader", "rules").exit_code == 0
    return record


def test_what_would_go_is_shown_and_nothing_is_done_without_a_yes(record: Path) -> None:
    for answer in ("n\n", ""):
        done = run("erase", "Ada Reed", "--record", record, answer=answer)

        assert done.exit_code == 1
        assert "2 places in 1 article, 1 claim, 1 statement, no decisions would go." in done.stdout
        assert "nothing was erased" in done.stderr
    assert run("who", "Ada Reed", "--record", record).exit_code == 0


def test_yes_erases_and_the_article_does_not_bring_her_back(record: Path) -> None:
    asked = run("erase", "ada reed", "--record", record, answer="y\n")

    assert asked.exit_code == 0
    assert "erased: 2 places in 1 article" in asked.stdout
    assert (
        ": no articles added, 1 already there"
        in run("add", record.parent / "ada-reed.txt", "--record", record, "--reader", "rules").stdout
    )
    assert run("who", "Ada Reed", "--record", record).exit_code == 1
    assert run("intact", "--record", record).exit_code == 0
    assert b"reed" not in record.read_bytes().lower()
    again = run("erase", "Ada Reed", "--yes", "--record", record)
    assert (again.exit_code, again.stdout) == (0, "erased already; nothing more was found\n")


def test_json_tells_what_would_go_without_asking(record: Path) -> None:
    told = json.loads(run("erase", "Ada Reed", "--format", "json", "--record", record).stdout)

    assert (told["done"], told["documents"], told["claims"]) == (False, ["ada-reed"], 1)


def test_a_name_that_fits_several_needs_an_id(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Ada Reed swims. Ada Reed is a nurse in Ostrava.", encoding="utf-8")
    run("add", other, "--record", record, "--reader", "rules")

    done = run("erase", "Ada Reed", "--yes", "--record", record)

    assert done.exit_code == 1
    assert "“Ada Reed” fits 2 in this record" in done.stdout
    assert "give the id of the one to erase" in done.stderr


def test_only_people_are_erased(record: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("The Harbour Trust sued Ada Reed.", encoding="utf-8")
    run("add", tmp_path / "b.txt", "--record", record, "--reader", "rules")

    done = run("erase", "Harbour Trust", "--yes", "--record", record)

    assert isinstance(done.exception, RecordError)
    assert "is no person but an organisation" in str(done.exception)
