from __future__ import annotations

import io
import textwrap

import pypdf
import pytest

from sayso.errors import UnreadableInput
from sayso.intake.known import Known
from sayso.intake.pdf import from_pdf, paragraphs
from sayso.model import Document
from tests.intake.build import SENTENCES, a_pdf

PROSE = " ".join(SENTENCES)


def read(data: bytes) -> Document:
    return from_pdf(data, "page.pdf", Known())


def test_wrapped_lines_come_out_as_one_paragraph() -> None:
    assert read(a_pdf(textwrap.wrap(PROSE, 60))).text == PROSE


def test_page_numbers_and_running_heads_do_not_cut_a_paragraph() -> None:
    lines = textwrap.wrap(PROSE, 60)
    pages = [["The Daily Post", *lines[n : n + 2], f"Page {n // 2 + 1} of 3"] for n in (0, 2, 4)]

    assert read(a_pdf(*pages)).text == " ".join(lines[:6])


def test_a_word_cut_at_the_line_end_is_made_whole() -> None:
    assert [*paragraphs(["The govern-", "ment fell."])] == ["The government fell."]


def test_a_compound_keeps_its_hyphen_where_the_text_shows_it_elsewhere() -> None:
    assert [*paragraphs(["A well-", "known and well-known mayor."])] == ["A well-known and well-known mayor."]


def test_a_short_last_line_and_a_headline_end_their_paragraphs() -> None:
    lines = [
        "Mayor resigns",
        *["A line of the usual length in this column"] * 4,
        "the end.",
        "Next one begins here now.",
    ]

    assert [part.split()[0] for part in paragraphs(lines)] == ["Mayor", "A", "Next"]


def test_the_title_is_the_files_unless_a_program_made_it_up() -> None:
    assert read(a_pdf([PROSE], info="/Title (Mayor resigns)")).title == "Mayor resigns"
    assert read(a_pdf([PROSE], info="/Title (Microsoft Word - draft.docx)")).title == ""


def test_the_files_own_date_is_not_taken_for_the_articles() -> None:
    assert read(a_pdf([PROSE], info="/CreationDate (D:20240305000000Z)")).date == ""


def test_a_scanned_pdf_names_ocr_as_the_next_step() -> None:
    with pytest.raises(UnreadableInput, match="probably scanned; run OCR"):
        read(a_pdf([], []))


def test_a_locked_pdf_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf([PROSE])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(UnreadableInput, match="locked with a password"):
        read(out.getvalue())


@pytest.mark.parametrize("keep", [9, 60, 200, 400])
def test_a_cut_off_pdf_is_no_traceback(keep: int) -> None:
    with pytest.raises(UnreadableInput, match="PDF"):
        read(a_pdf([PROSE])[:keep])
