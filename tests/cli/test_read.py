import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.model import Document, Reading
from sayso.reading.ahead import Ahead

ARTICLE = "date 2024-03-05\nOutlet: Weekly Post\n\nAda Reed endorsed Bo Lund on Monday. “Bo is a friend,” Reed said.\n"


def run(*arguments: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *arguments], input=typed)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "reed.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_pipe_gets_a_json_line_an_article(article: Path) -> None:
    done = run(str(article))

    (line,) = done.stdout.splitlines()
    reading = json.loads(line)
    assert (done.exit_code, reading["id"], reading["date"], reading["outlet"]) == (
        0,
        "reed",
        "2024-03-05",
        "Weekly Post",
    )
    assert reading["text"] == ARTICLE


def test_output_goes_to_the_file_that_is_named(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"

    done = run(str(article), "-o", str(out))

    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "reed"


def test_the_view_can_be_asked_for_in_a_pipe(article: Path) -> None:
    done = run(str(article), "--format", "view")

    assert done.stdout.startswith("1 article · 2024-03-05 · Weekly Post · machine-read, unreviewed\n")


def test_explain_shows_the_view_with_its_rules(article: Path) -> None:
    assert "rule: " in run(str(article), "--explain", "--said").stdout


def test_several_articles_are_numbered(article: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Nothing happened on Friday in Lund.", encoding="utf-8")

    done = run(str(article), str(second), "--format", "view")

    assert "article 1 · " in done.stdout
    assert "article 2 · date not given" in done.stdout


def test_standard_input_is_read_with_what_is_known_of_it() -> None:
    done = run(
        "-",
        "--date",
        "2024-03-05",
        "--outlet",
        "Post",
        "--title",
        "T",
        "--url",
        "https://x.example/a",
        typed="Ada met Bo.",
    )

    reading = json.loads(done.stdout)
    known = {name: reading[name] for name in ("date", "outlet", "title", "url", "text")}
    assert known == {
        "date": "2024-03-05",
        "outlet": "Post",
        "title": "T",
        "url": "https://x.example/a",
        "text": "Ada met Bo.",
    }


def a_record_line(**fields: str) -> str:
    return json.dumps({"id": "a", "text": "Ada Reed met Bo Lund.", **fields})


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(f"{a_record_line(id='a')}\n{{broken\n{a_record_line(id='c')}\n", encoding="utf-8")

    done = run(str(path))

    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert done.stderr.startswith(f"sayso: {path}, line 2: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_article_that_sayso_stumbles_over_does_not_cost_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(f"{a_record_line(id='bad')}\n{a_record_line(id='good')}\n", encoding="utf-8")

    def stumbling(_: Ahead, document: Document) -> Reading:
        return {"good": Reading(document)}[document.id]

    monkeypatch.setattr("sayso.reading.ahead.Ahead.read", stumbling)
    done = run(str(path))

    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good"]
    assert done.stderr.startswith("sayso: bad: not read, unexpected KeyError: 'bad' (a fault of sayso")


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "page.html": b"<html><head><title>x</title></head><body><script>var a = 1;</script></body></html>",
    "scan.pdf": b"%PDF-1.4 nothing that a reader could use",
    "letter.docx": b"PK\x03\x04 no archive",
    "line.jsonl": b"[1, 2]\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_exit_code_1(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])

    done = run(str(path))

    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"sayso: {path}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(str(tmp_path / "nowhere.txt"))

    assert done.exit_code == 1
    assert "nowhere.txt: no such file or folder" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(article: Path) -> None:
    article.chmod(0)

    done = run(str(article))

    assert done.exit_code == 1
    assert "reed.txt: cannot be read" in done.stderr


def test_an_output_that_cannot_be_written_is_named(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sayso.cli import main

    monkeypatch.setattr(sys, "argv", ["sayso", "read", str(article), "-o", "/nowhere/at/all.jsonl"])
    with pytest.raises(SystemExit) as stop:
        main()

    assert stop.value.code == 1
    assert capsys.readouterr().err == "sayso: /nowhere/at/all.jsonl: No such file or directory\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sayso.cli import main

    monkeypatch.setattr(sys, "argv", ["sayso", "read", str(article), "-o", "/dev/full"])
    with pytest.raises(SystemExit) as stop:
        main()

    assert stop.value.code == 1
    assert capsys.readouterr().err == "sayso: /dev/full: No space left on device\n"


ODD = {
    "one long sentence": "and Ada met Bo " * 7000,
    "unbalanced marks": 'Ada said: "I met Bo. “Nobody knows, Bo said.',
    "separators": "Ada met Bo.\u2028Bo met Cy.\u2029“Yes,” Ada said.",
    "right to left": "Ada Reed met \u202eBo Lund\u202c. \u0627\u0644\u0631\u0626\u064a\u0633 met Ada.",
    "combining": "Ada Re\u0301e\u0308d said that she me\u0302t Bo.",
    "symbols": "\u2603\ufe0f \U0001f600 @ # -- \u2014 !!! ???",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("shape", ["view", "jsonl"])
def test_odd_text_is_read_without_a_fault(name: str, shape: str) -> None:
    done = run("-", "--format", shape, "--said", typed=ODD[name].encode("utf-8"))

    assert done.exit_code == 0, done.stderr
    assert done.stdout
