"""Pages while they are used, with odd texts, and where something is wrong: no state of them keeps anybody out."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.answers.book import Record
from sayso.web.serving import served_at
from tests.builders import Spoken, Told, a_document, a_reading
from tests.web.browser.conftest import running
from tests.web.browser.test_access import LOOKS, found_in
from tests.web.doors import FIRST, add, small_readings

LONG = f"Ada {'von Hohenstein' * 6}-Reed"
WORDS = " ".join(f"word{number}" for number in range(200))
ODD = a_document(
    "x" * 150,
    f"{LONG} met Bo Lund. “{WORDS},” {LONG} said.\n\nאדה ריד met Bo Lund.",
    title="W" * 120,
    outlet="The Outlet " * 12,
)
ARTICLE = f"/documents/{quote(FIRST.id, safe='')}"
OPENED = [
    ARTICLE,
    f"{ARTICLE}?words=Ada Reed met Bo Lund&at=6",
    f"{ARTICLE}?claim=none",
    f"/documents/{ODD.id}",
    f"/people/{LONG}",
    f"/people/{LONG}/brief",
    f"/people/{LONG}/timeline",
    f"/people/{LONG}/network",
    "/people/Lund",
    "/people/Nobody",
    "/ties/none",
    "/none",
    f"/search?q={LONG}",
    "/search?q=nothing",
    "/check",
    "/network?as_of=1066",
    "/changes?since=2999-01-01",
    "/disputes?as_of=1066",
]


@pytest.fixture
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Two small articles, one of odd names and lengths, one of a namesake."""
    with Record(str(tmp_path_factory.mktemp("states") / "r.db")) as made:
        met = [Told(LONG, "met_with", "Bo Lund", f"{LONG} met Bo Lund"), Told("אדה ריד", "met_with", "Bo Lund")]
        said = [Spoken(LONG, WORDS, about=("Bo Lund",))]
        roles = {LONG: "minister of everything " * 9, "אדה ריד": "mayor", "Bo Lund": "chef"}
        add(made, [*small_readings(), a_reading(ODD, *met, statements=said, roles=roles)])
        yield made


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request: pytest.FixtureRequest, browser: Browser, record: Record) -> Iterator[Page]:
    """A window of one kind of reader, who was let in."""
    scheme, width = request.param
    with served_at(record, "127.0.0.1", 0, review=True, who="kim") as door, running(door) as link:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, base_url=link)
        opened = context.new_page()
        opened.goto(link)
        yield opened
        context.close()


def wrong(page: Page) -> list[str]:
    """What keeps people out of the page as it is now."""
    found = found_in(page)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("runs off the side")
    return found


def test_no_state_of_a_page_keeps_anybody_out_or_runs_off_the_side(page: Page) -> None:
    problems = {}
    for path in OPENED:
        page.goto(path)
        if found := wrong(page):
            problems[path] = found

    assert problems == {}


def test_no_step_of_judging_or_checking_keeps_anybody_out(page: Page) -> None:
    problems = {}

    def look(name: str) -> None:
        if found := wrong(page):
            problems[name] = found

    page.goto("/check")
    page.locator("#text").fill("Ada Reed met Bo Lund on 1 February 2024. “I saw them apart,” Marsh said.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".checked")).to_be_visible()
    look("a draft that was checked")
    page.locator("#text").fill(" ")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".problem")).to_be_visible()
    look("no draft")

    page.goto(ARTICLE)
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator(".correcting .problem")).to_be_visible()
    look("nothing is other")
    page.get_by_label("When").fill("2024-02-02")
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.get_by_role("heading", name="Noted: ")).to_be_focused()
    look("noted")
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#correcting")).not_to_be_visible()
    for line in page.locator(".line").all():
        line.hover()
        look("a line that is lit")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.text [data-start]'))")
    expect(page.locator("#chosen")).to_be_visible()
    look("words are chosen")

    page.goto("/review")
    while page.locator("h1").inner_text() != "Nothing more to ask":
        look(f"asked: {page.locator('h1').inner_text()}")
        asked = page.url + page.locator("input[name=step]").input_value()
        page.keyboard.press("s")
        expect(page.locator("input[name=step]")).not_to_have_value(asked.removeprefix(page.url))
    look("nothing more to ask")

    page.context.clear_cookies()
    page.goto("/")
    look("not let in")
    assert problems == {}
