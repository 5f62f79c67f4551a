import pytest

from sayso.answers.shapes import Broken, Moment
from sayso.export.rows import of_broken, of_moments, of_namesakes, of_statements, of_ties
from tests.cli.answers import NAMESAKE, STATEMENT, a_claim, a_tie


def test_a_tie_gives_a_row_for_each_claim() -> None:
    rows = list(of_ties([a_tie(claims=(a_claim(), a_claim(id="c-2")))]))

    assert [(row["tie"], row["claim"], row["subject"], row["whose_word"]) for row in rows] == [
        ("t-1", "c-1", "Bo Lund", "Bo Lund, paraphrased"),
        ("t-1", "c-2", "Bo Lund", "Bo Lund, paraphrased"),
    ]


def test_a_statement_gives_its_words_speakers_and_matter() -> None:
    (row,) = of_statements([STATEMENT])

    assert (row["speakers"], row["words"], row["about"]) == ("Bo Lund", "I own nothing", "Dol Ltd")


@pytest.mark.parametrize(
    ("moment", "parties"),
    [
        (Moment("2019", "2024-02-10", "tie", a_tie(), None, "owns", "a", "Post"), ("Bo Lund", "owns", "Dol Ltd")),
        (Moment("", "2024-02-10", "statement", None, STATEMENT, "x", "a", "Post"), ("Bo Lund", "", "Dol Ltd")),
    ],
)
def test_a_moment_names_its_parties(moment: Moment, parties: tuple[str, str, str]) -> None:
    (row,) = of_moments([moment])

    assert (row["subject"], row["relation"], row["object"]) == parties


def test_namesakes_and_broken_spans_give_a_row_each() -> None:
    assert [row["id"] for row in of_namesakes([NAMESAKE])] == ["e-9"]
    assert [row["problem"] for row in of_broken([Broken("a", "claim", "c-1", "not there")])] == ["not there"]
