"""Wire records as EPCIS events: identifiers, times, actions, and names that never change."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.epcis.document import DocumentLimits, Filling
from sync.epcis.events import KINDS, carried, events_of
from sync.epcis.identifiers import Namespace, digital_link, gln, key_of, namespace_fault
from tests.sync.epcis.factory import ODD_CODES, SSCC, URN, WEB, body, case, event_of, order_started, told
from tests.sync.factory import code_body, member, pallet_body

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
        "scan:kind": "https://id.brand.example/kind/container.packed",
        "scan:level": "https://id.brand.example/level/1",
        "scan:name": "https://id.brand.example/level/case",
        "scan:product": "https://id.brand.example/product/Cola%200.5",
        "scan:lot": "https://id.brand.example/batch/00123",
    }


def test_the_time_is_that_of_packing_with_the_offset_of_the_place() -> None:
    summer = int(datetime(2026, 7, 1, 12, 0, 0, 999_999, tzinfo=UTC).timestamp() * 1_000_000)
    record = told(1, body(1, ["a"], packed_at_us=summer))
    for zone, offset in (("Asia/Shanghai", "+08:00"), ("America/St_Johns", "-02:30"), ("Europe/Berlin", "+02:00")):
        event = event_of(record, replace(WEB, zone=zone))
        assert (event["eventTime"], event["eventTimeZoneOffset"]) == ("2026-07-01T12:00:00.999Z", offset)


def test_every_level_is_an_aggregation_of_the_level_below() -> None:
    pallet = event_of(told(9, pallet_body(9, SSCC, {1: "CASE-1", 2: "CASE-2"})), WEB)
    assert (pallet["action"], pallet["bizStep"]) == ("ADD", "packing")
    assert pallet["childEPCs"] == ["https://id.brand.example/obj/CASE-1", "https://id.brand.example/obj/CASE-2"]
    assert pallet["scan:name"] == "https://id.brand.example/level/pallet"


def test_a_change_of_members_is_a_delete_of_some_an_add_of_some_or_both() -> None:
    changed = body(1, []) | {"removed": [member("a")], "added": [member("b"), member("c")]}
    taken, put = events_of(told(2, changed, "container.changed"), WEB)
    assert (taken["action"], taken["bizStep"], len(taken["childEPCs"])) == ("DELETE", "unpacking", 1)
    assert (put["action"], put["bizStep"], len(put["childEPCs"])) == ("ADD", "packing", 2)
    assert taken["parentID"] == put["parentID"] and taken["eventID"] != put["eventID"]
    only = event_of(told(3, changed | {"added": []}, "container.changed"), WEB)
    assert (only["action"], only["eventTime"]) == ("DELETE", "2023-11-14T22:13:22.999Z")


def test_a_relabelled_container_leaves_its_old_code_with_all_and_gets_all_under_the_new() -> None:
    recoded = body(1, ["a", "b"], "NEW") | {"old_code": code_body("OLD")}
    old, new = events_of(told(2, recoded, "container.recoded"), WEB)
    assert (old["action"], old["parentID"], "childEPCs" in old) == (
        "DELETE",
        "https://id.brand.example/obj/OLD",
        False,
    )
    assert (new["action"], new["parentID"], len(new["childEPCs"])) == ("ADD", "https://id.brand.example/obj/NEW", 2)
    first = events_of(told(3, recoded | {"old_code": None}, "container.recoded"), WEB)
    last = events_of(told(4, recoded | {"code": None}, "container.recoded"), WEB)
    assert [event["action"] for event in (*first, *last)] == ["ADD", "DELETE"]


def test_a_relabelled_member_has_its_new_code_in_its_parent_too() -> None:
    parent = {"container": 9, "level": 2, "name": "pallet", "code": code_body(SSCC)}
    recoded = body(1, ["a"], "NEW") | {"old_code": code_body("OLD"), "parent": parent}
    _, _, out, into = events_of(told(2, recoded, "container.recoded"), WEB)
    assert out["parentID"] == into["parentID"] == "https://id.gs1.org/00/095011010000000018"
    assert (out["action"], out["childEPCs"]) == ("DELETE", ["https://id.brand.example/obj/OLD"])
    assert (into["action"], into["childEPCs"]) == ("ADD", ["https://id.brand.example/obj/NEW"])
    assert out["scan:kind"].endswith("/container.changed") and out["scan:name"].endswith("/pallet")
    uncoded = recoded | {"parent": parent | {"code": None}}
    assert len(events_of(told(3, uncoded, "container.recoded"), WEB)) == 2


def test_a_dissolved_case_has_its_own_time_and_says_why_and_a_restored_one_by_whom() -> None:
    packed = body(1, [SGTIN + "A"], packed_at_us=1_600_000_000_000_000)
    dissolved = event_of(told(2, packed | {"cause": "offset_found"}, "container.dissolved"), WEB)
    restored = event_of(told(3, packed | {"by": "李伟"}, "container.restored"), WEB)
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


@pytest.mark.parametrize(
    ("fate", "disposition"),
    [
        ("sampled", "inactive"),
        ("destroyed", "destroyed"),
        ("lost", "unknown"),
        ("damaged", "damaged"),
        ("other", "inactive"),
    ],
)
def test_a_decommissioned_unit_is_an_object_that_is_no_more_and_can_be_commissioned_again(
    fate: str, disposition: str
) -> None:
    about = {"code": code_body(SGTIN + "A"), "by": "Li Wei", "reason": "cap open"}
    out = event_of(told(2, about | {"fate": fate}, "unit.decommissioned"), WEB)
    assert (out["type"], out["action"], out["bizStep"]) == ("ObjectEvent", "DELETE", "decommissioning")
    assert (out["epcList"], out["disposition"]) == (["https://id.gs1.org/01/09506000134352/21/A"], disposition)
    assert out["scan:fate"].endswith(f"/fate/{fate}") and out["scan:reason"].endswith("/reason/cap%20open")
    again = event_of(told(3, about, "unit.recommissioned"), WEB)
    assert (again["type"], again["action"], again["bizStep"]) == ("ObjectEvent", "ADD", "commissioning")
    assert (again["epcList"], again["disposition"]) == (out["epcList"], "active")


def test_a_shipped_container_says_to_whom_and_by_which_document_and_a_returned_one_is_here_again() -> None:
    pallet = pallet_body(9, SSCC, {1: "CASE-1"})
    shipped = event_of(told(2, pallet | {"to": "9501101530003", "document": "LS-77"}, "shipment.confirmed"), URN)
    assert (shipped["type"], shipped["action"], shipped["bizStep"]) == ("ObjectEvent", "OBSERVE", "shipping")
    assert (shipped["disposition"], "bizLocation" in shipped) == ("in_transit", False)
    assert shipped["destinationList"] == [
        {"type": "possessing_party", "destination": "https://id.gs1.org/417/9501101530003"}
    ]
    assert {"type": "desadv", "bizTransaction": "urn:brand:bt:LS-77"} in shipped["bizTransactionList"]
    other = event_of(told(2, pallet | {"to": "DC 4", "document": ""}, "shipment.confirmed"), URN)
    assert other["destinationList"][0]["destination"] == "urn:brand:party:DC%204"
    returned = event_of(told(3, pallet, "shipment.returned"), URN)
    assert (returned["bizStep"], returned["disposition"], "bizLocation" in returned) == ("receiving", "returned", True)
    assert returned["epcList"] == shipped["epcList"] == ["https://id.gs1.org/00/095011010000000018"]


def test_a_party_is_named_by_gs1_only_where_it_is_a_gln() -> None:
    assert gln("9501101530003") == "https://id.gs1.org/417/9501101530003"
    assert [gln(text) for text in ("9501101530004", "950110153000", "DC-4", "", "９501101530003")] == [""] * 5


def test_orders_tombstones_and_containers_without_a_code_have_no_word_in_epcis() -> None:
    assert not carried(order_started(1))
    assert not carried(told(1, {}, "order.closed"))
    assert not carried(told(1, {}, "record.parked"))
    assert all(carried(told(1, {}, kind)) for kind in KINDS)
    uncoded = body(1, ["a"]) | {"code": None}
    coded = ("container.packed", "container.restored", "container.dissolved", "container.changed", "shipment.confirmed")
    assert not any(carried(told(1, uncoded, kind)) for kind in coded)
    assert carried(told(1, uncoded | {"old_code": code_body("OLD")}, "container.recoded"))
    assert not carried(told(1, uncoded | {"old_code": None}, "container.recoded"))
    assert not carried(told(1, body(1, []), "container.restored"))
    assert carried(told(1, body(1, []), "container.dissolved"))


def test_a_version_this_program_does_not_know_is_refused_and_not_guessed() -> None:
    with pytest.raises(ValueError, match="no word for"):
        events_of(replace(case(1), version=2), WEB)


def test_the_name_of_an_event_stays_and_differs_where_anything_differs() -> None:
    first = event_of(case(1), WEB)
    assert event_of(case(1), WEB) == first
    others = [
        event_of(case(2), WEB),
        event_of(case(1), URN),
        event_of(replace(case(1), body={**case(1).body, "packed_at_us": 1}), WEB),
    ]
    others.append(event_of(case(1, kind="container.dissolved"), WEB))
    assert len({event["eventID"] for event in (first, *others)}) == 5


@pytest.mark.parametrize(
    "broken",
    [{}, {"code": None}, {"members": []}, {"members": [{"code": None}]}, {"packed_at_us": "1"}, {"code": {}}],
)
def test_a_body_that_is_none_is_said_so(broken: dict[str, object]) -> None:
    record = told(1, body(1, ["a"]) | broken if broken else {})
    with pytest.raises(ValueError, match=r"valid|no name"):
        events_of(record, WEB)


def test_documents_are_filled_up_to_their_limits_and_never_empty() -> None:
    records = [events_of(case(seq), WEB) for seq in range(1, 6)]

    def filled(limits: DocumentLimits) -> tuple[int, int]:
        filling = Filling(WEB, datetime(2026, 6, 1, tzinfo=UTC), limits)
        for events in records:
            if not filling.add(events):
                break
        return len(filling), len(filling.document())

    whole = filled(DocumentLimits(10, 10**6))[1]
    assert filled(DocumentLimits(3, 10**6))[0] == 3
    assert filled(DocumentLimits(10, whole)) == (5, whole)
    assert filled(DocumentLimits(10, whole - 1))[0] == 4
    assert filled(DocumentLimits(10, 1))[0] == 1


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
