"""The events of ``sync.epcis.events`` as EPCIS 1.2 XML, which most partners in pharma still take. Pure.

Identifiers become EPC URNs: they say how long the company prefix is, which no code says by itself, so the prefixes of
the plant are given. A code of another prefix, or none of GS1's, has no URN: it stays the URI it is; ``foreign_codes``
names it for who wants to know before a partner does.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from sync.epcis.events import Event
from sync.epcis.identifiers import percent

CBV = "urn:epcglobal:cbv"
MASTER_DATA = f"{CBV}:mda"
_SSCC = re.compile(r"https://id\.gs1\.org/00/(\d)(\d{16})\d", re.ASCII)
_SGTIN = re.compile(r"https://id\.gs1\.org/01/(\d)(\d{12})\d/21/(.+)", re.ASCII)
_GLN = re.compile(r"https://id\.gs1\.org/41[47]/(\d{12})\d", re.ASCII)


def urn(uri: str, prefixes: Sequence[str]) -> str:
    """An identifier as an EPC URN; empty = it has none under these company prefixes."""
    for prefix in prefixes:
        if (found := _SSCC.fullmatch(uri)) and found[2].startswith(prefix):
            return f"urn:epc:id:sscc:{prefix}.{found[1]}{found[2][len(prefix) :]}"
        if (found := _SGTIN.fullmatch(uri)) and found[2].startswith(prefix):
            serial = percent(unquote(found[3]))
            return f"urn:epc:id:sgtin:{prefix}.{found[1]}{found[2][len(prefix) :]}.{serial}"
        if (found := _GLN.fullmatch(uri)) and found[1].startswith(prefix):
            return f"urn:epc:id:sgln:{prefix}.{found[1][len(prefix) :]}.0"
    return ""


def codes_of(event: Event) -> Iterator[str]:
    """Every identifier of a thing in an event."""
    yield from ([event["parentID"]] if "parentID" in event else ())
    yield from (*event.get("epcList", ()), *event.get("childEPCs", ()))


def foreign_codes(events: Iterable[Event], prefixes: Sequence[str]) -> Iterator[str]:
    """Identifiers that have no EPC URN under these company prefixes."""
    yield from (uri for event in events for uri in codes_of(event) if not urn(uri, prefixes))


def document(events: Iterable[Event], prefixes: Sequence[str], terms: str, made: datetime) -> Iterator[bytes]:
    """One EPCISDocument, piece by piece. *terms*: the namespace of our own fields."""
    created = made.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" '
        f'xmlns:cbvmda={quoteattr(MASTER_DATA)} xmlns:scan={quoteattr(terms)} schemaVersion="1.2" '
        f"creationDate={quoteattr(created)}>\n<EPCISBody><EventList>\n"
    ).encode()
    for event in events:
        yield f"{_event(event, prefixes)}\n".encode()
    yield b"</EventList></EPCISBody>\n</epcis:EPCISDocument>\n"


def _event(event: Event, prefixes: Sequence[str]) -> str:
    """Elements in the order that the schema wants."""
    name = event["type"]

    def spelled(uri: str) -> str:
        return urn(uri, prefixes) or uri

    return _element(
        name,
        _text("eventTime", event["eventTime"]),
        _text("eventTimeZoneOffset", event["eventTimeZoneOffset"]),
        _element("baseExtension", _text("eventID", event["eventID"])),
        _text("parentID", spelled(event["parentID"])) if "parentID" in event else "",
        _list("epcList", "epc", map(spelled, event.get("epcList", ()))) if name == "ObjectEvent" else "",
        _list("childEPCs", "epc", map(spelled, event.get("childEPCs", ()))) if name == "AggregationEvent" else "",
        _text("action", event["action"]),
        _text("bizStep", f"{CBV}:bizstep:{event['bizStep']}"),
        _text("disposition", f"{CBV}:disp:{event['disposition']}"),
        *(
            _element(key, _text("id", spelled(event[key]["id"])))
            for key in ("readPoint", "bizLocation")
            if key in event
        ),
        _transactions(event.get("bizTransactionList", ())),
        _extension(event, spelled),
        *(_text(field, str(value)) for field, value in event.items() if field.startswith("scan:")),
    )


def _transactions(found: Sequence[Mapping[str, str]]) -> str:
    told = "".join(_typed("bizTransaction", f"{CBV}:btt:{each['type']}", each["bizTransaction"]) for each in found)
    return _element("bizTransactionList", told) if told else ""


def _extension(event: Event, spelled: Callable[[str], str]) -> str:
    destinations = "".join(
        _typed("destination", f"{CBV}:sdt:{each['type']}", spelled(each["destination"]))
        for each in event.get("destinationList", ())
    )
    facts = "".join(_text(name, value) for name, value in event.get("ilmd", {}).items())
    told = _element("destinationList", destinations) if destinations else ""
    told += _element("ilmd", facts) if facts else ""
    return _element("extension", told) if told else ""


def _list(name: str, item: str, texts: Iterable[str]) -> str:
    return _element(name, *(_text(item, text) for text in texts))


def _element(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _typed(name: str, kind: str, text: str) -> str:
    return f"<{name} type={quoteattr(kind)}>{escape(text)}</{name}>"
