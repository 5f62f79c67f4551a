"""What is served, to whom and how: settled once, when the server starts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from sayso.answers.book import Record

PORT = 8017
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Served:
    """A record behind a door.

    Who opens it needs the token once, in the link. `review` lets them judge and add; without it nothing can be changed.
    `hosts` are the names by which the server may be addressed, with their port: a page elsewhere that has a name of its
    own lead here (DNS rebinding) is turned away.
    """

    record: Record
    hosts: frozenset[str]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    review: bool = False
    who: str = ""  # whose judgements they are


def hosts(host: str, port: int) -> frozenset[str]:
    """The names that a browser may know the server by: those of loopback, and the one it is bound to."""
    bound = f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()
    named = {f"{name}:{port}" for name in (*LOOPBACK, bound)}
    return frozenset(named | {name.removesuffix(":80") for name in named})  # no browser names the port of http
