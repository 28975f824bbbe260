"""The token that opens a destination: read from a file, or had for the client's credentials (OAuth 2.0).

A token that was refused is told by its text, so ten requests that were refused with one token cost one new token.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sync.clock import Clock
from sync.errors import TokenUnreadable

TOKEN_MAX_BYTES = 16_384
DEFAULT_LIFE_S = 300.0
"""Of a token whose server does not say how long it lives."""
LIFE_MAX_S = 30 * 86_400.0
EARLY_SHARE = 0.1
"""A token is renewed so much of its life before its end, by the monotonic clock: a wrong wall clock does nothing."""


class TokenSource(Protocol):
    async def current(self) -> str:
        """The token for the next request. Raises TokenUnreadable, or whatever ``fetch`` raises."""

    def refused(self, token: str) -> None:
        """The server said 401 or 403 to this one."""


class FileTokenSource:
    """Whatever the file holds at that moment: nothing to refresh but to read it again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def current(self) -> str:
        return read_secret(self._path)

    def refused(self, token: str) -> None:
        """The next ``current`` reads the file anyway."""


class _Grant(BaseModel):
    """The document of RFC 6749 section 5.1, as far as it matters."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    access_token: Annotated[str, Field(min_length=1, max_length=TOKEN_MAX_BYTES, pattern=r"^[\x21-\x7e]+$")]
    token_type: Annotated[str, Field(pattern=r"(?i)^bearer$")]
    expires_in: Annotated[float, Field(gt=0)] | None = None


class OauthTokenSource:
    """A token had for the client's credentials, one request at a time, kept until it is refused or near its end."""

    def __init__(self, fetch: Callable[[], Awaitable[bytes]], clock: Clock) -> None:
        """``fetch`` asks the server and gives the answer of a 200."""
        self._fetch = fetch
        self._clock = clock
        self._token = ""
        self._until_s = 0.0
        self._asking = asyncio.Lock()

    async def current(self) -> str:
        async with self._asking:
            if not self._token or self._clock.monotonic_s() >= self._until_s:
                self._keep(await self._fetch())
            return self._token

    def refused(self, token: str) -> None:
        if token == self._token:
            self._token = ""

    def _keep(self, raw: bytes) -> None:
        try:
            grant = _Grant.model_validate_json(raw)
        except ValidationError:
            raise TokenUnreadable("oauth_not_a_token") from None
        life_s = min(grant.expires_in or DEFAULT_LIFE_S, LIFE_MAX_S)
        self._token = grant.access_token
        self._until_s = self._clock.monotonic_s() + life_s * (1 - EARLY_SHARE)


def credentials(client: str, secret_file: Path, scope: str) -> Mapping[str, str]:
    """The form of RFC 6749 section 4.4.2, the secret in the body as section 2.3.1 allows."""
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": read_secret(secret_file)}
    return form | ({"scope": scope} if scope else {})


def read_secret(path: Path) -> str:
    """The one word in a file, without the white space around it. Raises TokenUnreadable."""
    try:
        with path.open("rb") as file:
            token = file.read(TOKEN_MAX_BYTES).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise TokenUnreadable("token_file_unreadable", path=str(path)) from None
    if not token or not token.isprintable() or " " in token:
        raise TokenUnreadable("token_file_not_a_token", path=str(path))
    return token
