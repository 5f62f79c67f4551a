from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.posts import find_posts
from sayso.model import Post

PROSE = "The council met on Tuesday. It voted late."


def only_post(text: str) -> Post:
    (post,) = find_posts(text, "a")
    return post


def words_of(text: str) -> str:
    return text[slice(*only_post(text).words)]


@pytest.mark.parametrize(
    ("signed", "author", "handle", "day"),
    [
        ("Vote today. pic.twitter.com/aB1 — Ana Ruiz (@anaruiz) March 3, 2024", "Ana Ruiz", "anaruiz", "2024-03-03"),
        ("Vote today. — Ana Ruiz (@anaruiz) 6 October 2019", "Ana Ruiz", "anaruiz", "2019-10-06"),
        ("Vote today. -- Ana Ruiz (@anaruiz) Oct. 6, 2019", "Ana Ruiz", "anaruiz", "2019-10-06"),
        ("Vote today. - Ana Ruiz (@anaruiz) Sept 6, 2019", "Ana Ruiz", "anaruiz", "2019-09-06"),
        ("Vote today. – Ana Ruiz (@anaruiz) 2019-10-06", "Ana Ruiz", "anaruiz", "2019-10-06"),
        ("Vote today.https://t.co/x1 — Ana Ruiz (@anaruiz) May 6, 2019", "Ana Ruiz", "anaruiz", "2019-05-06"),
        ("Vote today. — Ana 🌹 | Not-Sorry! (@ana_r) May 6, 2019", "Ana 🌹 | Not-Sorry!", "ana_r", "2019-05-06"),
        ("Vote today. — Ana (@ana.example.social) May 6, 2025 at 5:31 PM", "Ana", "ana.example.social", "2025-05-06"),
    ],
)
def test_a_signature_gives_author_handle_and_day(signed: str, author: str, handle: str, day: str) -> None:
    post = only_post(f"{PROSE}\n\n{signed}\n\n{PROSE}")

    assert (post.author, post.handle, post.date) == (author, handle, day)
    assert words_of(f"{PROSE}\n\n{signed}\n\n{PROSE}") == "Vote today."


def test_the_span_covers_words_and_signature_and_nothing_else() -> None:
    signed = "Vote — now. pic.twitter.com/aB1 — Ana (@ana) March 3, 2024"
    text = f"{PROSE}\n\n{signed}\n\n{PROSE}"

    assert text[slice(*only_post(text).span)] == signed


def test_a_signature_on_a_line_of_its_own_signs_the_paragraph_before() -> None:
    assert words_of(f"{PROSE}\n\nVote today.\n\n— Ana (@ana) March 3, 2024\n") == "Vote today."


def test_without_blank_lines_a_line_is_a_paragraph() -> None:
    assert words_of(f"{PROSE}\nVote today. — Ana (@ana) March 3, 2024\n{PROSE}") == "Vote today."


def test_the_lines_of_one_paragraph_are_one_post() -> None:
    assert words_of(f"{PROSE}\n\nVote today.\nVote twice. — Ana (@ana) March 3, 2024") == "Vote today.\nVote twice."


def test_a_block_longer_than_a_post_is_taken_line_by_line() -> None:
    text = f"Heading\n\n{PROSE * 20}\nVote today. — Ana (@ana) March 3, 2024"

    assert words_of(text) == "Vote today."


def test_two_posts_in_one_paragraph_do_not_overlap() -> None:
    text = "One. — Ana (@ana) March 3, 2024 Two. — Bo (@bo) March 4, 2024"

    assert [text[slice(*post.words)] for post in find_posts(text, "a")] == ["One.", "Two."]


def test_a_sentence_that_announces_the_post_stays_outside() -> None:
    assert words_of("Ruiz tweeted on Sunday: Vote today. — Ana (@ana) March 3, 2024") == "Vote today."


def test_what_a_page_puts_behind_the_picture_is_not_the_posts_words() -> None:
    assert words_of("Vote. pic.twitter.com/aB1 GET OUR LETTER — Ana (@ana) March 3, 2024") == "Vote."


def test_a_tag_around_a_post_names_its_account_and_day() -> None:
    text = f'{PROSE}\n\n<tweet id="7" author="@ana" datetime="2016-02-15">Vote today.</tweet>.\n\n{PROSE}'

    post = only_post(text)
    assert (post.handle, post.date, words_of(text)) == ("ana", "2016-02-15", "Vote today.")


@pytest.mark.parametrize(
    "text", ["", PROSE, "By Ana Ruiz (@anaruiz)", "(@ana) March 3, 2024", "— Ana (@ana) March 3, 2024", "a — b (@"]
)
def test_text_without_a_signed_post_has_none(text: str) -> None:
    assert find_posts(text, "a") == ()


def test_the_same_post_has_the_same_id_and_another_document_another() -> None:
    text = "Vote. — Ana (@ana) March 3, 2024"

    assert find_posts(text, "a") == find_posts(text, "a")
    assert find_posts(text, "a")[0].id != find_posts(text, "b")[0].id


WORDS = ["Vote.", " ", "\n", "\n\n", "🌹", "\u2028", "\ud800", "tweeted: ", '<tweet author="a">', "</tweet>"]
SIGNS = ["—", "-", "(@ana)", " March 3, 2024", "— Ana (@ana) May 4, 2020", "pic.twitter.com/x"]


@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=30).map("".join))
def test_posts_lie_in_the_text_in_order_with_their_words_inside(text: str) -> None:
    end = 0
    for post in find_posts(text, "a"):
        assert end <= post.span[0] <= post.words[0] <= post.words[1] <= post.span[1] <= len(text)
        end = post.span[1]
