"""Words chosen in an article, whatever they are written in and however they are selected."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.answers.book import Record
from sayso.model import Post
from sayso.web.serving import served_at
from tests.builders import Told, a_document, a_reading
from tests.web.browser.conftest import running
from tests.web.browser.seen import Seen
from tests.web.browser.test_correcting import drag_over
from tests.web.doors import add

# letters beyond 16 bits, a flag, a family of one sign, accents of their own, right to left, both ends of a line
LINES = (
    "\U0001d4d0da 🇫🇷 Reed met Bo Lund 👩‍👩‍👧 today.",
    "Rene\u0301 Noor\u0308 said it. Ada Reed met Bo Lund.",
    "אדה ריד met Bo Lund in \U00020000\U0002a6d6.\r",
    "Post: Ada Reed met Bo Lund 👍👍",
    "twice — Ada (@ada)",
    "The end.",
)
TEXT = "\n".join(LINES)
POST = TEXT.index("Post:")
ARTICLE = replace(
    a_document("odd", TEXT, title="Odd letters"),
    posts=(Post("p-1", "Ada", "@ada", "", (POST, TEXT.index("The end.")), (POST, POST + 20)),),
)


@pytest.fixture
def odd_link(browser: Browser, tmp_path: Path) -> Iterator[str]:
    with Record(str(tmp_path / "odd.db")) as record:
        add(record, [a_reading(ARTICLE, Told("Ada Reed", "met_with", "Bo Lund", "Ada Reed met Bo Lund"))])
        with served_at(record, "127.0.0.1", 0, review=True, who="kim") as door, running(door) as link:
            yield link


@pytest.fixture
def page(seen: Seen, odd_link: str) -> Page:
    seen.page.goto(odd_link)
    seen.page.goto(f"{odd_link.partition('/?')[0]}/documents/{quote(ARTICLE.id)}")
    return seen.page


def asked(page: Page) -> tuple[str, int]:
    """The words and the place that the page asks a form for; they are what stands there in the kept text."""
    expect(page.locator("#choose")).to_be_enabled()
    with page.expect_request(lambda request: "words=" in request.url) as sent:
        page.locator("#choose").evaluate("button => button.click()")
    given = parse_qs(urlparse(sent.value.url).query)
    words, at = given["words"][0], int(given["at"][0])
    assert TEXT.replace("\r", "\n")[at : at + len(words)].split() == words.split()
    return words, at


@pytest.mark.parametrize("words", ["met Bo Lund 👩‍👩‍👧 today", "Reed met Bo", "in \U00020000", "end"])
def test_places_are_counted_in_letters_however_long_they_are(page: Page, words: str) -> None:
    drag_over(page, words)

    assert asked(page) == (words, TEXT.index(words))


def test_words_selected_backwards_are_the_same_words(page: Page) -> None:
    page.evaluate(
        """() => { const text = document.querySelector('.text [data-start]').firstChild;
          getSelection().setBaseAndExtent(text, 12, text, 0); }"""
    )

    assert asked(page)[1] == 0


@pytest.mark.parametrize("number", range(5))
def test_a_paragraph_clicked_three_times_is_chosen_with_nothing_beside_it(page: Page, number: int) -> None:
    """The browser selects as far as the next paragraph begins, the last one's next in the margin; of a post, a line."""
    block = page.locator(".text [data-start]").nth(number)
    block.click(click_count=3, position={"x": 5, "y": 5})

    words, at = asked(page)

    assert " ".join(words.split()) == " ".join(block.inner_text().split("\n")[0].split())
    assert at == TEXT.index(words.split("\n")[0])


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ((".text h1", 3), (".text [data-start]", 3), TEXT[:2]),
        ((".text [data-start] >> nth=4", 4), (".margin h2", 2), "end."),
        (("aside.post", 6), (".text [data-start] >> nth=4", 3), TEXT[POST + 6 : TEXT.index("The end.") + 3]),
    ],
)
def test_of_a_selection_that_goes_beyond_the_text_the_text_is_chosen(
    page: Page, begins: tuple[str, int], ends: tuple[str, int], words: str
) -> None:
    places = [
        page.locator(place).first.evaluate_handle(
            "spot => document.createTreeWalker(spot, NodeFilter.SHOW_TEXT).nextNode()"
        )
        for place, _ in (begins, ends)
    ]
    page.evaluate(
        "([one, from, other, to]) => getSelection().setBaseAndExtent(one, from, other, to)",
        [places[0], begins[1], places[1], ends[1]],
    )

    assert asked(page)[0].split() == words.split()


def test_everything_at_once_is_too_much_for_a_claim(seen: Seen, page: Page) -> None:
    page.evaluate("document.querySelector('.text [data-start]').append('word '.repeat(500))")
    page.keyboard.press("Control+A")

    expect(page.get_by_text("too much for one claim")).to_be_visible()
    expect(page.locator("#choose")).to_be_disabled()


def walk(page: Page, *keys: str) -> str:
    """Go to the article by Tab and press keys; gives what is selected."""
    page.locator(".text").focus()
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate("String(getSelection())"))


def test_by_keys_words_are_whole_with_their_accents(page: Page) -> None:
    page.keyboard.press("Tab")

    assert walk(page, "ArrowDown") == "\U0001d4d0da"
    assert walk(page, "ArrowDown", "Shift+ArrowRight") == "Rene\u0301 Noor\u0308"
    assert walk(page, "Shift+ArrowLeft", "Shift+ArrowLeft").split()[-1] == "Rene\u0301"


def test_keys_go_on_from_what_the_mouse_selected(page: Page) -> None:
    """They began at the first word of the article again."""
    drag_over(page, "Noor\u0308 said")
    page.keyboard.press("Tab")

    assert walk(page, "Shift+ArrowRight") == "Noor\u0308 said it"


def test_arrows_scroll_for_who_clicked_into_the_article(page: Page) -> None:
    page.locator(".text [data-start]").last.click()
    page.keyboard.press("ArrowDown")

    assert page.evaluate("String(getSelection())") == ""


def test_a_name_is_followed_by_enter_though_words_are_chosen(page: Page) -> None:
    page.keyboard.press("Tab")
    walk(page, "ArrowDown")
    page.locator(".text a[href^='/people/']").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/people/*")


def test_who_leaves_the_form_is_back_where_it_was_opened(page: Page) -> None:
    page.keyboard.press("Tab")
    walk(page, "ArrowDown", "Enter")
    page.get_by_role("heading", name="Add a claim").wait_for()
    page.get_by_role("link", name="Leave it").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text")).to_be_focused()
    expect(page.locator("#correcting")).not_to_be_visible()

    line = page.get_by_role("link", name="Correct: Ada Reed met Bo Lund")
    line.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ada Reed met Bo Lund").wait_for()
    page.get_by_role("link", name="Leave it").focus()
    page.keyboard.press("Enter")
    expect(line).to_be_focused()
