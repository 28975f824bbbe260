"""Documents of authorities: what is in them, what would be refused, and what comes back."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from station.core.codes.groups import MARKING_GROUPS
from sync.authorities import ali_health, chestny_znak
from sync.authorities.answers import NotAnAnswer, read_answer
from sync.authorities.marking import marking_of, sscc_of
from sync.authorities.packed import DocumentPart, LostUnit, PackedContainer, Participant
from sync.authorities.rules import findings, lost_findings

GS = "\x1d"
GTIN = "04680089900017"
BOX, OTHER_BOX, PALLET = "00046800899000256018", "00046800899000256025", "00046800899000256032"
WHO = Participant("9705119097", 'ООО "Вода" & Ко', "water", "L1")
MOSCOW = timezone(timedelta(hours=3))
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=MOSCOW)
PACKED_US = 1_795_000_000_000_000


def unit(number: int, gtin: str = GTIN) -> str:
    return f'01{gtin}21SER<&">{number:06d}{GS}93Ab1{number % 10}'


def box(number: int, code: str, units: tuple[str, ...], **more: Any) -> PackedContainer:
    about: dict[str, Any] = {
        "level": 1,
        "name": "case",
        "capacity": 2,
        "order": "A-1",
        "product": "water",
        "lot": "L7",
    } | more
    return PackedContainer(number=number, code=code, members=units, packed_us=PACKED_US + number, **about)


BOXES = (box(1, BOX, (unit(1), unit(2))), box(2, OTHER_BOX, (unit(3), unit(4))))
STACK = box(3, PALLET, (BOX, OTHER_BOX), level=2, name="pallet")


def texts(part: DocumentPart, name: str) -> list[str]:
    return [element.text or "" for element in fromstring(part.content).iter(name)]


def keys(found: list[Any]) -> set[str]:
    return {each.key for each in found}


def test_a_marked_code_is_taken_apart_whatever_is_before_it() -> None:
    whole = f"01{GTIN}21SER0000000001{GS}93Ab1c"
    for text in (whole, f"]d2{whole}", f"{GS}{whole}"):
        found = marking_of(text)
        assert found is not None
        assert (found.gtin, found.serial, found.whole) == (GTIN, "SER0000000001", whole)
        assert len(found.short) == 31
    assert marking_of("https://q.example/1") is None
    assert [sscc_of(text) for text in (BOX, f"gs1:{BOX}", BOX[2:], "x")] == [BOX[2:], BOX[2:], BOX[2:], ""]


def test_the_cabinets_aggregation_has_boxes_before_pallets_and_codes_without_their_check_part() -> None:
    parts = list(chestny_znak.unit_pack(WHO, (STACK, *BOXES), "D-1", NOW, "station"))
    assert [texts(part, "pack_code") for part in parts] == [[BOX, OTHER_BOX], [PALLET]]
    assert texts(parts[0], "cis") == [f'01{GTIN}21SER<&">{number:06d}' for number in (1, 2, 3, 4)]
    assert texts(parts[1], "cis") == [BOX, OTHER_BOX]
    root = fromstring(parts[0].content)
    assert root.attrib["VerForm"] == "1.03"
    assert root.attrib["file_date_time"] == "2026-11-29T12:00:00+03:00"
    assert [each.attrib["document_id"] for each in map(fromstring, (part.content for part in parts))] == [
        "D-1-1",
        "D-1-2",
    ]
    (about,) = root.iter("LP_info")
    assert about.attrib == {"org_name": WHO.name, "LP_TIN": WHO.number}


def test_a_file_holds_no_more_codes_than_the_platform_takes_and_no_box_is_divided() -> None:
    many = [box(n, f"00{n:018d}", tuple(unit(n * 100 + k) for k in range(24))) for n in range(1, 1_301)]
    parts = list(chestny_znak.unit_pack(WHO, many, "D", NOW, "station"))
    assert [part.codes for part in parts] == [30_000, 1_200]
    assert sum(len(texts(part, "pack_code")) for part in parts) == 1_300


def test_suz_hears_boxes_by_eighteen_digits_and_printed_codes_whole() -> None:
    (part,) = chestny_znak.aggregation(WHO, BOXES, "PO-1")
    told = json.loads(part.content)
    assert (told["participantId"], told["productionLineId"], told["productionOrderId"]) == ("9705119097", "L1", "PO-1")
    assert told["aggregationUnits"][0] == {
        "aggregatedItemsCount": 2,
        "aggregationType": "AGGREGATION",
        "aggregationUnitCapacity": 2,
        "sntins": [f'01{GTIN}21SER<&">{number:06d}' for number in (1, 2)],
        "unitSerialNumber": BOX[2:],
    }
    (used,) = chestny_znak.utilisation(WHO, (*BOXES, STACK))
    assert json.loads(used.content)["sntins"] == [unit(number) for number in (1, 2, 3, 4)]


def test_units_that_left_trade_are_one_report_a_reason() -> None:
    lost = [LostUnit(unit(1), "sampled", 0), LostUnit(unit(2), "damaged", 0), LostUnit(unit(3), "sampled", 0)]
    told = [json.loads(part.content) for part in chestny_znak.dropout(WHO, lost, NOW)]
    assert {each["dropoutReason"]: len(each["sntins"]) for each in told} == {"QA_SAMPLES": 2, "DAMAGE_LOSS": 1}
    assert {each["sourceDocDate"] for each in told} == {"2026-11-29"}


def drug(layer: int, number: int) -> str:
    return f"81{layer}{number:017d}"


DRUGS = (
    box(1, drug(2, 1), (drug(1, 1), drug(1, 2))),
    box(2, drug(2, 2), (drug(1, 3),), lot="L8"),
    box(3, drug(3, 1), (drug(2, 1), drug(2, 2)), level=2, name="pallet"),
)


def test_ali_health_hears_each_code_with_its_layer_and_parent() -> None:
    part = ali_health.code_relation(DRUGS, ali_health.LotDetails("P-1", "1:2", "2027-11-30"), "L1", UTC)
    codes = [each.attrib for each in fromstring(part.content).iter("Code")]
    assert [(each["curCode"], each["packLayer"], each["parentCode"]) for each in codes] == [
        (drug(1, 1), "1", drug(2, 1)),
        (drug(1, 2), "1", drug(2, 1)),
        (drug(2, 1), "2", drug(3, 1)),
        (drug(3, 1), "3", ""),
        (drug(1, 3), "1", drug(2, 2)),
        (drug(2, 2), "2", drug(3, 1)),
    ]
    lots = [(each.attrib["batchNo"], each.attrib["validateDate"]) for each in fromstring(part.content).iter("Batch")]
    assert lots == [("L7", "2027-11-30"), ("L8", "2027-11-30")]


def test_what_is_right_has_no_finding() -> None:
    for document in ("gismt", "suz-aggregation", "suz-utilisation"):
        assert findings(document, WHO, (*BOXES, STACK)) == []
    assert findings("ali-health", WHO, DRUGS) == []
    assert lost_findings(WHO, [LostUnit(unit(1), "sampled", 0)]) == []


TRUCK = box(4, "00046800899000256049", (PALLET,), level=3, name="truck")
WRONG = [
    ("gismt", Participant("12", "x", "water"), BOXES, "authority_participant"),
    ("gismt", Participant("9705119097", "", "water"), BOXES, "authority_organisation"),
    ("suz-aggregation", Participant("9705119097", "x", "wine"), BOXES, "authority_group"),
    ("gismt", WHO, (), "authority_nothing"),
    ("gismt", WHO, (*BOXES, STACK, TRUCK), "authority_levels"),
    ("ali-health", WHO, BOXES[:1], "authority_not_supervised"),
    ("gismt", WHO, (box(1, "CASE-1", (unit(1),)),), "authority_no_sscc"),
    ("gismt", WHO, (box(1, BOX, ("https://q.example/1",)),), "authority_not_marked"),
    ("gismt", WHO, (box(1, BOX, (f"01{GTIN}21SHORT{GS}93Ab1c",)),), "authority_serial"),
    ("suz-utilisation", WHO, (box(1, BOX, (f"01{GTIN}21SER0000000001",)),), "authority_check_part"),
    ("gismt", WHO, (box(1, BOX, (unit(1), unit(1))),), "authority_twice"),
    ("gismt", WHO, (BOXES[0], STACK), "authority_box_missing"),
    ("gismt", WHO, (box(1, BOX, (unit(1), unit(2, "04680089900024"))),), "authority_mixed"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "who", "packed", "key"), WRONG)
def test_what_a_platform_refuses_is_found_before(
    document: str, who: Participant, packed: tuple[PackedContainer, ...], key: str
) -> None:
    assert keys(findings(document, who, packed)) == {key}


@pytest.mark.parametrize("group", MARKING_GROUPS)
def test_a_group_wants_its_own_check_part(group: str) -> None:
    row = MARKING_GROUPS[group]
    check = {"93": "93abcd", "91+92/44": f"91abcd{GS}92{'x' * 44}", "91+92/88": f"91abcd{GS}92{'x' * 88}"}
    who = Participant("9705119097", "x", group)
    for kind, part in check.items():
        packed = (box(1, BOX, (f"01{GTIN}21{'S' * row.serial}{GS}{part}",)),)
        wanted = set() if kind == row.check else {"authority_check_part"}
        assert keys(findings("suz-utilisation", who, packed)) == wanted


ANSWERS = [
    (b'{"status": "CHECKED_OK"}', True, "CHECKED_OK", []),
    (b'{"reportStatus": "REJECTED", "errorReason": [{"sntin": "S1", "message": "code is not EMITTED"}]}',
     False, "REJECTED", [("S1", "code is not EMITTED")]),
    (b'{"status": "CHECKED_NOT_OK", "errors": ["11: code 010468008990001721SER0000000001 is in circulation"]}',
     False, "CHECKED_NOT_OK", [("010468008990001721SER0000000001",
                                "11: code 010468008990001721SER0000000001 is in circulation")]),
    (b'<answer><docStatus>REJECTED</docStatus><error><cis>C1</cis><message>status</message></error>'
     b'<error><cis>C2</cis><message>owner</message></error></answer>',
     False, "REJECTED", [("C1", "status"), ("C2", "owner")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "accepted", "state", "refused"), ANSWERS)
def test_an_answer_says_which_codes_were_refused_in_the_platforms_words(
    content: bytes, accepted: bool, state: str, refused: list[tuple[str, str]]
) -> None:
    answer = read_answer(content)
    assert (answer.accepted, answer.state) == (accepted, state)
    assert [(each.code, each.words) for each in answer.refused] == refused


@pytest.mark.parametrize(
    "state", ["WAIT_ACCEPTANCE", "NOT_ACCEPTED", "not sent", "PARTIALLY_PROCESSED", "UNSUCCESSFUL", "broken"]
)
def test_a_word_of_acceptance_inside_another_state_is_no_yes(state: str) -> None:
    answer = read_answer(json.dumps({"status": state}).encode())
    assert (answer.accepted, answer.state, answer.refused) == (False, state, ())


def test_an_answer_with_many_errors_of_one_name_keeps_each_of_them() -> None:
    errors = "".join(f"<error><cis>C{n}</cis><message>owner</message></error>" for n in range(3_000))
    answer = read_answer(f"<answer><docStatus>REJECTED</docStatus>{errors}</answer>".encode())
    assert [each.code for each in answer.refused] == [f"C{n}" for n in range(3_000)]


BOMB = b'<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;">]><a>&y;</a>'


NESTED = [
    opened * depth + inside + closed * depth
    for depth in (600, 900, 9_000)
    for opened, inside, closed in ((b'{"a":', b"1", b"}"), (b"[", b"", b"]"), (b"<a>", b"", b"</a>"))
]
EPCIS = b'{"type": "EPCISDocument", "epcisBody": {"eventList": [{"action": "ADD", "reason": "recount"}]}}'
NO_ANSWERS = [EPCIS, b"", b"[]", b"hello", b"<a", b'{"x": 1}', BOMB, b"[" * 100_000, b"\xff\xfe\x00", *NESTED]


@pytest.mark.parametrize("content", NO_ANSWERS)
def test_what_is_no_answer_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotAnAnswer):
        read_answer(content)


def test_a_yes_with_refused_codes_is_no_yes() -> None:
    answer = read_answer(b'{"status": "PROCESSED", "items": [{"cis": "C1", "error": "not found"}]}')
    assert not answer.accepted
    assert [each.code for each in answer.refused] == ["C1"]
