"""Every page of an empty record and of a small one, as text and as JSON; what is not there; hostile and odd texts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from tests.builders import a_document, a_reading
from tests.web.doors import a_client, add, add_documents, pages
from tests.web.hostile import HOSTILE, SCRIPT, fill, hostile_pages

LISTS = ["/", "/documents", "/outlets", "/disputes", "/unnamed", "/changes", "/search", "/about", "/check", "/network"]
ODD_IDS = [
    "post/2024/02/a-meeting",
    "https://post.example/a?b=c&d=e#f",
    "a.json",
    "a.json.json",
    "50%",
    "a b+c",
    "/leading",
    "trailing/",
    "ü·漢字-😀",
    "a;b,c'd\"e<f>",
    "\\\\share\\a",
    "x" * 3000,
]
TAGS = ("script", "img", "iframe", "style", "object", "embed", "base", "form", "input", "link", "meta")


class Tags(HTMLParser):
    """The tags of a page, and the addresses and handlers in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "hx-get", "hx-post")]
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_record_has_every_page(record: Record, address: str) -> None:
    assert a_client(record).get(address).status_code == 200


def test_every_page_of_a_small_record_is_there(small: Record) -> None:
    client = a_client(small, review=True)

    assert {path: code for path in pages(small) if (code := client.get(path).status_code) != 200} == {}


def test_every_link_of_every_page_leads_somewhere(small: Record) -> None:
    client = a_client(small, review=True)
    links = {link.partition("#")[0] for path in pages(small) for link in Tags(client.get(path).text).links}

    assert {link: code for link in links if link and (code := client.get(link).status_code) not in (200, 303)} == {}


def test_every_link_to_words_leads_to_a_place_in_the_article(small: Record) -> None:
    client = a_client(small)
    links = {
        link for path in pages(small) for link in Tags(client.get(path).text).links if "#" in link and link != "#main"
    }

    assert links
    for link in links - {"#main"}:
        address, _, place = link.partition("#")
        assert f'id="{place}"' in client.get(address).text


@pytest.mark.parametrize("address", ["/documents", "/outlets", "/disputes", "/unnamed", "/changes", "/search"])
def test_lists_are_given_to_other_programs_too(client: TestClient, address: str) -> None:
    answer = client.get(f"{address}.json")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


def test_what_a_page_shows_is_what_the_record_answers(small: Record) -> None:
    client = a_client(small)
    tie = small.ties("Ada Reed", "Bo Lund")[0]

    assert client.get("/people/Bo Lund.json").json() == small.who("Bo Lund").as_dict()
    assert client.get(f"/ties/{tie.id}.json").json() == small.tie(tie.id).as_dict()
    assert client.get("/documents/times-2.json").json() == small.article("times-2").as_dict()
    assert client.get("/disputes.json").json() == [each.as_dict() for each in small.disputes()]


@pytest.mark.parametrize(
    "address", ["/people/r-0", "/people/Nobody Known", "/ties/t-0", "/documents/none", "/no/such/page"]
)
def test_what_is_not_there_is_said_as_a_page_and_as_data(client: TestClient, address: str) -> None:
    shown, data = client.get(address), client.get(f"{address}.json")

    assert (shown.status_code, data.status_code) == (404, 404)
    assert "text/html" in shown.headers["content-type"]
    assert list(data.json()) == ["error"]


@pytest.mark.parametrize(
    "address", ["/people/Bo Lund?as_of=yesterday", "/disputes?as_of=x", "/changes?since=x", "/people/Bo Lund?risky=x"]
)
def test_what_cannot_be_asked_is_said_on_a_page(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "<h1>" in answer.text


def test_a_name_leads_to_the_page_of_who_has_it_with_what_was_asked(small: Record) -> None:
    id = small.people("Bo Lund")[0].id

    assert a_client(small).get("/people/bo lund?as_of=2024").headers["location"] == f"/people/{id}?as_of=2024"


@pytest.mark.parametrize("address", ["/", "/outlets", "/documents", "/documents/a"])
def test_what_is_undated_has_no_days(record: Record, address: str) -> None:
    add_documents(record, a_document("a", "It rained.", date=""))

    answer = a_client(record).get(address)

    assert answer.status_code == 200
    assert " to <" not in answer.text


def test_a_name_of_several_lists_them(record: Record) -> None:
    for role in ("singer", "senator"):
        add(record, [a_reading(a_document(role, f"The {role} Ada Reed."), roles={"Ada Reed": role})])

    answer = a_client(record).get("/people/Ada Reed")

    assert answer.status_code == 200
    assert answer.text.count("/people/r-") == 2


def test_private_people_stand_in_no_list(client: TestClient) -> None:
    for address in ("/", "/disputes", "/unnamed", "/changes", "/search?q=quil", "/network"):
        assert "Jo Quill" not in client.get(address).text


@pytest.mark.parametrize("id", ODD_IDS)
def test_an_article_is_found_whatever_its_id(record: Record, id: str) -> None:
    add_documents(record, a_document(id, "It rained.", title="Rain"))
    client = a_client(record)

    (link,) = [link for link in Tags(client.get("/documents").text).links if link.startswith("/documents/")]

    assert unquote(link.removeprefix("/documents/")) == id
    assert "It rained." in client.get(link).text
    assert client.get(f"{link}.json").json()["document"] == id


def test_paging_goes_through_all_articles_once_whatever_their_ids(record: Record) -> None:
    add_documents(record, *(a_document(id, f"It rained {number} times.", date="") for number, id in enumerate(ODD_IDS)))

    assert sorted(paged(record)) == sorted(ODD_IDS)


def paged(record: Record) -> Iterator[str]:
    """The ids of all articles, two at a time."""
    after = ""
    while True:
        found = record.documents(after=after, limit=2)
        yield from (each.id for each in found.documents)
        after = found.next
        if not after:
            return


@pytest.fixture
def hostile(record: Record) -> Record:
    """A record whose every text is written to break a page."""
    fill(record)
    return record


def test_nothing_of_a_hostile_record_is_taken_for_a_part_of_the_page(hostile: Record) -> None:
    client = a_client(hostile, review=True)
    plain = Tags(a_client(hostile).get("/none").text)
    usual = {tag for tag in plain.tags if tag in TAGS}

    for path in hostile_pages(hostile):
        page = client.get(path)
        found = Tags(page.text)
        assert page.status_code < 500
        assert SCRIPT not in page.text
        assert "7*7" in page.text or "49" not in page.text
        assert found.handlers == []
        assert [tag for tag in found.tags if tag in TAGS and tag not in usual] == []
        assert not any(re.findall(r"<script[^>]*>(.*?)</script>", page.text, re.DOTALL))
        assert [link for link in found.links if not link.startswith(("/", "#", "?"))] == []


def test_hostile_texts_are_shown_to_the_letter(hostile: Record) -> None:
    (address,) = [path for path in hostile_pages(hostile) if path.startswith("/documents/")]
    page = Tags(a_client(hostile).get(address).text)

    assert f"Mayor Ada {HOSTILE} met Bo {HOSTILE}." in "".join(page.texts)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc", "httpx:a"]
)
def test_an_address_that_is_no_web_address_is_no_link(record: Record, url: str) -> None:
    add_documents(record, replace(a_document("a", "It rained."), url=url))

    assert url not in Tags(a_client(record).get("/documents/a").text).links


def test_a_web_address_is_a_link_that_tells_nothing_of_where_it_stood(record: Record) -> None:
    add_documents(record, replace(a_document("a", "It rained."), url="https://post.example/a"))

    page = a_client(record).get("/documents/a").text

    assert 'href="https://post.example/a" rel="noreferrer noopener"' in page


def test_json_of_hostile_texts_is_no_page(hostile: Record) -> None:
    answer = a_client(hostile).get("/search.json", params={"q": HOSTILE})

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["query"] == HOSTILE
