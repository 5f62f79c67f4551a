"""What scripts draw, in a real browser: a network and a timeline, under the policy that forbids inline styles."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sayso.answers.book import Record
from tests.web.browser.conftest import FIGURE
from tests.web.browser.seen import Seen


@pytest.fixture
def figure(newsroom_record: Record) -> str:
    return newsroom_record.people(FIGURE)[0].id


def test_a_network_is_drawn_without_a_complaint_of_the_policy(seen: Seen, link: str) -> None:
    seen.page.goto(link)
    seen.page.get_by_role("link", name="Network", exact=True).click()

    expect(seen.page.locator("#network canvas").first).to_be_visible()
    assert seen.complaints == []


def test_names_of_the_whole_network_can_be_read_on_a_phone(seen: Seen, link: str) -> None:
    """They were 6 pixels high, and over each other."""
    seen.page.set_viewport_size({"width": 390, "height": 844})
    seen.page.goto(link)
    seen.page.goto(link.partition("/?")[0] + "/network")
    expect(seen.page.locator("#network canvas").first).to_be_visible()

    names = [
        (name, high)
        for name, high in seen.page.evaluate(
            """() => { const cy = document.getElementById("network")._cyreg.cy; return cy.nodes().map(
              (node) => [node.style("label"), parseFloat(node.style("font-size")) * cy.zoom()]); }"""
        )
        if name
    ]
    assert len(names) > 10
    assert FIGURE in dict(names)
    assert min(high for _, high in names) > 11
    assert seen.complaints == []


def test_a_standing_that_is_switched_on_comes_into_the_list_and_the_address(page: Page) -> None:
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.locator("#network canvas").first).to_be_visible()
    before = page.locator("[data-tie]").count()
    page.get_by_label("unnamed or posts only").check()

    expect(page.locator("#shown")).to_contain_text("unnamed or posts only")
    expect(page).to_have_url(re.compile("standing=hearsay"))
    assert page.locator("[data-tie]").count() > before


def test_the_slider_asks_for_a_time(page: Page) -> None:
    page.get_by_role("link", name="Network", exact=True).click()
    slider = page.locator("#slide")
    expect(slider).to_be_visible()
    slider.focus()
    slider.press("ArrowLeft")

    expect(page.locator("#shown")).to_contain_text("as of")
    assert page.locator("#as_of").input_value()
    assert slider.get_attribute("aria-valuetext") == f"as of {page.locator('#as_of').input_value()}"


def test_a_picture_carries_legend_filter_and_day(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.locator("#network canvas").first).to_be_visible()
    for kind in ("svg", "png"):
        with page.expect_download() as download:
            page.locator(f"[data-do={kind}]").click()
        download.value.save_as(tmp_path / kind)

    svg = (tmp_path / "svg").read_text()
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")
    for words in ("Who is tied to whom", "all relations", "sources conflict", "Drawn 20", FIGURE):
        assert words in svg
    assert "style=" not in svg


def test_a_line_of_the_list_lights_its_tie(page: Page) -> None:
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.locator("#network canvas").first).to_be_visible()
    page.locator("[data-tie]").first.hover()

    expect(page.locator("[data-tie].lit").first).to_be_visible()


def test_the_page_of_a_figure_shows_a_small_network(seen: Seen, link: str, figure: str) -> None:
    seen.page.goto(link)
    seen.page.goto(f"{link.split('/?')[0]}/people/{figure}")

    expect(seen.page.locator("#network canvas").first).to_be_visible()
    assert seen.complaints == []


def test_a_timeline_is_drawn_and_moves_by_keys(seen: Seen, link: str, figure: str) -> None:
    seen.page.goto(link)
    seen.page.goto(f"{link.split('/?')[0]}/people/{figure}/timeline")
    drawing = seen.page.locator("#timeline svg")
    expect(drawing).to_be_visible()
    marks = drawing.locator(".axis text").all_inner_texts()
    drawing.focus()
    for _ in range(4):
        seen.page.keyboard.press("+")

    assert seen.page.locator("#timeline .axis text").all_inner_texts() != marks
    assert seen.complaints == []


def test_a_line_of_a_timeline_leads_to_its_words(page: Page, link: str, figure: str) -> None:
    page.goto(f"{link.split('/?')[0]}/people/{figure}/timeline")
    page.locator("#timeline a").first.click()

    page.wait_for_url(lambda url: "/ties/" in url or "/documents/" in url)
