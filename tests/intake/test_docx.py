from __future__ import annotations

import pytest

from sayso.errors import UnreadableInput
from sayso.intake import docx
from sayso.intake.docx import from_docx
from sayso.intake.known import Known
from tests.intake.build import SENTENCES, a_docx


def test_paragraphs_are_set_apart_by_blank_lines() -> None:
    assert from_docx(a_docx(*SENTENCES), "a.docx", Known()).text == "\n\n".join(SENTENCES)


def test_the_properties_give_title_and_day_where_nothing_else_does() -> None:
    data = a_docx(*SENTENCES, title="Mayor resigns", created="2024-03-05")

    assert from_docx(data, "a.docx", Known()).date == "2024-03-05"
    assert from_docx(data, "a.docx", Known(date="2020-01-01", title="Given")).title == "Given"


def test_a_date_line_in_the_text_wins_over_the_files_own_day() -> None:
    data = a_docx("Date: 1 May 2020", *SENTENCES, created="2024-03-05")

    assert from_docx(data, "a.docx", Known()).date == "2020-05-01"


def test_the_day_of_a_template_dates_nothing() -> None:
    assert from_docx(a_docx(*SENTENCES), "a.docx", Known()).date == ""


def test_a_docx_without_words_and_a_broken_one_say_so() -> None:
    with pytest.raises(UnreadableInput, match="holds no words"):
        from_docx(a_docx(), "a.docx", Known())
    with pytest.raises(UnreadableInput, match="broken DOCX"):
        from_docx(a_docx(*SENTENCES)[:5000], "a.docx", Known())


def test_a_file_made_to_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "LARGEST_UNPACKED", 1000)

    with pytest.raises(UnreadableInput, match="unpacks to"):
        from_docx(a_docx(*SENTENCES), "a.docx", Known())
