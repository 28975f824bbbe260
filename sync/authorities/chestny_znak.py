"""Documents of Chestny ZNAK: the cabinet's aggregation (XML ``unit_pack`` 1.03) and the reports of SUZ (JSON). Pure.

A file holds at most 30,000 codes and 30 MB; a container is never divided. Boxes come before the pallets they stand on:
the platform knows a box only when it has read it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from sync.authorities.marking import marking_of, sscc_of
from sync.authorities.packed import DocumentPart, Fate, LostUnit, PackedContainer, Participant, by_level

CODES_MAX = 30_000
OCTETS_MAX = 30_000_000
DROPOUT: dict[Fate, str] = {
    "sampled": "QA_SAMPLES",
    "destroyed": "DESTRUCTION",
    "lost": "OTHER",
    "damaged": "DAMAGE_LOSS",
    "other": "OTHER",
}
"""Fate of a unit → reason of a dropout report."""


def unit_pack(
    who: Participant, containers: Sequence[PackedContainer], document: str, made: datetime, program: str
) -> Iterator[DocumentPart]:
    """The cabinet's aggregation. *document*: its number, the same for every part, which get -1, -2 …"""
    for number, group in enumerate(_parts(by_level(containers), _in_document), start=1):
        name, packed_us = f"{document}-{number}", max(each.packed_us for each in group)
        packed = datetime.fromtimestamp(packed_us / 1_000_000, made.tzinfo)
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<unit_pack document_id={quoteattr(name)} VerForm="1.03" file_date_time={quoteattr(_moment(made))} '
            f"VerProg={quoteattr(program)}>\n"
            f"  <Document operation_date_time={quoteattr(_moment(packed))} document_number={quoteattr(name)}>\n"
            f"    <organisation><id_info><LP_info org_name={quoteattr(who.name)} LP_TIN={quoteattr(who.number)}/>"
            "</id_info></organisation>\n"
        )
        body = "".join(map(_pack_content, group))
        text = f"{head}{body}  </Document>\n</unit_pack>\n"
        yield DocumentPart(text.encode(), sum(len(each.members) for each in group))


def _moment(moment: datetime) -> str:
    """With seconds and offset: the platform refuses less."""
    return moment.isoformat(timespec="seconds")


def _pack_content(container: PackedContainer) -> str:
    codes = "".join(f"      <cis>{escape(_in_document(code))}</cis>\n" for code in container.members)
    code = f"00{sscc_of(container.code)}"
    return f"    <pack_content>\n      <pack_code>{code}</pack_code>\n{codes}    </pack_content>\n"


def _in_document(code: str) -> str:
    """A unit without its check part, a box with the identifier before its digits."""
    marking = marking_of(code)
    return marking.short if marking is not None else f"00{sscc_of(code)}"


def _parts(containers: Sequence[PackedContainer], spelled: Callable[[str], str]) -> Iterator[list[PackedContainer]]:
    """One level a part: a pallet's part comes after those of its boxes."""
    for _, level in groupby(containers, key=lambda each: each.level):
        part: list[PackedContainer] = []
        codes = octets = 0
        for each in level:
            more = sum(len(spelled(code).encode()) + 40 for code in each.members) + 200
            if part and (codes + len(each.members) > CODES_MAX or octets + more > OCTETS_MAX - 10_000):
                yield part
                part, codes, octets = [], 0, 0
            part.append(each)
            codes += len(each.members)
            octets += more
        if part:
            yield part


def aggregation(who: Participant, containers: Sequence[PackedContainer], order: str) -> Iterator[DocumentPart]:
    """SUZ: which units are in which box. *order*: of production, as the platform knows it."""
    for group in _parts(by_level(containers), _in_document):
        units = [
            {
                "aggregatedItemsCount": len(each.members),
                "aggregationType": "AGGREGATION",
                "aggregationUnitCapacity": max(each.capacity, len(each.members)),
                "sntins": [_sntin(code) for code in each.members],
                "unitSerialNumber": sscc_of(each.code),
            }
            for each in group
        ]
        told = {"participantId": who.number, "productionLineId": who.line, "productionOrderId": order}
        yield _json({**told, "aggregationUnits": units}, sum(len(each.members) for each in group))


def _sntin(code: str) -> str:
    marking = marking_of(code)
    return marking.short if marking is not None else sscc_of(code)


def utilisation(who: Participant, containers: Sequence[PackedContainer]) -> Iterator[DocumentPart]:
    """SUZ: which codes were put onto goods, whole."""
    codes = [
        marking.whole
        for each in by_level(containers)
        if each.level == 1
        for code in each.members
        if (marking := marking_of(code)) is not None
    ]
    for first in range(0, len(codes), CODES_MAX):
        some = codes[first : first + CODES_MAX]
        told = {"productGroup": who.group, "participantId": who.number, "productionLineId": who.line}
        yield _json({**told, "usageType": "VERIFIED", "sntins": some}, len(some))


def dropout(who: Participant, lost: Sequence[LostUnit], made: datetime) -> Iterator[DocumentPart]:
    """SUZ: which codes left trade, one report a reason."""
    ordered = sorted(lost, key=lambda unit: DROPOUT[unit.fate])
    for reason, units in groupby(ordered, key=lambda unit: DROPOUT[unit.fate]):
        codes = [marking.short for unit in units if (marking := marking_of(unit.code)) is not None]
        for first in range(0, len(codes), CODES_MAX):
            some = codes[first : first + CODES_MAX]
            told = {"productGroup": who.group, "participantId": who.number, "dropoutReason": reason}
            yield _json({**told, "sourceDocDate": made.date().isoformat(), "sntins": some}, len(some))


def _json(document: dict[str, object], codes: int) -> DocumentPart:
    return DocumentPart((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), codes)
