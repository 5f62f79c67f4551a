"""Pages of a network: the data that a script draws, its filter, the same ties as a list."""

import re

import pytest
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.answers.network import Wanted
from sayso.record.weighing.standing import Standing
from sayso.web.networks import OFTEN, in_words
from tests.web.doors import a_client
from tests.web.hostile import HOSTILE, SCRIPT, fill

EVERY = "&".join(f"standing={each}" for each in Standing)


def bo(record: Record) -> str:
    return record.people("Bo Lund")[0].id


@pytest.mark.parametrize("address", ["/network", "/people/Bo Lund/network"])
def test_the_data_are_what_the_record_answers(client: TestClient, small: Record, address: str) -> None:
    name = "Bo Lund" if "people" in address else None

    assert client.get(f"{address}.json").json() == small.network(name).as_dict()
    assert client.get(f"{address}.json?{EVERY}").json() == small.network(name, standings=list(Standing)).as_dict()


def test_the_list_names_every_tie_that_is_drawn(client: TestClient) -> None:
    drawn = {link["id"] for link in client.get(f"/network.json?{EVERY}&risky=true").json()["links"]}

    assert drawn == set(re.findall(r'data-tie="([^"]+)"', client.get(f"/network?{EVERY}&risky=true").text))
    assert len(drawn) == 3


@pytest.mark.parametrize(
    ("query", "relations"),
    [
        ("", {"met_with"}),
        ("risky=true", {"met_with", "accused"}),
        (f"{EVERY}&relation=money&risky=true", {"owns"}),
        (f"{EVERY}&relation=law&relation=owns&risky=true", {"owns", "accused"}),
        ("origins=5", set()),
        ("as_of=2023", set()),
    ],
)
def test_the_filter_of_the_address_is_that_of_the_record(client: TestClient, query: str, relations: set[str]) -> None:
    assert {link["relation"] for link in client.get(f"/network.json?{query}").json()["links"]} == relations


def test_where_only_the_filter_changed_the_list_alone_is_sent(client: TestClient) -> None:
    part = client.get("/network", headers={"hx-request": "true"}).text

    assert "<html" not in part
    assert "data-tie" in part


def test_a_name_leads_to_its_id(client: TestClient, small: Record) -> None:
    assert client.get("/people/Bo Lund/network").headers["location"] == f"/people/{bo(small)}/network"


def test_a_name_leads_to_its_id_with_what_was_asked(client: TestClient, small: Record) -> None:
    """The filter was lost on the way."""
    answer = client.get("/people/Bo Lund/network?origins=2")

    assert answer.headers["location"] == f"/people/{bo(small)}/network?origins=2"


@pytest.mark.parametrize(
    "query",
    ["standing=true", "origins=0", "origins=many", "steps=3", "limit=0", "limit=9999", "relation=likes", "as_of=soon"],
)
def test_what_cannot_be_asked_for_is_said(client: TestClient, query: str) -> None:
    page, data = client.get(f"/network?{query}"), client.get(f"/network.json?{query}")

    assert page.status_code == data.status_code == 400
    assert data.json()["error"]


def test_whom_nobody_knows_has_no_network(client: TestClient) -> None:
    assert client.get("/people/Nobody Here/network").status_code == 404


def test_hostile_names_stay_text(record: Record) -> None:
    fill(record)
    client = a_client(record)
    (party,) = record.people(f"Ada {HOSTILE}")
    for address in (f"/network?{EVERY}", f"/people/{party.id}/network?{EVERY}", f"/people/{party.id}/timeline"):
        page = client.get(address)
        assert page.status_code == 200
        assert "Ada &lt;script&gt;" in page.text
        assert SCRIPT not in page.text
    assert client.get(f"/network.json?{EVERY}").headers["content-type"] == "application/json"


def test_every_standing_can_be_switched_on() -> None:
    assert set(OFTEN) == set(Standing)


def test_the_filter_is_said_in_words() -> None:
    asked = Wanted(as_of="2016-10", relations=("money", "owns"), standings=(Standing.DENIED,), origins=2, risky=True)

    assert in_words(asked) == "all of money, owns · denied · 2 origins or more · as of October 2016 · risky ties too"
