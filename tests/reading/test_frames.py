"""Predicates that state ties of politics, persons and contact: verbs, idioms, nouns, adjectives."""

from __future__ import annotations

import pytest

from tests.reading.tied import Tie, tied

RUIZ, HOLT, DOL = "Ana Ruiz", "Jon Holt", "Dol Party"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz endorsed Jon Holt on Monday.", (RUIZ, "endorsed", HOLT)),
        ("Jon Holt was endorsed by Ana Ruiz.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz announced her endorsement of Jon Holt.", (RUIZ, "endorsed", HOLT)),
        ("Jon Holt won the endorsement of Ana Ruiz.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz threw her weight behind Jon Holt.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz is backing Jon Holt for governor.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz withdrew her endorsement of Jon Holt.", (RUIZ, "endorsed", HOLT)),
        ("Ana Ruiz praised Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz welcomed the nomination of Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz came to the defence of Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz took Jon Holt's side.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz is in favour of Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz is one of the officers who defended Jon Holt.", (RUIZ, "supports", HOLT)),
        ("Ana Ruiz was one of Jon Holt's most loyal supporters.", (RUIZ, "supports", HOLT)),
        ("The Dol Party criticised Jon Holt.", (DOL, "opposes", HOLT)),
        ("Ana Ruiz attacked Jon Holt's plan for the port.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz called on Jon Holt to resign.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz called for the resignation of Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz demanded that Jon Holt apologise.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz took several swipes at Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz took Jon Holt to task.", (RUIZ, "opposes", HOLT)),
        ("Jon Holt came under fire from Ana Ruiz.", (RUIZ, "opposes", HOLT)),
        ("Ana Ruiz voted against Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Among those present was Ana Ruiz, one of the sharpest critics of Jon Holt.", (RUIZ, "opposes", HOLT)),
        ("Israeli officials accused Jon Holt of lying.", ("Israel", "accused", HOLT)),
        ("Ana Ruiz defeated Jon Holt by 52 to 48 percent.", (RUIZ, "defeated", HOLT)),
        ("Ana Ruiz won the seat, edging out Jon Holt.", (RUIZ, "defeated", HOLT)),
        ("Jon Holt lost to Ana Ruiz in the runoff.", (RUIZ, "defeated", HOLT)),
        ("Ana Ruiz won a clear victory over Jon Holt.", (RUIZ, "defeated", HOLT)),
        ("Ana Ruiz's defeat of Jon Holt surprised the town.", (RUIZ, "defeated", HOLT)),
        ("Ana Ruiz will run against Jon Holt.", (RUIZ, "opponent_of", HOLT)),
        ("Ana Ruiz and Jon Holt are in a tight battle for the seat.", (RUIZ, "opponent_of", HOLT)),
        ("Ana Ruiz and Jon Holt have long been rivals.", (RUIZ, "opponent_of", HOLT)),
        ("Ana Ruiz challenged Jon Holt for the leadership.", (RUIZ, "opponent_of", HOLT)),
        ("Ana Ruiz and Jon Holt have long been allies.", (RUIZ, "ally_of", HOLT)),
        ("Ana Ruiz formed an alliance with Jon Holt.", (RUIZ, "ally_of", HOLT)),
    ],
)
def test_a_stand_in_politics_is_a_tie(text: str, tie: Tie) -> None:
    assert tie in tied(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz met Jon Holt in Oslo.", (RUIZ, "met_with", HOLT)),
        ("Ana Ruiz and Jon Holt met in Oslo.", (RUIZ, "met_with", HOLT)),
        ("Ana Ruiz and Jon Holt met each other twice.", (RUIZ, "met_with", HOLT)),
        ("Ana Ruiz sat down with Jon Holt.", (RUIZ, "met_with", HOLT)),
        ("Ana Ruiz shook hands with Jon Holt.", (RUIZ, "met_with", HOLT)),
        ("Ana Ruiz had lunch with Jon Holt.", (RUIZ, "met_with", HOLT)),
        ("Talks between Ana Ruiz and Jon Holt began on Friday.", (RUIZ, "met_with", HOLT)),
        ("After talks with Jon Holt, Ana Ruiz left the city.", (HOLT, "met_with", RUIZ)),
        ("Ana Ruiz called Jon Holt on Tuesday.", (RUIZ, "contacted", HOLT)),
        ("Ana Ruiz wrote a letter to Jon Holt.", (RUIZ, "contacted", HOLT)),
        ("In a letter to Jon Holt, Ana Ruiz asked for help.", (RUIZ, "contacted", HOLT)),
        ("The head of the Dol Party, Ana Ruiz has sent a letter to Jon Holt.", (RUIZ, "contacted", HOLT)),
        ("Ana Ruiz got in touch with Jon Holt.", (RUIZ, "contacted", HOLT)),
        ("Ana Ruiz and Jon Holt remained friends.", (RUIZ, "friend_of", HOLT)),
        ("The friendship between Ana Ruiz and Jon Holt is old.", (RUIZ, "friend_of", HOLT)),
        ("Ana Ruiz's relationship with Jon Holt is one of old friends.", (RUIZ, "friend_of", HOLT)),
        ("The bond between Ana Ruiz and Jon Holt is one of mentor and pupil.", (RUIZ, "mentor_of", HOLT)),
        ("Ana Ruiz took Jon Holt under her wing.", (RUIZ, "mentor_of", HOLT)),
        ("Ana Ruiz knows Jon Holt well.", (RUIZ, "acquainted_with", HOLT)),
        ("Ana Ruiz is an avowed admirer of Jon Holt.", (RUIZ, "acquainted_with", HOLT)),
        ("Ana Ruiz advised Jon Holt.", (RUIZ, "advised", HOLT)),
        ("Jon Holt turned to Ana Ruiz for advice.", (RUIZ, "advised", HOLT)),
    ],
)
def test_contact_and_friendship_are_ties(text: str, tie: Tie) -> None:
    assert tie in tied(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ana Ruiz called Jon Holt a liar.", "contacted"),
        ("Ana Ruiz and Jon Holt ran against the mayor.", "opponent_of"),
        ("The party is a rival of Ana Ruiz and Jon Holt.", "opponent_of"),
        ("Jon Holt welcomed the decision of the court to hear Ana Ruiz.", "supports"),
        ("Ana Ruiz has a clear lead over Jon Holt in delegates.", "defeated"),
        ("Ana Ruiz and Jon Holt knew that it was late.", "acquainted_with"),
        ("Ana Ruiz found Jon Holt's umbrella.", "opposes"),
        ("Ana Ruiz does not know why he left, but she will take Jon Holt.", "acquainted_with"),
        ("Ana Ruiz did not call on Jon Holt to resign.", "opposes"),
        ("The Greens won control of the Senate.", "owns"),
    ],
)
def test_what_only_looks_like_a_tie_is_none(text: str, relation: str) -> None:
    assert tied(text, relation) == set()


def test_accusing_each_other_is_a_tie_in_both_directions() -> None:
    found = tied("Ana Ruiz and Jon Holt accused each other of fraud.", "accused")

    assert found == {(RUIZ, "accused", HOLT), (HOLT, "accused", RUIZ)}


def test_he_who_is_accused_of_an_act_is_the_one_who_did_it() -> None:
    found = tied("Ana Ruiz accused Jon Holt of attacking Bo Dahl.", "accused", "opposes")

    assert found == {(RUIZ, "accused", HOLT), (HOLT, "opposes", "Bo Dahl")}


def test_all_who_are_given_as_examples_or_in_a_list_take_part() -> None:
    examples = tied("Several senators, including Ana Ruiz and Jon Holt, endorsed Bo Dahl.", "endorsed")
    listed = tied("Bo Dahl defeated two challengers, Ana Ruiz and Jon Holt.", "defeated")

    assert examples == {(RUIZ, "endorsed", "Bo Dahl"), (HOLT, "endorsed", "Bo Dahl")}
    assert listed == {("Bo Dahl", "defeated", RUIZ), ("Bo Dahl", "defeated", HOLT)}


def test_criticism_of_what_somebody_has_is_criticism_of_them_but_not_of_their_people() -> None:
    assert tied("Ana Ruiz criticised Jon Holt's use of the fund.", "opposes") == {(RUIZ, "opposes", HOLT)}
    assert tied("Ana Ruiz praised Jon Holt's daughter.", "supports") == set()
