import pytest

from sayso.model import Document, Reading
from sayso.reading.parse import segment
from sayso.reading.times.times import times
from sayso.reading.times.when import Calendar


def when(text: str, word: str, *, day: str = "2019-05-15") -> str:
    """The time of the last token that reads so."""
    reading = times(segment(Reading(Document("an-article", text, date=day))))
    return Calendar(reading).time_at(max(token.i for token in reading.parse.tokens if token.text == word))


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Ruiz endorsed Okafor on Monday.", "endorsed", "2019-05-13"),
        ("Ruiz endorsed Okafor in August of 2015.", "endorsed", "2015-08"),
        ("On Monday, Ruiz endorsed Okafor.", "endorsed", "2019-05-13"),
        ("In 1996 Ruiz left the bank and founded a party.", "founded", "1996"),
        ("In April 2004, Ruiz left the bank and gained the endorsement of Okafor.", "endorsement", "2004-04"),
        ("In 1996 Ruiz left the bank and wrote a letter to Okafor.", "letter", "1996"),
        ("In May 2004 Ruiz sold the bank and opened talks with Okafor.", "talks", "2004-05"),
        ("Ruiz left the bank in 1996 and gained the endorsement of Okafor.", "endorsement", ""),
        ("Ruiz, who left the bank in 1996, gained the endorsement of Okafor.", "endorsement", ""),
        ("Ruiz worked for Okafor during the 2016 election campaign.", "worked", "2016~"),
        ("Ruiz has been the mayor of Lyon since 2012.", "mayor", "2012/.."),
        ("Ruiz, mayor of Lyon from 1999 to 2003, met Okafor on Monday.", "mayor", "1999/2003"),
        ("Ruiz, mayor of Lyon from 1999 to 2003, met Okafor on Monday.", "met", "2019-05-13"),
        ("Ruiz was the 2004 candidate of the party.", "candidate", "2004"),
        ("Ruiz won in March, defeating Okafor.", "defeating", "2019-03"),
    ],
)
def test_a_time_dates_the_act_of_its_clause(text: str, word: str, edtf: str) -> None:
    assert when(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Smith said on Monday that Ruiz endorsed Okafor.", "endorsed"),
        ("Ruiz agreed on Monday to endorse Okafor.", "endorse"),
        ("Ruiz endorsed Okafor, who resigned in 2012.", "endorsed"),
        ("Mayor Ruiz met Okafor on Monday.", "Mayor"),
        ("Ruiz is the youngest mayor since 1975.", "mayor"),
        ("Ruiz was an aide for three years.", "aide"),
    ],
)
def test_another_acts_time_dates_nothing_else(text: str, word: str) -> None:
    assert when(text, word) == ""


def test_a_sentence_without_times_has_none() -> None:
    assert when("Ruiz endorsed Okafor.", "endorsed") == ""
