"""EPCIS events as they are captured: read from a document, and turned into what the hub's store keeps. Pure.

An event that says what is in a container is kept as the kind of the wire that says the same, with its body, so that
trace tells it like those of the native wire; what a station of ours sent besides is known by its own fields. Every
other event is kept as it came (``epcis.event``). This does not validate against GS1's schema: what is asked of an event
is what the hub needs to keep and to find it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from urllib.parse import unquote
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sync.epcis.identifiers import key_of
from sync.epcis.meaning import contexts, expanded, meaning, terms_of
from sync.errors import first_problem
from sync.hub.code_index import hash64
from sync.hub.refusal import RequestRefused
from sync.hub.validation import UnnumberedEvent
from sync.wire import BEGINNING
from sync.wire_schema import NO_NUL

EVENTS_MAX = 1_000
"""Events of one capture."""
ID_MAX = 120
CONTEXT_MAX = 2_000
DECLARED = "#error"
"""Behind the name of an event under which its error declaration is kept."""
Uri = Annotated[str, Field(min_length=1, max_length=8_192, pattern=NO_NUL)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class EpcisPlace(_Part):
    id: Uri


class Transaction(_Part):
    type: str = ""
    bizTransaction: Uri  # noqa: N815


class EpcisDestination(_Part):
    type: str = ""
    destination: Uri


class Declared(_Part):
    declarationTime: str  # noqa: N815


class EpcisEvent(_Part):
    """What the hub reads of an event."""

    type: Literal["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"]
    eventTime: Annotated[str, Field(min_length=20, max_length=40)]  # noqa: N815
    eventTimeZoneOffset: Annotated[str, Field(pattern=r"^[+-](0\d|1[0-3]):[0-5]\d$|^[+-]14:00$")]  # noqa: N815
    eventID: Annotated[str, Field(min_length=1, max_length=ID_MAX, pattern=NO_NUL)] | None = None  # noqa: N815
    action: Literal["ADD", "OBSERVE", "DELETE"] | None = None
    parentID: Uri | None = None  # noqa: N815
    childEPCs: list[Uri] = []  # noqa: N815
    epcList: list[Uri] = []  # noqa: N815
    readPoint: EpcisPlace | None = None  # noqa: N815
    bizTransactionList: list[Transaction] = []  # noqa: N815
    destinationList: list[EpcisDestination] = []  # noqa: N815
    errorDeclaration: Declared | None = None  # noqa: N815

    @field_validator("eventTime")
    @classmethod
    def _time(cls, told: str) -> str:
        if datetime.fromisoformat(told).utcoffset() is None:
            raise ValueError("a time without its offset")
        return told


class _List(_Part):
    eventList: Annotated[list[dict[str, Any]], Field(min_length=1)]  # noqa: N815


class _Document(_Part):
    context: Annotated[Any, Field(alias="@context")] = None
    type: Literal["EPCISDocument"]
    schemaVersion: Annotated[str, Field(pattern=r"^2(\.\d+)*$")]  # noqa: N815
    creationDate: str  # noqa: N815
    epcisBody: _List  # noqa: N815


def read_document(raw: bytes) -> Sequence[dict[str, Any]]:
    """The events of a document. Raises Refused."""
    try:
        found = _Document.model_validate_json(raw)
    except ValidationError as error:
        raise RequestRefused(400, "document_invalid", first_problem(error)) from None
    events = found.epcisBody.eventList
    if len(events) > EVENTS_MAX:
        raise RequestRefused(413, "too_many_events", f"at most {EVENTS_MAX} in one capture")
    told = contexts(found.context)
    if len(json.dumps(told)) > CONTEXT_MAX:
        raise RequestRefused(400, "document_invalid", "@context is too long")
    # What the prefixes mean goes with each event: it is told again in another document.
    return [{**event, "@context": [*told, *contexts(event.get("@context"))]} for event in events] if told else events


def offered(raw: dict[str, Any], place: int) -> UnnumberedEvent:
    """One event as ``Store.capture`` takes it. Raises Refused for what is no event; ``place`` from 1."""
    try:
        event = EpcisEvent.model_validate(raw)
        said = meaning(raw)
    except ValidationError as error:
        raise RequestRefused(400, "event_invalid", f"event {place}: {first_problem(error)}") from None
    except ValueError:
        raise RequestRefused(400, "event_invalid", f"event {place}: a number that is none") from None
    kind, told = _told(event, raw)
    document = {
        "id": _id(event, said),
        "kind": kind,
        "version": 1,
        "time": event.eventTime,
        "clock_quality": "",
        "line": _last(event.readPoint.id)[:128] if event.readPoint is not None else "",
        "order": _order(event),
        "body": {"epcis": raw} | told,
    }
    return UnnumberedEvent(document, said, _micros(event))


def _told(event: EpcisEvent, raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Kind, and what the hub reads out of the event for it: the body of that kind on the wire."""
    terms = terms_of(raw.get("@context"))
    own = _Own({expanded(name, terms): value for name, value in raw.items()})
    kind = _kind(event, own)
    build = _BUILT.get(kind)
    return ("epcis.event", {}) if build is None else (kind, build(event, own))


class _Own:
    """The fields of a station's own, whatever their prefix is called and wherever their names live."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        """The last part of its URI; empty = it is not there."""
        fields = self._fields.items()
        found = next((told for key, told in fields if key.endswith((f":{name}", f"/{name}", f"#{name}"))), "")
        return _last(found) if isinstance(found, str) else str(found) if type(found) is int else ""

    def number(self, name: str) -> int:
        told = self[name]
        return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0


def _kind(event: EpcisEvent, own: _Own) -> str:
    """The kind of the wire that an event is; ``epcis.event`` is kept and tells nothing of a container."""
    if event.errorDeclaration is not None:
        return "epcis.event"
    ours = bool(own["record"])
    if event.type == "ObjectEvent":
        return own["kind"] if ours and len(event.epcList) == 1 else "epcis.event"
    if event.type != "AggregationEvent" or event.parentID is None:
        return "epcis.event"
    told = own["kind"] if ours else ""
    match event.action:
        case "ADD" if event.childEPCs:
            return "container.packed" if told in ("", "container.recoded") else told
        case "DELETE" if told == "container.changed" and event.childEPCs:
            return told
        case "DELETE" if ours and (told in ("container.dissolved", "container.recoded") or own["cause"]):
            return "container.dissolved"
        case _:
            return "epcis.event"


def _container(event: EpcisEvent, own: _Own, uri: str) -> dict[str, Any]:
    level = own.number("level") or (2 if _all_logistic(event.childEPCs) else 1)
    name = own["name"] or ("case" if level == 1 else "pallet")
    told = {field: own[field] for field in ("product", "lot", "by", "reason")}
    code = _code(uri)
    return {"container": _number(code), "level": level, "name": name[:128], "code": code, "order": _order(event)} | told


def _packed(event: EpcisEvent, own: _Own) -> dict[str, Any]:
    assert event.parentID is not None
    about = _container(event, own, event.parentID)
    about |= {"members": _members(event.childEPCs, about["level"]), "packed_at_us": max(0, _micros(event))}
    return about | {"link": "imported", "exit": ""}


def _dissolved(event: EpcisEvent, own: _Own) -> dict[str, Any]:
    assert event.parentID is not None
    about = _container(event, own, event.parentID)
    cause = own["cause"] or ("rework" if own["kind"] == "container.recoded" else "")
    return about | {"cause": cause, "members": _members(event.childEPCs, about["level"])}


def _changed(event: EpcisEvent, own: _Own) -> dict[str, Any]:
    assert event.parentID is not None
    about = _container(event, own, event.parentID)
    members = _members(event.childEPCs, about["level"])
    added = event.action == "ADD"
    return about | {"removed": [] if added else members, "added": members if added else []}


def _shipped(event: EpcisEvent, own: _Own) -> dict[str, Any]:
    to = next((_last(one.destination) for one in event.destinationList if one.type == "possessing_party"), "")
    return _container(event, own, event.epcList[0]) | {"to": to, "document": _transaction(event, "desadv")}


def _fate(event: EpcisEvent, own: _Own) -> dict[str, Any]:
    fate = {"fate": own["fate"] or "other"} if event.action == "DELETE" or own["fate"] else {}
    return {"code": _code(event.epcList[0]), "by": own["by"], "reason": own["reason"]} | fate


_BUILT: Mapping[str, Callable[[EpcisEvent, _Own], dict[str, Any]]] = {
    "container.packed": _packed,
    "container.restored": _packed,
    "container.dissolved": _dissolved,
    "container.changed": _changed,
    "shipment.confirmed": _shipped,
    "shipment.returned": _shipped,
    "unit.decommissioned": _fate,
    "unit.recommissioned": _fate,
}


def _id(event: EpcisEvent, said: str) -> str:
    """Its own name, or one made of what it says. An error declaration carries the name of the event it takes back."""
    if event.eventID is None:
        return uuid5(NAMESPACE_URL, said).urn
    return event.eventID if event.errorDeclaration is None else f"{event.eventID}{DECLARED}"


def _members(uris: Sequence[str], level: int) -> list[dict[str, Any]]:
    codes = [_code(uri) for uri in uris]
    return [{"code": code, "container": 0 if level == 1 else _number(code)} for code in codes]


def _all_logistic(uris: Sequence[str]) -> bool:
    """What holds SSCCs, and nothing else, is above the lowest level."""
    return bool(uris) and all(key_of(uri).startswith("gs1:00") for uri in uris)


def _number(code: Mapping[str, str]) -> int:
    """Captured containers have no numbers: 62 bits of the hash of their code stand for one."""
    return (hash64(code["key"]) & (2**62 - 1)) or 1


def _order(event: EpcisEvent) -> str:
    return _transaction(event, "prodorder")


def _transaction(event: EpcisEvent, kind: str) -> str:
    return next((_last(one.bizTransaction)[:256] for one in event.bizTransactionList if one.type == kind), "")


def _micros(event: EpcisEvent) -> int:
    """Its time in µs since 1970, at least 1."""
    return max(1, (datetime.fromisoformat(event.eventTime) - BEGINNING) // timedelta(microseconds=1))


def _code(uri: str) -> dict[str, str]:
    return {"key": key_of(uri), "text": uri}


def _last(uri: str) -> str:
    return unquote(uri.rstrip("/").replace(":", "/").rpartition("/")[2]).replace("\x00", "")
