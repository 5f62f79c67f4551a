"""PDF files with a text layer, by pypdf: lines joined to paragraphs, words that a line break cut made whole."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from sayso.errors import UnreadableInput
from sayso.intake.article import article
from sayso.intake.known import Known
from sayso.model import Document

if TYPE_CHECKING:
    from pypdf import PdfReader

SHORT_LINE = 0.75  # of the usual line: a shorter one that ends a sentence ends its paragraph
HEADLINE = 0.6  # share of the usual line: a shorter one before a capital is a headline or byline
FEWEST_LINES = 4  # below this nothing can be told from how long lines usually are
REPEATED = 3  # pages that must open or close with one line before it counts as a running head
PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")
CUT_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")


def from_pdf(data: bytes, name: str, known: Known) -> Document:
    """The article in a PDF's text layer; raises UnreadableInput for one that is scanned, locked or broken.

    Page numbers and running heads are left out. Its own date is that of the file, so it is not used.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each flaw that it steps over
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput("locked with a password; save an unlocked copy")
        pages = [(page.extract_text() or "").splitlines() for page in reader.pages]
        title = _title(reader)
    except UnreadableInput:
        raise
    except Exception as error:  # broken PDFs make pypdf raise nearly anything: KeyError, RecursionError ...
        raise UnreadableInput(f"a broken PDF ({type(error).__name__}); fetch it again or print it anew") from error
    text = "\n\n".join(paragraphs(_without_furniture(pages)))
    if not text.strip():
        raise UnreadableInput("a PDF without text, probably scanned; run OCR on it first (for example ocrmypdf)")
    return article(text, name, known, last_resort=Known(title=title), extractor=f"pypdf {pypdf.__version__}")


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """The lines joined to paragraphs, which blank lines and short last lines end; a headline stands alone."""
    kept = [" ".join(line.split()) for line in lines]
    lengths = [len(line) for line in kept if line]
    usual = median(lengths) if len(lengths) >= FEWEST_LINES else 0
    hyphened = set(re.findall(r"\w+-\w+", " ".join(kept)))
    paragraph = ""
    for line, following in pairwise([*kept, ""]):
        paragraph = _joined(paragraph, line, hyphened)
        if paragraph and _ends(line, following, usual):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _ends(line: str, following: str, usual: float) -> bool:
    if not line or not following:
        return True
    if SENTENCE_END.search(line):
        return len(line) < usual * SHORT_LINE
    return len(line) < usual * HEADLINE and not following[0].islower()


def _joined(paragraph: str, line: str, hyphened: set[str]) -> str:
    """The paragraph with one more line; a word cut at the line's end keeps its hyphen only if it has one elsewhere."""
    cut = CUT_WORD.search(paragraph[-60:])
    if not cut or not line[:1].islower():
        return f"{paragraph} {line}".strip()
    rest = re.match(r"\w+", line)
    compound = f"{cut[1]}-{rest[0]}" if rest else ""
    return (paragraph if compound in hyphened else paragraph[:-1]) + line


def _without_furniture(pages: list[list[str]]) -> Iterator[str]:
    """The lines of all pages without page numbers and the lines that page after page opens or closes with."""
    filled = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(_numberless(line) for page in filled for line in {*page[:1], *page[-1:]})
    heads = {line for line, count in edges.items() if count >= REPEATED}
    for page, full in zip(pages, filled, strict=True):
        furniture = {line for line in {*full[:2], *full[-2:]} if PAGE_NUMBER.fullmatch(line)}
        furniture |= {line for line in {*full[:1], *full[-1:]} if _numberless(line) in heads}
        yield from (line for line in page if line not in furniture)


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _title(reader: PdfReader) -> str:
    title = (reader.metadata.title if reader.metadata else None) or ""
    named_by_a_program = title.startswith("Microsoft Word - ") or re.search(r"\.\w{2,5}$", title)
    return "" if named_by_a_program else " ".join(title.split())
