import pytest

from sayso.answers.plain import dated, joined, sureness, voice
from sayso.model import Basis, Factuality
from tests.cli.answers import a_claim, a_tie


@pytest.mark.parametrize(
    ("basis", "speakers", "descriptor", "official", "said"),
    [
        (Basis.NARRATOR, [], "", False, "article's own voice"),
        (Basis.DIRECT, ["Ada Reed"], "", False, "Ada Reed, quoted"),
        (Basis.NAMED, ["Ada Reed", "Bo Lund"], "", False, "Ada Reed and Bo Lund, paraphrased"),
        (Basis.UNNAMED, [], "a senior official", False, "unnamed senior official"),
        (Basis.UNNAMED, [], "this source,", False, "unnamed source"),
        (Basis.UNNAMED, [], "", False, "no source given"),
        (Basis.POST, ["@ada"], "", False, "@ada's post"),
        (Basis.DOCUMENT, [], "", True, "official document"),
        (Basis.DOCUMENT, ["the court"], "", False, "document, the court"),
    ],
)
def test_a_basis_is_said_in_plain_words(
    basis: Basis, speakers: list[str], descriptor: str, official: bool, said: str
) -> None:
    assert voice(basis, speakers, descriptor, official=official) == said


def test_a_denial_names_whose_it_is() -> None:
    assert sureness(Factuality.DENIED, ["Ada Reed"]) == "denied by Ada Reed"
    assert sureness(Factuality.DENIED) == "denied"


@pytest.mark.parametrize("factuality", Factuality)
def test_every_factuality_has_words(factuality: Factuality) -> None:
    assert sureness(factuality)


def test_names_are_joined_as_a_sentence_has_them() -> None:
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("valid_at", "invalid_at", "told", "said"),
    [
        ("2004", "", "2004/..", "since 2004"),
        ("2004", "", "2004", "in 2004"),
        ("2004", "2008-05", "2004/..", "in 2004, ended in May 2008"),
        ("", "2008", "../2008", "ended in 2008"),
        ("2008", "2008", "2008", "in 2008"),
        ("", "", "", ""),
    ],
)
def test_a_tie_is_dated_in_words(valid_at: str, invalid_at: str, told: str, said: str) -> None:
    assert dated(a_tie(valid_at=valid_at, invalid_at=invalid_at, claims=(a_claim(time=told),))) == said
