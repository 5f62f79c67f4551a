"""What the heads see is laid beside the rules: first with heads that see what a test says, then with the real ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sayso.model import Act, Document, MadeBy, Quotation, Reader, Reading, Span
from sayso.reading.heads.attribution import Attributed
from sayso.reading.heads.passages import encoded
from sayso.reading.parse import segment
from sayso.reading.read import STEPS, read, steps
from sayso.reading.statements import proposals
from sayso.reading.statements.joining import ALONE_FROM
from sayso.reading.statements.statements import statements
from tests.reading.said import a_reading, words

SURE, UNSURE = ALONE_FROM, ALONE_FROM - 0.01


@dataclass(frozen=True)
class Seen:
    """An attribution that the heads are to see, in words of the text."""

    source: str
    cue: str
    content: str
    score: float = SURE


Said = list[tuple[str, str, str]]
See = Callable[..., Reading]


@pytest.fixture
def see(monkeypatch: pytest.MonkeyPatch) -> See:
    """Reads a text with heads that see what is given and nothing else."""

    def reading(text: str, *seen: Seen) -> Reading:
        def at(part: str) -> tuple[Span, ...]:
            start = text.index(part)
            return ((start, start + len(part)),) if part else ()

        found = [Attributed(at(each.cue)[0], each.score, at(each.source), at(each.content)) for each in seen]
        monkeypatch.setattr(proposals, "attributed", lambda _: found)
        return statements(segment(encoded(Reading(Document("d", text, outlet="Post")))))

    return reading


def told(reading: Reading) -> Said:
    """Speaker's words, cue and content of each statement, in order."""
    return [
        (words(reading, s.speaker_span), words(reading, s.cue), words(reading, *s.content)) for s in reading.statements
    ]


def by_rules(text: str) -> Said:
    """What the rules alone find."""
    return told(read(Document("d", text, outlet="Post"), Reader.RULES))


def by_heads(text: str) -> Said:
    """What rules and heads find together."""
    return told(read(Document("d", text, outlet="Post"), Reader.HEADS))


def test_what_only_the_heads_see_is_a_statement_where_they_are_sure(see: See) -> None:
    text = "The firm took aim at a ban on the dam."
    sure, unsure = (Seen("The firm", "took aim at", "a ban on the dam", score) for score in (SURE, UNSURE))

    assert told(see(text, sure)) == [("The firm", "took", "a ban on the dam")]
    assert see(text, sure).statements[0].made_by is MadeBy.HEAD
    assert told(see(text, unsure)) == []


def test_what_a_rule_sees_too_need_not_be_sure(see: See) -> None:
    seen = Seen("Dorn", "said", "that the dam was safe", UNSURE)

    assert told(see("Dorn said that the dam was safe.", seen)) == [("Dorn", "said", "the dam was safe")]


def test_what_only_a_rule_without_marks_sees_is_no_statement(see: See) -> None:
    assert told(see("Dorn wants to rebuild the dam.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is safe,” Dorn said.",
        "The dam is safe, according to Dorn.",
        "Poll: Most voters want the dam gone.\n\nIt was held in May.",
    ],
)
def test_what_a_rule_sees_by_marks_stands_without_the_heads(see: See, text: str) -> None:
    assert told(see(text)) == by_rules(text) != []


def test_a_content_that_reaches_farther_is_taken_from_the_heads(see: See) -> None:
    seen = Seen("Critics", "assailed", "the dam as a waste of public money")
    reading = see("Critics assailed the dam as a waste of public money.", seen)

    assert told(reading) == [("Critics", "assailed", "the dam as a waste of public money")]
    assert (reading.statements[0].rule, reading.statements[0].made_by) == ("verb-object", MadeBy.BOTH)


def test_a_content_that_is_nearly_the_same_is_taken_from_the_rule(see: See) -> None:
    seen = Seen("Dorn", "said", "Friday he met the council of Quay")
    reading = see("Dorn said on Friday he met the council of Quay.", seen)

    assert told(reading) == [("Dorn", "said", "he met the council of Quay")]
    assert reading.statements[0].made_by is MadeBy.RULE


def test_a_source_that_no_rule_finds_is_taken_from_the_heads(see: See) -> None:
    text = "Dorn gave warning that the dam might fall."
    seen = Seen("Dorn", "warning", "that the dam might fall")

    assert by_rules(text) == [("", "warning", "the dam might fall")]
    assert told(see(text, seen)) == [("Dorn", "warning", "the dam might fall")]


def test_the_source_of_the_rule_stands_where_the_heads_see_none(see: See) -> None:
    seen = Seen("", "said", "that the dam was safe")

    assert told(see("Dorn said that the dam was safe.", seen)) == [("Dorn", "said", "the dam was safe")]


def test_who_is_told_something_is_not_its_source(see: See) -> None:
    """The words of the one and the party of the other were put together."""
    text = "The council was told by its engineers that the dam could fall."
    seen = Seen("The council", "told", "that the dam could fall")

    assert told(see(text, seen)) == by_rules(text) == [("its engineers", "told", "that the dam could fall")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida Dorn, who runs the dam, said that it was safe.", "Ida Dorn, who runs the dam,"),
        ("The dam was safe, said Ida Dorn, who runs it.", "Ida Dorn, who runs it"),
    ],
)
def test_a_source_ends_before_a_clause_about_it(see: See, text: str, source: str) -> None:
    content = "that it was safe" if "that it" in text else "The dam was safe"

    assert [speaker for speaker, _, _ in told(see(text, Seen(source, "said", content)))] == ["Ida Dorn"]


def test_a_source_that_reaches_into_another_sentence_ends_with_its_own(see: See) -> None:
    text = "It rained all day. Dorn took aim at a ban on the dam."
    seen = Seen("day. Dorn", "took aim at", "a ban on the dam")

    assert [speaker for speaker, _, _ in told(see(text, seen))] == ["Dorn"]


def test_a_pronoun_inside_a_quotation_is_never_its_speaker(see: See) -> None:
    text = "“The dam is safe and he knows it,” came word."

    assert [speaker for speaker, _, _ in told(see(text, Seen("he", "came", "“The dam is safe and he knows it,”")))] == [
        ""
    ]


def test_a_source_that_runs_on_is_shown_as_far_as_its_noun_phrase(see: See) -> None:
    text = "“The dam is safe and sound,” said Dorn as he sat down."
    seen = Seen("Dorn as he sat down", "said", "“The dam is safe and sound,”")

    assert [speaker for speaker, _, _ in told(see(text, seen))] == ["Dorn"]


def test_who_holds_up_a_sign_does_not_say_what_it_says(see: See) -> None:
    text = "Ida Dorn held up a sign that said, “The dam has to go at once.”"
    seen = Seen("Ida Dorn", "said", "“The dam has to go at once.”")

    assert [speaker for speaker, _, _ in told(see(text, seen))] == ["a sign"]


def test_a_quotation_ends_with_its_own_stop(see: See) -> None:
    quoted = "“Go home, all of you, it is late,”"
    text = f"Dorn said, {quoted} drawing loud boos."

    assert told(see(text, Seen("Dorn", "said", f"{quoted} drawing loud boos"))) == [("Dorn", "said", quoted)]


def test_the_preposition_of_the_cue_is_no_part_of_the_content(see: See) -> None:
    seen = Seen("Dorn", "pined", "for a new dam in the hills")

    assert told(see("Dorn pined for a new dam in the hills.", seen)) == [("Dorn", "pined", "a new dam in the hills")]


def test_an_infinitive_that_is_said_is_speech(see: See) -> None:
    seen = Seen("Dorn", "exhorted", "the firm to leave the town")

    assert [s.act for s in see("Dorn exhorted the firm to leave the town.", seen).statements] == [Act.SPEECH]


def test_a_quotation_over_two_paragraphs_of_which_the_heads_see_one_stays_whole(see: See) -> None:
    first, second = "“The dam is old and wet.", "“It has to go.”"
    text = f"Dorn said: {first}\n\n{second}"

    assert told(see(text, Seen("Dorn", "said", first))) == by_rules(text)
    assert told(see(text, Seen("Dorn", "said", first), Seen("", "said", second))) == by_rules(text)


def test_a_quotation_that_its_cue_splits_stays_whole(see: See) -> None:
    text = "“The dam,” Dorn said, “is not safe at all.”"

    assert told(see(text, Seen("Dorn", "said", "“is not safe at all.”"))) == by_rules(text)


def test_two_contents_of_one_text_are_two_statements(see: See) -> None:
    text = "The firm took aim at a ban on the dam, and the town fell in with a new law."
    first = Seen("The firm", "took aim at", "a ban on the dam")
    second = Seen("the town", "fell in with", "a new law")

    assert [content for _, _, content in told(see(text, first, second))] == ["a ban on the dam", "a new law"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("The firm took aim at a ban on the dam.", "took aim at", "a ban on the dam", Act.ATTITUDE),
        ("The sign bears “No way to the old dam”.", "bears", "“No way to the old dam”", Act.SPEECH),
    ],
)
def test_a_quotation_is_spoken_and_a_mere_thing_is_not(see: See, text: str, cue: str, content: str, act: Act) -> None:
    assert [s.act for s in see(text, Seen("", cue, content)).statements] == [act]


def test_what_the_heads_see_of_marks_and_spaces_is_nothing(see: See) -> None:
    assert told(see("Dorn met Lind … and left.", Seen("Dorn", "met", "…"))) == []


# from here on the heads are the real ones: clear sentences, which heads trained anew have to get right too


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sign reads “No entry”.", ("The sign", "reads", "“No entry”")),
        ("The council voted to close the school.", ("The council", "voted", "to close the school")),
    ],
)
def test_the_heads_know_cues_that_no_list_has(text: str, expected: tuple[str, str, str]) -> None:
    assert by_rules(text) == []
    assert by_heads(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Critics assailed the plan as a waste of public money.",
            ("Critics", "assailed", "the plan as a waste of public money"),
        ),
        (
            "The committee gave warning that the bridge might fall.",
            ("The committee", "warning", "the bridge might fall"),
        ),
    ],
)
def test_the_heads_know_better_whose_words_they_are_and_how_far_they_go(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert by_rules(text) != [expected]
    assert by_heads(text) == [expected]


def test_what_two_rules_take_for_two_is_one_for_the_heads() -> None:
    text = "Reed doubled down on her promise to rebuild the bridge."

    assert len(by_rules(text)) == 2
    assert by_heads(text) == [("Reed", "promise", "to rebuild the bridge")]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Reed said the bridge would open in June.",
        "According to Ada Reed, the bridge is safe.",
        "“The bridge is safe,” said Ada Reed.",
        "Ada Reed told reporters on Monday that the bridge was safe.",
        "The judge ruled that the company must pay.",
    ],
)
def test_on_plain_attributions_rules_and_heads_agree(text: str) -> None:
    assert by_heads(text) == by_rules(text) != []


@pytest.mark.parametrize("text", ["He knew the town well.", "The clock struck ten.", "She found her keys in the car."])
def test_what_attributes_nothing_is_no_statement(text: str) -> None:
    assert by_heads(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Reed said: “The bridge is old and weak.\n\n“We will not wait any longer.”",
        "“The bridge is old,” Ada Reed said. “We have waited for years.\n\n“We will not wait any longer.”",
    ],
)
def test_a_quotation_over_two_paragraphs_is_one_statement(text: str) -> None:
    (statement,) = read(Document("d", text, outlet="Post")).statements

    assert statement.quotation is Quotation.DIRECT
    assert statement.content[-1][1] == len(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ada Reed, who has led the town since 2010, said that the bridge would open in June.", "Mayor Ada Reed"),
        ("The bridge would open in June, said Ada Reed, who leads the town council.", "Ada Reed"),
    ],
)
def test_a_named_source_ends_before_who(text: str, speaker: str) -> None:
    assert [each for each, _, _ in by_heads(text)] == [speaker]


def test_the_rules_are_the_steps_without_the_heads() -> None:
    assert steps(Reader.RULES) == STEPS
    assert steps(Reader.HEADS)[1:] == STEPS


def test_reading_by_rules_is_reading_without_passages() -> None:
    text = "Critics assailed the plan as a waste. “It has to go,” Ada Reed said. The council voted to close the school."
    reading = segment(Reading(Document("d", text, outlet="Post")))
    for step in STEPS:
        reading = step(reading)

    assert read(reading.document, Reader.RULES) == reading
    assert {s.made_by for s in reading.statements} == {MadeBy.RULE}


def test_statements_without_passages_ask_no_head(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwilling(_: Reading) -> list[Attributed]:
        raise AssertionError

    monkeypatch.setattr(proposals, "attributed", unwilling)

    assert a_reading("Dorn said that the dam was safe.").statements
