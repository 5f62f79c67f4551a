from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sayso.export.markdown import as_markdown, escaped
from sayso.export.page import Heading, Item, Link, Note, Page, Paragraph, Style, Words
from sayso.words import readable

HOSTILE = [
    "*not* **bold** _at_ __all__",
    "[click](javascript:alert(1)) ![x](http://x.example/y.png) [^1] [^1]: note",
    "<script>alert(1)</script> <b>x</b> <!-- gone --> &amp; &lt;",
    "a | b | c",
    "# heading\n## another\r\n- item\n1. one",
    "`code` ``more`` ~~struck~~ ^up^ $x$ \\*",
    "> quoted",
    "---",
    "1. one",
    "+ plus",
    "= under",
    "https://x.example/_a_*b*",
    "{#id .class} @somebody #tag",
    "\u202eturned round\u2066",
]


class Text(HTMLParser):
    """The text and the tags of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def rendered(markdown: str) -> Text:
    found = Text()
    found.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    return found


def page(*blocks: Heading | Paragraph | Item) -> str:
    return as_markdown(Page("Title", blocks))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_words_passes_for_markup(text: str) -> None:
    found = rendered(page(Paragraph((Words(text),)), Item(1, (Words(text),)), Heading(2, text)))

    assert found.tags == ["p", "ul", "li", "h2"]
    assert found.text.split() == readable(f"{text} {text} {text}").split()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_come_through_to_the_letter(text: str) -> None:
    found = rendered(page(Paragraph((Words(f"x{text}"),)), Item(1, (Words(f"x{text}"),))))

    assert found.tags == ["p", "ul", "li"]
    assert "".join(found.text.split()) == "".join(readable(f"x{text}x{text}").split())


@given(st.text(st.sampled_from("*_`[]<>|\\-+=.1) #ab\n"), max_size=30))
def test_markup_at_the_beginning_comes_through_to_the_letter(text: str) -> None:
    found = rendered(page(Paragraph((Words(text), Words("end")))))

    assert found.tags == ["p"]
    assert "".join(found.text.split()) == "".join(f"{readable(text)}end".split())


@given(*[st.text(st.sampled_from("ab .'”*_\n"), max_size=6)] * 3)
def test_words_in_bold_come_through_wherever_they_are_cut(before: str, words: str, after: str) -> None:
    blocks = Paragraph((Words(f"x{before}"), Words(words, Style.BOLD), Words(f"{after}x")))

    found = rendered(page(blocks))

    assert set(found.tags) <= {"p", "strong"}
    assert "".join(found.text.split()) == "".join(f"x{before}{words}{after}x".split())


@pytest.mark.parametrize(
    ("before", "words", "after", "bold"),
    [
        ("says ", "he'll go", ".", True),
        ("he", "'ll go", "", False),
        ("“", "she", " won”", True),
        ("", "Inc.", "s", False),
    ],
)
def test_words_are_bold_where_fences_can_stand(before: str, words: str, after: str, bold: bool) -> None:
    found = rendered(page(Paragraph((Words(f"x {before}"), Words(words, Style.BOLD), Words(after)))))

    assert ("strong" in found.tags) is bold


def test_a_note_is_numbered_by_its_first_use_and_printed_once() -> None:
    one, two = Note((Words("one"),)), Note((Words("two"), Words(" "), Link("https://x.example/a b<c>")))

    assert page(Paragraph((Words("A"), two, one)), Paragraph((Words("B"), two))) == (
        "A[^1][^2]\n\nB[^1]\n\n[^1]: two <https://x.example/a%20b%3Cc%3E>\n[^2]: one\n"
    )


def test_fences_stand_close_to_their_words_and_code_keeps_its_backticks() -> None:
    blocks = Paragraph((Words("On Reed: ", Style.BOLD), Words("x", Style.ITALIC), Words("say `so`", Style.CODE)))

    assert page(blocks, Paragraph((Words("", Style.BOLD), Words("end")))) == "**On Reed:** *x*`` say `so` ``\n\nend\n"


def test_items_of_a_list_follow_each_other_and_parts_stand_further_in() -> None:
    blocks = (Heading(2, "H"), Item(1, (Words("a"),)), Item(2, (Words("b"),)), Item(1, (Words("c"),)), Heading(2, "I"))

    assert page(*blocks) == "## H\n\n- a\n  - b\n- c\n\n## I\n"


def test_the_text_of_a_heading_is_escaped() -> None:
    assert escaped("A_b <i> #") == "A\\_b \\<i\\> \\#"
