"""Small files of each form, made in memory."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

import docx

SENTENCES = (
    "Mayor Bo Lind resigned on Tuesday after a vote of the council, her office said in a short note to the press.",
    "Her deputy, Cy Dorn, takes over at once and will serve until the election in May, according to the city clerk.",
    "The council had asked Lind to go in a letter that it sent last month and that this newspaper printed in part.",
)


def a_pdf(*pages: Iterable[str], info: str = "") -> bytes:
    """A PDF with these lines on its pages, each line one line of text; `info` goes into its information part."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 40 800 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    objects.append(f"<< {info} >>".encode("latin-1"))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def a_docx(*paragraphs: str, title: str = "", created: str = "") -> bytes:
    """A DOCX file with these paragraphs."""
    file = docx.Document()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    file.core_properties.title = title
    if created:
        file.core_properties.created = datetime.fromisoformat(created)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def a_page(*paragraphs: str, head: str = "", title: str = "Mayor resigns") -> bytes:
    """A saved web page whose article has these paragraphs, between a menu and a footer."""
    body = "".join(paragraph if paragraph.startswith("<") else f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1>{body}</article>'
        "<footer>All rights kept</footer></body></html>"
    ).encode()
