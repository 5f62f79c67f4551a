import pytest

from sayso.record.names.folding import fold, is_full_name, without_titles


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("J. D. O’Brien", "jd obrien"),
        ("Zoë  Núñez-Ríos", "zoe nunez rios"),
        ("U.S.", "us"),
        ("@Harbour_Watch", "harbour watch"),
        ("Ștefan\u200f Pop", "stefan pop"),
        ("«»", "«»"),
        ("李雷", "李雷"),
    ],
)
def test_a_name_is_folded_to_what_it_is_known_by(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_titles_in_front_are_left_out_but_a_title_alone_is_a_name() -> None:
    assert [without_titles(name) for name in ("vice president ada reed", "dr reed", "mayor")] == [
        "ada reed",
        "reed",
        "mayor",
    ]


@pytest.mark.parametrize(
    ("folded", "full"), [("ada reed", True), ("reed", False), ("a reed", False), ("mayor reed", False)]
)
def test_a_full_name_has_a_given_and_a_family_name(folded: str, full: bool) -> None:
    assert is_full_name(folded) is full
