"""Pictures of every page for the docs, from the demo newsroom: `make screenshots`; look at each before you commit.

`--scheme dark`, `--width 390`, `--whole` and `--paper` show the same pages as others have them; give them another
folder with `--out`.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, sync_playwright

from bench.palette import png
from sayso.answers.book import Record
from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.web.serving import served_at

PAGES = Path(__file__).resolve().parents[1] / "docs" / "pages"
HIGH = 860  # pixels
FIGURE, OTHER, ARTICLE = "Victor Hale", "Elena Marsh", "2023-11-06-marsh-wins"
DRAFT = (
    "Elena Marsh met Victor Hale on 18 March 2023. Leonard Voss had met Adrian Foss in 2022. "
    "“He was the best rival I had,” Marsh said. The ferries were late."
)
PIXELS = """async (picture) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const bytes = pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return [bitmap.width, bitmap.height, btoa(text)];
}"""


@dataclass(frozen=True)
class View:
    """A page as it is pictured: its address, and what is done there first."""

    name: str
    path: str
    first: Callable[[Page], None] = lambda _: None


def drawn(page: Page) -> None:
    """Wait until its drawing is there."""
    page.locator("#network canvas, #timeline svg").first.wait_for()


def drawn_below(page: Page) -> None:
    """Wait for the drawing, and leave its filter above."""
    drawn(page)
    page.locator("#tools").evaluate("tools => scrollBy(0, tools.getBoundingClientRect().top - 16)")


def pointed_at(page: Page) -> None:
    """Point at a line of the margin, which lights its words."""
    page.locator(".margin .line").nth(1).hover()


def typed(page: Page) -> None:
    """Type into the search."""
    page.locator("#q").fill("ferry")
    page.locator("#found mark").first.wait_for()


def pasted(page: Page) -> None:
    """Paste a draft and have it checked."""
    page.locator("#text").fill(DRAFT)
    page.get_by_role("button", name="Check").click()
    page.locator(".checked").wait_for()


def views(record: Record) -> Iterator[View]:
    """Every page, with what the demo newsroom has to show there."""
    figure, tie = record.people(FIGURE)[0].id, record.disputes(FIGURE)[0].tie.id
    said = record.said(OTHER, FIGURE)[0]
    yield View("first", "/")
    yield View("search", "/", typed)
    yield View("article", f"/documents/{quote(ARTICLE, safe='')}", pointed_at)
    yield View("articles", "/documents")
    yield View("outlets", "/outlets")
    yield View("person", f"/people/{figure}", drawn)
    yield View("person-network", f"/people/{figure}/network", drawn)
    yield View("timeline", f"/people/{figure}/timeline", drawn)
    yield View("tie", f"/ties/{tie}")
    yield View("statement", f"/statements/{said.id}?document={quote(said.document, safe='')}")
    yield View("brief", f"/people/{figure}/brief")
    yield View("network", "/network", drawn_below)
    yield View("disputes", "/disputes")
    yield View("unnamed", "/unnamed")
    yield View("changes", "/changes")
    yield View("check", "/check", pasted)
    yield View("review", "/review")
    yield View("add", "/add")
    yield View("about", "/about")


@contextmanager
def served(record: Record) -> Iterator[str]:
    """The link to a server that answers as long as this process runs."""
    with served_at(record, "127.0.0.1", 0, review=True, who="kim") as door:
        door.taken.listen()
        Thread(target=door.answer, daemon=True).start()
        yield door.link


@contextmanager
def records(at: str) -> Iterator[tuple[Record, Record]]:
    """The record of the demo newsroom, read anew or copied from where it is, and an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        if at:
            shutil.copy(at, Path(folder) / "demo.db")
        with Record(str(Path(folder) / "demo.db")) as demo, Record(str(Path(folder) / "empty.db")) as empty:
            if not at:
                demo.add(documents([newsroom()]))
            yield demo, empty


def pixels(browser: Browser, picture: bytes) -> NDArray[np.uint8]:
    """A picture's pixels, unpacked by the browser that took it."""
    page = browser.new_page()
    width, height, text = page.evaluate(PIXELS, base64.b64encode(picture).decode())
    page.close()
    return np.frombuffer(base64.b64decode(text), np.uint8).reshape(height, width, 4)[:, :, :3]


def pictures(browser: Browser, link: str, shown: list[View], asked: argparse.Namespace) -> None:
    """Take them all."""
    window = browser.new_context(viewport={"width": asked.width, "height": HIGH}, color_scheme=asked.scheme)
    page = window.new_page()
    page.goto(link)
    for view in shown:
        page.emulate_media(media="screen")
        page.goto(link.partition("/?")[0] + view.path)
        view.first(page)
        if asked.paper:
            page.emulate_media(media="print")
        taken = png(pixels(browser, page.screenshot(full_page=asked.whole, animations="disabled")))
        (asked.out / f"{view.name}.png").write_bytes(taken)
        print(f"{view.name}: {len(taken) // 1000} kB", flush=True)
    window.close()


def main() -> None:
    """Serve the demo newsroom and look at it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=PAGES)
    parser.add_argument("--only", nargs="*", default=[], help="names of pages")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--whole", action="store_true", help="to the foot of the page")
    parser.add_argument("--paper", action="store_true", help="as it is printed")
    parser.add_argument("--record", default="", help="a record of the demo newsroom, to save the reading")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, records(asked.record) as (demo, empty):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        chosen = [view for view in views(demo) if not asked.only or view.name in asked.only]
        with served(demo) as link:
            pictures(browser, link, chosen, asked)
        if not asked.only or "empty" in asked.only:
            with served(empty) as link:
                pictures(browser, link, [View("empty", "/")], asked)
        browser.close()


if __name__ == "__main__":
    main()
