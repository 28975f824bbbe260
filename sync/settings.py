"""Settings of ``[[upstream]]``: what every destination over HTTP has, and the native wire's."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sync.wire import EVENTS_MAX

_LABEL = r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?")
_LONGEST = 2_000


def checked(url: str) -> str:
    """The address without its last slash. Raises ValueError."""
    if not url.isprintable() or " " in url or len(url) > _LONGEST:
        raise ValueError("not a web address")
    parsed = _split(url if url.isascii() else _ascii(url))
    if parsed.scheme not in ("http", "https") or not parsed.hostname:
        raise ValueError("a web address beginning with https:// is needed")
    if not _is_port(parsed):
        raise ValueError("there is no such port")
    if "@" in parsed.netloc or "?" in url or "#" in url:
        raise ValueError("the address must not contain a user, query or fragment; secrets come from files")
    if not _is_host(parsed.hostname, bracketed="[" in parsed.netloc):
        raise ValueError("not a web address")
    return url.rstrip("/")


def on_loopback(url: str) -> bool:
    """Does a checked address stay on this machine?"""
    host = _split(url).hostname or ""
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        raise ValueError("not a web address") from None


def _ascii(url: str) -> str:
    """As it is dialled, its name by IDNA."""
    import httpx

    try:
        return str(httpx.URL(url))
    except (httpx.InvalidURL, UnicodeError):
        raise ValueError("not a web address") from None


def _is_port(parsed: SplitResult) -> bool:
    try:
        return parsed.port is None or parsed.port > 0
    except ValueError:
        return False


def _is_host(host: str, *, bracketed: bool) -> bool:
    numeric = bracketed or host.replace(".", "").isdigit()
    return _is_number(host) if numeric else _NAME.fullmatch(host) is not None


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


KEY_RULES: Final = "key_rules"
"""Type of the error that a model raises when a rule is broken; who reads a config asks for the rules themselves."""
Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``words`` are for a person, ``at`` is the key to mend."""

    at: str
    words: str
    broken: Callable[[Given], bool]


def broken(table: Given) -> Iterator[tuple[str, str]]:
    """(key to mend, words) of every broken rule; a key that is None or empty is not given."""
    given = {key: value for key, value in table.items() if value not in (None, "")}
    return ((rule.at, rule.words) for rule in RULES if rule.broken(given))


_OAUTH = ("oauth_url", "oauth_client", "oauth_secret_file")


def _two_ways(given: Given) -> bool:
    return "token_file" in given and any(key in given for key in (*_OAUTH, "oauth_scope"))


def _no_way(given: Given) -> bool:
    return not any(key in given for key in ("token_file", *_OAUTH))


def _oauth_lacks(key: str, given: Given) -> bool:
    return key not in given and "token_file" not in given and any(other in given for other in _OAUTH)


def _lacks(key: str, other: str, given: Given) -> bool:
    return key in given and other not in given


def _in_the_clear(key: str, given: Given) -> bool:
    return key in given and str(given.get("url", "")).startswith("http://")


RULES = (
    Rule("token_file", "token_file and oauth_… are two ways to one token: choose one", _two_ways),
    Rule("token_file", "token_file is needed (or oauth_url, oauth_client and oauth_secret_file)", _no_way),
    *(Rule(key, f"with the other oauth_… keys {key} is needed too", partial(_oauth_lacks, key)) for key in _OAUTH),
    *(
        Rule(other, f"{key} needs its {other}", partial(_lacks, key, other))
        for key, other in (
            ("client_key_file", "client_cert_file"),
            ("proxy_user", "proxy_password_file"),
            ("proxy_password_file", "proxy_user"),
            ("proxy_user", "proxy_url"),
        )
    ),
    *(
        Rule(key, f"{key} means nothing to an http:// address", partial(_in_the_clear, key))
        for key in ("ca_file", "client_cert_file")
    ),
)

Order = Literal["strict", "live-first"]
Word = Annotated[str, Field(min_length=1, max_length=256, pattern=r"^[\x21-\x7e]+$")]


class HttpUpstream(BaseModel):
    """What every destination over HTTP has: where it is, who we are to it, whom we trust, how long we wait."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")] = Field(
        title="Name", description="Names the cursor in the journal: with another name everything is sent again"
    )
    url: str = Field(title="Address", description="Base address, https://…; the paths of the wire are added to it")

    token_file: Path | None = Field(
        default=None,
        title="Token",
        description="Kept in a file, read at every use: a changed one needs no restart; this or the oauth_… keys",
    )
    oauth_url: str | None = Field(
        default=None, title="OAuth address", description="Where a token is had for the client's credentials (OAuth 2.0)"
    )
    oauth_client: Word | None = Field(default=None, title="OAuth client", description="Our name there")
    oauth_secret_file: Path | None = Field(
        default=None, title="OAuth secret", description="Kept in a file, read at every use"
    )
    oauth_scope: Annotated[str, Field(max_length=1_000, pattern=r"^[\x20-\x7e]*$")] = Field(
        default="", title="OAuth scope", description="What the token is asked for; empty = what the server gives"
    )

    ca_file: Path | None = Field(
        default=None,
        title="Authorities",
        description="PEM: the only authorities believed; without it the public ones; read again when it is replaced",
    )
    client_cert_file: Path | None = Field(
        default=None,
        title="Our certificate",
        description="PEM: our certificate and what leads to its authority; read again when it is replaced",
    )
    client_key_file: Path | None = Field(
        default=None,
        title="Key of our certificate",
        description="PEM, without a password; without this it stands in the file of the certificate",
    )

    proxy_url: str | None = Field(
        default=None, title="Proxy", description="http://host:port (or https); the environment's proxies are never used"
    )
    proxy_user: Word | None = Field(default=None, title="Proxy user", description="Our name at the proxy")
    proxy_password_file: Path | None = Field(
        default=None, title="Proxy password", description="Kept in a file, read at every use"
    )

    order: Order = Field(
        default="strict",
        title="Order of sending",
        description="strict: oldest first; live-first: after a pause new cases go before those that wait",
    )
    batch_max_events: int = Field(
        default=200, ge=1, le=EVENTS_MAX, title="Records at once", description="Most records in one request"
    )
    batch_max_bytes: int = Field(
        default=2**20,
        ge=1_024,
        le=8 * 2**20,
        title="Bytes at once",
        description="Most bytes in one request, before gzip; a single larger record still goes, alone",
    )
    timeout_s: float = Field(
        default=10.0,
        gt=0,
        le=300,
        title="Answer time-out",
        description="For a whole request with its answer, however slowly it drips",
    )
    connect_timeout_s: float = Field(
        default=5.0,
        gt=0,
        le=60,
        title="Connect time-out",
        description="For finding the server and reaching it, within the answer time-out",
    )

    @field_validator("url", "oauth_url", "proxy_url")
    @classmethod
    def _address(cls, url: str | None) -> str | None:
        return None if url is None else checked(url)

    @field_validator("url", "oauth_url")
    @classmethod
    def _kept_secret(cls, url: str | None) -> str | None:
        if url is not None and url.startswith("http://") and not on_loopback(url):
            raise ValueError("http:// would send the token in the clear: only https:// leaves this machine")
        return url

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterable[tuple[str, str]]:
        """(key to mend, what is wrong) where keys do not go together; asks only which are given."""
        return broken(given)

    @model_validator(mode="after")
    def _together(self) -> Self:
        if wrong := [words for _, words in self.broken_rules(dict(self))]:
            raise PydanticCustomError(KEY_RULES, "{detail}", {"detail": "; ".join(wrong)})
        return self


class NativeUpstream(HttpUpstream):
    """A platform that serves the native wire, such as our own hub; ``/v1/stations/…`` is added to its address."""

    driver: Literal["native"] = "native"
