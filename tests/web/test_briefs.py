"""A briefing as a page and as files."""

import re

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.export.briefing import page_of
from sayso.export.docx import as_docx
from sayso.export.markdown import as_markdown
from sayso.export.page import Heading, Item, Note, Page, Paragraph, Words
from sayso.web.briefs import Entry, Reference, laid_out
from tests.builders import Told, a_document, a_reading
from tests.web.doors import a_client, add
from tests.web.hostile import HOSTILE, SCRIPT, fill

ONE, TWO = Words("one"), Words("two")
NOTE, OTHER = Note((ONE,)), Note((TWO,))


def test_items_become_lists_and_notes_numbers() -> None:
    paper = Page("x", (Heading(1, "x"), Item(1, (ONE, NOTE)), Item(2, (TWO, OTHER, NOTE)), Paragraph((OTHER,))))

    laid = laid_out(paper)

    first, second = Reference(1, first=True), Reference(2, first=True)
    assert laid.blocks == (
        Heading(1, "x"),
        [Entry((ONE, first), [(TWO, second, Reference(1, first=False))])],
        (Reference(2, first=False),),
    )
    assert laid.notes == (NOTE, OTHER)


def test_the_files_are_those_of_the_command(small: Record) -> None:
    client = a_client(small)
    briefing = small.brief("Bo Lund").briefing
    assert briefing is not None

    assert client.get("/people/Bo Lund/brief.md").content == as_markdown(page_of(briefing)).encode()
    assert client.get("/people/Bo Lund/brief.docx").content == as_docx(page_of(briefing))
    assert client.get("/people/Bo Lund/brief.json").json() == small.brief("Bo Lund").as_dict()


def test_every_note_stands_once_and_leads_to_the_words(client: TestClient) -> None:
    page = client.get(client.get("/people/Bo Lund/brief").headers["location"]).text

    notes = re.findall(r'<li id="note-(\d+)">', page)
    assert notes == sorted(set(notes), key=int)
    assert set(re.findall(r'href="#note-(\d+)"', page)) == set(notes)
    assert set(re.findall(r'id="ref-(\d+)"', page)) == set(notes)
    assert page.count(">open</a>") == len(notes)


@pytest.mark.parametrize(("asked", "named"), [("", False), ("?private=true", True)])
def test_people_without_a_public_role_are_in_it_only_where_they_are_asked_for(
    record: Record, asked: str, named: bool
) -> None:
    wed = Told("Ada Reed", "friend_of", "Jo Quill", "Ada Reed is a friend of Jo Quill")
    add(
        record,
        [
            a_reading(
                a_document("a", "Mayor Ada Reed spoke. Ada Reed is a friend of Jo Quill."),
                wed,
                roles={"Ada Reed": "Mayor"},
            )
        ],
    )
    client, id = a_client(record), record.people("Ada Reed")[0].id

    for form in ("", ".md"):
        assert ("Jo Quill" in client.get(f"/people/{id}/brief{form}{asked}").text) is named


def test_a_name_of_several_lists_them_and_is_no_file(record: Record) -> None:
    for role in ("singer", "senator"):
        add(record, [a_reading(a_document(role, f"The {role} Ada Reed."), roles={"Ada Reed": role})])
    client = a_client(record)

    assert client.get("/people/Ada Reed/brief").text.count('/brief"') == 2
    assert client.get("/people/Ada Reed/brief.md").status_code == 400


def test_hostile_texts_are_words_in_a_briefing(record: Record) -> None:
    fill(record)
    id = record.people(f"Ada {HOSTILE}")[0].id

    page = a_client(record).get(f"/people/{id}/brief?risky=true&private=true")

    assert page.status_code == 200
    assert SCRIPT not in page.text
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page.text))
