"""Settings of ``[[upstream]]``: what every destination over HTTP has, and the native wire's."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sync.addresses import checked, on_loopback
from sync.between import BETWEEN_KEYS, broken
from sync.wire import EVENTS_MAX

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
    def between(cls, given: Mapping[str, object]) -> Iterable[tuple[str, str]]:
        """(key to mend, what is wrong) where keys do not go together; asks only which are given."""
        return broken(given)

    @model_validator(mode="after")
    def _together(self) -> Self:
        if wrong := [words for _, words in self.between(dict(self))]:
            raise PydanticCustomError(BETWEEN_KEYS, "{detail}", {"detail": "; ".join(wrong)})
        return self


class NativeUpstream(HttpUpstream):
    """A platform that serves the native wire, such as our own hub; ``/v1/stations/…`` is added to its address."""

    driver: Literal["native"] = "native"
