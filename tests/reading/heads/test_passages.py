from __future__ import annotations

import pytest

from sayso.intake.posts import find_posts
from sayso.model import Document, Passage, Reader, Reading
from sayso.reading.heads.passages import LONGEST, encoded
from sayso.reading.heads.pieces import pieces
from sayso.reading.read import read, read_all
from tests.reading.said import a_reading

PARAGRAPH = "The council of Quay met on Monday and spoke of the dam until late in the night. "
POST = "The dam is safe. — Cy Dorn (@dorn) March 5, 2024"


def passages(text: str, **known: object) -> tuple[Passage, ...]:
    """The passages of a document with that text."""
    return encoded(Reading(Document("d", text, **known))).passages  # type: ignore[arg-type] # fields by their names


def inner(passage: Passage) -> list[tuple[int, int]]:
    """The pieces of a passage without the marks at both ends."""
    assert (passage.pieces[0], passage.pieces[-1]) == ((0, 0), (0, 0))
    return list(passage.pieces[1:-1])


def sizes(text: str) -> list[int]:
    """How many pieces each passage of the text holds, the marks included."""
    return [len(passage.pieces) for passage in passages(text)]


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u200b"])
def test_a_document_without_words_has_no_passages(text: str) -> None:
    assert passages(text) == ()


def test_a_document_that_is_not_read_has_no_passages() -> None:
    assert passages(PARAGRAPH, unread=((0, len(PARAGRAPH)),)) == ()


def test_short_paragraphs_share_a_passage() -> None:
    (passage,) = passages("Ada met Bo.\n\nBo met Cy.")

    assert inner(passage) == [(0, 3), (4, 7), (8, 10), (10, 11), (13, 15), (16, 19), (20, 22), (22, 23)]


def test_every_piece_has_its_states_and_its_cues() -> None:
    for passage in passages(PARAGRAPH * 40):
        assert passage.states.shape == (len(passage.pieces), 384)
        assert passage.cues.shape == (len(passage.pieces), 3)
        assert passage.seen.shape == (len(passage.pieces), 256)


def test_a_paragraph_that_fits_is_not_cut() -> None:
    paragraph = PARAGRAPH * 8
    text = "\n\n".join([paragraph] * 5)
    opening = {text.index(paragraph, at) for at in range(0, len(text), len(paragraph) + 2)}

    assert {inner(passage)[0][0] for passage in passages(text)} <= opening


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH * 300,
        "dam " * 5000,
        "dam." * 3000,
        "\n\n".join([PARAGRAPH * 7] * 20),
        "\n\n".join(PARAGRAPH * size for size in (1, 20, 1, 14, 15, 16, 2)),
        "水" * 2000,
    ],
    ids=["a long paragraph", "5,000 words", "no spaces", "many paragraphs", "long and short", "ideographs"],
)
def test_a_passage_holds_no_more_than_the_heads_were_trained_on(text: str) -> None:
    found = sizes(text)

    assert len(found) > 1
    assert max(found) <= LONGEST


def test_a_long_paragraph_is_cut_and_nothing_of_it_is_lost() -> None:
    text = " ".join(f"word{number}" for number in range(5000))
    found = [piece for passage in passages(text) for piece in inner(passage)]

    assert found == pieces(text)[1]


def test_what_fills_a_passage_to_the_last_piece_is_one_passage() -> None:
    assert sizes("dam " * (LONGEST - 2)) == [LONGEST]
    assert sizes("dam " * (LONGEST - 1)) == [LONGEST, 3]


def test_pieces_lie_in_the_parts_of_the_document_that_are_read() -> None:
    header = "Outlet: Quay Post\n\n"
    text = f"{header}{PARAGRAPH}\n\n{POST}\n\nAda met Bo."
    posts = find_posts(text, "d")
    (post,) = posts
    found = [piece for passage in passages(text, unread=((0, len(header)),), posts=posts) for piece in inner(passage)]
    body, end = range(len(header), text.index(POST)), range(post.span[1], len(text))

    assert found == sorted(found)
    assert all(a in body or a in range(*post.words) or a in end for a, _ in found)
    assert text[found[0][0] :].startswith("The council of Quay")
    assert any(a in range(*post.words) for a, _ in found)


def test_odd_spaces_and_halves_of_characters_are_kept_in_their_place() -> None:
    (passage,) = passages("Ada\u00a0met\tBo\ud800 today.")

    assert inner(passage) == [(0, 3), (4, 7), (8, 10), (12, 17), (17, 18)]


def test_a_document_read_twice_has_equal_readings() -> None:
    text = "\n\n".join(
        [
            "Mayor Ada Reed said on Monday that the dam was safe. “We will open it in June,” she added.",
            PARAGRAPH * 9,
            "Critics assailed the plan as a waste of money, and Bo Lund feared that the town would be ruined.",
        ]
    )
    document = Document("d", text, "2024-03-05", outlet="Post")

    first = read(document)
    read(Document("between", "Nobody knew that Cy Marsh had left.", outlet="Post"))
    assert read(document) == first
    assert first.statements


def test_what_stands_in_other_documents_does_not_change_a_reading() -> None:
    documents = [
        Document("a", "Ada Reed said that the dam was safe.", outlet="Post"),
        Document("empty", "", outlet="Post"),
        Document("b", f"Critics feared a flood.\n\n{PARAGRAPH * 30}", outlet="Post"),
    ]

    assert list(read_all(documents)) == [read(document) for document in documents]


def test_the_rules_see_no_passages() -> None:
    assert read(Document("d", "Ada Reed said that the dam was safe."), Reader.RULES).passages == ()
    assert a_reading("Ada Reed said that the dam was safe.").passages == ()


def test_passages_are_no_part_of_what_was_read() -> None:
    document = Document("d", "Ada met Bo.")

    assert encoded(Reading(document)) == Reading(document)
    assert "passages" not in repr(encoded(Reading(document)))
