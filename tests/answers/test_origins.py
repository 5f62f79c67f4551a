from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers import plain
from sayso.answers.book import Record
from sayso.answers.shapes import OriginShown, TieShown, WordShown
from sayso.model import Basis, Document, Reading
from tests.builders import Told, a_document, a_reading
from tests.cli.answers import CLAIM, TIE

STORY = (
    "Ada Reed advised Bo Lund for three years before he took over the harbour, two of her former colleagues in the "
    "town hall remember, and went with him to every meeting of the council in which the new bridge was talked about."
)


def an_origin(documents: int, why: str = "the same AP text") -> OriginShown:
    return OriginShown(f"o-{documents}{why}", why, documents, documents)


def a_tie(documents: int, *behind: OriginShown) -> TieShown:
    return replace(TIE, documents=documents, origins=len(behind), behind=behind)


@pytest.mark.parametrize(
    ("tie", "words"),
    [
        (a_tie(3, an_origin(3)), "3 articles, 1 origin: the same AP text"),
        (a_tie(2, an_origin(1), an_origin(1)), ""),
        (a_tie(1, an_origin(1)), ""),
        (a_tie(3, an_origin(2), an_origin(1)), "3 articles, 2 origins; 2 of them the same AP text"),
        (
            a_tie(9, an_origin(4), an_origin(3, "the same passage"), an_origin(2, "one article")),
            "9 articles, 3 origins; 4 of them the same AP text; 3 of them the same passage; and 1 more such group",
        ),
    ],
)
def test_articles_that_count_once_are_said_to_and_why(tie: TieShown, words: str) -> None:
    assert plain.one_word(tie) == words


def test_what_an_agency_tells_in_an_outlet_is_the_agencys_report() -> None:
    printed = (WordShown("outlet", "AP", "AP"), WordShown("outlet", "Post", "Post"))

    assert plain.whose_word(replace(CLAIM, basis=Basis.NARRATOR, say_so=printed)) == "AP report"
    assert plain.whose_word(replace(CLAIM, basis=Basis.NARRATOR, say_so=printed[1:])) == "article's own voice"


def read(document: Document) -> Reading:
    return a_reading(document, Told("Ada Reed", "advised", "Bo Lund", words="Ada Reed advised Bo Lund"))


def test_one_report_in_three_outlets_is_one_origin_that_the_tie_names(tmp_path: Path) -> None:
    texts = {
        "Post": f"LUND (AP) — {STORY}",
        "Times": STORY.replace("three", "four"),
        "Echo": STORY.replace("new", "old"),
    }
    documents = [a_document(outlet, text, outlet=outlet) for outlet, text in texts.items()]
    wired = [replace(each, credits=("AP",)) if each.outlet == "Post" else each for each in documents]
    with Record(str(tmp_path / "r.db")) as record:
        record.add(wired, read=read)
        (tie,) = record.ties("Ada Reed")
        (then,) = record.ties("Ada Reed", as_of="2030")

    assert plain.one_word(tie) == "3 articles, 1 origin: the same AP text"
    assert tie.behind == then.behind
    assert tie.standing == "reported"


def test_a_comma_after_the_words_for_a_source_is_no_part_of_them(tmp_path: Path) -> None:
    told = Told("Ada Reed", "advised", "Bo Lund", basis=Basis.UNNAMED, unnamed="a senior official,")
    with Record(str(tmp_path / "r.db")) as record:
        record.add([a_document()], read=lambda document: a_reading(document, told))
        (tie,) = record.ties("Ada Reed")

    assert tie.reason == "only an unnamed source (a senior official)"
