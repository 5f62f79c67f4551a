"""Bytes to text: UTF-8, whatever a byte order mark names, and Windows-1252 where nothing else fits."""

from __future__ import annotations

import codecs
import logging
import re

from sayso.errors import UnreadableInput

log = logging.getLogger("sayso.intake")

MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x1b"))
MOST_CONTROLS = 0.02  # share of control characters above which nobody would call it text
MOST_HIGH = 0.15  # share of non-ASCII characters in Western European prose: French comes to 4 in a hundred
FEW_HIGH = 4  # and so many more, for texts of one line
WESTERN = frozenset("’‘“”„«»–—…•·€£§©®°´¡¿ªº½ \u00ad")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def decoded(data: bytes, name: str) -> str:
    """The text in the bytes, without a byte order mark.

    Bytes that are no UTF-8 and carry no mark are read as Windows-1252 where that gives Western prose; this is logged
    as a warning under `name`. Raises UnreadableInput for whatever is empty, binary or in another encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    if encoding:
        return _strict(data[len(mark) :], encoding)
    if b"\0" in data[:8000]:
        raise UnreadableInput(_binary(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _western(data, error, name)
    if len(data.translate(None, CONTROLS)) < len(data) * (1 - MOST_CONTROLS):
        raise UnreadableInput(_binary(data))
    return text


def whole(text: str, name: str) -> str:
    """The text with a replacement character for each half of a surrogate pair, which no UTF-8 can hold."""
    mended, halves = SURROGATE.subn("\ufffd", text)
    if halves:
        log.warning("%s: halves of surrogate pairs (%d) read as U+FFFD; every offset stays the same", name, halves)
    return mended


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"marked as {encoding} but broken at byte {error.start}; save it again as UTF-8"
        ) from error


def _western(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    advice = f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it again as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as other:
        raise UnreadableInput(advice) from other
    high = [char for char in text if char > "\x7f"]
    prose = sum(char.isalpha() or char in WESTERN for char in high)
    if len(high) > FEW_HIGH + len(text) * MOST_HIGH or prose < len(high) or _mostly_utf8(data):
        raise UnreadableInput(advice)
    log.warning("%s: no UTF-8, read as Windows-1252; save it as UTF-8 if the accents look wrong", name)
    return text


def _mostly_utf8(data: bytes) -> bool:
    """Whether more multi-byte characters are sound than broken: then it is damaged UTF-8, not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken > broken


def _binary(data: bytes) -> str:
    even, odd = data[:400:2].count(0), data[1:400:2].count(0)
    if min(even, odd) == 0 and max(even, odd) > len(data[:400]) * 0.35:  # Latin letters: every second byte is zero
        return "looks like UTF-16 without a byte order mark; save it again as UTF-8"
    return "a binary file, not text; give text, HTML, JSON Lines, PDF or DOCX"
