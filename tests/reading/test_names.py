from __future__ import annotations

import pytest

from sayso.model import Kind, Post
from tests.reading.parties_read import forms, named, read_names, spoken, the


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Vice President Ana Ruiz spoke.", "Ana Ruiz", "person"),
        ("Mr. Ostrava left the room.", "Ostrava", "person"),
        ("Foreign Minister Pavel Dorn resigned.", "Pavel Dorn", "person"),
        ("The minister of finance, Pavel Dorn, resigned.", "Pavel Dorn", "person"),
        ("Minister of Public Works Pavel Dorn resigned.", "Pavel Dorn", "person"),
        ("The spokeswoman, Ilse van der Meer, declined.", "Ilse van der Meer", "person"),
        ("Officials met Park Soo-jin in Oslo.", "Park Soo-jin", "person"),
        ("The court heard Walid al-Masri on Monday.", "Walid al-Masri", "person"),
        ("Robert C. Hale Jr. was elected.", "Robert C. Hale Jr.", "person"),
        ('Lewis "Skip" Marlow was elected.', 'Lewis "Skip" Marlow', "person"),
        ("Queen Margrethe II opened the fair.", "Queen Margrethe II", "person"),
        ("The Senate Committee on Foreign Relations met.", "Senate Committee on Foreign Relations", "organisation"),
        ("The Ministry of Health and Welfare closed.", "Ministry of Health and Welfare", "organisation"),
        ("The Peace and Justice Party won.", "Peace and Justice Party", "organisation"),
        ("The Movement for Clean Rivers won two seats.", "Movement for Clean Rivers", "organisation"),
        ("He teaches at the University of Bergen.", "University of Bergen", "organisation"),
        ("The Club for Clean Harbours met.", "Club for Clean Harbours", "organisation"),
        ("He studied at Universidad Pedro Molina.", "Universidad Pedro Molina", "organisation"),
        ("The Teachers' Union called a strike.", "Teachers' Union", "organisation"),
        ("Dol Ltd. bought the mine.", "Dol Ltd.", "organisation"),
        ("The GOP lost the seat.", "Republican Party", "organisation"),
        ("Iraq and Iran signed the treaty.", "Iraq", "place"),
        ("She was born in Ljubljana.", "Ljubljana", "place"),
        ("He won gold at the Winter Olympics.", "Winter Olympics", "event"),
        ("She lost the 2008 presidential election.", "2008 presidential election", "event"),
    ],
)
def test_a_name_is_found_whole_and_of_its_kind(text: str, name: str, kind: str) -> None:
    assert named(text).get(name) == kind


def test_a_title_is_no_part_of_the_name() -> None:
    assert forms("Vice President Ana Ruiz met Senator Ruiz's staff.", "Ana Ruiz") == ["Ana Ruiz", "Ruiz"]


def test_the_possessive_is_no_part_of_the_name() -> None:
    assert forms("Ana Ruiz’s plan failed. Ruiz's party split.", "Ana Ruiz") == ["Ana Ruiz", "Ruiz"]


@pytest.mark.parametrize("short", ["Ruiz", "Ana", "Mrs. Ruiz", "Senator Ruiz"])
def test_a_short_form_is_the_person_whose_full_name_is_given(short: str) -> None:
    text = f"Senator Ana Ruiz arrived on Monday. {short} said that the vote was lost."

    assert len(forms(text, "Ana Ruiz")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Ferry Service (NFS) closed. The NFS gave no reason.", "National Ferry Service"),
        ("The Popular Forces of Selby (MPB) fled. The MPB denied it.", "Popular Forces of Selby"),
        ("The Royal Bank of Harland closed. RBH gave no reason.", "Royal Bank of Harland"),
        ("The Washington Post asked him. The Post got no answer.", "Washington Post"),
    ],
)
def test_a_short_form_of_a_body_is_the_body(text: str, name: str) -> None:
    assert len(forms(text, name)) == text.count(".") + text.count("(")


def test_letters_that_two_bodies_could_have_stand_for_neither() -> None:
    text = "The Royal Bank of Harland sued the Regional Board of Health. RBH closed."

    assert forms(text, "Royal Bank of Harland") == ["Royal Bank of Harland"]


def test_a_family_is_no_name_of_its_own() -> None:
    assert set(named("Ana Ruiz and Carl Ruiz left. The Ruizes were tired.")) == {"Ana Ruiz", "Carl Ruiz"}


def test_a_campaign_against_somebody_is_not_that_campaign() -> None:
    assert "Ruiz campaign" not in named("Ana Ruiz feared the anti-Ruiz campaign.")


def test_peoples_and_degrees_are_no_parties() -> None:
    assert not named("Latinos with an MBA voted with African Americans.")


def test_a_family_name_that_is_misspelled_by_one_letter_is_the_same_persons() -> None:
    assert len(forms("Pavel Ostrovitch resigned. Ostrovich gave no reason.", "Pavel Ostrovitch")) == 2


def test_the_full_name_may_come_after_the_short_form() -> None:
    text = "Ruiz won the vote on Monday. Ana Ruiz, the mayor of Lund, thanked the voters."

    assert forms(text, "Ana Ruiz") == ["Ruiz", "Ana Ruiz"]


def test_a_middle_initial_makes_no_other_person() -> None:
    assert set(named("George Hale spoke. George W. Hale left.")) == {"George W. Hale"}


def test_two_full_names_with_one_family_name_stay_two_persons() -> None:
    found = named("Ana Ruiz met Carlos Ruiz. Both were born in Lund.")

    assert {"Ana Ruiz", "Carlos Ruiz"} <= set(found)


def test_different_middle_initials_make_two_persons() -> None:
    assert {"George H. Hale", "George W. Hale"} <= set(named("George H. Hale praised George W. Hale."))


def test_a_form_of_address_tells_two_of_one_family_name_apart() -> None:
    text = "Ana Ruiz met Carlos Ruiz on Monday. Mrs. Ruiz said she would run again."

    assert forms(text, "Ana Ruiz") == ["Ana Ruiz", "Ruiz"]


def test_an_acronym_in_brackets_is_a_form_of_the_name_before_it() -> None:
    text = "The Movement for Clean Rivers (MCR) won two seats. The MCR wants more."

    assert forms(text, "Movement for Clean Rivers") == ["Movement for Clean Rivers", "MCR", "MCR"]


def test_a_campaign_is_an_organisation_and_no_form_of_its_candidate() -> None:
    text = "Ana Ruiz spoke first. The Ruiz campaign raised money. Ruiz's campaign declined to comment."
    reading = read_names(text)

    assert the(reading, "Ruiz campaign").kind is Kind.ORGANISATION
    assert spoken(reading, "Ruiz campaign") == ["Ruiz campaign", "Ruiz's campaign"]
    assert spoken(reading, "Ana Ruiz") == ["Ana Ruiz", "Ruiz"]  # the second owns the campaign


def test_a_government_is_an_organisation_of_its_own() -> None:
    found = named("The Iraqi government accused Iran.")

    assert found["Iraqi government"] == "organisation"
    assert found["Iran"] == "place"


def test_an_adjective_before_a_role_mentions_its_country() -> None:
    assert forms("Iraqi President Karim Aziz left.", "Iraq") == ["Iraqi"]


def test_an_adjective_before_a_thing_mentions_nobody() -> None:
    assert "Italy" not in named("She ordered an Italian ice cream.")


def test_a_place_before_a_title_stands_by_itself() -> None:
    assert {"Lund", "Ana Ruiz"} <= set(named("She met Lund Mayor Ana Ruiz."))


def test_a_party_before_a_name_stands_by_itself() -> None:
    found = named("The bill was called a mistake by Democrat Charles Ostrava.")

    assert found == {"Democratic Party": "organisation", "Charles Ostrava": "person"}


def test_a_family_name_that_is_also_a_place_is_the_person_unless_it_stands_as_a_place() -> None:
    text = "Tobias Washington thanked the crew. Washington flew to Washington on Monday."

    assert forms(text, "Tobias Washington") == ["Tobias Washington", "Washington"]


def test_a_title_alone_names_nobody() -> None:
    assert "Prime Minister" not in named("The Prime Minister spoke on Monday.")


def test_in_a_headline_only_names_known_from_the_text_count() -> None:
    text = "Mayor Ruiz Calls Harbour Plan Great Big Mistake\n\nAna Ruiz said on Monday that the plan was dead."

    assert forms(text, "Ana Ruiz") == ["Ruiz", "Ana Ruiz"]
    assert set(named(text)) == {"Ana Ruiz"}


def test_party_and_state_of_a_member_are_read_from_the_mark_behind_the_name() -> None:
    found = named("The bill by Sen. Tom Hale (R-TX) failed.")

    assert found == {"Tom Hale": "person", "Republican Party": "organisation", "Texas": "place"}


def test_days_and_months_name_nobody() -> None:
    assert named("The vote was held on Monday, 3 March.") == {}


def test_the_author_of_a_post_is_an_account() -> None:
    text = "“We will win.” — Ana Ruiz (@anaruiz) August 20, 2024"
    post = Post("p", "Ana Ruiz", "anaruiz", "2024-08-20", (0, len(text)), (0, 14))
    (account,) = [e for e in read_names(text, post).entities if e.kind is Kind.ACCOUNT]

    assert account.name == "Ana Ruiz"
    assert account.aliases == ("@anaruiz",)
    assert [text[slice(*m.span)] for m in account.mentions] == ["Ana Ruiz"]


def test_reading_twice_gives_the_same_ids() -> None:
    text = "Ana Ruiz met Carlos Ruiz in Oslo."
    read_names.cache_clear()
    first = [entity.id for entity in read_names(text).entities]
    read_names.cache_clear()

    assert [entity.id for entity in read_names(text).entities] == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "'",
        "“",
        "A",
        "I",
        "-Al-",
        "al-",
        "The",
        "of Of of",
        "Pope II met Jr. Bo Lind III and Sr. spoke. Jr said so.",
        "\u2028Ana\u2028Ruiz",
        "مرحبا Ana Ruiz שלום",
        "A\u0301na " * 9,
    ],
)
def test_odd_text_is_read_without_complaint(text: str) -> None:
    for entity in read_names(text).entities:
        assert all(text[slice(*mention.span)] for mention in entity.mentions)


def test_a_very_long_run_of_names_is_read_in_pieces() -> None:
    assert read_names("he met Ana Ruiz " * 500).entities
