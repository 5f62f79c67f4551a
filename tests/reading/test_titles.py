"""Titles: who bears a role, which, whose it is, and whether it is said of now, before or later."""

from __future__ import annotations

import pytest

from sayso.model import Document, Reading
from sayso.reading.read import read
from sayso.reading.ties.title_ties import relation_of

Row = tuple[str, str, str, str]


def titles(text: str) -> list[Row]:
    """Holder, role, owner and status of each title, in the order of the text."""
    reading = read(Document("d", text, date="2024-03-04"))
    names = {entity.id: entity.name for entity in reading.entities}
    return [(names[t.holder], t.role, names.get(t.of, ""), t.status.value) for t in reading.titles]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Texas governor Ana Ruiz spoke.", ("Ana Ruiz", "governor", "Texas", "as_titled")),
        ("The governor of Texas, Ana Ruiz, spoke.", ("Ana Ruiz", "governor", "Texas", "as_titled")),
        ("Ana Ruiz, governor of Texas, spoke.", ("Ana Ruiz", "governor", "Texas", "current")),
        ("Ana Ruiz, 54, the governor of Texas, spoke.", ("Ana Ruiz", "governor", "Texas", "current")),
        ("Ana Ruiz, the former governor of Texas, spoke.", ("Ana Ruiz", "governor", "Texas", "former")),
        ("Texas's governor, Ana Ruiz, spoke.", ("Ana Ruiz", "governor", "Texas", "as_titled")),
        ("President Ana Ruiz spoke.", ("Ana Ruiz", "President", "", "as_titled")),
        ("Dol Industries spokesman Jon Holt spoke.", ("Jon Holt", "spokesman", "Dol Industries", "as_titled")),
        ("Jon Holt, a spokesman for Dol Industries, spoke.", ("Jon Holt", "spokesman", "Dol Industries", "current")),
        ("Jon Holt, a reporter with the Daily Post, spoke.", ("Jon Holt", "reporter", "Daily Post", "current")),
        ("Ana Ruiz's lawyer, Jon Holt, spoke.", ("Jon Holt", "lawyer", "Ana Ruiz", "as_titled")),
        ("Ana Ruiz was governor of Texas.", ("Ana Ruiz", "governor", "Texas", "former")),
        ("Ana Ruiz is the governor of Texas.", ("Ana Ruiz", "governor", "Texas", "current")),
        ("Ana Ruiz served as governor of Texas.", ("Ana Ruiz", "governor", "Texas", "former")),
        ("Ana Ruiz became chairman of Dol Industries.", ("Ana Ruiz", "chairman", "Dol Industries", "current")),
        ("Dol Industries named Jon Holt as its chairman.", ("Jon Holt", "chairman", "Dol Industries", "current")),
        ("Jon Holt named Ana Ruiz ambassador to France.", ("Ana Ruiz", "ambassador", "France", "current")),
        ("The incoming governor of Texas, Ana Ruiz, spoke.", ("Ana Ruiz", "governor", "Texas", "future")),
        ("The sitting governor of Texas, Ana Ruiz, spoke.", ("Ana Ruiz", "governor", "Texas", "current")),
        ("Senator Ana Ruiz of Texas spoke.", ("Ana Ruiz", "Senator", "Texas", "as_titled")),
        ("Ana Ruiz, newly elected governor of Texas, spoke.", ("Ana Ruiz", "governor", "Texas", "current")),
        ("Jon Holt left. Holt spokesman Al Moss spoke.", ("Al Moss", "spokesman", "Jon Holt", "as_titled")),
        ("Former Ruiz adviser Jon Holt met Ana Ruiz.", ("Jon Holt", "adviser", "Ana Ruiz", "former")),
    ],
)
def test_a_title_has_its_bearer_its_owner_and_its_time(text: str, row: Row) -> None:
    assert row in titles(text)


def test_the_one_who_replaces_and_the_one_replaced_both_bear_the_role() -> None:
    found = titles("Jon Holt replaced Ana Ruiz as chief executive of Dol Industries.")

    assert [(holder, of) for holder, _, of, _ in found] == [
        ("Jon Holt", "Dol Industries"),
        ("Ana Ruiz", "Dol Industries"),
    ]


def test_two_roles_of_one_bearer_keep_their_owners_apart() -> None:
    found = titles("Ana Ruiz, a former mayor of Austin and current governor of Texas, spoke.")

    assert [(role, of) for _, role, of, _ in found] == [("mayor", "Austin"), ("governor", "Texas")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "President and former senator Ana Ruiz spoke.",
            [("President", "", "as_titled"), ("senator", "", "former")],
        ),
        (
            "Former Texas governor and current senator Ana Ruiz spoke.",
            [("governor", "Texas", "former"), ("senator", "", "current")],
        ),
        (
            "Ana Ruiz, CEO and co-founder of Dol Industries, spoke.",
            [("CEO", "Dol Industries", "current"), ("co-founder", "Dol Industries", "current")],
        ),
        (
            "Dol Industries chairman and chief executive Ana Ruiz spoke.",
            [("chairman", "Dol Industries", "as_titled"), ("chief executive", "Dol Industries", "as_titled")],
        ),
        (
            "Ana Ruiz, president of Dol Industries and a former aide to Jon Holt, spoke.",
            [("president", "Dol Industries", "current"), ("aide", "Jon Holt", "former")],
        ),
        ("The president and Senator Ana Ruiz met.", [("Senator", "", "as_titled")]),
    ],
)
def test_titles_in_one_breath_have_each_their_time_and_owner(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [row[1:] for row in titles(text)] == rows


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the then", "deputy minister"),
        ("a longtime", "press secretary"),
        ("the newly appointed", "chairman"),
        ("a highly respected", "judge"),
        ("its two-term former", "mayor"),
        ("the acting", "mayor"),
        ("a managing", "director"),
    ],
)
def test_a_role_is_without_words_that_say_only_when_or_how_it_was_held(words: str, role: str) -> None:
    [(_, found, _, _)] = titles(f"Ana Ruiz, {words} {role}, spoke.")

    assert found == (f"{words.split()[1]} {role}" if words.endswith(("acting", "managing")) else role)


def test_an_opening_phrase_gives_no_role_to_the_subject_behind_it() -> None:
    assert not titles("After long talks with a top Dol Industries official, Ruiz left. Ana Ruiz was tired.")


@pytest.mark.parametrize(
    "text",
    [
        "The governor spoke in Texas.",
        "Jon Holt described the Texas judge as weak.",
    ],
)
def test_a_role_that_nobody_is_seen_to_bear_is_no_title(text: str) -> None:
    assert not titles(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Texas governor Ana Ruiz spoke.", "holds_office"),
        ("Dol Industries chairman Ana Ruiz spoke.", "leads"),
        ("Ana Ruiz, deputy chairman of Dol Industries, spoke.", "employed_by"),
        ("Dol Industries president Ana Ruiz spoke.", "leads"),
        ("Dol Industries spokesman Ana Ruiz spoke.", "employed_by"),
        ("Ana Ruiz, a member of the Labour Party, spoke.", "member_of"),
        ("Labour Party candidate Ana Ruiz spoke.", "candidate_for"),
        ("Dol Industries founder Ana Ruiz spoke.", "founded"),
        ("Ana Ruiz, the owner of Dol Industries, spoke.", "owns"),
        ("Ana Ruiz, an art critic at the Daily Post, spoke.", "employed_by"),
    ],
)
def test_the_relation_of_a_title_is_that_of_its_noun_and_body(text: str, relation: str) -> None:
    assert relations_in(read(Document("d", text))) == {relation}


def relations_in(reading: Reading) -> set[str]:
    """The relations that the titles of the reading state."""
    by_id = {entity.id: entity for entity in reading.entities}
    owned = [title for title in reading.titles if title.of]
    return {relation_of(title, by_id[title.holder], by_id[title.of], by_label=False)[0] for title in owned}
