"""``POST /v1/scans``: what the backend of a brand's mini-program asks for each scan of a shopper or a shopkeeper."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json, to_json
from starlette.requests import Request
from starlette.responses import Response

from sync.errors import first_problem
from sync.hub.context import Hub
from sync.hub.ingest import opened, read_parcel
from sync.hub.refusal import RequestRefused
from sync.hub.scan_lookup import Answer
from sync.hub.scans import AnsweredScan, AskedScan
from sync.wire import rfc3339
from sync.wire_schema import CODE_MAX

PATH = "/v1/scans"
SCANS_MAX = 500
"""Scans of one request."""
Word = Annotated[str, Field(max_length=200)]


class ScanDocument(BaseModel):
    """One scan. ``region``: any word for one; never an address, a telephone or a person."""

    model_config = ConfigDict(extra="forbid", strict=True)
    scan: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")]
    code: Annotated[str, Field(min_length=1, max_length=CODE_MAX, pattern=r"^[^\x00]+$")]
    region: Word = ""
    at_us: Annotated[int, Field(ge=0, le=2**52)] = 0


class ScansDocument(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    scans: Annotated[list[ScanDocument], Field(min_length=1, max_length=SCANS_MAX)]


async def answer_scans(hub: Hub, request: Request) -> Response:
    """Raises RequestRefused, and SQLAlchemyError when the database fails."""
    grant = await hub.access.scanner(request)
    with hub.intakes.of(grant.who):
        parcel = await read_parcel(request, grant.who, hub.intakes)
    told = _parsed(opened(parcel.body, parcel.encoding))
    asked = told.scans if isinstance(told, ScansDocument) else [told]
    hub.access.scanned(grant, len(asked))
    answers = await hub.scans.answered(
        [AskedScan(grant.who, each.scan, each.code, each.region, each.at_us) for each in asked]
    )
    documents = [_document(each) for each in answers]
    body = to_json({"scans": documents} if isinstance(told, ScansDocument) else documents[0])
    return Response(body, media_type="application/json")


def _parsed(body: bytes) -> ScanDocument | ScansDocument:
    """``{"scans": […]}``, or one scan alone. Raises Refused."""
    try:
        raw = from_json(body)
    except ValueError:
        raise RequestRefused(400, "scans_invalid", "not JSON") from None
    try:
        if isinstance(raw, dict) and "scans" in raw:
            return ScansDocument.model_validate(raw)
        return ScanDocument.model_validate(raw)
    except ValidationError as error:
        raise RequestRefused(400, "scans_invalid", first_problem(error)) from None


def _document(told: AnsweredScan) -> dict[str, Any]:
    """The answer to one scan."""
    item = told.item
    if told.conflict:
        detail = "this id was given to a scan of another code"
        return {"scan": told.asked.scan, "answer": "refused", "code": "scan_id_used", "detail": detail}
    found: dict[str, Any] = {
        "scan": told.asked.scan,
        "answer": _word(told),
        "scanned_before": told.before,
        "first_scanned": rfc3339(told.first_us) if told.before and told.first_us else None,
        "region": told.region or None,
        "repeated": told.repeated,
    }
    if told.asked.region and not told.region:
        found["detail"] = "the region is not known: it was counted under none"
    if item.answer is not Answer.UNKNOWN:
        found |= {
            "level": item.name,
            "product": item.product,
            "lot": item.lot,
            "packed": rfc3339(item.packed_us) if item.packed_us else None,
            "units": item.units,
            "distributor": item.recipient or None,
            "fate": item.fate or None,
        }
    return found


def _word(told: AnsweredScan) -> str:
    if told.item.answer is Answer.GENUINE and told.before:
        return "scanned_before"
    return told.item.answer.name.lower()
