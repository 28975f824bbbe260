"""What docs/receiver.md and docs/receiver.openapi.json say of the wire, made of the code that speaks it.

``python -m tests.docs.receiver`` writes both files anew; a test compares. The examples are read out of a real journal.
"""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from station.core.events import OrderClosed
from station.core.order_balance import OrderBalance
from sync.outbox import Head, Parked, Record, WireRecord, tombstone
from sync.wire import BatchDocument, CursorDocument, EventDocument, Receipt, WireBatch, encode_batch, encode_event
from sync.wire_schema import BODIES
from tests.sync.reworked import ReworkedJournal, a_day_of_rework

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, OPENAPI = DOCS / "receiver.md", DOCS / "receiver.openapi.json"
STATION_EPOCH = "11111111-1111-4111-8111-111111111111"
NOW_US = 1_790_000_000_000_000
TOMBSTONE = "record.parked"
SCHEMAS = "#/components/schemas/{model}"
GENERATED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
UNITS = tuple(f"https://q.example.com/u/0A{number:02X}" for number in range(0x1B, 0x27))
COUNTED = OrderBalance(60, "case_count", 24, 18, 4, 0, 1, 0, 1, False, (("no_read", 1),), 2, 2, 0)
CASES = tuple(f"CASE-{number}" for number in range(101, 105))
PALLETS = ("gs1:00095212340000000013", "gs1:00095212340000000020")

MEANS = {
    "order.started": "An order begins on the line; `recipe` is what a case of it must be.",
    "container.packed": "These members are in this container, and nothing else; it has left (`exit` says how that is "
    "known). `packed_at_us` is when it was closed, on a line the moment of its pass verdict (µs since 1970, UTC).",
    "container.changed": "Members left it (`removed`), came into it (`added`), or one was replaced by another.",
    "container.recoded": "It has another label: `code` is the new one, `old_code` is void and is not given again. "
    "`parent` is what it is in.",
    "container.dissolved": "It is no container any more: none of the members may be told as belonging to it. `cause`: "
    "`rework`, `merged`, or `offset_found` where the line does not believe it any more.",
    "container.restored": "It is a container again, with these members and this code.",
    "unit.decommissioned": "The code is in no container and will be in none: `sampled`, `destroyed`, `lost`, "
    "`damaged`, `other`.",
    "unit.recommissioned": "A decommissioned code may be packed again.",
    "shipment.confirmed": "The container, and all in it, left for somebody.",
    "shipment.returned": "It is here again, or it never left.",
    "order.suspended": "Another order may run; this one is open still.",
    "order.resumed": "The order runs again.",
    "order.closed": "The order ends, with its count of passed and rejected cases, and its balance in units: "
    "sensor = packed + rejected + sampled + no_read + in_flight + difference, as the station knew them then. It never "
    "changes; what is found or reworked later comes in records of its own.",
    TOMBSTONE: "Stands under the number of a record that you refused, so that the numbers go on: which `record` (its "
    "id) of which `kind`, and your own `status` and `words`. If the record is sent again, it comes under its number "
    "with `mends`, the id of this tombstone: let it take the tombstone's place, and answer `accepted`.",
}
"""Every kind on the wire."""


def records() -> list[WireRecord]:
    """The first of every kind of a day, as a station's journal tells them, numbered from 1; the tombstone last, under
    the number of the first container packed."""
    journal = ReworkedJournal(labels=(*CASES, *PALLETS), units=UNITS)
    a_day_of_rework(journal, new_label="CASE-201")
    journal.write(OrderClosed("A1", 4, 1, "anna", "", COUNTED))
    first: dict[str, WireRecord] = {}
    for record in journal.wire():
        first.setdefault(record.kind, record)
    found: list[WireRecord] = [
        Record(seq, r.id, r.kind, r.version, r.at_us, r.body) for seq, r in enumerate(first.values(), 1)
    ]
    packed = next(record for record in found if record.kind == "container.packed")
    return [*found, tombstone(packed, Parked(packed.seq, "422", "unknown product", NOW_US))]


def example(record: WireRecord) -> dict[str, Any]:
    """One event as it stands in a batch."""
    document: dict[str, Any] = json.loads(encode_event(record, "Line 1"))
    return document


def batch() -> dict[str, Any]:
    """A whole request, as the uploader makes it: the first two of the examples."""
    first = [Record(r.seq, r.id, r.kind, r.version, r.at_us, r.body) for r in records()[:2]]
    _, content = encode_batch(WireBatch(STATION_EPOCH, Head(2, "ab" * 32), first), "Line 1", 2**20)
    document: dict[str, Any] = json.loads(content)
    return document


def openapi() -> dict[str, Any]:
    """The two requests a receiver serves."""
    models: tuple[type[BaseModel], ...] = (BatchDocument, EventDocument, Receipt, CursorDocument, *BODIES.values())
    _, found = models_json_schema([(model, "validation") for model in models], ref_template=SCHEMAS)
    schemas: dict[str, Any] = dict(found["$defs"])
    bodies = [kind for kind, _version in BODIES]
    for (kind, _version), model in BODIES.items():
        of_model = SCHEMAS.format(model=model.__name__)
        schemas[f"body.{kind}"] = {"title": kind, "description": MEANS[kind], "$ref": of_model}
    schemas["BatchDocument"]["properties"]["events"]["items"] = {"$ref": SCHEMAS.format(model="EventDocument")}
    schemas["EventDocument"]["properties"]["body"] = {
        "description": "By kind; a kind you do not know is kept and answered accepted",
        "anyOf": [{"$ref": SCHEMAS.format(model=f"body.{kind}")} for kind in bodies] + [{"type": "object"}],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Receiver of a scanning station", "version": "1", "description": "See docs/receiver.md."},
        "security": [{"token": []}],
        "paths": {"/v1/stations/{station}/events": _post(), "/v1/stations/{station}/cursor": _get()},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(sorted(schemas.items())),
        },
    }


def _post() -> dict[str, Any]:
    body = {"application/json": {"schema": {"$ref": SCHEMAS.format(model="BatchDocument")}, "example": batch()}}
    return {
        "parameters": [_parameter("station", "path")],
        "post": {
            "summary": "Store a batch; answered when it is on disk",
            "description": "The body may be gzipped (Content-Encoding).",
            "requestBody": {"required": True, "content": body},
            "responses": _answers("Receipt"),
        },
    }


def _get() -> dict[str, Any]:
    return {
        "parameters": [_parameter("station", "path"), _parameter("station_epoch", "query")],
        "get": {"summary": "Through which number everything is here", "responses": _answers("CursorDocument")},
    }


def _parameter(name: str, where: str) -> dict[str, Any]:
    return {"name": name, "in": where, "required": True, "schema": {"type": "string", "maxLength": 128}}


def _answers(model: str) -> dict[str, Any]:
    done = {"application/json": {"schema": {"$ref": SCHEMAS.format(model=model)}}}
    others = {
        "400": "The batch is no batch: it is halved until the record is found, and that is parked with your words",
        "401": "The token is not valid: sending pauses under an alarm, nothing is lost",
        "429": "Not now (Retry-After is kept); so are 408, 425 and every 5xx",
    }
    return {"200": {"description": "Done", "content": done}} | {
        status: {"description": words} for status, words in others.items()
    }


def bodies_section() -> str:
    parts = []
    for record in records():
        told = json.dumps(example(record), indent=2, ensure_ascii=False)
        parts.append(f"### `{record.kind}`\n\n{MEANS[record.kind]}\n\n```json\n{told}\n```\n")
    bare = MEANS.keys() - {record.kind for record in records()}
    parts += [f"### `{kind}`\n\n{words}\n" for kind, words in MEANS.items() if kind in bare]
    return "\n".join(parts)


def batch_section() -> str:
    short = batch()
    short["events"] = [{"…": "the events below, in the order of their seq"}]
    return f"```json\n{json.dumps(short, indent=2, ensure_ascii=False)}\n```\n"


def page(text: str) -> str:
    """The page with its generated parts as the code makes them today."""
    sections = {"bodies": bodies_section, "batch": batch_section}
    return GENERATED.sub(lambda found: f"{found[1]}{sections[found[2]]()}{found[3]}", text)


def openapi_text() -> str:
    return json.dumps(openapi(), indent=1, ensure_ascii=False) + "\n"


def receiver() -> str:
    """The program on the page."""
    found = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


assert {(kind, 1) for kind in MEANS} == set(BODIES), "a kind of the wire has no words"

if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    OPENAPI.write_text(openapi_text(), "utf-8")
