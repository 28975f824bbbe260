"""Against what others made: GS1's reference library for event hashes, GS1's own JSON schema."""

import json
import warnings
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from sync.epcis.document import Filling, Limits
from sync.epcis.events import MEANINGS, Event, Where, event_of
from tests.sync.epcis.factory import ODD_CODES, SSCC, URN, WEB, body, case, told
from tests.sync.epcis.gs1 import schema

NOW = datetime(2026, 6, 1, tzinfo=UTC)
WHERES = [pytest.param(WEB, id="web"), pytest.param(URN, id="urn")]


def document(events: list[Event], where: Where) -> dict[str, Any]:
    filling = Filling(where, NOW, Limits(len(events), 10**9))
    assert all(filling.add(event) for event in events)
    found: dict[str, Any] = json.loads(filling.document())
    return found


def events_of_every_kind(where: Where) -> list[Event]:
    odd = [told(100 + n, body(n, [key], key)) for n, key in enumerate(ODD_CODES)]
    texts = [told(200 + n, body(n, ["a"], SSCC, lot=key, product=key, order=key)) for n, key in enumerate(ODD_CODES)]
    bare = told(300, body(1, ["b", "a", "c"], order="", lot="", product=""))
    kinds = [case(seq, kind=kind) for seq, kind in enumerate(MEANINGS, start=400)]
    why = [
        told(500 + n, body(n, ["a"], SSCC, cause=key, by=key), kind)
        for n, (key, kind) in enumerate(product(ODD_CODES, ("case.dissolved", "case.restored")))
    ]
    return [event_of(record, where) for record in (*odd, *texts, bare, *kinds, *why)]


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
        assert list(check.problems(document([event_of(case(1), where) | spoil], where))) != []
