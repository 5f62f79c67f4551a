"""Praise and blame inside statements make the speaker support or oppose whom they are about."""

from __future__ import annotations

import pytest

from tests.reading.tied import Tie, tied

PRAISES: Tie = ("Ana Ruiz", "supports", "Jon Holt")
BLAMES: Tie = ("Ana Ruiz", "opposes", "Jon Holt")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("“Jon Holt is a great mayor,” Ana Ruiz said.", PRAISES),
        ("Ana Ruiz said that Jon Holt was one of the most honest judges in the country.", PRAISES),
        ("“Jon Holt has led the city ably,” Ana Ruiz said.", PRAISES),
        ("“Jon Holt would be a brilliant president,” Ana Ruiz said.", PRAISES),
        ("“Jon Holt is not only a fine man, he is a brave one,” Ana Ruiz said.", PRAISES),
        ("Ana Ruiz said Jon Holt was unfit for office.", BLAMES),
        ("Ana Ruiz called Jon Holt a liar.", BLAMES),
        ("Jon Holt was called an extremist by Ana Ruiz.", BLAMES),
        ("“Jon Holt has betrayed this town,” Ana Ruiz said.", BLAMES),
        ("“Jon Holt's leadership is a disgrace,” Ana Ruiz said.", BLAMES),
        ("“What Jon Holt did is a disgrace,” Ana Ruiz said.", BLAMES),
        ("“Jon Holt has done a terrible job,” Ana Ruiz said.", BLAMES),
        ("“Jon Holt is no hero,” Ana Ruiz said.", BLAMES),
        ("“Jon Holt should resign,” Ana Ruiz said.", BLAMES),
        ("“It is time for Jon Holt to go,” Ana Ruiz said.", BLAMES),
        ("“I know Jon Holt. He came here in May. He is a fraud,” Ana Ruiz said.", BLAMES),
    ],
)
def test_what_a_speaker_says_of_somebody_is_a_stance(text: str, tie: Tie) -> None:
    assert tied(text, "supports", "opposes") == {tie}


@pytest.mark.parametrize(
    "text",
    [
        "Jon Holt is a great mayor. Ana Ruiz is his sister.",  # the outlet's own voice
        "“Jon Holt has not lied to us,” Ana Ruiz said.",  # no blame, and no praise either
        "“If Jon Holt is a liar, the court will say so,” Ana Ruiz said.",
        "“Is Jon Holt a liar?” Ana Ruiz asked.",
        "“Jon Holt wants to be a great mayor,” Ana Ruiz said.",
        "“Jon Holt came on Monday. It is absurd,” Ana Ruiz said.",
        "“I am a fraud,” Jon Holt said.",
        "“Jon Holt deserved it,” Ana Ruiz said.",
        "Ana Ruiz said that Jon Holt did nothing wrong.",  # cleared, not praised
        "Ana Ruiz did not say that Jon Holt was unfit for office.",
    ],
)
def test_nothing_is_a_stance_that_claims_nothing_of_another(text: str) -> None:
    assert tied(text, "supports", "opposes") == set()


def test_joint_speakers_all_take_the_stance() -> None:
    found = tied("“Bo Dahl is a great mayor,” Ana Ruiz and Jon Holt said in a joint statement.", "supports")

    assert found == {("Ana Ruiz", "supports", "Bo Dahl"), ("Jon Holt", "supports", "Bo Dahl")}
