"""Who gets in, and what a page may do: every request passes here first.

A record is private and its texts are hostile. So the server answers only under its own name, only to whom the link was
given, changes something only for its own pages, and tells the browser to run and to load nothing but what it serves.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.served import Served

SAFE = frozenset({"GET", "HEAD"})
LARGEST = 25_000_000  # bytes of one request: a few hundred articles
HEADERS: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # "no-referrer" would hide from here, too, where a form comes from
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
OUTSIDE = "Open the link that sayso serve printed: it lets you in. After a new start it is another link."
# for whom no style sheet may be sent to yet
BARE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>sayso</title></head>
<body><main><h1>sayso</h1><p>{words}</p></main></body></html>
"""


class TooLarge(HTTPException):
    """A request of more bytes than are taken."""

    def __init__(self) -> None:
        super().__init__(413, f"More than {LARGEST // 1_000_000} MB at once: send fewer articles.")


class Guard:
    """ASGI middleware around all pages."""

    def __init__(self, app: ASGIApp, served: Served) -> None:
        self._app = app
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or turn the request away."""
        if scope["type"] == "websocket":  # no page has one
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        try:
            await (refusal or self._app)(scope, _limited(receive), with_headers)
        except Exception:
            if not started:  # answered here, since what would answer outside knows nothing of the headers
                failed = "sayso failed at this; what went wrong stands where it was started."
                await _told(Headers(scope=scope), failed, 500)(scope, receive, with_headers)
            raise

    def _refusal(self, scope: Scope) -> Response | None:
        headers, served = Headers(scope=scope), self._served
        host = headers.get("host", "").lower()
        if host not in served.hosts:
            return _told(headers, "This is not the address that sayso serves under; open the link it printed.", 421)
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if scope["method"] in SAFE and _same(given.pop("token", ""), served.token):
            return self._let_in(scope["path"], given, cookie_of(host))
        if not _same(cookie_parser(headers.get("cookie", "")).get(cookie_of(host), ""), served.token):
            return _told(headers, OUTSIDE, 403)
        if scope["method"] not in SAFE and not _from_here(headers, served):
            return _told(headers, "Only a page of this server may change anything.", 403)
        if _told_length(headers) > LARGEST:
            return _told(headers, TooLarge().detail, 413)
        return None

    def _let_in(self, path: str, left: Mapping[str, str], cookie: str) -> Response:
        """The same page without the token in its address, which ends up in histories."""
        where = "/" + quote(path.lstrip("/\\"), safe="/@") + (f"?{urlencode(left)}" if left else "")
        response = RedirectResponse(where, 303)
        response.set_cookie(cookie, self._served.token, httponly=True, samesite="lax")
        return response


def _told(headers: Headers, words: str, status: int) -> Response:
    """One line; as a page for a browser that shows it to somebody."""
    if "text/html" in headers.get("accept", ""):
        return HTMLResponse(BARE.format(words=words), status)
    return PlainTextResponse(words + "\n", status)


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def cookie_of(host: str) -> str:
    """The name of the cookie: a browser sends those of all ports of a machine, so each server's has its own."""
    port = host.rpartition(":")[2]
    return f"sayso-{port if port.isdecimal() else 80}"


def _told_length(headers: Headers) -> float:
    told = headers.get("content-length", "")
    return float(told) if told.isdecimal() else 0  # thousands of digits are no int


def _from_here(headers: Headers, served: Served) -> bool:
    """Whether a page of this server sends it: every browser says where a form or script comes from."""
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower().removeprefix("http://") in served.hosts
    return headers.get("sec-fetch-site") == "same-origin"


def _limited(receive: Receive) -> Receive:
    """The same messages until there are too many bytes: what a request says of its length need not be so."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise TooLarge
        return message

    return counted
