"""Articles into a record by its pages: what is dropped, pasted or made up; who may; what is said of what failed."""

from threading import enumerate as threads

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.web.adding import Adding
from sayso.web.guard import LARGEST
from tests.web.doors import HERE, a_client

BAD = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "broken.jsonl": b'{"id": "good", "text": "It rained."}\n{"id": "half',
    "<script>alert(1)</script>.docx": b"It is no DOCX.",
}


@pytest.fixture
def desk(record: Record) -> TestClient:
    """Somebody who may add to an empty record."""
    return a_client(record, review=True)


def shown(desk: TestClient) -> str:
    """What the page says when all is read."""
    for thread in threads():
        if thread.name == "adding":
            thread.join()
    return desk.get("/add").text


def drop(desk: TestClient, *files: tuple[str, bytes], text: str = "") -> str:
    answer = desk.post("/add", files=[("files", file) for file in files], data={"text": text}, headers=HERE)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/add")
    return shown(desk)


def ids(record: Record) -> set[str]:
    return {each.id for each in record.documents()}


def test_what_is_dropped_is_read_and_what_cannot_be_read_is_listed_with_the_reason(
    desk: TestClient, record: Record
) -> None:
    page = drop(desk, ("rain.txt", b"It rained.\n\n<script>alert(1)</script>"), *BAD.items())

    assert "2 articles added, 4 failed" in page
    assert "empty.txt: is empty" in page
    assert "picture.txt: an image" in page
    assert "broken.jsonl, line 2: " in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;.docx: named as DOCX but is none" in page
    assert "<script>alert" not in page
    assert ids(record) == {"rain", "good"}


def test_a_second_pasted_article_is_no_new_version_of_the_first(desk: TestClient, record: Record) -> None:
    """Both were called "pasted", and the second took the place of the first."""
    drop(desk, text="It rained in Selby.")
    page = drop(desk, text="It snowed in Lund.")

    assert "1 article added." in page
    assert len(ids(record)) == 2


def test_the_form_knows_how_much_is_taken_at_once(desk: TestClient) -> None:
    assert f'data-most="{LARGEST}"' in desk.get("/add").text


def test_what_is_there_already_is_said(desk: TestClient) -> None:
    drop(desk, text="It rained in Selby.")

    assert "no articles added, 1 already there" in drop(desk, text="It rained in Selby.").lower()


def test_nothing_dropped_is_said_on_a_page(desk: TestClient) -> None:
    answer = desk.post("/add", data={"text": " "}, headers=HERE)

    assert (answer.status_code, "Nothing was dropped" in answer.text) == (400, True)


def test_while_articles_are_read_no_others_are_taken(desk: TestClient) -> None:
    desk.app.state.adding = Adding()  # type: ignore[attr-defined] # Starlette's client knows its app as a callable

    answer = desk.post("/add", data={"text": "It rained."}, headers=HERE)

    assert (answer.status_code, "wait until they are done" in answer.text) == (400, True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # the terminal has the traceback
def test_a_fault_in_reading_ends_the_reading_and_is_said(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("<b>unforeseen</b>")

    monkeypatch.setattr(Record, "add", fail)
    page = drop(desk, text="It rained.")

    assert "unexpected RuntimeError: &lt;b&gt;unforeseen" in page
    assert "hx-trigger" not in page.partition('id="progress"')[2].partition(">")[0]


def test_the_made_up_newsroom_goes_into_an_empty_record_only(small: Record) -> None:
    answer = a_client(small, review=True).post("/demo", headers=HERE)

    assert (answer.status_code, "empty record only" in answer.text) == (400, True)


@pytest.mark.parametrize(("method", "path"), [("GET", "/add"), ("POST", "/add"), ("POST", "/demo")])
def test_a_server_that_only_shows_adds_nothing(record: Record, method: str, path: str) -> None:
    assert a_client(record).request(method, path, data={"text": "It rained."}, headers=HERE).status_code == 403
    assert ids(record) == set()
