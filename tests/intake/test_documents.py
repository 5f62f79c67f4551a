from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake import documents as intake
from sayso.intake.documents import documents, from_bytes, from_files
from sayso.intake.failure import Failure
from sayso.model import Document
from tests.intake.build import SENTENCES, a_docx, a_page, a_pdf

PROSE = " ".join(SENTENCES)


def only(data: bytes, name: str = "a.txt", **known: str) -> Document | Failure:
    (found,) = from_bytes(data, name, **known)
    return found


def document(data: bytes, name: str = "a.txt", **known: str) -> Document:
    found = only(data, name, **known)
    assert isinstance(found, Document), found
    return found


def test_each_form_gives_its_article(tmp_path: Path) -> None:
    forms = {
        "a.txt": PROSE.encode(),
        "b.html": a_page(*SENTENCES),
        "c.pdf": a_pdf([PROSE]),
        "d.docx": a_docx(*SENTENCES),
        "e.jsonl": b'{"id": "e", "text": "She quit."}\n',
    }
    for name, data in forms.items():
        (tmp_path / name).write_bytes(data)

    found = [item for item in documents([tmp_path]) if isinstance(item, Document)]
    assert [item.id for item in found] == ["a", "b", "c", "d", "e"]


def test_a_bad_file_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"She quit.")

    bad, good = documents([tmp_path])
    assert str(bad) == f"{tmp_path}/a.txt: is empty; give a file with an article in it"
    assert isinstance(good, Document)


def test_what_is_given_wins_over_what_the_text_says() -> None:
    text = b"Date: 2025-02-03\nTitle: Mayor quits\n\nShe quit."

    found = document(text, id="m", date="3 May 2020", title="Given", outlet="Post", url="https://p.example/a")
    assert (found.id, found.date, found.title, found.outlet, found.url) == (
        "m",
        "2020-05-03",
        "Given",
        "Post",
        "https://p.example/a",
    )


def test_a_given_date_that_is_no_day_is_a_failure() -> None:
    assert str(only(b"She quit.", date="soon")) == "a.txt: date 'soon' names no day; give YYYY-MM-DD"


def test_an_id_is_the_url_else_the_stem_else_made_from_the_words() -> None:
    assert document(b"URL: https://p.example/a\n\nShe quit.").id == "https://p.example/a"
    assert document(b"She quit.", "press/2025.02.03 story.txt").id == "2025.02.03 story"
    assert document(b"She quit.", "-").id == document(b"She quit.", "-").id != document(b"He quit.", "-").id


def test_posts_and_header_never_overlap() -> None:
    found = document("date 2025-02-03 Vote today. — Ana (@ana) March 3, 2024".encode())

    assert found.unread[0][1] <= found.posts[0].span[0]


def test_two_files_of_one_name_and_different_words_are_told_apart(tmp_path: Path) -> None:
    for folder, words in (("x", "She quit."), ("y", "He quit."), ("z", "She quit.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(words, encoding="utf-8")

    first, second, third = documents([tmp_path])
    assert isinstance(second, Failure)
    assert "would share the id 'a' with" in second.reason
    assert first == third


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"She quit.")

    def refused(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    (found,) = documents([tmp_path / "a.txt"])
    assert str(found).endswith("a.txt: cannot be read (Permission denied); check its permissions")


def test_two_files_of_one_name_are_two_articles_and_the_second_says_so() -> None:
    """A browser gives names without folders: the second was taken for a new version of the first."""
    first, same, other = from_files([("a.txt", b"She quit."), ("a.txt", b"She quit."), ("a.txt", b"He came.")])

    assert first == same
    assert isinstance(other, Failure)
    assert other.reason.startswith("would share the id 'a' with a.txt; rename one of them")


def test_a_file_too_large_for_an_article_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 5)
    (tmp_path / "a.txt").write_bytes(b"She quit.")

    (found,) = documents([tmp_path / "a.txt"])
    assert isinstance(found, Failure)
    assert found.reason.startswith("larger than")


def test_a_path_that_does_not_exist_says_so(tmp_path: Path) -> None:
    assert [str(item) for item in documents([tmp_path / "gone"])] == [
        f"{tmp_path}/gone: no such file or folder; check the spelling"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100_000,
        f"{PROSE}\n" * 16_000,
        "a" * 1_000_000,
        "— (@a) " * 20_000,
        "— A (@a) May 4, 2020 " * 2_000,
        "\n" * 200_000 + "She quit.",
        "“ " * 50_000,
        "هذا خبر عن الوزير\u200f e\u0301\u0302" * 100,
        "She quit.\u2028He came.\u2029\x0c\x0bEnd.",
    ],
    ids=["no full stop", "5 MB", "one word", "handles", "posts", "line feeds", "quotes", "right to left", "separators"],
)
def test_odd_texts_are_kept_to_the_letter(text: str) -> None:
    assert document(text.encode()).text == text


NAMES = st.sampled_from(["-", "a.txt", "a.html", "a.jsonl", "a.json", "a.pdf", "a.docx", "a"])
STARTS = st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"{", b"\xff\xfe", b"\xef\xbb\xbf"])


@given(STARTS, st.binary(max_size=200), NAMES)
def test_any_bytes_give_documents_or_failures_and_raise_nothing(start: bytes, rest: bytes, name: str) -> None:
    for found in from_bytes(start + rest, name):
        assert isinstance(found, Document | Failure)
        assert "\n" not in (str(found) if isinstance(found, Failure) else "")


@given(st.binary(max_size=30), st.integers(0, 2000), st.sampled_from([a_pdf([PROSE]), a_docx(PROSE), a_page(PROSE)]))
def test_a_damaged_file_raises_nothing(damage: bytes, at: int, data: bytes) -> None:
    for found in from_bytes(data[:at] + damage + data[at + len(damage) :], "-"):
        assert isinstance(found, Document | Failure)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_plain_text_is_kept_verbatim(words: str) -> None:
    text = f"She quit. {words}\n"

    assert document(text.encode()).text == text
