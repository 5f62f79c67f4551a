from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from sayso.errors import UnreadableInput
from sayso.intake.formats import Format, format_of
from tests.intake.build import SENTENCES, a_docx, a_page, a_pdf


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "She quit.")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"She quit.", Format.TEXT),
        (b"{curly} words", Format.TEXT),
        (b'{"id": "a", "text": "She quit."}\n', Format.JSON),
        (b'[\n  {"text": "She quit."}\n]', Format.JSON),
        (a_page(*SENTENCES), Format.HTML),
        (a_page(*SENTENCES).decode().encode("utf-16"), Format.HTML),
        (b"<?xml version='1.0'?>\n<html></html>", Format.HTML),
        (a_pdf(SENTENCES), Format.PDF),
        (a_docx(*SENTENCES), Format.DOCX),
    ],
)
def test_the_first_bytes_tell_the_form_whatever_the_name(data: bytes, form: Format) -> None:
    assert format_of(data, "-") is form
    assert format_of(data, "article.dat") is form


def test_where_the_bytes_say_nothing_the_ending_tells() -> None:
    assert format_of(b"<p>She quit.", "a.HTML") is Format.HTML
    assert format_of(b"[1]", "a.json") is Format.JSON


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t", "a.txt", "is empty"),
        (gzip.compress(b"She quit."), "a.txt.gz", "gzip"),
        (a_zip(), "a.zip", "zip archive; unpack"),
        (b"PK\x03\x04 cut off", "a.docx", "broken zip"),
        (b"\x89PNG\r\n", "a.png", "OCR"),
        (b"\xd0\xcf\x11\xe0old", "a.doc", "save it as DOCX"),
        (b"She quit.", "a.pdf", "named as PDF but is none"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        format_of(data, name)
