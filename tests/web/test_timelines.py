"""Pages of a timeline: the data that a script draws, and the same as a list."""

from starlette.testclient import TestClient

from sayso.answers.book import Record


def test_the_data_are_what_the_record_answers(client: TestClient, small: Record) -> None:
    assert client.get("/people/Bo Lund/timeline.json").json() == small.stretches("Bo Lund").as_dict()


def test_between_two_the_data_are_those_of_both(client: TestClient, small: Record) -> None:
    found = client.get("/people/Bo Lund/timeline.json?with=Ada Reed").json()

    assert found == small.stretches("Bo Lund", "Ada Reed").as_dict()
    assert [each["what"] for each in found["stretches"]] == ["act"]


def test_a_name_leads_to_its_id_and_keeps_what_was_asked(client: TestClient, small: Record) -> None:
    id = small.people("Bo Lund")[0].id

    assert client.get("/people/Bo Lund/timeline").headers["location"] == f"/people/{id}/timeline"
    asked = client.get("/people/Bo Lund/timeline?with=Ada+Reed")
    assert asked.headers["location"] == f"/people/{id}/timeline?with=Ada+Reed"


def test_the_list_has_every_stretch_with_its_words(client: TestClient, small: Record) -> None:
    page = client.get(f"/people/{small.people('Cy Marsh')[0].id}/timeline").text

    assert "I saw them together" in page
    assert "/documents/post%2F2024%2F1#" in page


def test_with_whom_nobody_knows_there_is_no_timeline(client: TestClient) -> None:
    assert client.get("/people/Bo Lund/timeline.json?with=Nobody Here").status_code == 404
