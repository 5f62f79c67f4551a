from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Basis
from sayso.record.weighing.evidence import Evidence, Speaker
from sayso.record.weighing.origins import origins
from sayso.record.weighing.shingles import PASSAGE, TEXT, sketch
from tests.record.weighed import ADA, BO, CY, an_evidence

REED_ALONE = Speaker("r-reed", "Reed", family="reed")
LINE = sketch("the mayor opened the new bridge on Friday and praised all who had built it in record time", PASSAGE.size)
ARTICLE = sketch("The mayor of Lund said on Friday that the new bridge over the river will open in May.", TEXT.size)
LONG = "we have been allies in this council for a great many years and shall remain so"


def said(id: str, *speakers: Speaker, basis: Basis = Basis.NAMED, outlet: str = "Post", quote: str = "") -> Evidence:
    return an_evidence(id, basis=basis, speakers=speakers, outlet=outlet, quote=quote)


def printed(id: str, *credits: str, outlet: str = "Post", text: tuple[int, ...] = ()) -> Evidence:
    return replace(an_evidence(id, outlet=outlet, text=text), credits=credits)


@pytest.mark.parametrize(
    ("claims", "count", "why"),
    [
        ([an_evidence("a"), an_evidence("b", outlet="Times")], 2, "one outlet's word: Post"),
        ([an_evidence("a"), an_evidence("b", outlet="The Post")], 1, "one outlet's word: Post"),
        ([an_evidence("a", outlet=""), an_evidence("b", outlet="")], 2, "one article"),
        ([said("a", ADA), said("b", ADA, outlet="Times")], 1, "one speaker: Ada Reed"),
        ([said("a", ADA), said("b", BO)], 2, "one speaker: Ada Reed"),
        ([said("a", ADA), said("b", REED_ALONE, outlet="Times")], 1, "speakers of one name"),
        ([said("a", ADA, BO), said("b", BO, outlet="Times")], 1, "one speaker: Bo Lund"),
        ([said("a", Speaker("r-post", "The Post"), outlet="Times"), an_evidence("b")], 1, "one outlet's word"),
        ([an_evidence("a", text=ARTICLE), an_evidence("b", text=ARTICLE, outlet="Times")], 1, "the same text"),
        ([an_evidence("a", sketch=LINE), an_evidence("b", sketch=LINE, outlet="Times")], 1, "the same passage"),
        ([an_evidence("a", quote=LONG), an_evidence("b", quote=LONG, outlet="Times")], 1, "the same sentence"),
        (
            [said("a", ADA, basis=Basis.DIRECT, quote=LONG), said("b", CY, basis=Basis.DIRECT, quote=LONG)],
            1,
            "the same quotation",
        ),
        (
            [an_evidence("a", quote="an ally"), an_evidence("b", quote="an ally", outlet="Times")],
            2,
            "one outlet's word",
        ),
        (
            [
                an_evidence("a", basis=Basis.UNNAMED, unnamed="a senior aide"),
                an_evidence("b", basis=Basis.UNNAMED, unnamed="the aide"),
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

    found = origins(claims, {CY.entity: {ADA.entity}}, {ADA.entity: "Ada Reed"})

    assert [origin.why for origin in found] == ["one speaker: Ada Reed, and who speaks for them"]


def test_who_speaks_for_a_campaign_speaks_for_whose_campaign_it_is() -> None:
    claims = [said("a", ADA), said("b", CY, outlet="Times")]

    assert len(origins(claims, {CY.entity: {"r-campaign"}}, {"r-campaign": "the Reed campaign"})) == 1


@pytest.mark.parametrize(
    "descriptor",
    ["a Reed spokesman", "a spokesperson for Ada Reed", "Ada Reed’s lawyer", "the Reed campaign", "Sen. Reed's office"],
)
def test_an_unnamed_spokesperson_speaks_for_whoever_is_named(descriptor: str) -> None:
    claims = [said("a", ADA), an_evidence("b", basis=Basis.UNNAMED, unnamed=descriptor, outlet="Times")]

    assert len(origins(claims, {})) == 1


@pytest.mark.parametrize("descriptor", ["a Lund spokesman", "a lawyer", "an aide to Ada Reed", "the State Department"])
def test_other_unnamed_sources_are_not_her_word(descriptor: str) -> None:
    claims = [said("a", ADA), an_evidence("b", basis=Basis.UNNAMED, unnamed=descriptor, outlet="Times")]

    assert len(origins(claims, {})) == 2


@pytest.mark.parametrize(
    ("one", "other", "outlet", "count"),
    [
        ("a senior official", "the official", "Post", 1),
        ("senior officials", "a senior official", "Post", 1),
        ("a senior official", "a senior official", "Times", 2),
        ("a Reed aide", "a Lund aide", "Post", 2),
        ("an official", "an aide", "Post", 2),
    ],
)
def test_an_unnamed_source_is_one_in_one_outlet_where_nothing_tells_it_apart(
    one: str, other: str, outlet: str, count: int
) -> None:
    claims = [
        an_evidence("a", basis=Basis.UNNAMED, unnamed=one),
        an_evidence("b", basis=Basis.UNNAMED, unnamed=other, outlet=outlet),
    ]

    assert len(origins(claims, {})) == count


@pytest.mark.parametrize(
    ("claims", "whys"),
    [
        ([printed("a", "AP"), printed("b", "AP", outlet="Times")], ["one outlet's word: AP"]),
        ([printed("a", "AP"), an_evidence("b", outlet="Associated Press")], ["one outlet's word: AP"]),
        (
            [printed("a", "AP"), said("b", Speaker("r-ap", "Associated Press"), outlet="Times")],
            ["one outlet's word: AP"],
        ),
        ([printed("a", "AP"), printed("b", "Reuters")], ["one outlet's word: AP", "one outlet's word: Reuters"]),
        # what an agency tells does not tie together the outlets that print it
        (
            [
                printed("a", "AP"),
                an_evidence("b"),
                printed("c", "AP", outlet="Times"),
                an_evidence("d", outlet="Times"),
            ],
            ["one outlet's word: AP", "one outlet's word: Post", "one outlet's word: Times"],
        ),
        ([printed("a", "The Hill"), an_evidence("b", outlet="Hill")], ["one outlet's word: Hill"]),
        (
            [
                an_evidence("a", basis=Basis.UNNAMED, unnamed="the Daily Courier"),
                an_evidence("b", outlet="Daily Courier"),
            ],
            ["one outlet's word: Daily Courier"],
        ),
        (
            [printed("a", "AP", text=ARTICLE), an_evidence("b", outlet="Times", text=ARTICLE)],
            ["the same AP text"],
        ),
    ],
)
def test_whose_text_an_article_prints_is_whose_word_it_is(claims: list[Evidence], whys: list[str]) -> None:
    assert sorted(origin.why for origin in origins(claims, {})) == whys


def test_two_who_speak_in_one_paragraph_of_one_article_are_two_origins() -> None:
    claims = [
        an_evidence("a", basis=Basis.NAMED, speakers=(ADA,), sketch=LINE, document="d"),
        an_evidence("b", basis=Basis.NAMED, speakers=(BO,), sketch=LINE, document="d"),
    ]

    assert len(origins(claims, {})) == 2


def test_a_spokesman_and_the_principal_are_named_as_one_word() -> None:
    claims = [said("a", ADA), an_evidence("b", basis=Basis.UNNAMED, unnamed="a Reed spokesman", outlet="Times")]

    assert [origin.why for origin in origins(claims, {})] == ["speakers of one name: Reed, and who speaks for them"]


def test_a_person_named_as_an_outlet_is_not_is_no_outlet() -> None:
    claims = [said("a", Speaker("r-hill", "Hill", family="hill")), an_evidence("b", outlet="The Hill")]

    assert len(origins(claims, {})) == 2


def test_one_who_speaks_and_posts_under_one_name_is_one_speaker() -> None:
    claims = [said("a", ADA), said("b", Speaker("r-account", "Ada Reed"), basis=Basis.POST, outlet="Times")]

    assert len(origins(claims, {})) == 1


speakers = st.sampled_from([(), (ADA,), (BO,), (ADA, BO), (REED_ALONE,)])
claims = st.builds(
    an_evidence,
    id=st.integers(0, 10**6).map(str),
    speakers=speakers,
    outlet=st.sampled_from(["Post", "Times", ""]),
    text=st.sampled_from([(), ARTICLE]),
    unnamed=st.sampled_from(["", "a Reed spokesman", "an official", "the senior official"]),
    basis=st.sampled_from([Basis.NAMED, Basis.UNNAMED, Basis.NARRATOR]),
    quote=st.sampled_from(["", LONG]),
)


@given(st.lists(claims, max_size=8, unique_by=lambda claim: claim.key), st.randoms())
def test_origins_do_not_depend_on_the_order_of_claims(evidence: list[Evidence], random: object) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

    assert origins(shuffled, {}) == origins(evidence, {})
