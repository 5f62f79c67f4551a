"""An article cut into pieces: nothing is lost or doubled, and whatever is marked can be jumped to and lit."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.answers.article import Article, Marked, MentionShown, PostShown, Spoken
from sayso.model import Basis, Factuality
from sayso.web.marks import Block, Piece, blocks
from tests.cli.answers import STATEMENT, a_claim

TEXTS = st.text(st.sampled_from("ab \n\t é\u2028😀<&"), max_size=60)
SPANS = st.tuples(st.integers(-3, 70), st.integers(-3, 70))
Span = tuple[int, int]


def an_article(
    text: str,
    *,
    names: tuple[Span, ...] = (),
    posts: tuple[Span, ...] = (),
    claims: tuple[Span, ...] = (),
    said: tuple[Span, ...] = (),
    cues: tuple[Span, ...] = (),
) -> Article:
    """An article with marks at these places, the n-th of a kind with the id `claim-n`, `post-n` and so on."""
    return Article(
        document="a",
        title="",
        outlet="",
        url="",
        date="",
        withdrawn="",
        versions=1,
        text=text,
        mentions=tuple(MentionShown("r-1", "Ada", *span) for span in names),
        posts=tuple(PostShown(f"post-{n}", "", "", "", *span, span) for n, span in enumerate(posts)),
        statements=tuple(_spoken(n, span, cues[n : n + 1]) for n, span in enumerate(said)),
        claims=tuple(_marked(n, span) for n, span in enumerate(claims)),
        left_out=0,
    )


def _spoken(number: int, span: Span, cues: tuple[Span, ...]) -> Spoken:
    statement = replace(STATEMENT, id=f"said-{number}", content=(span,))
    return Spoken(statement, None, cues[0] if cues else None)


def _marked(number: int, span: Span) -> Marked:
    claim = a_claim(id=f"claim-{number}", start=span[0], end=span[1], factuality=Factuality.PROBABLE)
    return Marked("t-1", "r-1", "Ada", "owns", "r-2", "Bo", "", span, span, replace(claim, basis=Basis.UNNAMED))


def pieces(article: Article) -> list[Piece]:
    return [piece for block in blocks(article) for piece in block.pieces]


def words_of(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces)


@given(TEXTS, st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=3))
def test_all_pieces_together_are_the_text_to_the_letter_whatever_the_spans(
    text: str, names: list[Span], posts: list[Span], claims: list[Span]
) -> None:
    article = an_article(text, names=tuple(names), posts=tuple(posts), claims=tuple(claims), said=tuple(names + claims))

    assert "".join(map(words_of, blocks(article))) == text


@given(TEXTS, st.lists(SPANS, max_size=4))
def test_a_letter_has_the_marks_of_all_spans_around_it_and_no_other(text: str, claims: list[Span]) -> None:
    article = an_article(text, claims=tuple(claims))

    lit = [set(piece.ids) for piece in pieces(article) for _ in piece.text]

    assert lit == [
        {f"claim-{n}" for n, (start, end) in enumerate(claims) if start <= at < end} for at in range(len(text))
    ]


@given(TEXTS, st.lists(SPANS, max_size=4))
def test_no_place_can_be_jumped_to_under_two_names_or_twice(text: str, claims: list[Span]) -> None:
    anchors = [anchor for piece in pieces(an_article(text, claims=tuple(claims))) for anchor in piece.anchors]

    assert len(anchors) == len(set(anchors))


def test_two_marks_that_begin_at_one_place_can_both_be_jumped_to() -> None:
    """The second had no anchor, and a link from its tie led to the top of the article."""
    article = an_article("Ada owns Dol.", claims=((0, 5), (0, 12)), said=((0, 12),))

    assert set(pieces(article)[0].anchors) == {"claim-0", "claim-1", "said-0"}


def test_marks_that_overlap_are_cut_at_every_border() -> None:
    article = an_article("abcdef", names=((2, 3),), claims=((0, 4), (1, 6)))

    assert [(piece.text, len(piece.ids), piece.entity) for piece in pieces(article)] == [
        ("a", 1, ""),
        ("b", 2, ""),
        ("c", 2, "r-1"),
        ("d", 2, ""),
        ("ef", 1, ""),
    ]


def test_a_claim_is_marked_by_its_voice_and_its_factuality() -> None:
    (piece,) = pieces(an_article("Ada owns Dol", claims=((0, 12),)))

    assert piece.classes == ("claim", "nobody", "hedged")


def test_paragraphs_are_blocks_and_empty_lines_stay_with_what_stands_before_them() -> None:
    assert list(map(words_of, blocks(an_article("\n\nOne.\n\n \nTwo.\nThree.\n")))) == [
        "\n\nOne.\n\n \n",
        "Two.\n",
        "Three.\n",
    ]


def test_an_embedded_post_is_one_block_whatever_its_lines() -> None:
    text = "He wrote:\nFirst.\nSecond. — Ada (@ada)\nThen he left."
    article = an_article(text, posts=((10, 38),), claims=((20, 44),))

    assert [(block.post, words_of(block)) for block in blocks(article)] == [
        ("", "He wrote:\n"),
        ("post-0", "First.\nSecond. — Ada (@ada)\n"),
        ("", "Then he left."),
    ]


def test_two_posts_side_by_side_are_two_blocks() -> None:
    article = an_article("One.\nTwo.", posts=((0, 4), (5, 9)))

    assert [block.post for block in blocks(article)] == ["post-0", "post-1"]


def test_an_article_without_a_letter_has_one_empty_block() -> None:
    assert list(map(words_of, blocks(an_article("\n \n")))) == ["\n \n"]
    assert list(map(words_of, blocks(an_article("")))) == [""]
