"""One HTTP client for every wire: TLS always verified, own files and proxy, one token, bounded time and bytes.

Whatever happens on the way comes back as a value: ``Response`` is what a server said, ``DeliveryResult`` why there is
none. The environment (HTTPS_PROXY, SSL_CERT_FILE, .netrc …) is never read: a station does what its config says.
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpcore
import httpx

from station.version import PROGRAM
from sync.clock import BUILT, Clock
from sync.errors import LocalFault, TokenUnreadable
from sync.outbox import printable
from sync.result import DeliveryResult, Outcome, outcome_of_status, retry_after_s
from sync.settings import HttpUpstream
from sync.transport.network import NetworkBackend
from sync.transport.tls import FileStamp, TlsContext, file_stamp, load_tls, unreached_cause
from sync.transport.tokens import FileTokenSource, OauthTokenSource, TokenSource, credentials, read_secret

ANSWER_MAX_BYTES = 4 * 2**20
WORDS_READ = 4_096
SECRETS = 3
"""So many of our tokens are remembered, to be struck from what a server says."""
CONNECTIONS = 2
"""One to the destination, one to whoever gives its tokens."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request; ``url`` is whole."""

    method: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server refusal, its body as it came (never unpacked), cut at ANSWER_MAX_BYTES."""

    status: int
    headers: httpx.Headers
    raw: bytes


class _Refused(Exception):
    """No token was to be had; ``result`` is why."""

    def __init__(self, result: DeliveryResult) -> None:
        super().__init__(result.status)
        self.result = result


class HttpClient:
    """Asks one destination. Makes no connection and reads no file before the first request."""

    def __init__(
        self, settings: HttpUpstream, clock: Clock, *, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._network = network or NetworkBackend()
        self._tokens = self._make_tokens()
        self._client: httpx.AsyncClient | None = None
        self._tls: TlsContext | None = None
        self._stamps: tuple[FileStamp, ...] = ()
        self._asked_with: tuple[FileStamp, ...] | None = None
        self._making = asyncio.Lock()
        self._secrets: deque[str] = deque(maxlen=SECRETS)

    async def ask(self, request: Request) -> Response | DeliveryResult:
        """The answer to one request, asked with the token; never raises for weather."""
        token, self._asked_with = "", self._all_stamps()
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                client = await self._ready()
                token = await self._tokens.current()
                answer = await _exchange(client, request, {"Authorization": f"Bearer {token}"})
        except LocalFault as error:
            return DeliveryResult(Outcome.HELD, words=printable(str(error)), status=error.key)
        except TokenUnreadable as error:
            return DeliveryResult(Outcome.UNAUTHORISED, status=error.key)
        except _Refused as error:
            return error.result
        except (TimeoutError, httpx.TimeoutException):
            return DeliveryResult(Outcome.UNREACHED, status="timeout")
        except httpx.TransportError as error:
            return DeliveryResult(
                Outcome.UNREACHED, words=printable(f"{type(error).__name__}: {error}"), status=unreached_cause(error)
            )
        if outcome_of_status(answer.status) is Outcome.UNAUTHORISED:
            self._tokens.refused(token)
        self._remember(token)
        return answer

    def result_of(self, answer: Response, outcome: Outcome | None = None) -> DeliveryResult:
        """What an answer means by its status alone, in the server's words; or with the outcome of who knows better."""
        return DeliveryResult(
            outcome or outcome_of_status(answer.status),
            words=printable(self._masked(answer.raw[:WORDS_READ].decode("utf-8", "replace"))),
            status=str(answer.status),
            retry_after_s=retry_after_s(
                answer.headers.get("Retry-After"), answer.headers.get("Date"), self._clock.now()
            ),
        )

    def changed(self) -> bool:
        """A file of ours is another one than at the last question; False before the first."""
        return self._asked_with is not None and self._asked_with != self._all_stamps()

    def _remember(self, secret: str) -> None:
        if secret not in self._secrets:
            self._secrets.append(secret)

    def _masked(self, words: str) -> str:
        """Without our own secrets, should a server repeat them."""
        for secret in self._secrets:
            words = words.replace(secret, "***")
        return words

    async def close(self) -> None:
        """Let the connections go; a later request makes new ones."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _ready(self) -> httpx.AsyncClient:
        """Connections made with the files as they are now. Raises LocalFault, TokenUnreadable."""
        self._check_clock()
        async with self._making:
            stamps = tuple(file_stamp(path) for path in self._files())
            if self._client is None or self._tls is None or stamps != self._stamps:
                self._tls = await asyncio.to_thread(load_tls, self._settings)
                fresh, stale = self._connect(self._tls), self._client
                self._client, self._stamps = fresh, stamps
                if stale is not None:
                    await stale.aclose()
            self._tls.check(self._clock.now())
            return self._client

    def _check_clock(self) -> None:
        """No certificate can be judged, and no time be told to anybody, by a clock that is years behind."""
        if (now := self._clock.now()) < BUILT:
            raise LocalFault("clock_before_build", now=now.date().isoformat())

    def _files(self) -> tuple[Path | None, ...]:
        settings = self._settings
        return settings.ca_file, settings.client_cert_file, settings.client_key_file, settings.proxy_password_file

    def _all_stamps(self) -> tuple[FileStamp, ...]:
        """Of every file that a request is asked with."""
        files = (*self._files(), self._settings.token_file, self._settings.oauth_secret_file)
        return tuple(file_stamp(path) for path in files)

    def _connect(self, tls: TlsContext) -> httpx.AsyncClient:
        settings = self._settings
        return httpx.AsyncClient(
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": PROGRAM},
            timeout=httpx.Timeout(settings.timeout_s, connect=settings.connect_timeout_s),
            transport=_Transport(
                httpcore.AsyncConnectionPool(
                    ssl_context=tls.context,
                    proxy=_proxy(settings, tls),
                    max_connections=CONNECTIONS,
                    max_keepalive_connections=CONNECTIONS,
                    keepalive_expiry=60.0,
                    network_backend=self._network,
                )
            ),
        )

    def _make_tokens(self) -> TokenSource:
        settings = self._settings
        if settings.token_file is not None:
            return FileTokenSource(settings.token_file)
        return OauthTokenSource(self._fetch_token, self._clock)

    async def _fetch_token(self) -> bytes:
        """The answer of the server that gives tokens. Raises _Refused, and what a request raises."""
        settings = self._settings
        assert (
            settings.oauth_url is not None
            and settings.oauth_client is not None
            and settings.oauth_secret_file is not None
        )
        form = credentials(settings.oauth_client, settings.oauth_secret_file, settings.oauth_scope)
        form_request = httpx.Request("POST", settings.oauth_url, data=dict(form))
        request = Request(
            "POST", settings.oauth_url, content=form_request.read(), headers={"Accept": "application/json"}
        )
        self._remember(form["client_secret"])
        answer = await _exchange(await self._ready(), request, {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status == httpx.codes.OK:
            return answer.raw
        refusal = self.result_of(answer)
        if refusal.outcome is not Outcome.BUSY:  # 400 invalid_client, 401, a login page: no token, whatever the reason
            refusal = DeliveryResult(Outcome.UNAUTHORISED, words=refusal.words, status="oauth_refused")
        raise _Refused(refusal)


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's own transport over a pool made by us: httpx has no setting for how a connection is dialled."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool


async def _exchange(client: httpx.AsyncClient, request: Request, more: Mapping[str, str]) -> Response:
    """One request, its answer cut where no document of ours could be so long."""
    headers = {**request.headers, **more, "Accept-Encoding": "identity"}
    built = client.build_request(
        request.method, request.url, params=dict(request.params), content=request.content, headers=headers
    )
    response = await client.send(built, stream=True)
    raw = bytearray()
    try:
        async for piece in response.aiter_raw():
            raw += piece
            if len(raw) > ANSWER_MAX_BYTES:
                break
    finally:
        await response.aclose()
    return Response(response.status_code, response.headers, bytes(raw))


def _proxy(settings: HttpUpstream, tls: TlsContext) -> httpcore.Proxy | None:
    if settings.proxy_url is None:
        return None
    auth = None
    if settings.proxy_user is not None and settings.proxy_password_file is not None:
        try:
            auth = (settings.proxy_user, read_secret(settings.proxy_password_file))
        except TokenUnreadable as error:
            raise LocalFault("proxy_password_unreadable", **error.arguments) from None
    secure = tls.context if settings.proxy_url.startswith("https://") else None
    return httpcore.Proxy(settings.proxy_url, auth=auth, ssl_context=secure)
