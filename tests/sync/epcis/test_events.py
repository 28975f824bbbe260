"""Wire records as EPCIS events: identifiers, times, actions, and names that never change."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.epcis.document import Filling, Limits
from sync.epcis.events import MEANINGS, carried, event_of
from sync.epcis.identifiers import Namespace, digital_link, key_of, namespace_fault
from tests.sync.epcis.factory import ODD_CODES, SSCC, URN, WEB, body, case, order_started, told

SGTIN = "gs1:010950600013435221"


@pytest.mark.parametrize(
    ("key", "link"),
    [
        (SSCC, "https://id.gs1.org/00/095011010000000018"),
        (SGTIN + "AB12", "https://id.gs1.org/01/09506000134352/21/AB12"),
        (SGTIN + "a/b%c", "https://id.gs1.org/01/09506000134352/21/a%2Fb%25c"),
        (
            "https://brand.example/01/09506000134352/21/AB%2FC?17=260101",
            "https://id.gs1.org/01/09506000134352/21/AB%2FC",
        ),
        ("https://brand.example/01/09506000134353/21/x", ""),  # a wrong check digit is no GTIN
        ("https://brand.example/01/09506000134352", ""),  # a product is not a thing
        ("gs1:0109506000134352", ""),
        ("gs1:00" + "1" * 17, ""),
        ("https://q.example.com/u/0A1B", ""),
        ("0109506000134352", ""),
    ],
)
def test_a_code_that_names_one_thing_by_gs1_is_a_digital_link(key: str, link: str) -> None:
    assert digital_link(key) == link


@given(st.text(min_size=1))
def test_any_other_text_is_one_segment_below_the_namespace_and_can_be_had_back(text: str) -> None:
    for base, sign in (("https://id.brand.example", "/"), ("urn:brand", ":")):
        uri = Namespace(base).uri("obj", text)
        name = uri.removeprefix(f"{base}{sign}obj{sign}")
        assert uri.isascii() and uri.isprintable()
        assert name and not set(name) & set('/:?#" <>\\^`{|}')
        assert name.strip(".")
        assert unquote(name) == text


@pytest.mark.parametrize(
    "namespace",
    [
        "",
        "brand",
        "https://",
        "https://x/",
        "https://x/a?b",
        "https://u:p@x/a",
        "https://x/01/a",
        "https://x/LOT",
        "ftp://x",
        "urn:epc:id",
        "urn:epcglobal",
        "urn:uuid:a",
        "urn:",
        "urn:x",
        "https://x/a b",
        "https://x/a\n",
    ],
)
def test_a_namespace_below_which_nothing_can_be_named_is_told(namespace: str) -> None:
    assert namespace_fault(namespace) != ""


@pytest.mark.parametrize("namespace", ["https://id.brand.example", "https://x:8443/trace/v1", "urn:brand:packing"])
def test_a_namespace_of_ones_own_is_taken(namespace: str) -> None:
    assert namespace_fault(namespace) == ""


def test_a_packed_case_is_an_aggregation() -> None:
    event = event_of(told(1, body(1, [SGTIN + "A", "plain/1"])), WEB)
    event_id = event.pop("eventID")
    assert event_id.startswith("ni:///sha-256;") and event_id.endswith("?ver=CBV2.0")
    assert event == {
        "type": "AggregationEvent",
        "eventTime": "2023-11-14T22:13:20.999Z",
        "eventTimeZoneOffset": "+00:00",
        "parentID": "https://id.gs1.org/00/095011010000000018",
        "childEPCs": ["https://id.gs1.org/01/09506000134352/21/A", "https://id.brand.example/obj/plain%2F1"],
        "action": "ADD",
        "bizStep": "packing",
        "disposition": "in_progress",
        "readPoint": {"id": "https://id.brand.example/loc/L1"},
        "bizTransactionList": [{"type": "prodorder", "bizTransaction": "https://id.brand.example/bt/A-1"}],
        "scan:record": "urn:uuid:" + told(1, {}).id,
        "scan:product": "https://id.brand.example/product/Cola%200.5",
        "scan:lot": "https://id.brand.example/batch/00123",
    }


def test_the_time_is_that_of_packing_with_the_offset_of_the_place() -> None:
    summer = int(datetime(2026, 7, 1, 12, 0, 0, 999_999, tzinfo=UTC).timestamp() * 1_000_000)
    record = told(1, body(1, ["a"], packed_at_us=summer))
    for zone, offset in (("Asia/Shanghai", "+08:00"), ("America/St_Johns", "-02:30"), ("Europe/Berlin", "+02:00")):
        event = event_of(record, replace(WEB, zone=zone))
        assert (event["eventTime"], event["eventTimeZoneOffset"]) == ("2026-07-01T12:00:00.999Z", offset)


def test_what_is_taken_out_is_a_delete_and_a_case_that_is_none_any_more_has_no_children() -> None:
    removed = event_of(told(1, body(1, ["a"]), "case.removed"), WEB)
    assert (removed["action"], removed["bizStep"], len(removed["childEPCs"])) == ("DELETE", "unpacking", 1)
    dissolved = event_of(told(2, body(1, ["a"]), "case.dissolved"), WEB)
    assert (dissolved["action"], "childEPCs" in dissolved) == ("DELETE", False)


def test_a_dissolved_case_has_its_own_time_and_says_why_and_a_restored_one_by_whom() -> None:
    packed = body(1, [SGTIN + "A"], packed_at_us=1_600_000_000_000_000)
    dissolved = event_of(told(2, packed | {"cause": "offset_found", "by": "nobody"}, "case.dissolved"), WEB)
    restored = event_of(told(3, packed | {"by": "李伟"}, "case.restored"), WEB)
    assert event_of(told(1, packed), WEB)["eventTime"] == "2020-09-13T12:26:40.000Z"
    assert [event["eventTime"] for event in (dissolved, restored)] == [
        "2023-11-14T22:13:21.999Z",
        "2023-11-14T22:13:22.999Z",
    ]
    assert (dissolved["action"], dissolved["bizStep"], "childEPCs" in dissolved) == ("DELETE", "unpacking", False)
    assert (restored["action"], restored["childEPCs"]) == ("ADD", ["https://id.gs1.org/01/09506000134352/21/A"])
    assert (dissolved["scan:cause"], "scan:by" in dissolved) == ("https://id.brand.example/cause/offset_found", False)
    assert restored["scan:by"] == "https://id.brand.example/person/%E6%9D%8E%E4%BC%9F"
    assert dissolved["parentID"] == restored["parentID"]
    assert dissolved == event_of(told(2, packed | {"cause": "offset_found"}, "case.dissolved"), WEB)


def test_orders_and_tombstones_have_no_word_in_epcis() -> None:
    assert not carried(order_started(1))
    assert not carried(told(1, {}, "order.closed"))
    assert not carried(told(1, {}, "record.parked"))
    assert all(carried(told(1, {}, kind)) for kind in MEANINGS)


def test_the_name_of_an_event_stays_and_differs_where_anything_differs() -> None:
    first = event_of(case(1), WEB)
    assert event_of(case(1), WEB) == first
    others = [event_of(case(2), WEB), event_of(case(1), URN), event_of(replace(case(1), at_us=2_000), WEB)]
    others.append(event_of(case(1, kind="case.removed"), WEB))
    assert len({event["eventID"] for event in (first, *others)}) == 5


@pytest.mark.parametrize(
    "broken",
    [{}, {"case_code": None}, {"units": []}, {"units": [{"code": None}]}, {"packed_at_us": "1"}, {"case_code": {}}],
)
def test_a_body_that_is_none_is_said_so(broken: dict[str, object]) -> None:
    record = told(1, body(1, ["a"]) | broken if broken else {})
    with pytest.raises((KeyError, TypeError, ValueError)):
        event_of(record, WEB)


def test_documents_are_filled_up_to_their_limits_and_never_empty() -> None:
    events = [event_of(case(seq), WEB) for seq in range(1, 6)]

    def filled(limits: Limits) -> tuple[int, int]:
        filling = Filling(WEB, datetime(2026, 6, 1, tzinfo=UTC), limits)
        for event in events:
            if not filling.add(event):
                break
        return len(filling), len(filling.document())

    whole = filled(Limits(10, 10**6))[1]
    assert filled(Limits(3, 10**6))[0] == 3
    assert filled(Limits(10, whole)) == (5, whole)
    assert filled(Limits(10, whole - 1))[0] == 4
    assert filled(Limits(10, 1))[0] == 1


@pytest.mark.parametrize(
    ("uri", "key"),
    [
        ("https://id.gs1.org/00/095011010000000018", SSCC),
        ("urn:epc:id:sscc:9501101.0000000001", SSCC),
        ("urn:epc:id:sgtin:9506000.013435.a%2Fb", "gs1:010950600013435221a/b"),
        ("urn:epc:id:sgtin:9506000.013435", "urn:epc:id:sgtin:9506000.013435"),
        ("urn:epc:id:sgtin:9506000.0134351.1", "urn:epc:id:sgtin:9506000.0134351.1"),
        ("urn:epc:id:sscc:9501101.1", "urn:epc:id:sscc:9501101.1"),
        ("urn:epc:id:sgln:9501101.00001.0", "urn:epc:id:sgln:9501101.00001.0"),
        ("https://id.brand.example/obj/a%2Fb", "a/b"),
        ("urn:brand:obj:a%3Ab", "a:b"),
        ("https://brand.example/u/1", "https://brand.example/u/1"),
    ],
)
def test_an_identifier_is_read_back_to_what_is_scanned(uri: str, key: str) -> None:
    assert key_of(uri) == key


def test_every_odd_code_has_an_identifier_of_its_own() -> None:
    found = [WEB.namespace.code(key) for key in ODD_CODES]
    assert len(set(found)) == len(found)
