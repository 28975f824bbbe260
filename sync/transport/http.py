"""One HTTP client for every wire: TLS always verified, own files and proxy, one token, bounded time and bytes.

Whatever happens on the way comes back as a value: ``Answer`` is what a server said, ``Told`` why there is none. The
environment (HTTPS_PROXY, SSL_CERT_FILE, .netrc …) is never looked at: a station does what its config says.
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
from sync.errors import TokenUnreadable, Unfit
from sync.outbox import inert
from sync.result import Outcome, Told, outcome_of_status, retry_after_s
from sync.settings import HttpUpstream
from sync.transport.network import Network
from sync.transport.tls import Mark, Trust, load_trust, mark, why_unreached
from sync.transport.tokens import FileTokens, OauthTokens, Tokens, credentials, read_secret

ANSWER_MAX_BYTES = 4 * 2**20
WORDS_READ = 4_096
SECRETS = 3
"""So many of our tokens are remembered, to be struck from what a server says."""
CONNECTIONS = 2
"""One to the destination, one to whoever gives its tokens."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request; ``url`` is whole."""

    method: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, its body as it came (never unpacked), cut at ANSWER_MAX_BYTES."""

    status: int
    headers: httpx.Headers
    raw: bytes


class _Refused(Exception):
    """No token was to be had; ``told`` is why."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.status)
        self.told = told


class HttpClient:
    """Asks one destination. Makes no connection and reads no file before the first question."""

    def __init__(
        self, settings: HttpUpstream, clock: Clock, *, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._network = network or Network()
        self._tokens = self._make_tokens()
        self._lines: httpx.AsyncClient | None = None
        self._trust: Trust | None = None
        self._marks: tuple[Mark, ...] = ()
        self._asked_with: tuple[Mark, ...] | None = None
        self._making = asyncio.Lock()
        self._secrets: deque[str] = deque(maxlen=SECRETS)

    async def ask(self, question: Question) -> Answer | Told:
        """The answer to one question, asked with the token; never raises for weather."""
        token, self._asked_with = "", self._all_marks()
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                lines = await self._ready()
                token = await self._tokens.current()
                answer = await _exchange(lines, question, {"Authorization": f"Bearer {token}"})
        except Unfit as error:
            return Told(Outcome.HELD, words=inert(str(error)), status=error.key)
        except TokenUnreadable as error:
            return Told(Outcome.UNAUTHORISED, status=error.key)
        except _Refused as error:
            return error.told
        except (TimeoutError, httpx.TimeoutException):
            return Told(Outcome.UNREACHED, status="timeout")
        except httpx.TransportError as error:
            return Told(Outcome.UNREACHED, words=inert(f"{type(error).__name__}: {error}"), status=why_unreached(error))
        if outcome_of_status(answer.status) is Outcome.UNAUTHORISED:
            self._tokens.refused(token)
        self._remember(token)
        return answer

    def told(self, answer: Answer, outcome: Outcome | None = None) -> Told:
        """What an answer means by its status alone, in the server's words; or with the outcome of who knows better."""
        return Told(
            outcome or outcome_of_status(answer.status),
            words=inert(self._masked(answer.raw[:WORDS_READ].decode("utf-8", "replace"))),
            status=str(answer.status),
            retry_after_s=retry_after_s(
                answer.headers.get("Retry-After"), answer.headers.get("Date"), self._clock.now()
            ),
        )

    def changed(self) -> bool:
        """A file of ours is another one than at the last question; False before the first."""
        return self._asked_with is not None and self._asked_with != self._all_marks()

    def _remember(self, secret: str) -> None:
        if secret not in self._secrets:
            self._secrets.append(secret)

    def _masked(self, words: str) -> str:
        """Without our own secrets, should a server repeat them."""
        for secret in self._secrets:
            words = words.replace(secret, "***")
        return words

    async def close(self) -> None:
        """Let the connections go; a later question makes new ones."""
        lines, self._lines = self._lines, None
        if lines is not None:
            await lines.aclose()

    async def _ready(self) -> httpx.AsyncClient:
        """Connections made with the files as they are now. Raises Unfit, TokenUnreadable."""
        self._check_clock()
        async with self._making:
            marks = tuple(mark(path) for path in self._files())
            if self._lines is None or self._trust is None or marks != self._marks:
                self._trust = await asyncio.to_thread(load_trust, self._settings)
                fresh, stale = self._connect(self._trust), self._lines
                self._lines, self._marks = fresh, marks
                if stale is not None:
                    await stale.aclose()
            self._trust.check(self._clock.now())
            return self._lines

    def _check_clock(self) -> None:
        """No certificate can be judged, and no time be told to anybody, by a clock that is years behind."""
        if (now := self._clock.now()) < BUILT:
            raise Unfit("clock_before_build", now=now.date().isoformat())

    def _files(self) -> tuple[Path | None, ...]:
        told = self._settings
        return told.ca_file, told.client_cert_file, told.client_key_file, told.proxy_password_file

    def _all_marks(self) -> tuple[Mark, ...]:
        """Of every file that a question is asked with."""
        files = (*self._files(), self._settings.token_file, self._settings.oauth_secret_file)
        return tuple(mark(path) for path in files)

    def _connect(self, trust: Trust) -> httpx.AsyncClient:
        told = self._settings
        return httpx.AsyncClient(
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": PROGRAM},
            timeout=httpx.Timeout(told.timeout_s, connect=told.connect_timeout_s),
            transport=_Transport(
                httpcore.AsyncConnectionPool(
                    ssl_context=trust.context,
                    proxy=_proxy(told, trust),
                    max_connections=CONNECTIONS,
                    max_keepalive_connections=CONNECTIONS,
                    keepalive_expiry=60.0,
                    network_backend=self._network,
                )
            ),
        )

    def _make_tokens(self) -> Tokens:
        told = self._settings
        if told.token_file is not None:
            return FileTokens(told.token_file)
        return OauthTokens(self._fetch_token, self._clock)

    async def _fetch_token(self) -> bytes:
        """The answer of the server that gives tokens. Raises _Refused, and what a request raises."""
        told = self._settings
        assert told.oauth_url is not None and told.oauth_client is not None and told.oauth_secret_file is not None
        form = credentials(told.oauth_client, told.oauth_secret_file, told.oauth_scope)
        asked = httpx.Request("POST", told.oauth_url, data=dict(form))
        question = Question("POST", told.oauth_url, content=asked.read(), headers={"Accept": "application/json"})
        self._remember(form["client_secret"])
        answer = await _exchange(await self._ready(), question, {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status == httpx.codes.OK:
            return answer.raw
        said = self.told(answer)
        if said.outcome is not Outcome.BUSY:  # 400 invalid_client, 401, a login page: no token, whatever the reason
            said = Told(Outcome.UNAUTHORISED, words=said.words, status="oauth_refused")
        raise _Refused(said)


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's own transport over a pool made by us: httpx has no setting for how a connection is dialled."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool


async def _exchange(lines: httpx.AsyncClient, question: Question, more: Mapping[str, str]) -> Answer:
    """One request, its answer cut where no document of ours could be so long."""
    headers = {**question.headers, **more, "Accept-Encoding": "identity"}
    request = lines.build_request(
        question.method, question.url, params=dict(question.params), content=question.content, headers=headers
    )
    response = await lines.send(request, stream=True)
    raw = bytearray()
    try:
        async for piece in response.aiter_raw():
            raw += piece
            if len(raw) > ANSWER_MAX_BYTES:
                break
    finally:
        await response.aclose()
    return Answer(response.status_code, response.headers, bytes(raw))


def _proxy(told: HttpUpstream, trust: Trust) -> httpcore.Proxy | None:
    if told.proxy_url is None:
        return None
    auth = None
    if told.proxy_user is not None and told.proxy_password_file is not None:
        try:
            auth = (told.proxy_user, read_secret(told.proxy_password_file))
        except TokenUnreadable as error:
            raise Unfit("proxy_password_unreadable", **error.arguments) from None
    secure = trust.context if told.proxy_url.startswith("https://") else None
    return httpcore.Proxy(told.proxy_url, auth=auth, ssl_context=secure)
