from datetime import date

import pytest

from sayso.model import Document, Post, Reading, Time
from sayso.reading.parse import segment
from sayso.reading.times.periods import Period, period, shifted
from sayso.reading.times.times import times

WRITTEN_ON = "2019-05-15"  # a Wednesday


def the_times(text: str, *, day: str = WRITTEN_ON) -> tuple[Time, ...]:
    return times(segment(Reading(Document("an-article", text, date=day)))).times


def told(text: str, *, day: str = WRITTEN_ON) -> list[tuple[str, str]]:
    return [(text[slice(*time.span)], time.edtf) for time in the_times(text, day=day)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The mayor resigned on Monday.", "Monday", "2019-05-13"),
        ("The mayor spoke last Friday.", "last Friday", "2019-05-10"),
        ("The mayor will resign next Monday.", "next Monday", "2019-05-20"),
        ("The mayor will resign on Friday.", "Friday", "2019-05-17"),
        ("The council plans to meet on Tuesday.", "Tuesday", "2019-05-21"),
        ("She was sacked yesterday.", "yesterday", "2019-05-14"),
        ("She was sacked last month.", "last month", "2019-04"),
        ("He left three years ago.", "three years ago", "2016"),
        ("They quarrelled a decade ago.", "a decade ago", "2009~"),
        ("They met earlier this week.", "earlier this week", "2019-05-13/2019-05-15"),
        ("They met in 2016.", "2016", "2016"),
        ("They met in August of 2015.", "August of 2015", "2015-08"),
        ("They met in August 2015.", "August 2015", "2015-08"),
        ("They met on Aug. 5.", "Aug. 5", "2018-08-05"),
        ("They met on 5 August 2015.", "5 August 2015", "2015-08-05"),
        ("The file is dated 2015-08-05.", "2015-08-05", "2015-08-05"),
        ("They were allies in the early 1990s.", "the early 1990s", "199X"),
        ("He has led the party since 2012.", "2012", "2012/.."),
        ("He will lead it until at least March 2020.", "March 2020", "../2020-03"),
        ("She left before 2010.", "2010", "../2010"),
        ("She left after 2010.", "2010", "2010/.."),
        ("He worked there during her 2016 presidential campaign.", "2016", "2016~"),
        ("He endorsed her during her 2016 run.", "2016", "2016~"),
        ("He won the 2016 election.", "2016", "2016"),
        ("They met last summer.", "last summer", "2018-22"),
        ("Sales fell in the third quarter of 2018.", "the third quarter of 2018", "2018-35"),
        ("They met in June.", "June", "2018-06"),
        ("They met around 2011.", "2011", "2011~"),
        ("They met on March 23-26, 2009.", "March 23-26, 2009", "2009-03-23/2009-03-26"),
    ],
)
def test_a_phrase_comes_to_its_interval(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in told(text)


@pytest.mark.parametrize("words", ["from 1999 to 2003", "between 1999 and 2003", "from 1999 until 2003"])
def test_both_ends_of_a_range_carry_the_whole_range(words: str) -> None:
    assert told(f"She was governor {words}.") == [("1999", "1999/2003"), ("2003", "1999/2003")]


def test_a_distance_is_counted_from_the_time_told_before_it() -> None:
    assert told("He resigned on 3 March 2014. Two weeks later she resigned too.")[1] == (
        "Two weeks later",
        "2014-03-17/2014-03-23",
    )
    assert told("He resigned in 2014. Two weeks later she resigned too.")[1] == ("Two weeks later", "")


def test_without_a_date_nothing_is_worked_out_from_one() -> None:
    found = the_times("He resigned on Monday, three weeks ago, and was mayor in 2004.", day="")

    assert [(time.edtf, time.anchor) for time in found] == [("", ""), ("", ""), ("2004", "")]


def test_a_post_is_read_from_its_own_date() -> None:
    text = "An article. She was sworn in yesterday! — Ann (@ann) May 3, 2017"
    start, end = text.index("She"), text.index(" —")
    post = Post("p", "Ann", "ann", "2017-05-03", (start, len(text)), (start, end))
    document = Document("an-article", text, date=WRITTEN_ON, posts=(post,))

    (found,) = times(segment(Reading(document))).times

    assert (found.edtf, found.anchor) == ("2017-05-02", "post")


def test_a_length_of_time_dates_nothing() -> None:
    (found,) = the_times("She was an aide for three years.")

    assert (found.timex, found.edtf) == ("P3Y", "")


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, they march on.",
        "He paid $2015.",
        "They sent 2000 troops.",
        "Mark May spoke.",
        "In his thirties.",
        "No 1 of 2.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["", "\u2028", "February 30, 2015", "99999 years ago", "'", "2015" * 3000, "last " * 3000]
)
def test_odd_text_raises_nothing(text: str) -> None:
    assert all(edtf == "" or edtf for _, edtf in told(text))


def test_winter_runs_into_the_next_year() -> None:
    assert period("season", date(2016, 2, 3)) == Period("season", date(2015, 12, 1))
    assert period("season", date(2016, 2, 3)).last == date(2016, 2, 29)


def test_a_month_before_january_is_in_the_year_before() -> None:
    assert shifted(period("month", date(2019, 1, 31)), -1) == Period("month", date(2018, 12, 1))
