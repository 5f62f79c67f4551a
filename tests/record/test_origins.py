import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Basis
from sayso.record.evidence import Evidence, Speaker
from sayso.record.origins import origins
from sayso.record.shingles import PASSAGE_SKETCH, TEXT_SKETCH, sketch
from tests.record.weighed import ADA, BO, CY, an_evidence

REED_ALONE = Speaker("r-reed", "Reed", family="reed")
PASSAGE = sketch(
    "the mayor opened the new bridge on Friday and praised all who had built it in record time", PASSAGE_SKETCH
)
ARTICLE = sketch("The mayor of Lund said on Friday that the new bridge over the river will open in May.", TEXT_SKETCH)
LONG = "we have been allies in this council for a great many years and shall remain so"


def said(id: str, *speakers: Speaker, basis: Basis = Basis.NAMED, outlet: str = "Post", quote: str = "") -> Evidence:
    return an_evidence(id, basis=basis, speakers=speakers, outlet=outlet, quote=quote)


@pytest.mark.parametrize(
    ("claims", "count", "why"),
    [
        ([an_evidence("a"), an_evidence("b", outlet="Times")], 2, "own voice: Post"),
        ([an_evidence("a"), an_evidence("b", outlet="The Post")], 1, "own voice: Post"),
        ([an_evidence("a", outlet=""), an_evidence("b", outlet="")], 2, "one article"),
        ([said("a", ADA), said("b", ADA, outlet="Times")], 1, "one speaker: Ada Reed"),
        ([said("a", ADA), said("b", BO)], 2, "one speaker: Ada Reed"),
        ([said("a", ADA), said("b", REED_ALONE, outlet="Times")], 1, "speakers of one name"),
        ([said("a", ADA, BO), said("b", BO, outlet="Times")], 1, "one speaker: Bo Lund"),
        ([said("a", Speaker("r-post", "The Post"), outlet="Times"), an_evidence("b")], 1, "own voice"),
        ([an_evidence("a", text=ARTICLE), an_evidence("b", text=ARTICLE, outlet="Times")], 1, "one text"),
        ([an_evidence("a", sketch=PASSAGE), an_evidence("b", sketch=PASSAGE, outlet="Times")], 1, "one passage"),
        ([an_evidence("a", quote=LONG), an_evidence("b", quote=LONG, outlet="Times")], 1, "one sentence"),
        (
            [said("a", ADA, basis=Basis.DIRECT, quote=LONG), said("b", CY, basis=Basis.DIRECT, quote=LONG)],
            1,
            "one quotation",
        ),
        ([an_evidence("a", quote="an ally"), an_evidence("b", quote="an ally", outlet="Times")], 2, "own voice"),
        (
            [
                an_evidence("a", basis=Basis.UNNAMED, unnamed="a senior aide"),
                an_evidence("b", basis=Basis.UNNAMED, unnamed="a senior aide", outlet="Times"),
            ],
            1,
            "unnamed source: a senior aide",
        ),
    ],
)
def test_claims_that_share_a_word_share_an_origin(claims: list[Evidence], count: int, why: str) -> None:
    found = origins(claims, {})

    assert len(found) == count
    assert why in found[0].why


def test_a_spokesperson_speaks_for_the_principal() -> None:
    claims = [said("a", ADA), said("b", CY, outlet="Times")]

    assert len(origins(claims, {CY.entity: {ADA.entity}})) == 1


speakers = st.sampled_from([(), (ADA,), (BO,), (ADA, BO), (REED_ALONE,)])
claims = st.builds(
    an_evidence,
    id=st.integers(0, 10**6).map(str),
    speakers=speakers,
    outlet=st.sampled_from(["Post", "Times", ""]),
    text=st.sampled_from([(), ARTICLE]),
    quote=st.sampled_from(["", LONG]),
)


@given(st.lists(claims, max_size=8, unique_by=lambda claim: claim.key), st.randoms())
def test_origins_do_not_depend_on_the_order_of_claims(evidence: list[Evidence], random: object) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

    assert origins(shuffled, {}) == origins(evidence, {})
