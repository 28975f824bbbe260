"""Why a question had no answer."""

from collections.abc import Iterator
from socket import gaierror
from ssl import SSLError

import httpx

from sync.tls import tls_cause


def why_unreached(error: BaseException) -> str:
    """The key of what was in the way; ``unreached`` where nothing more is known."""
    for one in _chain(error):
        if isinstance(one, SSLError):
            return tls_cause(one)
        if isinstance(one, gaierror):
            return "name_unknown"
        if isinstance(one, httpx.ProxyError):
            return "proxy_key_refused" if str(one).startswith("407") else "proxy_refused"
    return "unreached"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
