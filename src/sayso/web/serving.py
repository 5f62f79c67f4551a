"""The server itself: the one place that knows uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

import uvicorn

from sayso.answers.book import Record
from sayso.errors import SaysoError
from sayso.record.derive import settle
from sayso.web.app import application
from sayso.web.served import Served, hosts

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # named to be refused


@dataclass(frozen=True, slots=True)
class Door:
    """A server whose address is taken, and the link that lets in."""

    link: str
    served: Served
    taken: socket.socket

    def answer(self) -> None:
        """Answer until interrupted."""
        config = uvicorn.Config(application(self.served), log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[self.taken])


@contextmanager
def served_at(record: Record, host: str, port: int, *, review: bool = False, who: str = "") -> Iterator[Door]:
    """A server for the record at this address. Raises SaysoError where the address cannot be had."""
    if host in EVERYWHERE:
        raise SaysoError("--host: name the one address by which this machine is to be reached")
    with closing(_bound(host, port)) as taken:
        if review:
            settle(record)  # a review that was killed may have left the last answer unconcluded
        number = taken.getsockname()[1]
        served = Served(record, hosts(host, number), review=review, who=who)
        named = f"[{host}]" if ":" in host else host
        yield Door(f"http://{named}:{number}/?token={served.token}", served, taken)


def _bound(host: str, port: int) -> socket.socket:
    """The address, taken before anything is said about it."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with ExitStack() as undo:
            # with its protocol named: asyncio sends small answers at once only over what it knows for TCP
            taken = undo.enter_context(closing(socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)))
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind((host, port))
            taken.listen()  # who follows the link at once waits, and is not turned away
            undo.pop_all()  # it stays open
    except OSError as error:
        why = error.strerror or str(error)
        raise SaysoError(f"{host}:{port}: {why}; give another with --port or --host") from error
    return taken
