"""Saved web pages: the article in them by trafilatura, with what the page says about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import UnreadableInput
from sayso.intake.article import article
from sayso.intake.credits import named_credits
from sayso.intake.days import iso_day
from sayso.intake.known import Known
from sayso.intake.posts import find_posts
from sayso.model import Document, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Page

NO_ARTICLE = "no article found in this page; save it once it has loaded, or paste its text"
FEWEST_WORDS = 20  # below this what is left of a page is a menu or a notice
BLOCKS = ("p", "head", "item", "quote", "code", "cell", "row", "list", "table")
WRAPPERS = ("div", "figure", "section", "aside", "center", "span", "p")
LINE_BREAKS = re.compile(r"[^\S\n]*\n[^\S\n]*")


def from_html(data: bytes, name: str, known: Known) -> Document:
    """The article of a saved page, its paragraphs set apart by blank lines; raises UnreadableInput where it has none.

    Title, day, outlet and canonical URL are the page's own; an outlet that only the URL's host suggests is left empty.
    """
    page, extractor = _page(data)
    text = "\n\n".join(_paragraphs(page.body))
    if len(text.split()) < FEWEST_WORDS:
        raise UnreadableInput(NO_ARTICLE)
    found = Known(
        date=iso_day(page.date or ""),
        title=page.title or "",
        outlet=_outlet(page),
        url=_address(page.url or ""),
        credits=named_credits(author=page.author or ""),
    )
    return article(text, name, known.or_else(found), unread=_heading(text, found.title), extractor=extractor)


def _page(data: bytes) -> tuple[Page, str]:
    import trafilatura
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each page it gives up; so do we
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        tree = load_html(data)
        if tree is None:
            raise UnreadableInput(NO_ARTICLE)
        _flatten_posts(tree)
        page = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
        )
    except UnreadableInput:
        raise
    except Exception as error:  # a parser of anybody's HTML: no list of what it raises would be whole
        raise UnreadableInput(
            f"broken HTML ({type(error).__name__}); save the page again, or paste its text"
        ) from error
    if page is None or isinstance(page, dict) or page.body is None:
        raise UnreadableInput(NO_ARTICLE)
    return page, f"trafilatura {trafilatura.__version__}"


def _flatten_posts(tree: HtmlElement) -> None:
    """Turn each embedded post into a plain paragraph, signature included, that extraction keeps in one piece."""
    for quote in list(tree.iter("blockquote")):
        words = _flat(quote)
        if find_posts(words, ""):
            post = _wrapper(quote, words)
            tail = post.tail
            post.clear()
            post.tag, post.text, post.tail = "p", words, tail


def _wrapper(quote: HtmlElement, words: str) -> HtmlElement:
    """The outermost element that holds nothing but the post: extraction drops those that are classed as an embed."""
    wrapper = quote
    while (parent := wrapper.getparent()) is not None and parent.tag in WRAPPERS and _flat(parent) == words:
        wrapper = parent
    return wrapper


def _flat(element: HtmlElement) -> str:
    return " ".join(" ".join(element.xpath(".//text()[not(parent::script or parent::style)]")).split())


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """The text of each block in order, a break inside a block as a line feed."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            yield from _paragraph(pieces)
            yield from _paragraphs(child)
            pieces = [child.tail or ""]
        else:
            pieces += ["\n"] if child.tag == "lb" else ["".join(child.itertext())]
            pieces.append(child.tail or "")
    yield from _paragraph(pieces)


def _paragraph(pieces: list[str]) -> Iterator[str]:
    words = LINE_BREAKS.sub("\n", "".join(pieces)).strip()
    if words:
        yield re.sub(r"\n{2,}", "\n\n", words)


def _outlet(page: Page) -> str:
    host = urlsplit(page.url or "").hostname or ""
    outlet = page.sitename or ""
    return "" if outlet.lower().removeprefix("www.") in host.removeprefix("www.") else outlet


def _address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _heading(text: str, title: str) -> list[Span]:
    """The headline, where the text opens with it: the title has it already."""
    opening = text.partition("\n")[0]
    return [(0, len(opening))] if title and opening.casefold() == title.casefold() else []
