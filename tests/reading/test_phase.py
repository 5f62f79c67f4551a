import pytest

from sayso.model import Document, Phase, Reading
from sayso.reading.commitment.phase import phase_at
from sayso.reading.parse import segment


def phase(text: str, word: str) -> Phase:
    reading = segment(Reading(Document("an-article", text)))
    return phase_at(reading, next(token.i for token in reading.parse.tokens if token.text == word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ruiz resigned on Monday.", "resigned"),
        ("Ruiz stepped down.", "stepped"),
        ("Ruiz was fired.", "fired"),
        ("Ruiz no longer supports Okafor.", "supports"),
        ("Ruiz is no longer the leader of the party.", "leader"),
        ("Ruiz does not support Okafor any more.", "support"),
        ("Ruiz stopped supporting Okafor.", "supporting"),
        ("Ruiz ended the alliance with Okafor.", "alliance"),
        ("Ruiz resigned as mayor of Lyon.", "mayor"),
    ],
)
def test_an_end_is_told_by_its_words(text: str, word: str) -> None:
    assert phase(text, word) is Phase.ENDS


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ruiz endorsed Okafor.", "endorsed"),
        ("Ruiz did not endorse Okafor.", "endorse"),
        ("Ruiz was the mayor until 2006.", "mayor"),
        ("After meeting Okafor, Ruiz left.", "meeting"),
        ("The former mayor met Okafor.", "mayor"),
    ],
)
def test_nothing_else_is_an_end(text: str, word: str) -> None:
    assert phase(text, word) is Phase.HOLDS
