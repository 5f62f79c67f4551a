from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.intake.failure import Failure
from sayso.intake.paths import files, printable


def under(path: Path) -> list[str]:
    return [str(found.relative_to(path)) if isinstance(found, Path) else found.reason for found in files(path)]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("She quit.", encoding="utf-8")


def test_a_folder_gives_its_articles_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.html", "a/y.JSONL", "c.pdf")

    assert under(tmp_path) == ["a/y.JSONL", "a/z.html", "b.txt", "c.pdf"]


def test_other_files_are_left_out_and_said_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", "style.css", "page.html", "page_files/advert.html", "own_files/b.txt")

    assert under(tmp_path) == ["a.txt", "own_files/b.txt", "page.html"]
    assert "1 files with other endings left out, such as style.css" in caplog.text


def test_a_file_named_outright_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    write(tmp_path, "story.dat")

    assert [*files(tmp_path / "story.dat")] == [tmp_path / "story.dat"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert under(tmp_path) == ["in/a.txt"]


@pytest.mark.parametrize("name", ["gone.txt", "null\0.txt", "x" * 5000])
def test_a_path_that_leads_nowhere_is_a_failure(tmp_path: Path, name: str) -> None:
    (found,) = files(tmp_path / name)

    assert isinstance(found, Failure)


def test_a_folder_without_articles_says_which_endings_count(tmp_path: Path) -> None:
    write(tmp_path, "style.css")

    (reason,) = under(tmp_path)
    assert reason.startswith("holds no articles; sayso reads files ending in .txt")


def test_a_folder_that_may_not_be_opened_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/one.txt", "b/two.txt")
    opened = Path.iterdir

    def closed_a(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "iterdir", closed_a)
    assert under(tmp_path) == ["cannot be read (Permission denied); check its permissions", "b/two.txt"]


def test_a_name_in_odd_bytes_can_be_printed() -> None:
    assert printable(os.fsdecode(b"caf\xe9.txt")) == "caf\ufffd.txt"
