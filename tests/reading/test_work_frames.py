"""Work and family by verbs and nouns: posts, memberships, candidacies, successions, appointments, kin."""

from __future__ import annotations

import pytest

from tests.reading.tied import Tie, claimed, tied

RUIZ, HOLT, DOL, PARTY = "Ana Ruiz", "Jon Holt", "Dol Industries", "Labour Party"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz worked for Dol Industries until 2003.", (RUIZ, "employed_by", DOL)),
        ("Ana Ruiz works as a chemist for Dol Industries.", (RUIZ, "employed_by", DOL)),
        ("Ana Ruiz teaches at Harvard University.", (RUIZ, "employed_by", "Harvard University")),
        ("Ana Ruiz joined Dol Industries as finance director in 2004.", (RUIZ, "employed_by", DOL)),
        ("Ana Ruiz was employed by Dol Industries.", (RUIZ, "employed_by", DOL)),
        ("Ana Ruiz joined the Labour Party in 1990.", (RUIZ, "member_of", PARTY)),
        ("Ana Ruiz sits on the board of Dol Industries.", (RUIZ, "member_of", DOL)),
        ("Ana Ruiz was elected to the Senate in 2006.", (RUIZ, "member_of", "Senate")),
        ("Ana Ruiz heads Dol Industries.", (RUIZ, "leads", DOL)),
        ("Ana Ruiz took charge of Dol Industries in May.", (RUIZ, "leads", DOL)),
        ("Ana Ruiz founded Dol Industries in 1990.", (RUIZ, "founded", DOL)),
        ("Dol Industries was set up by Ana Ruiz.", (RUIZ, "founded", DOL)),
        ("Ana Ruiz has governed Texas since 2018.", (RUIZ, "holds_office", "Texas")),
        ("Ana Ruiz, who represents Jon Holt, spoke.", (RUIZ, "represents", HOLT)),
    ],
)
def test_work_for_a_body_is_a_tie(text: str, tie: Tie) -> None:
    assert tie in tied(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz resigned as chairman of Dol Industries on Monday.", (RUIZ, "leads", DOL)),
        ("Ana Ruiz stepped down as leader of the Labour Party.", (RUIZ, "leads", PARTY)),
        ("Ana Ruiz resigned from the presidency of Dol Industries.", (RUIZ, "leads", DOL)),
        ("Ana Ruiz left the Labour Party in March.", (RUIZ, "member_of", PARTY)),
        ("Ana Ruiz quit the Labour Party in March.", (RUIZ, "member_of", PARTY)),
        ("Ana Ruiz was expelled from the Labour Party.", (RUIZ, "member_of", PARTY)),
        ("Ana Ruiz stepped down from the board of Dol Industries.", (RUIZ, "member_of", DOL)),
        ("Ana Ruiz left Dol Industries in 2005.", (RUIZ, "employed_by", DOL)),
        ("Ana Ruiz resigned from Dol Industries.", (RUIZ, "employed_by", DOL)),
        ("Jon Holt replaced Ana Ruiz as head of Dol Industries.", (RUIZ, "leads", DOL)),
    ],
)
def test_who_resigns_leaves_or_is_replaced_ends_the_tie(text: str, tie: Tie) -> None:
    assert [claim.phase.value for claim in claimed(text, tie)] == ["ends"]


@pytest.mark.parametrize(
    ("text", "election"),
    [
        ("Ana Ruiz is seeking a second term as governor of Texas.", "Texas"),
        ("Ana Ruiz is running for governor of Texas.", "Texas"),
        ("Ana Ruiz's candidacy for governor of Texas was news.", "Texas"),
        ("Ana Ruiz launched her bid for the Senate.", "Senate"),
        ("Ana Ruiz ran in the 2024 presidential election.", "2024 presidential election"),
        ("Ana Ruiz won the Republican primary.", "Republican Party"),
        ("The Labour Party nominated Ana Ruiz on Friday.", PARTY),
        ("President Jon Holt nominated Ana Ruiz to the Supreme Court.", "Supreme Court"),
        ("Ana Ruiz dropped out of the 2024 presidential election.", "2024 presidential election"),
    ],
)
def test_who_runs_is_nominated_or_seeks_a_term_is_a_candidate(text: str, election: str) -> None:
    assert (RUIZ, "candidate_for", election) in tied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Presidential candidate Ana Ruiz spoke in Ohio.",
        "Ana Ruiz is running for president.",
        "Ana Ruiz announced her presidential bid.",
        "Ana Ruiz began her campaign for president.",
    ],
)
def test_a_candidate_without_a_race_is_in_the_one_election_that_the_article_names(text: str) -> None:
    assert (RUIZ, "candidate_for", "2024 presidential election") in tied(
        f"{text} The 2024 presidential election is near."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Presidential candidate Ana Ruiz spoke of the 2024 presidential election and the 2028 presidential election.",
        "Presidential candidate Ana Ruiz spoke. The 2024 mayoral election is near.",
        "Ana Ruiz ran for president long ago. The 2024 presidential election is near.",
        "Ana Ruiz competed hard in Virginia.",
        "Dol Industries made a bid for Elm Group.",
    ],
)
def test_two_elections_other_offices_and_past_runs_make_no_candidate(text: str) -> None:
    assert not [tie for tie in tied(text) if tie[1] == "candidate_for"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Jon Holt replaces Ana Ruiz as chief executive of Dol Industries.", "chief executive"),
        ("Jon Holt took over from Ana Ruiz as prime minister.", "prime minister"),
        ("Jon Holt followed Ana Ruiz as mayor.", "mayor"),
        ("Ana Ruiz was replaced by Jon Holt.", ""),
        ("Jon Holt, Ana Ruiz's successor, spoke.", ""),
        ("Jon Holt was elected to replace Ana Ruiz.", ""),
        ("Jon Holt took Ana Ruiz's place.", ""),
    ],
)
def test_who_takes_over_succeeds(text: str, role: str) -> None:
    assert [claim.role for claim in claimed(text, (HOLT, "succeeded", RUIZ))] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Ruiz named Jon Holt ambassador to France.", "ambassador"),
        ("Ana Ruiz appointed Jon Holt as finance minister.", "finance minister"),
        ("Jon Holt was appointed by Ana Ruiz.", ""),
        ("Jon Holt was picked by Ana Ruiz.", ""),
        ("Ana Ruiz picked Jon Holt to lead the police.", ""),
        ("Ana Ruiz put Jon Holt in charge of the ministry.", ""),
        ("Ana Ruiz announced the appointment of Jon Holt.", ""),
        ("Jon Holt, an appointee of Ana Ruiz, spoke.", ""),
    ],
)
def test_who_is_given_a_post_is_appointed(text: str, role: str) -> None:
    assert [claim.role for claim in claimed(text, (RUIZ, "appointed", HOLT))] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Jon Holt was fired by Ana Ruiz on Monday.",
        "Ana Ruiz dismissed Jon Holt as finance minister.",
        "Ana Ruiz relieved Jon Holt of his duties.",
        "The dismissal of Jon Holt by Ana Ruiz was news.",
    ],
)
def test_who_is_sent_away_is_dismissed(text: str) -> None:
    assert (RUIZ, "dismissed", HOLT) in tied(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ana Ruiz picked Jon Holt to win the game.", "appointed"),
        ("Ana Ruiz spoke without naming Jon Holt.", "appointed"),
        ("Ana Ruiz followed Jon Holt into the room.", "succeeded"),
        ("Jon Holt was appointed on Monday.", "appointed"),
        ("Ana Ruiz left the White House through a side door.", "employed_by"),
        ("Dol Ltd suspended Jon Holt for a week.", "dismissed"),
        ("Almost twenty Democrats joined Republicans on the bill.", "member_of"),
    ],
)
def test_verbs_of_work_that_say_something_else_make_no_tie(text: str, relation: str) -> None:
    assert relation not in {tie[1] for tie in tied(text)}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz and Jon Holt married in 1998.", (RUIZ, "spouse_of", HOLT)),
        ("Ana Ruiz is married to Jon Holt.", (RUIZ, "spouse_of", HOLT)),
        ("Ana Ruiz is the widow of Jon Holt.", (RUIZ, "spouse_of", HOLT)),
        ("Ana Ruiz and Jon Holt are husband and wife.", (RUIZ, "spouse_of", HOLT)),
        ("The couple, Ana Ruiz and Jon Holt, were away.", (RUIZ, "spouse_of", HOLT)),
        ("Ana Ruiz and Jon Holt are siblings.", (RUIZ, "sibling_of", HOLT)),
        ("The twins, Ana Ruiz and Jon Holt, were away.", (RUIZ, "sibling_of", HOLT)),
        ("Ana Ruiz and Jon Holt, who are cousins, were away.", (RUIZ, "relative_of", HOLT)),
        ("Jon Holt, son of Ana Ruiz, was away.", (RUIZ, "parent_of", HOLT)),
        ("Jon Holt was born to Ana Ruiz in 1950.", (RUIZ, "parent_of", HOLT)),
    ],
)
def test_kin_by_verb_by_noun_and_in_the_plural_are_ties(text: str, tie: Tie) -> None:
    assert tie in tied(text)


def test_kin_of_somebodys_child_is_no_kin_by_that_noun() -> None:
    assert not tied("Ana Ruiz became the aunt of Jon Holt's first child.", "relative_of")


def test_daughters_are_not_their_own_parents() -> None:
    assert not tied("They left with their daughters Ana and Mia Ruiz.", "parent_of")


@pytest.mark.parametrize(
    "text",
    [
        "Canon Jon Holt married Ana Ruiz and her fiancé in the chapel.",
        "Ana Ruiz was married by the Reverend Jon Holt.",
    ],
)
def test_who_conducts_a_wedding_marries_nobody(text: str) -> None:
    assert not tied(text, "spouse_of")


def test_a_divorce_ends_the_marriage() -> None:
    (claim,) = claimed("Ana Ruiz and Jon Holt divorced in 2003.", (RUIZ, "spouse_of", HOLT))

    assert (claim.phase.value, claim.time) == ("ends", "2003")


def test_kin_that_are_none_are_denied() -> None:
    (claim,) = claimed("Ana Ruiz and Jon Holt are not siblings.", (RUIZ, "sibling_of", HOLT))

    assert claim.factuality.value == "denied"


def test_brothers_of_somebody_else_are_not_tied_by_their_noun() -> None:
    assert not [tie for tie in tied("Ana Ruiz told Jon Holt's brothers.") if tie[1] == "sibling_of"]
