"""JSON Lines: one article a line, `{"id", "text", "date"?, "title"?, "outlet"?, "url"?}`."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator

from sayso.errors import BrokenLine, UnreadableInput
from sayso.intake.article import article, stem
from sayso.intake.days import iso_day
from sayso.intake.encoding import whole
from sayso.intake.failure import Failure
from sayso.intake.known import Known
from sayso.model import Document

log = logging.getLogger("sayso.intake")

UTF8_MARK = b"\xef\xbb\xbf"
FORM = '{"id": "…", "text": "…"}'


def from_lines(lines: Iterable[bytes], name: str, known: Known) -> Iterator[Document | Failure]:
    """The article of each line, or why that line has none; blank lines are passed over.

    `lines` end with a line feed and nothing else: U+2028 may stand in a text. A line's own fields win; the date and
    outlet in `known` fill in what it leaves out.
    """
    number = 0
    for number, line in enumerate(lines, start=1):
        line = line.removeprefix(UTF8_MARK) if number == 1 else line
        if line.strip():
            yield _line(line, name, number, known)
    if number == 0:
        yield Failure(name, f"is empty; give lines of {FORM}")


def from_json(data: bytes, name: str, known: Known) -> Iterator[Document | Failure]:
    """The articles of a JSON file: one object, a list of them, or JSON Lines under a wrong ending."""
    try:
        value = _value(data.removeprefix(UTF8_MARK))
    except BrokenLine:
        yield from from_lines(data.split(b"\n"), name, known)
        return
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _row(row, name, number, known)


def _line(line: bytes, name: str, number: int, known: Known) -> Document | Failure:
    try:
        value = _value(line)
    except BrokenLine as error:
        return Failure(name, str(error), number)
    return _row(value, name, number, known)


def _value(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenLine(f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise BrokenLine(f"broken JSON ({error.msg}, character {error.pos + 1}); each line is {FORM}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets nested without end
        raise BrokenLine(f"JSON that no article needs ({type(error).__name__}); each line is {FORM}") from error


def _row(row: object, name: str, number: int, known: Known) -> Document | Failure:
    if not isinstance(row, dict):
        return Failure(name, f"no JSON object; each line is {FORM}", number)
    text = row.get("text")
    if not isinstance(text, str):
        return Failure(name, f'no "text"; each line is {FORM}', number)
    where = f"{name}, line {number}"
    own = Known(
        id=_field(row, "id", where) or _field(row, "url", where) or f"{stem(name) or 'line'}-{number}",
        date=_day(row, where),
        title=_field(row, "title", where),
        outlet=_field(row, "outlet", where),
        url=_field(row, "url", where),
    )
    try:
        return article(text, where, own.or_else(Known(date=known.date, outlet=known.outlet)))
    except UnreadableInput as error:
        return Failure(name, str(error), number)


def _field(row: dict[str, object], key: str, where: str) -> str:
    """The value as text on one line; "" for null and for what is neither text nor number."""
    value = row.get(key)
    if isinstance(value, str):
        return whole(value, where).strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _day(row: dict[str, object], where: str) -> str:
    written = _field(row, "date", where)
    day = iso_day(written)
    if written and not day:
        log.warning("%s: date %r names no day, read without it; write YYYY-MM-DD", where, written[:40])
    return day
