import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableTime
from sayso.model import Factuality, Phase
from sayso.record.weighing.asof import as_of
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.standing import Standing
from sayso.record.weighing.ties import ties
from sayso.record.weighing.weigh import weigh
from tests.record.weighed import an_evidence, denied

NAMES = {"r-ada": "Ada Reed", "r-bo": "Bo Lund", "r-cy": "Cy Marsh"}
TIMES = ["", "2014", "2015-03", "2015/2018", "2016~", "2016-10-05/..", "2017-01", "../2019-03", "199X"]
DAYS = ["", "2014-05-01", "2016-10-31", "2016-11-01", "2020-02-02"]


def claims() -> st.SearchStrategy[list[Evidence]]:
    one = st.builds(
        an_evidence,
        id=st.uuids().map(str),
        relation=st.sampled_from(["ally_of", "spouse_of", "endorsed", "employed_by"]),
        object=st.sampled_from(["r-bo", "r-cy"]),
        time=st.sampled_from(TIMES),
        phase=st.sampled_from(Phase),
        factuality=st.sampled_from(Factuality),
        outlet=st.sampled_from(["Post", "Times"]),
        date=st.sampled_from(DAYS),
    )
    return st.lists(one, max_size=12, unique_by=lambda claim: claim.key)


@pytest.mark.parametrize(
    ("time", "printed", "counts"),
    [
        ("2015-08", "2020-01-01", True),  # printed later, of a time before
        ("", "2016-10-31", True),
        ("", "2016-11-01", False),
        ("2016", "2020-01-01", True),  # may have been in October
        ("2017", "2016-05-01", False),  # foretold
        ("2016-11/..", "2016-10-01", False),
        ("2017~", "2018-01-01", True),  # about 2017 reaches back to 2016
        ("../2019-03", "2020-01-01", True),
        ("", "", False),
        ("no time", "", False),
    ],
)
def test_what_counts_is_of_a_time_that_had_begun(time: str, printed: str, counts: bool) -> None:
    assert as_of("2016-10").counts(time, printed) is counts


@pytest.mark.parametrize("wrong", ["", "October", "2016-13", "..", "2016/..", "2016-02-30"])
def test_a_time_without_two_ends_is_refused(wrong: str) -> None:
    with pytest.raises(UnreadableTime):
        as_of(wrong)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        (an_evidence(time="2015/.."), True),
        (an_evidence(time="2012/2014"), False),
        (an_evidence(time="2012/2016"), True),
        (an_evidence(phase=Phase.ENDS, date="2016-09-30"), False),
        (an_evidence(phase=Phase.ENDS, date="2016-10-02"), True),  # ended in that month, nobody says when
        (denied(), True),
        (an_evidence(relation="endorsed", time="2012"), True),  # an act stays done
    ],
)
def test_a_state_that_was_over_does_not_hold(claim: Evidence, holds: bool) -> None:
    (tie,) = ties([claim])

    assert as_of("2016-10").holds(tie) is holds


def test_an_end_that_was_still_to_come_is_not_shown() -> None:
    (tie,) = ties([an_evidence(time="2012/2018")])

    assert as_of("2016-10").cut(tie).invalid_at == ""
    assert as_of("2019").cut(tie).invalid_at == "2018"


@given(claims(), st.sampled_from(["2014", "2016-10", "2016-10-31", "2019"]))
def test_no_claim_of_a_later_time_bears_on_what_was_so(found: list[Evidence], time: str) -> None:
    when = as_of(time)
    later = [claim for claim in found if claim not in when.counted(found)]
    earlier = [claim for claim in found if claim not in later]

    past, alone = (
        {id: (each.tie, each.graded, each.rivals) for id, each in weigh(when.counted(those), NAMES).items()}
        for those in (found, earlier)
    )

    assert past == alone
    assert not {claim.key for tie, _, _ in past.values() for claim in tie.claims} & {claim.key for claim in later}


def test_a_later_denial_does_not_reach_back() -> None:
    told = [an_evidence("yes", time="2016"), denied("no", time="2018")]

    (then,) = weigh(as_of("2016-10").counted(told), NAMES).values()

    assert then.graded.standing is Standing.REPORTED
