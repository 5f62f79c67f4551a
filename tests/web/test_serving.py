"""The address a server takes, and the link that lets in."""

import pytest

from sayso.answers.book import Record
from sayso.errors import SaysoError
from sayso.web.serving import served_at


def test_the_link_names_the_port_that_was_free_and_the_token(record: Record) -> None:
    with served_at(record, "127.0.0.1", 0) as door:
        number = door.taken.getsockname()[1]

        assert door.link == f"http://127.0.0.1:{number}/?token={door.served.token}"
        assert f"127.0.0.1:{number}" in door.served.hosts


def test_every_start_has_a_token_of_its_own(record: Record) -> None:
    with served_at(record, "127.0.0.1", 0) as one, served_at(record, "127.0.0.1", 0) as other:
        assert one.served.token != other.served.token
        assert len(one.served.token) >= 32


def test_a_port_that_is_taken_is_said_with_what_to_do(record: Record) -> None:
    with served_at(record, "127.0.0.1", 0) as door:
        door.taken.listen()
        number = door.taken.getsockname()[1]

        with pytest.raises(SaysoError, match="give another with --port"), served_at(record, "127.0.0.1", number):
            pass


@pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])
def test_not_every_address_of_the_machine_is_answered_at_once(record: Record, host: str) -> None:
    with pytest.raises(SaysoError, match="name the one address"), served_at(record, host, 0):
        pass


def test_without_review_a_server_only_shows(record: Record) -> None:
    with served_at(record, "127.0.0.1", 0) as door:
        assert not door.served.review
