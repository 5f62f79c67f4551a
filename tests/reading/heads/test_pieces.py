"""What is expected here is what the library `tokenizers` makes of these texts with BERT's uncased vocabulary."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.heads.pieces import LONGEST_WORD, UNKNOWN, pieces, vocabulary


def spelled(text: str) -> str:
    """The pieces as the vocabulary spells them, one space between two."""
    spellings = list(vocabulary())
    ids, _ = pieces(text)
    return " ".join(spellings[number] for number in ids)


def places(text: str) -> list[str]:
    """The characters of the text that each piece stands on."""
    _, spans = pieces(text)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unbelievability", "un ##bel ##ie ##va ##bility"),
        ("Café Élysée", "cafe ely ##see"),
        ("naïve coöperation", "naive cooperation"),
        ("Cafe\u0301 Re\u0301e\u0308d", "cafe reed"),
        ("\u0301alone", "alone"),
        ("Łódź and Straße", "łodz and st ##raße"),
        ("İstanbul", "istanbul"),
        ("ﬁnance", "ﬁ ##nan ##ce"),
        ("日本語 report", "日 本 語 report"),
        ("「語」", "「 語 」"),
        ("𠮷野家", "[UNK] 野 家"),
        ("ーカ", "ー ##カ"),
        ("한국어", "ᄒ ##ᅡ ##ᆫ ##ᄀ ##ᅮ ##ᆨ ##ᄋ ##ᅥ"),
        ("हिन्दी", "ह ##ि ##न ##द ##ी"),
        ("he said “no”", "he said “ no ”"),
        ("…wait—what", "… wait — what"),
        ("don't O'Neil’s", "don ' t o ' neil ’ s"),
        ("donʼt", "don ##ʼ ##t"),
        ("U.S.-led", "u . s . - led"),
        ("$5 and €5", "$ 5 and € ##5"),
        ("1,000 or 3.5%", "1 , 000 or 3 . 5 %"),
        ("@handle #tag", "@ handle # tag"),
        ("a_b=c|d", "a _ b = c | d"),
        ("Ω≈ç ©®", "ω ##≈ ##c © ##®"),
        ("ok 😀 then", "ok [UNK] then"),
        ("👨\u200d👩", "[UNK]"),
        ("zero\u200bwidth", "zero ##wi ##dt ##h"),
        ("soft\u00adly \ufeffspoken", "softly spoken"),
        ("odd \ufffd mark", "odd mark"),
        ("tab\tline\nwide\u00a0space\u2028end", "tab line wide space end"),
        ("", ""),
        (" \n ", ""),
        ("\u200b", ""),
    ],
)
def test_a_text_is_cut_as_bert_cuts_it(text: str, expected: str) -> None:
    assert spelled(text) == expected


def test_a_word_of_a_hundred_letters_is_cut_and_a_longer_one_is_unknown() -> None:
    longest, longer = "a" * LONGEST_WORD, "a" * 200

    assert pieces(longer) == ([UNKNOWN], [(0, 200)])
    assert len(pieces(longest)[0]) == 50
    assert pieces(f"{longest}a") == ([UNKNOWN], [(0, 101)])


def test_bare_accents_do_not_make_a_word_long() -> None:
    assert UNKNOWN not in pieces("e\u0301" * LONGEST_WORD)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café  Élysée", ["Café", "Ély", "sée"]),
        ("Cafe\u0301 open", ["Cafe", "open"]),
        ("Re\u0301e\u0308d", ["Re\u0301e\u0308d"]),
        ("(Reed’s)", ["(", "Reed", "’", "s", ")"]),
        ("日本", ["日", "本"]),
        ("ok 😀.", ["ok", "😀", "."]),
        ("zero\u200bwidth", ["zero", "wi", "dt", "h"]),
        ("soft\u00adly", ["soft\u00adly"]),
        ("語한", ["語", "한", "한", "한"]),
    ],
)
def test_a_piece_stands_on_the_characters_that_it_was_made_of(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@given(st.text())
def test_pieces_go_through_the_text_and_share_at_most_a_character_that_is_taken_apart(text: str) -> None:
    ids, spans = pieces(text)

    assert len(ids) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] and a[1] - b[0] <= 1 for a, b in pairwise(spans))


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_pieces_of_latin_letters_do_not_overlap(text: str) -> None:
    _, spans = pieces(text)

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.text(), st.text())
def test_what_stands_before_a_space_does_not_change_what_comes_after(before: str, after: str) -> None:
    (ids, _), (first, _), (second, _) = pieces(f"{before} {after}"), pieces(before), pieces(after)

    assert ids == first + second
