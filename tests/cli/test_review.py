"""`sayso review` and its neighbours at the door: keys in, decisions in the record."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.answers.asked import About
from sayso.cli.app import app
from sayso.errors import BrokenLine, RecordError
from tests.reviewed import a_record

# a job that was started in the background ignores SIGINT, and so would its children
SAYSO = """
import signal
from sayso.cli.app import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
ASKED = b"quit"  # the last word of a question: it waits for a key


def run(*arguments: object, keys: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=keys, env={"SAYSO_WHO": "Kim"})


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    a_record(path).close()
    return path


def decisions(record: Path) -> list[tuple[str, str, bool]]:
    done = run("decisions", "list", "--record", record, "--format", "json")
    return [(each["verdict"], each["who"], each["holds"]) for each in json.loads(done.stdout)]


def left(record: Path) -> int:
    return int(json.loads(run("review", "--record", record, "--format", "json").stdout)["left"])


def test_a_review_writes_each_answer_down(record: Path) -> None:
    done = run("review", "--record", record, keys="xnq")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("2 judged, 0 skipped, ")
    assert len(decisions(record)) == 2
    assert {who for _, who, _ in decisions(record)} == {"Kim"}


def test_keys_end_the_review_where_no_more_come(record: Path) -> None:
    assert run("review", "--record", record, keys="s\n\n").stdout.splitlines()[-1].startswith("0 judged, 1 skipped, ")


def test_a_key_that_means_nothing_is_answered_with_those_that_do(record: Path) -> None:
    done = run("review", "--record", record, keys="ß?")

    assert done.stdout.count("z undo") == 3
    assert decisions(record) == []


def test_undo_takes_back_the_last_answer_and_asks_again(record: Path) -> None:
    open_before = left(record)

    done = run("review", "--record", record, "--claims", keys="xzznz")

    assert "nothing to take back in this review" in done.stdout
    assert [holds for _, _, holds in decisions(record)] == [False] * 4
    assert left(record) == open_before


def test_a_limit_is_kept(record: Path) -> None:
    done = run("review", "--record", record, "--identities", "--limit", 1, keys="nnn")

    assert done.stdout.splitlines()[-1].startswith("1 judged, 0 skipped, ")
    assert [verdict for verdict, _, _ in decisions(record)] == ["not_same"]


@pytest.mark.parametrize(("option", "about"), [("--claims", About.CLAIM), ("--identities", About.IDENTITY)])
def test_questions_of_one_kind_can_be_had_as_json(record: Path, option: str, about: About) -> None:
    found = json.loads(run("review", "--record", record, option, "--format", "json").stdout)

    assert {question["about"] for question in found["questions"]} == {about}


def test_a_record_without_questions_says_so(tmp_path: Path) -> None:
    import sayso

    sayso.open(str(tmp_path / "empty.db")).close()

    done = run("review", "--record", tmp_path / "empty.db", keys="x")

    assert done.stdout == "0 judged, 0 skipped, 0 left\n"


def test_words_of_an_article_cannot_garble_the_terminal(tmp_path: Path) -> None:
    import sayso
    from tests.builders import Told, a_document, a_reading

    evil = "\x1b[2JAda Reed\u202e owns \x07Dol Ltd " + "x" * 5000
    reading = a_reading(a_document("d\x1b[1m", evil, title="\x1b]0;t\x07"), Told("Ada Reed", "owns", "Dol Ltd"))
    with sayso.open(str(tmp_path / "r.db")) as book:
        book.add([reading.document], read=lambda _: reading)

    shown = (
        run("review", "--record", tmp_path / "r.db", keys="x").stdout
        + run("decisions", "list", "--record", tmp_path / "r.db").stdout
    )

    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_decisions_travel_by_a_file_or_a_pipe(record: Path, tmp_path: Path) -> None:
    run("review", "--record", record, keys="xn")
    other, file = tmp_path / "other.db", tmp_path / "decisions.jsonl"
    a_record(other).close()

    assert run("decisions", "export", file, "--record", record).stdout == f"{file}: 2 decisions\n"
    piped = run("decisions", "export", "--record", record).stdout
    assert file.read_text(encoding="utf-8") == piped

    taken = run("decisions", "import", "-", "--record", other, keys=piped)
    assert taken.stdout == "2 decisions taken in, 0 already there\n", taken.stderr
    assert run("decisions", "import", file, "--record", other).stdout.startswith("no decisions taken in, 2 already")
    assert decisions(other) == decisions(record)


def test_decisions_on_articles_that_are_not_there_are_said_to_wait(record: Path, tmp_path: Path) -> None:
    import sayso

    run("review", "--record", record, keys="x")
    piped = run("decisions", "export", "--record", record).stdout
    sayso.open(str(tmp_path / "empty.db")).close()

    done = run("decisions", "import", "-", "--record", tmp_path / "empty.db", keys=piped)

    assert "1 decision on words that are not in this record" in done.stdout


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"id": 1}', '"d-1"', "[" * 100_000])
def test_a_line_that_is_no_decision_is_named(record: Path, line: str) -> None:
    done = run("decisions", "import", "-", "--record", record, keys=f"\n{line}\n")

    assert isinstance(done.exception, BrokenLine | RecordError)
    assert "decision" in str(done.exception)
    assert decisions(record) == []


def test_what_changed_is_printed_and_taken_back_by_the_line_below(record: Path) -> None:
    done = run("withdraw", "d3", "--why", "it was wrong", "--day", "2024-05-01", "--record", record)

    assert "standing: one source → withdrawn by its outlet" in done.stdout
    assert "decisions undo d-" in done.stdout
    assert "→ one source" in run("withdraw", "d3", "--undo", "--record", record).stdout
    assert isinstance(run("withdraw", "d9", "--record", record).exception, RecordError)


def test_one_and_two_are_said_at_the_door(record: Path) -> None:
    found = json.loads(run("who", "Ada Reed", "--record", record, "--format", "json").stdout)
    one, other = [each["id"] for each in found["namesakes"]][:2]

    assert "the same · “Ada Reed”" in run("same", one, other, "--record", record).stdout
    assert "not the same" in run("apart", "Cy Marsh", "Bo Lund", "--record", record).stdout
    assert run("apart", "Cy Marsh", "--record", record).exit_code == 2
    assert [verdict for verdict, _, _ in decisions(record)] == ["not_same", "same"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_review_that_is_ended_keeps_its_answers_and_leaves_the_terminal_as_it_was(
    record: Path, number: signal.Signals
) -> None:
    import termios

    leader, follower = pty.openpty()
    before = termios.tcgetattr(follower)
    command = [sys.executable, "-c", SAYSO, "review", "--record", str(record)]
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower) as review:
        try:
            _until_asked(leader)
            os.write(leader, b"x")
            _until_asked(leader)
            review.send_signal(number)
            review.wait(30)
        finally:
            review.kill()
        after = termios.tcgetattr(follower)
    os.close(leader)
    os.close(follower)

    assert len(decisions(record)) == 1
    if number is not signal.SIGKILL:
        assert after == before
        assert review.returncode in (130, 143)


def _until_asked(leader: int) -> None:
    shown, until = b"", time.monotonic() + 60
    while not shown.rstrip().endswith(ASKED):
        assert time.monotonic() < until, shown
        shown += os.read(leader, 4096)
    time.sleep(0.2)  # the terminal gets its mode before the first question, the read comes after it
