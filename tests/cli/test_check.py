"""`sayso check` at the door: drafts in, verdicts out, nothing kept."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import RecordError, UnreadableInput

ARTICLE = (
    "date 2024-03-05\nOutlet: Weekly Post\n\nAda Reed endorsed Bo Lund on Monday.\n\n"
    "“The harbour will stay open for every ship that pays its dues,” Reed said."
)
DRAFT = (
    "Ada Reed endorsed Bo Lund on March 1, 2024. "
    "“The harbour will stay open for every boat that pays its dues,” Ada Reed said. The weather was lovely."
)


def run(*arguments: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("add", folder / "one.txt", "--record", folder / "r.db", "--reader", "rules").exit_code == 0
    return folder / "r.db"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def check(record: Path, *arguments: object, given: str | bytes | None = None) -> Result:
    return run("check", *arguments, "--record", record, "--reader", "rules", given=given)


def test_a_table_shows_each_sentence_its_verdict_and_the_records_words(record: Path, draft: Path) -> None:
    lines = check(record, draft).stdout.splitlines()

    assert lines[0].startswith("3 sentences, 1 of them not checked")
    assert any("X conflicts" in line for line in lines)
    assert any("against: 2024-03-05 Weekly Post" in line for line in lines)
    assert any("draft has [boat] for [ship]" in line for line in lines)
    assert "3. The weather was lovely.  not checked" in lines


def test_the_place_of_the_records_words_can_be_named(record: Path, draft: Path) -> None:
    start = ARTICLE.index("Ada Reed endorsed")

    assert f"one, characters {start} to {start + 25}" in check(record, draft, "--where").stdout


def test_json_and_jsonl_tell_the_same_and_the_count_goes_to_stderr(record: Path, draft: Path) -> None:
    whole, lines = (check(record, draft, "--format", shape) for shape in ("json", "jsonl"))

    found = json.loads(whole.stdout)
    assert found == [json.loads(line) for line in lines.stdout.splitlines()]
    assert [sentence["checked"] for sentence in found] == [True, True, False]
    assert found[0]["claims"][0]["verdict"] == "conflicts"
    assert found[0]["claims"][0]["against"][0]["words"] == "Ada Reed endorsed Bo Lund"
    assert found[1]["quotations"][0]["changes"] == [{"draft": "boat", "record": "ship"}]
    assert whole.stderr.startswith("sayso: 3 sentences, 1 of them not checked")


def test_csv_has_a_row_a_claim_quotation_or_unchecked_sentence(record: Path, draft: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(check(record, draft, "--format", "csv").stdout)))

    assert [(row["what"], row["verdict"]) for row in rows] == [
        ("claim", "conflicts"),
        ("quotation", "altered"),
        ("not checked", ""),
    ]
    assert all("Weekly Post 2024-03-05" in row["against"] + row["passages"] for row in rows[:2])


def test_a_draft_can_come_by_a_stream(record: Path) -> None:
    assert "= matches" in check(record, "-", given="Ada Reed endorsed Bo Lund.").stdout


def test_an_outlet_can_be_left_out(record: Path, draft: Path) -> None:
    shown = check(record, draft, "--exclude-outlet", "Weekly Post").stdout

    assert "? 1 no match" in shown
    assert "? 1 not found" in shown


@pytest.mark.parametrize(("verdicts", "code"), [("conflicts", 1), ("exact, altered", 1), ("spliced", 0), ("", 0)])
def test_the_exit_code_tells_what_is_asked_for(record: Path, draft: Path, verdicts: str, code: int) -> None:
    assert check(record, draft, "--fail-on", verdicts).exit_code == code


def test_a_verdict_that_is_none_is_wrong_usage(record: Path, draft: Path) -> None:
    done = check(record, draft, "--fail-on", "conflict")

    assert done.exit_code == 2
    assert "'conflict' is no verdict" in done.stderr


@pytest.mark.parametrize("given", [b"", b"  \n", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04nothing"])
def test_what_is_no_draft_is_one_clear_line(record: Path, given: bytes) -> None:
    done = check(record, "-", given=given)

    assert isinstance(done.exception, UnreadableInput)
    assert "\n" not in str(done.exception)


def test_several_drafts_at_once_are_refused(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": "Ada Reed left."}\n{"id": "b", "text": "Bo Lund left."}\n', encoding="utf-8")

    assert "holds several articles; give one draft at a time" in str(check(record, path).exception)


def test_a_missing_draft_and_a_missing_record_are_named(record: Path, draft: Path, tmp_path: Path) -> None:
    assert isinstance(check(record, tmp_path / "none.txt").exception, UnreadableInput)
    assert isinstance(check(tmp_path / "none.db", draft).exception, RecordError)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        "No sentence",
        "“Only words between marks here.”",
        "<script>alert(1)</script> was “set in the text”",
        "Ada Reed left early. " * 20 + "Bo \x1b[31mLund.",
    ],
)
def test_hostile_drafts_reach_the_terminal_without_control_characters(record: Path, words: str) -> None:
    done = check(record, "-", given=words)

    assert done.exit_code == 0
    assert not any(ord(char) < 32 and char != "\n" for char in done.stdout)


def test_nothing_of_the_draft_stays_on_disk(record: Path, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft.parent)
    before = record.read_bytes()

    check(record, draft)

    assert record.read_bytes() == before
    assert os.listdir(draft.parent) == ["draft.txt"]
