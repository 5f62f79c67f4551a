"""GUM: CoNLL-U files put back into running text, with their mentions."""

from __future__ import annotations

from pathlib import Path

from bench import gum


def a_document(folder: Path, *rows: str) -> gum.Document:
    """The document of a file with these rows: a comment as it is, else id, form, part of speech and MISC."""
    path = folder / "GUM_news_made.conllu"
    lines = (row if row.startswith("#") else as_conllu(*row.split(" ")) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return gum.document(path)


def as_conllu(number: str, form: str, pos: str, misc: str = "_") -> str:
    return "\t".join((number, form, form, pos, "_", "_", "0", "_", "_", misc))


def test_words_stand_in_the_text_as_they_were_spaced(tmp_path: Path) -> None:
    found = a_document(tmp_path, "1 Ruiz PROPN", "2 left VERB SpaceAfter=No", "3 . PUNCT")

    assert found.text == "Ruiz left. "
    assert [found.text[slice(*word.span)] for word in found.words] == ["Ruiz", "left", "."]


def test_words_written_together_are_not_parted(tmp_path: Path) -> None:
    assert a_document(tmp_path, "1-2 didn't _", "1 did AUX", "2 n't PART", "3 go VERB").text == "didn't go "


def test_a_paragraph_begins_behind_an_empty_line(tmp_path: Path) -> None:
    rows = ("# newpar", "1 One NUM", "# newpar_block = head (1 s)", "# newpar", "1 Two NUM")

    assert a_document(tmp_path, *rows).text == "One\n\nTwo "


def test_a_mention_has_its_words_and_its_heads(tmp_path: Path) -> None:
    rows = (
        "1 the DET Entity=(4-person-giv:act-s-cf1-2-coref",
        "2 mayor NOUN _",
        "3 of ADP _",
        "4 Dol PROPN Entity=(7-place-new-n-cf2-1-sgl)4)",
    )

    inner, outer = a_document(tmp_path, *rows).mentions

    assert (inner.entity, inner.kind, inner.span) == ("7", "place", (13, 16))
    assert (outer.entity, outer.kind, outer.span) == ("4", "person", (0, 16))
    assert [word.text for word in outer.heads] == ["mayor"]


def test_of_two_open_brackets_of_one_entity_the_last_is_closed_first(tmp_path: Path) -> None:
    rows = (
        "1 he PRON Entity=(1-person-new-n-cf1-1-ana",
        "2 his PRON Entity=(1-person-giv-n-cf1-1-ana",
        "3 x X Entity=1)1)",
    )

    assert [len(mention.words) for mention in a_document(tmp_path, *rows).mentions] == [2, 3]


def test_the_genre_is_in_the_name() -> None:
    assert gum.genre("GUM_interview_made") == "interview"
