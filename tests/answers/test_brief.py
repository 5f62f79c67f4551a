"""Briefings, asked of a record made by hand."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.answers.briefed import Briefing, Why
from sayso.answers.telling import few, statements
from sayso.model import Basis, Factuality, Kind, Phase, Stage
from sayso.record.weighing.standing import Standing
from tests.answers.test_findings import ACCUSED, Clock, add, clock, denial, on_record, story
from tests.builders import Spoken, Told, a_document, a_reading
from tests.cli.answers import STATEMENT, a_claim

__all__ = ["clock"]  # the fixture

SUPPORTS = Told("Ada Reed", "supports", "Bo Lund")
MET = Told("Ada Reed", "met_with", "Bo Lund", time="2016-04-01")
GUESS = replace(SUPPORTS, relation="advised", factuality=Factuality.POSSIBLE)
HEARD = Told("Bo Lund", "contacted", "Ada Reed", basis=Basis.UNNAMED, unnamed="a senior official")


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:  # the fixture
    with Record(str(tmp_path / "r.db"), now=clock) as opened:
        yield opened


def briefing_of(record: Record, name: str = "Ada Reed", **options: str | bool) -> Briefing:
    found = record.brief(name, **options)  # type: ignore[arg-type] # each option of its own type
    assert found.briefing is not None
    return found.briefing


def ties_of(briefing: Briefing, standing: Standing) -> list[str]:
    (found,) = [each.ties for each in briefing.firm if each.standing is standing]
    return [each.tie.relation for each in found.items]


def spokesman(name: str, of: str) -> Told:
    return Told(name, "employed_by", of, role="spokesman")


def test_ties_stand_by_how_firm_they_are(record: Record) -> None:
    add(record, story("a", on_record("Ada Reed", "opposes", "Bo Lund"), SUPPORTS, GUESS), story("b", HEARD))
    add(record, story("c", SUPPORTS, outlet="Times"), story("d", Told("Ada Reed", "mentor_of", "Bo Lund")))

    briefing = briefing_of(record)

    assert ties_of(briefing, Standing.ON_RECORD) == ["opposes"]
    assert ties_of(briefing, Standing.CORROBORATED) == ["supports"]
    assert ties_of(briefing, Standing.REPORTED) == ["mentor_of"]
    assert [lead.briefed.tie.relation for lead in briefing.leads.items] == ["contacted", "advised"]


def test_a_lead_names_the_other_party_who_speaks_for_it_and_the_first_outlet(record: Record) -> None:
    add(
        record,
        story("a", spokesman("Cy Marsh", "Bo Lund"), spokesman("Di Holm", "Ada Reed")),
        story("b", HEARD, date="2016-06-01"),
        story("c", HEARD, date="2016-05-02", outlet="Times"),
    )

    briefing = briefing_of(record)

    (lead,) = briefing.leads.items
    assert [(each.why, each.name, each.date) for each in lead.contacts] == [
        (Why.PARTY, "Bo Lund", ""),
        (Why.SPEAKS_FOR, "Cy Marsh", "2016-05-01"),
        (Why.OUTLET, "Times", "2016-05-02"),
    ]
    assert [(each.name, each.of_name) for each in briefing.spokespeople] == [("Di Holm", "Ada Reed")]


def test_who_no_longer_speaks_for_somebody_is_not_to_be_asked(record: Record) -> None:
    left = replace(spokesman("Cy Marsh", "Bo Lund"), phase=Phase.ENDS)
    add(record, story("a", spokesman("Cy Marsh", "Bo Lund")), story("b", left, HEARD, date="2016-06-01"))

    (lead,) = briefing_of(record).leads.items

    assert Why.SPEAKS_FOR not in {each.why for each in lead.contacts}


def test_a_speaker_whose_word_a_weak_tie_is_can_be_asked(record: Record) -> None:
    guessed = replace(GUESS, basis=Basis.NAMED, speakers=("Cy Marsh",))
    add(record, story("a", guessed, Told("Cy Marsh", "holds_office", "Senate", role="senator")))

    (lead,) = briefing_of(record).leads.items

    assert (Why.SPEAKER, "Cy Marsh") in {(each.why, each.name) for each in lead.contacts}


def test_both_sides_of_a_dispute_are_quoted_in_their_sentences(record: Record) -> None:
    add(record, story("a", MET), story("b", denial(MET, "Bo Lund"), outlet="Times"))

    briefing = briefing_of(record)

    (dispute,) = briefing.disputed.items
    assert [claim.outlet for claim in (*dispute.claims_for, *dispute.claims_against)] == ["Post", "Times"]
    assert {each.document for each in briefing.sentences} == {"a", "b"}
    assert all(each.words for each in briefing.sentences)


def test_a_matter_of_law_stands_apart_with_stage_and_reply(record: Record) -> None:
    sued = replace(ACCUSED, relation="sued", stage=Stage.SUED)
    add(record, story("a", ACCUSED, sued), story("b", denial(ACCUSED, "Ada Reed"), outlet="Times"))

    unasked, asked = briefing_of(record), briefing_of(record, risky=True)

    assert (unasked.law.items, unasked.read_by.risky, unasked.read_by.risky_law) == ((), 2, 2)
    (matter,) = asked.law.items
    assert {each.tie.relation for each in matter.ties} == {"accused", "sued"}
    assert {each.tie.latest and each.tie.latest.stage for each in matter.ties} == {Stage.SUED}
    assert "denied" in {each.tie.reply and each.tie.reply.what for each in matter.ties}
    assert asked.disputed.items == ()
    assert asked.read_by.marked_risky == 2


def test_ties_with_private_people_are_left_out_and_counted(record: Record) -> None:
    zoe = Told("Ada Reed", "friend_of", "Zoe Quill")
    add(record, story("a", SUPPORTS, zoe, denial(replace(zoe, relation="met_with"), "Ada Reed")))

    unasked, asked = briefing_of(record), briefing_of(record, private=True)

    assert "Zoe Quill" not in json.dumps(unasked.as_dict())
    assert unasked.read_by.private == 2
    assert "friend_of" in ties_of(asked, Standing.REPORTED)
    assert asked.read_by.private == 0


def test_what_they_said_of_private_people_is_left_out(record: Record) -> None:
    said = Spoken("Ada Reed", "Ada Reed, Bo Lund, Cy Marsh and others", about=("Zoe Quill",))
    add(record, story("a", SUPPORTS, said=(said,)))

    assert briefing_of(record).said.items == ()
    assert [item.about_names for item in briefing_of(record, private=True).said.items] == [("Zoe Quill",)]


def test_a_private_speaker_is_named_in_the_words_but_not_as_somebody_to_ask(record: Record) -> None:
    add(record, story("a", replace(GUESS, basis=Basis.NAMED, speakers=("Zoe Quill",))))

    (lead,) = briefing_of(record).leads.items

    assert "Zoe Quill" not in {each.name for each in lead.contacts}


def test_a_title_says_since_when_how_often_and_on_whose_word(record: Record) -> None:
    said = Spoken("Bo Lund", "Reed is the mayor of Lund, and a good one")
    text = "Bo Lund said: Reed is the mayor of Lund, and a good one. Ada Reed laughed."
    quoted = a_reading(a_document("b", text, date="2016-07-01"), statements=[said], roles={"Ada Reed": "mayor of Lund"})
    add(record, story("a", SUPPORTS), quoted)

    (role,) = [each for each in briefing_of(record).roles.items if each.documents == 2]

    assert (role.role, role.first_date, role.last_date) == ("mayor of Lund", "2016-05-01", "2016-07-01")
    assert (role.document, role.speaker_names) == ("b", ("Bo Lund",))
    assert "mayor of Lund" in role.words


def test_an_article_that_was_taken_back_is_told_only_where_nothing_else_tells_it(record: Record) -> None:
    add(record, story("a", SUPPORTS, date="2016-06-01"), story("b", SUPPORTS, outlet="Times"), story("c", MET))
    record.withdraw("a", day="2016-07-01")
    record.withdraw("c")

    briefing = briefing_of(record)

    (firmness,) = [each for each in briefing.firm if each.standing is Standing.REPORTED]
    assert [[claim.document for claim in each.tie.claims] for each in firmness.ties.items] == [["b"]]
    assert ties_of(briefing, Standing.WITHDRAWN) == ["met_with"]
    assert briefing.taken_back["a"] == "2016-07-01"


def test_what_changed_lately_is_told_by_the_records_own_time(record: Record, clock: Clock) -> None:
    add(record, story("a", SUPPORTS))
    clock.now = "2026-12-01T10:00:00Z"
    add(record, story("b", SUPPORTS, outlet="Times"), story("c", MET))

    briefing = briefing_of(record)

    told = [(change.what, change.relation) for group in briefing.lately.items for change in group.changes]
    assert sorted(told) == [("new", "met_with"), ("standing", "supports")]
    assert briefing.read_by.changed_at == "2026-12-01T10:00:00Z"
    assert briefing_of(record, as_of="2017").lately.items == ()


def test_what_came_in_on_the_first_day_and_what_changed_long_ago_is_no_news(record: Record, clock: Clock) -> None:
    add(record, story("a", SUPPORTS))
    clock.now = "2026-11-21T10:00:00Z"
    add(record, story("b", SUPPORTS, outlet="Times"))
    clock.now = "2027-11-21T10:00:00Z"
    add(record, story("z", Told("Di Holm", "supports", "Cy Marsh")))

    assert briefing_of(record).lately.items == ()


def test_lists_are_cut_with_counts(record: Record) -> None:
    others = [f"{first} {last}" for first in ("Al", "Ed", "Jo", "Li", "Mo") for last in ("Ash", "Elm", "Fir", "Oak")]
    ties = [Told("Ada Reed", "supports", name) for name in others]
    offices = [Told(name, "holds_office", "Senate", role="senator") for name in others]
    add(record, *(story(f"d{number}", *each) for number, each in enumerate(zip(ties, offices, strict=True))))

    (firmness,) = [each for each in briefing_of(record).firm if each.standing is Standing.REPORTED]

    assert (len(firmness.ties.items), firmness.ties.left_out) == (15, 5)


def test_a_name_that_fits_several_gives_those_and_no_briefing(record: Record) -> None:
    add(record, story("a", SUPPORTS), a_reading(a_document("b", "Ada Reed, a singer."), roles={"Ada Reed": "singer"}))

    found = record.brief("Ada Reed")

    assert found.briefing is None
    assert len(found.namesakes) == 2


def test_a_briefing_tells_what_was_known_by_then(record: Record, clock: Clock) -> None:
    add(record, story("a", SUPPORTS))
    clock.now = "2026-12-01T10:00:00Z"
    add(record, story("b", MET))

    assert ties_of(briefing_of(record, known_by="2026-11-20"), Standing.REPORTED) == ["supports"]


def test_a_body_has_a_briefing_too(record: Record) -> None:
    kinds = {"Harbour Trust": Kind.ORGANISATION}
    document = a_document("a", "Ada Reed, mayor, leads Harbour Trust.")
    add(
        record,
        a_reading(document, Told("Ada Reed", "leads", "Harbour Trust"), roles={"Ada Reed": "mayor"}, kinds=kinds),
    )

    assert ties_of(briefing_of(record, "Harbour Trust"), Standing.REPORTED) == ["leads"]


def test_of_claims_those_of_different_origins_are_quoted() -> None:
    claims = [a_claim(id=f"c{n}", date=f"2024-0{n}-01", origin=f"o{min(n, 3)}") for n in range(1, 7)]

    assert [claim.id for claim in few(claims)] == ["c6", "c2", "c1"]


def test_of_statements_those_on_opponents_come_first_and_no_party_fills_the_list() -> None:
    said = [
        replace(STATEMENT, id=f"s{n}", words=f"these are the words number {n}", about=about, date=f"2024-0{n}-01")
        for n, about in enumerate([("x",), ("x",), ("x",), ("y",), ()], start=1)
    ]

    shown, left_out = statements(said, "e-2", {"x"}, {}, 4)

    assert [item.id for item in shown] == ["s5", "s4", "s3", "s2"]
    assert left_out == 1


def test_no_statement_about_somebody_hidden_is_shown() -> None:
    said = replace(STATEMENT, words="these are words about somebody else", about=("x",))

    assert statements([said], "e-2", (), {"x"}, 4) == ((), 1)
