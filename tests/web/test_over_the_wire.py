"""What is turned away, asked by hand over a socket: a browser or a test's client would mend such an address first."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest
import uvicorn

from sayso.answers.book import Record
from sayso.web.app import application
from sayso.web.serving import Door, served_at


@pytest.fixture
def door(small: Record) -> Iterator[Door]:
    """A server that answers until the test is over."""
    with served_at(small, "127.0.0.1", 0) as opened:
        server = uvicorn.Server(uvicorn.Config(application(opened.served), log_level="error", access_log=False))
        opened.taken.listen()
        thread = Thread(target=server.run, kwargs={"sockets": [opened.taken]}, name="server")
        thread.start()
        yield opened
        server.should_exit = True
        thread.join()


def asked(door: Door, target: str, *headers: str, host: str = "", let_in: bool = True) -> str:
    """The whole answer to a request as it is written here."""
    number = door.taken.getsockname()[1]
    cookie = [f"Cookie: sayso-{number}={door.served.token}"] if let_in else []
    lines = [f"GET {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{number}'}", *cookie, *headers, "Connection: close"]
    with socket.create_connection(("127.0.0.1", number), timeout=60) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        return b"".join(iter(lambda: line.recv(65536), b"")).decode("utf-8", "replace")


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1])


def test_who_was_let_in_gets_an_answer(door: Door) -> None:
    assert status(asked(door, "/documents")) == 200


@pytest.mark.parametrize("target", ["/", "/documents.json", "/static/sayso.css", "/static/../app.py", "*"])
def test_who_was_not_let_in_gets_none(door: Door, target: str) -> None:
    answer = asked(door, target, let_in=False)

    assert status(answer) in (400, 403)
    assert "Reed" not in answer


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1:1"])
def test_under_another_name_nothing_is_answered_even_with_the_cookie(door: Door, host: str) -> None:
    assert status(asked(door, "/documents", host=host)) == 421


def test_a_name_that_a_proxy_would_tell_counts_for_nothing(door: Door) -> None:
    number = door.taken.getsockname()[1]
    told = (f"X-Forwarded-Host: 127.0.0.1:{number}", "X-Forwarded-For: 127.0.0.1")

    assert status(asked(door, "/documents", *told, host="evil.example")) == 421


@pytest.mark.parametrize(
    "target",
    [
        "/static/../app.py",
        "/static/vendor/../../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fguard.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/..\\app.py",
        "/static/%00sayso.css",
        "/../../../../etc/passwd",
        "/documents/../../../etc/passwd",
        "file:///etc/passwd",
    ],
)
def test_no_address_leads_out_of_what_is_served(door: Door, target: str) -> None:
    answer = asked(door, target)

    assert status(answer) in (400, 404)
    assert "import" not in answer
    assert "root:" not in answer
