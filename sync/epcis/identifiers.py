"""Codes, orders and places as URIs: a GS1 Digital Link where the code is GS1, else the plant's own namespace. Pure.

CBV 2.0 section 8 gives the forms: ``https://id.gs1.org/01/…/21/…`` and ``/00/…`` for GS1 keys, and for private ones
``{namespace}/obj/…`` (``loc``, ``bt``) below a web address, ``{namespace}:obj:…`` below a URN. Everything but ASCII
letters, digits and ``-._~`` is percent-encoded, so no text however odd is more than one path segment.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from station.core.codes import check_digit, keys_for

GS1 = "https://id.gs1.org"
_KEY = re.compile(r"gs1:(?:00(\d{18})|01(\d{14})21(.+))", re.ASCII | re.DOTALL)
_CANONICAL = re.compile(rf"{re.escape(GS1)}/(?:00/(\d{{18}})|01/(\d{{14}})/21/([^/?#]+))", re.ASCII)
_EPC = re.compile(r"urn:epc:id:(?:sscc|sgtin(?=.*\..*\.)):(\d{6,12})\.(\d+)(?:\.([^.\s][^\s]*))?", re.ASCII)
_PRIVATE = re.compile(r"(?:https?://.*/obj/|urn:.*:obj:)([^/:?#]+)", re.DOTALL)
_LINK = re.compile(r"/(?:00|01|sscc|gtin)/\d", re.IGNORECASE | re.ASCII)
"""What may be a Digital Link: a look that costs nothing before one that does."""
_PLAIN_LINK = re.compile(
    r"https?://[a-z0-9.:-]+((?:/[a-z][a-z0-9_-]*)*)/(?:00/(\d{18})|01/(\d{14})/21/([^/?#]+))", re.IGNORECASE | re.ASCII
)
"""The Digital Link nearly every brand prints; what else is one is read by biip, in fifty times the time."""
_ELEMENTS = re.compile(r"(?:\][A-Za-z]\d)?(?:00\d{18}|01\d{14}|\(0[01]\)\d{14})", re.ASCII)
"""What may be an element string: with the mark of its symbology or without, or as it is printed under the bars."""
_PLAIN_ELEMENTS = re.compile(r"(?:\][A-Za-z]\d)?(?:00(\d{18})|01(\d{14})21([^\x1d<{]+))", re.ASCII)
_SERIAL = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}", re.ASCII)
"""AI 21: GS1's character set 82."""
_SHORT_NAMES = frozenset(
    [
        "gtin",
        "itip",
        "cpid",
        "gln",
        "party",
        "gsrnp",
        "gsrn",
        "gcn",
        "sscc",
        "gdti",
        "ginc",
        "gsin",
        "grai",
        "giai",
        "cpv",
        "lot",
        "ser",
    ]
)
"""Path words that a reader of Digital Links would take for GS1 keys."""
_WEB = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?((?:/[a-zA-Z][a-zA-Z0-9_-]*)*)")
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,30}(?::[a-zA-Z][a-zA-Z0-9_-]*)*")

Kind = Literal[
    "obj", "loc", "bt", "party", "kind", "level", "product", "batch", "cause", "fate", "person", "reason"
]  # fmt: skip


def namespace_fault(namespace: str) -> str:
    """Why identifiers cannot be made below this text; empty = they can."""
    web = _WEB.fullmatch(namespace)
    if web is None:
        if _URN.fullmatch(namespace) is None or namespace.split(":")[1] in ("epc", "epcglobal", "uuid"):
            return "https://… or urn:… of your own is needed, its parts beginning with a letter, without a / at the end"
        return ""
    odd = _SHORT_NAMES & {part.lower() for part in web[1].split("/")}
    return f"{min(odd)!r} in a web address reads as a GS1 key" if odd else ""


@dataclass(frozen=True, slots=True)
class Namespace:
    """Where the plant's own identifiers live; the text has been through ``namespace_fault``."""

    base: str

    def uri(self, kind: Kind, text: str) -> str:
        """The identifier of something that has no GS1 key."""
        sign = ":" if self.base.startswith("urn:") else "/"
        return f"{self.base}{sign}{kind}{sign}{percent(text)}"

    @property
    def terms(self) -> str:
        """What our own fields are named below."""
        return f"{self.base}:ext:" if self.base.startswith("urn:") else f"{self.base}/ext/"

    def code(self, key: str) -> str:
        """The identifier of a unit's or a case's canonical key (``gs1:…``, or the text as it was read)."""
        return digital_link(key) or self.uri("obj", key)


def gln(text: str) -> str:
    """The Digital Link of a party that is given by its GLN (13 digits); empty = it is not."""
    plain = len(text) == 13 and text.isascii() and text.isdigit()
    return f"{GS1}/417/{text}" if plain and str(check_digit(text[:-1])) == text[-1] else ""


def digital_link(key: str) -> str:
    """The canonical Digital Link of a code that names one thing by GS1; empty = it does not."""
    found = _KEY.fullmatch(key if key.startswith("gs1:") else gs1_key(key))
    if found is None:
        return ""
    sscc, gtin, serial = found.groups()
    return f"{GS1}/00/{sscc}" if sscc else f"{GS1}/01/{gtin}/21/{percent(serial)}"


def canonical(uri: str) -> str:
    """One spelling for every identifier of one thing by GS1 (EPC URN, anybody's Digital Link); others as they are."""
    return uri if uri.startswith(f"{GS1}/") and _CANONICAL.fullmatch(uri) else digital_link(uri) or uri


def gs1_key(text: str) -> str:
    """The canonical key (``gs1:…``) in an EPC URN, in anybody's Digital Link, in an element string; empty = it names no
    single thing."""
    match text[:4].lower():
        case "http":
            return _from_link(text)
        case "urn:":
            epc = _EPC.fullmatch(text)
            return "" if epc is None else _from_epc(*epc.groups())
        case _ if _ELEMENTS.match(text):
            plain = _PLAIN_ELEMENTS.fullmatch(text)
            return _read(text) if plain is None else _plain(*plain.groups())
        case _:
            return ""


def key_of(uri: str) -> str:
    """The code an identifier stands for, the reverse of ``Namespace.code`` whatever the namespace is; an identifier
    that nobody made this way is its own code."""
    private = _PRIVATE.fullmatch(uri)
    return unquote(private[1]) if private else gs1_key(uri) or uri


def _from_epc(prefix: str, reference: str, serial: str | None) -> str:
    """The key in an EPC URN: the digit in front of the reference goes in front of the company prefix."""
    digits = reference[0] + prefix + reference[1:]
    if len(digits) != (17 if serial is None else 13):
        return ""
    number = f"{digits}{check_digit(digits)}"
    return f"gs1:00{number}" if serial is None else f"gs1:01{number}21{unquote(serial)}"


def percent(text: str) -> str:
    """One path segment. A lone surrogate is encoded as it stands: it must not end a whole document."""
    if text.isascii() and text.isalnum():
        return text
    # A dot alone means "here" to whoever resolves the address, so it is spelled out.
    return quote(text, safe="", errors="surrogatepass") if text.strip(".") else text.replace(".", "%2E")


def _from_link(uri: str) -> str:
    """The key in a Digital Link, GS1's own (which we write and need not doubt) or under anybody's name."""
    if not _LINK.search(uri):
        return ""
    if found := _CANONICAL.fullmatch(uri):
        sscc, gtin, serial = found.groups()
        return f"gs1:00{sscc}" if sscc else f"gs1:01{gtin}21{unquote(serial)}"
    plain = _PLAIN_LINK.fullmatch(uri)
    if plain is None or not _SHORT_NAMES.isdisjoint(plain[1].lower().split("/")):
        return _read(uri)
    sscc, gtin, serial = plain.groups()[1:]
    return _plain(sscc, gtin, serial and unquote(serial))


def _read(text: str) -> str:
    """By biip: whatever else is in it."""
    return next((key for key in keys_for(text) if key.startswith("gs1:")), "")


def _plain(sscc: str | None, gtin: str | None, serial: str | None) -> str:
    number = sscc or gtin or ""
    if str(check_digit(number[:-1])) != number[-1] or (sscc is None and _SERIAL.fullmatch(serial or "") is None):
        return ""
    return f"gs1:00{sscc}" if sscc else f"gs1:01{gtin}21{serial}"
