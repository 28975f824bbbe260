"""The door: nothing behind it is reached by the wrong host, the wrong page, without the token, or with a flood.

Outermost of all (plain ASGI), so that errors of the framework carry the same headers. Deny by default: a path the
router does not know needs the token too.
"""

import asyncio
import hmac
import ipaddress

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from station.api.answers import problem
from station.api.schema import Problem

OPEN_PATHS = frozenset({"/healthz", "/livez", "/readyz"})
MAX_BODY_BYTES = 64 * 1024
BODY_TIMEOUT_S = 10.0

_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode("ascii")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no websockets, no lifespan: nothing is spoken here but HTTP

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await problem(*refusal)(scope, receive, send_guarded)
            return
        try:
            async with asyncio.timeout(BODY_TIMEOUT_S):
                said = await _whole(receive)
        except TimeoutError:
            await _too_slow()(scope, receive, send_guarded)
            return
        await self._app(scope, said, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, Problem] | None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        host = _one(headers, b"host")
        if host is None or not is_loopback_host(host):
            return 403, Problem(key="host_not_allowed", arguments={"host": host or ""})
        if any(name == b"origin" for name, _ in headers) and _one(headers, b"origin") != f"http://{host}":
            return 403, Problem(key="origin_not_allowed", arguments={"origin": _one(headers, b"origin") or ""})
        if scope["path"] not in OPEN_PATHS and not self._authorised(headers):
            return 401, Problem(key="token_wrong")
        return _body_refusal(headers)

    def _authorised(self, headers: list[tuple[bytes, bytes]]) -> bool:
        given = [value for name, value in headers if name == b"authorization"]
        if len(given) != 1:
            return False
        scheme, _, token = given[0].partition(b" ")
        return hmac.compare_digest(token, self._token) and scheme.lower() == b"bearer"


def _too_slow() -> Response:
    what = f"it did not arrive whole within {BODY_TIMEOUT_S:g} s"
    return problem(408, Problem(key="request_malformed", arguments={"where": "body", "what": what}))


async def _whole(receive: Receive) -> Receive:
    """The request as the application reads it, its body (which has a length that is allowed) read to the end."""
    body = bytearray()
    message = await receive()
    while message["type"] == "http.request":
        body += message.get("body", b"")
        if not message.get("more_body"):
            message = {"type": "http.request", "body": bytes(body), "more_body": False}
            break
        message = await receive()
    told = [message]

    async def again() -> Message:
        return told.pop() if told else await receive()

    return again


def is_loopback_host(host: str) -> bool:
    """Is this Host header (name or address, with or without a port) one of this machine's own loopback names?

    A page of the internet that rebinds its name to 127.0.0.1 still says its own name here."""
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    if not colon:
        name = host
    elif not (port.isascii() and port.isdigit()):
        return False
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name[1:-1] if name.startswith("[") and name.endswith("]") else name).is_loopback
    except ValueError:
        return False


def _body_refusal(headers: list[tuple[bytes, bytes]]) -> tuple[int, Problem] | None:
    if _one(headers, b"transfer-encoding") is not None:
        return 411, Problem(key="length_required")
    length = _one(headers, b"content-length")
    if length is not None and not (length.isascii() and length.isdigit() and len(length) < 12):
        return 400, Problem(key="request_malformed", arguments={"where": "content-length", "what": length})
    if length is not None and int(length) > MAX_BODY_BYTES:
        return 413, Problem(key="body_too_large", arguments={"bytes": int(length), "limit": MAX_BODY_BYTES})
    return None


def _one(headers: list[tuple[bytes, bytes]], wanted: bytes) -> str | None:
    """The header's value if it is there exactly once."""
    values = [value for name, value in headers if name == wanted]
    return values[0].decode("latin-1") if len(values) == 1 else None
