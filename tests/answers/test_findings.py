"""Disputes, unnamed sources, chains, rumours, changes and matters of law, asked of a record made by hand."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers import plain
from sayso.answers.book import Record
from sayso.answers.path import ANY, REPORTED
from sayso.errors import UnknownName, UnreadableTime
from sayso.model import Basis, Factuality, Kind, Reading, Stage
from sayso.record.weighing.standing import Standing
from tests.builders import Spoken, Told, a_document, a_reading

ROLES = {"Ada Reed": "mayor of Lund", "Bo Lund": "minister", "Cy Marsh": "senator", "Di Holm": "banker"}
BODIES = {"Harbour Trust": Kind.ORGANISATION, "Senate": Kind.ORGANISATION}
ACCUSED = Told("Bo Lund", "accused", "Ada Reed", stage=Stage.ALLEGED, time="2016-03")


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = "2026-11-20T10:00:00Z"

    def __call__(self) -> str:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db"), now=clock) as opened:
        yield opened


def add(record: Record, *readings: Reading) -> None:
    by_id = {reading.document.id: reading for reading in readings}
    record.add([reading.document for reading in readings], read=lambda document: by_id[document.id])


def story(
    id: str, *claims: Told, date: str = "2016-05-01", outlet: str = "Post", said: tuple[Spoken, ...] = ()
) -> Reading:
    """An article whose claims rest on the whole of it, about people who are the same in all articles."""
    document = a_document(id, f"Story {id}: Ada Reed, Bo Lund, Cy Marsh and others.", outlet=outlet, date=date)
    parties = {party for claim in claims for party in (claim.subject, claim.object)}
    parties |= {name for each in said for name in (each.speaker, *each.about)}
    roles = {name: role for name, role in ROLES.items() if name in parties}
    return a_reading(document, *claims, statements=said, roles=roles, kinds=BODIES)


def denial(told: Told, by: str) -> Told:
    return replace(told, basis=Basis.NAMED, speakers=(by,), factuality=Factuality.DENIED)


def test_both_sides_of_a_conflict_stand_there_with_their_words(record: Record) -> None:
    met = Told("Ada Reed", "met_with", "Bo Lund", time="2016-04-01")
    add(record, story("a", met), story("b", denial(met, "Bo Lund"), outlet="Times"))

    (dispute,) = record.disputes("Ada Reed")

    assert (dispute.what, dispute.tie.standing) == ("conflict", Standing.DISPUTED)
    assert [claim.outlet for claim in dispute.claims_for] == ["Post"]
    assert [plain.whose_word(claim) for claim in dispute.claims_against] == ["Bo Lund, paraphrased"]
    assert record.disputes() == (dispute,)


def test_what_is_only_denied_is_a_dispute_and_what_is_only_asserted_is_none(record: Record) -> None:
    met = Told("Ada Reed", "met_with", "Bo Lund")
    add(record, story("a", denial(met, "Bo Lund")), story("b", Told("Cy Marsh", "supports", "Bo Lund")))

    assert [(each.what, each.claims_for) for each in record.disputes()] == [("denied", ())]
    assert record.disputes("Cy Marsh") == ()


def test_rivals_are_shown_beside_each_other(record: Record) -> None:
    one = Told("Ada Reed", "spouse_of", "Bo Lund", time="2010/2016")
    other = Told("Ada Reed", "spouse_of", "Cy Marsh", time="2014/2015")
    add(record, story("a", one), story("b", other, outlet="Times"))

    found = record.disputes("Ada Reed")

    assert [each.what for each in found] == ["rivals", "rivals"]
    assert all(len(each.rivals) == 1 and each.rivals[0].id != each.tie.id for each in found)


@pytest.mark.parametrize(
    ("relation", "times", "dated", "may_agree"),
    [
        ("founded", ("1999", "2001-03"), "act", False),  # two acts by their dates, yet nobody founds it twice
        ("founded", ("2001", "2001-03"), "act", True),
        ("founded", ("2000~", "2001-03"), "act", True),
        ("leads", ("2010/..", "2012/.."), "start", False),
        ("leads", ("2010/2014", "2010/2015"), "end", False),
    ],
)
def test_two_dates_of_one_act_are_two_with_whose_they_are(
    record: Record, relation: str, times: tuple[str, str], dated: str, may_agree: bool
) -> None:
    told = Told("Ada Reed", relation, "Harbour Trust")
    add(
        record,
        story("a", replace(told, time=times[0])),
        story("b", replace(told, time=times[1]), outlet="Times"),
    )

    (dispute,) = record.disputes()

    assert (dispute.what, dispute.dated, dispute.may_agree) == ("dates", dated, may_agree)
    assert {each.claims[0].outlet for each in dispute.datings} == {"Post", "Times"}


def test_two_meetings_are_no_dispute(record: Record) -> None:
    met = Told("Ada Reed", "met_with", "Bo Lund")
    add(record, story("a", replace(met, time="2015"), replace(met, time="2016-04")))

    assert record.disputes() == ()


def test_one_article_that_says_first_the_year_then_the_day_does_not_differ(record: Record) -> None:
    told = Told("Ada Reed", "founded", "Harbour Trust")
    add(record, story("a", replace(told, time="2001"), replace(told, time="2001-03-02")))

    assert record.disputes() == ()


def test_unnamed_sources_are_grouped_by_their_words_and_outlet(record: Record) -> None:
    met = Told("Ada Reed", "met_with", "Bo Lund", basis=Basis.UNNAMED, unnamed="A senior official,")
    add(
        record,
        story("a", met, replace(met, subject="Cy Marsh")),
        story("b", replace(met, relation="contacted", unnamed="the senior official"), outlet="Times"),
        story("c", Told("Ada Reed", "supports", "Bo Lund")),
    )

    groups = [(each.descriptor, each.outlet, len(each.ties)) for each in record.unnamed()]

    assert groups == [("senior official", "Post", 2), ("senior official", "Times", 1)]
    assert [(each.outlet, len(each.ties)) for each in record.unnamed("Cy Marsh")] == [("Post", 1)]


def test_what_a_named_source_or_a_post_has_too_rests_on_more(record: Record) -> None:
    told = Told("Ada Reed", "met_with", "Bo Lund", basis=Basis.UNNAMED, unnamed="an aide")
    posted = replace(told, relation="contacted")
    add(
        record,
        story("a", told, posted),
        story("b", replace(told, basis=Basis.NARRATOR, unnamed="")),
        story("c", replace(posted, basis=Basis.POST, speakers=("Di Holm",), unnamed="")),
    )

    assert record.unnamed() == ()


def on_record(subject: str, relation: str, object: str) -> Told:
    return Told(subject, relation, object, basis=Basis.DIRECT, speakers=(subject,))


def test_a_chain_runs_over_firm_ties_and_names_its_weakest(record: Record) -> None:
    firm, weak = on_record("Ada Reed", "supports", "Bo Lund"), Told("Bo Lund", "supports", "Cy Marsh")
    add(record, story("a", firm, weak))

    assert record.path("Ada Reed", "Cy Marsh").links == ()
    found = record.path("Cy Marsh", "Ada Reed", standings=REPORTED)

    assert [tie.subject_name for tie in found.links] == ["Bo Lund", "Ada Reed"]
    assert found.weakest == found.links[0].id
    assert (found.searched, found.complete) == (3, True)


def test_no_chain_goes_through_a_common_body_or_a_private_person(record: Record) -> None:
    both = [on_record(name, "member_of", "Senate") for name in ("Ada Reed", "Bo Lund")]
    friends = [on_record(name, "friend_of", "Zoe Quill") for name in ("Ada Reed", "Cy Marsh")]
    add(record, story("a", *both, *friends))

    found = record.path("Ada Reed", "Bo Lund")

    assert (found.links, found.left_out) == ((), ("Senate",))
    assert len(record.path("Ada Reed", "Bo Lund", through_any=True).links) == 2
    assert record.path("Ada Reed", "Cy Marsh", through_any=True, standings=ANY).links == ()
    assert len(record.path("Ada Reed", "Zoe Quill").links) == 1


@pytest.mark.parametrize(("staff", "links"), [(48, 2), (49, 0)])
def test_a_body_that_more_than_fifty_are_tied_to_joins_nobody(record: Record, staff: int, links: int) -> None:
    names = ["Ada Reed", "Bo Lund", *(f"Staff{n} Member{n}" for n in range(staff))]
    add(record, story("a", *(on_record(name, "employed_by", "Harbour Trust") for name in names)))

    found = record.path("Ada Reed", "Bo Lund")

    assert len(found.links) == links
    assert found.left_out == (() if links else ("Harbour Trust",))


def test_namesakes_are_listed_and_no_chain_is_guessed(record: Record) -> None:
    other = a_document("z", "Ada Reed, a singer, praised Di Holm.")
    add(
        record,
        story("a", on_record("Ada Reed", "supports", "Bo Lund")),
        a_reading(other, Told("Ada Reed", "supports", "Di Holm"), roles={"Ada Reed": "singer"}),
    )

    found = record.path("Ada Reed", "Bo Lund", standings=ANY)

    assert (len(found.start), len(found.end), found.links, found.searched) == (2, 1, (), 0)
    assert record.path(found.start[0].id, "Reed").links == ()


def test_a_chain_from_somebody_to_themselves_has_no_links(record: Record) -> None:
    add(record, story("a", on_record("Ada Reed", "supports", "Bo Lund")))

    found = record.path("Ada Reed", "Mayor Ada Reed")

    assert (found.links, found.start) == ((), found.end)


def test_a_rumour_lives_from_speculation_to_denial(record: Record) -> None:
    told = Told("Bo Lund", "employed_by", "Ada Reed")
    add(
        record,
        story("c", denial(told, "Ada Reed"), date="2016-03-01", outlet="Echo"),
        story("a", replace(told, factuality=Factuality.POSSIBLE), date="2016-01-01"),
        story("b", replace(told, basis=Basis.UNNAMED, unnamed="an aide"), date="2016-02-01", outlet="Times"),
        story("d", Told("Bo Lund", "supports", "Ada Reed"), date="2016-02-02"),
    )

    (life,) = record.life("Ada Reed")

    assert [(step.outlet, step.turns, step.standing) for step in life.steps] == [
        ("Post", ("first speculation",), Standing.SPECULATED),
        ("Times", ("first stated by an unnamed source",), Standing.HEARSAY),
        ("Echo", ("first denial",), Standing.DISPUTED),
    ]
    assert life.steps[-1].reason == life.tie.reason
    assert [step.new_origins for step in life.steps] == [1, 1, 1]


def test_a_rumour_can_be_confirmed(record: Record) -> None:
    told = Told("Bo Lund", "supports", "Ada Reed")
    add(
        record,
        story("a", replace(told, factuality=Factuality.POSSIBLE), date="2016-01-01"),
        story("b", on_record("Bo Lund", "supports", "Ada Reed"), date="2016-02-01"),
    )

    (life,) = record.life("Bo Lund", "Ada Reed")

    assert life.steps[-1].turns[-1] == "confirmed: on record: by Bo Lund"


def test_of_many_changes_the_latest_can_be_asked_for(record: Record, clock: Clock) -> None:
    add(record, story("a", ACCUSED))
    clock.now = "2026-11-21T10:00:00Z"
    add(record, story("b", Told("Di Holm", "met_with", "Cy Marsh"), Told("Di Holm", "supports", "Cy Marsh")))

    every = record.changes("2026-11-20")
    (last,) = record.changes("2026-11-20", limit=1)

    assert sum(len(group.changes) for group in every) > 1
    assert last.created_at == clock.now
    assert len(last.changes) == 1


def test_changes_stand_with_the_article_that_made_them(record: Record, clock: Clock) -> None:
    told = Told("Bo Lund", "employed_by", "Ada Reed")
    add(record, story("a", told))
    clock.now = "2026-11-21T09:00:00Z"
    add(record, story("b", denial(told, "Ada Reed"), outlet="Times"))

    (later,) = record.changes("2026-11-21")

    assert (later.created_at, [cause.document for cause in later.causes]) == (clock.now, ["b"])
    assert [(each.what, each.before, each.after) for each in later.changes] == [("standing", "reported", "disputed")]
    assert (later.changes[0].subject_name, later.changes[0].object_name) == ("Bo Lund", "Ada Reed")
    assert [each.created_at for each in record.changes("2026")] == [clock.now, "2026-11-20T10:00:00Z"]
    assert record.changes("2026-11-21T10:00") == ()
    assert record.changes("2026", "Ada Reed") == record.changes("2026")


def test_lists_leave_private_people_out_unless_asked_for(record: Record) -> None:
    told = Told("Ada Reed", "friend_of", "Zoe Quill", basis=Basis.UNNAMED, unnamed="an aide")
    add(record, story("a", told, denial(replace(told, relation="met_with"), "Ada Reed")))

    assert (record.unnamed(), record.disputes(), record.changes("2026")) == ((), (), ())
    asked = record.unnamed(private=True), record.disputes(private=True), record.changes("2026", private=True)
    assert [len(found) for found in asked] == [1, 1, 1]
    assert len(record.unnamed("Zoe Quill")) == len(record.disputes("Zoe Quill")) == 1
    assert len(record.changes("2026", "Zoe Quill")) == 1


def test_a_matter_of_law_shows_its_latest_stage_for_every_tie_of_the_two(record: Record) -> None:
    charged = Told("Bo Lund", "charged", "Ada Reed", stage=Stage.CHARGED, time="2016-04")
    add(
        record,
        story("a", ACCUSED, date="2016-03-10"),
        story("b", charged, date="2016-04-10"),
        story("c", replace(charged, stage=Stage.DROPPED, time="2017-01"), date="2017-01-10"),
    )

    stages = [
        (tie.relation, tie.latest.stage, tie.latest.time) for tie in record.ties("Ada Reed", risky=True) if tie.latest
    ]

    assert {stage for _, stage, _ in stages} == {Stage.DROPPED}
    assert len(stages) == 3
    for tie in record.ties("Ada Reed", risky=True):  # each on its own tells what became of the matter, too
        alone = record.tie(tie.id).tie.latest
        assert alone is not None
        assert alone.stage is Stage.DROPPED


def test_without_a_reply_it_says_so_and_other_ties_need_none(record: Record) -> None:
    add(record, story("a", ACCUSED, Told("Bo Lund", "contacted", "Ada Reed")))

    replies = {tie.relation: tie.reply for tie in record.ties("Ada Reed", risky=True)}

    assert replies["contacted"] is None
    assert replies["accused"] is not None
    assert plain.reply(replies["accused"]) == "no reply in your clips"


@pytest.mark.parametrize(
    ("date", "found"),
    [("2016-05-01", True), ("2017-01-01", True), ("2016-01-01", False)],
)
def test_what_the_accused_says_of_the_accuser_then_or_later_is_a_reply(record: Record, date: str, found: bool) -> None:
    answer = Spoken("Ada Reed", "Bo Lund", about=("Bo Lund",))
    add(record, story("a", ACCUSED), story("b", date=date, said=(answer,)))

    (tie,) = record.ties("Ada Reed", risky=True)

    assert tie.reply is not None
    assert bool(tie.reply.document) is found


def test_a_denial_is_the_reply_before_all_else(record: Record) -> None:
    answer = Spoken("Ada Reed", "Bo Lund", about=("Bo Lund",))
    add(
        record,
        story("a", ACCUSED, said=(answer,)),
        story("b", denial(ACCUSED, "Ada Reed"), outlet="Times"),
    )

    (tie,) = record.ties("Ada Reed", risky=True)

    assert tie.reply is not None
    assert (tie.reply.what, tie.reply.outlet, tie.reply.speaker_names) == ("denied", "Times", ("Ada Reed",))


def test_who_speaks_for_the_accused_replies_for_them(record: Record) -> None:
    speaks = Told("Cy Marsh", "employed_by", "Ada Reed", role="spokesman")
    add(record, story("a", ACCUSED, speaks, said=(Spoken("Cy Marsh", "Bo Lund", about=("Bo Lund",)),)))

    (tie,) = record.ties("Ada Reed", "Bo Lund", risky=True)

    assert tie.reply is not None
    assert tie.reply.speaker_names == ("Cy Marsh",)


@pytest.mark.parametrize("verb", ["ties", "who", "said", "timeline", "disputes", "unnamed", "life"])
def test_a_name_nobody_carries_is_an_error_of_every_verb(record: Record, verb: str) -> None:
    with pytest.raises(UnknownName):
        getattr(record, verb)("Zed \udcff\x00 Quill" * 50)


def test_an_empty_record_has_nothing_to_list(record: Record) -> None:
    assert (record.disputes(), record.unnamed(), record.changes("2026")) == ((), (), ())


@pytest.mark.parametrize("verb", ["ties", "who", "said", "timeline", "disputes", "life"])
def test_a_time_that_is_none_is_an_error_of_every_verb(record: Record, verb: str) -> None:
    add(record, story("a", Told("Ada Reed", "met_with", "Bo Lund")))

    with pytest.raises(UnreadableTime):
        getattr(record, verb)("Ada Reed", as_of="last week")


def test_every_finding_is_ready_for_json(record: Record) -> None:
    told = Told("Bo Lund", "employed_by", "Ada Reed")
    aide = replace(told, relation="contacted", basis=Basis.UNNAMED, unnamed="an aide")
    add(record, story("a", told, aide, ACCUSED), story("b", denial(told, "Ada Reed")))

    chain = record.path("Ada Reed", "Bo Lund", standings=ANY)
    answers = [*record.disputes(), *record.unnamed(), chain, *record.life("Ada Reed"), *record.changes("2026")]

    assert len(answers) >= 5
    for answer in answers:
        assert json.loads(json.dumps(answer.as_dict())) == answer.as_dict()
