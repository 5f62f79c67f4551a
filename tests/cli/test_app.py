import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import __version__
from sayso.cli import app as door
from sayso.cli import main
from sayso.cli.output import DEBUG_SETTING
from sayso.errors import RecordError

HEAVY = (
    "spacy",
    "trafilatura",
    "sqlalchemy",
    "alembic",
    "pypdf",
    "docx",
    "rich",
    "numpy",
    "onnxruntime",
    "lxml",
    "pydantic",
)


def ended(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of `sayso` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["sayso", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def raising(error: BaseException) -> Callable[..., None]:
    """A stand-in for the commands that raises."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("arguments", [("version",), ("--version",)])
def test_the_version_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert ended(monkeypatch, *arguments) == 0
    assert capsys.readouterr().out == f"sayso {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("reed",),
        ("read",),
        ("read", "--colour", "x"),
        ("read", "x.txt", "--date", "yesterday"),
        ("read", "a.txt", "b.txt", "--title", "One title for two"),
        ("ties",),
        ("who", "X", "--format", "yaml"),
        ("add",),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how_to_get_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert ended(monkeypatch, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Error: " in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (RecordError("x.db: locked"), "sayso: x.db: locked"),
        (OSError(28, "No space left on device", "out.jsonl"), "sayso: out.jsonl: No space left on device"),
        (MemoryError(), "sayso: out of memory; give sayso fewer or smaller files at a time"),
    ],
)
def test_an_error_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, line: str
) -> None:
    monkeypatch.setattr(door, "app", raising(error))

    assert ended(monkeypatch) == 1
    assert capsys.readouterr().err == f"{line}\n"


def test_a_warning_looks_like_every_other_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes("José Pérez spoke.".encode("cp1252"))
    for _ in range(2):  # a second run in one process warns once too
        ended(monkeypatch, "read", str(article))
        warned = capsys.readouterr().err

    assert warned.startswith("sayso: ")
    assert "read as Windows-1252" in warned
    assert len(warned.splitlines()) == 1


def test_a_fault_of_sayso_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(DEBUG_SETTING, raising=False)
    monkeypatch.setattr(door, "app", raising(KeyError("x")))

    assert ended(monkeypatch) == 1
    assert capsys.readouterr().err.startswith("sayso: unexpected KeyError: 'x' (a fault of sayso")


def test_the_traceback_of_a_fault_is_shown_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEBUG_SETTING, "1")
    monkeypatch.setattr(door, "app", raising(KeyError("x")))

    with pytest.raises(KeyError):
        main()


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.cli.read.documents_at", raising(KeyboardInterrupt()))

    assert ended(monkeypatch, "read", "x.txt") == 130


def imported_by(code: str) -> set[str]:
    """The heavy modules that a fresh Python has imported after the code."""
    script = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


def test_importing_sayso_and_asking_for_help_import_nothing_heavy() -> None:
    help_asked = "import sayso.cli.app\ntry:\n    sayso.cli.app.app(['--help'])\nexcept SystemExit:\n    pass"

    assert imported_by("import sayso") == set()
    assert imported_by(help_asked) == set()


@pytest.mark.parametrize("command", ["who", "ties"])
def test_asking_a_record_loads_no_reader(tmp_path: Path, command: str) -> None:
    record = tmp_path / "missing.db"
    asked = (
        f"import sayso.cli.app\ntry:\n    sayso.cli.app.app([{command!r}, 'X', '--record', {str(record)!r}])\n"
        "except Exception:\n    pass"
    )

    assert imported_by(asked) <= {"sqlalchemy", "alembic"}


def test_a_closed_pipe_leaves_no_traceback(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ada Reed met Bo Lund.", encoding="utf-8")
    command = f"'{sys.executable}' -c 'from sayso.cli import main; main()' read '{article}' | true"

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ))

    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
