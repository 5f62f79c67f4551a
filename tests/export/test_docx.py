import io
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import docx
import pytest

from sayso.export.docx import as_docx
from sayso.export.page import Heading, Item, Link, Note, Page, Paragraph, Style, Words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ONE, TWO = Note((Words("one"),)), Note((Words("two, "), Link("https://x.example/")))
PAGE = Page(
    "Ada Reed: a briefing",
    (
        Heading(1, "Ada Reed"),
        Heading(2, "Who"),
        Paragraph((Words("As "), Words("mayor", Style.BOLD), TWO, ONE, Words(" again "), TWO)),
        Item(1, (Words("an item"),)),
        Item(2, (Words("sayso who x", Style.CODE),)),
    ),
    "2026-11-20T10:00:00Z",
)


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return ElementTree.fromstring(file.read(name))


def text_of(element: ElementTree.Element) -> str:
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def test_headings_and_lists_are_words_own() -> None:
    document = docx.Document(io.BytesIO(as_docx(PAGE)))

    assert [(each.style and each.style.name, each.text) for each in document.paragraphs] == [
        ("Title", "Ada Reed"),
        ("Heading 1", "Who"),
        ("Normal", "As mayor,  again "),
        ("List Bullet", "an item"),
        ("List Bullet 2", "sayso who x"),
    ]
    assert [run.text for run in document.paragraphs[2].runs if run.bold] == ["mayor"]


def test_notes_are_real_footnotes_in_the_order_of_their_use() -> None:
    data = as_docx(PAGE)

    notes = {each.get(f"{W}id"): text_of(each).strip() for each in part(data, "word/footnotes.xml")}
    referred = [each.get(f"{W}id") for each in part(data, "word/document.xml").iter(f"{W}footnoteReference")]

    assert notes == {"-1": "", "0": "", "1": "two, https://x.example/", "2": "one"}
    assert referred == ["1", "2"]


def test_a_note_that_is_referred_to_again_is_a_reference_to_its_first_mark() -> None:
    (field,) = part(as_docx(PAGE), "word/document.xml").iter(f"{W}fldSimple")

    assert field.get(f"{W}instr", "").split()[:2] == ["NOTEREF", "_RefNote1"]
    assert text_of(field) == "1"


def test_the_file_says_what_it_is_and_when_the_record_last_changed() -> None:
    about = docx.Document(io.BytesIO(as_docx(PAGE))).core_properties

    assert (about.title, about.author, about.comments) == ("Ada Reed: a briefing", "sayso", "")
    assert about.modified.replace(tzinfo=None) == datetime(2026, 11, 20, 10)


def test_the_same_page_gives_the_same_bytes_whenever_it_is_written() -> None:
    data = as_docx(PAGE)

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(1980, 1, 1)}
    assert as_docx(PAGE) == data


@pytest.mark.parametrize("words", ["\x00\x1b[31m", "\ud800", "\ufffe\uffff", "<w:p>&amp;", "a\nb\tc", "\u202ex"])
def test_words_that_xml_has_no_place_for_do_not_break_the_file(words: str) -> None:
    data = as_docx(Page(words, (Heading(1, words), Paragraph((Words(words), Note((Words(words),)))))))

    assert len(docx.Document(io.BytesIO(data)).paragraphs) == 2
