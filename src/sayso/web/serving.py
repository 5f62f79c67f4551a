"""The server itself: the one place that knows uvicorn."""

from __future__ import annotations

import socket

import uvicorn

from sayso.errors import SaysoError
from sayso.web.app import application
from sayso.web.served import Served


def bound(host: str, port: int) -> socket.socket:
    """The address, taken before anything is said about it. Raises SaysoError where it cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        taken = socket.socket(family, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
    except OSError as error:
        raise SaysoError(f"{host}:{port}: {error.strerror or error}; give another with --port or --host") from error
    return taken


def serve(served: Served, taken: socket.socket) -> None:
    """Answer until interrupted."""
    config = uvicorn.Config(application(served), log_level="warning", server_header=False, access_log=False)
    uvicorn.Server(config).run(sockets=[taken])
