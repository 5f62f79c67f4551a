import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from sayso.cli.options import Format
from sayso.cli.output import PLAINER, as_json, show, write_answers
from sayso.words import counted, in_quotation_marks, readable


def test_an_escape_sequence_cannot_reach_the_terminal() -> None:
    assert "\x1b" not in readable("a \x1b[31mred\x1b[0m word")


def test_marks_that_turn_the_reading_direction_round_are_left_out() -> None:
    assert readable("pay \u202e001\u202c crowns") == "pay 001 crowns"


def test_line_breaks_of_every_kind_become_spaces() -> None:
    assert readable("one\ntwo\u2028three\u0085four\tfive") == "one two three four five"


@given(st.text())
def test_readable_text_is_one_line_that_utf_8_can_carry(text: str) -> None:
    shown = readable(text)

    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=())))
def test_json_gives_back_every_text_to_the_letter(text: str) -> None:
    line = as_json({"text": text})

    line.encode("utf-8")
    assert json.loads(line) == {"text": text}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a friend", "“a friend”"),
        ('"a friend,"', "“a friend,”"),
        ("“a friend”", "“a friend”"),
        ('"one" and "two"', '“"one" and "two"”'),
        ('"', '“"”'),
        ("", "“”"),
    ],
)
def test_words_stand_in_one_pair_of_quotation_marks(words: str, shown: str) -> None:
    assert in_quotation_marks(words) == shown


@pytest.mark.parametrize(("number", "words"), [(0, "no ties"), (1, "1 tie"), (2, "2 ties")])
def test_a_number_stands_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "tie") == words


ANSWERS: list[dict[str, Any]] = [{"id": "t-1", "words": "“Ja”, sagte er"}, {"id": "t-2", "words": "a,b\nc"}]


def test_json_is_one_list(capfd: pytest.CaptureFixture[str]) -> None:
    write_answers(ANSWERS, Format.JSON, [])

    assert json.loads(capfd.readouterr().out) == ANSWERS


def test_jsonl_is_a_line_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    write_answers(ANSWERS, Format.JSONL, [])

    assert [json.loads(line) for line in capfd.readouterr().out.splitlines()] == ANSWERS


def test_csv_has_one_header_and_keeps_line_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    write_answers([], Format.CSV, ANSWERS)

    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == ANSWERS


def test_csv_of_nothing_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    write_answers([], Format.CSV, [])

    assert capsys.readouterr().out == ""


def test_csv_of_a_command_runs_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    write_answers([], Format.CSV, [{"words": "=cmd|' /C calc'!A0", "score": -0.5}])

    assert capsys.readouterr().out == "words,score\n'=cmd|' /C calc'!A0,-0.5\n"


def shown_at(width: int, text: str, columns: int, hang: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    show(console, Text(text), columns, hang=hang)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_what_does_not_fit_hangs_below_the_first_line() -> None:
    assert shown_at(12, "one two three four", 2, 2) == ["  one two", "    three", "    four"]


def test_a_break_in_the_text_begins_a_line_that_does_not_hang() -> None:
    assert shown_at(12, "one\ntwo", 2, 2) == ["  one", "  two"]


def test_a_wide_letter_is_shown_where_one_column_is_left() -> None:
    assert "".join("".join(shown_at(11, "aaa\u3042\u3042", 5, 5)).split()) == "aaa\u3042\u3042"


@given(st.text("ab \u3042\u0301", max_size=60), st.integers(1, 20), st.integers(0, 5), st.integers(0, 5))
def test_wrapping_loses_no_letter(text: str, width: int, columns: int, hang: int) -> None:
    shown = shown_at(width + 10, text, columns, hang)

    assert "".join("".join(shown).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", '"Jos?" -> x - y'), ("cp1252", "“José” -> x · y"), ("utf-8", "“José” → x · y")],
)
def test_a_terminal_that_is_not_utf_8_gets_plain_marks(encoding: str, shown: str) -> None:
    assert "“José” → x · y".encode(encoding, PLAINER).decode(encoding) == shown
