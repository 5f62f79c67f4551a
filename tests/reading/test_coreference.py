from __future__ import annotations

import pytest

from sayso.model import Act, Basis, Document, Form, Kind, Quotation, Reading, Statement
from sayso.reading.coreference.coreference import Resolvers, coreference
from sayso.reading.coreference.first_person import first_person
from sayso.reading.names.names import names
from sayso.reading.parse import segment
from tests.reading.parties_read import meant, read_parties, spoken, the


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz met Paul Dorn. [She] left early.", "Ana Ruiz"),
        ("Ana Ruiz met Paul Dorn. [He] left early.", "Paul Dorn"),
        ("Ana Ruiz praised [her] staff.", "Ana Ruiz"),
        ("Paul Dorn told Carlos Hale that [he] would resign.", "Paul Dorn"),
        ("Before [she] spoke, Ana Ruiz thanked the crew.", "Ana Ruiz"),
        ("After [her] speech, Ana Ruiz thanked the crew.", "Ana Ruiz"),
        ("Paul Dorn, [who] runs the port, resigned.", "Paul Dorn"),
        ("Paul Dorn hurt [himself] on Monday.", "Paul Dorn"),
        ("Mr. Dorn met Mrs. Ostrava. [She] agreed.", "Ostrava"),
        ("Dol Ltd. said that [it] would close the mine.", "Dol Ltd."),
        ("The spokeswoman, Kari Moe, resigned. [She] gave no reason.", "Kari Moe"),
        ("“The dam is safe,” said Paul Dorn. “Nobody was hurt,” [he] added.", "Paul Dorn"),
        ("“We need help,” said Paul Dorn, a friend of Carlos Hale. “[He] is tired.”", "Carlos Hale"),
    ],
)
def test_a_pronoun_means_the_one_who_agrees(text: str, name: str) -> None:
    assert meant(text) == name


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    assert meant("Paul Dorn met Carlos Hale. Hale thanked [him].") == "Paul Dorn"


def test_a_pronoun_in_a_clause_about_somebody_without_a_name_means_nobody_named() -> None:
    assert meant("Paul Dorn accused a clerk who had sold [his] files.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Paul Dorn met Carlos Hale. [The two] left together.",
        "Paul Dorn and Carlos Hale spoke. A crowd cheered [the two].",
    ],
)
def test_a_number_alone_means_those_just_named(text: str) -> None:
    assert meant(text) == "Paul Dorn and Carlos Hale"


def test_a_number_of_more_than_are_named_means_nobody() -> None:
    assert meant("Paul Dorn met Carlos Hale. [The three] left together.") == ""


def test_two_roles_in_one_breath_mean_the_one_who_is_called_so() -> None:
    assert meant("Sen. Ana Ruiz met Paul Dorn. [The Lund senator] and presidential candidate spoke.") == "Ana Ruiz"


def test_a_pronoun_that_nobody_agrees_with_means_nobody() -> None:
    assert meant("Ana Ruiz spoke on Monday. [He] left early.") == ""


def test_something_else_can_be_tried_in_the_place_of_a_rule() -> None:
    named = names(segment(Reading(Document("d", "Ana Ruiz left early. She gave no reason."))))

    reading = coreference(named, Resolvers(antecedent=lambda scene, token: None))

    assert [mention.form for entity in reading.entities for mention in entity.mentions] == [Form.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Dol Ltd. closed the mine. [It] is clear that jobs will go.",
        "Dol Ltd. closed the mine. [It] was revealed that jobs will go.",
        "Dol Ltd. closed the mine. [It] rained all day.",
        "Dol Ltd. bought the boat, and a storm sank [it].",
    ],
)
def test_an_it_that_means_nothing_named_means_nobody(text: str) -> None:
    assert meant(text) == ""


def test_the_third_person_in_a_quotation_is_not_its_speaker() -> None:
    text = "Paul Dorn met Carlos Hale. “I trust [him],” Dorn said."

    assert meant(text) == "Carlos Hale"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Ana Ruiz met the mayor of Lund, Paul Dorn. [The senator] was late.", "Ana Ruiz"),
        ("Senator Ana Ruiz met Paul Dorn, the mayor of Lund. [The mayor] was late.", "Paul Dorn"),
        ("The Judiciary Committee met on Monday. [The committee] adjourned.", "Judiciary Committee"),
        ("Kari Moe, 38, was elected on Monday. [The 38-year-old] thanked the voters.", "Kari Moe"),
        ("Vice President Ana Ruiz met President Paul Dorn. [The president] smiled.", "Paul Dorn"),
    ],
)
def test_a_definite_noun_means_whom_the_text_calls_so(text: str, name: str) -> None:
    assert meant(text) == name


def test_a_noun_of_another_country_means_somebody_else() -> None:
    assert meant("French President Paul Dorn spoke. [The Syrian president] did not come.") == ""


def test_a_noun_by_gender_alone_means_the_other_woman() -> None:
    assert meant("Ana Ruiz met Kari Moe. Ruiz values the friendship of [the former first lady].") == "Kari Moe"


def test_a_former_president_is_not_the_president() -> None:
    assert meant("President Paul Dorn spoke. [The former president] was not invited.") == ""


def test_a_noun_set_beside_a_name_is_a_mention_of_its_bearer() -> None:
    assert meant("[A spokesman for Dol Ltd.], Paul Dorn, declined.") == "Paul Dorn"


def test_a_noun_that_another_noun_comes_between_is_no_mention() -> None:
    text = "Ana Ruiz and Kari Moe are [women with a common foe], Paul Dorn."

    assert meant(text) == ""


def test_a_lone_given_name_of_kin_gets_the_family_name_as_inferred() -> None:
    reading = read_parties("Senator Ana Ruiz's sister Mia worked for the port.")

    assert the(reading, "Mia").inferred_name == "Mia Ruiz"
    assert the(reading, "Mia").name == "Mia"


def test_a_wife_gets_no_inferred_name() -> None:
    assert the(read_parties("Paul Dorn's wife Mia worked for the port."), "Mia").inferred_name == ""


def test_kin_named_once_are_meant_later() -> None:
    text = "Paul Dorn and his wife Mia Hale arrived on Monday. Dorn said his [wife] was tired."

    assert meant(text) == "Mia Hale"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz met Kari Moe on Monday. [Both women] were tired.",
        "Ana Ruiz met Kari Moe on Monday. [The two women] were tired.",
        "Ana Ruiz and Kari Moe met on Monday. [They] were tired.",
        "Ana Ruiz and Kari Moe met on Monday. [The pair] were tired.",
        "Ana Ruiz and Kari Moe met on Monday. [Both] were tired.",
        "Ana Ruiz and Kari Moe know [each] other.",
    ],
)
def test_words_for_two_mean_the_group_of_both(text: str) -> None:
    assert meant(text) == "Ana Ruiz and Kari Moe"


def test_a_group_has_its_members() -> None:
    reading = read_parties("Ana Ruiz and Kari Moe met on Monday. They were tired.")
    group = the(reading, "Ana Ruiz and Kari Moe")

    assert group.kind is Kind.GROUP
    assert group.members == (the(reading, "Ana Ruiz").id, the(reading, "Kari Moe").id)


def test_both_women_leaves_the_men_out() -> None:
    text = "Ana Ruiz, Paul Dorn and Kari Moe met on Monday. [Both women] were tired."

    assert meant(text) == "Ana Ruiz and Kari Moe"


def test_they_is_left_alone_where_a_plural_noun_stands_nearer() -> None:
    assert meant("Ana Ruiz and Kari Moe met on Monday. The voters said [they] were tired.") == ""


def test_a_family_is_all_who_bear_the_name() -> None:
    reading = read_parties("Bill Ruiz and Ana Ruiz arrived. The Ruizes were tired. The Ruizs left.")
    family = the(reading, "the Ruizs")

    assert set(family.members) == {the(reading, "Bill Ruiz").id, the(reading, "Ana Ruiz").id}


def test_a_family_of_which_one_is_named_has_a_second_member() -> None:
    reading = read_parties("Ana Clavin spoke on Monday. The Clavins endorsed the plan.")
    family = the(reading, "the Clavins")

    assert len(family.members) == 2
    assert the(reading, "Ana Clavin").id in family.members
    assert spoken(reading, "the Clavins") == ["Clavins"]


def test_two_roles_in_one_breath_mean_the_family_named_before() -> None:
    text = "Ana Clavin spoke. The Clavins endorsed him. [The former mayor and former senator] had trust in him."

    assert meant(text) == "the Clavins"


def a_quotation(reading: Reading, speakers: tuple[str, ...], start: int, end: int) -> Statement:
    return Statement(
        id="s",
        speakers=speakers,
        speaker_span=None,
        cue=None,
        content=((start, end),),
        quotation=Quotation.DIRECT,
        act=Act.SPEECH,
        basis=Basis.NAMED,
    )


def with_quotation(text: str, name: str) -> Reading:
    reading = read_parties(text)
    quotation = a_quotation(reading, (the(reading, name).id,), text.index("“"), text.index("”") + 1)
    return first_person(Reading(reading.document, reading.parse, entities=reading.entities, statements=(quotation,)))


def test_i_in_a_quotation_is_its_speaker() -> None:
    reading = with_quotation("“I trust my team,” said Ana Ruiz. I doubt it.", "Ana Ruiz")

    assert [reading.document.text[slice(*m.span)] for m in the(reading, "Ana Ruiz").mentions] == ["I", "my", "Ana Ruiz"]


def test_we_in_a_quotation_is_no_single_person() -> None:
    reading = with_quotation("“We trust him,” said Ana Ruiz.", "Ana Ruiz")

    assert spoken(reading, "Ana Ruiz") == ["Ana Ruiz"]


def test_we_in_the_words_of_a_body_is_the_body() -> None:
    reading = with_quotation("“We trust him,” said the European Commission.", "European Commission")

    assert spoken(reading, "European Commission", names_too=False) == ["We"]


def test_no_two_entities_share_a_pronoun() -> None:
    reading = read_parties("Ana Ruiz and Kari Moe met Paul Dorn. He thanked them, and they thanked him and his staff.")
    spans = [m.span for e in reading.entities for m in e.mentions if m.form is Form.PRONOUN]

    assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    "text", ["", "He.", "They and they.", "The the the", "“He “she ‘it", "himself herself each other"]
)
def test_odd_text_means_nobody(text: str) -> None:
    assert read_parties(text).entities == ()
