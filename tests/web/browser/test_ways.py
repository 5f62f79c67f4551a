"""Ways through the demo newsroom in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sayso.answers.book import Record
from sayso.web.addresses import of_article
from sayso.web.serving import served_at
from tests.builders import a_document
from tests.web.browser.conftest import FIGURE, running
from tests.web.browser.seen import Seen
from tests.web.doors import add_documents


def tab_to(page: Page, chosen: str) -> None:
    """Press Tab until what is chosen has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", chosen):
            return
    pytest.fail(f"no Tab leads to {chosen}")


def test_by_keyboard_alone_from_the_first_page_to_the_words_of_a_tie(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("victor ha")
    expect(page.locator("#found a").first).to_have_text(FIGURE)
    tab_to(page, "#found a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(FIGURE)

    tab_to(page, "main a.relation")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ties/t-\w+$"))

    tab_to(page, ".claim-line a.source")
    words = page.locator(".claim-line blockquote").first.inner_text().split("”")[0].strip("“ ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/documents/.+#c-\w+$"))
    lit = page.locator(".text .lit")
    expect(lit.first).to_be_in_viewport()
    assert "".join(lit.all_inner_texts()) == words


def test_a_line_of_the_margin_lights_its_words_for_mouse_and_keyboard(page: Page) -> None:
    page.goto(page.url + "documents")
    page.locator("main .lines a").first.click()
    first, last = page.locator(".margin .line").first, page.locator(".margin .line").last

    first.hover()
    assert lights(page) == {first.get_attribute("data-lights")}
    page.mouse.move(0, 0)  # else it points at whatever the focus scrolls to
    last.focus()
    assert lights(page) == {last.get_attribute("data-lights")}
    page.keyboard.press("Enter")
    expect(page.locator(".text .lit").first).to_be_in_viewport()


def lights(page: Page) -> set[str | None]:
    """The lines that are lit."""
    return {line.get_attribute("data-lights") for line in page.locator(".margin .line.lit").all()}


def test_words_that_are_pointed_at_light_their_line(page: Page) -> None:
    page.goto(page.url + "documents")
    page.locator("main .lines a").first.click()
    words = page.locator(".text .claim").first
    words.hover()

    assert lights(page) & set((words.get_attribute("data-ids") or "").split())


def test_search_answers_while_somebody_types_and_escape_closes_it(page: Page) -> None:
    page.locator("#q").fill("ferr")
    expect(page.locator("#found mark").first).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#found mark")).to_have_count(0)


def test_arrows_lead_through_what_the_search_found_and_back(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("victor ha")
    expect(page.locator("#found a").first).to_have_text(FIGURE)

    for key, chosen in (("ArrowDown", "#found a"), ("ArrowUp", "#q"), ("ArrowDown", "#found a")):
        page.keyboard.press(key)
        assert page.evaluate("chosen => document.activeElement.matches(chosen)", chosen), key
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("l")
    expect(page.locator("#found a").first).to_have_text(FIGURE)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(FIGURE)


def test_search_works_without_scripts(browser_without_scripts: Page, link: str) -> None:
    page = browser_without_scripts
    page.goto(link)
    page.locator("#q").fill(FIGURE)
    page.locator("#q").press("Enter")

    expect(page.locator("main a", has_text=FIGURE).first).to_be_visible()


def test_a_slash_typed_into_a_box_is_a_slash(page: Page) -> None:
    page.locator("#q").focus()
    page.keyboard.type("a/b")

    expect(page.locator("#q")).to_have_value("a/b")


@pytest.mark.parametrize("id", ["a%2Fb", "%25", "a/b?c#d", "ü 漢字", "a.json"])
def test_the_browser_finds_an_article_whatever_its_id(seen: Seen, tmp_path: Path, id: str) -> None:
    with Record(str(tmp_path / "r.db")) as record:
        add_documents(record, a_document(id, "It rained.", title="Rain"))
        with served_at(record, "127.0.0.1", 0) as door, running(door) as link:
            seen.page.goto(link.replace("/?", f"{of_article(id)}?"))
            expect(seen.page.locator(".text")).to_contain_text("It rained.")
            seen.page.goto(link.partition("/?")[0] + "/documents")
            seen.page.get_by_role("link", name="Rain").click()
            expect(seen.page.locator(".text")).to_contain_text("It rained.")
