"""The whole way of a user, in a real browser before `sayso serve` as it is started from a terminal."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import FIGURE
from tests.web.browser.seen import Seen

SERVE = [sys.executable, "-c", "from sayso.cli import main; main()", "serve", "--port", "0", "--who", "kim"]
READING = 300_000  # ms, at most: 21 articles on a busy machine
TREES = "Mayor Ada Reed of Selby met Bo Lund on Monday. “We agreed on the trees,” Reed said."
BAD = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "broken.jsonl": b'{"id": "good", "text": "It rained in Selby."}\n{"id": "half',
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where no record is yet."""
    return tmp_path / "new.db"


@pytest.fixture
def started(browser: Browser, place: Path) -> Iterator[str]:
    """The link that `sayso serve` printed."""
    with subprocess.Popen([*SERVE, str(place)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


def test_from_nothing_to_the_words_to_a_judgement_to_a_file(seen: Seen, started: str, tmp_path: Path) -> None:
    page, base = seen.page, started.partition("/?")[0]
    page.goto(started)
    expect(page.locator("h1")).to_have_text("An empty record")
    page.get_by_role("button", name="Read the demo newsroom").click()
    expect(page.locator("#progress")).to_contain_text("21 articles added", timeout=READING)
    page.get_by_role("link", name="To the record").click()
    expect(page.locator("main")).to_contain_text("21 articles")

    page.locator("#lately + * a, #lately ~ ul a").get_by_text(FIGURE, exact=True).first.click()
    expect(page.locator("h1")).to_have_text(FIGURE)
    page.locator("main a.relation").first.click()
    expect(page).to_have_url(re.compile(r"/ties/t-\w+$"))
    page.locator(".claim-line a.source").first.click()
    expect(page.locator(".text .lit").first).to_be_in_viewport()
    lights_both_ways(page)

    judges_by_keys(page)
    takes_away(page, base, tmp_path)
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith((f"{base}/", "blob:", "data:"))] == []


def lights_both_ways(page: Page) -> None:
    """A line lights its words, and words light their line."""
    line = page.locator(".margin .line").first
    id = line.get_attribute("data-lights")
    line.hover()
    words = page.locator(f'.text [data-ids~="{id}"]').first
    expect(words).to_have_class(re.compile(r"\blit\b"))
    page.locator("h1").hover()
    page.locator(".margin .line").last.hover()
    words.hover()
    expect(line).to_have_class(re.compile(r"\blit\b"))


def press(page: Page, key: str) -> None:
    """Press a key once the page listens: its scripts run after its words are seen."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def judges_by_keys(page: Page) -> None:
    """Yes, no, unsure and skip, each by its key; and back."""
    page.get_by_role("link", name="Review", exact=True).click()
    strip = page.locator("main .strip").first
    expect(strip).to_contain_text("0 judged, 0 skipped")
    for key, told in (("x", "1 judged, 0"), ("n", "2 judged, 0"), ("u", "3 judged, 0"), ("s", "3 judged, 1")):
        asked = page.locator(".keys-row input[name=question]").get_attribute("value")
        press(page, key)
        expect(strip).to_contain_text(f"{told} skipped")
        assert page.locator(".keys-row input[name=question]").get_attribute("value") != asked
    skipped = page.locator(".keys-row input[name=question]").get_attribute("value")
    for told in ("3 judged, 0", "2 judged, 0", "1 judged, 0"):
        press(page, "z")
        expect(strip).to_contain_text(f"{told} skipped")
    assert page.locator(".keys-row input[name=question]").get_attribute("value") != skipped


def takes_away(page: Page, base: str, folder: Path) -> None:
    """Data of a page, and the drawing of a network as PNG and SVG."""
    answer = page.request.get(f"{base}/people/{FIGURE}.json")
    assert json.loads(answer.text())["profile"]["name"] == FIGURE
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.locator("#network canvas").first).to_be_visible()
    for kind, opening in (("png", b"\x89PNG"), ("svg", b"<svg")):
        with page.expect_download() as download:
            page.locator(f"[data-do={kind}]").click()
        download.value.save_as(folder / kind)
        assert (folder / kind).read_bytes().startswith(opening)


def dropped(page: Page, files: dict[str, bytes]) -> None:
    """Drop files on the form, as a hand with a mouse does."""
    held = page.evaluate_handle(
        """files => {
          const held = new DataTransfer();
          for (const [name, bytes] of files) held.items.add(new File([new Uint8Array(bytes)], name));
          return held;
        }""",
        [[name, list(data)] for name, data in files.items()],
    )
    page.locator("form.drop").dispatch_event("drop", {"dataTransfer": held})


def test_dropped_files_are_read_with_progress_and_what_failed_is_listed(seen: Seen, started: str) -> None:
    page = seen.page
    page.goto(started)

    dropped(page, {"trees.txt": f"{TREES}\n<script>alert(1)</script>".encode(), **BAD})
    expect(page.locator("#progress")).to_contain_text("2 articles added, 3 failed", timeout=READING)

    failed = page.locator("#progress li")
    expect(failed).to_have_count(3)
    for name, why in (("empty.txt", "is empty"), ("picture.txt", "an image"), ("broken.jsonl, line 2", "")):
        expect(failed.filter(has_text=f"{name}: {why}")).to_have_count(1)
    page.goto(started.partition("/?")[0] + "/documents/trees")
    expect(page.locator(".text")).to_contain_text("<script>alert(1)</script>")
    assert (seen.dialogs, seen.complaints) == ([], [])


def test_too_much_at_once_is_said_before_it_is_sent(seen: Seen, started: str, tmp_path: Path) -> None:
    large = tmp_path / "archive.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    page = seen.page
    page.goto(started)

    page.locator("#files").set_input_files(large)
    page.get_by_role("button", name="Read and add").click()

    expect(page.get_by_role("alert")).to_contain_text("archive.txt: 50 MB")
    assert [url for url in seen.requests if url.endswith("/add")] == []


def test_a_draft_is_judged_and_never_kept(seen: Seen, started: str, place: Path) -> None:
    page, base = seen.page, started.partition("/?")[0]
    page.goto(started)
    dropped(page, {"trees.txt": TREES.encode()})
    expect(page.locator("#progress")).to_contain_text("1 article added", timeout=READING)

    page.goto(f"{base}/check")
    page.locator("#text").fill("Ada Reed met Bo Lund at Quorlbeck. “We agreed on the trees,” Reed said.")
    page.get_by_role("button", name="Check", exact=True).click()

    expect(page.locator(".checked > li")).to_have_count(2)
    expect(page.locator(".checked .verdict.exact")).to_be_visible()
    assert not any(b"Quorlbeck" in file.read_bytes() for file in place.parent.glob("new.db*"))
    page.goto(f"{base}/search?q=Quorlbeck")
    expect(page.locator("main")).to_contain_text("Nothing has these words")
