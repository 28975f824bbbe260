"""Whom we trust and who we are: contexts of TLS from files that may be replaced while the station runs.

Certificates and names are always verified; nothing switches that off. With a ``ca_file`` only its authorities count.
"""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from typing import Protocol

import httpx

from sync.errors import Arguments, LocalFault

FileStamp = tuple[int, int, int] | None
"""Of a file: inode, size, time of change (ns); None = it is not there."""

_VERIFY: dict[int, str] = {
    9: "tls_not_yet_valid",
    10: "tls_expired",
    18: "tls_untrusted",
    19: "tls_untrusted",
    20: "tls_untrusted",
    21: "tls_untrusted",
    62: "tls_wrong_host",
    64: "tls_wrong_host",
}
"""OpenSSL's X509_V_ERR_… → our key."""
UNREACHED = "unreached"
_ALERTS = (
    "ALERT_CERTIFICATE",
    "ALERT_BAD_CERTIFICATE",
    "ALERT_UNKNOWN_CA",
    "ALERT_ACCESS_DENIED",
    "CERTIFICATE_REQUIRED",
)
"""What the other side says when it is our certificate that it does not like."""


class TlsFiles(Protocol):
    """The keys of a destination that name files of TLS."""

    @property
    def ca_file(self) -> Path | None: ...
    @property
    def client_cert_file(self) -> Path | None: ...
    @property
    def client_key_file(self) -> Path | None: ...


@dataclass(frozen=True, slots=True)
class TlsContext:
    """A context, and how long we may show our own certificate."""

    context: ssl.SSLContext
    client_ends: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raises LocalFault when our own certificate is over."""
        if self.client_ends is not None and self.client_ends <= now:
            raise LocalFault("client_cert_expired", until=self.client_ends.date().isoformat())


def file_stamp(path: Path | None) -> FileStamp:
    """By which a replaced file is known."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def load_tls(files: TlsFiles) -> TlsContext:
    """Read the files; blocks for some 50 ms. Raises LocalFault."""
    if files.ca_file is None and files.client_cert_file is None:
        return TlsContext(_public())
    context = _context(files.ca_file)
    if files.client_cert_file is None:
        return TlsContext(context)
    try:
        # An empty password, because without one OpenSSL would ask for it on the terminal.
        context.load_cert_chain(files.client_cert_file, files.client_key_file, password="")
    except (OSError, ValueError) as error:
        raise LocalFault("client_cert_unreadable", path=str(files.client_cert_file), detail=_reason(error)) from None
    return TlsContext(context, certificate_ends(files.client_cert_file))


def certificate_ends(path: Path) -> datetime:
    """When the first certificate of a PEM file that ends, ends. Raises LocalFault."""
    from cryptography import x509  # late: only who has a client certificate needs it

    try:
        return min(one.not_valid_after_utc for one in x509.load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise LocalFault("client_cert_unreadable", path=str(path), detail=_reason(error)) from None


def tls_cause(error: ssl.SSLError) -> str:
    """The key of what went wrong in a handshake."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _VERIFY.get(error.verify_code, "tls_untrusted")
    if any(alert in (error.reason or "") for alert in _ALERTS):
        return "tls_client_refused"
    return "tls_failed"


@cache
def _public() -> ssl.SSLContext:
    """The public authorities; loading them takes 50 ms, once for all destinations is enough."""
    import httpx

    return httpx.create_ssl_context(verify=True, trust_env=False)


def _context(ca_file: Path | None) -> ssl.SSLContext:
    if ca_file is None:
        import httpx

        return httpx.create_ssl_context(verify=True, trust_env=False)
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:
        raise LocalFault("ca_unreadable", path=str(ca_file), detail=_reason(error)) from None


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ssl.SSLError):
        return error.reason or "not PEM"
    return error.strerror or "" if isinstance(error, OSError) else "not PEM"


def unreached_cause(error: BaseException) -> str:
    """The key of what was in the way; ``unreached`` where nothing more is known."""
    for one in _chain(error):
        if isinstance(one, SSLError):
            return tls_cause(one)
        if isinstance(one, gaierror):
            return "name_unknown"
        if isinstance(one, httpx.ProxyError):
            return "proxy_key_refused" if str(one).startswith("407") else "proxy_refused"
    return UNREACHED


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


STEPS: tuple[tuple[timedelta, str], ...] = (
    (timedelta(days=1), "client_cert_ends_1"),
    (timedelta(days=7), "client_cert_ends_7"),
    (timedelta(days=30), "client_cert_ends_30"),
)
"""The nearest first: only one of them stands at a time."""


class CertificateWatch:
    """Watches the client certificate of one destination; the file may be replaced at any time."""

    def __init__(self, destination: str, path: Path | None) -> None:
        self._destination = destination
        self._path = path
        self._stamp: FileStamp = None
        self._ends: datetime | None = None

    async def refresh(self) -> None:
        """Read the file if it is another than before; cheap enough for every second."""
        seen = file_stamp(self._path)
        if self._path is None or seen == self._stamp:
            return
        self._stamp = seen
        try:
            self._ends = await asyncio.to_thread(certificate_ends, self._path)
        except LocalFault:
            self._ends = None  # whoever wants to send with it says so

    def alarms(self, now: datetime) -> tuple[tuple[str, Arguments], ...]:
        """What a person should know of it now: nothing, or one alarm."""
        if self._ends is None:
            return ()
        if self._ends <= now:
            return (("upstream_held", (("cause", "client_cert_expired"), ("destination", self._destination))),)
        until = ("until", self._ends.date().isoformat())
        for before, key in STEPS:
            if self._ends - now <= before:
                return ((key, (("destination", self._destination), until)),)
        return ()
