"""Answers as of a time in the world, and as the record knew them at a time of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.answers.book import Record
from sayso.answers.path import ANY
from sayso.answers.shapes import TieShown
from sayso.errors import UnreadableTime
from sayso.model import Factuality, Phase, Reading
from sayso.record.judging.decisions import Verdict
from sayso.record.judging.selectors import Selector
from sayso.record.weighing.standing import Standing
from tests.answers.test_findings import Clock, add, denial, on_record, story
from tests.blank import a_blank
from tests.builders import Spoken, Told

TOLD = Told("Bo Lund", "employed_by", "Ada Reed")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:
    with Record(a_blank(tmp_path / "r.db"), now=clock) as opened:
        yield opened


def test_an_article_of_later_counts_for_the_time_it_tells_of(record: Record) -> None:
    add(record, story("a", replace(TOLD, time="2014/2017"), date="2020-01-01"))

    assert [tie.invalid_at for tie in record.ties("Ada Reed", as_of="2016-10")] == [""]
    assert record.ties("Ada Reed", as_of="2013") == record.ties("Ada Reed", as_of="2018") == ()


def test_a_tie_stands_by_the_claims_that_count(record: Record) -> None:
    add(
        record,
        story("a", TOLD, date="2016-01-01"),
        story("b", denial(TOLD, "Ada Reed"), date="2017-01-01", outlet="Times"),
        story("c", on_record("Bo Lund", "employed_by", "Ada Reed"), date="2018-01-01", outlet="Echo"),
    )

    (then,) = record.ties("Ada Reed", "Bo Lund", as_of="2016")

    assert (then.standing, then.documents, len(then.claims)) == (Standing.REPORTED, 1, 1)
    assert record.ties("Ada Reed")[0].standing is Standing.DISPUTED
    assert record.disputes(as_of="2016") == ()
    assert [step.document for life in record.life("Ada Reed", as_of="2017") for step in life.steps] == ["a", "b"]


def test_profiles_statements_and_timelines_stop_at_the_time(record: Record) -> None:
    early = story("a", replace(TOLD, time="2012/2014"), date="2014-01-01", said=(Spoken("Ada Reed", "Cy Marsh"),))
    late = story("b", replace(TOLD, relation="supports"), date="2018-01-01", said=(Spoken("Ada Reed", "others"),))
    add(record, early, late)

    profile = record.who("Ada Reed", as_of="2016").profile

    assert profile is not None
    assert (profile.statements, profile.ties) == (1, ())
    assert [item.document for item in record.said("Ada Reed", as_of="2016")] == ["a"]
    assert [moment.what for moment in record.timeline("Ada Reed", as_of="2016")] == ["tie", "statement", "end"]


def test_a_chain_is_one_of_its_time(record: Record) -> None:
    first = replace(on_record("Ada Reed", "employed_by", "Bo Lund"), time="2010/2012")
    add(record, story("a", first, on_record("Bo Lund", "supports", "Cy Marsh"), date="2011-01-01"))

    assert len(record.path("Ada Reed", "Cy Marsh", as_of="2011").links) == 2
    assert record.path("Ada Reed", "Cy Marsh", as_of="2014").links == ()
    assert record.path("Ada Reed", "Cy Marsh", as_of="2009", standings=ANY).links == ()


def told() -> st.SearchStrategy[Told]:
    return st.builds(
        Told,
        st.just("Bo Lund"),
        st.sampled_from(["employed_by", "supports", "accused"]),
        st.sampled_from(["Ada Reed", "Cy Marsh"]),
        time=st.sampled_from(["", "2014", "2015/2019", "2016-10/..", "2018", "2016~"]),
        phase=st.sampled_from(Phase),
        factuality=st.sampled_from([Factuality.CERTAIN, Factuality.DENIED, Factuality.POSSIBLE]),
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(told(), min_size=1, max_size=3), min_size=1, max_size=3),
    st.lists(st.lists(told(), min_size=1, max_size=3), min_size=1, max_size=2),
)
def test_articles_of_later_without_a_word_on_the_time_change_no_answer(
    early: list[list[Told]], late: list[list[Told]]
) -> None:
    before = [story(f"a{n}", *claims, date=f"2016-0{n + 1}-01") for n, claims in enumerate(early)]
    after = [story(f"b{n}", *_later(claims), date=f"2019-0{n + 1}-01") for n, claims in enumerate(late)]

    assert _answers(before) == _answers([*after, *before])


def _later(claims: list[Told]) -> list[Told]:
    """The claims, of 2018 or of the day they are printed."""
    return [replace(claim, time="2018" if claim.time else "") for claim in claims]


def _answers(readings: list[Reading]) -> list[object]:
    with TemporaryDirectory() as folder, Record(a_blank(Path(folder) / "r.db")) as record:
        add(record, *readings)
        ties = [_plain(tie) for tie in record.ties("Bo Lund", as_of="2017")]
        disputes = [(each.what, _plain(each.tie)) for each in record.disputes("Bo Lund", as_of="2017")]
        lives = [
            [(step.document, step.standing, step.reason, step.turns) for step in life.steps]
            for life in record.life("Bo Lund", as_of="2017")
        ]
        moments = [(each.time, each.words) for each in record.timeline("Bo Lund", as_of="2017")]
        return [sorted(ties), sorted(disputes), sorted(lives), sorted(moments)]


def _plain(tie: TieShown) -> tuple[object, ...]:
    """A tie without ids: those are named for first appearances, wherever they are."""
    claims = sorted((claim.document, claim.words, claim.time, claim.factuality) for claim in tie.claims)
    facts = (tie.subject_name, tie.relation, tie.object_name, tie.valid_at, tie.invalid_at, tie.standing, tie.reason)
    return (*facts, tie.origins, tuple(claims))


def test_the_record_tells_what_it_knew(record: Record, clock: Clock) -> None:
    add(record, story("a", TOLD))
    before = record.ties("Ada Reed")
    clock.now = "2026-11-21T09:00:00Z"
    add(record, story("b", denial(TOLD, "Ada Reed"), outlet="Times"))
    now = record.ties("Ada Reed")

    assert now != before
    assert record.ties("Ada Reed", known_by="2026-11-20") == before
    assert record.ties("Ada Reed", known_by="2026-11-21T08:59:59") == before
    assert record.ties("Ada Reed", known_by="2026-11-21") == now
    assert record.disputes(known_by="2026-11-20") == ()
    assert record.people("Ada Reed", known_by="2026-11-21") == record.people("Ada Reed")


def test_an_article_that_changed_reads_as_it_did_then(record: Record, clock: Clock) -> None:
    add(record, story("a", TOLD))
    before = record.ties("Ada Reed")
    clock.now = "2026-11-21T09:00:00Z"
    changed = story("a", replace(TOLD, relation="supports"), date="2016-06-01")
    add(record, changed)

    assert [tie.relation for tie in record.ties("Ada Reed")] == ["supports"]
    assert record.ties("Ada Reed", known_by="2026-11-20") == before


def test_a_decision_of_later_was_not_known(record: Record, clock: Clock) -> None:
    add(record, story("a", TOLD))
    before = record.ties("Ada Reed")
    clock.now = "2026-11-21T09:00:00Z"
    record.decide(Verdict.WITHDRAW, Selector("a"), why="taken back")

    assert record.ties("Ada Reed")[0].standing is Standing.WITHDRAWN
    assert record.ties("Ada Reed", known_by="2026-11-20") == before
    assert record.ties("Ada Reed", known_by="2026-11-22") == record.ties("Ada Reed")


def test_both_times_can_be_asked_at_once_and_the_record_is_kept_open(record: Record, clock: Clock) -> None:
    add(record, story("a", TOLD, date="2016-01-01"))
    clock.now = "2026-11-21T09:00:00Z"
    add(record, story("b", replace(TOLD, relation="supports"), date="2016-01-02"))

    with record.known_by("2026-11-20") as then:
        assert [tie.relation for tie in then.ties("Ada Reed", as_of="2016")] == ["employed_by"]
        assert then.ties("Ada Reed", as_of="2015") == ()
    assert len(record.ties("Ada Reed")) == 2


def test_a_moment_that_is_none_is_an_error(record: Record) -> None:
    with pytest.raises(UnreadableTime):
        record.ties("Ada Reed", known_by="soon")
