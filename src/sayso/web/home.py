"""The first page, and the search that every page has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.answers.book import Record
from sayso.answers.findings import Change, Changes
from sayso.export.list_rows import of_found
from sayso.record.changes import GONE
from sayso.web.lists import lately
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
FIGURES = Path(__file__).with_name("measured.toml")
SHOWN = 12  # changes
LOOKED_AT, TIMES = 60, 8  # of the latest changes, and how often: private people's and what is gone are left out of them


@router.get("/")
def home(request: Request) -> Response:
    """What the record holds, what changed last, and one box."""
    record = record_of(request)
    changed = list(islice(_lately(record), SHOWN + 1))
    told = measured()
    return page(
        request,
        "home.html",
        overview=record.overview(),
        changed=changed[:SHOWN],
        more=len(changed) > SHOWN,
        misses=round(10 * (1 - told["ties_found"] / told["ties"])),
    )


def _lately(record: Record) -> Iterator[tuple[Changes, Change]]:
    """The latest changes of what is still so, each with those of its moment."""
    after = ""
    for _ in range(TIMES):
        some = record.changes(lately(), after=after, limit=LOOKED_AT)
        yield from ((group, change) for group in some for change in group.changes if change.what != GONE)
        after = some.next
        if not after:
            return


@router.get("/about")
def about(request: Request) -> Response:
    """How well it reads, and what the grades mean."""
    return page(request, "about.html", measured=measured())


@cache
def measured() -> dict[str, int]:
    """The figures of the benchmarks that a reader of the pages should know."""
    return tomllib.loads(FIGURES.read_text(encoding="utf-8"))


@router.get("/search.json")
def search_json(request: Request, q: str = "") -> Response:
    """What fits the words, for other programs."""
    return as_json(record_of(request).search(q))


@router.get("/search.csv")
def search_csv(request: Request, q: str = "") -> Response:
    """The same as rows."""
    return as_table("search", of_found(record_of(request).search(q)))


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """Names and passages that fit the words; the part that changes, where the page asks while somebody types."""
    part = request.headers.get("hx-request") == "true"
    return page(request, "found.html" if part else "search.html", found=record_of(request).search(q), data=TABLE)
