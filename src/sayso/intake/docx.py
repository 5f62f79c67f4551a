"""DOCX files, by python-docx: their paragraphs, with title and day of the file's properties."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from sayso.errors import UnreadableInput
from sayso.intake.article import article
from sayso.intake.known import Known
from sayso.model import Document

LARGEST_UNPACKED = 500_000_000  # bytes: no article comes near; a file made to fill the memory does
TEMPLATE_DAY = "2013-12-23"  # when python-docx's own template was made: says nothing of the article


def from_docx(data: bytes, name: str, known: Known) -> Document:
    """The article in a DOCX file, its paragraphs set apart by blank lines.

    Title and day of creation come from the file's properties where neither the caller nor a header line has them.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise UnreadableInput(f"unpacks to {unpacked // 1_000_000} MB; save it again without pictures")
        file = docx.Document(io.BytesIO(data))
        # tables hold figures more often than sentences, and are left out
        text = "\n\n".join(words for paragraph in file.paragraphs if (words := paragraph.text.strip()))
        found = Known(title=file.core_properties.title.strip(), date=_day(file.core_properties.created))
    except UnreadableInput:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each raise their own kinds at broken parts
        raise UnreadableInput(f"a broken DOCX ({type(error).__name__}); save it again") from error
    return article(text, name, known, last_resort=found, extractor=f"python-docx {docx.__version__}")


def _day(created: datetime | None) -> str:
    day = created.date().isoformat() if created else ""
    return "" if day == TEMPLATE_DAY else day
