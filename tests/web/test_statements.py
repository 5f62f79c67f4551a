"""The page of a statement, and what pages say of mentions that a person moved."""

from starlette.testclient import TestClient

from sayso.answers.book import Record
from tests.web.doors import a_client


def test_a_statement_has_a_page_and_its_data(small: Record) -> None:
    client, said = a_client(small), small.said("Cy Marsh")[0]
    asked = f"/statements/{said.id}?document={said.document.replace('/', '%2F')}"

    assert "<mark>I saw them together</mark>" in client.get(asked).text
    assert client.get(f"/statements/{said.id}.json").json() == small.statement(said.id).as_dict()


def test_a_statement_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/statements/s-0").status_code == 404
    assert client.get("/statements/s-0.json").json().keys() == {"error"}


def test_pages_say_who_moved_a_mention_and_why(small: Record) -> None:
    small.apart("Bo Lund", at=["post/2024/1:0-30"], who="kim", why="it is his son")
    client = a_client(small, review=True)
    profiles = [small.who(party.id, risky=True).profile for party in small.people("Bo Lund")]
    (moved,) = [profile for profile in profiles if profile and profile.moved]
    ties = small.ties(moved.id, risky=True)

    addresses = [f"/people/{moved.id}", "/documents/post%2F2024%2F1", *(f"/ties/{tie.id}" for tie in ties)]

    assert len(addresses) > 2
    for address in addresses:
        assert "put right by kim: it is his son" in client.get(address).text
