"""Days of production, simulated with every fault, as EPCIS: each released case once, each document valid."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from station.assembly import exports
from station.journal.pages import Pages
from sync.delivery.session import IDLE_S, DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.epcis.destination import EpcisDestination
from sync.epcis.document import DocumentLimits
from sync.epcis.events import carried
from sync.epcis.settings import EpcisUpstream
from sync.outbox import Record
from tests.simulation.run import Run, scenario
from tests.sync.desk import HandClock, settle
from tests.sync.epcis.factory import ODD_CODES, WEB, body, order_started, told
from tests.sync.epcis.gs1 import schema
from tests.sync.memory import MemoryOutbox
from tests.sync.reworked import ReworkedJournal, a_day_of_rework
from tests.sync.servers import Hub, hub_at

RELEASED = (
    "SELECT c.code FROM plc_case p JOIN container c ON c.id = p.container JOIN event e ON e.seq = p.seq "
    "WHERE EXISTS (SELECT 1 FROM event r WHERE r.kind = 'case.released' "
    "AND json_extract(r.body, '$.case.epoch') = p.epoch AND json_extract(r.body, '$.case.seq') = p.abs_seq)"
)


def simulated(seed: int, **more: object) -> sqlite3.Connection:
    """The journal of a virtual day."""
    run = Run(scenario(seed, cases=60, **more))
    assert run.go().broken == {}
    return run.disk.connection


def documents(journal: sqlite3.Connection) -> list[dict[str, Any]]:
    source = exports.Source(Pages(lambda: journal), exports.Wanted(), "L1")
    now = datetime(2026, 6, 1, tzinfo=UTC)
    return [json.loads(line) for line in exports.epcis(source, WEB, DocumentLimits(20, 2**20), lambda: now)]


@pytest.mark.parametrize(
    ("seed", "more"),
    [
        (3, {"shape": "picture", "case_code": "sscc"}),
        (8, {"shape": "picture", "case_code": "reader"}),
        (5, {"shape": "queue", "case_code": "sscc"}),
    ],
)
def test_every_document_of_a_simulated_day_is_what_gs1s_schema_asks(seed: int, more: dict[str, object]) -> None:
    check = schema()
    journal = simulated(seed, **more)
    found = documents(journal)
    assert [problem for document in found for problem in check.problems(document)] == []
    events = [event for document in found for event in document["epcisBody"]["eventList"]]
    released = {WEB.namespace.code(code) for (code,) in journal.execute(RELEASED)}
    assert len(released) > 20
    parents = {event["parentID"] for event in events if event["type"] == "AggregationEvent"}
    assert released <= parents
    assert aggregated(events) == packed_in(journal)
    assert len({event["eventID"] for event in events}) == len(events)


def test_a_day_of_rework_is_what_gs1s_schema_asks_and_ends_with_what_the_station_has() -> None:
    journal = ReworkedJournal()
    a_day_of_rework(journal)
    found = documents(journal.disk)
    events = [event for document in found for event in document["epcisBody"]["eventList"]]
    steps = {(event["type"], event["action"], event["bizStep"]) for event in events}
    assert steps == {
        ("AggregationEvent", "ADD", "packing"),
        ("AggregationEvent", "DELETE", "unpacking"),
        ("ObjectEvent", "DELETE", "decommissioning"),
        ("ObjectEvent", "ADD", "commissioning"),
        ("ObjectEvent", "OBSERVE", "shipping"),
        ("ObjectEvent", "OBSERVE", "receiving"),
    }
    assert len({event["eventID"] for event in events}) == len(events)
    assert aggregated(events) == packed_in(journal.disk)
    check = schema()
    assert [problem for document in found for problem in check.problems(document)] == []


def aggregated(events: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Parent → children, as a repository has it that goes by event time."""
    held: dict[str, set[str]] = {}
    for event in sorted(events, key=lambda event: str(event["eventTime"])):
        if event["type"] != "AggregationEvent":
            continue
        children = held.setdefault(event["parentID"], set())
        named = set(event.get("childEPCs", []))
        if event["action"] == "ADD":
            assert not children & named, "added twice"
            children |= named
        else:
            assert children >= named, "taken out of what it was not in"
            children -= named or set(children)
    return {parent: children for parent, children in held.items() if children}


def packed_in(journal: sqlite3.Connection) -> dict[str, set[str]]:
    """The same, as the station's tables have it."""
    units = (
        "SELECT c.code, u.code FROM unit u JOIN container c ON c.id = u.container "
        "WHERE u.state = 1 AND c.state = 'live'"
    )
    children = "SELECT c.code, m.code FROM container m JOIN container c ON c.id = m.parent WHERE c.state = 'live'"
    held: dict[str, set[str]] = {}
    for parent, child in journal.execute(f"{units} UNION {children}"):
        held.setdefault(WEB.namespace.code(parent), set()).add(WEB.namespace.code(child))
    return held


async def delivered(outbox: MemoryOutbox, hub: Hub) -> float:
    """How long the uploader wants to rest after it sent everything over EPCIS."""
    given = {"name": "gs1", "url": hub.url, "token_file": hub.token_file, "namespace": "https://id.brand.example"}
    destination = EpcisDestination(EpcisUpstream.model_validate(given), station="L1", clock=HandClock())
    try:
        options = DeliveryOptions(batch_max_events=10, carries=carried)
        return await settle(Uploader("gs1", outbox, destination, HandClock(), lambda: 0.5, options))
    finally:
        await destination.close()


@pytest.mark.wire
async def test_our_hub_takes_odd_codes_over_epcis_once_and_traces_each(tmp_path: Path) -> None:
    records: list[Record] = [order_started(1)]
    records += [told(seq, body(seq, [code], f"CASE-{seq}")) for seq, code in enumerate(ODD_CODES, start=2)]
    outbox = MemoryOutbox("epoch-a")
    outbox.records.extend(records)
    async with hub_at(tmp_path) as hub:
        hub.fault(mode="lose_response", times=2, methods=["POST"])
        waits = [await delivered(outbox, hub) for _ in range(3)]
        assert waits[-1] == IDLE_S and waits[0] != IDLE_S
        hub.heal()
        for code in ODD_CODES:
            story = (await hub.get("/v1/trace", code=code)).json()
            assert len(story["as_unit"]) == 1, code
