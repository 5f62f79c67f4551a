from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.model import Act, Basis, Form, Mention, Quotation
from sayso.reading.statements.statements import statements
from tests.reading.said import a_reading, only, said, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam is safe," Dorn said.', ("Dorn", "said", '"The dam is safe,"')),
        ("“The dam is safe,” said Cy Dorn, a senior engineer.", ("Cy Dorn", "said", "“The dam is safe,”")),
        ('Dorn said: "The dam is safe."', ("Dorn", "said", '"The dam is safe."')),
        ("Dorn tweeted: “We will win.”", ("Dorn", "tweeted", "“We will win.”")),
        ("Dorn said that the dam was safe.", ("Dorn", "said", "the dam was safe")),
        ("Dorn says the dam is safe.", ("Dorn", "says", "the dam is safe")),
        ("Dorn told reporters on Monday that the dam was safe.", ("Dorn", "told", "the dam was safe")),
        ("According to Dorn, the dam is safe.", ("Dorn", "According to", "the dam is safe")),
        ("The dam is safe, according to Dorn.", ("Dorn", "according to", "The dam is safe")),
        ("Dorn promised to rebuild the dam.", ("Dorn", "promised", "to rebuild the dam")),
        ("Dorn called for a new vote.", ("Dorn", "called", "a new vote")),
        ("Dorn accused the mayor of hiding the report.", ("Dorn", "accused", "hiding the report")),
        ("Dorn denied having met the builders.", ("Dorn", "denied", "having met the builders")),
        ("Dorn's claim that the dam is safe was read out.", ("Dorn", "claim", "the dam is safe")),
        ("The plan was denied, said Dorn.", ("Dorn", "said", "The plan was denied")),
        ("Dorn is calling for the council to resign.", ("Dorn", "calling", "the council to resign")),
        ("Dorn made it clear that the dam is safe.", ("Dorn", "made it clear", "the dam is safe")),
        (
            "Dorn said on Friday he met the council.",
            ("Dorn", "said", "he met the council"),
        ),
        ("Dorn said in a statement the dam is safe.", ("Dorn", "said", "the dam is safe")),
        ("Bell stirred anger with the claim that the dam is safe.", ("Bell", "claim", "the dam is safe")),
        (
            "Dorn told us during a walk with the council that the dam is safe.",
            ("Dorn", "told", "the dam is safe"),
        ),
        (
            "Poll: Most voters want the dam gone.\n\nIt was held in May.",
            ("Poll", ":", "Most voters want the dam gone."),
        ),
        ("Half said they fear the dam, and others said they do not.", ("Half", "said", "they fear the dam")),
        ("As the Quay Post reported, the dam is safe.", ("the Quay Post", "reported", "the dam is safe")),
        (
            "The cups were blue and bore a mark, according to Dorn.",
            ("Dorn", "according to", "The cups were blue and bore a mark"),
        ),
        (
            "The council demanded safeguards for any new plan.",
            ("The council", "demanded", "safeguards for any new plan"),
        ),
        (
            "“I hope you can answer a question or two” Mr Dorn said.",
            ("Mr Dorn", "said", "“I hope you can answer a question or two”"),
        ),
    ],
)
def test_a_statement_has_its_speaker_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    ["The law gives them the power to propose new rules.", "Ask yourself whether the dam is safe.", "Let us see now."],
)
def test_what_nobody_is_said_to_say_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_participle_after_a_quotation_has_words_of_its_own() -> None:
    found = said("Dorn hailed the vote as “a fine day for us all,” telling reporters that he thinks the town is happy.")

    assert found == [
        ("Dorn", "hailed", "the vote as “a fine day for us all,”"),
        ("Dorn", "telling", "he thinks the town is happy"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Quay TV's “Late and Loud,” Dorn said that the dam is safe.", ["the dam is safe"]),
        (
            "Dorn shouted “what a day it was!” and said that the dam is safe.",
            ["“what a day it was!”", "the dam is safe"],
        ),
        ("The dam held, and Dorn said the same thing.", ["the same thing"]),
    ],
)
def test_words_beside_a_cue_that_has_its_own_are_not_its_content(text: str, expected: list[str]) -> None:
    assert [content for _, _, content in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to a note released by Dorn, the dam is safe.", "Dorn"),
        ("The first official for the town of Quay, Ida Dorn, said it would be hard.", "Ida Dorn"),
        ("Dorn met the charges, saying that they were old.", "Dorn"),
    ],
)
def test_the_speaker_is_who_says_it_however_named(text: str, speaker: str) -> None:
    assert only(a_reading(text, speaker)).speakers == (speaker,)


def test_an_it_that_says_something_is_a_source() -> None:
    assert said("The survey was held in May. It showed that the dam is safe.") == [("It", "showed", "the dam is safe")]


def test_a_quotation_that_its_clause_goes_on_from_is_a_part_of_it() -> None:
    found = said("Dorn says “the wind is at our backs now” despite his loss in Quay.")

    assert found == [("Dorn", "says", "“the wind is at our backs now” despite his loss in Quay")]


def test_a_talk_does_not_go_on_speaking_but_who_spoke_of_it() -> None:
    found = said("Dorn said his talk with Lind was private, adding that he would meet her again.")

    assert ("Dorn", "adding", "he would meet her again") in found


def test_who_makes_something_clear_goes_on_speaking() -> None:
    found = said("On Monday, Dorn made clear that his talk with Lind was not private, saying that all may ask.")

    assert ("Dorn", "saying", "all may ask") in found


def test_the_day_of_a_quotation_is_not_its_speaker() -> None:
    text = 'An official who spoke up to discuss the plan said Wednesday, "There will be talks between the two halls."'

    assert said(text)[-1][0] == "An official"


def test_the_marks_of_a_heading_are_no_speaker() -> None:
    assert [speaker for speaker, _, _ in said("== has said that the dam is safe.")] == [""]


def test_a_cue_that_splits_a_quotation_makes_one_statement_of_two_parts() -> None:
    found = said('"The dam," Dorn said, "is not safe at all."')

    assert found == [("Dorn", "said", '"The dam," … "is not safe at all."')]


def test_a_cue_that_interrupts_a_paraphrase_makes_one_statement_of_two_parts() -> None:
    assert said("The dam, Dorn said, is not safe.") == [("Dorn", "said", "The dam … is not safe")]


def test_a_quotation_after_the_cue_s_sentence_goes_on_with_the_same_speaker() -> None:
    found = said("“The dam is safe,” Dorn said. “We checked it twice.”")

    assert found == [("Dorn", "said", "“The dam is safe,” … “We checked it twice.”")]


def test_a_cue_behind_a_quotation_is_its_own_even_after_another_cue() -> None:
    first, second = '"The dam will hold for years to come"', '"This is not urgent because they cause no problems"'

    assert said(f"{first}, Dorn said. {second}, Lind warned.") == [("Dorn", "said", first), ("Lind", "warned", second)]


def test_a_quotation_does_not_reach_back_over_one_that_is_told_before_it() -> None:
    first, second = '"His mood is grumpy and dark,"', '"I think he will do it,"'

    assert said(f"{first} Dorn said, but despite the tone, {second} said Lind.") == [
        ("Dorn", "said", first),
        ("Lind", "said", second),
    ]


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    found = said("Dorn said: “The dam is safe.\n\n“We have checked it twice.”")

    assert len(found) == 1
    assert found[0][2].endswith("“We have checked it twice.”")


def test_a_quotation_without_a_cue_belongs_to_the_subject_of_the_sentence_before() -> None:
    statement = only(a_reading("Dorn was furious. “Nobody has asked us about the dam.”", "Dorn"))

    assert statement.speakers == ("Dorn",)
    assert statement.cue is None


def test_a_quoted_part_leaves_the_whole_clause_as_content() -> None:
    statement = only(a_reading('Dorn said the plan of the council was "a disaster" for the valley.', "Dorn"))

    assert statement.quotation is Quotation.MIXED
    assert statement.rule == "verb-clause"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Dorn said: "The dam is safe."', Quotation.DIRECT),
        ('Dorn said that the dam "is as safe as houses".', Quotation.MIXED),
        ("Dorn said that the dam is safe.", Quotation.INDIRECT),
    ],
)
def test_the_share_of_words_inside_marks_tells_the_kind(text: str, kind: Quotation) -> None:
    assert only(a_reading(text)).quotation is kind


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Dorn said that the dam is safe.", Basis.NAMED),
        ("It was revealed that the dam is safe.", Basis.UNNAMED),
        ("A senior official said that the dam is safe.", Basis.UNNAMED),
        ("The dam is said to be safe.", Basis.UNNAMED),
        ("The minister reportedly resigned over the dam.", Basis.UNNAMED),
        ("The report shows that the dam is safe.", Basis.DOCUMENT),
        ("Dorn tweeted that the dam is safe.", Basis.POST),
    ],
)
def test_the_basis_tells_what_kind_of_source_speaks(text: str, basis: Basis) -> None:
    assert only(a_reading(text, "Dorn")).basis is basis


def test_an_agentless_statement_has_no_speaker_and_an_unnamed_one_keeps_its_words() -> None:
    agentless = only(a_reading("It was speculated that the dam might fail."))
    unnamed = a_reading("A person familiar with the plan said that the dam might fail.")

    assert (agentless.speakers, agentless.speaker_span) == ((), None)
    assert words(unnamed, only(unnamed).speaker_span) == "A person familiar with the plan"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Dorn said that the dam is safe.", Act.SPEECH),
        ("Dorn wrote that the dam is safe.", Act.WRITING),
        ("Dorn hopes that the dam is safe.", Act.ATTITUDE),
    ],
)
def test_the_cue_tells_the_act(text: str, act: Act) -> None:
    assert only(a_reading(text)).act is act


def test_quotation_marks_make_a_judgement_speech() -> None:
    found = a_reading("Dorn found the mayor “open, kind and far too patient.”", "Dorn").statements

    assert [statement.act for statement in found] == [Act.SPEECH]


def test_joint_speakers_make_one_statement() -> None:
    assert only(a_reading("Dorn and Lind said that the dam is safe.", "Dorn", "Lind")).speakers == ("Dorn", "Lind")


def test_the_speaker_of_a_joined_cue_is_the_first_one_s() -> None:
    found = said("Dorn said he had lost the vote and promised to ask again.")

    assert found == [("Dorn", "said", "he had lost the vote"), ("Dorn", "promised", "to ask again")]


def test_a_statement_inside_another_points_to_it() -> None:
    outer, inner = a_reading("Dorn said that Lind had claimed that the dam is safe.", "Dorn", "Lind").statements

    assert inner.within == outer.id
    assert inner.speakers == ("Lind",)


def test_a_wish_inside_a_statement_is_the_speaker_s_word_alone() -> None:
    assert len(a_reading("Dorn said that Lind wants to leave the council.", "Dorn", "Lind").statements) == 1


def test_praise_of_a_name_is_no_statement() -> None:
    assert a_reading("Dorn praised Lind.", "Dorn", "Lind").statements == ()


def test_the_word_of_a_statement_is_its_maker_s() -> None:
    found = a_reading("Lind issued a statement saying that the dam is safe.", "Lind").statements

    assert [statement.speakers for statement in found if statement.rule == "verb-clause"] == [("Lind",)]


def test_a_content_names_the_parties_it_is_about_without_the_speaker() -> None:
    statement = only(a_reading("Dorn said that Lind and Dorn had met.", "Dorn", "Lind"))

    assert statement.about == ("Lind",)


def test_who_spoke_before_is_the_he_of_the_next_quotation() -> None:
    text = "Dorn said that the council no longer trusts Lind. “It is time for a change,” he said."
    reading = a_reading(text, "Dorn", "Lind")
    lind = reading.entities[1]
    at = text.rindex("he said")
    mistaken = replace(lind, mentions=(*lind.mentions, Mention((at, at + 2), Form.PRONOUN)))

    found = statements(replace(reading, entities=(reading.entities[0], mistaken), statements=()))

    assert [statement.speakers for statement in found.statements] == [("Dorn",), ("Dorn",)]


def test_a_relative_pronoun_speaks_for_the_name_before_it() -> None:
    reading = a_reading("Dorn, who said that the dam is safe, resigned.", "Dorn")

    assert only(reading).speakers == ("Dorn",)
    assert words(reading, only(reading).speaker_span) == "who"


def test_a_quotation_in_an_embedded_post_stands_in_it() -> None:
    text = (
        "Lind spoke late. “The dam is safe, and it will stay.” pic.twitter.com/a1 — Quay News (@quaynews) May 4, 2023"
    )

    statement = only(a_reading(text, "Lind"))

    assert statement.basis is Basis.POST
    assert statement.post != ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "“““ said said said",
        "said\u2028“said”",
        "\u202e“שלום,” said Dorn.",
        "“A\u0301\u0301\u0301,” said Dorn.",
        "said " * 3000,
        '" ' * 2000,
    ],
)
def test_odd_texts_are_read_without_an_error(text: str) -> None:
    reading = a_reading(text)

    for statement in reading.statements:
        assert all(0 <= start < end <= len(text) for start, end in statement.content)


def test_a_content_around_its_raised_subject_keeps_its_order() -> None:
    found = said("Dorn came from the hills where the last wolves are believed to have been hiding.")

    assert found == [("", "believed", "where the last wolves … to have been hiding")]


PIECES = [
    *("said", "Dorn", "Lind", "they", "which", "where", "is believed to", "who says", "was expected to lead", "told"),
    *("according to", "the dam", "is safe", "reportedly", "called it", "a claim that", "wants to", "asked by"),
]
MARKS = ('"', "“", "”", "‘", "’", "''", "``", "«", "»", "'", ":", ",", ".", ";", "—", "\n\n", "\u2028")


@settings(max_examples=150)
@example(["is believed to", "which", "according to"], " ")
@given(st.lists(st.sampled_from([*PIECES, *PIECES, *MARKS]), max_size=40), st.sampled_from([" ", ""]))
def test_every_span_of_a_reading_holds_words_of_its_text(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)

    for statement in a_reading(text, "Dorn", "Lind").statements:
        spans = [*statement.content, *filter(None, (statement.cue, statement.speaker_span))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(statement.content) == sorted(statement.content)


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Dorn said that the dam is safe. “It will stay,” he added."

    assert a_reading(text).statements == a_reading(text).statements
