"""What keeps people out of a page, as axe-core finds it: nothing serious on any page, light or dark, wide or narrow."""

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sayso.answers.book import Record
from tests.web.browser.conftest import FIGURE
from tests.web.doors import pages

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def looked_at(request: pytest.FixtureRequest, browser: Browser, link: str) -> Iterator[Page]:
    """A page as one kind of reader has it."""
    scheme, width = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(link)
    yield page
    context.close()


def found_in(page: Page) -> list[str]:
    """What axe-core finds grave, with the place of each."""
    page.evaluate(AXE)
    told: dict[str, Any] = page.evaluate("rules => axe.run(document, {...rules, resultTypes: ['violations']})", RULES)
    grave = [each for each in told["violations"] if each["impact"] in GRAVE]
    return [f"{each['id']}: {node['html'][:120]}" for each in grave for node in each["nodes"][:3]]


def test_no_page_keeps_anybody_out_or_runs_off_the_side(looked_at: Page, newsroom_record: Record, link: str) -> None:
    base, problems = link.partition("/?")[0], {}

    for path in [*pages(newsroom_record, FIGURE, FIGURE), "/search?q=ferry", "/people/Adrian Foss", "/none"]:
        looked_at.goto(base + path)
        found = found_in(looked_at)
        if looked_at.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("runs off the side")
        if found:
            problems[path] = found

    assert problems == {}
