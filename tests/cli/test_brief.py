from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from sayso.answers.book import Record
from sayso.cli.app import app
from sayso.errors import RecordError, UnknownName, UnreadableTime
from tests.answers.test_findings import Clock, add, story
from tests.builders import Told, a_document, a_reading

SUPPORTS = Told("Ada Reed", "supports", "Bo Lund")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["brief", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    singer = a_reading(a_document("b", "Bo Lund sang."), roles={"Bo Lund": "singer"})
    with Record(str(path), now=Clock()) as made:
        add(made, story("a", SUPPORTS), singer)
    return path


def test_a_briefing_is_markdown_on_standard_output(record: Path) -> None:
    done = run("Ada Reed", "--record", record)

    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("# Ada Reed\n\n*A briefing from 1 article of 1 outlet, 1 May 2016; in a record of 2")
    assert done.stdout == run("Ada Reed", "--record", record, "--format", "md").stdout


def test_out_writes_a_file_and_its_ending_says_which_kind(record: Path, tmp_path: Path) -> None:
    assert run("Ada Reed", "--record", record, "--out", tmp_path / "a.md").stdout == ""
    assert run("Ada Reed", "--record", record, "--out", tmp_path / "a.DOCX").stdout == ""

    assert (tmp_path / "a.md").read_text(encoding="utf-8") == run("Ada Reed", "--record", record).stdout
    assert docx.Document(str(tmp_path / "a.DOCX")).paragraphs[0].text == "Ada Reed"


def test_docx_goes_into_a_pipe(record: Path) -> None:
    done = run("Ada Reed", "--record", record, "-f", "docx")

    assert done.stdout_bytes.startswith(b"PK")


def test_namesakes_are_listed_and_nothing_is_written(record: Path, tmp_path: Path) -> None:
    done = run("Bo Lund", "--record", record, "--out", tmp_path / "b.md")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "“Bo Lund” fits 2 in this record" in done.stderr
    assert "name one of them by its id" in done.stderr
    assert not (tmp_path / "b.md").exists()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["Nobody Known"], UnknownName),
        (["Ada Reed", "--as-of", "soon"], UnreadableTime),
    ],
)
def test_bad_input_is_an_error_with_a_name(record: Path, arguments: list[str], error: type[Exception]) -> None:
    assert isinstance(run(*arguments, "--record", record).exception, error)


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert isinstance(run("Ada Reed", "--record", tmp_path / "no.db").exception, RecordError)
    assert not (tmp_path / "no.db").exists()


def test_a_file_that_cannot_be_written_is_an_error(record: Path, tmp_path: Path) -> None:
    assert isinstance(run("Ada Reed", "--record", record, "-o", tmp_path / "no/a.md").exception, OSError)
