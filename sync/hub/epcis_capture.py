"""A captured document taken in: its events stored, how that ended kept as a job."""

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Connection

from sync.hub import epcis_store
from sync.hub.epcis_events import offered, read_document
from sync.hub.ingest import Parcel, opened
from sync.hub.store import HubStore
from sync.wire import CONFLICT, ItemResult

Behaviour = Literal["rollback", "proceed"]
TYPES = {
    "conflict": "epcisException:ResourceAlreadyExistsException",
    "capture": "epcisException:ValidationException",
}


def take_capture(store: HubStore, parcel: Parcel, behaviour: Behaviour) -> str:
    """Store a document; the id of its job. Raises Refused for what is no document of events."""
    document = read_document(opened(parcel.body, parcel.encoding))
    given = [offered(raw, place) for place, raw in enumerate(document, start=1)]

    def end(connection: Connection, results: Sequence[ItemResult]) -> str:
        problems = [_problem(result) for result in results if result.status == "rejected"]
        return epcis_store.keep_job(connection, parcel.sender, parcel.received_us, behaviour, problems)

    whole = behaviour == "rollback"
    return store.capture(parcel.sender, given, parcel.received_us, parcel.agent, whole=whole, end=end)


def _problem(result: ItemResult) -> dict[str, Any]:
    conflict = result.code == CONFLICT
    return {
        "type": TYPES["conflict" if conflict else "capture"],
        "title": result.code,
        "status": 409 if conflict else 400,
        "detail": f"event {result.seq}: {result.detail}",
    }
