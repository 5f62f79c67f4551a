"""A record whose every text is written to break a page: article, title, names, outlet, address, post."""

from dataclasses import replace
from urllib.parse import quote

from sayso.answers.book import Record
from sayso.model import Post
from tests.builders import Spoken, Told, a_document, a_reading
from tests.web.doors import add

SCRIPT = "<script>alert(1)</script>"
ADDRESSES = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", " https://evil.example/x\nq")
HOSTILE = f"{SCRIPT}<img src=https://evil.example/x onerror=alert(1)>\"'`&lt;{{{{7*7}}}}{{% raw %}}"


def fill(record: Record) -> None:
    """Add one article with all of it, and one of each hostile address."""
    text = f"Mayor Ada {HOSTILE} met Bo {HOSTILE}. “{HOSTILE}” said Ada {HOSTILE}.\nPost {HOSTILE} — X (@x)\n{HOSTILE}"
    start = text.index("Post ")
    post = Post("p-1", HOSTILE, HOSTILE, HOSTILE, (start, len(text)), (start, len(text) - 2))
    document = replace(a_document(f"d{HOSTILE}", text, outlet=HOSTILE, title=HOSTILE), url=ADDRESSES[0], posts=(post,))
    one, other = f"Ada {HOSTILE}", f"Bo {HOSTILE}"
    met = Told(one, "met_with", other, role=HOSTILE)
    heard = replace(met, relation="owns", unnamed=HOSTILE)
    roles = {one: "Mayor", other: HOSTILE}
    add(record, [a_reading(document, met, heard, statements=[Spoken(one, HOSTILE, about=(other,))], roles=roles)])
    others = [replace(a_document(f"a{n}{HOSTILE}", HOSTILE), url=url) for n, url in enumerate(ADDRESSES)]
    add(record, [a_reading(other) for other in others])


def hostile_pages(record: Record) -> list[str]:
    """The pages of that record, asked hostile questions too."""
    (party,) = record.people(f"Ada {HOSTILE}")
    asked = quote(HOSTILE, safe="")
    return [
        *("/", "/documents", "/outlets", "/disputes", "/unnamed", "/changes", "/network", "/review"),
        *(f"/search?q={asked}", f"/people/{asked}", f"/documents?outlet={asked}", f"/changes?since={asked}"),
        *(f"/ties/{tie.id}" for tie in record.ties(party.id, risky=True)),
        f"/documents/{quote(f'd{HOSTILE}', safe='')}",
        f"/people/{party.id}?risky=true",
    ]


def badly_addressed() -> list[str]:
    """The pages of the articles whose addresses lead where none may."""
    return [f"/documents/{quote(f'a{n}{HOSTILE}', safe='')}" for n, _ in enumerate(ADDRESSES)]
