from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Basis, Factuality
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.origins import origins
from sayso.record.weighing.standing import Case, Standing, standing
from sayso.record.weighing.stood import stood
from tests.record.test_asof import NAMES
from tests.record.weighed import ADA, CY, an_evidence, denied

RUMOUR = [
    an_evidence("a", factuality=Factuality.POSSIBLE, date="2024-01-01"),
    an_evidence("b", basis=Basis.UNNAMED, unnamed="an aide", date="2024-01-02", outlet="Times"),
    an_evidence("c", date="2024-01-03", outlet="Echo"),
    an_evidence("d", basis=Basis.DIRECT, speakers=(ADA,), date="2024-01-04"),
]


def test_a_rumour_stands_firmer_article_by_article() -> None:
    steps = [(step.source.date, step.graded.standing) for step in stood(RUMOUR[::-1], [], NAMES)]

    assert steps == [
        ("2024-01-01", Standing.SPECULATED),
        ("2024-01-02", Standing.HEARSAY),
        ("2024-01-03", Standing.REPORTED),
        ("2024-01-04", Standing.ON_RECORD),
    ]


def test_an_article_without_a_date_comes_last() -> None:
    undated = replace(denied("z", by=CY), source=an_evidence("z", date="").source)
    told = [undated, RUMOUR[0]]

    assert [step.source.date for step in stood(told, [], NAMES)] == ["2024-01-01", ""]


def test_a_rival_counts_from_the_day_it_is_printed() -> None:
    first = an_evidence("a", relation="spouse_of", time="2020/2024", date="2021-01-01")
    again = an_evidence("c", relation="spouse_of", time="2020/2024", date="2023-01-01")
    rival = an_evidence("b", relation="spouse_of", object="r-cy", time="2022/2023", date="2022-01-01")

    steps = [step.graded.standing for step in stood([first, again], [rival], NAMES)]

    assert steps == [Standing.REPORTED, Standing.DISPUTED]


def test_of_many_articles_those_that_only_state_it_again_are_counted() -> None:
    again = [an_evidence(f"x{day}", date=f"2024-03-{day:02}", outlet="Echo") for day in range(1, 31)]
    more = [an_evidence(f"y{day}", date=f"2024-04-{day:02}", outlet="Echo") for day in range(1, 31)]

    steps = list(stood([*RUMOUR, *again, denied("z"), *more], [], NAMES))

    assert [(step.claims[0].id, step.passed) for step in steps] == [
        ("a", 0),
        ("b", 0),
        ("c", 0),
        ("d", 0),
        ("z", 0),
        ("y30", 59),
    ]


@given(st.permutations(RUMOUR), st.integers(0, 3))
def test_what_is_printed_later_plays_no_part(told: list[Evidence], last: int) -> None:
    upto = [claim for claim in RUMOUR if claim.source.date <= RUMOUR[last].source.date]
    behind = origins(upto, {})
    of = {claim.key: origin.id for origin in behind for claim in origin.claims}

    step = list(stood(told, [], NAMES))[last]

    assert step.graded == standing(Case(tuple(upto), of))
    assert step.origins == len(behind)
