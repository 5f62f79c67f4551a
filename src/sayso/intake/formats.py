"""What form a file has, by its first bytes and, where they say nothing, by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from sayso.errors import UnreadableInput


class Format(StrEnum):
    """The forms that an article comes in."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"


ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
}
# first bytes of what cannot be read, with what to do
REFUSED = (
    (b"\x1f\x8b", "compressed with gzip; unpack it first (gunzip)"),
    (b"BZh", "compressed with bzip2; unpack it first (bunzip2)"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first (unzstd)"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first and give the folder"),
    (b"Rar!", "a RAR archive; unpack it first and give the folder"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file; save it as DOCX or text"),
    (b"{\\rtf", "a rich text file; save it as DOCX or text"),
    (b"SQLite format 3", "a database, perhaps a record of sayso's; give it with --record"),
    (b"\x89PNG", "an image; read its text with OCR first"),
    (b"\xff\xd8\xff", "an image; read its text with OCR first"),
    (b"GIF8", "an image; read its text with OCR first"),
    (b"II*\0", "an image; read its text with OCR first"),
    (b"MM\0*", "an image; read its text with OCR first"),
)
HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
SNIFFED = 2048  # bytes
JSON_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
TEXT_KEY = re.compile(rb'"text"\s*:')


def format_of(data: bytes, name: str) -> Format:
    """The form of the bytes; raises UnreadableInput where it is known and cannot be read, or there are no bytes."""
    if not data.strip():
        raise UnreadableInput("is empty; give a file with an article in it")
    for opening, reason in REFUSED:
        if data.startswith(opening):
            raise UnreadableInput(reason)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if _opens_html(data):
        return Format.HTML
    ending = ENDINGS.get(PurePath(name).suffix.lower())
    if ending in (Format.PDF, Format.DOCX):
        raise UnreadableInput(f"named as {ending.upper()} but is none; look what it holds and rename it")
    if ending:
        return ending
    return Format.JSON if JSON_OPENING.match(data) and TEXT_KEY.search(data) else Format.TEXT


def _zipped(data: bytes) -> Format:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableInput("a broken zip archive or DOCX; fetch it again") from error
    if "word/document.xml" in names:
        return Format.DOCX
    raise UnreadableInput("a zip archive; unpack it first and give the folder")


def _opens_html(data: bytes) -> bool:
    head = data[:SNIFFED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<?xml", b"<!--")):
        return b"<html" in head
    return head.startswith(HTML_OPENINGS)
