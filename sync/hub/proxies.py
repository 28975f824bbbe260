"""What a proxy in front says of a request is believed of the proxies named, and of nobody else."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

WORD_MAX = 200


class BehindProxies:
    """``X-Forwarded-For`` and the headers that say a region are taken from requests of these addresses alone."""

    def __init__(self, app: ASGIApp, trusted: str, headers: Sequence[str]) -> None:
        self._inner = ProxyHeadersMiddleware(app, trusted)  # type: ignore[arg-type]
        self._headers = frozenset(name.lower().encode("ascii") for name in headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if self._headers and (client is None or client[0] not in self._inner.trusted_hosts):
            told = [(name, value) for name, value in scope.get("headers", ()) if name not in self._headers]
            scope = {**scope, "headers": told} if "headers" in scope else scope
        await self._inner(scope, receive, send)  # type: ignore[arg-type]


def region_of(request: Request, headers: Sequence[str]) -> tuple[str, str]:
    """The words for where a request comes from, by these headers from the widest to the narrowest: all of them joined
    (``CN-BJ``), and the widest alone. '' = the proxy did not say."""
    words = [_word(request.headers.get(name, "")) for name in headers]
    told = [word for word in words if word]
    return "-".join(told)[:WORD_MAX], told[0] if told else ""


def _word(value: str) -> str:
    """A header's octets are UTF-8, whatever HTTP makes of them."""
    return value.encode("latin-1", "replace").decode("utf-8", "replace").strip()[:WORD_MAX]
