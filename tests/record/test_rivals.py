from sayso.model import Phase
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.rivals import rivals
from sayso.record.weighing.ties import ties
from tests.record.weighed import ADA, BO, CY, an_evidence

NAMES = {speaker.entity: speaker.name for speaker in (ADA, BO, CY)}


def married(id: str, other: str, time: str, phase: Phase = Phase.HOLDS) -> Evidence:
    return an_evidence(id, relation="spouse_of", object=other, time=time, phase=phase)


def test_two_marriages_at_one_time_are_rivals() -> None:
    found = rivals(ties([married("a", BO.entity, "2010/2015"), married("b", CY.entity, "2012")]), NAMES)

    assert sorted(found.values()) == [("Bo Lund",), ("Cy Marsh",)]


def test_a_marriage_after_the_end_of_another_is_no_rival() -> None:
    first = [married("a", BO.entity, "2010/.."), married("b", BO.entity, "2011", Phase.ENDS)]

    assert rivals(ties([*first, married("c", CY.entity, "2012")]), NAMES) == {}


def test_marriages_without_dates_may_follow_each_other() -> None:
    assert rivals(ties([married("a", BO.entity, ""), married("b", CY.entity, "")]), NAMES) == {}
