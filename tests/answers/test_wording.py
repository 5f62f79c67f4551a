import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.answers.wording import exact, nearest, parts, pieces, spoken

TEXT = "Reed said the budget was “reckless – and we won't sign it,” twice."


def found(draft: str, source: str) -> list[str]:
    """The stretches of the source that are the draft's quotation, word for word."""
    had = pieces(source)
    return [source[had[first].start : had[last - 1].end] for first, last in exact(parts(draft), had)]


@pytest.mark.parametrize(
    "draft",
    [
        "reckless – and we won't sign it,",
        "reckless – and we won't sign it.",
        "reckless — and we won’t  sign\nit",
        "reckless -- and we won't sign it:",
        "reckless … sign it",
        "reckless [...] we won't sign it",
        "reckless [she said] we won't sign it",
        "reckless – and we [sic] won't sign it",
        "[R]eckless – and we won't sign it",
        "… and we won't sign it",
    ],
)
def test_marks_dashes_and_space_are_folded_and_gaps_are_marked(draft: str) -> None:
    assert found(draft, TEXT)


@pytest.mark.parametrize(
    "draft",
    [
        "Reckless – and we won't sign it",
        "reckless – and we will not sign it",
        "reckless and we won't sign it",
        "reckless – and we sign it",
        "reckless, and we won't sign it",
        "sign it … reckless",
        "reckless – and we won't sign it!",
    ],
)
def test_neither_case_nor_words_nor_inner_punctuation_are_folded(draft: str) -> None:
    assert not found(draft, TEXT)


def test_a_bracket_stands_for_a_dozen_words_at_most() -> None:
    assert found("one [x] two three", f"one {'a ' * 12}two three")
    assert not found("one [x] two three", f"one {'a ' * 13}two three")


def test_a_quotation_without_words_has_no_parts() -> None:
    assert parts("… [...] ,;") == []


INTERRUPTED = "“We have paid, all of us,” Lund said, “and we shall pay.” He left."


@pytest.mark.parametrize(
    "draft", ["paid, all of us, and we shall", "paid, all of us and we shall", "us. and we shall pay."]
)
def test_a_quotation_goes_on_after_the_articles_own_words(draft: str) -> None:
    (part,) = parts(draft)

    assert spoken(INTERRUPTED).runs(part)


@pytest.mark.parametrize("draft", ["paid all of us and we shall", "all of us! and we shall", "we shall pay. He left"])
def test_an_interruption_excuses_its_seams_only(draft: str) -> None:
    (part,) = parts(draft)

    assert not spoken(INTERRUPTED).runs(part)


def test_the_nearest_wording_shows_what_differs() -> None:
    difference = nearest(
        parts("the harbour will stay open for every ship"), pieces("“The harbour may stay open for each ship.”")
    )

    assert difference is not None
    assert difference.changes == (("the", "The"), ("will", "may"), ("every", "each"))


def test_changed_words_at_the_ends_are_part_of_it() -> None:
    difference = nearest(parts("our harbour stays open tonight"), pieces("This harbour stays open tomorrow, he said."))

    assert difference is not None
    assert difference.changes == (("our", "This"), ("tonight", "tomorrow"))


def test_words_left_out_are_told_apart_from_words_changed() -> None:
    left_out = nearest(parts("the harbour stays open tonight"), pieces("the harbour never stays open tonight"))

    assert left_out is not None
    assert left_out.only_leaves_out


def test_words_that_stand_in_every_sentence_make_nothing_near() -> None:
    assert nearest(parts("in the interest of the party"), pieces("in the wake of the storm")) is None


words = st.lists(st.sampled_from(["harbour", "ship", "will", "not", "stay"]), min_size=1, max_size=12)


@given(before=words, quotation=words, after=words)
def test_a_quotation_is_found_where_it_stands(before: list[str], quotation: list[str], after: list[str]) -> None:
    source = " ".join([*before, *quotation, *after])

    assert " ".join(quotation) in found(" ".join(quotation), source)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared(draft: str, source: str) -> None:
    wanted, had = parts(draft), pieces(source)

    if wanted:
        assert all(0 <= first < last <= len(had) for first, last in exact(wanted, had))
        nearest(wanted, had)
