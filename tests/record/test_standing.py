import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Basis, Factuality, Phase
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.origins import origins
from sayso.record.weighing.standing import Case, Graded, Standing, standing
from tests.record.weighed import ADA, BO, CY, an_evidence, denied


def graded(*claims: Evidence, rivals: tuple[str, ...] = ()) -> Graded:
    origin_of = {claim.key: origin.id for origin in origins(claims, {}) for claim in origin.claims}
    return standing(Case(claims, origin_of, rivals))


QUOTED = an_evidence("quoted", basis=Basis.DIRECT, speakers=(ADA,))
PARAPHRASED = an_evidence("paraphrased", basis=Basis.NAMED, speakers=(ADA,))
OWN_VOICE = an_evidence("own")
OTHER_OUTLET = an_evidence("other", outlet="Times")
UNNAMED = an_evidence("unnamed", basis=Basis.UNNAMED, unnamed="an aide", outlet="Gazette")
RUMOUR = an_evidence("rumour", factuality=Factuality.POSSIBLE)
FILED = an_evidence("filed", basis=Basis.DOCUMENT, official=True)


@pytest.mark.parametrize(
    ("claims", "verdict", "reason"),
    [
        ([an_evidence(withdrawn=True)], Standing.WITHDRAWN, "withdrawn by Post"),
        ([an_evidence("a", withdrawn=True), OTHER_OUTLET], Standing.REPORTED, "only Times"),
        ([OWN_VOICE, denied(by=CY)], Standing.DISPUTED, "for: Post; against: Cy Marsh"),
        ([an_evidence(time="2010"), denied(time="2014")], Standing.REPORTED, "only Post"),
        ([an_evidence("end", phase=Phase.ENDS), denied()], Standing.REPORTED, "only Post"),
        ([denied()], Standing.DENIED, "denied by Ada Reed"),
        ([RUMOUR, denied()], Standing.DENIED, "denied by Ada Reed"),
        ([QUOTED], Standing.ON_RECORD, "on record: by Ada Reed"),
        ([an_evidence("p", basis=Basis.POST, speakers=(BO,))], Standing.ON_RECORD, "on record: by Bo Lund"),
        ([FILED], Standing.ON_RECORD, "on record: by an official document (Post)"),
        ([PARAPHRASED], Standing.REPORTED, "only Ada Reed"),
        ([OWN_VOICE, OTHER_OUTLET], Standing.CORROBORATED, "2 origins with no link found, in Post, Times"),
        ([OWN_VOICE, an_evidence("again")], Standing.REPORTED, "only Post"),
        ([an_evidence("a", outlet=""), an_evidence("b", outlet="")], Standing.REPORTED, "only the article"),
        ([UNNAMED], Standing.HEARSAY, "only an unnamed source (an aide)"),
        ([an_evidence("p", basis=Basis.POST, speakers=(CY,))], Standing.HEARSAY, "only Cy Marsh"),
        ([RUMOUR], Standing.SPECULATED, "nothing firmer than speculation"),
        ([an_evidence(factuality=Factuality.PROBABLE)], Standing.SPECULATED, "nothing firmer"),
    ],
)
def test_the_first_rule_that_fits_gives_the_standing(claims: list[Evidence], verdict: Standing, reason: str) -> None:
    found = graded(*claims)

    assert found.standing is verdict
    assert found.reason.startswith(reason)


def test_of_an_act_only_the_one_who_acts_puts_it_on_record() -> None:
    by_the_accused = an_evidence(relation="accused", basis=Basis.DIRECT, speakers=(BO,))
    by_the_accuser = an_evidence(relation="accused", basis=Basis.DIRECT, speakers=(ADA,))

    assert graded(by_the_accused).standing is Standing.REPORTED
    assert graded(by_the_accuser).standing is Standing.ON_RECORD


def test_a_denial_by_a_party_never_leaves_its_tie_on_record() -> None:
    long_ago = an_evidence("q", basis=Basis.DIRECT, speakers=(ADA,), time="2001")

    assert graded(long_ago, denied(by=BO, time="2014")).standing is Standing.REPORTED


def test_an_unnamed_source_corroborates_nobody() -> None:
    assert graded(OWN_VOICE, UNNAMED).standing is Standing.REPORTED


def test_a_rival_where_only_one_can_be_is_a_dispute() -> None:
    found = graded(OWN_VOICE, rivals=("Cy Marsh",))

    assert found == Graded(Standing.DISPUTED, "sources name another at the same time: Cy Marsh")


@given(st.permutations([QUOTED, OWN_VOICE, OTHER_OUTLET, UNNAMED, RUMOUR, denied(by=CY)]), st.integers(1, 6))
def test_the_standing_does_not_depend_on_the_order_of_claims(claims: list[Evidence], count: int) -> None:
    chosen = claims[:count]

    assert graded(*chosen) == graded(*sorted(chosen, key=lambda claim: claim.key))
