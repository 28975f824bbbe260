"""EPCIS 1.2 XML against the XSD of GS1, where it is: a folder that EPCIS12_XSD names (gs1/EPCIS, XSL/1.2/XSD)."""

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from station.journal.pages import Pages
from sync.epcis.events import Event, Where, carried, events_of
from sync.epcis.xml12 import document
from sync.wire_schema import CODE_MAX
from tests.api.hostile import HOSTILE
from tests.sync.epcis.factory import ODD_CODES, URN, WEB, body, case, told
from tests.sync.epcis.test_day import simulated
from tests.sync.reworked import ReworkedJournal, a_day_of_rework

NAME = "EPCglobal-epcis-1_2.xsd"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
COMMISSIONING = replace(WEB, commissioning=True)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    folder = os.environ.get("EPCIS12_XSD", "")
    if not folder or not (Path(folder) / NAME).is_file():
        pytest.skip(f"EPCIS12_XSD names no folder with {NAME}")
    return etree.XMLSchema(etree.parse(Path(folder) / NAME))


def problems(schema: etree.XMLSchema, events: Iterable[Event], where: Where) -> list[str]:
    written = b"".join(document(events, ("9501101", "9521234"), where.namespace.terms, NOW))
    schema.validate(etree.fromstring(written))
    return [str(error) for error in schema.error_log]


def events_in(pages: Pages, where: Where) -> list[Event]:
    records = pages.all_wire(pages.wire_head().seq)
    return [event for record in records if carried(record) for event in events_of(record, where)]


@cache
def day(shape: str) -> sqlite3.Connection:
    return simulated(3, shape=shape, case_code="sscc")


@pytest.mark.parametrize("where", [WEB, URN, COMMISSIONING, replace(URN, commissioning=True)])
@pytest.mark.parametrize("shape", ["picture", "queue"])
def test_a_simulated_day_is_valid(schema: etree.XMLSchema, shape: str, where: Where) -> None:
    events = events_in(Pages(lambda: day(shape)), where)
    assert len(events) > 20
    assert problems(schema, events, where) == []


@pytest.mark.parametrize("where", [WEB, COMMISSIONING])
def test_a_day_of_rework_with_shipments_is_valid(schema: etree.XMLSchema, where: Where) -> None:
    journal = ReworkedJournal()
    a_day_of_rework(journal)
    events = events_in(Pages(lambda: journal.disk), where)
    assert {"shipping", "receiving", "decommissioning"} <= {event["bizStep"] for event in events}
    assert problems(schema, events, where) == []


def test_odd_codes_are_valid(schema: etree.XMLSchema) -> None:
    events = [event for n, code in enumerate(ODD_CODES, 1) for event in events_of(told(n, body(n, [code])), WEB)]
    assert problems(schema, events, WEB) == []


def test_what_is_wrong_is_seen(schema: etree.XMLSchema) -> None:
    (event,) = events_of(case(1), WEB)
    assert problems(schema, [event], WEB) == []
    del event["action"]
    with pytest.raises(KeyError):
        problems(schema, [event], WEB)
    assert problems(schema, [event | {"action": "TAKE"}], WEB) != []


@pytest.mark.parametrize("text", [each for each in HOSTILE.values() if each.isascii() and "\0" not in each])
def test_hostile_texts_are_text(text: str) -> None:
    """A record cannot hold a NUL or half a character at all."""
    goods = dict.fromkeys(("order", "product", "lot", "by", "reason", "to", "document"), text[:1000])
    packed, left = body(1, [text[:CODE_MAX]], "CASE"), {"delivery": 1, "origin": None}
    records = [told(1, packed | goods), told(2, packed | goods | left, "shipment.confirmed")]
    events = [event for record in records for event in events_of(record, COMMISSIONING)]
    found = etree.fromstring(b"".join(document(events, (), COMMISSIONING.namespace.terms, NOW)))
    assert len(found.findall(".//action")) == len(events) == 3
