"""The commands on a real record: articles in, answers out."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import RecordError, SaysoError, UnknownName
from sayso.model import Document

ARTICLES = {
    "one.txt": (
        "date 2024-03-05\nOutlet: Weekly Post\n\nAda Reed endorsed Bo Lund on Monday. “Bo is a friend,” Reed said."
    ),
    "two.txt": (
        "date 2024-03-09\nOutlet: Echo\n\n"
        "Bo Lund denied that he had met Ada Reed. Ada Reed is a member of the Harbour Party. "
        "Senator Jon Holt accused Bo Lund of fraud on Friday."
    ),
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "record.db"
    assert run("add", folder, "--record", path).exit_code == 0
    return path


def test_adding_says_what_it_did(folder: Path, tmp_path: Path) -> None:
    done = run("add", folder, "--record", tmp_path / "r.db")

    assert done.stdout.startswith(f"{tmp_path / 'r.db'}: 2 articles added in ")


def test_adding_again_reads_nothing_twice(folder: Path, record: Path) -> None:
    assert ": no articles added, 2 already there in " in run("add", folder, "--record", record).stdout


def test_a_changed_article_is_named(folder: Path, tmp_path: Path) -> None:
    changing, record = tmp_path / "one.txt", tmp_path / "r.db"
    changing.write_text(ARTICLES["one.txt"], encoding="utf-8")
    run("add", changing, "--record", record)
    changing.write_text(ARTICLES["one.txt"] + " Lund left.", encoding="utf-8")

    assert "changed since it was read: one" in run("add", changing, "--record", record).stdout


def test_what_rested_on_the_words_that_changed_is_listed(folder: Path, tmp_path: Path) -> None:
    changing, record = tmp_path / "one.txt", tmp_path / "r.db"
    run("add", folder, "--record", record)
    changing.write_text("date 2024-03-05\nOutlet: Weekly Post\n\nAda Reed met Bo Lund.", encoding="utf-8")

    done = run("add", changing, "--record", record)

    assert "in the record: " in done.stdout
    assert "Ada Reed endorsed Bo Lund   gone; it was: one source" in done.stdout


def test_adding_tells_as_json_what_it_did(folder: Path, tmp_path: Path) -> None:
    told = json.loads(run("add", folder, "--record", tmp_path / "r.db", "--format", "json").stdout)

    assert (told["new"], told["failures"]) == (2, [])
    assert {change["what"] for group in told["changes"] for change in group["changes"]} == {"new"}


def test_what_cannot_be_added_is_listed_and_the_rest_is_added(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    done = run("add", empty, folder, "--record", tmp_path / "r.db")

    assert done.exit_code == 1
    assert "2 articles added, 1 failed" in done.stdout
    assert done.stderr.startswith(f"sayso: {empty}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_stopped_run_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[Document]:
        yield Document("a", "Ada Reed met Bo Lund.")
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.cli.add.documents_at", stopped)

    done = run("add", "a.txt", "--record", tmp_path / "r.db")

    assert done.exit_code == 130
    assert done.stderr == "sayso: stopped; what was added is kept, the same command goes on from there\n"


@pytest.mark.parametrize("command", ["who", "ties", "said", "timeline"])
def test_a_table_shows_the_words_and_the_outlet(record: Path, command: str) -> None:
    done = run(command, "Ada Reed", "--record", record)

    assert done.exit_code == 0, done.stderr
    assert "Weekly Post" in done.stdout
    assert "“" in done.stdout


@pytest.mark.parametrize("command", ["ties", "said", "timeline"])
def test_json_jsonl_and_csv_tell_the_same(record: Path, command: str) -> None:
    whole, lines, table = (
        run(command, "Ada Reed", "--record", record, "--format", shape).stdout for shape in ("json", "jsonl", "csv")
    )

    assert json.loads(whole) == [json.loads(line) for line in lines.splitlines()]
    assert all("words" in row for row in csv.DictReader(io.StringIO(table)))


@pytest.mark.parametrize("arguments", [("who", "Ada Reed"), ("intact",)])
def test_a_single_answer_is_one_json_object(record: Path, arguments: tuple[str, ...]) -> None:
    whole, line = (run(*arguments, "--record", record, "--format", shape).stdout for shape in ("json", "jsonl"))

    assert len(line.splitlines()) == 1
    assert json.loads(whole) == json.loads(line)
    assert isinstance(json.loads(whole), dict)


def test_ties_between_two_are_about_those_two(record: Path) -> None:
    found = json.loads(run("ties", "Reed", "Lund", "--record", record, "--format", "json").stdout)

    assert found
    assert all({tie["subject_name"], tie["object_name"]} == {"Ada Reed", "Bo Lund"} for tie in found)


def test_every_word_shown_stands_in_the_article_where_it_says(record: Path) -> None:
    texts = {name.removesuffix(".txt"): text for name, text in ARTICLES.items()}
    ties = json.loads(run("ties", "Reed", "--record", record, "--format", "json").stdout)

    claims = [claim for tie in ties for claim in tie["claims"]]
    assert claims
    assert [c for c in claims if texts[c["document"]][c["start"] : c["end"]] != c["words"]] == []


def test_an_intact_record_is_said_to_be_no_proof_of_truth(record: Path) -> None:
    done = run("intact", "--record", record)

    assert done.exit_code == 0
    assert "This does not mean that they are true." in done.stdout


def test_a_name_that_nobody_carries_gives_near_ones(record: Path) -> None:
    done = run("who", "Ada Read", "--record", record)

    assert isinstance(done.exception, UnknownName)
    assert "Ada Reed" in str(done.exception)


@pytest.mark.parametrize("command", ["who", "ties", "said", "timeline"])
def test_asking_where_there_is_no_record_makes_none(tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.db"

    done = run(command, "Ada Reed", "--record", missing)

    assert isinstance(done.exception, RecordError)
    assert f"{missing}: no record here" in str(done.exception)
    assert not missing.exists()


def test_a_file_that_is_no_record_is_named(tmp_path: Path) -> None:
    other = tmp_path / "letter.db"
    other.write_text("This is a letter and no database, whatever its name says.\n" * 40, encoding="utf-8")

    done = run("who", "Ada Reed", "--record", other)

    assert isinstance(done.exception, SaysoError)
    assert "letter.db" in str(done.exception)


def test_the_setting_names_the_record(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DB_URL", str(record))

    assert run("who", "Ada Reed").exit_code == 0


@pytest.mark.parametrize("verb", ["ties", "who", "timeline"])
def test_a_risky_tie_is_counted_and_shown_only_on_request(verb: str, record: Path) -> None:
    unasked, asked = run(verb, "Jon Holt", "--record", record), run(verb, "Jon Holt", "--risky", "--record", record)

    assert "unreviewed-risky" not in unasked.stdout
    assert "1 risky tie not shown: --risky shows it" in unasked.stdout
    assert "unreviewed-risky" in asked.stdout
    assert "not shown" not in asked.stdout


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv"])
def test_a_risky_tie_is_marked_for_other_programs_too(shape: str, record: Path) -> None:
    unasked = run("ties", "Jon Holt", "-f", shape, "--record", record)
    asked = run("ties", "Jon Holt", "-f", shape, "--risky", "--record", record)

    assert "unreviewed-risky" not in unasked.stdout
    assert "--risky shows it" in unasked.stderr
    assert "unreviewed-risky" in asked.stdout


def test_ties_are_explained_by_rule_and_score(record: Path) -> None:
    assert "rule: verb:endorse, score 0." in run("ties", "Ada Reed", "Bo Lund", "--explain", "--record", record).stdout
