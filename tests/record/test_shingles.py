from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.weighing.shingles import (
    FEW_TEXTS,
    PASSAGE,
    TEXT,
    alike,
    own_words,
    same_texts,
    share,
    sketch,
)

WORDS = [f"word{i}" for i in range(300)]
LINE = "the mayor of Lund opened the new bridge over the river on Friday in front of a large crowd"


def a_sketch(words: list[str]) -> tuple[int, ...]:
    return sketch(" ".join(words), TEXT.size)


def with_changes(words: list[str], share: float, seed: int = 1) -> list[str]:
    random = Random(seed)
    changed = set(random.sample(range(len(words)), round(share * len(words))))
    return [f"other{seed}x{i}" if i in changed else word for i, word in enumerate(words)]


@pytest.mark.parametrize("changed", [0, 0.05, 0.1, 0.2])
def test_a_reprint_with_up_to_a_fifth_of_its_words_changed_is_the_same_text(changed: float) -> None:
    texts = {"a": a_sketch(WORDS), "b": a_sketch(with_changes(WORDS, changed))}

    assert same_texts(texts, TEXT) == {"a": "a", "b": "a"}


def test_a_text_taken_over_by_half_is_the_same_text() -> None:
    assert alike(a_sketch(WORDS), a_sketch(WORDS[:150]), TEXT)


def test_a_text_that_shares_a_tenth_of_its_wording_is_another() -> None:
    other = WORDS[:30] + [f"else{i}" for i in range(270)]

    assert same_texts({"a": a_sketch(WORDS), "b": a_sketch(other)}, TEXT) == {}


def test_short_texts_that_share_a_name_with_its_titles_are_apart() -> None:
    name = "former Secretary of State and Senator Ada Maria Reed"

    assert not alike(sketch(f"{name} won in Lund", TEXT.size), sketch(f"{name} lost in York", TEXT.size), TEXT)


def test_a_paragraph_with_a_word_or_two_changed_is_the_same_passage() -> None:
    edited = LINE.replace("large", "big").replace("Friday", "Saturday")

    assert alike(sketch(LINE, PASSAGE.size), sketch(edited, PASSAGE.size), PASSAGE)


def test_words_between_quotation_marks_and_in_posts_are_not_the_outlets() -> None:
    text = "“We won,” she said. She added: “It was late.\n“And cold.” 'No.' He \"left\" @post here."
    start = text.index("@post")
    own = own_words(text, [(start, start + 5)])

    assert own.split() == ["she", "said.", "She", "added:", "'No.'", "He", "here."]
    assert len(own) == len(text)


def test_two_reports_on_one_speech_are_not_one_text() -> None:
    speech = "“" + " ".join(WORDS[:200]) + "”"
    one, other = (f"{speech} {' '.join(with_changes(WORDS[200:], 1, seed))}" for seed in (1, 2))

    assert not alike(sketch(own_words(one), TEXT.size), sketch(own_words(other), TEXT.size), TEXT)


def test_texts_that_share_a_notice_alone_are_apart_however_many_they_are() -> None:
    notice = [f"all rights are reserved by the outlet {i}" for i in range(3)]
    texts = {str(n): a_sketch([f"text{n}x{i}" for i in range(100)] + notice) for n in range(90)}

    assert same_texts(texts, TEXT) == {}


@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.1, 0.2]))
def test_a_copy_is_found_among_many_as_it_is_among_few(seed: int, changed: float) -> None:
    others = {f"z{n}": a_sketch([f"text{n}x{i}" for i in range(60)]) for n in range(FEW_TEXTS)}
    pair = {"a": a_sketch(WORDS), "b": a_sketch(with_changes(WORDS, changed, seed))}

    assert same_texts(pair | others, TEXT) == same_texts(pair, TEXT) == {"a": "a", "b": "a"}


def test_a_text_of_two_words_has_no_runs_and_resembles_nothing() -> None:
    assert share(sketch("two words", TEXT.size), (), TEXT.size) == 0.0


def test_lone_surrogates_do_not_stop_a_sketch() -> None:
    assert len(sketch("one two \ud800three", TEXT.size)) == 1
