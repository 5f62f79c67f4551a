from sayso.record.shingles import TEXT_SKETCH, same_texts, share, sketch

WORDS = [f"word{i}" for i in range(300)]


def a_sketch(words: list[str]) -> tuple[int, ...]:
    return sketch(" ".join(words), TEXT_SKETCH)


def test_a_lightly_cut_reprint_is_the_same_text() -> None:
    assert same_texts({"a": a_sketch(WORDS), "b": a_sketch(WORDS[:285])}, TEXT_SKETCH) == {"a": "a", "b": "a"}


def test_a_text_that_shares_half_its_wording_is_another() -> None:
    other = WORDS[:150] + [f"else{i}" for i in range(150)]

    assert same_texts({"a": a_sketch(WORDS), "b": a_sketch(other)}, TEXT_SKETCH) == {}


def test_texts_that_share_a_notice_alone_are_apart_however_many_they_are() -> None:
    notice = [f"all rights are reserved by the outlet {i}" for i in range(3)]
    texts = {str(n): a_sketch([f"text{n}x{i}" for i in range(100)] + notice) for n in range(90)}

    assert same_texts(texts, TEXT_SKETCH) == {}


def test_a_text_of_four_words_has_no_runs_and_resembles_nothing() -> None:
    assert share(sketch("four words are few", TEXT_SKETCH), (), TEXT_SKETCH) == 0.0


def test_lone_surrogates_do_not_stop_a_sketch() -> None:
    assert len(sketch("one two three four \ud800five", TEXT_SKETCH)) == 1
