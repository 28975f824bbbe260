"""Against what others made: GS1's reference library for event hashes, GS1's own JSON schema."""

import json
import warnings
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from sync.epcis.document import DocumentLimits, Filling
from sync.epcis.events import DISPOSITIONS, Event, Where, events_of
from sync.outbox import Record
from tests.sync.epcis.factory import ODD_CODES, SSCC, URN, WEB, body, case, told
from tests.sync.epcis.gs1 import schema
from tests.sync.factory import code_body, member, pallet_body

NOW = datetime(2026, 6, 1, tzinfo=UTC)
NO_LOT_OF_THE_LIBRARY = ("inf", "nan", "1e5", "packing", "scan:record")
"""Texts that the reference library takes for numbers (it stops at the first two), or for a name of the context
wherever they stand. No lot is called so."""
COMMISSIONING = replace(WEB, commissioning=True)
WHERES = [
    pytest.param(WEB, id="web"),
    pytest.param(URN, id="urn"),
    pytest.param(COMMISSIONING, id="commissioning"),
]


def document(events: list[Event], where: Where) -> dict[str, Any]:
    filling = Filling(where, NOW, DocumentLimits(len(events), 10**9))
    assert filling.add(events)
    found: dict[str, Any] = json.loads(filling.document())
    return found


def events_of_every_kind(where: Where) -> list[Event]:
    odd = [told(100 + n, body(n + 1, [key], key)) for n, key in enumerate(ODD_CODES)]
    texts = [
        told(200 + n, body(n + 1, ["a"], SSCC, lot=key[:1_000], product=key[:1_000], order=key[:1_000]))
        for n, key in enumerate((*ODD_CODES, "-01", "+0.50", "-0"))
        if not (where.commissioning and key in NO_LOT_OF_THE_LIBRARY)
    ]
    expiring = [
        told(400 + n, body(n + 1, [key], SSCC, lot="B7"))
        for n, key in enumerate(("01095060001343522112\x1d17271130\x1d10L-9", "01095060001343522113\x1d17280200"))
    ]
    bare = told(300, body(1, ["b", "a", "c"], order="", lot="", product=""))
    whys = [
        told(500 + n, body(n + 1, ["a"], SSCC, cause=key[:1_000], by=key[:1_000]), kind)
        for n, (key, kind) in enumerate(product(ODD_CODES, ("container.dissolved", "container.restored")))
    ]
    records = (*odd, *texts, bare, *expiring, *whys, *reworked(), *units(), *shipped())
    return [event for record in records for event in events_of(record, where)]


def reworked() -> list[Record]:
    """Changed and relabelled containers of two levels, by every odd code."""
    changed = [
        told(700 + n, body(1, []) | {"removed": [member("x")], "added": [member(key)]}, "container.changed")
        for n, key in enumerate(ODD_CODES)
    ]
    recoded = [
        told(800 + n, pallet_body(9, key, {1: "CASE-1"}) | {"old_code": code_body("OLD")}, "container.recoded")
        for n, key in enumerate(ODD_CODES)
    ]
    return changed + recoded


def units() -> list[Record]:
    about = [{"code": code_body(key), "by": key[:1_000], "reason": key[:1_000]} for key in ODD_CODES]
    out = [body | {"fate": fate} for body, fate in product(about, DISPOSITIONS)]
    return [told(900 + n, body, "unit.decommissioned") for n, body in enumerate(out)] + [
        told(1_200 + n, body, "unit.recommissioned") for n, body in enumerate(about)
    ]


def shipped() -> list[Record]:
    pallet = pallet_body(9, SSCC, {1: "CASE-1"})
    whom = ("9501101530003", "", *(key[:1_000] for key in ODD_CODES))
    return [told(1_300, pallet, "shipment.returned")] + [
        told(1_301 + n, pallet | {"to": to, "document": to}, "shipment.confirmed") for n, to in enumerate(whom)
    ]


@pytest.mark.parametrize("where", WHERES)
def test_the_reference_library_gives_every_event_the_same_name(where: Where) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own: importlib.resources as it was
        from epcis_event_hash_generator import hash_generator, json_to_py

        events = events_of_every_kind(where)
        theirs = hash_generator.epcis_hashes_from_events(
            json_to_py.event_list_from_epcis_document_json(document(events, where))
        )
    assert theirs == [event["eventID"] for event in events]


@pytest.mark.parametrize("where", WHERES)
def test_every_document_is_what_gs1s_schema_asks(where: Where) -> None:
    check = schema()
    whole = document(events_of_every_kind(where), where)
    assert list(check.problems(whole)) == []
    for spoil in ({"action": "PACK"}, {"eventTime": "yesterday"}, {"parentID": "a b"}):
        assert list(check.problems(document([events_of(case(1), where)[0] | spoil], where))) != []
