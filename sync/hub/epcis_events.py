"""EPCIS events as they are captured: read from a document, and turned into what the hub's store keeps. Pure.

An aggregation that adds is kept as ``epcis.packed`` with the codes it names, so that trace tells its units and its case
like those of the native wire; what a station took back, or found good again, as ``epcis.dissolved`` and
``epcis.restored``, known by the station's own fields. Every other event is kept as it came. This is no validator of
GS1's schema: what is asked of an event is what the hub needs to keep and to find it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import unquote
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sync.epcis.identifiers import key_of
from sync.epcis.meaning import contexts, expanded, meaning, terms_of
from sync.errors import first_problem
from sync.hub.refusal import Refused
from sync.hub.validation import UnnumberedEvent
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


class Place(_Part):
    id: Uri


class Transaction(_Part):
    type: str = ""
    bizTransaction: Uri  # noqa: N815


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
    readPoint: Place | None = None  # noqa: N815
    bizTransactionList: list[Transaction] = []  # noqa: N815
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
        raise Refused(400, "document_invalid", first_problem(error)) from None
    events = found.epcisBody.eventList
    if len(events) > EVENTS_MAX:
        raise Refused(413, "too_many_events", f"at most {EVENTS_MAX} in one capture")
    told = contexts(found.context)
    if len(json.dumps(told)) > CONTEXT_MAX:
        raise Refused(400, "document_invalid", "@context is too long")
    # What the prefixes mean goes with each event: it is told again in another document.
    return [{**event, "@context": [*told, *contexts(event.get("@context"))]} for event in events] if told else events


def offered(raw: dict[str, Any], place: int) -> UnnumberedEvent:
    """One event as ``Store.capture`` takes it. Raises Refused for what is no event; ``place`` from 1."""
    try:
        event = EpcisEvent.model_validate(raw)
        said = meaning(raw)
    except ValidationError as error:
        raise Refused(400, "event_invalid", f"event {place}: {first_problem(error)}") from None
    except ValueError:
        raise Refused(400, "event_invalid", f"event {place}: a number that is none") from None
    kind, told = _told(event, raw)
    document = {
        "id": _id(event, said),
        "kind": kind,
        "version": 1,
        "time": event.eventTime,
        "clock_quality": "",
        "line": _last(event.readPoint.id)[:128] if event.readPoint is not None else "",
        "order": next(
            (_last(one.bizTransaction)[:256] for one in event.bizTransactionList if one.type == "prodorder"), ""
        ),
        "body": {"epcis": raw} | told,
    }
    return UnnumberedEvent(document, said)


def _told(event: EpcisEvent, raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Kind, and what the hub reads out of the event for it."""
    if event.type != "AggregationEvent" or event.errorDeclaration is not None or event.parentID is None:
        return "epcis.event", {}
    terms = terms_of(raw.get("@context"))
    fields = {expanded(name, terms): value for name, value in raw.items()}
    ours = bool(_extension(fields, "record"))
    match event.action:
        case "ADD" if event.childEPCs:
            told = _codes(event) | _extensions(fields, "product", "lot")
            by = _extensions(fields, "by") if ours else {}
            return ("epcis.restored" if by else "epcis.packed"), told | by
        case "DELETE" if ours and not event.childEPCs and (cause := _extensions(fields, "cause")):
            return "epcis.dissolved", {"case_code": _code(event.parentID)} | cause
        case _:
            return "epcis.event", {}


def _extensions(fields: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {name: last for name in names if (last := _extension(fields, name))}


def _id(event: EpcisEvent, said: str) -> str:
    """Its own name, or one made of what it says. An error declaration carries the name of the event it takes back."""
    if event.eventID is None:
        return uuid5(NAMESPACE_URL, said).urn
    return event.eventID if event.errorDeclaration is None else f"{event.eventID}{DECLARED}"


def _codes(event: EpcisEvent) -> dict[str, Any]:
    assert event.parentID is not None
    return {"case_code": _code(event.parentID), "units": [{"code": _code(uri)} for uri in event.childEPCs]}


def _code(uri: str) -> dict[str, str]:
    return {"key": key_of(uri), "text": uri}


def _extension(fields: Mapping[str, Any], name: str) -> str:
    """A field of a station's own, whatever its prefix is called and wherever its names live."""
    found = next((told for key, told in fields.items() if key.endswith((f":{name}", f"/{name}", f"#{name}"))), "")
    return _last(found) if isinstance(found, str) else ""


def _last(uri: str) -> str:
    return unquote(uri.rstrip("/").replace(":", "/").rpartition("/")[2]).replace("\x00", "")
