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
        ("They met on March eighth.", "March eighth", "2019-03-08"),
        ("He was jailed in nineteen ninety-one.", "nineteen ninety-one", "1991"),
        ("He left in the year two thousand and eight.", "the year two thousand and eight", "2008"),
        ("The trial opens the week of June 3.", "the week of June 3", "2019-06-03/2019-06-09"),
        ("They quarrelled over the winter.", "the winter", "2018-24"),
        ("He left a year ago.", "a year ago", "2018"),
        ("She spoke before midnight on Thursday.", "midnight on Thursday", "2019-05-09"),
        ("He has until 9 a.m. Tuesday to sign.", "9 a.m. Tuesday", "../2019-05-21"),
    ],
)
def test_a_phrase_comes_to_its_interval(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in told(text)


@pytest.mark.parametrize("words", ["from 1999 to 2003", "between 1999 and 2003", "from 1999 until 2003"])
def test_both_ends_of_a_range_carry_the_whole_range(words: str) -> None:
    assert told(f"She was governor {words}.") == [("1999", "1999/2003"), ("2003", "1999/2003")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Protesters planned a march on Saturday.", "2019-05-18"),
        ("She is to leave on Saturday.", "2019-05-18"),
        ("The rules to be published on Saturday are strict.", "2019-05-18"),
        ("He could leave as soon as Saturday.", "2019-05-18"),
        ("The offer had been due to expire on Saturday.", "2019-05-11"),
        ("The mayor said on Saturday he would run.", "2019-05-11"),
        ("Ruiz may have left on Saturday.", "2019-05-11"),
    ],
)
def test_the_verb_tells_which_saturday_is_meant(text: str, day: str) -> None:
    assert ("Saturday", day) in [(words, edtf) for words, edtf in told(text) if "Saturday" in words]


def test_the_previous_friday_is_the_one_before_the_day_told() -> None:
    assert told("Shares fell on Friday, to less than on the previous Friday.") == [
        ("Friday", "2019-05-10"),
        ("the previous Friday", "2019-05-03"),
    ]


def values(text: str) -> dict[str, str]:
    return {text[slice(*time.span)]: time.timex for time in the_times(text)}


def test_figures_a_year_ago_are_those_of_the_quarter_reported_on() -> None:
    found = values(
        "Dol Ltd earned $5 million in the first quarter.\n\nIts chairman, Ann Ruiz, spoke to the press in Lyon.\n\n"
        "In the quarter, sales rose 5% from $3 million a year ago. In the year-earlier period, costs were higher.\n\n"
        "The 2017 quarter was worse, and the latest quarter the best."
    )

    assert found == {
        "the first quarter": "2019-Q1",
        "the quarter": "2019-Q1",
        "a year ago": "2018-Q1",
        "the year-earlier period": "2018-Q1",
        "The 2017 quarter": "2017-Q1",
        "the latest quarter": "2019-Q1",
    }


def test_a_quarter_told_of_far_back_makes_no_appointment_more_exact() -> None:
    text = f"Dol Ltd shrank in the first quarter. {'It sells rope and string and twine. ' * 15}He joined a year ago."

    assert told(text)[-1] == ("a year ago", "2018")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit for the quarter ended March 31 rose.", "the quarter", "2019-Q1"),
        ("Profit for the fiscal year ended March 31 rose.", "the fiscal year", "P1Y"),
        ("Sales for the full year will rise.", "the full year", "2019"),
        ("In January 2018, sales rose from the same month a year earlier.", "the same month a year earlier", "2017-01"),
        ("It made a profit in the final quarter of 2009.", "the final quarter of 2009", "2009-Q4"),
        ("The market closed at 16:08 UTC on Monday.", "16:08 UTC on Monday", "2019-05-13T16:08Z"),
        ("He stayed for two and a half years.", "two and a half years", "P2Y6M"),
        ("He stayed for 2 1/2 hours.", "2 1/2 hours", "PT2H30M"),
        ("Shares rose for five trading days.", "five trading days", "P5D"),
    ],
)
def test_a_phrase_comes_to_its_value(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def test_which_year_is_left_open_where_only_the_article_tells() -> None:
    assert told("Sales for the year will rise.") == [("the year", "")]


def test_a_distance_is_counted_from_the_time_told_before_it() -> None:
    assert told("He resigned on 3 March 2014. Two weeks later she resigned too.")[1] == (
        "Two weeks later",
        "2014-03-17/2014-03-23",
    )
    assert told("He resigned in 2014. Two weeks later she resigned too.")[1] == ("Two weeks later", "")


def test_a_new_paragraph_counts_from_the_time_told_in_the_one_before() -> None:
    assert told("He resigned on 3 March 2014.\n\nThe next day she resigned too.")[1] == ("The next day", "2014-03-04")


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
        "Call me as soon as you can.",
        "It won about a quarter of the vote.",
        "They won on Super Tuesday.",
        "The year he left was hard.",
        "They walked in the March for Unity.",
        "It came after the fall of the house of Ruiz.",
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
