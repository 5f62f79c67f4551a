import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
ARTICLE, VIEW = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[:2]


def test_the_readme_shows_what_sayso_really_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader has changed: `python bench/readme.py` writes the view anew."""
    article = tmp_path / "ferry.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "80")

    printed = CliRunner().invoke(app, ["read", str(article), "--format", "view"]).stdout

    assert [line.rstrip() for line in printed.splitlines()] == VIEW.splitlines()


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    CliRunner().invoke(app, ["add", "ferry.txt", "--record", "record.db"])
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    printed: list[tuple[object, ...]] = []

    exec(compile(code, "README.md", "exec"), {"print": lambda *words: printed.append(words)})

    assert ("Ana Ruiz", "owns", "Dol Ltd", "denied", "she owns Dol Ltd") in printed
