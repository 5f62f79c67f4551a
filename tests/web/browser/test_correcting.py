"""Corrections in a real browser: words selected by mouse and by keyboard, a claim seen where it stands, and undone."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.answers.book import Record
from sayso.web.serving import served_at
from tests.web.browser.conftest import running
from tests.web.browser.seen import Seen
from tests.web.browser.test_access import found_in
from tests.web.doors import FIRST, add, small_readings

SAW = "Cy Marsh accused Bo Lund of fraud"
ENDS = """words => {
  for (const block of document.querySelectorAll('.text [data-start]')) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const at = block.textContent.indexOf(words);
    if (at < 0) continue;
    const spot = (want, end) => {
      let left = want;
      for (const node of nodes) {
        if (left < node.length || (end && left === node.length)) {
          const range = document.createRange();
          range.setStart(node, left);
          range.collapse(true);
          const box = range.getBoundingClientRect();
          return [box.x, box.y + box.height / 2];
        }
        left -= node.length;
      }
    };
    return [spot(at, false), spot(at + words.length, true)];
  }
}"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "small.db")) as made:
        add(made, small_readings())
        yield made


@pytest.fixture
def small_link(browser: Browser, record: Record) -> Iterator[str]:
    with served_at(record, "127.0.0.1", 0, review=True, who="kim") as door, running(door) as link:
        yield link


@pytest.fixture
def page(seen: Seen, small_link: str) -> Page:
    """The first article of the small record."""
    seen.page.goto(small_link)
    seen.page.goto(f"{small_link.partition('/?')[0]}/documents/{quote(FIRST.id, safe='')}")
    return seen.page


def drag_over(page: Page, words: str) -> None:
    """Select the words with the mouse."""
    (x, y), (to_x, to_y) = page.evaluate(ENDS, words)
    page.mouse.move(x + 1, y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=4)
    page.mouse.up()


def fill_in(page: Page) -> None:
    """Fill in the form for a claim of the selected words and send it."""
    expect(page.get_by_role("heading", name="Add a claim")).to_be_focused()
    page.locator("select[name=relation]").select_option("opposes")
    page.locator("select[name=object]").select_option(label="Bo Lund")
    page.get_by_label("Why").fill("the reading missed it")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Noted: added")).to_be_focused()


def test_words_selected_by_mouse_make_a_claim_that_stands_in_the_margin_and_on_the_page_of_its_tie(
    seen: Seen, page: Page
) -> None:
    drag_over(page, SAW)
    page.get_by_role("button", name="add a claim").click()
    expect(page.get_by_label("Words of the article")).to_have_value(SAW)
    assert page.locator("select[name=subject]").locator("option:checked").inner_text() == "Cy Marsh"
    assert found_in(page) == []
    fill_in(page)

    line = page.locator(".margin .line", has_text="opposes")
    expect(line).to_contain_text("added by kim: the reading missed it")
    expect(page.locator(".correcting")).to_contain_text("What stands differently")
    assert found_in(page) == []
    line.locator("a.relation").click()
    expect(page.locator("main")).to_contain_text("added by kim: the reading missed it")
    assert seen.complaints == []


def test_words_walked_to_by_keyboard_make_a_claim_and_undo_takes_it_back(seen: Seen, page: Page) -> None:
    text = page.locator(".text")
    text.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")  # the first word of the next paragraph
    for _ in SAW.split()[1:]:
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Words of the article")).to_have_value(SAW)
    fill_in(page)
    expect(page.locator(".margin .line", has_text="opposes")).to_have_count(1)

    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="Noted: undone")).to_be_focused()
    expect(page.locator(".margin .line", has_text="opposes")).to_have_count(0)
    assert seen.complaints == []


def test_a_claim_that_cannot_be_keeps_what_was_given(seen: Seen, page: Page) -> None:
    drag_over(page, SAW)
    expect(page.get_by_role("button", name="add a claim")).to_be_enabled()
    page.keyboard.press("a")
    page.locator("select[name=relation]").select_option("spouse_of")
    page.locator("select[name=subject]").select_option("")
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("say who and whom")
    expect(page.locator("select[name=relation]")).to_have_value("spouse_of")


def test_a_line_is_said_to_be_read_wrong_by_keys(seen: Seen, page: Page) -> None:
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    expect(page.get_by_role("heading", name="Ada Reed met Bo Lund")).to_be_focused()
    assert found_in(page) == []
    page.keyboard.press("n")

    expect(page.get_by_role("heading", name="Noted: read wrong")).to_be_focused()
    expect(page.locator(".margin .line", has_text="met")).to_contain_text("rejected")
    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="Noted: undone")).to_be_focused()
    assert seen.complaints == []


def test_without_scripts_a_claim_is_added_from_words_that_are_typed(
    browser_without_scripts: Page, small_link: str, record: Record
) -> None:
    page = browser_without_scripts
    page.goto(small_link)
    page.goto(f"{small_link.partition('/?')[0]}/documents/{quote(FIRST.id, safe='')}")
    page.get_by_role("link", name="Add a claim").click()
    page.get_by_label("Words of the article").fill(SAW)
    page.locator("select[name=subject]").select_option(label="Cy Marsh")
    page.locator("select[name=relation]").select_option("opposes")
    page.locator("select[name=object]").select_option(label="Bo Lund")
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_role("heading", name="Noted: added")).to_be_visible()
    assert len(record.decisions()) == 1


def test_the_review_takes_o_for_somebody_else(seen: Seen, page: Page, record: Record) -> None:
    page.goto(page.url.partition("/documents")[0] + "/review")
    while not page.get_by_text("somebody else is meant").count():
        page.keyboard.press("s")
        page.wait_for_load_state()
    page.keyboard.press("o")
    being = page.get_by_label("Who is meant")
    being.fill("Ada Reed")
    page.get_by_role("radio").last.check()
    assert found_in(page) == []
    page.get_by_role("button", name="Somebody else").click()

    expect(page.locator(".strip").first).to_contain_text("1 judged")
    assert [each.verdict for each in record.decisions()] == ["other"]
    assert seen.complaints == []


def test_who_is_not_let_in_any_more_is_told_so_where_they_are(seen: Seen, page: Page) -> None:
    """After a restart the server has another token: the form did nothing at all, and said nothing."""
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    page.get_by_label("Why").first.fill("much to say")
    page.context.clear_cookies()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="read wrong").click()

    expect(page.locator("#trouble")).to_contain_text("Open the link that sayso serve printed")
    expect(page.get_by_label("Why").first).to_have_value("much to say")
    assert found_in(page) == []


def test_a_server_that_is_gone_is_said(page: Page) -> None:
    page.route("**/documents/**", lambda route: route.abort())
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    expect(page.locator("#trouble")).to_contain_text("sayso does not answer")

    page.unroute("**/documents/**")
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    expect(page.get_by_role("heading", name="Ada Reed met Bo Lund")).to_be_focused()
    expect(page.locator("#trouble")).to_be_empty()


def test_two_windows_at_one_claim_do_not_undo_each_other(page: Page, record: Record) -> None:
    """The second was told nothing, and put the relation back that the first had put right."""
    page.get_by_role("link", name="Correct: Ada Reed met Bo Lund").click()
    expect(page.get_by_role("heading", name="Ada Reed met Bo Lund")).to_be_focused()
    (met,) = [each for each in record.article(FIRST.id).claims if each.relation == "met_with"]
    record.judge_claim(FIRST.id, met.claim.id, fields={"relation": "contacted"}, who="lee")
    page.get_by_label("When").fill("2024-02-02")
    page.get_by_role("button", name="Correct", exact=True).click()

    expect(page.get_by_role("alert").filter(has_text="judged in the meantime")).to_be_visible()
    expect(page.locator("select[name=relation]")).to_have_value("contacted")
    assert found_in(page) == []
    assert len(record.decisions()) == 1


def test_a_key_counts_as_soon_as_the_question_is_seen(page: Page, record: Record) -> None:
    """It was lost until the last script had come."""
    page.route("**/static/**/htmx*", lambda route: None)  # never comes
    page.goto(page.url.partition("/documents")[0] + "/review", wait_until="commit")
    page.locator("h1").wait_for()
    page.keyboard.press("s")

    expect(page.locator(".strip").first).to_contain_text("1 skipped")
