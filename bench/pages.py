"""How fast the pages of a record are: `python -m bench.pages big.db`, on a record that bench/replay.py filled.

The server runs in a process of its own, on loopback. Each kind of page is asked for one at a time, then all kinds by
many users at once, then some are opened in Chromium for what its own clock says of the first paint.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urlsplit

from sqlalchemy import select

from sayso.answers.book import Record
from sayso.model import Kind
from sayso.record import schema

ASKED = 40  # pages of each kind
OPENED = 3  # of each kind, in Chromium
USERS, EACH = 20, 20  # at once, and how many pages each of them asks for
PERCENTILE = 0.95
CHROMIUM = "/usr/bin/chromium"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"  # none yet: it is waited for
OF_A_PERSON = ("", ".json", "/ties", "/said", "/timeline", "/network", "/network.json", "/brief")

Pages = dict[str, list[str]]


def pages(record: Record) -> Pages:
    """Addresses of each kind, of people as often as articles name them and of ties and articles at random."""
    random = Random(0)
    entity, tie, document = schema.entity.c, schema.tie.c.id, schema.document.c.id
    public = select(entity.id, entity.name, entity.documents).where(
        entity.kind == str(Kind.PERSON), entity.public, entity.claims > 0
    )
    with record.reading() as connection:
        rows = list(connection.execute(public.order_by(entity.id)))
        people = random.choices(rows, [row.documents for row in rows], k=ASKED)
        ties = random.choices(list(connection.scalars(select(tie).order_by(tie).limit(100 * ASKED))), k=ASKED)
        articles = random.choices(list(connection.scalars(select(document).order_by(document))), k=ASKED)
    found = {f"/people/ID{end}": [f"/people/{each.id}{end}" for each in people] for end in OF_A_PERSON}
    found["/ties/ID"] = [f"/ties/{quote(each, safe='')}" for each in ties]
    found["/documents/ID"] = [f"/documents/{quote(each, safe='')}" for each in articles]
    found["/search"] = ["/search?" + urlencode({"q": each.name[:4]}) for each in people]
    listed = ("/disputes", "/unnamed", "/changes")
    found |= {f"{address}?of=ID": [f"{address}?of={each.id}" for each in people] for address in listed}
    whole = ("/", "/documents", "/outlets", "/disputes", "/unnamed", "/changes", "/network", "/network.json")
    return found | {address: [address] * 5 for address in whole}


@contextmanager
def served(record: Path) -> Iterator[tuple[str, str]]:
    """The link of a server for the record, and the cookie that lets in."""
    sayso = Path(sys.executable).parent / "sayso"
    with subprocess.Popen([sayso, "serve", record, "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            link = server.stdout.readline().strip()
            address = urlsplit(link)
            door = HTTPConnection(address.netloc)
            door.request("GET", f"/?{address.query}")
            answer = door.getresponse()
            yield link, (answer.getheader("set-cookie") or "").partition(";")[0]
        finally:
            server.terminate()


class User:
    """Somebody who asks for pages over one connection, and notes how long each took."""

    def __init__(self, link: str, cookie: str) -> None:
        self._door = HTTPConnection(urlsplit(link).netloc)
        self._cookie = cookie
        self.taken: list[float] = []  # milliseconds
        self.failed: list[str] = []

    def ask(self, address: str) -> None:
        """Ask for a page and read it to its end."""
        begun = time.perf_counter()
        self._door.request("GET", address, headers={"cookie": self._cookie})
        answer = self._door.getresponse()
        answer.read()
        self.taken.append(1000 * (time.perf_counter() - begun))
        if answer.status != 200:
            self.failed.append(f"{answer.status} {address}")

    def ask_all(self, addresses: Sequence[str]) -> User:
        """Ask for one page after the other."""
        for address in addresses:
            self.ask(address)
        return self

    def told(self) -> str:
        """What was noted, with the first pages that failed."""
        return told(self.taken) + f", {len(self.failed)} failed" + "".join(f"\n    {each}" for each in self.failed[:3])


def told(taken: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    found = sorted(taken)
    high = found[min(len(found) - 1, int(PERCENTILE * len(found)))]
    return f"{found[len(found) // 2]:.0f} / {high:.0f} ms, longest {found[-1]:.0f} (n {len(found)})"


def at_once(link: str, cookie: str, asked: Pages) -> User:
    """What many users come to who ask for all kinds of pages at one time."""
    everything = [address for addresses in asked.values() for address in addresses]
    walks = [Random(number).choices(everything, k=EACH) for number in range(USERS)]
    together = User(link, cookie)
    with ThreadPoolExecutor(USERS) as users:
        for user in users.map(lambda walk: User(link, cookie).ask_all(walk), walks):
            together.taken += user.taken
            together.failed += user.failed
    return together


def painted(link: str, asked: Pages) -> Iterator[str]:
    """When Chromium first painted something of a page, by its own clock."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(link)
        base = link.partition("/?")[0]
        for kind, addresses in asked.items():
            if kind.endswith(".json"):
                continue
            taken = []
            for address in addresses[:OPENED]:
                page.goto(base + address)
                taken.append(float(page.wait_for_function(PAINTED).json_value()))
            yield f"{kind}, first paint: {told(taken)}"
        browser.close()


def main() -> None:
    """Ask a served record for its pages and print what it took."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("record", type=Path)
    ask.add_argument("--paint", action="store_true", help="also open pages in Chromium")
    args = ask.parse_args()
    with Record(str(args.record)) as record:
        asked = pages(record)
    with served(args.record) as (link, cookie):
        for kind, addresses in asked.items():
            print(f"{kind}: {User(link, cookie).ask_all(addresses).told()}", flush=True)
        print(f"{USERS} users at once: {at_once(link, cookie, asked).told()}", flush=True)
        if args.paint:
            for line in painted(link, asked):
                print(line, flush=True)


if __name__ == "__main__":
    main()
