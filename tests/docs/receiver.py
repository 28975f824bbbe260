"""What docs/receiver.md and docs/receiver.openapi.json say of the wire, made of the code that speaks it.

``python -m tests.docs.receiver`` writes both files anew; a test compares. The examples are read out of a real journal.
"""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from station.core.events import (
    WIRE_KINDS,
    CasePassed,
    CaseRecalled,
    CaseReleased,
    CaseRestored,
    EpochGranted,
    OrderClosed,
    OrderStarted,
)
from station.core.values import CaseRef, Code, Recipe, UnitEntry, Window
from station.journal import Batch as JournalBatch
from station.journal import Reader
from sync.outbox import Head, Parked, Record, WireRecord, tombstone
from sync.wire import Batch, BatchDocument, CursorDocument, EventDocument, Receipt, encode_batch, encode_event
from tests.journal.make import in_memory, memory

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, OPENAPI = DOCS / "receiver.md", DOCS / "receiver.openapi.json"
STATION_EPOCH = "11111111-1111-4111-8111-111111111111"
NOW_US = 1_790_000_000_000_000
TOMBSTONE = "record.parked"
SCHEMAS = "#/components/schemas/{model}"
GENERATED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

MEANS = {
    "order.started": "An order begins on the line; `recipe` is what a case of it must be.",
    "case.packed": "These units are in this case, and it was seen leaving: production. `packed_at_us` is the moment of "
    "its pass verdict (µs since 1970, UTC), `disposal` who saw it leave (`exit`, or `person` and `by`).",
    "case.dissolved": "It was said and is not believed any more: none of the units may be told as belonging to it.",
    "case.restored": "A person (`by`) found it good: it counts as packed again.",
    "order.closed": "The order ends, with its count of passed and rejected cases.",
    TOMBSTONE: "Stands under the number of a record that you refused, so that the numbers go on: which `record` (its "
    "id) of which `kind`, and your own `status` and `words`. If the record is sent again, it comes under its number "
    "with `mends`, the id of this tombstone: let it take the tombstone's place, and answer `accepted`.",
}
"""Every kind on the wire."""


def records() -> list[WireRecord]:
    """One of every kind, as a station's journal tells them; the tombstone last, under the number of the case packed."""
    disk = memory()
    store, reader, case = in_memory(disk), Reader(lambda: disk), CaseRef(1, 12)
    code = Code("gs1:00095212340000000013", "095212340000000013")
    units = tuple(
        UnitEntry(0, 4711, (1, column), Code(f"https://q.example.com/u/{text}", f"https://q.example.com/u/{text}"))
        for column, text in enumerate(("0A1B", "0A1C"), 1)
    )
    recipe = Recipe("Cola 0.5", "url", 2, 1, 2, url_prefix="https://q.example.com/u/", lot="L7")
    told = (
        OrderStarted("A-1", recipe),
        CasePassed(case, "A-1", "Cola 0.5", "L7", Window(), code, units),
        CaseReleased(case, "exit"),
        CaseRecalled(case, "offset_found"),
        CaseRestored(case, "Li Wei"),
        OrderClosed("A-1", 1, 0),
    )
    store.append(NOW_US, [JournalBatch(events=(EpochGranted(1, 0, "first"), *told))])
    found: list[WireRecord] = [*reader.wire(0, 100)]
    packed = next(record for record in found if record.kind == "case.packed")
    return [*found, tombstone(packed, Parked(packed.seq, "422", "unknown product", NOW_US))]


def example(record: WireRecord) -> dict[str, Any]:
    """One event as it stands in a batch."""
    document: dict[str, Any] = json.loads(encode_event(record, "Line 1"))
    return document


def batch() -> dict[str, Any]:
    """A whole request, as the uploader makes it: the first two of the examples."""
    first = [Record(r.seq, r.id, r.kind, r.version, r.at_us, r.body) for r in records()[:2]]
    _, content = encode_batch(Batch(STATION_EPOCH, Head(2, "ab" * 32), first), "Line 1", 2**20)
    document: dict[str, Any] = json.loads(content)
    return document


def body_schemas() -> dict[str, dict[str, Any]]:
    """Kind → JSON schema of its body. A body of a later version may have more keys; no receiver should mind."""
    text = {"type": "string"}
    of_case = {"packed_at_us": {"type": "integer", "description": "Microseconds since 1970, UTC"}}
    packed = {**of_case, "disposal": {"enum": ["exit", "person"]}, "by": text}
    stone = dict.fromkeys(("record", "kind", "order", "status", "words"), text)
    return {
        "order.started": _of(OrderStarted),
        "order.closed": _of(OrderClosed),
        "case.packed": _with(_of(CasePassed), packed),
        "case.dissolved": _with(_of(CasePassed), {**of_case, "cause": text}),
        "case.restored": _with(_of(CasePassed), packed),
        TOMBSTONE: {"type": "object", "properties": stone, "required": list(stone)},
    }


def _of(event: type) -> dict[str, Any]:
    return TypeAdapter(event).json_schema(ref_template=SCHEMAS)


def _with(schema: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return schema | {"properties": schema["properties"] | more, "required": [*schema["required"], *more]}


def openapi() -> dict[str, Any]:
    """The two requests a receiver serves."""
    models = (BatchDocument, EventDocument, Receipt, CursorDocument)
    _, found = models_json_schema([(model, "validation") for model in models], ref_template=SCHEMAS)
    schemas: dict[str, Any] = dict(found["$defs"])
    bodies = body_schemas()
    for kind, schema in bodies.items():
        schemas |= schema.pop("$defs", {})
        schemas[f"body.{kind}"] = {"title": kind, **schema, "description": MEANS[kind]}
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


assert set(MEANS) == {*WIRE_KINDS.values(), TOMBSTONE}, "a kind of the wire has no words"

if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    OPENAPI.write_text(openapi_text(), "utf-8")
