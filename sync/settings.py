"""Settings of ``[[upstream]]``, one model a driver; ``UPSTREAMS`` is the table that config is handed."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sync.wire import EVENTS_MAX

Order = Literal["strict", "live-first"]


class NativeUpstream(BaseModel):
    """A platform that serves the native wire, such as our own hub."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$",
        title="Name",
        description="Names the cursor in the journal: with another name everything is sent again",
    )
    driver: Literal["native"] = Field("native", title="Driver", description="Wire format")
    url: str = Field(title="Address", description="Base address, https://…; /v1/stations/… is added to it")
    token_file: Path = Field(
        title="Token", description="Kept in a file; read at every use, so a changed token needs no restart"
    )
    order: Order = Field(
        "strict",
        title="Order of sending",
        description="strict: oldest first; live-first: after a pause new cases go before those that wait",
    )
    batch_max_events: int = Field(
        200, ge=1, le=EVENTS_MAX, title="Records at once", description="Most records in one request"
    )
    batch_max_bytes: int = Field(
        2**20,
        ge=1_024,
        le=8 * 2**20,
        title="Bytes at once",
        description="Most bytes in one request, before gzip; a single larger record still goes, alone",
    )
    timeout_s: float = Field(
        10.0,
        gt=0,
        le=300,
        title="Answer time-out",
        description="For a whole request with its answer, however slowly it drips",
    )

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        import httpx  # late: it costs a quarter of a second, and a line without an upstream never needs it

        try:
            parsed = httpx.URL(url)
        except (httpx.InvalidURL, UnicodeError):
            raise ValueError("not a web address") from None
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise ValueError("a web address beginning with https:// is needed")
        if parsed.port is not None and not 1 <= parsed.port <= 65_535:
            raise ValueError("there is no such port")
        if parsed.userinfo or parsed.query or parsed.fragment:
            raise ValueError("no user, query or fragment may stand in the address; the token comes from token_file")
        if parsed.scheme == "http" and not _loopback(parsed.host):
            raise ValueError("http:// would send the token in the clear: only https:// leaves this machine")
        return url.rstrip("/")


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


UPSTREAMS: Mapping[str, type[BaseModel]] = {"native": NativeUpstream}
