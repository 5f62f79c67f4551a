from __future__ import annotations

import pytest

from sayso.errors import UnreadableInput
from sayso.intake.html import from_html
from sayso.intake.known import Known
from sayso.model import Document
from tests.intake.build import SENTENCES, a_page

HEAD = (
    '<meta property="og:site_name" content="The Post"><link rel="canonical" href="https://news.example/mayor">'
    '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
)
POST = (
    '<blockquote class="twitter-tweet"><p lang="en">I thank the city.<br><br>Goodbye. <a href="https://t.co/x">'
    'pic.twitter.com/aB1</a></p>&mdash; Bo Lind (@bolind) <a href="https://t.example/1">March 5, 2024</a></blockquote>'
)


def read(data: bytes) -> Document:
    return from_html(data, "page.html", Known())


def test_a_page_gives_its_article_without_menu_and_footer() -> None:
    assert read(a_page(*SENTENCES)).text == "\n\n".join(["Mayor resigns", *SENTENCES])


def test_a_page_gives_what_it_says_about_itself() -> None:
    found = read(a_page(*SENTENCES, head=HEAD))

    assert (found.id, found.url) == ("https://news.example/mayor", "https://news.example/mayor")
    assert (found.title, found.date, found.outlet) == ("Mayor resigns", "2024-03-05", "The Post")
    assert found.extractor.startswith("trafilatura 2.")


def test_the_headline_is_not_read_a_second_time() -> None:
    found = read(a_page(*SENTENCES))

    assert [found.text[start:end] for start, end in found.unread] == ["Mayor resigns"]


def test_an_outlet_that_only_the_address_suggests_is_left_empty() -> None:
    assert read(a_page(*SENTENCES, head='<link rel="canonical" href="https://www.post.example/a">')).outlet == ""


@pytest.mark.parametrize("around", ["{}", '<div class="embed-twitter social-embed"><figure>{}</figure></div>'])
def test_an_embedded_post_comes_out_as_a_post(around: str) -> None:
    found = read(a_page(SENTENCES[0], around.format(POST), *SENTENCES[1:]))

    (post,) = found.posts
    assert (post.author, post.handle, post.date) == ("Bo Lind", "bolind", "2024-03-05")
    assert found.text[slice(*post.words)] == "I thank the city. Goodbye."
    assert SENTENCES[0] in found.text[: post.span[0]]


def test_a_break_in_a_paragraph_parts_its_words() -> None:
    assert "first line\nsecond line" in read(a_page(*SENTENCES, "A long first line<br>second line of a poem.")).text


def test_the_pages_own_encoding_is_used() -> None:
    page = a_page(*SENTENCES, "The café “Müller” stood for years at the corner of the square, the clerk said.")
    western = page.decode().replace("utf-8", "windows-1252").encode("cp1252")

    assert read(western).text == read(page).text


@pytest.mark.parametrize(
    "page",
    [
        b"<html></html>",
        b"<html><body><div id='root'></div><p>Please enable JavaScript.</p></body></html>",
        b"<html><body><ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul></body></html>",
        b"<!doctype html>\xff\xfe\x00",
    ],
)
def test_a_page_without_an_article_says_so(page: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"no article|broken HTML"):
        read(page)
