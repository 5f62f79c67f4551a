import pytest

from sayso.model import Document
from sayso.reading.read import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was probably Ana Ruiz who advised Bo Dorn.", "probably Ana Ruiz who advised Bo Dorn"),
        ("Ana Ruiz may not get along with Bo Dorn.", "Ana Ruiz may not get along with Bo Dorn"),
        ("Ana Ruiz did not endorse Bo Dorn.", "Ana Ruiz did not endorse Bo Dorn"),
        ("Ana Ruiz endorsed Bo Dorn.", "Ana Ruiz endorsed Bo Dorn"),
    ],
)
def test_the_evidence_covers_the_words_that_hedge_or_deny_the_tie(text: str, words: str) -> None:
    (claim,) = read(Document("d", text)).claims

    assert text[slice(*claim.evidence)] == words


def test_the_evidence_of_praise_is_what_is_said() -> None:
    text = "“Bo Dorn is a great mayor,” Ana Ruiz said."
    praise = next(claim for claim in read(Document("d", text)).claims if claim.relation == "supports")

    assert text[slice(*praise.evidence)] == "Bo Dorn is a great mayor"


def test_a_tie_stated_twice_in_one_sentence_is_one_claim() -> None:
    claims = read(Document("d", "Ana Ruiz praised and defended Bo Dorn.")).claims

    assert [claim.relation for claim in claims] == ["supports"]


def test_a_title_inside_what_somebody_says_is_the_articles_own_word() -> None:
    claims = read(Document("d", "Ana Ruiz said that Texas Governor Bo Dorn sued Dol Ltd.")).claims
    found = {claim.relation: claim.basis for claim in claims}

    assert found == {"holds_office": "narrator", "sued": "named"}


def test_what_is_over_does_not_end_an_act() -> None:
    claims = read(Document("d", "Ana Ruiz was fired by Dol Ltd last year.", date="2024-05-06")).claims

    assert {(claim.relation, claim.phase) for claim in claims} >= {("dismissed", "holds")}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Jon Holt met Bo Dorn, the likely Labour nominee.", "probable"),
        ("Jon Holt met Bo Dorn, the Labour nominee.", "certain"),
        ("Jon Holt met Bo Dorn, the most vocal Labour nominee.", "certain"),
    ],
)
def test_a_title_is_as_sure_as_its_adjectives(text: str, factuality: str) -> None:
    found = [claim.factuality for claim in read(Document("d", text)).claims if claim.relation == "candidate_for"]

    assert found == [factuality]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Aides hope that her attacks on Bo Dorn will end.", "narrator"),
        ("Aides said that she attacked Bo Dorn.", "unnamed"),
        ("Aides said that the speech in which she attacked Bo Dorn was long.", "narrator"),
        ("Jo Marsh said that her attacks on Bo Dorn would end.", "named"),
    ],
)
def test_what_an_unnamed_source_takes_for_granted_is_the_articles_own_word(text: str, basis: str) -> None:
    claims = read(Document("d", f"Ana Ruiz came on Monday. {text}")).claims

    assert [claim.basis for claim in claims if claim.relation == "opposes"] == [basis]
