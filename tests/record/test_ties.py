import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Phase, Review, Stage
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.ties import Tie, ties
from sayso.relations import relations
from tests.record.weighed import ADA, BO, an_evidence

RISKY = Review.RISKY
LIVE = (RISKY, Review.REVIEWED, Review.UNREVIEWED)
TIMES = [
    "",
    "2010",
    "2010-05",
    "2010-05-03",
    "2011",
    "2010/2012",
    "2012/..",
    "../2011",
    "2016~",
    "2015-08",
    "not a time",
]


@given(st.lists(st.tuples(st.sampled_from(TIMES), st.sampled_from(LIVE)), min_size=1, max_size=6))
def test_a_risky_claim_is_in_no_tie_with_others_and_dates_none(drawn: list[tuple[str, Review]]) -> None:
    claims = [an_evidence(f"c{n}", time=time, review=review) for n, (time, review) in enumerate(drawn)]
    found = ties(claims)

    assert all((claim.review is RISKY) == (tie.review is RISKY) for tie in found for claim in tie.claims)
    assert [tie for tie in found if tie.review is not RISKY] == ties(
        each for each in claims if each.review is not RISKY
    )


def test_a_tie_of_which_one_claim_was_looked_at_was_looked_at() -> None:
    (tie,) = ties([an_evidence("c1"), an_evidence("c2", review=Review.REVIEWED)])

    assert tie.review is Review.REVIEWED


@pytest.mark.parametrize("relation", [name for name, each in relations().items() if each.field in ("law", "money")])
def test_a_tie_of_law_or_money_crosses_no_join_that_nobody_reviewed(relation: str) -> None:
    one, other = an_evidence("c1", relation=relation), an_evidence("c2", relation=relation, sides=("r-elsewhere", ""))

    assert len(ties([one, other])) == 2
    assert len(ties([one, an_evidence("c2", relation=relation)])) == 1


def test_a_tie_of_another_field_does() -> None:
    assert len(ties([an_evidence("c1"), an_evidence("c2", sides=("r-elsewhere", ""))])) == 1


def times_of(found: list[Tie]) -> list[set[str]]:
    return [{claim.time for claim in tie.claims} for tie in found]


@pytest.mark.parametrize(
    ("times", "apart"),
    [
        pytest.param(["2010", "2010-05"], [{"2010", "2010-05"}], id="a month within its year is the same time"),
        pytest.param(["2010", "2014"], [{"2010"}, {"2014"}], id="years apart are two times"),
        pytest.param(
            ["2010/2012", "2011/2014", "2013"], [{"2010/2012", "2011/2014", "2013"}], id="a chain of overlaps"
        ),
        pytest.param(["", "2010"], [{"", "2010"}], id="no date joins the only time"),
        pytest.param(["", "2010", "2014"], [{"2010"}, {"2014"}, {""}], id="no date is apart where it could be either"),
        pytest.param(["2010/..", "2020"], [{"2010/..", "2020"}], id="what never ended holds on"),
        pytest.param(["yesterday", "2010"], [{"yesterday", "2010"}], id="an unreadable time is none"),
    ],
)
def test_a_state_is_one_tie_for_each_time_it_holds(times: list[str], apart: list[set[str]]) -> None:
    claims = [an_evidence(f"c{i}", relation="employed_by", time=time) for i, time in enumerate(times)]

    assert times_of(ties(claims)) == apart


@pytest.mark.parametrize(
    ("times", "apart"),
    [
        pytest.param(["2016-03-01", "2016-03-02"], [{"2016-03-01"}, {"2016-03-02"}], id="two days are two acts"),
        pytest.param(["2016", "2016-03"], [{"2016", "2016-03"}], id="a year is the act of its month"),
        pytest.param(["2016", "2016-03", "2016-09"], [{"2016"}, {"2016-03"}, {"2016-09"}], id="which month is unknown"),
        pytest.param(["2016~", "2015-08"], [{"2016~", "2015-08"}], id="about a year leaves room"),
        pytest.param(["201X", "2016", "2016-03"], [{"201X", "2016", "2016-03"}], id="nested datings are one act"),
    ],
)
def test_an_event_is_one_tie_a_date(times: list[str], apart: list[set[str]]) -> None:
    claims = [an_evidence(f"c{i}", relation="endorsed", time=time) for i, time in enumerate(times)]

    assert times_of(ties(claims)) == apart


def test_an_end_closes_the_tie_that_began_last_before_it() -> None:
    first, second = an_evidence("a", time="2001"), an_evidence("b", time="2010")
    end = an_evidence("c", time="2012-04", phase=Phase.ENDS)

    earlier, later = ties([first, second, end])

    assert (earlier.invalid_at, later.invalid_at) == ("", "2012-04")


def test_an_end_does_not_reach_what_begins_after_it() -> None:
    since, end = an_evidence("a", time="2010/.."), an_evidence("b", time="2012", phase=Phase.ENDS)
    again = an_evidence("c", time="2020")

    assert times_of(ties([since, end, again])) == [{"2010/..", "2012"}, {"2020"}]


def test_a_tie_known_by_its_end_alone_has_no_beginning() -> None:
    (tie,) = ties([an_evidence(time="2012", phase=Phase.ENDS)])

    assert (tie.valid_at, tie.invalid_at) == ("", "2012")


def test_an_interval_gives_a_state_both_its_times() -> None:
    (tie,) = ties([an_evidence(time="1999/2003", relation="employed_by")])

    assert (tie.valid_at, tie.invalid_at) == ("1999", "2003")


def test_an_event_is_dated_by_its_most_precise_date() -> None:
    (tie,) = ties(
        [an_evidence("a", relation="endorsed", time="2016"), an_evidence("b", relation="endorsed", time="2016-03")]
    )

    assert (tie.valid_at, tie.invalid_at) == ("2016-03", "")


def test_a_symmetric_tie_is_one_whoever_is_named_first() -> None:
    there, back = an_evidence("a"), an_evidence("b", subject=BO.entity, object=ADA.entity)

    assert len(ties([there, back])) == 1


def test_a_directed_tie_is_another_the_other_way_round() -> None:
    there = an_evidence("a", relation="endorsed")
    back = an_evidence("b", relation="endorsed", subject=BO.entity, object=ADA.entity)

    assert len(ties([there, back])) == 2


def test_another_office_is_another_tie_but_another_wording_of_it_is_not() -> None:
    roles = ["mayor", "the former Mayor", "treasurer"]

    assert len(ties(an_evidence(role, relation="holds_office", role=role) for role in roles)) == 2


def test_a_party_has_no_tie_to_itself() -> None:
    assert ties([an_evidence(object=ADA.entity)]) == []


def test_the_stage_is_that_of_the_latest_article() -> None:
    charged = an_evidence("a", relation="charged", stage=Stage.CHARGED, date="2020-01-01")
    dropped = an_evidence("b", relation="charged", stage=Stage.DROPPED, date="2021-01-01")

    assert [tie.stage for tie in ties([charged, dropped])] == [Stage.DROPPED]


claims = st.builds(
    an_evidence,
    id=st.integers(0, 10**6).map(str),
    relation=st.sampled_from(["ally_of", "endorsed", "employed_by"]),
    time=st.sampled_from(TIMES),
    phase=st.sampled_from(Phase),
)


@given(st.lists(claims, max_size=9, unique_by=lambda claim: claim.key), st.randoms())
def test_ties_do_not_depend_on_the_order_of_claims(evidence: list[Evidence], random: object) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

    assert ties(shuffled) == ties(evidence)


@given(st.lists(claims, max_size=9, unique_by=lambda claim: claim.key))
def test_each_claim_is_in_exactly_one_tie(evidence: list[Evidence]) -> None:
    placed = sorted(claim.key for tie in ties(evidence) for claim in tie.claims)

    assert placed == sorted(claim.key for claim in evidence)
