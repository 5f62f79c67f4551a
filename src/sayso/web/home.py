"""The first page, and the search that every page has."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.export.list_rows import of_found
from sayso.web.lists import lately
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
FIGURES = Path(__file__).with_name("measured.toml")
SHOWN = 12  # changes
LOOKED_AT = 500  # of the latest: private people's and what is gone are left out of them


@router.get("/")
def home(request: Request) -> Response:
    """What the record holds, what changed last, and one box."""
    record = record_of(request)
    latest = record.changes(lately(), most=LOOKED_AT)
    changed = [(group, change) for group in latest for change in group.changes if change.what != "gone"]
    told = measured()
    return page(
        request,
        "home.html",
        overview=record.overview(),
        changed=changed[:SHOWN],
        more=len(changed) > SHOWN,
        misses=round(10 * (1 - told["ties_found"] / told["ties"])),
    )


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
