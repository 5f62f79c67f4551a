"""Rows as CSV that a spreadsheet can open: no cell of it is taken for a formula.

A spreadsheet runs a cell that begins with = + - @ (or their wide forms) as a formula, and a formula can send away what
stands beside it. Texts of a record are anybody's, so an apostrophe stands before such a beginning: it makes the cell
text. Where a spreadsheet cuts at semicolons or tabs, or takes the end of a line in a cell for that of the row, more
cells begin; there it stands too. Numbers stay numbers. JSON has every text to the letter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

CUTS = r";\t\r\n"  # where a spreadsheet may begin another cell
UNSEEN = r"[^\S\t\r\n]|[\0-\x08\x0e-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"  # before a sign
FORMULA = re.compile(rf"(?:^|(?<=[{CUTS}]))(?=(?:{UNSEEN})*[-=+@－＝＋＠])")
DROPPED = ("\t", "\r", "\n")  # at a cell's beginning, with what stands behind them left
LINE_ENDS = "\r\n"  # `csv` puts a cell with any of these in quotation marks; we end lines as text files do


def as_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines of CSV: a header, taken from the first row, then a row each; none where there is no row."""
    header: list[str] = []
    for row in rows:
        if not header:
            header = list(row)
            yield _line(header)
        yield _line([harmless(row[column]) for column in header])


def harmless(cell: object) -> object:
    """The cell; of a text each beginning that may be taken for a formula's with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    safe = FORMULA.sub("'", cell)
    return f"'{safe}" if safe.startswith(DROPPED) else safe


def _line(cells: Iterable[object]) -> str:
    made = StringIO()
    csv.writer(made, lineterminator=LINE_ENDS).writerow(cells)
    return made.getvalue().removesuffix(LINE_ENDS) + "\n"
