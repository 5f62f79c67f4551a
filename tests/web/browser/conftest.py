"""A real Chromium before a real server of the demo newsroom, on a free port of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sayso.answers.book import Record
from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.web.app import application
from sayso.web.serving import Door, served_at
from tests.web.browser.seen import Seen
from tests.web.hostile import fill

FIGURE = "Victor Hale"  # of the demo newsroom, with ties and words enough
FOUND = shutil.which("chromium")
expect.set_options(timeout=30_000)  # a busy machine is no fault of the pages


@contextmanager
def running(door: Door) -> Iterator[str]:
    """The link to a server that answers until the test is over."""
    config = uvicorn.Config(application(door.served), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [door.taken]}, name="server")
    door.taken.listen()  # who comes before it answers waits
    thread.start()
    try:
        yield door.link
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without one the tests are skipped, in CI they fail."""
    if FOUND is None:
        told = "no Chromium to look through; Debian, Ubuntu: apt install chromium"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    with sync_playwright() as playwright:
        # as root, as in a container, Chromium runs without its own sandbox only
        opened = playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def newsroom_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo newsroom, read."""
    with Record(str(tmp_path_factory.mktemp("newsroom") / "demo.db")) as record:
        record.add(documents([newsroom()]))
        yield record


@pytest.fixture(scope="session")
def link(browser: Browser, newsroom_record: Record) -> Iterator[str]:
    """The link to the demo newsroom, for review."""
    with served_at(newsroom_record, "127.0.0.1", 0, review=True, who="kim") as door, running(door) as link:
        yield link


@pytest.fixture
def seen(browser: Browser) -> Iterator[Seen]:
    """A fresh browser window that notes what a page asks for and complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Seen(context.new_page())
    context.close()


@pytest.fixture
def page(seen: Seen, link: str) -> Page:
    """The first page of the demo newsroom."""
    seen.page.goto(link)
    return seen.page


@pytest.fixture
def browser_without_scripts(browser: Browser) -> Iterator[Page]:
    """A window of somebody who lets no scripts run."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def hostile_record(tmp_path: Path) -> Iterator[Record]:
    """A record whose every text is written to break a page."""
    with Record(str(tmp_path / "hostile.db")) as record:
        fill(record)
        yield record


@pytest.fixture
def hostile_link(browser: Browser, hostile_record: Record) -> Iterator[str]:
    """The link to it, for review."""
    with served_at(hostile_record, "127.0.0.1", 0, review=True) as door, running(door) as link:
        yield link
