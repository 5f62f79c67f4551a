from dataclasses import replace

import pytest

from sayso.model import Basis, Span
from sayso.reading.statements.sayso import SaySo, Voice
from tests.reading.said import a_reading


def voice(text: str, stretch: str, *names: str) -> Voice:
    start = text.index(stretch)
    return SaySo(a_reading(text, *names)).voice((start, start + len(stretch)))


def test_words_outside_any_statement_are_the_outlet_s_own() -> None:
    found = voice("Bell leads the council. Marsh said that Bell would resign.", "Bell leads", "Bell", "Marsh")

    assert found.basis is Basis.NARRATOR
    assert found.speakers == ()
    assert [word.kind for word in found.say_so] == ["outlet"]


def test_a_paraphrase_is_the_named_speaker_s_word() -> None:
    found = voice("Marsh said that Bell advised the mayor.", "Bell advised the mayor", "Marsh")

    assert found.basis is Basis.NAMED
    assert found.speakers == ("Marsh",)
    assert [(word.kind, word.speaker) for word in found.say_so] == [("person", "Marsh"), ("outlet", "Herald")]


def test_words_inside_a_named_speaker_s_marks_are_direct_even_in_a_mixed_sentence() -> None:
    text = 'Marsh said the plan by Bell was "a gift to his brother Ivo" and nothing else.'

    assert voice(text, "his brother Ivo", "Marsh").basis is Basis.DIRECT
    assert voice(text, "the plan by Bell", "Marsh").basis is Basis.NAMED


def test_a_quoted_source_without_a_name_stays_unnamed() -> None:
    found = voice('"Bell has hired Foss," a senior official said.', "Bell has hired Foss", "Bell", "Foss")

    assert found.basis is Basis.UNNAMED
    assert (found.say_so[0].kind, found.say_so[0].speaker) == ("unnamed", "a senior official")


def test_the_chain_runs_from_the_innermost_speaker_outwards() -> None:
    text = "Marsh said that Foss had claimed that Bell owns the mill."

    found = voice(text, "Bell owns the mill", "Marsh", "Foss")

    assert [word.speaker for word in found.say_so] == ["Foss", "Marsh", "Herald"]


def test_an_agency_whose_text_is_printed_stands_before_the_outlet_that_prints_it() -> None:
    text = "Marsh said that Bell owns the mill."
    read = a_reading(text, "Marsh")
    wired = replace(read, document=replace(read.document, credits=("AP",)))

    found = SaySo(wired).voice((text.index("Bell"), text.index(".")))

    assert [(word.kind, word.speaker) for word in found.say_so] == [
        ("person", "Marsh"),
        ("outlet", "AP"),
        ("outlet", "Herald"),
    ]


def test_everything_in_an_embedded_post_is_the_post_s_word() -> None:
    text = "The vote was close.\n\nBell endorsed Foss in May. pic.twitter.com/a1 — Quay News (@quaynews) May 4, 2023\n"

    found = voice(text, "Bell endorsed Foss", "Bell", "Foss", "@quaynews")

    assert found.basis is Basis.POST
    assert found.post != ""
    assert found.speakers == ("@quaynews",)
    assert [word.kind for word in found.say_so] == ["account", "outlet"]


def test_a_court_filing_is_an_official_document_and_a_book_is_not() -> None:
    filing = voice("A court filing shows that Bell owns the mill.", "Bell owns the mill", "Bell")
    book = voice("The book says that Bell owns the mill.", "Bell owns the mill", "Bell")

    assert (filing.basis, filing.official) == (Basis.DOCUMENT, True)
    assert (book.basis, book.official) == (Basis.DOCUMENT, False)


def test_what_somebody_merely_praises_stays_in_the_outlet_s_own_voice() -> None:
    assert voice("Marsh praised the wife of Bell.", "wife of Bell", "Marsh", "Bell").basis is Basis.NARRATOR


def test_what_somebody_is_expected_to_do_is_nobody_s_word_and_what_he_seems_to_do_the_outlet_s() -> None:
    expected = voice("Marsh is expected to endorse Bell on Friday.", "endorse Bell", "Marsh", "Bell")
    seeming = voice("Marsh seems to support Bell on Friday.", "support Bell", "Marsh", "Bell")

    assert (expected.basis, seeming.basis) == (Basis.UNNAMED, Basis.NARRATOR)


def test_a_call_or_a_criticism_is_the_article_s_word_where_it_is_the_tie_itself() -> None:
    text = "Marsh called for the resignation of Bell."
    start = text.index("resignation")
    say_so = SaySo(a_reading(text, "Marsh", "Bell"))

    assert say_so.voice((start, start + 11), actor="Marsh").basis is Basis.NARRATOR
    assert say_so.voice((start, start + 11), actor="Bell").basis is Basis.NAMED


def test_what_a_belief_is_about_is_the_outlet_s_word_and_what_is_believed_of_it_is_not() -> None:
    text = "The donation by Bell is believed to be a loan to the mayor."

    assert voice(text, "donation by Bell", "Bell").basis is Basis.NARRATOR
    assert voice(text, "a loan to the mayor", "Bell").basis is Basis.UNNAMED


def test_an_empty_reading_has_no_statement_anywhere() -> None:
    assert SaySo(a_reading("")).at((0, 5)) is None


def test_a_span_that_leaves_the_content_is_not_covered() -> None:
    reading = a_reading("Marsh said that Bell resigned. Foss stayed.", "Marsh")
    whole: Span = (0, len(reading.document.text))

    assert SaySo(reading).at(whole) is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("According to Tide and Harbour magazines, Bell has hired Foss.", "named"),
        ("Bell has hired Foss, her campaign announced on Saturday.", "named"),
        ('"Bell has hired Foss," the statement said.', "document"),
        ("Early results show that Bell has hired Foss.", "document"),
        ("A Marsh adviser said that Bell has hired Foss.", "unnamed"),
        ("Three magazines reported that Bell has hired Foss.", "unnamed"),
    ],
)
def test_a_body_with_a_name_is_named_and_a_written_text_is_a_document(text: str, basis: str) -> None:
    assert voice(text, "has hired Foss", "Bell", "Foss").basis == basis
