from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.header import header

BODY = "The mayor quit on Tuesday after a vote."


def unread(text: str) -> list[str]:
    return [text[start:end] for start, end in header(text).unread]


def test_labels_above_an_article_fill_its_fields() -> None:
    text = f"Title: Mayor quits\nOutlet: The Post\nURL: https://post.example/a\nDate: 3 February 2025\n\n{BODY}"

    found = header(text).fields
    assert (found.title, found.outlet, found.url, found.date) == (
        "Mayor quits",
        "The Post",
        "https://post.example/a",
        "2025-02-03",
    )


def test_only_the_header_is_unread_never_the_article_below() -> None:
    assert unread(f"Mayor quits\nBy Ana Ruiz\nFebruary 3, 2025\n\n{BODY}") == ["By Ana Ruiz", "February 3, 2025"]


def test_a_date_before_the_first_words_is_cut_off_from_them() -> None:
    text = f" date 2025-02-03 {BODY}"

    assert unread(text) == [" date 2025-02-03 "]
    assert header(text).fields.date == "2025-02-03"


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON — ",
        "LONDON, March 3 (Reuters) - ",
        "NEW YORK (AP) — ",
        "Kelsworth, Ardmoor, 3 March 2025 – ",
        "ST. JOHN’S, March 3, 2025 (CP) -- ",
    ],
)
def test_a_dateline_is_unread(dateline: str) -> None:
    assert unread(f"{dateline}{BODY}") == [dateline]


def test_a_dateline_dates_the_article_only_where_it_has_a_year() -> None:
    assert header(f"LONDON, March 3, 2025 (Reuters) - {BODY}").fields.date == "2025-03-03"
    assert header(f"LONDON, March 3 (Reuters) - {BODY}").fields.date == ""


def test_the_day_of_publication_comes_before_the_day_of_change() -> None:
    assert header(f"Updated March 5, 2025\nPublished March 3, 2025\n{BODY}").fields.date == "2025-03-03"
    assert header(f"Updated March 5, 2025\n{BODY}").fields.date == "2025-03-05"


@pytest.mark.parametrize(
    "byline",
    ["By Ana Ruiz", "By ANA RUIZ and Bo Lind, Staff Writers", "By Ana Ruiz | The Post", "By Ana de la Cruz (@anacruz)"],
)
def test_a_byline_is_unread(byline: str) -> None:
    assert unread(f"{byline}\n\n{BODY}") == [byline]


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the council had voted.",
        "By the River\n\nThe boats came late.",
        "Source: Mayor wanted to quit for months\n\nShe said so.",
        "Published: a book of rumours\n\nIt sold well.",
        "February 3, 2025 was a cold day in Tresk.",
        "AFL-CIO endorses Ruiz.",
        "NATO — which met on Monday — said nothing.",
        "Newspaper: Ruiz quits",
        "",
        "\n\n \n",
    ],
)
def test_prose_is_no_header(text: str) -> None:
    assert unread(text) == []


def test_what_looks_like_a_header_further_down_is_read() -> None:
    assert unread(f"{BODY}\nBy Ana Ruiz\nDate: 2025-02-03\n") == []


LINES = ["Title: A", "By Ana Ruiz", "2025-02-03", "WASHINGTON — ", "date 2025-02-03 ", BODY, "\n", "\u2028", "x" * 400]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=12))
def test_unread_spans_lie_in_the_text_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    end = 0
    for span in header(text).unread:
        assert end <= span[0] < span[1] <= len(text)
        end = span[1]
