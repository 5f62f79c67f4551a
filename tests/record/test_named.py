"""By which words names are found: whoever may be one with somebody is among those with a mark that theirs ask for."""

import pytest

from sayso.record.identity.forms import matter_to_each_other, one_name
from sayso.record.identity.named import mark_of_bearers, mark_of_known, marks_of_others, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dan sorvane", "daniel b sorvane", id="a short form and an initial"),
        pytest.param("dan sorvane", "dan sorvanne", id="a letter more"),
        pytest.param("comedian dan sorvane", "dan sorvane", id="a word before it"),
        pytest.param("nevada democrat ann ito", "ann ito", id="two words before it"),
        pytest.param("jd sorvane", "jon dan sorvane", id="initials"),
    ],
)
def test_the_marks_of_forms_of_one_name_meet_from_either_side(one: str, other: str) -> None:
    assert len(set(one_name([one, other]).values())) == 1

    assert marks_of_others(one) & set(words_of(other, own=True))
    assert marks_of_others(other) & set(words_of(one, own=True))
    assert matter_to_each_other(one, other)
    assert matter_to_each_other(other, one)


@pytest.mark.parametrize("other", ["dana sorvin", "jon dan ito", "bo sorvane", "jon x sorvane"])
def test_a_name_that_only_sounds_alike_matters_to_none(other: str) -> None:
    assert not matter_to_each_other("dan sorvane", other)
    assert not matter_to_each_other("jd sorvane", other)


def test_a_family_name_alone_meets_whoever_bears_it_and_bearers_do_not_meet_each_other() -> None:
    bearer, alone = words_of("ann sorvane", own=True), words_of("sorvane", own=True)

    assert mark_of_bearers("sorvane") in bearer
    assert mark_of_known("sorvane") in alone
    assert not marks_of_others("ann sorvane") & set(alone)
    assert not marks_of_others("bo sorvane") & set(bearer)


def test_an_alias_of_one_word_marks_nobody_as_known_by_it() -> None:
    assert words_of("sorvane", own=False) == ["sorvane"]
