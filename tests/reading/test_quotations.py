from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document, Reading
from sayso.reading.parse import segment
from sayso.reading.statements.quotations import Quotations, quoted_in


def quoted(text: str) -> list[str]:
    return [text[slice(*found.inner)] for found in quoted_in(text, (0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        'She said "we won" twice.',
        "She said “we won” twice.",
        "She said ''we won'' twice.",
        "She said ``we won'' twice.",
        "She said «we won» twice.",
        "She said ‘‘we won’’ twice.",
        "She said “we won“ twice.",
    ],
)
def test_each_pair_of_marks_encloses_what_it_quotes(text: str) -> None:
    assert quoted(text) == ["we won"]


def test_a_mark_without_a_partner_reaches_to_the_end_of_its_paragraph_only() -> None:
    text = 'He said "we will not go.\n\nThe mayor left at noon.'
    reading = segment(Reading(Document("d", text)))

    (found,) = Quotations(text, reading.parse).all

    assert text[slice(*found.span)] == '"we will not go.'


def test_a_second_opening_mark_closes_the_first() -> None:
    assert quoted("“One thing is clear. “Two things are.”") == ["One thing is clear.", "Two things are."]


def test_a_quotation_inside_another_does_not_end_it() -> None:
    text = "“You care when “your team” is to blame. The rest is empty.”"

    assert quoted(text) == [text[1:-1]]


def test_inches_and_apostrophes_quote_nothing() -> None:
    assert quoted("The 12\" record and the workers' hall were the Beatles' idea in the '60s.") == []


def test_single_marks_quote_where_several_words_stand_between_them() -> None:
    assert quoted("The vicar said ‘we are closing the hall for good’ on Sunday.") == [
        "we are closing the hall for good"
    ]
    assert quoted("The ‘deal’ was off.") == []


def test_a_quotation_that_opens_the_next_paragraph_again_is_carried_on() -> None:
    text = "“We lost the vote.\n\n“We will ask again,” Dorn said."
    reading = segment(Reading(Document("d", text)))

    first, second = Quotations(text, reading.parse).all

    assert first.goes_on
    assert second.continues


def test_an_offset_outside_all_marks_has_no_quotation() -> None:
    text = 'Dorn said "we won" twice.'
    found = Quotations(text, segment(Reading(Document("d", text))).parse)

    assert found.at(text.index("won")) is not None
    assert found.at(0) is None
    assert found.at(len(text) + 5) is None


@given(st.text(alphabet="ab \n\"'“”‘’«»`.,", max_size=60))
def test_stretches_never_overlap_and_stay_inside_the_text(text: str) -> None:
    found = quoted_in(text, (0, len(text)))

    edges = [edge for one in found for edge in one.span]
    assert edges == sorted(edges)
    assert all(0 <= one.span[0] < one.inner[0] < one.inner[1] <= one.span[1] <= len(text) for one in found)
