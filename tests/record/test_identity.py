from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Kind
from sayso.record.appearance import Appearance, Mark
from sayso.record.identity import Identity, identities

MAYOR: Mark = ("role", "mayor of Lund")
SINGER: Mark = ("role", "singer of the Larks")


def an_appearance(
    document: str,
    name: str = "Ada Reed",
    *marks: Mark,
    kind: Kind = Kind.PERSON,
    company: Sequence[str] = (),
    aliases: tuple[str, ...] = (),
    place: str = "",
    public: bool = False,
) -> Appearance:
    beside = frozenset(company)
    return Appearance(document, "e1", kind, name, aliases, frozenset(marks), beside, place, public)


def together(*appearances: Appearance) -> list[set[str]]:
    return sorted(({member.document for member in party.members} for party in identities(appearances)), key=sorted)


@pytest.mark.parametrize("mark", [MAYOR, ("body", "Lund City Council"), ("kin", "Bo Reed")])
def test_one_full_name_and_a_shared_mark_are_one_person(mark: Mark) -> None:
    assert together(an_appearance("a", "Ada Reed", mark), an_appearance("b", "Áda  REED", mark)) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(an_appearance("a"), an_appearance("b"), id="a name alone"),
        pytest.param(an_appearance("a", "Ada Reed", MAYOR), an_appearance("b", "Ada Reed", SINGER), id="other roles"),
        pytest.param(an_appearance("a", "Reed", MAYOR), an_appearance("b", "Reed", MAYOR), id="a family name"),
        pytest.param(an_appearance("a", "A. Reed", MAYOR), an_appearance("b", "A. Reed", MAYOR), id="an initial"),
        pytest.param(an_appearance("a", "Ada Reed", MAYOR), an_appearance("b", "Bo Reed", MAYOR), id="another name"),
        pytest.param(an_appearance("a", "Mayor Reed", MAYOR), an_appearance("b", "Mayor Reed", MAYOR), id="a title"),
    ],
)
def test_without_evidence_they_are_kept_apart(one: Appearance, other: Appearance) -> None:
    assert together(one, other) == [{"a"}, {"b"}]


def test_a_full_alias_joins_as_a_name_does() -> None:
    longer = an_appearance("a", "Ada Mary Reed", MAYOR, aliases=("Ada Reed",))

    assert together(longer, an_appearance("b", "Ada Reed", MAYOR)) == [{"a", "b"}]


def test_company_joins_a_person_of_whom_nothing_else_is_said() -> None:
    mayor = an_appearance("a", "Ada Reed", MAYOR, company=["bo lund"])

    (party,) = identities([mayor, an_appearance("b", company=["bo lund"])])

    assert party.joined == ("both named with bo lund",)


@pytest.mark.parametrize(("company", "persons"), [(["bo lund"], 2), (["bo lund", "ann ito"], 1)])
def test_two_companions_join_a_person_whose_roles_differ(company: list[str], persons: int) -> None:
    mayor = an_appearance("a", "Ada Reed", MAYOR, company=company)
    singer = an_appearance("b", "Ada Reed", SINGER, company=company)

    assert len(together(mayor, singer)) == persons


def test_company_that_fits_two_namesakes_joins_neither() -> None:
    mayor = an_appearance("a", "Ada Reed", MAYOR, company=["bo lund"])
    singer = an_appearance("b", "Ada Reed", SINGER, company=["bo lund"])

    assert together(mayor, singer, an_appearance("c", company=["bo lund"])) == [{"a"}, {"b"}, {"c"}]


def test_the_company_of_somebody_whom_all_articles_name_says_nothing() -> None:
    crowd = [an_appearance(f"x{i:02}", "Bo Lund", MAYOR, company=["ada reed"]) for i in range(60)]
    pair = [an_appearance("a", company=["bo lund"]), an_appearance("b", company=["bo lund"])]

    assert {"a"} in together(*crowd, *pair)


def test_organisations_of_one_name_are_one() -> None:
    one = an_appearance("a", "The Harbour Trust", kind=Kind.ORGANISATION)

    assert together(one, an_appearance("b", "Harbour Trust", kind=Kind.ORGANISATION)) == [{"a", "b"}]


def test_a_place_is_not_the_organisation_of_its_name() -> None:
    assert together(
        an_appearance("a", "Lund", kind=Kind.PLACE), an_appearance("b", "Lund", kind=Kind.ORGANISATION)
    ) == [
        {"a"},
        {"b"},
    ]


def test_a_body_that_every_country_has_is_one_only_where_the_articles_are_on_one_place() -> None:
    def senate(document: str, place: str) -> Appearance:
        return an_appearance(document, "Senate", kind=Kind.ORGANISATION, place=place)

    assert together(senate("a", "chile"), senate("b", "chile"), senate("c", "kenya"), senate("d", "")) == [
        {"a", "b"},
        {"c"},
        {"d"},
    ]


def test_an_account_is_known_by_its_handle() -> None:
    one = an_appearance("a", "@AdaReed", kind=Kind.ACCOUNT)

    assert together(one, an_appearance("b", "Ada", kind=Kind.ACCOUNT, aliases=("@adareed",))) == [{"a", "b"}]


def test_joining_says_why() -> None:
    (party,) = identities([an_appearance("a", "Ada Reed", MAYOR), an_appearance("b", "Ada Reed", MAYOR)])

    assert party.joined == ("both “mayor of Lund”",)


def test_a_person_is_public_where_any_article_gives_a_public_role() -> None:
    (party,) = identities([an_appearance("a", "Ada Reed", MAYOR, public=True), an_appearance("b", "Ada Reed", MAYOR)])

    assert party.public


def ids(parties: list[Identity]) -> list[str]:
    return [party.id for party in parties]


appearances = st.builds(
    an_appearance,
    st.integers(0, 10**6).map(str),
    st.sampled_from(["Ada Reed", "Reed", "Ada M. Reed"]),
    st.sampled_from([MAYOR, SINGER, ("kin", "Bo Reed")]),
    company=st.lists(st.sampled_from(["bo lund", "cy marsh"]), max_size=2),
    aliases=st.sampled_from([(), ("Ada Reed",)]),
)


@given(st.lists(appearances, max_size=9, unique_by=lambda appearance: appearance.id), st.randoms())
def test_who_is_who_does_not_depend_on_the_order_of_articles(found: list[Appearance], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

    assert identities(shuffled) == identities(found)
