"""Hostile texts in a real browser: nothing runs, nothing is asked for elsewhere."""

from sayso.answers.book import Record
from tests.web.browser.conftest import FIGURE
from tests.web.browser.seen import Seen
from tests.web.doors import pages
from tests.web.hostile import HOSTILE, badly_addressed, hostile_pages

LEADS_ELSEWHERE = """() => [...document.querySelectorAll("a, form, area")]
  .map((each) => each.href || each.action).filter((to) => new URL(to).origin !== location.origin)"""


def test_hostile_pages_run_nothing_and_ask_for_nothing_elsewhere(
    seen: Seen, hostile_record: Record, hostile_link: str
) -> None:
    base, elsewhere = hostile_link.partition("/?")[0], list[str]()
    seen.page.goto(hostile_link)

    for path in [*hostile_pages(hostile_record), *badly_addressed()]:
        seen.page.goto(base + path)
        seen.page.wait_for_load_state("networkidle")
        elsewhere += seen.page.evaluate(LEADS_ELSEWHERE)

    assert elsewhere == []
    assert seen.dialogs == []
    assert [url for url in seen.requests if not url.startswith(f"{base}/")] == []
    assert [said for said in seen.complaints if "Failed to load resource" not in said] == []


def test_hostile_words_typed_into_the_search_are_words(seen: Seen, hostile_link: str) -> None:
    seen.page.goto(hostile_link)

    seen.page.locator("#q").fill(HOSTILE)
    seen.page.locator("#found > *").first.wait_for()

    assert (seen.dialogs, seen.page.locator("#found img").count()) == ([], 0)
    assert [url for url in seen.requests if "evil.example/x" in url and "/search?" not in url] == []


def test_a_page_asks_only_this_server_for_anything(seen: Seen, newsroom_record: Record, link: str) -> None:
    base = link.partition("/?")[0]
    seen.page.goto(link)

    for path in pages(newsroom_record, FIGURE, FIGURE):
        seen.page.goto(base + path)

    assert [url for url in seen.requests if not url.startswith(f"{base}/")] == []
    assert seen.complaints == []


def test_a_script_that_got_into_a_page_would_not_run(seen: Seen, link: str) -> None:
    """The Content-Security-Policy holds even where an escape was forgotten."""
    seen.page.goto(link)

    seen.page.evaluate(
        "() => { const spot = document.createElement('div'); document.body.append(spot);"
        "spot.innerHTML = '<img src=/none onerror=alert(1)><a href=\"javascript:alert(2)\" id=trap>x</a>'; }"
    )
    seen.page.locator("#trap").click()

    assert seen.dialogs == []
    assert any("Content Security Policy" in said for said in seen.complaints)
