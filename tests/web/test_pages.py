"""Every page of an empty record and of a small one, as text and as JSON; what is not there; hostile and odd texts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.export.finding_rows import of_disputes, of_unnamed
from sayso.export.list_rows import of_article, of_documents
from sayso.export.rows import Row, of_moments, of_statements, of_ties, of_who
from sayso.export.table import as_csv
from tests.builders import a_document, a_reading
from tests.web.doors import a_client, add, add_documents, pages, small_readings
from tests.web.hostile import HOSTILE, SCRIPT, fill, hostile_pages

LISTS = ["/", "/documents", "/outlets", "/disputes", "/unnamed", "/changes", "/search", "/about", "/check", "/network"]
ODD_IDS = [
    "post/2024/02/a-meeting",
    "https://post.example/a?b=c&d=e#f",
    "a.json",
    "a.json.json",
    "a.csv",
    "a.page",
    "https://post.example/a.json",
    "50%",
    "a b+c",
    "/leading",
    "trailing/",
    "ü·漢字-😀",
    "a;b,c'd\"e<f>",
    "\\\\share\\a",
    "x" * 3000,
]
WITHOUT_DATA = ("/", "/about", "/add", "/check")  # a draft is sent, not asked for
TAGS = ("script", "img", "iframe", "style", "object", "embed", "base", "form", "input", "link", "meta")


class Tags(HTMLParser):
    """The tags of a page, and the addresses and handlers in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.forms: list[tuple[str, str]] = []  # the same as data: type and address
        self.handlers: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = {name: value or "" for name, value in attrs}
        if named.get("rel") == "alternate":
            self.forms.append((named["type"], named["href"]))
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


def test_every_link_to_words_leads_to_a_place_on_its_page(small: Record) -> None:
    client = a_client(small)
    links = {
        (link if not link.startswith("#") else f"{path}{link}")
        for path in pages(small)
        for link in Tags(client.get(path).text).links
        if "#" in link and link != "#main"
    }

    assert links
    for link in links:
        address, _, place = link.partition("#")
        assert f'id="{place}"' in client.get(address).text


def test_every_page_that_shows_an_answer_gives_it_to_other_programs(small: Record) -> None:
    client = a_client(small, review=True)

    for path in pages(small):
        forms = Tags(client.get(path).text).forms
        assert path in WITHOUT_DATA or forms, path
        for type, address in forms:
            answer = client.get(address)
            assert (address, answer.status_code) == (address, 200)
            assert answer.headers["content-type"].partition(";")[0] == type


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/people/Bo Lund.csv?risky=true", lambda record: of_who(record.who("Bo Lund", risky=True))),
        ("/people/Bo Lund/ties.csv?with=Ada Reed", lambda record: of_ties(record.ties("Bo Lund", "Ada Reed"))),
        ("/people/Cy Marsh/said.csv", lambda record: of_statements(record.said("Cy Marsh"))),
        ("/people/Bo Lund/timeline.csv", lambda record: of_moments(record.timeline("Bo Lund"))),
        ("/disputes.csv", lambda record: of_disputes(record.disputes())),
        ("/unnamed.csv", lambda record: of_unnamed(record.unnamed())),
        ("/documents.csv", lambda record: of_documents(record.documents())),
        ("/documents/times-2.csv", lambda record: of_article(record.article("times-2"))),
    ],
)
def test_a_table_is_the_csv_of_the_command_line(
    small: Record, address: str, rows: Callable[[Record], Iterator[Row]]
) -> None:
    answer = a_client(small).get(address)

    assert answer.text == "".join(as_csv(rows(small)))
    assert answer.text.count("\n") > 1
    assert answer.headers["content-disposition"].startswith("attachment; filename=")


PAGED = (
    "/people/Bo Lund/ties?risky=true",
    "/people/Cy Marsh/said",
    "/disputes",
    "/disputes?of=Bo Lund",
    "/unnamed",
    "/changes",
    "/changes?of=Bo Lund",
    "/documents",
)


@pytest.mark.parametrize("address", PAGED)
def test_a_list_is_gone_on_with_from_page_to_page(small: Record, address: str) -> None:
    again = [replace(each, document=replace(each.document, id=f"{each.document.id}~")) for each in small_readings()]
    add(small, again)
    client = a_client(small)
    path, _, query = address.partition("?")
    whole = client.get(f"{path}.json?{query}").json()
    one = client.get(f"{path}.json?limit=1&{query}").json()
    page = client.get(f"{path}?limit=1&{query}", follow_redirects=True)
    table = client.get(f"{path}.csv?limit=1&{query}")

    assert whole["next"] == ""
    assert bool(one["next"]) == ('rel="next"' in page.text) == ('rel="next"' in table.headers.get("link", ""))
    if one["next"]:
        behind = next(link for link in Tags(page.text).links if "after=" in link and link.startswith("?"))
        assert behind in table.headers["link"]
        rest = client.get(f"{path}.json{behind}&limit=1000").json()
        assert len(rest["items"]) >= 1
        assert client.get(path + behind, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("wrong", ["limit=0", "limit=1001", "limit=x"])
def test_a_limit_that_is_none_is_told(small: Record, wrong: str) -> None:
    answer = a_client(small).get(f"/disputes.json?{wrong}")

    assert answer.status_code == 400
    assert "limit" in answer.json()["error"]


def test_what_a_page_shows_is_what_the_record_answers(small: Record) -> None:
    client = a_client(small)
    tie = small.ties("Ada Reed", "Bo Lund")[0]

    assert client.get("/people/Bo Lund.json").json() == small.who("Bo Lund").as_dict()
    assert client.get(f"/ties/{tie.id}.json").json() == small.tie(tie.id).as_dict()
    assert client.get("/documents/times-2.json").json() == small.article("times-2").as_dict()
    assert client.get("/disputes.json").json() == {
        "items": [each.as_dict() for each in small.disputes()],
        "next": "",
    }


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
def test_an_article_and_its_data_are_found_whatever_its_id(record: Record, id: str) -> None:
    add_documents(record, a_document(id, "It rained.", title="Rain"))
    client = a_client(record)

    (link,) = [link for link in Tags(client.get("/documents").text).links if link.startswith("/documents/")]
    shown = client.get(link)

    assert link.removesuffix(".page") == f"/documents/{quote(id, safe='')}"
    assert "It rained." in shown.text
    (json, csv) = [address for _, address in Tags(shown.text).forms]
    assert json == f"/documents/{quote(id, safe='')}.json"
    assert client.get(json).json()["document"] == id
    assert client.get(csv).status_code == 200


@pytest.mark.parametrize("ending", [".json", ".csv", ".page"])
def test_articles_whose_ids_differ_by_how_data_end_are_told_apart(record: Record, ending: str) -> None:
    ids = ["a", f"a{ending}", f"a{ending}.json", f"a{ending}.csv", f"a{ending}.page"]
    add_documents(record, *(a_document(id, f"It rained in {id}!", title=id) for id in ids))
    client = a_client(record)

    links = [link for link in Tags(client.get("/documents").text).links if link.startswith("/documents/")]

    assert len(set(links)) == len(ids)
    for link in links:
        page = client.get(link)
        ((type, json), _) = Tags(page.text).forms
        assert type == "application/json"
        id = client.get(json).json()["document"]
        assert f"It rained in {id}!" in page.text
        assert json == f"/documents/{id}.json"


def test_a_name_that_ends_as_data_does_has_a_page_too(record: Record) -> None:
    add(record, [a_reading(a_document("a", "The mayor Ada.json spoke."), roles={"Ada.json": "mayor"})])
    id = record.people("Ada.json")[0].id
    client = a_client(record)

    assert client.get("/people/Ada.json.page").headers["location"] == f"/people/{id}"
    assert client.get("/people/Ada.json.json").json()["profile"]["id"] == id


def test_paging_goes_through_all_articles_once_whatever_their_ids(record: Record) -> None:
    add_documents(record, *(a_document(id, f"It rained {number} times.", date="") for number, id in enumerate(ODD_IDS)))

    assert sorted(paged(record)) == sorted(ODD_IDS)


def paged(record: Record) -> Iterator[str]:
    """The ids of all articles, two at a time."""
    after = ""
    while True:
        found = record.documents(after=after, limit=2)
        yield from (each.id for each in found)
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
