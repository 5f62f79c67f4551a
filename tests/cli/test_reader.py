"""`--reader`, and what a user sees where the weights of the heads cannot be used."""

import json
import sys
from pathlib import Path

import pytest

from sayso.cli import main
from sayso.model import MadeBy
from tests.reading.heads.spoiled import weights_at, with_a_changed_byte, with_a_manifest

TEXT = "Ada Reed endorsed Bo Lund on Monday. Critics assailed the plan of {town} as a waste of public money."
TOWNS = ("Quay", "Lund", "Dol")


def sayso(*arguments: object) -> int:
    """The exit code of `sayso` with these arguments."""
    with pytest.MonkeyPatch.context() as asked:
        asked.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
    return int(stop.value.code or 0)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for town in TOWNS:
        (folder / f"{town}.txt").write_text(TEXT.format(town=town), encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def makers_in(out: str) -> set[str]:
    """What made the statements that were printed: rules, the heads, or both."""
    return {statement["made_by"] for line in out.splitlines() for statement in json.loads(line)["statements"]}


def test_read_asks_the_heads_unless_told_otherwise(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sayso("read", articles) == 0
    unasked = capsys.readouterr().out
    sayso("read", articles, "--reader", "heads")
    asked = capsys.readouterr().out
    sayso("read", articles, "--reader", "rules")
    ruled = capsys.readouterr().out

    assert asked == unasked
    assert makers_in(asked) - {MadeBy.RULE}
    assert makers_in(ruled) == {MadeBy.RULE}


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_reader_that_there_is_not_is_wrong_usage(
    articles: Path, record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("SAYSO_DB_URL", str(record))

    assert sayso(command, articles, "--reader", "guesses") == 2
    assert "'guesses' is not one of 'heads', 'rules'" in capsys.readouterr().err


def test_adding_with_another_reader_reads_again(
    articles: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for more in ((), ("--reader", "heads"), ("--reader", "rules"), ("--reader", "rules")):
        assert sayso("add", articles, "--record", record, *more) == 0
        told.append(capsys.readouterr().out.partition(": ")[2].partition(" in ")[0])

    assert told == [
        "3 articles added",
        "no articles added, 3 already there",
        "no articles added, 3 read again",
        "no articles added, 3 already there",
    ]


def test_reading_without_weights_is_one_line_that_names_them_and_what_to_do(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere"
    with weights_at(missing):
        code = sayso("read", articles)
    said = capsys.readouterr()

    assert (code, said.out) == (1, "")
    assert said.err == (
        f"sayso: {missing / 'encoder.onnx'}: missing; "
        "read with `--reader rules`, which needs no weights, or install sayso again\n"
    )


def test_the_rules_read_where_there_are_no_weights(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with weights_at(tmp_path / "nowhere"):
        code = sayso("read", articles, "--reader", "rules")

    assert code == 0
    assert len(capsys.readouterr().out.splitlines()) == len(TOWNS)


@pytest.mark.parametrize("kind", ["missing", "encoder", "roles", "vocabulary", "manifest"])
def test_adding_with_bad_weights_complains_once_and_leaves_the_record_usable(
    articles: Path, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    with weights_at(spoiled(tmp_path / "weights", kind)):
        code = sayso("add", articles, "--record", record)
        said = capsys.readouterr()

        assert (code, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1
        assert said.err.startswith(f"sayso: {tmp_path / 'weights'}")

        assert sayso("intact", "--record", record) == 0
        assert sayso("add", articles, "--record", record, "--reader", "rules") == 0
        assert "3 articles added" in capsys.readouterr().out
    assert sayso("add", articles, "--record", record) == 0
    assert "3 read again" in capsys.readouterr().out


def spoiled(at: Path, kind: str) -> Path:
    """A folder of weights that are bad in one of many ways."""
    match kind:
        case "missing":
            return at
        case "manifest":
            return with_a_manifest(at, b"\xff{")
        case "vocabulary":
            return with_a_changed_byte(at, "vocabulary.txt")
        case _:
            return with_a_changed_byte(at, f"{kind}.onnx")


def test_what_was_added_before_the_weights_went_bad_is_kept(
    articles: Path, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (last,) = articles.glob("Quay.txt")
    for path in articles.glob("[!Q]*.txt"):
        assert sayso("add", path, "--record", record) == 0
    with weights_at(tmp_path / "nowhere"):
        assert sayso("add", last, "--record", record) == 1
    capsys.readouterr()

    assert sayso("ties", "Ada Reed", "--record", record) == 0
    assert "Bo Lund" in capsys.readouterr().out
