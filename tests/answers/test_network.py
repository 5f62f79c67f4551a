"""The network around a party and of a whole record: what is in it, what is not, and what is said of the rest."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.answers.network import MOST, Network
from sayso.errors import UnknownRelation, UnreadableTime
from sayso.model import Basis, Factuality, Kind, Reading, Stage
from sayso.record.weighing.standing import DRAWN, Standing
from tests.builders import Told, a_document, a_reading

ROLES = {"Ada Reed": "mayor of Lund", "Bo Lund": "minister", "Cy Marsh": "senator", "Di Holm": "banker"}
BODIES = {"Dol Ltd": Kind.ORGANISATION}
MET = Told("Ada Reed", "met_with", "Bo Lund", time="2016-03-01")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db")) as opened:
        yield opened


def add(record: Record, *readings: Reading) -> None:
    by_id = {reading.document.id: reading for reading in readings}
    record.add([reading.document for reading in readings], read=lambda document: by_id[document.id])


def story(id: str, *claims: Told, date: str = "2016-05-01", outlet: str = "Post") -> Reading:
    parties = [party for claim in claims for party in (claim.subject, claim.object)]
    document = a_document(id, f"Story {id}: {', '.join(dict.fromkeys(parties))}.", outlet=outlet, date=date)
    return a_reading(document, *claims, roles={each: ROLES[each] for each in parties if each in ROLES}, kinds=BODIES)


def told(found: Network) -> set[tuple[str, str, str]]:
    """The ties by names; the parties of a symmetric one have no order."""
    sides = [(link.relation, link.symmetric, (link.subject_name, link.object_name)) for link in found.links]
    ordered = [(relation, sorted(pair) if symmetric else pair) for relation, symmetric, pair in sides]
    return {(one, relation, other) for relation, (one, other) in ordered}


def names(found: Network, step: int) -> set[str]:
    return {node.name for node in found.nodes if node.step == step}


def test_an_empty_record_has_an_empty_network(record: Record) -> None:
    assert record.network() == Network((), (), 0, 0, "", "", 150)


def test_one_step_has_the_ties_of_the_party_and_those_between_its_neighbours(record: Record) -> None:
    between = Told("Bo Lund", "supports", "Cy Marsh")
    beyond = Told("Cy Marsh", "owns", "Dol Ltd")
    add(record, story("a", MET, Told("Ada Reed", "ally_of", "Cy Marsh"), between, beyond))

    found = record.network("Ada Reed")

    assert told(found) == {
        ("Ada Reed", "met_with", "Bo Lund"),
        ("Ada Reed", "ally_of", "Cy Marsh"),
        ("Bo Lund", "supports", "Cy Marsh"),
    }
    assert (names(found, 0), names(found, 1)) == ({"Ada Reed"}, {"Bo Lund", "Cy Marsh"})


def test_a_second_step_adds_the_ties_of_the_neighbours(record: Record) -> None:
    add(record, story("a", MET, Told("Bo Lund", "owns", "Dol Ltd")))

    found = record.network("Ada Reed", steps=2)

    assert ("Bo Lund", "owns", "Dol Ltd") in told(found)
    assert names(found, 2) == {"Dol Ltd"}


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        (replace(MET, basis=Basis.UNNAMED, unnamed="an aide"), Standing.HEARSAY),
        (replace(MET, factuality=Factuality.POSSIBLE), Standing.SPECULATED),
        (replace(MET, factuality=Factuality.DENIED), Standing.DENIED),
    ],
)
def test_what_nobody_firmly_says_is_off_until_switched_on(record: Record, claim: Told, standing: Standing) -> None:
    add(record, story("a", claim))

    assert not record.network().links
    (link,) = record.network(standings=[standing]).links
    assert link.standing is standing


def test_what_was_taken_back_is_off_until_switched_on(record: Record) -> None:
    add(record, story("a", MET))
    record.withdraw("a")

    assert not record.network().links
    assert len(record.network(standings=Standing).links) == 1


def test_only_ties_of_so_many_origins_are_shown(record: Record) -> None:
    add(record, story("a", MET), story("b", MET, Told("Ada Reed", "ally_of", "Bo Lund"), outlet="Times"))

    assert told(record.network(origins=2)) == {("Ada Reed", "met_with", "Bo Lund")}


@pytest.mark.parametrize("asked", ["money", "owns"])
def test_relations_are_asked_for_by_name_or_field(record: Record, asked: str) -> None:
    add(record, story("a", MET, Told("Bo Lund", "owns", "Dol Ltd")))

    assert told(record.network(relations=[asked])) == {("Bo Lund", "owns", "Dol Ltd")}


def test_a_relation_that_nobody_knows_is_refused(record: Record) -> None:
    with pytest.raises(UnknownRelation, match="'likes': no relation"):
        record.network(relations=["likes"])


def test_no_private_person_unless_asked_for(record: Record) -> None:
    add(record, story("a", MET, Told("Ada Reed", "sibling_of", "Jo Quill"), Told("Bo Lund", "met_with", "Jo Quill")))

    around, whole = record.network("Ada Reed"), record.network()

    assert told(around) == told(whole) == {("Ada Reed", "met_with", "Bo Lund")}
    assert around.private == 1
    assert ("Bo Lund", "met_with", "Jo Quill") in told(record.network(private=True))


def test_a_private_person_named_whole_has_a_network_of_their_own(record: Record) -> None:
    add(record, story("a", Told("Ada Reed", "sibling_of", "Jo Quill"), Told("Jo Quill", "friend_of", "Sam Lee")))

    found = record.network("Jo Quill")

    assert told(found) == {("Ada Reed", "sibling_of", "Jo Quill")}
    assert found.private == 1


def test_a_private_neighbours_other_ties_stay_out_where_they_are_asked_for(record: Record) -> None:
    add(record, story("a", MET, Told("Ada Reed", "sibling_of", "Jo Quill"), Told("Bo Lund", "met_with", "Jo Quill")))

    found = record.network("Ada Reed", private=True, steps=2)

    assert ("Ada Reed", "sibling_of", "Jo Quill") in told(found)
    assert ("Bo Lund", "met_with", "Jo Quill") not in told(record.network("Ada Reed", private=True))


def test_of_too_many_ties_those_of_the_most_origins_are_kept_and_the_rest_counted(record: Record) -> None:
    others = [Told("Ada Reed", relation, "Bo Lund") for relation in ("ally_of", "supports", "friend_of")]
    add(record, story("a", *others, MET), story("b", MET, outlet="Times"))

    for found in (record.network(limit=2), record.network("Ada Reed", limit=2), record.network("Bo Lund", limit=2)):
        assert found.links[0].relation == "met_with"
        assert (len(found.links), found.left_out) == (2, 2)


def test_the_limit_has_a_limit(record: Record) -> None:
    assert record.network(limit=10**9).limit == MOST
    assert record.network(limit=-1).limit == 1


def test_as_of_a_time_it_is_what_may_have_been_so_then(record: Record) -> None:
    later = Told("Ada Reed", "ally_of", "Bo Lund", time="2020")
    add(record, story("a", MET), story("b", later, date="2020-06-01"))

    assert told(record.network(as_of="2017")) == {("Ada Reed", "met_with", "Bo Lund")}
    assert told(record.network("Ada Reed", as_of="2017")) == {("Ada Reed", "met_with", "Bo Lund")}
    assert len(record.network(as_of="2020").links) == 2


def test_as_of_a_time_the_standing_is_that_of_the_time(record: Record) -> None:
    add(record, story("a", MET), story("b", replace(MET, factuality=Factuality.DENIED), date="2020-01-01"))
    dated = replace(MET, time="")
    add(record, story("c", replace(dated, relation="ally_of")))
    add(record, story("d", replace(dated, relation="ally_of", factuality=Factuality.DENIED), date="2020-01-01"))

    then = {link.relation: link.standing for link in record.network(as_of="2017").links}
    now = {link.relation: link.standing for link in record.network().links}

    assert then["ally_of"] is Standing.REPORTED
    assert now["ally_of"] is Standing.DISPUTED


def test_as_of_what_is_no_time_is_refused(record: Record) -> None:
    add(record, story("a", MET))
    with pytest.raises(UnreadableTime):
        record.network(as_of="soon")


def test_the_days_of_ties_and_articles_are_told(record: Record) -> None:
    add(record, story("a", replace(MET, time="1999-04")), story("b", replace(MET, time=""), date="2020-01-02"))

    found = record.network()

    assert (found.first, found.last) == ("1999-04-01", "2020-01-02")


def test_a_matter_of_law_carries_its_latest_stage_whatever_relation_tells_it(record: Record) -> None:
    charged = Told("Bo Lund", "charged", "Ada Reed", stage=Stage.CHARGED)
    acquitted = Told("Bo Lund", "accused", "Ada Reed", stage=Stage.ACQUITTED)
    add(record, story("a", charged), story("b", acquitted, date="2017-01-01"))

    (link,) = record.network(relations=["charged"], risky=True).links

    assert link.latest is not None
    assert link.latest.stage is Stage.ACQUITTED


def test_the_network_is_ready_for_json(record: Record) -> None:
    add(record, story("a", MET))

    found = record.network().as_dict()

    assert {node["name"]: node["ties"] for node in found["nodes"]} == {"Ada Reed": 1, "Bo Lund": 1}
    assert found["links"][0]["label"] == "met"
    assert Standing.DENIED not in DRAWN
