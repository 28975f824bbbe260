"""The content hash that names an event (CBV 2.0 section 8.9): who hashes the same event gets the same name. Pure.

GS1's reference library computes it for any document, by way of a JSON-LD processor, a web framework and 2 ms an event;
the few shapes that a station writes need none of that. That both agree is tested against the library
(docs/decisions/0161).
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

CBV = "https://ref.gs1.org/cbv"
_WORDS = {"bizStep": f"{CBV}/BizStep-", "disposition": f"{CBV}/Disp-"}


def event_hash(event: Mapping[str, Any], terms: str) -> str:
    """The ``ni:`` name of an event as ``sync.epcis.events`` makes it; ``terms``: the namespace of its own fields.

    Every value that enters is a URI, a CBV word or a time in milliseconds, so nothing needs to be made canonical."""
    return f"ni:///sha-256;{hashlib.sha256(pre_hash(event, terms).encode()).hexdigest()}?ver=CBV2.0"


def pre_hash(event: Mapping[str, Any], terms: str) -> str:
    """The text that is hashed: the fields in the standard's order, then our own by name."""
    pieces = [
        f"eventType={event['type']}",
        f"eventTime={event['eventTime']}",
        f"eventTimeZoneOffset={event['eventTimeZoneOffset']}",
        *([f"parentID={event['parentID']}"] if "parentID" in event else ()),
        *_listed("epcList", event.get("epcList", ())),
        *_listed("childEPCs", event.get("childEPCs", ())),
        f"action={event['action']}",
        *(f"{field}={words}{event[field]}" for field, words in _WORDS.items() if field in event),
        *(f"{field}id={event[field]['id']}" for field in ("readPoint", "bizLocation") if field in event),
        *_typed("bizTransaction", "BTT", event.get("bizTransactionList", ())),
        *_typed("destination", "SDT", event.get("destinationList", ())),
        *_facts("ilmd", event.get("ilmd", {})),
        *sorted(f"{{{terms}}}{name[5:]}={value}" for name, value in event.items() if name.startswith("scan:")),
    ]
    return "".join(pieces)


def _listed(field: str, epcs: Sequence[str]) -> list[str]:
    return [field, *sorted(f"epc={epc}" for epc in epcs)] if epcs else []


def _typed(field: str, words: str, found: Sequence[Mapping[str, str]]) -> list[str]:
    """A list of things with a type, such as ``bizTransactionList``."""
    texts = sorted(f"type={CBV}/{words}-{each['type']}{field}={each[field]}" for each in found)
    return [f"{field}List", *texts] if texts else []


def _facts(field: str, told: Mapping[str, str]) -> list[str]:
    """Master data of a lot, spelled as the reference library spells it: with GS1's own prefix."""
    return [field, *sorted(f"{name}={_plain_number(value)}" for name, value in told.items())] if told else []


def _plain_number(text: str) -> str:
    """CBV 2.0 8.9.2: a number is hashed without a plus or zeros at its ends; nobody can tell a lot from a number."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not (text.isascii() and digits.replace(".", "", 1).isdigit()):
        return text
    number = Decimal(text)
    return str(int(number)) if number == number.to_integral_value() else f"{number.normalize():f}"
