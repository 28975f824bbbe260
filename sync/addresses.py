"""What an address in a config may be. Looked at without httpx: that takes a tenth of a second to load, and a line that
starts needs it only later."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

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
        raise ValueError("no user, query or fragment may stand in the address; secrets come from files")
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
