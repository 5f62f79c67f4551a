"""Lists of names, from CSV and FollowTheMoney."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableInput
from sayso.intake.listed import ListedPerson, Term, read_list


def of(text: str | bytes) -> list[ListedPerson]:
    return read_list(text.encode() if isinstance(text, str) else text, "list.csv").people


def test_lines_of_one_id_are_one_person_with_a_term_each() -> None:
    text = (
        "id,Name,Other Names,Role,Party,State,Start,End,wikidata\n"
        "a1,Ada Reed,Ada B. Reed;Dolly Reed,Mayor,Harbour Party,Lund,2015-01-05,2019-01-03,Q12\n"
        "a1,Ada Reed,,Senator,Harbour Party,,2019,,Q12\n"
    )

    assert of(text) == [
        ListedPerson(
            "a1",
            "Ada Reed",
            ("Ada B. Reed", "Dolly Reed"),
            "Q12",
            (
                Term("Mayor", "Harbour Party", "Lund", "2015-01-05", "2019-01-03"),
                Term("Senator", "Harbour Party", "", "2019", ""),
            ),
        )
    ]


def test_names_are_put_together_from_their_parts() -> None:
    (person,) = of("first;middle;last;nickname\nWilliam;Ray;Lund;Bill\n")

    assert (person.name, person.aliases) == ("Bill Lund", ("William Lund", "William Ray Lund"))


def test_an_entity_of_followthemoney_is_a_person_with_positions() -> None:
    person = {
        "id": "p1",
        "schema": "Person",
        "properties": {
            "name": ["Ada Reed"],
            "alias": ["Dolly Reed"],
            "wikidataId": ["Q12"],
            "political": ["Harbour Party"],
        },
    }
    post = {"id": "x1", "schema": "Position", "properties": {"name": ["Mayor of Lund"]}}
    held = {
        "id": "o1",
        "schema": "Occupancy",
        "properties": {"holder": ["p1"], "post": ["x1"], "startDate": ["2015-01-05"]},
    }
    lines = "\n".join(json.dumps(each) for each in (held, person, post))
    told = ListedPerson(
        "p1", "Ada Reed", ("Dolly Reed",), "Q12", (Term("", "Harbour Party"), Term("Mayor of Lund", start="2015-01-05"))
    )

    assert of(lines) == [told]
    assert of(json.dumps([held, person, post])) == [told]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "this one has: nothing"),
        (b"id,role\n1,Mayor\n", "no column of names; a list needs .*this one has: id, role"),
        (b"id,name\n", "no names in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0" * 90, "binary|not text|no text"),
        (b'[{"id": "p1"', "no JSON"),
        (b'{"id": 1}\n', "no names in it: line 1: no FollowTheMoney entity"),
        (b'id,name\n1,"' + b"x" * 11_000_000, "no CSV"),
    ],
)
def test_what_is_no_list_of_names_is_refused_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableInput, match=why) as refused:
        read_list(data, "list.csv")
    assert "\n" not in str(refused.value)


def test_what_cannot_be_used_is_left_out_and_told() -> None:
    text = 'id,name\n1,Ada Reed\n1,Bo Lund\n2,\n3,"=HYPERLINK(""http://x"")"\n4,' + "y" * 300 + "\n5,Cy Marsh,,,,\n\n"

    found = read_list(text.encode(), "list.csv")

    assert [person.name for person in found.people] == ["Ada Reed", "Cy Marsh"]
    assert (found.skipped, len(found.problems)) == (4, 4)
    assert found.problems[0] == "line 3: id 1 is Ada Reed already; Bo Lund is left out"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert of("id,name\n1,José Rey\n".encode(encoding))[0].name == "José Rey"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_the_bytes_it_is_a_list_or_a_line_that_says_why(data: bytes) -> None:
    try:
        found = read_list(b"id,name\n" + data, "list.csv")
    except UnreadableInput:
        return
    assert all(person.name for person in found.people)
