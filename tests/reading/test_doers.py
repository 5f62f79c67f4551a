"""Who does what a verb or noun says where its own subject or object does not tell it."""

from __future__ import annotations

import pytest

from tests.reading.tied import Tie, tied

RUIZ, HOLT, DOL = "Ana Ruiz", "Jon Holt", "Dol Party"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz's plan to sue Jon Holt failed.", (RUIZ, "sued", HOLT)),
        ("Ana Ruiz announced her decision to sue Jon Holt.", (RUIZ, "sued", HOLT)),
        ("Ana Ruiz wrote a letter praising Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Bo Dahl joined Ana Ruiz in criticising Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Bo Dahl joined Ana Ruiz in criticising Jon Holt.", ("Bo Dahl", "opposes", HOLT)),
        ("Ana Ruiz said the town faces a crisis and criticised Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz urged voters to support Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz urged the council to sack Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz wants Jon Holt prosecuted.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz called for Jon Holt to resign.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz called for Jon Holt to be removed from office.", (RUIZ, "opposes", HOLT)),
        ("Jon Holt was praised for his courage by Ana Ruiz.", (RUIZ, "supports", HOLT)),
        ("Jon Holt received strong support from Ana Ruiz.", (RUIZ, "supports", HOLT)),
        ("Praise for Jon Holt came from Ana Ruiz.", (RUIZ, "supports", HOLT)),
        ("Jon Holt drew criticism from Ana Ruiz.", (RUIZ, "opposes", HOLT)),
        ("Jon Holt's endorsement by Ana Ruiz came in May.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz gave Jon Holt her endorsement.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz gave her endorsement to Jon Holt.", (RUIZ, "endorsed", HOLT)),
        ("The appointment of Jon Holt by Ana Ruiz came late.", (RUIZ, "appointed", HOLT)),
        ("The Dol Council, on which Ana Ruiz serves, met in Oslo.", (RUIZ, "member_of", "Dol Council")),
        ("The Dol Party blamed its defeat on Jon Holt.", (DOL, "opposes", HOLT)),
    ],
)
def test_who_does_it_is_found_beyond_the_subject(text: str, tie: Tie) -> None:
    assert tie in tied(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ana Ruiz knew of Bo Dahl's plan to sue Jon Holt.", "sued"),
        ("Ana Ruiz joined the club in criticising Jon Holt's friends.", "opposes"),
        ("Ana Ruiz asked Jon Holt to sack the coach.", "opposes"),
        ("Ana Ruiz urged Jon Holt to support the strike.", "supports"),
        ("Ana Ruiz called for Jon Holt to speak.", "opposes"),
        ("Jon Holt received a parcel from Ana Ruiz.", "supports"),
    ],
)
def test_who_only_knows_of_it_or_is_asked_does_nothing(text: str, relation: str) -> None:
    assert (RUIZ, relation, HOLT) not in tied(text, relation)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz threw her support behind Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz wished Jon Holt well.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz was full of praise for Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz put the blame on Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz distanced herself from Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Brazil imposed sanctions on Jon Holt.", ("Brazil", "opposes", HOLT)),
        ("Brazil refused to recognise Jon Holt as president.", ("Brazil", "opposes", HOLT)),
        ("Ana Ruiz questioned Jon Holt's judgment.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz said she was disappointed with Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz turned her back on Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz cut ties with Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz made fun of Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz, a fierce critic of Jon Holt, left the hall.", (RUIZ, "opposes", HOLT)),
        ("Brazil designated the Dol Party as a terrorist organisation.", ("Brazil", "opposes", DOL)),
        ("Ana Ruiz served under President Jon Holt.", (RUIZ, "employed_by", HOLT)),
        ("Ana Ruiz began her career at Dol Ltd in 2004.", (RUIZ, "employed_by", "Dol Ltd")),
        ("Ana Ruiz spent ten years at Dol Ltd in Oslo.", (RUIZ, "employed_by", "Dol Ltd")),
        ("Ana Ruiz was fired from Dol Ltd in 2004.", (RUIZ, "employed_by", "Dol Ltd")),
        ("Ana Ruiz won the leadership of the Dol Party.", (RUIZ, "leads", DOL)),
        ("Ana Ruiz has a seat on the Dol Council.", (RUIZ, "member_of", "Dol Council")),
        ("Ana Ruiz switched to the Dol Party.", (RUIZ, "member_of", DOL)),
        ("Ana Ruiz, of the Dol Party, won.", (RUIZ, "member_of", DOL)),
        ("Ana Ruiz, an engineer and Republican, won.", (RUIZ, "member_of", "Republican Party")),
        ("Ana Ruiz dropped out of the race for mayor of Oslo.", (RUIZ, "candidate_for", "Oslo")),
    ],
)
def test_common_turns_of_news_english_are_ties(text: str, tie: Tie) -> None:
    assert tie in tied(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ana Ruiz threw a ball behind Jon Holt.", "supports"),
        ("Ana Ruiz put the hat on Jon Holt.", "opposes"),
        ("Police questioned Jon Holt's neighbours.", "opposes"),
        ("Ana Ruiz turned back at Jon Holt's gate.", "opposes"),
        ("Ana Ruiz spent ten minutes at Dol Ltd in Oslo.", "employed_by"),
        ("Ana Ruiz took a seat in Oslo near Jon Holt.", "member_of"),
        ("Ana Ruiz won the Oslo marathon.", "candidate_for"),
        ("Ana Ruiz crossed to the Dol Bank.", "member_of"),
    ],
)
def test_words_that_only_look_like_such_turns_make_no_tie(text: str, relation: str) -> None:
    assert tied(text, relation) == set()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("“Jon Holt should be sacked,” Ana Ruiz said.", "opposes"),
        ("“Jon Holt must be removed,” Ana Ruiz said.", "opposes"),
        ("Ana Ruiz told reporters that Jon Holt did not deserve the post.", "opposes"),
        ("“Jon Holt deserves the post,” Ana Ruiz said.", "supports"),
    ],
)
def test_calls_to_sack_and_what_somebody_deserves_are_stances(text: str, relation: str) -> None:
    assert tied(text, "opposes", "supports") == {(RUIZ, relation, HOLT)}


@pytest.mark.parametrize(
    "text",
    [
        "“Jon Holt was sacked in May,” Ana Ruiz said.",
        "“Jon Holt should not be sacked,” Ana Ruiz said.",
        "“Jon Holt did not lie,” Ana Ruiz said.",
    ],
)
def test_a_sacking_told_or_advised_against_is_no_blame(text: str) -> None:
    assert (RUIZ, "opposes", HOLT) not in tied(text)
