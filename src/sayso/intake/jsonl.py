"""JSON Lines: an article a line, `{"id", "text", "date"?, "title"?, "outlet"?, "url"?, "wire"?}` (docs/input.md)."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator

from sayso.errors import BrokenLine, UnreadableInput
from sayso.intake.article import article, stem
from sayso.intake.credits import named_credits
from sayso.intake.days import iso_day
from sayso.intake.encoding import whole
from sayso.intake.failure import Failure
from sayso.intake.known import Known
from sayso.model import Document

log = logging.getLogger("sayso.intake")

UTF8_MARK = b"\xef\xbb\xbf"
FORM = 'an article is {"id": "…", "text": "…"}'
OUTLET = ("outlet", "publisher", "publication")  # the fields that name it, as in a header; the first that is filled
LOOKED_AT = 5  # lines, to tell JSON Lines with a broken line from one broken JSON value


def from_lines(lines: Iterable[bytes], name: str, known: Known) -> Iterator[Document | Failure]:
    """The article of each line, or why that line has none; blank lines are passed over.

    `lines` end with a line feed and nothing else: U+2028 may stand in a text. A line's own fields win; the date and
    outlet in `known` fill in what it leaves out.
    """
    number = 0
    for number, line in enumerate(lines, start=1):
        line = line.removeprefix(UTF8_MARK) if number == 1 else line
        if not line.strip():
            continue
        try:
            yield _document(_value(line), f"{name}, line {number}", f"{stem(name) or 'line'}-{number}", known)
        except (BrokenLine, UnreadableInput) as error:
            yield Failure(name, str(error), number)
    if number == 0:
        yield Failure(name, f"is empty; {FORM}, one a line")


def from_json(data: bytes, name: str, known: Known) -> Iterator[Document | Failure]:
    """The articles of a JSON file: one object, a list of them, or JSON Lines under another ending."""
    data = data.removeprefix(UTF8_MARK)
    try:
        value = _value(data)
    except BrokenLine as error:
        lines = data.split(b"\n")
        broken = Failure(name, str(error))
        yield from from_lines(lines, name, known) if _any_object(lines) else (broken,)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        where = f"{name}, article {number}" if isinstance(value, list) else name
        try:
            yield _document(row, where, f"{stem(name) or 'article'}-{number}" if len(rows) > 1 else stem(name), known)
        except (BrokenLine, UnreadableInput) as error:
            yield Failure(where, str(error))


def _any_object(lines: list[bytes]) -> bool:
    for line in [line for line in lines if line.strip()][:LOOKED_AT]:
        try:
            if isinstance(_value(line), dict):
                return True
        except BrokenLine:
            continue
    return False


def _value(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenLine(f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise BrokenLine(f"broken JSON ({error.msg}, character {error.pos + 1}); {FORM}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets nested without end
        raise BrokenLine(f"JSON that no article needs ({type(error).__name__}); {FORM}") from error


def _document(row: object, where: str, fallback_id: str, known: Known) -> Document:
    if not isinstance(row, dict):
        raise BrokenLine(f"no JSON object; {FORM}")
    text = row.get("text")
    if not isinstance(text, str):
        raise BrokenLine(f'no "text"; {FORM}')
    url = _field(row, "url", where)
    own = Known(
        id=_field(row, "id", where) or url or fallback_id,
        date=_day(row, where),
        title=_field(row, "title", where),
        outlet=next(filter(None, (_field(row, key, where) for key in OUTLET)), ""),
        url=url,
        credits=named_credits(**{key: _field(row, key, where) for key in ("wire", "credit", "author")}),
    )
    return article(text, where, own.or_else(Known(date=known.date, outlet=known.outlet)))


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
