"""Who gets in, who may change something, and what every answer says."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.web.guard import HEADERS, LARGEST
from sayso.web.served import hosts
from tests.builders import a_document
from tests.web.doors import ADDRESS, HERE, PORT, TOKEN, a_client, add_documents

DRAFT = {"text": "It rained."}


@pytest.fixture
def stranger(small: Record) -> TestClient:
    """Somebody without the link."""
    return a_client(small, let_in=False)


def test_the_link_lets_in_once_and_leaves_no_token_in_the_address(stranger: TestClient) -> None:
    answer = stranger.get(f"/search?q=reed&token={TOKEN}")

    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=reed")
    assert stranger.get("/search?q=reed").status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize("address", ["/", "/?token=", "/?token=wrong", "/documents.json", "/static/sayso.css", "/none"])
def test_without_the_token_nothing_is_shown(stranger: TestClient, address: str) -> None:
    answer = stranger.get(address)

    assert answer.status_code == 403
    assert "Reed" not in answer.text


def test_what_is_asked_for_beside_the_token_is_kept_even_where_it_is_empty(stranger: TestClient) -> None:
    assert stranger.get(f"/documents/x?words=&token={TOKEN}").headers["location"] == "/documents/x?words="


def test_who_has_an_old_link_is_told_so_in_the_form_that_is_asked_for(stranger: TestClient) -> None:
    page = stranger.get("/", headers={"accept": "text/html,*/*;q=0.8"})

    assert (page.status_code, page.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert "<p>Open the link that sayso serve printed" in page.text
    assert stranger.get("/documents.json").headers["content-type"] == "text/plain; charset=utf-8"


def test_a_wrong_cookie_does_not_let_in(stranger: TestClient) -> None:
    assert stranger.get("/", headers={"cookie": f"sayso-{PORT}=wrong"}).status_code == 403


def test_odd_cookies_of_other_servers_do_not_lock_out(stranger: TestClient) -> None:
    cookies = f'prefs={{"a": "b,c"}}; =; sayso-{PORT}={TOKEN}; sayso-9000=other'

    assert stranger.get("/", headers={"cookie": cookies}).status_code == 200


def test_servers_on_two_ports_do_not_lock_each_other_out(small: Record) -> None:
    one = a_client(small)

    assert [cookie.name for cookie in one.cookies.jar] == [f"sayso-{PORT}"]


@pytest.mark.parametrize("name", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", "", "[::1"])
def test_under_a_foreign_name_the_server_does_not_answer(client: TestClient, name: str) -> None:
    """A page elsewhere may have its own name lead here (DNS rebinding)."""
    assert client.get("/", headers={"host": name}).status_code == 421


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_the_server_answers_under_the_names_of_loopback(small: Record, name: str) -> None:
    cookie = {"cookie": f"sayso-{PORT}={TOKEN}"}

    assert a_client(small, let_in=False).get("/", headers={"host": f"{name}:{PORT}", **cookie}).status_code == 200


def test_the_bound_name_is_known_as_browsers_write_it() -> None:
    assert "desk.example:8017" in hosts("Desk.Example", 8017)
    assert "[fd00::1]:8017" in hosts("fd00::1", 8017)
    assert "desk.example" in hosts("desk.example", 80)
    assert "desk.example" not in hosts("desk.example", 8017)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": f"http://127.0.0.1:{PORT}.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example", "sec-fetch-site": "same-origin"},
    ],
)
def test_only_a_page_of_the_server_may_send_anything(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/check", data=DRAFT, headers=headers).status_code == 403


def test_who_has_no_cookie_may_send_nothing_even_with_the_token(stranger: TestClient) -> None:
    assert stranger.post(f"/check?token={TOKEN}", data=DRAFT, headers=HERE).status_code == 403


def test_a_page_of_the_server_may_send(client: TestClient) -> None:
    assert client.post("/check", data={"text": " "}, headers=HERE).status_code == 400
    assert client.post("/check", data={"text": " "}, headers={"sec-fetch-site": "same-origin"}).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, "/", headers=HERE).status_code == 405


def test_a_request_that_says_it_is_too_large_is_not_read(client: TestClient) -> None:
    answer = client.post("/check", content=b"text=", headers={**HERE, "content-length": str(LARGEST + 1)})

    assert (answer.status_code, "fewer" in answer.text) == (413, True)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_request_that_does_not_say_how_large_it_is_is_read_no_further_than_may_be(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("sayso.web.guard.LARGEST", 1000)

    def chunks() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        for _ in range(50):
            yield b"a" * 100

    answer = client.post("/check", content=chunks(), headers={**HERE, "content-type": kind})

    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "ten", "", "9" * 5000])
def test_an_odd_length_is_no_fault(client: TestClient, length: str) -> None:
    assert client.post("/check", content=b"", headers={**HERE, "content-length": length}).status_code in (400, 413)


@pytest.mark.parametrize(
    "address",
    ["/", "/documents.json", "/none", "/none.json", "/static/sayso.css", "/static/none", "/people/nobody", "/?risky=x"],
)
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)


def test_what_is_turned_away_has_the_headers(stranger: TestClient) -> None:
    for answer in (stranger.get("/"), stranger.get(f"/?token={TOKEN}"), stranger.get("/", headers={"host": "x"})):
        assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)


def test_a_fault_of_the_server_has_the_headers_and_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a path of the machine")

    monkeypatch.setattr(Record, "outlets", fail)

    answer = client.get("/outlets")

    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "path" not in answer.text


def test_no_script_or_style_stands_in_a_page_and_nothing_comes_from_elsewhere() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["content-security-policy"].split(";"))

    assert policy["default-src"] == "'none'"
    assert {name: value for name, value in policy.items() if value not in ("'self'", "'none'")} == {}


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2f%2e%2e%2fweb/app.py",
        "/static/vendor/..%5c..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/",
        "/static",
        "/documents/..%2f..%2f..%2fetc%2fpasswd",
        "/documents/%00",
        "/ties/..%2f..%2fapp",
    ],
)
def test_no_address_leads_out_of_what_is_served(client: TestClient, address: str) -> None:
    answer = client.get(address, follow_redirects=True)

    assert answer.status_code in (404, 400)
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example", "/%5Cevil.example"])
def test_the_link_leads_nowhere_else(stranger: TestClient, path: str) -> None:
    answer = stranger.get(f"{ADDRESS}{path}?token={TOKEN}")

    assert answer.headers["location"] in ("/evil.example/", "/evil.example")


def test_the_link_leads_to_the_very_article_whatever_its_id(record: Record) -> None:
    add_documents(record, a_document("50% of a?b#c", "It rained."))

    answer = a_client(record, let_in=False).get(f"/documents/50%25%20of%20a%3Fb%23c?token={TOKEN}")

    assert answer.headers["location"] == "/documents/50%25%20of%20a%3Fb%23c"


def test_no_socket_is_opened(client: TestClient) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass
