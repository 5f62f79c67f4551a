import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.cli.view_reading import show_reading
from sayso.model import Basis, Document, Factuality, MadeBy, Reading
from tests.cli.readings import a_claim, a_reading, a_statement

WORDS = "Reed was his friend"


def shown(reading: Reading, *, width: int = 120, explain: bool = False, said: bool = False, risky: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, emoji=False, markup=False)
    show_reading(console, reading, number="1 article", explain=explain, said=said, risky=risky)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def a_denial(width: int = 120) -> str:
    claim = a_claim(
        WORDS, relation="friend_of", basis=Basis.NAMED, speakers=("Bo Lund",), factuality=Factuality.DENIED, rule="kin"
    )
    return shown(a_reading(claim), width=width)


def test_the_first_line_says_what_it_is_and_that_nobody_has_reviewed_it() -> None:
    assert shown(a_reading()).startswith("1 article · 2019-10-06 · outlet not given · machine-read, unreviewed\n")


def test_an_article_without_a_date_says_so() -> None:
    assert "date not given" in shown(a_reading(date=""))


def test_a_claim_stands_on_one_line_of_a_wide_terminal() -> None:
    (line,) = [line for line in a_denial().splitlines() if "friend of" in line]

    assert re.split(r" {2,}", line.strip()) == [
        "friend of",
        "Lund, paraphrased · denied by Lund",
        "“Reed was his friend”",
    ]


def test_the_words_get_a_line_of_their_own_on_a_narrow_terminal() -> None:
    lines = a_denial(width=80).splitlines()

    assert "  friend of  Lund, paraphrased · denied by Lund" in lines
    assert "      “Reed was his friend”" in lines


def test_no_line_is_wider_than_the_terminal() -> None:
    assert all(len(line) <= 40 for line in a_denial(width=40).splitlines())


def test_a_risky_claim_is_counted_and_shown_only_on_request() -> None:
    reading = a_reading(replace(a_claim(WORDS, relation="accused"), score=0.5))

    assert "1 risky claim not shown: --risky shows it" in shown(reading)
    assert WORDS not in shown(reading)
    assert f"“{WORDS}”   unreviewed-risky" in shown(reading, risky=True)


def test_the_rule_is_shown_when_asked_for() -> None:
    reading = a_reading(a_claim(WORDS, rule="verb:endorse"))

    assert "rule: verb:endorse" in shown(reading, explain=True)
    assert "verb:endorse" not in shown(reading)


def test_statements_are_shown_when_asked_for() -> None:
    reading = a_reading(statements=(a_statement(WORDS, speakers=("Bo Lund",)),))

    assert "Bo Lund, paraphrased  “Reed was his friend”" in shown(reading, said=True)
    assert "paraphrased" not in shown(reading)


@pytest.mark.parametrize(
    ("made_by", "words"), [(MadeBy.RULE, "rule"), (MadeBy.BOTH, "rule and head"), (MadeBy.HEAD, "head")]
)
def test_a_statement_says_what_made_it_when_asked_for(made_by: MadeBy, words: str) -> None:
    reading = a_reading(statements=(replace(a_statement(WORDS), rule="a-rule", made_by=made_by),))

    assert f"   {words}: a-rule" in shown(reading, said=True, explain=True)
    assert "a-rule" not in shown(reading, said=True)


def test_an_article_without_ties_says_so() -> None:
    assert "no ties · no statements" in shown(a_reading())


def test_an_empty_document_is_shown_without_fault() -> None:
    assert "not told: the article has no text" in shown(Reading(Document("empty", "")))


def test_square_brackets_of_an_article_are_no_markup() -> None:
    assert "[bold]" in shown(Reading(Document("a", "x", title="[bold] words")))
