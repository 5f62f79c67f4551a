from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableInput
from sayso.intake.encoding import decoded, whole

WORDS = "Café “Müller” – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_or_utf8_text_comes_out_to_the_letter(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding), "a.txt") == WORDS


def test_windows_1252_is_read_and_said_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert decoded(WORDS.encode("cp1252"), "a.txt") == WORDS
    assert "a.txt: no UTF-8, read as Windows-1252" in caplog.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("привет, мир".encode("koi8-r"), "not UTF-8"),
        (f"{WORDS}é".encode()[:-1], "not UTF-8"),
        (b"\xff\xfea", "marked as utf-16-le but broken"),
        ("The mayor quit.".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\x00\x01\x02\xff" * 40, "binary"),
        (b"\x01\x02\x03 words \x04\x05", "binary"),
    ],
)
def test_what_is_no_readable_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        decoded(data, "a.txt")


def test_half_a_surrogate_pair_is_replaced_without_moving_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    assert whole("a\ud83db", "a.txt") == "a\ufffdb"
    assert "surrogate" in caplog.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff")))
def test_utf8_text_is_kept_verbatim(text: str) -> None:
    assert decoded(text.encode(), "a.txt") == text
