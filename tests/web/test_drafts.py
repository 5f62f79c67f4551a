"""A draft by its page: what cannot be read comes back with the reason."""

import pytest
from starlette.testclient import TestClient

from tests.web.doors import HERE


@pytest.mark.parametrize(
    ("given", "why"), [({"text": " "}, "No draft"), ({"text": "Ada Reed met him.", "date": "2025-13-01"}, "no day")]
)
def test_a_draft_that_cannot_be_read_is_kept_in_its_box_with_the_reason(
    client: TestClient, given: dict[str, str], why: str
) -> None:
    """The page said "Not here", and the draft was gone."""
    answer = client.post("/check", data=given | {"exclude": "Post"}, headers=HERE)

    assert (answer.status_code, why in answer.text) == (400, True)
    assert f"required>{given['text']}</textarea>" in answer.text
    assert 'value="Post"' in answer.text


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/none", "Not here"),
        ("/people/Nobody", "Not here"),
        ("/review", "Not allowed"),
        ("/documents/times-2?risky=x", "That did not work"),
    ],
)
def test_an_error_has_a_heading_that_fits_it(client: TestClient, address: str, heading: str) -> None:
    page = client.get(address).text

    assert f"<h1>{heading}" in page
