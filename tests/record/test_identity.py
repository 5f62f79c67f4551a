from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Kind
from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.identity.joining import Identity, identities

MAYOR: Mark = ("role", "mayor of Lund")
SINGER: Mark = ("role", "singer of the Larks")
COMMON_NAME = "Ann Reed"  # both words are borne by many; Ada is not


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
    mayor = an_appearance("a", COMMON_NAME, MAYOR, company=company)
    singer = an_appearance("b", COMMON_NAME, SINGER, company=company)

    assert len(together(mayor, singer)) == persons


def test_company_that_fits_two_namesakes_joins_neither() -> None:
    mayor = an_appearance("a", COMMON_NAME, MAYOR, company=["bo lund"])
    singer = an_appearance("b", COMMON_NAME, SINGER, company=["bo lund"])

    assert together(mayor, singer, an_appearance("c", COMMON_NAME, company=["bo lund"])) == [{"a"}, {"b"}, {"c"}]


def test_the_company_of_somebody_whom_all_articles_name_says_nothing() -> None:
    crowd = [an_appearance(f"x{i:02}", "Bo Lund", MAYOR, company=["ann reed"]) for i in range(60)]
    pair = [an_appearance(document, COMMON_NAME, company=["bo lund"]) for document in ("a", "b")]

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


def is_one(one: Appearance, *others: Appearance) -> bool:
    return len(together(one, *others)) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Daniel Sorvane", id="the name that it is short for"),
        pytest.param("Dan B. Sorvane", id="an initial"),
        pytest.param("Dan Bert Sorvane Jr.", id="a middle name and Jr."),
        pytest.param("Dan Sorvanne", id="a letter more"),
        pytest.param("Dan Srovane", id="letters in another order"),
        pytest.param("Comedian Dan Sorvane", id="a word before it"),
    ],
)
def test_forms_of_a_rare_name_are_one_by_anybody_beside_them(other: str) -> None:
    one = an_appearance("a", "Dan Sorvane", company=["bo lund"])

    assert is_one(one, an_appearance("b", other, company=["bo lund"]))
    assert not is_one(one, an_appearance("b", other, company=["ann ito"]))


@pytest.mark.parametrize("other", ["Don Sorvane", "Dan Sorel", "Dana Sorvane", "Bo Dan", "Dan Sorvane2"])
def test_other_names_are_no_forms(other: str) -> None:
    assert not is_one(an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", other, MAYOR))


def test_a_name_that_can_stand_for_two_is_a_form_of_neither() -> None:
    one, other = an_appearance("a", "Dan B. Sorvane", MAYOR), an_appearance("b", "Dan C. Sorvane", MAYOR)

    assert together(one, other, an_appearance("c", "Dan Sorvane", MAYOR)) == [{"a"}, {"b"}, {"c"}]
    assert together(one, an_appearance("c", "Dan Sorvane", MAYOR)) == [{"a", "c"}]


def test_father_and_son_whom_one_article_has_are_two_in_all() -> None:
    son = Appearance("a", "e2", Kind.PERSON, "Dan Sorvane Jr.", marks=frozenset({MAYOR}))
    father, elsewhere = an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", "Dan Sorvane Jr.", MAYOR)

    assert {frozenset(member.id for member in party.members) for party in identities([son, father, elsewhere])} == {
        frozenset({son.id, elsewhere.id}),
        frozenset({father.id}),
    }


def test_initials_stand_for_the_only_name_that_they_fit() -> None:
    initials, whole = an_appearance("a", "J. D. Sorvane", MAYOR), an_appearance("b", "Jon Dan Sorvane", MAYOR)

    assert is_one(initials, whole)
    assert not is_one(initials, whole, an_appearance("c", "Jean Dora Sorvane", MAYOR))


def test_a_country_is_enough_for_a_rare_name_and_not_for_a_short_form_of_it() -> None:
    def in_chile(document: str, name: str) -> Appearance:
        return Appearance(document, "e1", Kind.PERSON, name, things=frozenset({"chile"}))

    assert is_one(in_chile("a", "Dan Sorvane"), in_chile("b", "Dan Sorvane"))
    assert not is_one(in_chile("a", "Dan Sorvane"), in_chile("b", "Daniel Sorvane"))
    assert not is_one(in_chile("a", COMMON_NAME), in_chile("b", COMMON_NAME))


def test_a_common_name_takes_a_title_and_somebody_or_something_more() -> None:
    def titled(document: str, title: str, *things: str) -> Appearance:
        return Appearance(document, "e1", Kind.PERSON, COMMON_NAME, titles=frozenset({title}), things=frozenset(things))

    assert is_one(titled("a", "pilot", "harbour trust"), titled("b", "pilot", "harbour trust"))
    assert not is_one(titled("a", "pilot", "harbour trust"), titled("b", "nurse", "harbour trust"))
    assert not is_one(titled("a", "pilot", "harbour trust"), titled("b", "pilot"))


def known_as(document: str, name: str, title: str = "", thing: str = "kenya", date: str = "2014-05-01") -> Appearance:
    titles = frozenset({title} - {""})
    return Appearance(document, "e1", Kind.PERSON, name, titles=titles, things=frozenset({thing}), date=date)


def test_a_family_name_with_a_title_is_the_one_who_has_it_at_that_time() -> None:
    president = known_as("a", "Dan Sorvane", "president")

    assert is_one(president, known_as("b", "Sorvane", "president"))
    assert not is_one(president, known_as("b", "Sorvane", "judge"))
    assert not is_one(president, known_as("b", "Sorvane", "president", date="2004-05-01"))
    assert not is_one(president, known_as("b", "Sorvane", "president", thing="chile"))


def test_a_family_name_that_fits_two_is_one_with_neither() -> None:
    two = known_as("a", "Dan Sorvane", "president"), known_as("b", "Bo Sorvane", "president", thing="lima")

    both = Appearance("c", "e1", Kind.PERSON, "Sorvane", titles=two[0].titles, things=two[0].things | two[1].things)

    assert together(*two, both) == [{"a"}, {"b"}, {"c"}]


def test_a_family_name_alone_takes_somebody_whom_several_articles_name() -> None:
    named = [known_as(f"a{number}", "Dan Sorvane") for number in range(3)]

    assert len(together(*named, known_as("b", "Sorvane"))) == 1
    assert len(together(*named[:2], known_as("b", "Sorvane"))) == 2


def test_a_join_by_a_form_of_the_name_has_sides() -> None:
    (party,) = identities([an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", "Daniel Sorvane", MAYOR)])
    (firm,) = identities([an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", "Dan Sorvane", MAYOR)])

    assert len(set(party.sides.values())) == 2
    assert len(set(firm.sides.values())) == 1


def test_a_join_that_a_person_made_has_one_side() -> None:
    one, other = an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", "Daniel Sorvane", MAYOR)

    (party,) = identities([one, other], [(one.id, other.id, True)])

    assert len(set(party.sides.values())) == 1


def test_a_person_can_split_what_forms_of_a_name_joined() -> None:
    one, other = an_appearance("a", "Dan Sorvane", MAYOR), an_appearance("b", "Daniel Sorvane", MAYOR)

    assert len(identities([one, other], [(one.id, other.id, False)])) == 2


def test_a_family_name_is_nobody_whom_the_same_article_has_beside_it() -> None:
    whole = known_as("a", "Dan Sorvane", "president")
    part = Appearance("a", "e2", Kind.PERSON, "Sorvane", titles=whole.titles, things=whole.things, date=whole.date)

    assert len(identities([whole, part])) == 2
    assert len(identities([whole, part, known_as("b", "Dan Sorvane", "president")])) == 2
