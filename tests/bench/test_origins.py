from random import Random

import pytest

from bench.origins import are_one, held_out, with_other_words
from sayso.intake.article import article
from sayso.intake.known import Known
from sayso.model import Document

WORDS = [f"word{i}" for i in range(200)]


def a_story(words: list[str], outlet: str) -> Document:
    return article(" ".join(words) + ".", outlet, Known(id=outlet, outlet=outlet))


@pytest.mark.parametrize(("share", "changed"), [(0, 0), (0.2, 40), (1, 200)])
def test_just_that_share_of_the_words_is_replaced(share: float, changed: int) -> None:
    text = with_other_words(" ".join(WORDS), share, ["other", "thing", "word1"], Random(1))

    assert sum(one != other for one, other in zip(text.split(), WORDS, strict=True)) == changed


def test_what_stands_between_words_stays() -> None:
    assert with_other_words("“One,” two – three.", 1, ["x"], Random(1)) == "“x,” x – x."


def test_a_copy_in_another_outlet_is_one_origin_and_another_story_is_not() -> None:
    other = [f"other{i}" for i in range(200)]

    assert are_one(a_story(WORDS, "Post"), a_story([*WORDS[:190], *other[:10]], "Times"))
    assert not are_one(a_story(WORDS, "Post"), a_story(other, "Times"))


def test_a_set_falls_into_two_halves() -> None:
    assert [held_out("wn-3"), held_out("wn-4")] == [True, False]
    assert 30 < sum(held_out(f"article-{i}") for i in range(100)) < 70
